"""Maps: a scene says what is shown; a picture (SVG) or the interactive map (folium) shows it.

Direction inside: picture, interactive -> layout, legend, underlay -> labels, ground -> scene -> style,
projection, wording.
"""

from __future__ import annotations

from mapsvc.maps.comparing import delegations_scene, programme_scene
from mapsvc.maps.interactive import MapParts, compose
from mapsvc.maps.picture import picture
from mapsvc.maps.scene import Atlas, Scene, journey_scene, overview_scene, stop_scene
from mapsvc.maps.spots import Spot, atlas_scene, place_scene

__all__ = [
    "Atlas",
    "MapParts",
    "Scene",
    "Spot",
    "atlas_scene",
    "compose",
    "delegations_scene",
    "journey_scene",
    "overview_scene",
    "picture",
    "place_scene",
    "programme_scene",
    "stop_scene",
]
