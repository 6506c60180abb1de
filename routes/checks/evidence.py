"""Checks that every claim has evidence, and that the evidence is where it says.

Without the source texts only missing evidence can be seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from routes.checks.finding import Finding, Level, Record, Subject, records_of
from routes.checks.source_text import footnote, has_call
from routes.itinerary import Evidence, Source
from routes.journey_nodes import LineKey

__all__ = ["findings"]

_LONGEST_RANGE = 6000
"""Two printed pages: longer evidence shows nobody where to look."""


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield claims without evidence, stops without passage, and ranges and footnotes that are not in the texts."""
    for source in subject.journey.sources:
        yield from _source(subject, source)
    for itinerary in subject.journey.itineraries:
        for stop in itinerary.stops:
            if not stop.passages:
                expected = "at least one passage"
                yield subject.finding(Level.WARNING, ("stop", stop.id), "passage is missing", None, expected)
        for record in records_of(itinerary):
            yield from _of_record(subject, record)


def _source(subject: Subject, source: Source) -> Iterator[Finding]:
    if subject.texts is None:
        return
    text = subject.texts.get(source.file)
    key = ("source", source.key)
    if text is None:
        what = "text is not in the folder, its evidence cannot be looked up"
        yield subject.finding(Level.WARNING, (*key, "file"), what, source.file)
        return
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if digest != source.sha256:
        what = "text is not the one that the evidence counts in (other line ends, too, make another): SHA-256 differs"
        yield subject.finding(Level.ERROR, (*key, "sha256"), what, digest, source.sha256)


def _of_record(subject: Subject, record: Record) -> Iterator[Finding]:
    if not record.evidence:
        expected = "at least one SOURCE:START-END"
        yield subject.finding(Level.ERROR, (*record.key, "evidence"), "evidence is missing", None, expected)
    for number, spot in enumerate(record.evidence):
        text = (subject.texts or {}).get(spot.source)
        if text is not None:
            yield from _spot(subject, (*record.key, "evidence", str(number)), spot, text)


def _spot(subject: Subject, key: LineKey, spot: Evidence, text: str) -> Iterator[Finding]:
    where = f"{spot.start}-{spot.end}"
    if spot.end > len(text):
        expected = f"at most {len(text)}, the length of {spot.source}"
        yield subject.finding(Level.ERROR, key, "evidence lies outside the text", where, expected)
        return
    if not text[spot.start : spot.end].strip():
        yield subject.finding(Level.ERROR, key, "evidence holds blanks only", where, "the words that state the claim")
        return
    if spot.end - spot.start > _LONGEST_RANGE:
        expected = f"at most {_LONGEST_RANGE} characters around the sentence"
        yield subject.finding(Level.WARNING, key, "evidence is very long", where, expected)
    for edge, name in ((spot.start, "start"), (spot.end, "end")):
        if _cuts_word(text, edge):
            around = text[max(0, edge - 8) : edge] + "|" + text[edge : edge + 8]
            yield subject.finding(
                Level.WARNING, key, f"evidence {name} cuts a word", " ".join(around.split()), "a border of words"
            )
    for number in spot.footnotes:
        if not has_call(text, spot.start, spot.end, number):
            yield _not_called(subject, key, number, where, footnote(text, number, spot.start) is not None)


def _not_called(subject: Subject, key: LineKey, number: str, where: str, is_on_page: bool) -> Finding:
    expected = f"a call of it in {where}"
    if is_on_page:  # scans mistake small figures for quotation marks
        return subject.finding(Level.NOTE, key, "footnote's call is not legible in the range", number, expected)
    return subject.finding(Level.WARNING, key, "footnote is not called in the range", number, expected)


def _cuts_word(text: str, edge: int) -> bool:
    """Whether an edge lies between two letters; a footnote call behind a word is no letter."""
    return 0 < edge < len(text) and text[edge - 1].isalpha() and text[edge].isalpha()
