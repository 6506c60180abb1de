"""Curves through the stations of the historical railways.

The stations and the order of each line are data (`routes/data/rail-stations.yaml`); nothing here knows a place.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from pyproj import Geod

__all__ = ["GEOD", "rail_features", "smooth", "tidy"]

GEOD = Geod(ellps="WGS84")
SPACING_KM = 6.0
"""Aim for this distance between the points of a curve."""

Point = tuple[float, float]
Feature = dict[str, Any]


def smooth(stations: Sequence[Point], spacing_km: float = SPACING_KM) -> tuple[list[Point], list[int]]:
    """Return a curve through all stations, and the index of each station in it.

    A centripetal Catmull-Rom spline: it passes through every station and has neither cusps nor loops
    inside a segment, whatever the distances.

    Args:
        stations: Degrees, WGS 84; at least two, no two in a row alike.
        spacing_km: Distance to aim for between points.

    Sources:
        Yuksel, Schaefer, Keyser 2011, Parameterization and applications of Catmull-Rom curves,
        doi:10.1016/j.cad.2010.08.008.
    """
    # Around one latitude a degree of longitude is shorter; the spline works in nearly equal units.
    squeeze = math.cos(math.radians(sum(lat for _, lat in stations) / len(stations)))
    knots = np.array([(lon * squeeze, lat) for lon, lat in stations])
    padded = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    curve: list[Point] = []
    at: list[int] = []
    for index in range(len(stations) - 1):
        at.append(len(curve))
        km = GEOD.inv(*stations[index], *stations[index + 1])[2] / 1000
        count = max(1, round(km / spacing_km))
        for step in range(count):
            lon, lat = _catmull_rom(padded[index : index + 4], step / count)
            curve.append((lon / squeeze, lat))
    at.append(len(curve))
    curve.append(stations[-1])
    return curve, at


def _catmull_rom(knots: np.ndarray[Any, Any], share: float) -> tuple[float, float]:
    times = [0.0]
    for start, end in pairwise(knots):
        times.append(times[-1] + max(math.dist(start, end), 1e-9) ** 0.5)
    t0, t1, t2, t3 = times
    t = t1 + share * (t2 - t1)
    p0, p1, p2, p3 = knots
    a1 = ((t1 - t) * p0 + (t - t0) * p1) / (t1 - t0)
    a2 = ((t2 - t) * p1 + (t - t1) * p2) / (t2 - t1)
    a3 = ((t3 - t) * p2 + (t - t2) * p3) / (t3 - t2)
    b1 = ((t2 - t) * a1 + (t - t0) * a2) / (t2 - t0)
    b2 = ((t3 - t) * a2 + (t - t1) * a3) / (t3 - t1)
    lon, lat = ((t2 - t) * b1 + (t - t1) * b2) / (t2 - t1)
    return float(lon), float(lat)


def tidy(line: Sequence[Point]) -> list[list[float]]:
    """Return the line rounded to four decimals (about ten metres), repeated points left out."""
    rounded = [[round(lon, 4), round(lat, 4)] for lon, lat in line]
    return [point for index, point in enumerate(rounded) if index == 0 or point != rounded[index - 1]]


def length_km(line: Sequence[Sequence[float]]) -> float:
    """Return the ellipsoidal length of a line."""
    return float(GEOD.line_length([p[0] for p in line], [p[1] for p in line])) / 1000


def rail_features(path: Path) -> list[Feature]:
    """Return the GeoJSON features of all railway lines of a station file, in its order."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    stations: Mapping[str, Mapping[str, Any]] = document["stations"]
    curves: dict[str, tuple[list[str], list[Point], list[int]]] = {}
    for line in document["lines"]:
        if "chain" in line:
            chain = line["chain"]
            curves[line["id"]] = (chain, *smooth([(stations[s]["lon"], stations[s]["lat"]) for s in chain]))
    for line in document["lines"]:
        if "part_of" in line:
            part = line["part_of"]
            chain, curve, at = curves[part["line"]]
            first, last = chain.index(part["from"]), chain.index(part["to"])
            curves[line["id"]] = (chain[first : last + 1], curve[at[first] : at[last] + 1], [])
    return [_feature(line, curves[line["id"]][0], curves[line["id"]][1], stations) for line in document["lines"]]


def _feature(
    line: Mapping[str, Any], chain: Sequence[str], curve: Sequence[Point], stations: Mapping[str, Mapping[str, Any]]
) -> Feature:
    names = [stations[station]["name"] for station in chain]
    points = tidy(curve)
    return {
        "type": "Feature",
        "properties": {
            "id": line["id"],
            "kind": "rail-stations",
            "from": names[0],
            "to": names[-1],
            "stations": names,
            "length_km": round(length_km(points), 1),
            "known_length_km": line.get("known_length_km"),
            "known_length_basis": line.get("known_length_basis"),
            "basis": line["basis"],
        },
        "geometry": {"type": "LineString", "coordinates": points},
    }
