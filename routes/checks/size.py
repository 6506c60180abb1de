"""Checks of how much a page can hold."""

from __future__ import annotations

from collections.abc import Iterator

from routes.checks.finding import Finding, Level, Subject
from routes.parts import MOST_STOPS

__all__ = ["findings"]


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield itineraries that are shown in parts."""
    for itinerary in subject.journey.itineraries:
        if len(itinerary.stops) > MOST_STOPS:
            what = f"is shown in parts of {MOST_STOPS} stops, each an itinerary of its own"
            got, expected = f"{len(itinerary.stops)} stops", f"up to {MOST_STOPS} for one page"
            yield subject.finding(Level.WARNING, ("itinerary", itinerary.id, "stops"), what, got, expected)
