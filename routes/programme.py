"""Compares what was planned with what was travelled: stops and visits dropped, added, and moved by how many days.

Values only; how the difference is said or drawn is decided elsewhere. Calls at one place are paired in order, and
where one telling has more of them, so that the dates lie nearest. Only the main party's stops are compared: side
groups had no programme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gazetteer.place import PlaceId
from routes.edtf import Edtf
from routes.itinerary import Itinerary, Stop, Visit

__all__ = ["Change", "ProgrammeComparison", "StopChange", "VisitChange", "compare"]

_MAIN_PARTY = "main"
_MOST_COMPARED = 250_000
"""Calls at one place, planned times travelled: beyond it they are paired as they come."""


class Change(StrEnum):
    """What became of a planned stop or visit."""

    SAME = "same"
    MOVED = "moved"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class StopChange:
    """A stop in both tellings, or in one of them."""

    change: Change
    place: PlaceId
    planned: Stop | None
    travelled: Stop | None
    days: int | None
    """Days by which the arrival (else the departure) came later than planned; negative: earlier; None: not known."""
    departure_days: int | None = None
    """The same of the departure."""


@dataclass(frozen=True, slots=True)
class VisitChange:
    """A planned visit at a venue, and what became of it."""

    change: Change
    place: PlaceId
    planned: Visit
    travelled: Visit | None
    days: int | None


@dataclass(frozen=True, slots=True)
class ProgrammeComparison:
    """The difference of two tellings: stops in the order of travel with dropped ones where they were planned."""

    stops: tuple[StopChange, ...]
    visits: tuple[VisitChange, ...]
    """Planned visits at a venue of their own (not the city itself); unplanned ones are not listed."""

    @property
    def is_same(self) -> bool:
        """Whether everything went as planned."""
        kinds = {change.change for change in self.stops} | {change.change for change in self.visits}
        return kinds <= {Change.SAME}


def compare(programme: Itinerary, travelled: Itinerary) -> ProgrammeComparison:
    """Compare an itinerary as planned with the one as travelled."""
    planned = [stop for stop in programme.stops if stop.party == _MAIN_PARTY]
    made = [stop for stop in travelled.stops if stop.party == _MAIN_PARTY]
    pairs = _pairs(planned, made)
    paired = {stop.id for stop in pairs.values()}
    changes = [_stop_change(stop, pairs.get(stop.id)) for stop in planned]
    changes += [StopChange(Change.ADDED, stop.place, None, stop, None) for stop in made if stop.id not in paired]
    return ProgrammeComparison(tuple(_in_order(changes, planned, made)), tuple(_visit_changes(planned, made)))


def _pairs(planned: list[Stop], made: list[Stop]) -> dict[str, Stop]:
    """Return the id of each planned stop that was made, with the stop as made."""
    calls: dict[PlaceId, tuple[list[Stop], list[Stop]]] = defaultdict(lambda: ([], []))
    for side, stops in enumerate((planned, made)):
        for stop in stops:
            calls[stop.place][side].append(stop)
    pairs: dict[str, Stop] = {}
    for plan, call in calls.values():
        short, long = (plan, call) if len(plan) <= len(call) else (call, plan)
        for first, second in zip(short, _nearest_in_order(short, long), strict=True):
            wanted, found = (first, second) if short is plan else (second, first)
            pairs[wanted.id] = found
    return pairs


def _nearest_in_order(short: list[Stop], long: list[Stop]) -> list[Stop]:
    """Return, for each stop of the shorter list, one of the longer: in order, with the fewest days between in all."""
    spare = len(long) - len(short)
    if spare == 0 or len(short) * len(long) > _MOST_COMPARED:
        return long[: len(short)]
    # best[taken] is the cost and the choice for the stops so far when `taken` of the spare ones were passed over.
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())] * (spare + 1)
    for number, stop in enumerate(short):
        step: list[tuple[int, tuple[int, ...]]] = []
        for passed in range(spare + 1):
            cost, choice = best[passed]
            here = (cost + abs(_stop_days(stop, long[number + passed]) or 0), (*choice, number + passed))
            step.append(min(here, step[-1]) if step else here)
        best = step
    return [long[number] for number in best[-1][1]]


def _stop_change(planned: Stop, made: Stop | None) -> StopChange:
    if made is None:
        return StopChange(Change.DROPPED, planned.place, planned, None, None)
    days = _stop_days(planned, made)
    leaving = _days(planned.departure, made.departure)
    return StopChange(Change.MOVED if days else Change.SAME, planned.place, planned, made, days, leaving)


def _stop_days(planned: Stop, made: Stop) -> int | None:
    days = _days(planned.arrival, made.arrival)
    return days if days is not None else _days(planned.departure, made.departure)


def _days(planned: Edtf | None, made: Edtf | None) -> int | None:
    """Return the days between two dates; 0 where they can mean the same day, None where one is not known."""
    if planned is None or made is None or planned.is_open or made.is_open:
        return None
    first, last = _dates(planned)
    made_first, made_last = _dates(made)
    if made_first > last:
        return (made_first - last).days
    if made_last < first:
        return (made_last - first).days
    return 0


def _dates(when: Edtf) -> tuple[date, date]:
    return when.earliest.date(), when.latest.date()


def _in_order(changes: list[StopChange], planned: list[Stop], made: list[Stop]) -> Iterable[StopChange]:
    """Yield changes by the order of travel; what was dropped stands before the next planned stop that was made."""
    seq = {stop.id: float(number) for number, stop in enumerate(made)}
    pairs = {change.planned.id: change.travelled for change in changes if change.planned and change.travelled}
    order: dict[str, float] = {}
    following = float(len(made))
    for number in range(len(planned) - 1, -1, -1):
        stop = planned[number]
        if stop.id in pairs:
            following = seq[pairs[stop.id].id]
        else:
            order[stop.id] = following - 0.5 + number / (4 * len(planned) + 4)

    def place(change: StopChange) -> float:
        if change.travelled is not None:
            return seq[change.travelled.id]
        return order[change.planned.id] if change.planned is not None else 0.0

    return sorted(changes, key=place)


def _visit_changes(planned: list[Stop], made: list[Stop]) -> Iterable[VisitChange]:
    """Yield what became of each planned visit; it is looked for in all stops, since a visit can change its city."""
    calls: dict[PlaceId, list[Visit]] = defaultdict(list)
    for stop in made:
        for visit in stop.visits:
            calls[visit.place].append(visit)
    for stop in planned:
        for visit in stop.visits:
            if visit.place == stop.place:
                continue
            found = calls[visit.place]
            if not found:
                yield VisitChange(Change.DROPPED, visit.place, visit, None, None)
                continue
            days, nearest = min(
                ((_days(visit.when, other.when), other) for other in found),
                key=lambda pair: abs(pair[0]) if pair[0] is not None else 10_000,
            )
            yield VisitChange(Change.MOVED if days else Change.SAME, visit.place, visit, nearest, days)
