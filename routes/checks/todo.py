"""Checks what is still to be written: texts that begin with "To do", and evidence 0-1, as a skeleton leaves them."""

from __future__ import annotations

from collections.abc import Iterator

from routes.checks.finding import Finding, Level, Subject, records_of
from routes.itinerary import LocalText
from routes.journey_nodes import LineKey
from routes.skeleton import NO_EVIDENCE, SOME_PLACES, TO_DO

__all__ = ["findings"]


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield the texts that are still to be written, each with its languages."""
    for key, texts in _texts(subject):
        left = [lang for lang, text in texts.items() if text.startswith(TO_DO)]
        if left:
            yield subject.finding(
                Level.WARNING, key, "still to do", f"{TO_DO} … in {', '.join(left)}", "a text of your own"
            )
    for itinerary in subject.journey.itineraries:
        for stop in itinerary.stops:
            is_untouched = any((spot.start, spot.end) == NO_EVIDENCE for spot in stop.evidence)
            if is_untouched and SOME_PLACES.get(stop.id) == stop.place:
                got, expected = f"{stop.place!r} of the skeleton", "a place of your own, and where the text says so"
                yield subject.finding(Level.WARNING, ("stop", stop.id, "place"), "still to do", got, expected)
        for record in records_of(itinerary):
            if any((spot.start, spot.end) == NO_EVIDENCE for spot in record.evidence):
                expected = "where the text says so; `mapsvc evidence TEXT WORDS` finds it"
                yield subject.finding(
                    Level.WARNING, (*record.key, "evidence"), "still to do", "the range 0-1 of the skeleton", expected
                )


def _texts(subject: Subject) -> Iterator[tuple[LineKey, LocalText]]:
    journey = subject.journey
    for name in ("title", "short_title", "summary"):
        yield ("journey", journey.id, name), getattr(journey, name)
    for source in journey.sources:
        yield ("source", source.key, "title"), source.title
    for party in journey.parties:
        yield ("party", party.id, "name"), party.name
    for itinerary in journey.itineraries:
        yield ("itinerary", itinerary.id, "title"), itinerary.title
        for stop in itinerary.stops:
            for passage in stop.passages:
                yield ("passage", passage.id, "text"), passage.text
            for visit in stop.visits:
                yield ("visit", visit.id, "summary"), visit.summary
