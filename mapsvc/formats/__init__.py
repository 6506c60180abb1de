"""Journeys in the formats of other programs: GeoJSON, Linked Places, GPX, KML, CSV, iCalendar.

One module a format; each turns a `telling.Telling` into text. `FORMATS` is the one list of them, for command and web.
What a format has no room for is left out of it, never squeezed in: GeoJSON alone holds everything.
"""

from __future__ import annotations

from mapsvc.formats.format import Format
from mapsvc.formats.listed import FORMATS

__all__ = ["FORMATS", "Format"]
