"""The list of formats; a module is loaded when something is written in its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from mapsvc.formats.format import Format

if TYPE_CHECKING:
    from mapsvc.formats.telling import Telling

__all__ = ["FORMATS"]


def _by(module: str) -> Callable[[Telling], str]:
    def write(telling: Telling) -> str:
        written: str = import_module(f"mapsvc.formats.{module}").write(telling)
        return written

    return write


FORMATS: Mapping[str, Format] = {
    one.key: one
    for one in (
        Format("geojson", ".geojson", "GeoJSON", "application/geo+json", _by("geo")),
        Format("lpf", ".lpf.json", "Linked Places", "application/geo+json", _by("linked_places")),
        Format("gpx", ".gpx", "GPX", "application/gpx+xml", _by("gpx")),
        Format("kml", ".kml", "KML", "application/vnd.google-earth.kml+xml", _by("kml")),
        Format("csv", ".csv", "CSV", "text/csv; charset=utf-8", _by("table")),
        Format("ics", ".ics", "iCalendar", "text/calendar; charset=utf-8", _by("calendar")),
    )
}
"""Format by key, in the order in which people are offered them."""
