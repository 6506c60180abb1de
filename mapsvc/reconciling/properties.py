"""What clients can ask of a place that they have reconciled, to fill the columns of their tables with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gazetteer import Gazetteer
from gazetteer.errors import PlaceNotFoundError
from gazetteer.place import NameKind, Place
from mapsvc.errors import ParameterError

__all__ = ["MOST_IDS", "PROPERTIES", "extend", "values_of"]

MOST_IDS = 2_000
"""In one question."""


def _period(lang: str) -> Callable[[Place], list[Any]]:
    def names(place: Place) -> list[Any]:
        return [one.toponym for one in place.toponyms if one.lang == lang and one.kind is NameKind.PERIOD]

    return names


def _linked(prefix: str) -> Callable[[Place], list[Any]]:
    return lambda place: [
        link.identifier.removeprefix(prefix) for link in place.links if link.identifier.startswith(prefix)
    ]


def _of_footprint(attribute: Callable[[Any], Any]) -> Callable[[Place], list[Any]]:
    return lambda place: [attribute(place.footprint)] if place.footprint is not None else []


PROPERTIES: Mapping[str, tuple[str, Callable[[Place], list[Any]]]] = {
    "name": ("Period name, Turkish", _period("tr")),
    "name_en": ("Period name, English", _period("en")),
    "name_ru": ("Period name, Russian", _period("ru")),
    "modern_name": ("Today's name", lambda place: [name] if (name := place.modern_name()) else []),
    "names": ("All names", lambda place: list(dict.fromkeys(one.toponym for one in place.toponyms))),
    "type": ("Type", lambda place: [place.type.value]),
    "subtype": ("Kind", lambda place: [place.subtype] if place.subtype else []),
    "parent": ("Place it lay in", lambda place: [place.parent] if place.parent else []),
    "lat": ("Latitude in degrees, WGS 84", _of_footprint(lambda where: round(where.point.lat, 5))),
    "lon": ("Longitude in degrees, WGS 84", _of_footprint(lambda where: round(where.point.lon, 5))),
    "precision_m": ("Surely within metres", _of_footprint(lambda where: where.precision_m)),
    "wikidata": ("Wikidata", _linked("wd:")),
    "geonames": ("GeoNames", _linked("gn:")),
}
"""Id of a property to its label and what it is of a place."""


def values_of(gazetteer: Gazetteer, place: Place, name: str) -> list[str]:
    """Return what a place may be compared by in a property: of the place above it, its id and all its names."""
    values = [str(value) for value in PROPERTIES[name][1](place)]
    if name == "parent" and place.parent is not None:
        values += [one.toponym for one in gazetteer.place(place.parent).toponyms]
    return values


def extend(gazetteer: Gazetteer, query: Any) -> dict[str, Any]:
    """Return the values of some properties of some places; a place that we do not have has none.

    Raises:
        ParameterError: The query is not what the API asks for, or a property is unknown.
    """
    ids, names = _read(query)
    return {
        "meta": [{"id": name, "name": PROPERTIES[name][0]} for name in names],
        "rows": {place_id: {name: _cells(gazetteer, place_id, name) for name in names} for place_id in ids},
    }


def _read(query: Any) -> tuple[Sequence[str], list[str]]:
    ids, properties = (query.get("ids"), query.get("properties")) if isinstance(query, dict) else (None, None)
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise ParameterError("extend: ids", repr(ids)[:80], "a list of ids")
    if len(ids) > MOST_IDS:
        raise ParameterError("extend: ids", f"{len(ids)} ids", f"{MOST_IDS} at most; send them in parts")
    if not isinstance(properties, list) or not all(isinstance(one, dict) for one in properties):
        raise ParameterError("extend: properties", repr(properties)[:80], "a list of objects with an id")
    names = list(dict.fromkeys(one.get("id") for one in properties))
    for name in names:
        if not isinstance(name, str) or name not in PROPERTIES:
            raise ParameterError("extend: properties", repr(name)[:80], f"one of {', '.join(PROPERTIES)}")
    return ids, names


def _cells(gazetteer: Gazetteer, place_id: str, name: str) -> list[dict[str, Any]]:
    try:
        place = gazetteer.place(place_id)
    except PlaceNotFoundError:
        return []
    if name == "parent" and place.parent is not None:
        return [{"id": place.parent, "name": gazetteer.place(place.parent).name()}]
    return [_cell(value) for value in PROPERTIES[name][1](place)]


def _cell(value: Any) -> dict[str, Any]:
    kinds = {int: "int", float: "float"}
    return {kinds.get(type(value), "str"): value}
