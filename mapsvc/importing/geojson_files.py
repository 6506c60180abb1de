"""GeoJSON of other programs, Linked Places included: features that are points or lines, with the names they bear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mapsvc.errors import ImportedFileError
from mapsvc.importing.found import Found, Spot, Track, point_of

__all__ = ["from_geojson"]

_NAMES = ("name", "title", "Name", "NAME", "ad", "isim", "label", "name:tr", "place")
_ARRIVALS = ("arrival", "date", "start", "when", "tarih", "time")
_DEPARTURES = ("departure", "end")


def from_geojson(name: str, features: list[Any]) -> Found:
    """Return the points and lines of features.

    Raises:
        ImportedFileError: A feature is none, or lies nowhere on the Earth.
    """
    spots: list[Spot] = []
    tracks: list[Track] = []
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict):
            raise ImportedFileError(name, f"feature {number}: {type(feature).__name__}", "a GeoJSON feature")
        said = feature.get("properties")
        properties: Mapping[str, Any] = said if isinstance(said, dict) else {}
        title = _name(feature, properties)
        arrival, departure = _dates(feature, properties)
        for kind, coordinates in _geometries(feature.get("geometry")):
            try:
                if kind == "Point":
                    spots.append(Spot(title, point_of(name, *coordinates[:2]), arrival, departure))
                else:
                    mode = properties.get("mode")
                    points = tuple(point_of(name, *spot[:2]) for spot in coordinates)
                    tracks.append(Track(title, points, mode if isinstance(mode, str) else None))
            except (TypeError, KeyError, IndexError):
                raise ImportedFileError(name, f"feature {number}: no coordinates", "[longitude, latitude]") from None
    return Found(name, "", tuple(spots), tuple(tracks))


def _geometries(geometry: object, depth: int = 0) -> Iterator[tuple[str, Any]]:
    if not isinstance(geometry, dict) or depth > 3:
        return
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind in ("Point", "LineString"):
        yield str(kind), coordinates
    elif kind in ("MultiPoint", "MultiLineString") and isinstance(coordinates, list):
        for part in coordinates:
            yield str(kind).removeprefix("Multi"), part
    elif kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        for part in geometry["geometries"]:
            yield from _geometries(part, depth + 1)


def _name(feature: Mapping[str, Any], properties: Mapping[str, Any]) -> str:
    names = feature.get("names")  # of Linked Places
    toponyms = [one.get("toponym") for one in names if isinstance(one, dict)] if isinstance(names, list) else []
    listed = [properties.get(key) for key in _NAMES] + toponyms
    return next((" ".join(one.split()) for one in listed if isinstance(one, str) and one.strip()), "")


def _dates(feature: Mapping[str, Any], properties: Mapping[str, Any]) -> tuple[str | None, str | None]:
    def first(keys: tuple[str, ...]) -> str | None:
        return next((one for key in keys if isinstance(one := properties.get(key), str) and one.strip()), None)

    when = feature.get("when")
    spans = when.get("timespans") if isinstance(when, dict) else None
    span = spans[0] if isinstance(spans, list) and spans and isinstance(spans[0], dict) else {}
    ends = [next((str(one) for one in side.values()), None) if isinstance(side := span.get(key), dict) else None
            for key in ("start", "end")]  # fmt: skip
    return first(_ARRIVALS) or ends[0], first(_DEPARTURES) or ends[1]
