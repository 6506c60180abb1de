"""Checks the speed that dates and lengths imply against what trains, ships and cars of the 1930s could do.

With clock times at both ends the speed is one figure; with days it is bounded: a leg is too fast if even the longest
time that its dates allow demands too much, and too slow if even the shortest time leaves too little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gazetteer.sphere import distance_km
from routes.checks.finding import Finding, Level, Subject
from routes.itinerary import TravelMode
from routes.journey_records import leg_id
from routes.journey_time import LegTime, time_of
from routes.lines import LegPath, path_of

__all__ = ["PLAUSIBLE_KMH", "SpeedRange", "findings"]


class SpeedRange(NamedTuple):
    """Average speeds with halts that are plausible, in km/h."""

    slowest: float
    fastest: float


PLAUSIBLE_KMH: Mapping[TravelMode, SpeedRange] = {
    # The fastest Soviet train of the time, the Red Arrow, ran Leningrad - Moscow at 69.8 km/h on its first run
    # (10 June 1931; Saint Petersburg Encyclopaedia, "Krasnaya Strela"); special trains halted for receptions.
    TravelMode.RAIL: SpeedRange(15.0, 75.0),
    # The newest Soviet liners of the Black Sea, the Krim class (Krim, Gruziya ...), made 13 to 15 knots, 24 to
    # 28 km/h (Wikipedia, "Krim-class cargo liner", and the registers quoted there); old coasters 6 to 10 knots.
    # Above 32 km/h there were warships and little else.
    TravelMode.SHIP: SpeedRange(10.0, 32.0),
    # Motor cars on the earth and macadam roads of the time: a convoy's average, not a record.
    TravelMode.ROAD: SpeedRange(5.0, 70.0),
    # A stroll to a brisk march; Naismith's rule (1892) takes 5 km/h.
    TravelMode.FOOT: SpeedRange(1.5, 7.0),
    # No faster than a train; how slow, nobody can say who does not know by what.
    TravelMode.UNKNOWN: SpeedRange(0.0, 75.0),
}
_SPHERE = 1.01
"""More than a length on a sphere is off."""
_SHORT_KM = 5.0
"""Below it minutes decide, and texts round them."""


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield legs that are too fast or too slow for their mode."""
    for itinerary in subject.journey.itineraries:
        for leg in itinerary.legs:
            path = path_of(leg, itinerary, subject.gazetteer, subject.lines)
            time = time_of(leg, itinerary, subject.gazetteer)
            plausible = PLAUSIBLE_KMH[leg.mode]
            if time is None or time.longest_hours <= 0 or _is_surely_fine(path, time, plausible):
                continue
            length = path.length_km
            if length is None or length < _SHORT_KM:
                continue
            key = ("leg", leg_id(leg.from_stop, leg.to_stop))
            expected = f"{plausible.slowest:g} to {plausible.fastest:g} km/h by {leg.mode}"
            least = length / time.longest_hours
            if least > plausible.fastest:
                got = f"{length:g} km in {time.longest_hours:.1f} h at most: {least:.0f} km/h or more"
                yield subject.finding(
                    Level.ERROR, key, "implausible speed, too fast", got, expected, declared_as=("speed",)
                )
            elif time.shortest_hours > 0 and length / time.shortest_hours < plausible.slowest:
                most = length / time.shortest_hours
                got = f"{length:g} km in {time.shortest_hours:.1f} h at least: {most:.0f} km/h or less"
                yield subject.finding(
                    Level.WARNING, key, "implausible speed, too slow", got, expected, declared_as=("speed",)
                )


def _is_surely_fine(path: LegPath, time: LegTime, plausible: SpeedRange) -> bool:
    """Whether a straight leg is far from every limit on a sphere: most are, and the ellipsoid takes its time."""
    if len(path.way) != 2 or path.known_length_km is not None:
        return False
    about_km = distance_km(*path.way)
    is_slow_enough = about_km * _SPHERE < plausible.fastest * time.longest_hours
    return is_slow_enough and (
        time.shortest_hours <= 0 or about_km > plausible.slowest * time.shortest_hours * _SPHERE
    )  # fmt: skip
