"""Checks printed weekdays against the calendar: "27 Ekim 1933 Cuma günü" was a Friday.

With the source texts every piece of evidence is read; without them only what the data itself quotes as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gazetteer.turkish import fold
from routes.checks.finding import Finding, Level, Record, Subject, records_of
from routes.checks.source_text import MONTHS
from routes.itinerary import Journey

__all__ = ["PrintedWeekday", "findings", "printed_weekdays"]

_WEEKDAYS = ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar")
_PRINTED = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})(?:\s+(?P<year>\d{{4}}))?,?\s+"
    rf"(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})(?!\w)"
)


class PrintedWeekday(NamedTuple):
    """A date that a text prints with its weekday."""

    printed: str
    date: date | None
    """None where there is no such day, or no year is known."""
    weekday: str
    computed: str | None

    @property
    def is_wrong(self) -> bool:
        """Whether the calendar says otherwise."""
        return self.computed is not None and self.computed != self.weekday


def printed_weekdays(text: str, year: int | None) -> Iterator[PrintedWeekday]:
    """Yield the dates of a Turkish text that stand with a weekday.

    Args:
        text: Turkish; line breaks between the words are allowed.
        year: The year of dates that print none.

    Examples:
        >>> next(printed_weekdays("30 Nisan Pazartesi günü", 1932)).computed
        'cumartesi'
    """
    for match in _PRINTED.finditer(fold(text)):
        meant = int(match["year"]) if match["year"] else year
        day = _day(meant, MONTHS.index(match["month"]) + 1, int(match["day"]))
        computed = None if day is None else _WEEKDAYS[day.weekday()]
        printed = " ".join(text[match.start() : match.end()].split())
        yield PrintedWeekday(printed, day, match["weekday"], computed)


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return None if year is None else date(year, month, day)
    except ValueError:
        return None


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield weekdays that the calendar contradicts, and declared contradictions that are none."""
    year = _year_of(subject.journey)
    for itinerary in subject.journey.itineraries:
        for record in records_of(itinerary):
            record_year = record.when.earliest.year if record.when and not record.when.is_open else year
            yield from _in_evidence(subject, record, record_year)
            yield from _in_notes(subject, record, record_year)


def _in_evidence(subject: Subject, record: Record, year: int | None) -> Iterator[Finding]:
    for spot in record.evidence if subject.texts else ():
        text = (subject.texts or {}).get(spot.source, "")[spot.start : spot.end]
        for found in printed_weekdays(text, year):
            if found.is_wrong:
                key = (*record.key, "evidence")
                expected = f"{found.computed} by the calendar"
                yield subject.finding(
                    Level.ERROR, key, "the text prints a wrong weekday", found.printed, expected,
                    declared_as=("weekday", "date"),
                )  # fmt: skip


def _in_notes(subject: Subject, record: Record, year: int | None) -> Iterator[Finding]:
    for note in record.notes:
        if note.kind != "weekday":
            continue
        for found in printed_weekdays(note.as_printed, year):
            if found.computed == found.weekday:
                key = ("note", note.id, "as_printed")
                what = "declared weekday contradiction is none"
                yield subject.finding(
                    Level.WARNING, key, what, found.printed, "a weekday that the calendar contradicts"
                )


def _year_of(journey: Journey) -> int | None:
    """Return the year of the first closed date of a journey."""
    for itinerary in journey.itineraries:
        for stop in itinerary.stops:
            for when in (stop.arrival, stop.departure):
                if when is not None and not when.is_open:
                    return when.earliest.year
    return None
