"""A proposed itinerary from a text: stops in order with days, means of travel, evidence and confidence.

Direction inside: proposal -> assembling -> events -> motion -> verbs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from gazetteer.documents import read_document
from gazetteer.geoparsing import find_dates, geoparse
from gazetteer.store import Gazetteer
from routes.drafting.assembling import assemble, year_told
from routes.drafting.events import events_of
from routes.drafting.proposal import Origin, proposal_to_geojson

__all__ = ["draft"]


def draft(
    text: str, source: str, gazetteer: Gazetteer, year: int | None = None, sha256: str | None = None,
    to_raw: Callable[[int, int], tuple[int, int]] = lambda start, end: (start, end),
) -> dict[str, Any]:  # fmt: skip
    """Propose the itinerary that a Turkish text tells, as GeoJSON in the shape of an export.

    Args:
        text: The text, as its file has it.
        source: Name of the file.
        gazetteer: Knows the places.
        year: Of the journey; None takes the year in which the text dates most travel.
        sha256: Of the file; None takes that of the text in UTF-8.
        to_raw: From a stretch of the text to that of the file, where they differ, as for HTML.
    """
    paragraphs = read_document(text)
    mentions = geoparse(text, source, gazetteer)
    dates = find_dates(text, "" if year is None else f"{year:04}")
    told = events_of(paragraphs, mentions, dates, gazetteer, year)
    if year is None:
        year = year_told(told.events)
        told = events_of(paragraphs, mentions, dates, gazetteer, year) if year is not None else told
    stops = assemble(told, year) if year is not None else ()
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() if sha256 is None else sha256
    return proposal_to_geojson(stops, gazetteer, Origin(source, digest, to_raw), year)
