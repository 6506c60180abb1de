"""Journeys as values and geometry: read from files, checked, measured, written as GeoJSON; no web, no drawing.

Direction: mapsvc -> routes -> gazetteer, never back.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from routes.edtf import Edtf
from routes.errors import (
    EdtfError,
    GeometryError,
    JourneyFileError,
    JourneyFileErrors,
    JourneyNotFoundError,
    RouteError,
)
from routes.geojson import journey_to_geojson
from routes.itinerary import Itinerary, Journey, Leg, Stop, TravelMode, Visit
from routes.journey_file import JourneyFile, parse_journey, read_journey_file
from routes.journeys import itinerary, journey, shipped_journey_files, shipped_journeys, stop
from routes.lines import LegPath, Line, Lines, path_of, read_lines, shipped_lines

if TYPE_CHECKING:
    from routes.checks import Finding, Level, check_journey, read_texts
    from routes.programme import ProgrammeComparison, compare

__all__ = [
    "Edtf", "EdtfError", "Finding", "GeometryError", "Itinerary", "Journey", "JourneyFile", "JourneyFileError",
    "JourneyFileErrors", "JourneyNotFoundError", "Leg", "LegPath", "Level", "Line", "Lines", "ProgrammeComparison",
    "RouteError", "Stop", "TravelMode", "Visit", "check_journey", "compare", "itinerary", "journey",
    "journey_to_geojson", "parse_journey", "path_of", "read_journey_file", "read_lines", "read_texts",
    "shipped_journey_files", "shipped_journeys", "shipped_lines", "stop",
]  # fmt: skip

_LATER = {
    "Finding": "checks", "Level": "checks", "check_journey": "checks", "read_texts": "checks",
    "ProgrammeComparison": "programme", "compare": "programme",
}  # fmt: skip
"""What those who only show journeys do without, and its module: the checks load shapely."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"routes.{_LATER[name]}"), name)
