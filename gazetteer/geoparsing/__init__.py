"""Finds the places that a Turkish text names: `geoparse(text, source)`; and its dates: `find_dates`."""

from __future__ import annotations

from gazetteer.geoparsing.dates import DateMention, find_dates
from gazetteer.geoparsing.geoparser import Mention, geoparse
from gazetteer.geoparsing.layout import Context

__all__ = ["Context", "DateMention", "Mention", "find_dates", "geoparse"]
