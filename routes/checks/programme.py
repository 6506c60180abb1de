"""Checks that every difference between the programme and the journey as travelled is declared.

Applies to a journey with an itinerary `programme` and another one, the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from routes.checks.finding import Finding, Level, Subject
from routes.journey_nodes import LineKey
from routes.programme import Change, StopChange, VisitChange, compare

__all__ = ["findings"]

_PROGRAMME = "programme"


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield planned stops and visits that were dropped or moved, and stops that were added."""
    itineraries = subject.journey.itineraries
    programme = next((telling for telling in itineraries if telling.id == _PROGRAMME), None)
    if programme is None or itineraries[0] is programme:
        return
    comparison = compare(programme, itineraries[0])
    for stop_change in comparison.stops:
        if stop_change.change is not Change.SAME:
            yield _stop(subject, stop_change)
    for visit_change in comparison.visits:
        if visit_change.change is not Change.SAME:
            yield _visit(subject, visit_change)


def _stop(subject: Subject, change: StopChange) -> Finding:
    keys: list[LineKey] = [("stop", stop.id) for stop in (change.travelled, change.planned) if stop is not None]
    if change.change is Change.DROPPED:
        return _finding(subject, keys, "planned stop was not made", change.place, None)
    if change.change is Change.ADDED:
        return _finding(subject, keys, "stop was not planned", change.place, None)
    return _finding(subject, keys, "stop was made on another day than planned", change.place, change.days)


def _visit(subject: Subject, change: VisitChange) -> Finding:
    keys: list[LineKey] = [("visit", visit.id) for visit in (change.travelled, change.planned) if visit is not None]
    what = "planned visit was not made" if change.travelled is None else "visit was made on another day than planned"
    return _finding(subject, keys, what, change.place, change.days)


def _finding(subject: Subject, keys: list[LineKey], what: str, place: str, days: int | None) -> Finding:
    """Make the finding at the first record; a declaration at either counts."""
    declared = any(subject.declares(key, (_PROGRAMME, "date", "text")) for key in keys)
    level = Level.NOTE if declared else Level.WARNING
    got = place if days is None else f"{place}, {days:+d} days"
    return subject.finding(level, keys[0], what, got, "a note of kind programme that says so")
