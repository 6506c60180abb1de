"""Maps: a scene says what is shown; a picture (SVG) or the interactive map (folium) shows it.

Direction inside: picture, interactive -> layout, legend, underlay -> labels, ground -> scene -> style,
projection, wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mapsvc.maps.atlas import Atlas
from mapsvc.maps.comparing import delegations_scene, programme_scene
from mapsvc.maps.picture import picture
from mapsvc.maps.scene import Scene, journey_scene, overview_scene, stop_scene
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

if TYPE_CHECKING:
    from mapsvc.maps.interactive import MapParts, compose


def __getattr__(name: str) -> Any:
    """Load folium, a third of the time that the command takes to start, only for those who draw interactive maps."""
    if name not in ("MapParts", "compose"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from mapsvc.maps import interactive  # noqa: PLC0415

    return getattr(interactive, name)
