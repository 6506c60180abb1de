"""Makes `mapsvc/maps/data/today.json`, today's borders and names for the map's layers: `python -m mapsvc.build.today`.

Takes the borders out of `basemap.json`, so run `mapsvc.build.basemap` first. A page fetches it when a visitor asks
for today's borders or names. The same sources give the same bytes.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from mapsvc.maps.underlay import capitals

__all__ = ["borders_of", "main", "names_of"]

HERE = Path(__file__).parent
DATA = HERE.parent / "maps" / "data"
_KINDS = {"state": "state", "sea": "water", "lake": "river", "river": "river", "city": "town"}


def borders_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return today's borders of a base map: its transform, and the arcs of each line."""
    lines = document["objects"]["borders_today"]["arcs"]
    return {"transform": document["transform"], "arcs": [document["arcs"][number] for (number,) in lines]}


def names_of(labels: Sequence[Mapping[str, Any]], today: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the lettering of today: the base map's, with today's states and the changed names of towns."""
    states = [{"kind": "state", "angle_deg": one["angle"], "width_deg": one["width"], **one} for one in today["states"]]
    others = [label for label in labels if label["kind"] != "state"]
    unknown = sorted(today["cities"].keys() - {label["id"] for label in others if label["kind"] == "city"})
    if unknown:
        raise ValueError(f"labels-today.yaml: got towns that labels.yaml has not: {', '.join(unknown)}")
    return [_name(label, today["cities"].get(label["id"], label["name"])) for label in (*states, *others)]


def _name(label: Mapping[str, Any], name: Mapping[str, str]) -> dict[str, Any]:
    is_capital = label["kind"] in ("state", "sea")
    text = {lang: capitals(name[lang], lang) if is_capital else name[lang] for lang in ("tr", "en", "ru")}
    lon, lat = label["at"]
    return {**text, "at": [_KINDS[label["kind"]], lat, lon, label["rank"], label["angle_deg"], label["width_deg"]]}


def main() -> None:
    """Write the file and say how great it is."""
    document = json.loads((DATA / "basemap.json").read_text(encoding="utf-8"))
    today = yaml.safe_load((HERE / "labels-today.yaml").read_text(encoding="utf-8"))
    made = {**borders_of(document), "names": names_of(document["labels"], today)}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"
    (DATA / "today.json").write_text(text, encoding="utf-8")
    print(f"today.json: {len(text.encode())} bytes, {len(gzip.compress(text.encode(), 9, mtime=0))} gzipped")


if __name__ == "__main__":
    main()
