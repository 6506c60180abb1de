"""Which place a name means: its coordinates, and how sure that is.

A name that several places bear goes to the one that what stands near, the year and the sources speak for
(`namesakes`). A feature or building that is in no list lies in the town that the text spoke of last; names of the
curated gazetteer carry its ids.

Sources:
    Leidner 2007, Toponym Resolution in Text, chapter 3 (one referent per discourse, spatial minimality).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazetteer.geoparsing.namesakes import Anchor, Bearer, bearers, choose
from gazetteer.geoparsing.recognition import Found
from gazetteer.place import LonLat, PlaceType

__all__ = ["Resolved", "resolve"]

_REACH = 4_000
_LOCAL = (PlaceType.BUILDING, PlaceType.STREET, PlaceType.QUARTER)
_BORROWED = 0.8
_YEAR = re.compile(r"(?<!\d)1[89]\d\d(?!\d)")
_MOST_ANCHORS = 60  # on either side: bounds the work in a text that is a list of towns


@dataclass(frozen=True, slots=True)
class Resolved:
    """A found name with its place."""

    name: str
    place: str | None
    type: PlaceType
    lat: float | None
    lon: float | None
    confidence: float


def resolve(found: Sequence[Found], text: str) -> list[Resolved]:
    """Return the places of the names of one text, in their order.

    Args:
        found: The names in the order of the text.
        text: The clean text that they were found in: its years tell the time.
    """
    known = bearers()
    rivals = [_rivals(one, known.get(one.name.text, ())) for one in found]
    anchors = [
        Anchor(one.start, LonLat(one.name.lon, one.name.lat))
        for one, others in zip(found, rivals, strict=True)
        if not others
        and one.name.type in (PlaceType.SETTLEMENT, PlaceType.QUARTER)
        and one.name.lat is not None
        and one.name.lon is not None
    ]
    resolved = [_plain(one) for one in found]
    if any(rivals):
        years = [(match.start(), int(match[0])) for match in _YEAR.finditer(text)]
        for place, (one, others) in enumerate(zip(found, rivals, strict=True)):
            if others:
                resolved[place] = _among(one, others, anchors, years)
    return _placed(found, resolved)


def _rivals(one: Found, known: Sequence[Bearer]) -> tuple[Bearer, ...]:
    """Return the places that a name may mean, the lexicon's own first; none where there is one only."""
    name = one.name
    if not known or name.lat is None or name.lon is None or one.is_extended:
        return ()
    own = [bearer for bearer in known if bearer.place == name.place and name.place is not None]
    point = LonLat(name.lon, name.lat)
    first = own or [Bearer(name.standard, name.place, name.type, point, None, name.place is not None)]
    others = [bearer for bearer in known if bearer not in own and bearer.type is name.type]
    return (*first, *others) if others else ()


def _plain(one: Found) -> Resolved:
    name = one.name
    return Resolved(name.standard, name.place, name.type, name.lat, name.lon, one.evidence)


def _among(
    one: Found, others: Sequence[Bearer], anchors: Sequence[Anchor], years: Sequence[tuple[int, int]]
) -> Resolved:
    """Return the likeliest of several places that bear the name."""
    middle = bisect_left(anchors, one.start, key=lambda anchor: anchor.position)
    near = anchors[max(middle - _MOST_ANCHORS, 0) : middle + _MOST_ANCHORS]
    bearer, share = choose(others, one.start, near, _year_near(one.start, years))
    point = bearer.point
    return Resolved(bearer.standard, bearer.place, bearer.type, point.lat, point.lon, one.evidence * share)


def _year_near(position: int, years: Sequence[tuple[int, int]]) -> int | None:
    """Return the year named last before a position, else the first one after it; None where there is none."""
    if not years:
        return None
    after = bisect_left(years, position, key=lambda year: year[0])
    return years[after - 1][1] if after else years[0][1]


def _placed(found: Sequence[Found], resolved: Sequence[Resolved]) -> list[Resolved]:
    """Give what is in no list the point of the town that the text spoke of last."""
    placed: list[Resolved] = []
    town: tuple[int, float, float] | None = None
    for one, place in zip(found, resolved, strict=True):
        settled = replace(place, confidence=round(place.confidence, 2))
        if place.type is PlaceType.SETTLEMENT and place.lat is not None and place.lon is not None:
            town = (one.start, place.lat, place.lon)
        elif place.lat is None and place.type in _LOCAL and town is not None and one.start - town[0] <= _REACH:
            borrowed = round(place.confidence * _BORROWED, 2)
            settled = replace(place, lat=town[1], lon=town[2], confidence=borrowed)
        placed.append(settled)
    return placed
