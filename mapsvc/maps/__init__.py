"""Maps: a scene says what is shown, a picture (SVG) or the interactive map (folium) shows it.

Direction inside: picture, interactive -> legend -> labels -> scene -> style, projection, wording, basemap.
"""

from __future__ import annotations

from mapsvc.maps.scene import Atlas, Scene, journey_scene, overview_scene, stop_scene

__all__ = ["Atlas", "Scene", "journey_scene", "overview_scene", "stop_scene"]
