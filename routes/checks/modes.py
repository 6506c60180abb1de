"""Checks that legs run where their mode can: ships on water, trains and cars on land, on a line of their own kind."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from gazetteer.errors import PlaceNotFoundError
from gazetteer.place import Footprint, LonLat
from routes.checks.finding import Finding, Level, Subject
from routes.geodesy import length_km, length_over_km, line_length_km
from routes.itinerary import Itinerary, Leg, PathBasis, Stop, TravelMode
from routes.journey_nodes import LineKey
from routes.journey_records import leg_id
from routes.lines import Line, path_of

__all__ = ["findings"]

_FITTING = {
    TravelMode.SHIP: (PathBasis.SEA_LANE, PathBasis.STRAIGHT),
    TravelMode.RAIL: (PathBasis.RAIL_STATIONS, PathBasis.STRAIGHT),
    TravelMode.ROAD: (PathBasis.ROAD, PathBasis.STRAIGHT),
    TravelMode.FOOT: (PathBasis.ROAD, PathBasis.STRAIGHT),
    TravelMode.UNKNOWN: (PathBasis.STRAIGHT,),
}
_LAND_TOLERANCE_KM = 0.01
"""Ships keep off the land to the last ten metres, the rounding of coordinates."""
_SEA_TOLERANCE_KM = 5.0
"""Chords between stations may cut a bay; a train that crosses a sea is a mistake."""
_END_TOLERANCE_KM = 25.0
"""From a stop's point to the end of its leg's line: a city with its harbour and outer stations."""
_COAST_TOLERANCE_KM = 15.0
"""From a port's point to the coast of a 1:10m map: harbours lie up rivers and limans."""
_DRAWN_SHARE = (0.70, 1.02)
"""Length drawn by length stated: a chain of stations cuts curves, but never makes detours."""


_STEP_KM = 10.0
"""Pieces of a way stay within five metres of it."""
_MOST_GROUND = 100
"""Different legs of a journey that are compared with the land, which takes a hundredth of a second each."""


class _Ground:
    """The land that legs are compared with; each way is measured once, and not without end."""

    def __init__(self, land: shapely.Geometry) -> None:
        self.land = land
        self._over_km: dict[tuple[LonLat, ...], float] = {}

    @property
    def is_spent(self) -> bool:
        """Whether no further way is measured."""
        return len(self._over_km) >= _MOST_GROUND

    def over_km(self, points: tuple[LonLat, ...]) -> float | None:
        """Return how much of a way lies over land; None where it is one too many."""
        if points not in self._over_km:
            if self.is_spent:
                return None
            self._over_km[points] = length_over_km(points, self.land, step_km=_STEP_KM)
        return self._over_km[points]


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield legs that do not fit their mode, line or length."""
    ground = _Ground(subject.land) if subject.land is not None else None
    said = False
    for itinerary in subject.journey.itineraries:
        stops = {stop.id: stop for stop in itinerary.stops}
        for leg in itinerary.legs:
            key = ("leg", leg_id(leg.from_stop, leg.to_stop))
            ends = (stops[leg.from_stop], stops[leg.to_stop])
            yield from _line(subject, leg, key, ends)
            yield from _length(subject, leg, itinerary, key)
            if ground is None or leg.mode is TravelMode.UNKNOWN:
                continue
            way = path_of(leg, itinerary, subject.gazetteer, subject.lines).way
            over_land = ground.over_km(way)
            if over_land is not None:
                yield from _ground(subject, leg, key, way, over_land)
                if leg.mode is TravelMode.SHIP:
                    yield from _ports(subject, key, ends, ground.land)
            elif not said:
                said = True
                what = f"legs from here on are not compared with the land, after {_MOST_GROUND} different ones"
                yield subject.finding(Level.WARNING, key, what)


def _line(subject: Subject, leg: Leg, key: LineKey, ends: tuple[Stop, Stop]) -> Iterator[Finding]:
    if leg.line is None:
        return
    line = subject.lines.get(leg.line)
    if line is None:
        expected = "the id of a line in routes/data/lines.geojson"
        yield subject.finding(Level.ERROR, (*key, "line"), "unknown line", leg.line, expected)
        return
    if line.kind not in _FITTING[leg.mode]:
        expected = f"a line for travel by {leg.mode}"
        yield subject.finding(Level.ERROR, (*key, "line"), f"{leg.mode} on a {line.kind} line", line.id, expected)
    gap = _largest_gap_km(subject, line, ends)
    if gap > _END_TOLERANCE_KM:
        expected = f"ends within {_END_TOLERANCE_KM:g} km of {ends[0].place} and {ends[1].place}"
        yield subject.finding(
            Level.ERROR, (*key, "line"), f"line {line.id!r} ends elsewhere", f"{gap:.0f} km", expected
        )


def _largest_gap_km(subject: Subject, line: Line, ends: tuple[Stop, Stop]) -> float:
    """Return how far the line ends from its stops, in the better direction."""
    points = [footprint.point if (footprint := _footprint(subject, stop)) else None for stop in ends]

    def gap(tips: tuple[LonLat, LonLat]) -> float:
        return max(
            (length_km(point, tip) for point, tip in zip(points, tips, strict=True) if point is not None), default=0.0
        )

    first, last = line.points[0], line.points[-1]
    return min(gap((first, last)), gap((last, first)))


def _length(subject: Subject, leg: Leg, itinerary: Itinerary, key: LineKey) -> Iterator[Finding]:
    path = path_of(leg, itinerary, subject.gazetteer, subject.lines)
    if leg.length_km is None or path.path_basis is PathBasis.STRAIGHT or not path.way:
        return
    drawn = line_length_km(path.way)
    if not _DRAWN_SHARE[0] * leg.length_km <= drawn <= _DRAWN_SHARE[1] * leg.length_km:
        expected = (
            f"{_DRAWN_SHARE[0]:.0%} to {_DRAWN_SHARE[1]:.0%} of the length drawn to fit, drawn are {drawn:.0f} km"
        )
        yield subject.finding(
            Level.WARNING, (*key, "length_km"), "length does not fit the line", f"{leg.length_km:g} km", expected
        )


def _ground(
    subject: Subject, leg: Leg, key: LineKey, way: tuple[LonLat, ...], over_land: float
) -> Iterator[Finding]:  # fmt: skip
    if leg.mode is TravelMode.SHIP:
        if over_land > _LAND_TOLERANCE_KM:
            yield subject.finding(
                Level.ERROR, key, "ship runs over land", f"{over_land:.2f} km", "0.00 km; give the leg a sea lane"
            )
        return
    over_sea = line_length_km(way) - over_land
    if over_sea > _SEA_TOLERANCE_KM:
        expected = f"at most {_SEA_TOLERANCE_KM:g} km of chords over bays"
        yield subject.finding(
            Level.ERROR, key, f"{leg.mode} runs over the sea", f"{over_sea:.1f} km", expected, declared_as=("place",)
        )


def _ports(
    subject: Subject, key: LineKey, ends: tuple[Stop, Stop], land: shapely.Geometry
) -> Iterator[Finding]:  # fmt: skip
    for stop in ends:
        footprint = _footprint(subject, stop)
        if footprint is None:
            continue
        inland = _inland_km(footprint.point, land)
        if inland > _COAST_TOLERANCE_KM + footprint.precision_m / 1000:
            expected = "a place on the coast"
            got = f"{stop.place}, {inland:.0f} km from the sea"
            yield subject.finding(Level.ERROR, key, "ship at an inland place", got, expected, declared_as=("place",))


def _inland_km(point: LonLat, land: shapely.Geometry) -> float:
    """Return how far inside the land a point lies; 0 on the water.

    The nearest coast is looked for in degrees, so that another bit of coast can be nearer by a few per cent of
    cos(latitude): exact enough to tell a port from an inland town.
    """
    spot = shapely.Point(point)
    if not shapely.intersects(land, spot):
        return 0.0
    coast = shapely.get_coordinates(shapely.shortest_line(spot, shapely.boundary(land)))
    return length_km(point, LonLat(*coast[-1]))


def _footprint(subject: Subject, stop: Stop) -> Footprint | None:
    try:
        return subject.gazetteer.place(stop.place).footprint
    except PlaceNotFoundError:
        return None
