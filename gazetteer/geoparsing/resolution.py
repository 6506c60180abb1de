"""Which place a name means: its coordinates, and how sure that is.

A name that several places bear goes to the one that importance, time, neighbours and the word behind it speak for
(`namesakes`). First every such name is read by what is not in doubt; what then is nearly sure helps to read the rest.
A feature or building that is in no list lies in the town that the text spoke of last; names of the curated gazetteer
carry its ids.

Sources:
    Leidner 2007, Toponym Resolution in Text, chapter 3 (one referent per discourse, spatial minimality).
    Smith and Crane 2001 (doi:10.1007/3-540-44796-2_12): unambiguous places first, then the others by them.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from gazetteer.geoparsing.confidence import Ground, Way
from gazetteer.geoparsing.enclosing import is_enclosed
from gazetteer.geoparsing.found import Found
from gazetteer.geoparsing.namesakes import NEAR_KM, Anchor, Bearer, Size, bearers, choose, scores
from gazetteer.place import LonLat, PlaceType
from gazetteer.store import Gazetteer

__all__ = ["Resolved", "resolve"]

_REACH = 4_000
_LOCAL = (PlaceType.BUILDING, PlaceType.STREET, PlaceType.QUARTER, PlaceType.SETTLEMENT)
_TOWNS = (PlaceType.SETTLEMENT, PlaceType.QUARTER)
_PASSAGE = 400.0  # characters in which the weight of a town falls to a third
_SCENE = 2.5  # a town that something is in or goes to counts more
_IN_BEHIND = re.compile(r" ?['’‘`]?(?:[dt][ae]|y?[ae]) ")
_BEHIND = 0.5
_MOST_TOWNS = 20
_TOWN_DEGREES = 0.25
_YEAR = re.compile(r"1(?<!\d.)[2-9]\d\d(?!\d)")
_MOST_ANCHORS = 10  # on either side, of different places: bounds the work in a text that is a list of towns
_FURTHEST_ANCHORS = 60
_AREA_KM = 400.0  # how far countries and regions reach
_NEARLY_SURE = 0.9
_DISCOURSE = 0.5  # what another spot of the name weighs, beside its own surroundings
_MOST_SPOTS = 3
_GREAT = re.compile(
    r" (?:vil[âa]yeti|eyaleti|sancağı|livası|[Vv]alisi|[Vv]alili|ili(?!\w)|limanı|şehri|[Mm]ebus|[Mm]illetvekil)"
)
_SMALL = re.compile(r" (?:köy|nahiye|bucağı|kasaba|kaza|[Kk]aymakam|[Kk]öyü)")


class Resolved(NamedTuple):
    """A found name with its place."""

    name: str
    place: str | None
    type: PlaceType
    lat: float | None
    lon: float | None
    way: Way
    share: float
    """What the place has of the likelihood of all that bear the name."""


def resolve(
    found: Sequence[Found], text: str, folded: str, is_story: Callable[[int], bool] = lambda _: True,
    gazetteer: Gazetteer | None = None,
) -> list[Resolved]:  # fmt: skip
    """Return the places of the names of one text, in their order.

    Args:
        found: The names in the order of the text.
        text: The clean text that they were found in: its years tell the time.
        folded: The same, folded.
        is_story: Whether an offset is no citation, whose years are those of its book.
        gazetteer: Where they were found, if not in the shipped one.
    """
    known = bearers(gazetteer)
    rivals = {place: among for place, one in enumerate(found) if (among := _rivals(one, known))}
    known_plain: dict[int, Resolved] = {}  # by the name's identity: a text names few places many times
    resolved = [known_plain.get(id(one.name)) or known_plain.setdefault(id(one.name), _plain(one)) for one in found]
    if rivals:
        years = [(match.start(), int(match[0])) for match in _YEAR.finditer(text) if is_story(match.start())]
        anchors = [anchor for place, one in enumerate(found) if place not in rivals and (anchor := _anchor(one))]
        first = _likelihoods(found, text, rivals, anchors, years)
        for place, likely in first.items():
            bearer, share = choose(rivals[place], likely)
            if share >= _NEARLY_SURE:
                anchors.append(Anchor(found[place].start, bearer.point))
        anchors.sort(key=lambda anchor: anchor.position)
        likely_of = _throughout(found, rivals, _likelihoods(found, text, rivals, anchors, years))
        for place, among in rivals.items():
            resolved[place] = _among(found[place], among, likely_of[place])
    return _placed(found, resolved, text, folded)


def _rivals(one: Found, known: Mapping[str, Sequence[Bearer]]) -> tuple[Bearer, ...]:
    """Return the places that a name may mean; none where there is one only."""
    name = one.name
    if name.lat is None or (among := known.get(name.text)) is None:
        return ()
    # "Erenköy koyu" lies where the Erenköy that is meant does.
    types = _TOWNS if name.type in _TOWNS or one.is_extended else (name.type,)
    among = [bearer for bearer in among if bearer.type in types]
    return tuple(among) if len(among) > 1 else ()


def _anchor(one: Found) -> Anchor | None:
    name = one.name
    if name.lat is None or name.lon is None:
        return None
    is_area = name.type in (PlaceType.COUNTRY, PlaceType.REGION, PlaceType.WATER)
    return Anchor(one.start, LonLat(name.lon, name.lat), _AREA_KM if is_area else NEAR_KM)


def _plain(one: Found) -> Resolved:
    name = one.name
    return Resolved(name.standard, name.place, name.type, name.lat, name.lon, Way.ONLY, 1.0)


def _likelihoods(
    found: Sequence[Found],
    text: str,
    rivals: Mapping[int, Sequence[Bearer]],
    anchors: Sequence[Anchor],
    years: Sequence[tuple[int, int]],
) -> dict[int, list[float]]:
    """Return for each name with several bearers how likely they are where it stands."""
    result = {}
    for place, among in rivals.items():
        one = found[place]
        size = (
            Size(is_great=True)
            if _GREAT.match(text, one.end)
            else Size(is_great=False)
            if _SMALL.match(text, one.end)
            else None
        )
        near = _around(one.start, anchors)
        result[place] = scores(among, one.start, near, _year_near(one.start, years), size)
    return result


def _around(position: int, anchors: Sequence[Anchor]) -> list[Anchor]:
    """Return the nearest anchors on either side; a place that is named several times counts where it stands nearest."""
    middle = bisect_left(anchors, position, key=lambda anchor: anchor.position)
    before = anchors[max(middle - _FURTHEST_ANCHORS, 0) : middle][::-1]
    behind = anchors[middle : middle + _FURTHEST_ANCHORS]
    sides: list[Anchor] = []
    for side in (before, behind):
        nearest: dict[LonLat, Anchor] = {}
        for anchor in side:
            if anchor.position != position and anchor.point not in nearest:
                nearest[anchor.point] = anchor
                if len(nearest) == _MOST_ANCHORS:
                    break
        sides += nearest.values()
    return sides


def _throughout(
    found: Sequence[Found], rivals: Mapping[int, Sequence[Bearer]], likely: Mapping[int, list[float]]
) -> dict[int, list[float]]:
    """Lean each reading of a name towards what its other spots in the text speak for, beyond its importance."""
    by_name: dict[str, list[int]] = {}
    for place in likely:
        by_name.setdefault(found[place].name.text, []).append(place)
    result = {}
    for places in by_name.values():
        is_town = found[places[0]].name.type in _TOWNS  # each city has a Museum of the Revolution
        others = (len(places) - 1) * is_town
        weight = _DISCOURSE * min(others, _MOST_SPOTS) / max(others, 1)
        priors = [bearer.prior for bearer in rivals[places[0]]]
        gains = {place: [own - prior for own, prior in zip(likely[place], priors, strict=True)] for place in places}
        sums = [sum(column) for column in zip(*gains.values(), strict=True)]
        for place in places:
            result[place] = [
                prior + own + weight * (total - own)
                for prior, own, total in zip(priors, gains[place], sums, strict=True)
            ]
    return result


def _among(one: Found, among: Sequence[Bearer], likely: Sequence[float]) -> Resolved:
    bearer, share = choose(among, likely)
    point = bearer.point
    if one.is_extended:
        return Resolved(one.name.standard, None, one.name.type, point.lat, point.lon, Way.CHOSEN, share)
    return Resolved(bearer.standard, bearer.place, bearer.type, point.lat, point.lon, Way.CHOSEN, share)


def _year_near(position: int, years: Sequence[tuple[int, int]]) -> int | None:
    """Return the year named last before a position, else the first one after it; None where there is none."""
    if not years:
        return None
    after = bisect_left(years, position, key=lambda year: year[0])
    return years[after - 1][1] if after else years[0][1]


def _placed(found: Sequence[Found], resolved: Sequence[Resolved], text: str, folded: str) -> list[Resolved]:
    """Give what is in no list the point of the town that the passage is about; a ship's or treaty's name is none."""
    if not any(place.lat is None and place.type in _LOCAL for place in resolved):
        return list(resolved)
    towns = [
        (one.start, place.lat, place.lon, _IN_BEHIND.match(text, one.end) is not None)
        for one, place in zip(found, resolved, strict=True)
        if place.type in _TOWNS and place.lat is not None and place.lon is not None
        if not is_enclosed(text, folded, one.end, place.type)
    ]
    placed: list[Resolved] = []
    for one, place in zip(found, resolved, strict=True):
        settled = place
        if place.lat is None and place.type in _LOCAL and not _is_on_a_way(one):
            town = _town_about(one.start, towns)
            if town is not None:
                settled = place._replace(lat=town[0], lon=town[1], way=Way.BORROWED)
        placed.append(settled)
    return placed


def _is_on_a_way(one: Found) -> bool:
    """Whether it is a town that only its setting proves: it may lie anywhere on the way, not where the text is."""
    return one.name.type is PlaceType.SETTLEMENT and one.ground in (Ground.SETTING, Ground.REST)


def _town_about(position: int, towns: Sequence[tuple[int, float, float, bool]]) -> tuple[float, float] | None:
    """Return the point that the towns around speak for: those nearest and named most; None where there is none."""
    middle = bisect_left(towns, position, key=lambda town: town[0])
    weights: dict[tuple[float, float], float] = {}
    for start, lat, lon, is_scene in towns[max(middle - _MOST_TOWNS, 0) : middle + _MOST_TOWNS]:
        distance = abs(start - position)
        if distance <= _REACH:
            known = next((point for point in weights if _is_same_town(point, (lat, lon))), (lat, lon))
            weight = (
                math.exp(-distance / _PASSAGE) * (1.0 if start < position else _BEHIND) * (_SCENE if is_scene else 1.0)
            )
            weights[known] = weights.get(known, 0.0) + weight
    return max(weights, key=lambda point: weights[point], default=None)


def _is_same_town(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < _TOWN_DEGREES and abs(one[1] - other[1]) < _TOWN_DEGREES
