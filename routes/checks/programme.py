"""Checks that every difference between the programme and the journey as travelled is declared.

Applies to a journey with an itinerary `programme` and another one, the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from routes.checks.finding import Finding, Level, Subject
from routes.journey_nodes import LineKey
from routes.programme import Change, StopChange, compare

__all__ = ["findings"]

_PROGRAMME = "programme"
_WHAT = {
    Change.DROPPED: "planned stop was not made",
    Change.ADDED: "stop was not planned",
    Change.MOVED: "stop was made on another day than planned",
}


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield planned stops and visits that were dropped or moved, and stops that were added."""
    itineraries = subject.journey.itineraries
    programme = next((telling for telling in itineraries if telling.id == _PROGRAMME), None)
    if programme is None or itineraries[0] is programme:
        return
    comparison = compare(programme, itineraries[0])
    yield from _stops(subject, comparison.stops)
    for change in comparison.visits:
        if change.change is not Change.SAME:
            visits = (change.travelled, change.planned)
            keys: list[LineKey] = [("visit", visit.id) for visit in visits if visit is not None]
            what = "visit was made on another day than planned" if change.travelled else "planned visit was not made"
            yield _finding(subject, keys, what, change.place, change.days)


def _stops(subject: Subject, changes: tuple[StopChange, ...]) -> Iterator[Finding]:
    planned = [number for number, change in enumerate(changes) if change.planned is not None]
    for number, change in enumerate(changes):
        # What lies before the first and after the last planned stop is outside the programme, not against it.
        if change.change is Change.SAME or not planned or not planned[0] <= number <= planned[-1]:
            continue
        stops = [change.travelled, change.planned]
        if change.change is Change.DROPPED:  # it may be declared where the party was instead
            stops += [changes[near].travelled for near in (number - 1, number + 1) if 0 <= near < len(changes)]
        keys: list[LineKey] = [("stop", stop.id) for stop in stops if stop is not None]
        yield _finding(subject, keys, _WHAT[change.change], change.place, change.days)


def _finding(subject: Subject, keys: list[LineKey], what: str, place: str, days: int | None) -> Finding:
    """Make the finding at the first record; a declaration at any of them counts."""
    declared = any(subject.declares(key, (_PROGRAMME, "date", "text")) for key in keys)
    level = Level.NOTE if declared else Level.WARNING
    got = place if days is None else f"{place}, {days:+d} days"
    return subject.finding(level, keys[0], what, got, "a note of kind programme that says so")
