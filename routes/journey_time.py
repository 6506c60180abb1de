"""How long a leg took and how fast that was: elapsed hours between clocks of different countries.

Texts give the clock of the place. In 1932-33 clocks of Turkey ran at UTC+2, those of the European Soviet Union and
of Georgia at UTC+3 since the decree of 16 June 1930: a ship from Sivastopol that seems to need 23 hours to İstanbul
needs 24. Knows no other countries; between unknown ones clocks are taken to agree, as inside one country.

Sources:
    IANA time zone database: Europe/Istanbul (+2:00 from 1910, no summer time between 1926 and 1940), Europe/Moscow,
    Europe/Kyiv, Europe/Simferopol, Asia/Tbilisi (+3:00 from 1930 or before until 1941 or after).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from gazetteer.errors import PlaceNotFoundError
from gazetteer.place import PlaceId
from routes.edtf import Edtf
from routes.itinerary import Itinerary, Leg, Stop
from routes.lines import PlaceLookup

__all__ = ["LegTime", "leg_times", "speed_kmh", "time_of"]

_UTC_OFFSET_HOURS = {PlaceId("turkiye"): 2.0, PlaceId("sovyetler-birligi"): 3.0}
_YEARS = range(1931, 1940)
"""In which the offsets hold."""
_DEEPEST = 20
"""No place lies in more places than that; a circle of parents ends here."""


@dataclass(frozen=True, slots=True)
class LegTime:
    """The shortest and the longest time that a leg can have taken, in hours; negative where dates contradict."""

    shortest_hours: float
    longest_hours: float

    @property
    def is_exact(self) -> bool:
        """Whether both ends have a clock time."""
        return self.shortest_hours == self.longest_hours


def leg_times(leg: Leg, itinerary: Itinerary) -> tuple[Edtf | None, Edtf | None]:
    """Return departure and arrival of a leg: its own, else those of its stops."""
    start, end = itinerary.stop(leg.from_stop), itinerary.stop(leg.to_stop)
    departure = leg.departure or (start.departure if start else None)
    return departure, leg.arrival or (end.arrival if end else None)


def time_of(leg: Leg, itinerary: Itinerary, gazetteer: PlaceLookup) -> LegTime | None:
    """Return how long a leg took; None where a date is not known or open."""
    departure, arrival = leg_times(leg, itinerary)
    if departure is None or arrival is None or departure.is_open or arrival.is_open:
        return None
    start, end, shift = itinerary.stop(leg.from_stop), itinerary.stop(leg.to_stop), timedelta()
    if departure.earliest.year in _YEARS and start is not None and end is not None:
        shift = _clock_shift(start, end, gazetteer)
    shortest = arrival.earliest - departure.latest + shift
    longest = arrival.latest - departure.earliest + shift
    return LegTime(_hours(shortest), _hours(longest))


def speed_kmh(length_km: float | None, time: LegTime | None) -> float | None:
    """Return the speed of a leg; None unless its length is known and both ends have a clock time."""
    if length_km is None or time is None or not time.is_exact or time.longest_hours <= 0:
        return None
    return length_km / time.longest_hours


def _clock_shift(start: Stop, end: Stop, gazetteer: PlaceLookup) -> timedelta:
    """Return what to add to the difference of two clocks."""
    offsets = (_utc_offset_hours(start.place, gazetteer), _utc_offset_hours(end.place, gazetteer))
    if offsets[0] is None or offsets[1] is None:
        return timedelta()
    return timedelta(hours=offsets[0] - offsets[1])


def _utc_offset_hours(place_id: PlaceId, gazetteer: PlaceLookup) -> float | None:
    """Return the offset of the country that a place lies in."""
    above: PlaceId | None = place_id
    for _ in range(_DEEPEST):
        if above is None or above in _UTC_OFFSET_HOURS:
            break
        try:
            above = gazetteer.place(above).parent
        except PlaceNotFoundError:
            return None
    return _UTC_OFFSET_HOURS.get(above) if above is not None else None


def _hours(time: timedelta) -> float:
    return time.total_seconds() / 3600
