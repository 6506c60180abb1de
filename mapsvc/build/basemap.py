"""Makes the base map of 1932-33 from Natural Earth: `python -m mapsvc.build.basemap FOLDER_WITH_THE_SOURCES`.

Writes `mapsvc/maps/data/basemap.json` (for closer views) and `basemap-overview.json` (for the pictures). The same
sources give the same bytes. The format is told in `mapsvc/maps/data/SOURCES.md`.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import yaml

from mapsvc.build.arcs import GRID_PER_DEG, Arc, Node, arcs_of
from mapsvc.build.faces import GRID_DEG, cut_faces
from mapsvc.build.sources import Sources, read_sources
from mapsvc.build.topology import Level, Topology, fitted, polygons
from mapsvc.build.waters import River, lakes_then, rivers_then
from mapsvc.build.zones import Network

__all__ = ["main"]

HERE = Path(__file__).parent
DATA = HERE.parent / "maps" / "data"
LEAST_RIVER_DEG = 0.05
"""Shorter pieces are left-overs between lakes."""

LEVELS = (
    Level("detail", "basemap.json", 1000, 6e-6, 1e-4, 0.0, 1.0),
    Level("overview", "basemap-overview.json", 1000, 3.6e-4, 5e-3, 0.03, 3.0),
)


@dataclass(frozen=True)
class Material:
    """All that is drawn, at full detail."""

    arcs: list[Arc]
    lakes: list[Any]
    rivers: list[River]
    states: Mapping[str, Any]
    labels: list[dict[str, Any]]


def material(sources: Sources) -> Material:
    """Cut, chain and read everything once for all levels."""
    borders, waters, labels = (
        yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
        for name in ("borders-1932.yaml", "waters.yaml", "labels.yaml")
    )
    lakes = lakes_then(sources, waters)
    along = Network(shapely.union_all([shapely.set_precision(sources.borders, GRID_DEG)], grid_size=GRID_DEG))
    rivers = rivers_then(sources, waters, lakes, along)
    return Material(
        arcs=arcs_of(cut_faces(sources, borders)),
        lakes=lakes,
        rivers=rivers,
        states=borders["states"],
        labels=all_labels(labels, borders["states"], waters["rivers"]),
    )


def all_labels(
    document: Mapping[str, Any], states: Mapping[str, Any], rivers: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the labels of all kinds in one shape."""
    flat = [("state", key, {**entry, "name": states[key]["name"]}) for key, entry in document["states"].items()]
    flat += [(kind[:-1], entry["id"], entry) for kind in ("seas", "lakes", "cities") for entry in document[kind]]
    named = {river["id"]: river for river in rivers}
    for key, entries in document["rivers"].items():
        river = {"rank": named[key]["rank"], "name": named[key]["name"]}
        flat += [("river", key, {**river, **entry}) for entry in entries]
    return [
        {
            "kind": {"citie": "city"}.get(kind, kind),
            "id": key,
            "rank": entry["rank"],
            "at": entry["at"],
            "angle_deg": entry.get("angle", 0),
            "width_deg": entry.get("width", 0),
            "name": entry["name"],
            **({"since": entry["since"]} if "since" in entry else {}),
        }
        for kind, key, entry in flat
    ]


def topology(level: Level, all_of_it: Material) -> dict[str, Any]:
    """Return the document of a level."""
    made = Topology(level)
    arcs = fitted(level, all_of_it.arcs)
    for arc in arcs:
        made.add(arc.points)
    numbers = range(len(arcs))
    objects: dict[str, Any] = {
        "land": {"type": "MultiPolygon", "arcs": polygons(arcs, _is_land)},
        "coast": _lines([n for n in numbers if arcs[n].is_coast and not arcs[n].is_cut]),
        "borders": _lines([n for n in numbers if not arcs[n].is_coast and arcs[n].then[0] != arcs[n].then[1]]),
        "borders_today": _lines([n for n in numbers if not arcs[n].is_coast and arcs[n].now[0] != arcs[n].now[1]]),
        "states": {"type": "GeometryCollection", "geometries": _states(arcs, all_of_it.states)},
        "lakes": {"type": "MultiPolygon", "arcs": _lakes(made, all_of_it.lakes)},
        "rivers": {"type": "GeometryCollection", "geometries": _rivers(made, all_of_it.rivers)},
    }
    return made.document(objects, all_of_it.labels)


def _is_of(state: str, arc: Arc) -> tuple[bool, bool]:
    return arc.then[0] == state, arc.then[1] == state


def _is_land(arc: Arc) -> tuple[bool, bool]:
    return arc.then[0] is not None, arc.then[1] is not None


def _lines(numbers: Sequence[int]) -> dict[str, Any]:
    return {"type": "MultiLineString", "arcs": [[number] for number in numbers]}


def _states(arcs: Sequence[Arc], states: Mapping[str, Any]) -> list[dict[str, Any]]:
    geometries = []
    for state, entry in states.items():
        parts = polygons(arcs, partial(_is_of, state))
        if parts:
            geometries.append({"type": "MultiPolygon", "id": state, "properties": entry["name"], "arcs": parts})
    return geometries


def _lakes(made: Topology, lakes: Sequence[Any]) -> list[list[list[int]]]:
    result = []
    for lake in lakes:
        if lake.area < made.level.least_lake:
            continue
        rings = [
            made.on_grid(_nodes(ring), 4, factor=made.level.lake_factor) for ring in (lake.exterior, *lake.interiors)
        ]
        whole = [ring for ring in rings if len(ring) > 3]
        if whole and whole[0] == rings[0]:
            result.append([[made.add(ring)] for ring in whole])
    return result


def _rivers(made: Topology, rivers: Sequence[River]) -> list[dict[str, Any]]:
    geometries = []
    for river in rivers:
        parts = [part for part in shapely.get_parts(river.course) if part.geom_type == "LineString"]
        lines = [made.on_grid(_nodes(part), 2) for part in parts if part.length > LEAST_RIVER_DEG]
        geometries.append(
            {
                "type": "MultiLineString",
                "id": river.id,
                "properties": dict(river.name) | {"rank": river.rank},
                "arcs": [[made.add(line)] for line in lines if len(line) > 1],
            }
        )
    return geometries


def _nodes(line: Any) -> list[Node]:
    grid = np.rint(shapely.get_coordinates(line) * GRID_PER_DEG).astype(int)
    return [(int(x), int(y)) for x, y in grid]


def main() -> None:
    """Write the files of all levels and say how great they are."""
    all_of_it = material(read_sources(Path(sys.argv[1])))
    DATA.mkdir(exist_ok=True)
    for level in LEVELS:
        document = topology(level, all_of_it)
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
        (DATA / level.file).write_text(text, encoding="utf-8")
        points, packed = sum(map(len, document["arcs"])), len(gzip.compress(text.encode(), 9, mtime=0))
        print(f"{level.file}: {points} points, {len(text.encode())} bytes, {packed} gzipped")


if __name__ == "__main__":
    main()
