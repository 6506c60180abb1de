"""Maps: a scene says what is shown; a picture (SVG) or the interactive map (folium) shows it.

Direction inside: picture, miniature, interactive -> layout, legend, underlay -> labels, ground -> scene -> style,
projection, wording.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mapsvc.maps.atlas import Atlas
from mapsvc.maps.comparing import delegations_scene, programme_scene
from mapsvc.maps.scene import Scene, journey_scene, overview_scene, stop_scene
from mapsvc.maps.spots import Spot, atlas_scene, place_scene

__all__ = [
    "Atlas",
    "Scene",
    "Spot",
    "atlas_scene",
    "compose",
    "delegations_scene",
    "draw",
    "journey_scene",
    "miniatures",
    "overview_scene",
    "place_scene",
    "programme_scene",
    "stop_scene",
]

if TYPE_CHECKING:
    from mapsvc.maps.ground import Ground
    from mapsvc.maps.interactive import MapParts
    from mapsvc.maps.layout import GroundName

# Those who draw are loaded with the first drawing: numpy, shapely and folium are half of what a start would take.


def draw(scene: Scene, ground: Ground | None = None, names: Sequence[GroundName] | None = None) -> str:
    """Return a scene as inline SVG, followed by its legend; see `mapsvc.maps.picture`."""
    from mapsvc.maps.picture import picture  # noqa: PLC0415

    return picture(scene, ground, names)


def compose(scene: Scene, names: Sequence[GroundName] | None = None, layers: str = "") -> MapParts:
    """Return the interactive map of a scene; see `mapsvc.maps.interactive`."""
    from mapsvc.maps import interactive  # noqa: PLC0415

    return interactive.compose(scene, names, layers)


def miniatures(atlas: Atlas, lang: str) -> tuple[str, Mapping[str, str]]:
    """Return small maps of all journeys; see `mapsvc.maps.miniature`."""
    from mapsvc.maps import miniature  # noqa: PLC0415

    return miniature.miniatures(atlas, lang)
