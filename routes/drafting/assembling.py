"""Puts events together to stops: in the order of the text, as long as its days go forward.

A text tells a journey once in its order and comes back to parts of it later; what is told with an earlier day than the
stop that was reached is such a retelling, and makes no stop. Other journeys that a text mentions lie outside the days
of this one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from routes.drafting.events import Event, Site, Told
from routes.drafting.motion import EventKind
from routes.edtf import Edtf
from routes.itinerary import TravelMode

__all__ = ["DraftStop", "DraftVisit", "assemble", "year_told"]

_TRAVEL = (EventKind.ARRIVAL, EventKind.DEPARTURE, EventKind.HEADING)
_LONGEST_HALT = timedelta(days=10)
"""Between two dated events of a journey; a longer gap parts two journeys."""
_PER_EVENT, _MOST_EVENTS, _SHARE = 100, 3, 1 / 3
"""A text tells a journey where it dates travel of it in one of so many sentences, or at least so often, and this is
such a share of all travel that it dates. A history of relations mentions many journeys, and tells none."""
_BEFORE = 15
"""Sentences before they set out in which their town is looked for, where the text does not name it there."""
_AFTERWARDS = 4
"""Sentences after the last dated event that may still tell of the journey."""


@dataclass(slots=True)
class DraftVisit:
    """A venue, or a place nearby, that was seen from a stop."""

    site: Site
    day: Edtf | None
    evidence: list[Event] = field(default_factory=list)


@dataclass(slots=True)
class DraftStop:
    """A proposed stop."""

    site: Site
    arrival: Edtf | None
    departure: Edtf | None
    is_stated: bool
    confidence: float
    reason: str
    mode: TravelMode | None = None
    """By what they came."""
    vessel: str | None = None
    evidence: list[Event] = field(default_factory=list)
    visits: list[DraftVisit] = field(default_factory=list)

    stated: date | None = None
    """The day of its arrival where the text states it."""


def year_told(events: Sequence[Event]) -> int | None:
    """Return the year of most dated travel; None where nothing is dated."""
    years = Counter(
        event.day.earliest.year for event in events if event.kind in _TRAVEL and event.day and not event.day.is_open
    )
    return max(years, key=lambda year: (years[year], -year), default=None)


def assemble(told: Told, year: int) -> tuple[DraftStop, ...]:
    """Return the stops of the journey of a year that a text tells, in order."""
    window = _window(told, year)
    if window is None:
        return ()
    days = [(sentence, day) for sentence, day in told.days if _is_within(day, window) and _is_fine(day)]
    return tuple(_Assembler(days, window, told.named).stops(_narrative(told.events, window)))


def _window(told: Told, year: int) -> tuple[date, date] | None:
    """Return the first and last day of the journey, the densest run of dated travel in the year; None for none."""
    dated = sorted(
        event.day.earliest.date()
        for event in told.events
        if event.kind in _TRAVEL and event.day is not None and _is_fine(event.day)
    )
    runs: list[list[date]] = []
    for day in (day for day in dated if day.year == year):
        if runs and day - runs[-1][-1] <= _LONGEST_HALT:
            runs[-1].append(day)
        else:
            runs.append([day])
    best = max(runs, key=lambda run: (len(run), run[0]), default=None)
    least = max(min(told.sentences // _PER_EVENT, _MOST_EVENTS), _SHARE * len(dated))
    return None if best is None or len(best) < least else (best[0] - timedelta(days=1), best[-1] + timedelta(days=1))


def _is_within(edtf: Edtf, window: tuple[date, date]) -> bool:
    return edtf.latest.date() >= window[0] and edtf.earliest.date() <= window[1]


def _is_fine(edtf: Edtf) -> bool:
    return (edtf.latest - edtf.earliest).days < 3


def _narrative(events: Sequence[Event], window: tuple[date, date]) -> list[Event]:
    """Return the events between the first and the last travel that is dated inside the window."""
    latest = window[0]
    dated: list[Event] = []
    for event in events:
        day = event.day.earliest.date() if event.day is not None and _is_fine(event.day) else None
        if event.kind in _TRAVEL and day is not None and window[0] <= day <= window[1] and day >= latest:
            latest = day
            dated.append(event)
    if not dated:
        return []
    first, last = dated[0].sentence, dated[-1].sentence + _AFTERWARDS
    return [event for event in events if first <= event.sentence <= last]


class _Assembler:
    def __init__(
        self, days: Sequence[tuple[int, Edtf]], window: tuple[date, date], named: Sequence[tuple[int, Site]]
    ) -> None:
        self.days, self.window, self.named = days, window, named
        self.found: list[DraftStop] = []
        self.goal: Event | None = None
        self.base: DraftStop | None = None  # where an outing began
        self.expected: list[Event] = []
        self.events: list[Event] = []

    def stops(self, events: list[Event]) -> list[DraftStop]:
        self.events = events
        for place, event in enumerate(events):
            if self._is_of_journey(event):
                self._come_back(event)
                self._take(place, event)
        self._leave_open()
        return self.found

    def _leave_open(self) -> None:
        """Leave days open that were inferred and would run backwards."""
        reached = self.window[0]
        for stop in self.found:
            if stop.arrival is not None and not stop.is_stated and stop.arrival.latest.date() < reached:
                stop.arrival = None
            if stop.arrival is not None and not stop.arrival.is_open:
                reached = max(reached, stop.arrival.earliest.date())

    @property
    def here(self) -> DraftStop | None:
        return self.found[-1] if self.found else None

    def _is_of_journey(self, event: Event) -> bool:
        """Whether an event's day lies in the journey and not before the stop that was reached."""
        own = event.day if event.is_day_stated else None
        day = own or self._day_before(event)
        if own is not None and not _is_within(own, self.window) and _is_fine(own):
            return event.kind in (EventKind.DEPARTURE, EventKind.VIA, EventKind.HEADING)
        if day is None:
            return True
        reached = max((stop.stated for stop in self.found if stop.stated), default=None)
        return reached is None or day.latest.date() >= reached

    def _day_before(self, event: Event) -> Edtf | None:
        """Return the last day of the journey that the text stated up to an event's sentence."""
        place = bisect_right(self.days, event.sentence, key=lambda one: one[0])
        return self.days[place - 1][1] if place else None

    def _take(self, place: int, event: Event) -> None:
        if event.kind is EventKind.ARRIVAL:
            self._arrive(event)
        elif event.kind is EventKind.DEPARTURE:
            self._depart(event)
        elif event.kind is EventKind.HEADING:
            self._head(place, event)
        elif event.kind is EventKind.VIA:
            self.expected.append(event)
        elif event.kind is EventKind.WISH:
            if self.goal is not None and event.city.key not in {stop.site.key for stop in self.found}:
                self._add(event, 0.3, "they wished to see it")
        else:
            self._visit(event)

    def _come_back(self, event: Event) -> None:
        """End an outing: who goes on from it, goes on from where it began."""
        base, here = self.base, self.here
        if event.is_outing and event.kind is EventKind.ARRIVAL:
            self.base = base or here
        elif base is not None and event.kind is not EventKind.VISIT:
            self.base = None
            if here is not base and event.city.key != base.site.key:
                self.found.append(DraftStop(base.site, None, None, False, 0.4, "back from an outing", evidence=[event]))

    def _arrive(self, event: Event) -> None:
        here = self.here
        if not event.city.name:
            self._visit(event)
        elif here is not None and here.site.key == event.city.key:
            self._again(here, event)
            if event.venue is not None:
                self._visit(event)
        else:
            self._pass_expected(event)
            is_dated = event.is_day_stated and self._own(event) is not None
            self._add(event, 0.9 if is_dated else 0.75, "an arrival is told")
            if event.venue is not None:
                self._visit(event)

    def _again(self, stop: DraftStop, event: Event) -> None:
        """Take more of a stop that is there: its arrival where it was not dated yet."""
        stop.evidence.append(event)
        if stop.arrival is None and event.venue is None and stop.departure is None:
            stop.arrival = self._own(event)

    def _depart(self, event: Event) -> None:
        if not event.city.name:
            if self.here is not None and self.here.departure is None:
                self.here.departure = self._own(event)
                self.here.evidence.append(event)
            return
        stop = next((one for one in self.found[::-1] if one.site.key == event.city.key), None)
        if stop is None:
            self._add(event, 0.7, "a departure is told")
            self.found[-1].arrival = None
            stop = self.found[-1]
        stop.departure = stop.departure or self._own(event)
        stop.evidence.append(event)

    def _head(self, place: int, event: Event) -> None:
        """They set out for a place: the stop ends, and the goal is reached unless another comes between."""
        here = self.here
        if here is not None and here.site.key == event.city.key:
            return
        if here is None:
            self._set_out(event)
        elif not event.is_plan:
            here.departure = self._own(event) or here.departure
            here.evidence.append(event)
        self.goal = event
        comes_later = any(
            later.city.key == event.city.key and (later.kind is EventKind.ARRIVAL or later.is_present)
            for later in self.events[place + 1 :]
        )
        if not comes_later and not event.is_plan and event.venue is None:
            self._add(event, 0.5, "they set out for it; no arrival is told")
            self.found[-1].arrival = None

    def _set_out(self, heading: Event) -> None:
        """Make the first stop: another place that is named where they set out, else the town named most before."""
        for event in self.events:
            if event.sentence == heading.sentence and event.city.name and event.city.key != heading.city.key:
                self._begin(heading, event.city, 0.6, "they set out from it", event)
                return
        before = [
            site
            for sentence, site in self.named
            if heading.sentence - _BEFORE <= sentence <= heading.sentence and site.key != heading.city.key
        ]
        times = Counter(site.key for site in before)
        if before:  # of those named as often, the one named last
            town = max(reversed(before), key=lambda site: times[site.key])
            self._begin(heading, town, 0.3, "named most before they set out", heading)

    def _begin(self, heading: Event, site: Site, confidence: float, reason: str, evidence: Event) -> None:
        left = self._own(heading)
        self.found.append(DraftStop(site, None, left, False, confidence, reason, evidence=[evidence]))

    def _visit(self, event: Event) -> None:
        here = self.here
        is_goal = self.goal is not None and self.goal.city.key == event.city.key
        is_elsewhere = here is None or here.site.key != event.city.key
        if event.city.name and event.is_present and is_elsewhere and (is_goal or here is None):
            self._pass_expected(event)
            self._add(event, 0.6, "they are there")
            here = self.here
        if here is None:
            return
        site = event.venue or (event.city if event.city.key != here.site.key else None)
        if site is None:
            here.evidence.append(event)
            return
        if event.venue is None and not _is_near(site, here.site):
            return
        known = next((one for one in here.visits if one.site.key == site.key), None)
        if known is None:
            known = DraftVisit(site, self._own(event))
            here.visits.append(known)
        known.evidence.append(event)

    def _pass_expected(self, event: Event) -> None:
        """Make stops of the places on a route that was named, up to the one that is reached."""
        if not self.expected or (self.here is not None and self.here.site.key == event.city.key):
            return
        keys = [one.city.key for one in self.expected]
        is_named = event.city.key in keys
        passed = self.expected[: keys.index(event.city.key)] if is_named else self.expected
        for one in passed:
            self._add(one, 0.35, "on the route that is named")
            self.found[-1].arrival = None
        self.expected = self.expected[keys.index(event.city.key) + 1 :] if is_named else []

    def _own(self, event: Event) -> Edtf | None:
        """Return an event's own day; none where it is no day of the journey, as by a misprint."""
        is_usable = event.day is not None and _is_fine(event.day) and _is_within(event.day, self.window)
        return event.day if is_usable else None

    def _add(self, event: Event, confidence: float, reason: str) -> None:
        goal = self.goal if self.goal is not None and self.goal.city.key == event.city.key else None
        own = self._own(event)
        before = self._day_before(event)
        arrival = own or (Edtf.parse(before.latest.date().isoformat()) if before is not None else None)
        self.found.append(
            DraftStop(
                event.city, arrival, None, own is not None and event.is_day_stated, confidence, reason,
                event.mode or (goal.mode if goal else None), event.vessel or (goal.vessel if goal else None),
                [event], stated=own.earliest.date() if own is not None and event.is_day_stated else None,
            )
        )  # fmt: skip
        if goal is not None:
            self.goal = None


def _is_near(one: Site, other: Site) -> bool:
    """Whether two places lie within a day's outing, roughly: half a degree."""
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return False
    return abs(one.lon - other.lon) < 0.8 and abs(one.lat - other.lat) < 0.5
