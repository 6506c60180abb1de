"""What a sentence may tell: the stops and visits of an itinerary, with the words and dates to know them by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, datetime, timedelta

from routes.edtf import Edtf
from routes.itinerary import Itinerary, Stop, Visit
from routes.linking.naming import Spotter
from routes.linking.narrative import split_sentences
from routes.linking.words import clock_token, clock_tokens, stems

__all__ = ["Account", "PlaceNames", "Target", "place_token", "spotter_of", "targets", "tokens"]

PlaceNames = Callable[[str], Sequence[str]]
"""From the id of a place to its names in the language of the text."""

Account = frozenset[str]
"""The tokens of a sentence of our own account."""

_NIGHT = timedelta(hours=12)
"""A night belongs to the day before or after."""
_BRIEF = timedelta(days=20)
"""A time known to some weeks: a day that falls into months, or a year, tells no stop by itself."""
_EDGE = timedelta(days=366)
"""How long before a journey's first date and after its last one its undated stops may lie."""


@dataclass(frozen=True, slots=True)
class Target:
    """A stop as a whole, or a visit of it."""

    stop: str
    visit: str
    """Empty for the stop as a whole."""
    stop_number: int
    """Place of the stop in the itinerary, from 0."""
    party: str
    """Of the stop."""
    place: str
    earliest: datetime | None
    latest: datetime | None
    """Between which it happened; None in an itinerary without dates."""
    accounts: tuple[Account, ...]
    ends: tuple[Edtf, ...] = ()
    """Its own days of arrival and departure, as far as they are known."""

    @property
    def is_brief(self) -> bool:
        """Whether its time is known so well that a day within it says something."""
        return self.earliest is not None and self.latest is not None and self.latest - self.earliest <= _BRIEF

    def is_end(self, date: Edtf) -> bool:
        """Whether a day is that of its own arrival or departure."""
        return any(date.earliest <= end.earliest and end.latest <= date.latest for end in self.ends)

    def is_within(self, date: Edtf, slack: timedelta = _NIGHT) -> bool:
        """Whether it may have happened at a date; a night belongs to the day before or after."""
        if self.earliest is None or self.latest is None:
            return False
        return date.earliest <= self.latest + slack and self.earliest - slack <= date.latest


def spotter_of(itinerary: Itinerary, names: PlaceNames) -> Spotter:
    """Return what finds the places of an itinerary in texts."""
    places = [place for stop in itinerary.stops for place in (stop.place, *(visit.place for visit in stop.visits))]
    return Spotter({place: names(place) for place in dict.fromkeys(places)})


def place_token(place: str) -> str:
    """Return the token that stands for any name of a place."""
    return "@" + place


def tokens(text: str, spotter: Spotter) -> tuple[str, ...]:
    """Return what a sentence is compared by: stems of its words, the places that it names, its clock times.

    A name of one word counts as the place alone, so that Leningrad has nothing in common with Lenin; in longer names
    the words count too, since texts shorten them.
    """
    found: list[str] = []
    place = 0
    for spot in spotter.spots(text):
        found += stems(text[place : spot.start])
        found += map(place_token, spot.places)
        inside = stems(text[spot.start : spot.end])
        found += inside if len(inside) > 1 else ()
        place = spot.end
    return tuple(dict.fromkeys((*found, *stems(text[place:]), *clock_tokens(text))))


def targets(itinerary: Itinerary, names: PlaceNames, spotter: Spotter, language: str = "tr") -> tuple[Target, ...]:
    """Return the targets of an itinerary in its order, each stop before its visits."""
    found: list[Target] = []
    for number, stop in enumerate(itinerary.stops):
        found.append(_of_stop(number, stop, spotter, language))
        found += (_of_visit(number, stop, visit, names, spotter, language) for visit in stop.visits)
    return _dated(found)


def _of_stop(number: int, stop: Stop, spotter: Spotter, language: str) -> Target:
    accounts = [account for passage in stop.passages for account in _accounts(passage.text, spotter, language)]
    city = place_token(stop.place)
    accounts += [frozenset({city, *_clock(stop.arrival)}), frozenset({city, *_clock(stop.departure)})]
    earliest, latest = _window(stop.arrival, stop.departure)
    # An open side reaches as far as the visits do that are known.
    visits = [_window(visit.when, visit.when) for visit in stop.visits]
    earliest = earliest or min((first for first, _ in visits if first), default=None)
    latest = latest or max((last for _, last in visits if last), default=None)
    window = (earliest, latest)
    ends = tuple(date for date in (stop.arrival, stop.departure) if date is not None and not date.is_open)
    return Target(stop.id, "", number, stop.party, stop.place, *window, tuple(dict.fromkeys(accounts)), ends)


def _of_visit(number: int, stop: Stop, visit: Visit, names: PlaceNames, spotter: Spotter, language: str) -> Target:
    venue = {*_clock(visit.when)}
    if visit.place != stop.place:
        venue.add(place_token(visit.place))
        for name in names(visit.place):
            venue.update(tokens(name, spotter))
    accounts = [account | venue for account in _accounts(visit.summary, spotter, language)]
    if len(accounts) > 1:
        accounts.append(frozenset[str]().union(*accounts))
    window = _window(visit.when or stop.arrival, visit.when or stop.departure)
    return Target(stop.id, visit.id, number, stop.party, visit.place, *window, tuple(accounts))


def _accounts(text: Mapping[str, str], spotter: Spotter, language: str) -> list[Account]:
    told = text[language] if language in text else text["tr"]
    return [frozenset(tokens(told[start:end], spotter)) for start, end in split_sentences(told)]


def _clock(date: Edtf | None) -> tuple[str, ...]:
    if date is None or not date.is_instant:
        return ()
    return (clock_token(date.earliest.hour, date.earliest.minute),)


def _window(first: Edtf | None, last: Edtf | None) -> tuple[datetime | None, datetime | None]:
    """Return when something may have happened; None at an open or unknown side."""
    earliest = first.earliest if first and first.earliest.year > MINYEAR + 1 else None
    latest = last.latest if last and last.latest.year < MAXYEAR - 1 else None
    return earliest, latest


def _dated(found: Sequence[Target]) -> tuple[Target, ...]:
    """Close open sides: what has no date happened after what its party did before, and before what it did then."""
    starts = [target.earliest for target in found if target.earliest]
    ends = [target.latest for target in found if target.latest]
    if not starts or not ends:
        return tuple(found)
    before, after = dict[str, datetime](), dict[str, datetime]()
    closed = list(found)
    for place, target in enumerate(closed):
        if target.earliest is None:
            closed[place] = replace(target, earliest=before.get(target.party, min(starts) - _EDGE))
        else:
            before[target.party] = target.earliest
    for place in range(len(closed) - 1, -1, -1):
        target = closed[place]
        if target.latest is None:
            closed[place] = replace(target, latest=after.get(target.party, max(ends) + _EDGE))
        else:
            after[target.party] = target.latest
    return tuple(closed)
