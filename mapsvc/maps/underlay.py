"""What lies under a scene: the part of the base map that its picture needs, and the names on it."""

from __future__ import annotations

from mapsvc.maps.ground import Ground, ground_of
from mapsvc.maps.layout import GroundName
from mapsvc.maps.projection import Frame, Plane
from routes.geodesy import BBox

__all__ = ["ground_names", "ground_under"]


def ground_under(frame: Frame) -> Ground:
    """Return the ground of a frame and of what a wider or higher box shows beside it."""
    width = max(frame.width_px, 2 * frame.height_px) * 1.1
    height = max(frame.height_px, 1.4 * frame.width_px) * 1.1
    left, top = (frame.width_px - width) / 2, (frame.height_px - height) / 2
    west, north = frame.to_lonlat(Plane(left, top))
    east, south = frame.to_lonlat(Plane(left + width, top + height))
    return ground_of((), (), (), (), BBox(west, south, east, north), frame.projection.zoom + 1)


def ground_names(lang: str) -> tuple[GroundName, ...]:
    """Return the names of the base map in a language."""
    return ()
