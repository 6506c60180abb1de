"""Checks the base map: whole, valid, named in every language, and at one with the gazetteer on what lay where."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from gazetteer import Gazetteer, Place, PlaceType
from mapsvc.maps.basemap import Basemap
from routes.checks import Finding, Level

__all__ = ["check_basemap"]

_FILE = "mapsvc/maps/data/basemap.json"
_LANGUAGES = ("tr", "en", "ru")
_PLACED = frozenset({PlaceType.SETTLEMENT, PlaceType.QUARTER, PlaceType.STREET, PlaceType.BUILDING})
"""Places small enough to lie in one state."""
_SURE_M = 20_000
"""A point known less closely than this may fall on the other side of a border."""


def check_basemap(gazetteer: Gazetteer) -> Iterator[Finding]:
    """Yield what is wrong with the base map that ships; nothing of it depends on a curator's files."""
    try:
        basemap, overview = Basemap.load("detail"), Basemap.load("overview")
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        yield _error("base map cannot be read", repr(error), "the files that mapsvc.build.basemap makes")
        return
    yield from _areas(basemap)
    yield from _names(basemap)
    yield from _names(overview)
    yield from _states(basemap, gazetteer)


def _areas(basemap: Basemap) -> Iterator[Finding]:
    """Find areas that cross themselves or lie outside the Earth."""
    for name, polygons in (("land", basemap.land), ("lakes", basemap.lakes)):
        if not polygons:
            yield _error(f"base map has no {name}", 0, "one area or more")
        for rings in polygons:
            shape = shapely.Polygon(rings[0], rings[1:])
            west, south, east, north = shape.bounds
            if not (west >= -180 and south >= -90 and east <= 180 and north <= 90):
                yield _error(f"base map, {name}: area outside the Earth", shape.bounds, "degrees, WGS 84")
            elif not shape.is_valid:
                at = shape.representative_point()
                yield _error(
                    f"base map, {name}: area near {at.x:.2f},{at.y:.2f}", shapely.is_valid_reason(shape), "valid"
                )


def _names(basemap: Basemap) -> Iterator[Finding]:
    """Find lettering that a language lacks."""
    named = [(f"label {label.id}", label.name) for label in basemap.labels]
    named += [(f"state {state.id}", state.name) for state in basemap.states]
    named += [(f"river {river.id}", river.name) for river in basemap.rivers if river.name]
    for what, name in named:
        missing = [lang for lang in _LANGUAGES if not name.get(lang)]
        if missing:
            yield _error(f"base map, {what}: no name in {', '.join(missing)}", dict(name), "a name in tr, en and ru")


def _states(basemap: Basemap, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Find places that the map shows in another state than their records say."""
    states = {state.id for state in basemap.states}
    for place in gazetteer:
        if place.type not in _PLACED or place.footprint is None or place.footprint.precision_m > _SURE_M:
            continue
        recorded = [above.id for above in gazetteer.lineage(place) if above.id in states]
        shown = basemap.country_at(place.footprint.point)
        if recorded and shown is not None and shown not in recorded:
            yield _error(f"base map: {_told(place)} lies in another state", shown, f"{recorded[0]}, as its record says")


def _told(place: Place) -> str:
    point = place.footprint.point if place.footprint else None
    return f"{place.id} ({point.lon:.3f},{point.lat:.3f})" if point else str(place.id)


def _error(what: str, got: object, expected: str) -> Finding:
    return Finding(_FILE, 1, Level.ERROR, what, got, expected)
