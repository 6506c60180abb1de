"""Checks that dates follow each other: stop after stop of a party, visits inside their stop, legs between stops.

Two dates contradict when no instants that they can mean come in the right order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from routes.checks.finding import Finding, Level, Subject
from routes.edtf import Edtf
from routes.itinerary import Itinerary, Leg, Stop
from routes.journey_nodes import LineKey
from routes.journey_records import leg_id

__all__ = ["findings"]

_ORDER = ("order", "date", "night")
"""As what the data may declare a date out of order."""
_ABOUT = timedelta(days=1)
"""What an approximate or uncertain date may be out of order without being an error."""


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield dates out of order."""
    for itinerary in subject.journey.itineraries:
        for party in sorted({stop.party for stop in itinerary.stops}):
            stops = [stop for stop in itinerary.stops if stop.party == party]
            yield from _in_order(subject, _dates_of(stops))
        for stop in itinerary.stops:
            yield from _visits(subject, stop)
        yield from _legs(subject, itinerary)


def _dates_of(stops: Iterable[Stop]) -> Iterator[tuple[LineKey, Edtf]]:
    for stop in stops:
        for name, when in (("arrival", stop.arrival), ("departure", stop.departure)):
            if when is not None:
                yield ("stop", stop.id, name), when


def _in_order(subject: Subject, dates: Iterable[tuple[LineKey, Edtf]], level: Level = Level.ERROR) -> Iterator[Finding]:
    """Yield each date that lies wholly before one that stands before it."""
    last: tuple[LineKey, Edtf] | None = None
    for key, when in dates:
        if last is not None and when.latest < last[1].earliest:
            yield _before(subject, level, key, when, last)
        elif last is None or when.earliest > last[1].earliest:
            last = (key, when)


def _before(
    subject: Subject, level: Level, key: LineKey, when: Edtf, earlier: tuple[LineKey, Edtf]
) -> Finding:  # fmt: skip
    gap = earlier[1].earliest - when.latest
    vague = any(date.is_approximate or date.is_uncertain for date in (when, earlier[1]))
    if vague and gap <= _ABOUT:
        level = Level.WARNING
    expected = f"not before {earlier[1].text} ({' '.join(earlier[0])})"
    # What a text contradicts is read in one way: no reading lets a stop end before it begins.
    declared_as = () if key[:2] == earlier[0][:2] else _ORDER
    return subject.finding(level, key, f"{key[2]} is out of order", when.text, expected, declared_as=declared_as)


def _visits(subject: Subject, stop: Stop) -> Iterator[Finding]:
    for visit in stop.visits:
        if visit.when is None:
            continue
        key = ("visit", visit.id, "when")
        if stop.arrival is not None and visit.when.latest < stop.arrival.earliest:
            yield _before(subject, Level.ERROR, key, visit.when, (("stop", stop.id, "arrival"), stop.arrival))
        elif stop.departure is not None and visit.when.earliest > stop.departure.latest:
            expected = f"not after {stop.departure.text} (stop {stop.id} departure)"
            what = "when lies after the stop's departure"
            yield subject.finding(Level.ERROR, key, what, visit.when.text, expected, declared_as=_ORDER)
    for party in sorted({visit.party for visit in stop.visits}):
        dates = [
            (("visit", visit.id, "when"), visit.when)
            for visit in stop.visits
            if visit.party == party and visit.when is not None
        ]
        yield from _in_order(subject, dates, Level.WARNING)


def _legs(subject: Subject, itinerary: Itinerary) -> Iterator[Finding]:
    stops = {stop.id: stop for stop in itinerary.stops}
    for leg in itinerary.legs:
        key = ("leg", leg_id(leg.from_stop, leg.to_stop))
        start, end = stops[leg.from_stop], stops[leg.to_stop]
        yield from _own_times(subject, leg, start, end)
        departure, arrival = leg.departure or start.departure, leg.arrival or end.arrival
        if departure is not None and arrival is not None and arrival.latest < departure.earliest:
            expected = f"not before {departure.text}, its departure"
            what = "arrives before it departs"
            yield subject.finding(Level.ERROR, key, what, arrival.text, expected, declared_as=_ORDER)


def _own_times(subject: Subject, leg: Leg, start: Stop, end: Stop) -> Iterator[Finding]:
    """Yield where a leg states another time than the stop at its end."""
    pairs = (
        ("departure", leg.departure, start.departure, start.id),
        ("arrival", leg.arrival, end.arrival, end.id),
    )
    for name, own, of_stop, stop_id in pairs:
        # A side group leaves its main party's stop at a time of its own.
        if own is None or of_stop is None or own.overlaps(of_stop) or start.party != end.party:
            continue
        key = ("leg", leg_id(leg.from_stop, leg.to_stop), name)
        expected = f"a time within {of_stop.text} (stop {stop_id} {name})"
        yield subject.finding(
            Level.ERROR, key, f"{name} is not that of its stop", own.text, expected, declared_as=_ORDER
        )
