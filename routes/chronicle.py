"""A journey day by day: where a party was, which legs were under way, what was visited, where the night was spent.

One model for the timeline, the comparison and the printed sheets. Nothing is invented: a date that leaves more than a
night open puts nothing on a day and is kept apart; a clock stands only where the text gives one. The length of a leg
counts on the day on which it ends, whole, since no text says how far a night train was at midnight.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from routes.edtf import Edtf
from routes.itinerary import Basis, Itinerary, Leg, Stop, Visit
from routes.journey_time import leg_times

__all__ = ["MAIN_PARTY", "Chronicle", "Day", "DayLeg", "DayStop", "DayVisit", "Night", "Sureness", "chronicle"]

MAIN_PARTY = "main"
_MOST_DAYS = 1100
"""Three years; of a longer journey the days on which nothing begins, ends or is visited are left out."""
_WIDEST = timedelta(days=1)
"""How far apart the days may lie that a date leaves open: the two sides of one night."""
_SMALL_HOURS = 5
"""A train that leaves before this hour takes its passengers in the night before: they did not sleep at the stop."""
_DAY = timedelta(days=1)


class Sureness(StrEnum):
    """How a day is known."""

    STATED = "stated"
    INFERRED = "inferred"
    """The curator worked it out; the stop or visit says from what."""
    POSSIBLE = "possible"
    """The dates around it leave this day open: this or the next."""


@dataclass(frozen=True, slots=True)
class DayStop:
    """A stop at which the party is on a day."""

    stop: Stop
    arrival: Edtf | None
    """Where the party arrives on this day."""
    departure: Edtf | None
    """Where it leaves on this day; at midnight it leaves on the day that ends."""
    sureness: Sureness
    is_approximate: bool


@dataclass(frozen=True, slots=True)
class DayLeg:
    """A leg under way on a day."""

    leg: Leg
    departure: Edtf | None
    """Where it begins on this day and a text or its stop says when."""
    arrival: Edtf | None
    """Where it ends on this day and a text or its stop says when."""
    length_km: float | None
    """Its whole length, on the day on which it ends; None on others, and where nobody knows it or how it was gone."""
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class DayVisit:
    """A visit on its day; one that a night or two neighbouring days hold stands on the first."""

    stop: Stop
    visit: Visit
    clock: datetime | None
    """None where no clock time is given."""
    sureness: Sureness
    is_approximate: bool


@dataclass(frozen=True, slots=True)
class Night:
    """Where the night after a day was spent: on a leg or at a stop."""

    leg: Leg | None
    stop: Stop | None
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day of a journey."""

    date: date
    number: int
    """1 for the journey's first day; days left out count."""
    stops: tuple[DayStop, ...]
    """In the order of travel."""
    legs: tuple[DayLeg, ...]
    visits: tuple[DayVisit, ...]
    """In the order of the journey's file."""
    night: Night | None
    """None after the last day, and where nobody knows."""
    length_km: float | None
    """Of the legs that end on this day; None where none does or one has no known length."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The days of a party's journey, and what no date puts on one of them."""

    party: str
    days: tuple[Day, ...]
    """In order; empty where nothing is dated."""
    undated_stops: tuple[Stop, ...]
    undated_visits: tuple[tuple[Stop, Visit], ...]
    """With the stop at which each was paid; `when` is None or leaves more than a night open."""


def chronicle(itinerary: Itinerary, length_km: Callable[[Leg], float | None], party: str = MAIN_PARTY) -> Chronicle:
    """Return the days of a party's journey.

    Args:
        itinerary: The telling.
        length_km: The length of a leg; None where nobody knows.
        party: Whose stops and legs; visits of others during them count.
    """
    stops = [stop for stop in itinerary.stops if stop.party == party]
    stays = _stays(stops, itinerary)
    rides = [ride for leg in itinerary.legs if leg.party == party and (ride := _ride(leg, itinerary, stays))]
    visits = [(stop, visit, _visit_day(visit)) for stop in stops for visit in stop.visits]
    dates = _dates(stays, rides, [day for _, _, day in visits if day is not None])
    days = tuple(
        Day(
            date=day,
            number=(day - dates[0]).days + 1,
            stops=tuple(stay.on(day) for stay in stays if stay.first <= day <= stay.last),
            legs=(legs := tuple(ride.on(day, length_km) for ride in _on(day, rides))),
            visits=tuple(_day_visit(stop, visit) for stop, visit, on in visits if on == day),
            night=_night(day, stays, rides),
            length_km=_sum([leg.length_km for leg, ride in zip(legs, _on(day, rides), strict=True) if ride.ends(day)]),
        )
        for day in dates
    )
    dated = {stay.stop.id for stay in stays}
    return Chronicle(
        party,
        days,
        tuple(stop for stop in stops if stop.id not in dated),
        tuple((stop, visit) for stop, visit, day in visits if day is None),
    )


@dataclass(frozen=True, slots=True)
class _Stay:
    """The days of a stop, both ends included."""

    stop: Stop
    first: date
    last: date
    is_possible: bool

    def on(self, day: date) -> DayStop:
        """Return the stop as it is on one of its days."""
        stop, leaves = self.stop, self.stop.departure
        known = [edtf for edtf in (self.stop.arrival, self.stop.departure) if edtf is not None]
        return DayStop(
            stop,
            stop.arrival if stop.arrival and stop.arrival.earliest.date() == day else None,
            leaves if leaves and not leaves.is_open and _leaving_day(leaves) == day else None,
            Sureness.POSSIBLE if self.is_possible else Sureness(stop.date_basis.value),
            any(edtf.is_approximate or edtf.is_uncertain for edtf in known),
        )


@dataclass(frozen=True, slots=True)
class _Ride:
    """The days of a leg, both ends included."""

    leg: Leg
    departure: Edtf | None
    arrival: Edtf | None
    first: date
    last: date
    is_open: bool
    """One of its ends is not known at all: where it stands here is the day of the other."""
    is_possible: bool
    is_inferred: bool

    def ends(self, day: date) -> bool:
        """Return whether it ends on a day, as far as is known."""
        return day == self.last and not (self.is_open and self.arrival is None)

    def on(self, day: date, length_km: Callable[[Leg], float | None]) -> DayLeg:
        """Return the leg as it is on one of its days."""
        return DayLeg(
            self.leg,
            self.departure if self.departure and self.departure.earliest.date() == day else None,
            self.arrival if self.arrival and self.arrival.latest.date() == day else None,
            length_km(self.leg) if self.ends(day) and self.leg.mode.told else None,
            self.sureness,
        )

    @property
    def sureness(self) -> Sureness:
        """How its days are known."""
        if self.is_possible:
            return Sureness.POSSIBLE
        return Sureness.INFERRED if self.is_inferred else Sureness.STATED


def _stays(stops: Sequence[Stop], itinerary: Itinerary) -> list[_Stay]:
    """Return the days of each stop that dates, its own or those of its neighbours, put on some."""
    stays = []
    for at, stop in enumerate(stops):
        arrival, departure = _narrow(stop.arrival), _narrow(stop.departure)
        if arrival is None and departure is None and (on := _only_day(stop)):
            stays.append(_Stay(stop, on, on, is_possible=False))
            continue
        if arrival is None and departure is None:
            between = _between(stops, at) if stop.arrival is None and stop.departure is None else None
            stays += [_Stay(stop, *between, is_possible=True)] if between else []
            continue
        first = arrival.latest.date() if arrival else _first_told(stop, departure.earliest.date())  # type: ignore[union-attr]
        last = _leaving_day(departure) if departure else _until(stop, first)
        if first <= last:
            stays.append(_Stay(stop, first, last, is_possible=False))
        elif arrival and departure and arrival.earliest <= departure.latest:
            stays.append(_Stay(stop, arrival.earliest.date(), departure.latest.date(), is_possible=True))
    return stays


def _first_told(stop: Stop, leaves: date) -> date:
    """Return the day of the first visit at a stop whose arrival leaves many days open, else the day it is left."""
    comes = stop.arrival.earliest.date() if stop.arrival is not None and not stop.arrival.is_open else leaves
    return min([leaves, *(day for visit in stop.visits if (day := _visit_day(visit)) and comes <= day <= leaves)])


def _only_day(stop: Stop) -> date | None:
    """Return the one day on which a stop is known: by that day the party came, after it it left."""
    if stop.arrival is None or stop.departure is None:
        return None
    day = stop.arrival.text.removeprefix("../")
    is_one = stop.arrival.text == f"../{day}" and stop.departure.text == f"{day}/.."
    return Edtf.parse(day).earliest.date() if is_one and Edtf.parse(day).is_day else None


def _until(stop: Stop, first: date) -> date:
    """Return the last day of a stop whose departure leaves many days open: the first on which it may have left."""
    if stop.departure is None or stop.departure.is_open:
        return first
    return max(first, stop.departure.earliest.date())


def _narrow(edtf: Edtf | None) -> Edtf | None:
    """Return a date that leaves no more open than a night; None for others."""
    if edtf is None or edtf.is_open or edtf.latest.date() - edtf.earliest.date() > _WIDEST:
        return None
    return edtf


def _leaving_day(departure: Edtf) -> date:
    """Return the first day that a departure may end: midnight ends the day before."""
    moment = departure.earliest
    at_midnight = departure.is_instant and moment.time() == datetime.min.time() and moment.date() > date.min
    return moment.date() - _DAY if at_midnight else moment.date()


def _between(stops: Sequence[Stop], at: int) -> tuple[date, date] | None:
    """Return the days between the dated stops before and after; None where they lie more than a night apart."""
    before = [edtf for stop in stops[:at] for edtf in (stop.arrival, stop.departure) if edtf is not None]
    after = [edtf for stop in stops[at + 1 :] for edtf in (stop.arrival, stop.departure) if edtf is not None]
    if not before or not after or before[-1].is_open or after[0].is_open:
        return None
    first, last = before[-1].earliest.date(), after[0].latest.date()
    return (first, last) if timedelta() <= last - first <= _WIDEST else None


def _ride(leg: Leg, itinerary: Itinerary, stays: Sequence[_Stay]) -> _Ride | None:
    """Return the days of a leg from its own dates, else from the days of its stops; None where they say nothing."""
    by_stop = {stay.stop.id: stay for stay in stays}
    start, end = by_stop.get(leg.from_stop), by_stop.get(leg.to_stop)
    departure, arrival = (_narrow(edtf) for edtf in leg_times(leg, itinerary))
    first = departure.earliest.date() if departure else start.last if start else None
    last = arrival.latest.date() if arrival else end.first if end else None
    if start and start.is_possible and not departure:
        first = start.first
    if end and end.is_possible and not arrival:
        last = end.last
    is_open = first is None or last is None
    first, last = first or last, last or first
    if first is None or last is None or first > last:
        return None
    ends = (itinerary.stop(leg.from_stop), itinerary.stop(leg.to_stop))
    bases = {stop.date_basis for stop in ends if stop is not None}
    is_possible = departure is None or arrival is None
    return _Ride(leg, departure, arrival, first, last, is_open, is_possible, Basis.INFERRED in bases)


def _visit_day(visit: Visit) -> date | None:
    return when.earliest.date() if (when := _narrow(visit.when)) else None


def _day_visit(stop: Stop, visit: Visit) -> DayVisit:
    when = visit.when
    clock = when.earliest if when is not None and when.is_instant else None
    spread = when is not None and not when.is_day
    sureness = Sureness.POSSIBLE if spread else Sureness(visit.date_basis.value)
    return DayVisit(stop, visit, clock, sureness, when is not None and (when.is_approximate or when.is_uncertain))


def _dates(stays: Sequence[_Stay], rides: Sequence[_Ride], visits: Iterable[date]) -> list[date]:
    """Return the days from the first to the last; of a very long journey only those on which something happens."""
    spans = [(one.first, one.last) for one in stays] + [(one.first, one.last) for one in rides]
    eventful = {day for span in spans for day in span} | set(visits)
    if not eventful:
        return []
    first, last = min(eventful), max(eventful)
    if (last - first).days >= _MOST_DAYS:
        return sorted(eventful)
    return [first + _DAY * number for number in range((last - first).days + 1)]


def _night(day: date, stays: Sequence[_Stay], rides: Sequence[_Ride]) -> Night | None:
    """Return where the night after a day was spent: under way, where a leg runs through it, else at a stop."""
    for ride in rides:
        if _night_begins(ride) <= day < ride.last:
            sureness = ride.sureness if ride.first <= day else Sureness.STATED
            return Night(ride.leg, None, sureness)
    for stay in stays:
        if stay.first <= day < stay.last and not stay.is_possible:
            return Night(None, stay.stop, Sureness(stay.stop.date_basis.value))
    return None


def _night_begins(ride: _Ride) -> date:
    """Return the day whose night is the first that a leg runs through."""
    leaves = ride.departure
    is_small = leaves is not None and leaves.is_instant and leaves.earliest.hour < _SMALL_HOURS
    return ride.first - _DAY if is_small and ride.first > date.min else ride.first


def _on(day: date, rides: Sequence[_Ride]) -> list[_Ride]:
    return [ride for ride in rides if ride.first <= day <= ride.last]


def _sum(lengths: Sequence[float | None]) -> float | None:
    """Return a sum; None where there is nothing to add, or something is not known."""
    known = [length for length in lengths if length is not None]
    return math.fsum(known) if known and len(known) == len(lengths) else None
