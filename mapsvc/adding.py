"""Places that a curator's gazetteer lacks: candidates for a name, and the record of the one that was chosen.

Candidates come from our own gazetteer, from the towns of the package (mostly GeoNames) and, where asked for, from a
public geocoder. A record says in the note of its footprint where its point is from; what nobody can know from a name,
such as the place it lay in, is left to the curator as a comment.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazetteer import Gazetteer, LonLat
from gazetteer.errors import RecordError
from gazetteer.geoparsing.towns import read_towns
from gazetteer.place import PlaceType
from gazetteer.place_record import Mistakes, read_place
from gazetteer.sources import shipped_sources
from gazetteer.sphere import distance_km
from gazetteer.turkish import search_key
from gazetteer.yaml_marks import load_document
from mapsvc.data_folder import DataFile
from routes.skeleton import proposed_id

__all__ = ["Candidate", "NewPlace", "added", "candidates", "record_text", "seems_swapped"]

_MOST_TOWNS = 8
_TOWN_M, _CITY_M, _PUBLIC_M = 3_000, 8_000, 5_000
"""Radius within which a place surely lies: a town, a city of 100,000 people, what a public geocoder gives."""
_TURKEY = "TR"
_NEAR_KM, _FAR_KM, _POLE_DEG = 150.0, 20_000.0, 90.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean."""

    name: str
    point: LonLat | None
    precision_m: int
    source: str
    """Where it is from, with licence; goes into the record."""
    place: str | None = None
    """Id of the place where our gazetteer has it already."""
    country: str = ""
    """ISO 3166-1 code of today's country, where known."""


def candidates(
    name: str, gazetteer: Gazetteer, *, year: int | None = None, near: LonLat | None = None, online: bool = False
) -> list[Candidate]:
    """Return the places that a name may mean: those of the gazetteer first, then towns, then public ones.

    Raises:
        QueryError: The name says nothing, or year or point is out of range.
        GeocodingUnavailableError: The public geocoder did not answer.
    """
    found = [_own(one.place.id, gazetteer) for one in gazetteer.find(name, year=year, near=near, limit=5)]
    towns = _towns(name)
    if near is not None:
        towns.sort(key=lambda town: distance_km(near, town.point) if town.point is not None else 0.0)
    found += towns[:_MOST_TOWNS]
    if online:
        from gazetteer.geocoding import public_geocode  # noqa: PLC0415  geopy is loaded for those who ask online only

        for one in public_geocode(name, limit=5):
            source = f"{one.identifier}, {one.attribution}, looked up by name"
            found.append(Candidate(one.name, one.point, _PUBLIC_M, source))
    return found


def _own(place_id: str, gazetteer: Gazetteer) -> Candidate:
    place = gazetteer.place(place_id)
    where = place.footprint
    point, precision_m = (where.point, where.precision_m) if where is not None else (None, 1)
    return Candidate(place.name(), point, precision_m, "our gazetteer", str(place.id))


def _towns(name: str) -> list[Candidate]:
    key, found = search_key(name), []
    for town in read_towns():
        if search_key(town.text) == key:
            point = LonLat(town.lon, town.lat)
            precision_m = _CITY_M if town.thousands >= 100 else _TOWN_M
            source = (
                f"town {town.standard}{f' ({town.country})' if town.country else ''} of the package's list: {_LIST}"
            )
            found.append(Candidate(town.standard, point, precision_m, source, None, town.country))
    return found


_LIST = "GeoNames, CC BY 4.0, or set by its editors (gazetteer/data/lexicon/SOURCES.md)"


def record_text(place_id: str, name: str, chosen: Candidate, kind: PlaceType, parent: str | None) -> str:
    """Return a place record as YAML text, with comments for what is left to its curator.

    Args:
        place_id: The id.
        name: What the texts call it: the Turkish period name.
        chosen: Where it lies, with its source.
        kind: What it is.
        parent: Id of the place it lay in; where None, Turkey for towns of today's Turkey, else a comment.
    """
    where: dict[str, Any] = {}
    if chosen.point is not None:
        where = {"lon": round(chosen.point.lon, 5), "lat": round(chosen.point.lat, 5)}
        where |= {"precision_m": chosen.precision_m, "basis": "editors", "note": chosen.source}
    footprint = "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in where.items()) + "}" if where else "null"
    parent = parent or ("turkiye" if chosen.country == _TURKEY else None)
    lines = [
        f"- id: {place_id}",
        f"  type: {kind.value}",
        "  names:",
        f"    - {{toponym: {_scalar(name)}, lang: tr, kind: period}}",
        "    # further names: lang en, ru ...; kind period, modern (of today, where it differs), historical, variant",
        f"  footprint: {footprint}",
        f"  parent: {parent}" if parent else "  # parent: id of the place it lay in then, such as turkiye",
    ]
    return "\n".join(lines) + "\n"


def _scalar(value: object) -> str:
    """Return a value as YAML reads it back, whatever is in a name."""
    if not isinstance(value, str):
        return str(value)
    breaks = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"})  # ends of lines for YAML
    return json.dumps(value, ensure_ascii=False).translate(breaks)


@dataclass(frozen=True, slots=True)
class NewPlace:
    """What a curator says of a place."""

    id: str | None
    """None: made of the name."""
    name: str
    kind: PlaceType
    parent: str | None
    precision_m: int | None


def added(new: NewPlace, chosen: Candidate, path: Path, known: Gazetteer) -> tuple[str, str]:
    """Return the id of a new place, and the text of a file of places with its record at the end.

    Args:
        new: What is said of it.
        chosen: Where it lies.
        path: The file, which may not be there yet.
        known: All places that there are.

    Raises:
        RecordError: The id is taken or cannot be one, the parent is not known, or the file is wrong.
    """
    place_id = new.id or proposed_id(new.name)
    if not place_id:
        raise RecordError(
            str(path), 1, "no id can be made of the name", new.name, "one with --id, in small letters a-z"
        )
    if place_id in known:
        expected = "another with --id, such as the name of what it lies in before it"
        raise RecordError(str(path), 1, "the id is taken", place_id, expected)
    before = _text_of(path)
    if chosen.precision_m and new.precision_m:
        chosen = replace(chosen, precision_m=new.precision_m)
    begin = before if not before or before.endswith("\n") else before + "\n"
    text = (
        f"{begin}{'' if not begin.strip() else chr(10)}{record_text(place_id, new.name, chosen, new.kind, new.parent)}"
    )
    _require_right(path, text, known, place_id)
    return place_id, text


def seems_swapped(point: LonLat, known: Gazetteer) -> bool:
    """Return whether latitude seems to stand first: far from all that is known, where the other way is not."""
    lat, lon = point
    if abs(lat) > _POLE_DEG:
        return False
    here, there = (
        min((km for _place, km in known.nearest(one, limit=1, max_distance_km=_FAR_KM)), default=_FAR_KM)
        for one in (point, LonLat(lon, lat))
    )
    return here > _NEAR_KM and there < here / 3


def _text_of(path: Path) -> str:
    if not path.exists():
        return ""
    try:
        return DataFile(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordError(str(path), 1, "file is not UTF-8", f"byte {error.start}") from None
    except OSError as error:
        raise RecordError(str(path), 1, f"file cannot be read: {error.strerror}") from None


def _require_right(path: Path, text: str, known: Gazetteer, place_id: str) -> None:
    """Refuse a file that would be wrong with the new record: what it had before, or what was said of the place."""
    root = load_document(str(path), text)
    if root.kind != "sequence":
        raise root.error("not a list of places", 'a YAML list, each member starting with "- id:"')
    mistakes = Mistakes()
    for node in root.values:
        read_place(node, shipped_sources(), mistakes)
        if node is root.values[-1]:
            parent = node.get("parent")
            if parent is not None and parent.text not in known:
                raise parent.error(f"place {place_id!r}, parent: unknown place", "the id of a place")
    if mistakes:
        raise mistakes[0]
    ids = [node.get("id") for node in root.values]
    if [one.text for one in ids if one is not None].count(place_id) > 1:
        raise RecordError(str(path), 1, "the id is taken", place_id, "another with --id")
