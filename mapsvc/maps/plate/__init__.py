"""A plate is a map for print: a scene in a projection that suits it, at a scale, in colour or in black alone.

`draw_plate` is the front door; it knows neither pages nor the press.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mapsvc.maps.plate.options import Blank, Ink, PlateOptions

if TYPE_CHECKING:
    from mapsvc.maps.plate.drawing import Plate, draw_plate, overlaps

__all__ = ["Blank", "Ink", "Plate", "PlateOptions", "draw_plate", "overlaps"]


def __getattr__(name: str) -> Any:
    """Load the drawing for those who draw: many pages only say that something can be drawn."""
    if name not in ("Plate", "draw_plate", "overlaps"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from mapsvc.maps.plate import drawing  # noqa: PLC0415

    return getattr(drawing, name)
