"""Writes `routes/data/lines.geojson`: railways through their stations, sea lanes over the shipped base map, roads.

Run after the base map: `python -m mapsvc.build.lines`. The same inputs give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from mapsvc.build.rail import length_km, rail_features, smooth, tidy
from mapsvc.build.sea_lanes import sea_features
from mapsvc.maps.basemap import Basemap

__all__ = ["lines_json", "main"]

ROOT = Path(__file__).resolve().parents[2]
STATIONS = ROOT / "routes" / "data" / "rail-stations.yaml"
LANES = ROOT / "mapsvc" / "build" / "sea-lanes.yaml"
OUTPUT = ROOT / "routes" / "data" / "lines.geojson"

# Dikili, the fork of the road to the north, the plain of the Bakırçay, Bergama; degrees.
DIKILI_BERGAMA = ((26.889, 39.071), (26.96, 39.062), (27.04, 39.075), (27.12, 39.103), (27.178, 39.12))


def road_feature() -> dict[str, Any]:
    """Return the road from Dikili to Bergama, through points that the editors placed along today's road."""
    coordinates = tidy(smooth(DIKILI_BERGAMA, spacing_km=3)[0])
    return {
        "type": "Feature",
        "properties": {
            "id": "road-dikili-bergama",
            "kind": "road",
            "from": "Dikili",
            "to": "Bergama",
            "stations": [],
            "length_km": round(length_km(coordinates), 1),
            "known_length_km": None,
            "known_length_basis": None,
            "basis": {
                "tr": "Editörlerin bugünkü yol boyunca koyduğu birkaç nokta; eski yolun izi bilinmiyor.",
                "en": "A few points placed by the editors along today's road; the course of the old road is not known.",
            },
        },
        "geometry": {"type": "LineString", "coordinates": coordinates},
    }


def lines_json(land: BaseGeometry) -> str:
    """Return the whole FeatureCollection as text, a feature a line."""
    features: Sequence[dict[str, Any]] = [*rail_features(STATIONS), *sea_features(LANES, land), road_feature()]
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n'


def main() -> None:
    """Write the file and say how long each line is."""
    text = lines_json(Basemap.load("detail").land_geometry())
    OUTPUT.write_text(text, encoding="utf-8")
    for feature in json.loads(text)["features"]:
        properties = feature["properties"]
        print(f"{properties['id']:28} {properties['length_km']:8.1f} km of {properties['known_length_km'] or '?'}")


if __name__ == "__main__":
    main()
