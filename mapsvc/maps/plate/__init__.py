"""A plate is a map for print: a scene in a projection that suits it, at a scale, in colour or in black alone.

`draw_plate` is the front door; it knows neither pages nor the press.
"""

from __future__ import annotations

from mapsvc.maps.plate.drawing import Plate, draw_plate, overlaps
from mapsvc.maps.plate.options import Blank, Ink, PlateOptions

__all__ = ["Blank", "Ink", "Plate", "PlateOptions", "draw_plate", "overlaps"]
