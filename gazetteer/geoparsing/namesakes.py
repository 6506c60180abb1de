"""Places that share a name, and which of them a text means: by what stands near, by the year, by importance.

The towns named just before and just after weigh most, so that a place on the route that a text follows wins; those
further off in the text still count a little. A name that was not in use in the years that the text tells of is
unlikely. What the gazetteer's own sources attest is likelier than what none of them names.

Sources:
    Leidner 2007, Toponym Resolution in Text, chapter 3 (spatial minimality, one referent per discourse).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gazetteer.place import LonLat, NameKind, Place, PlaceType
from gazetteer.sphere import distance_km
from gazetteer.store import Gazetteer
from gazetteer.timespan import Timespan
from gazetteer.turkish import fold

__all__ = ["Anchor", "Bearer", "bearers", "choose"]

_TYPES = (PlaceType.SETTLEMENT, PlaceType.BUILDING, PlaceType.QUARTER)
_APART_KM = 50.0  # nearer ones are a town and its parts
_NEAR_CHARACTERS = 1_500.0
_FAR_WEIGHT = 0.05
_NEAR_KM = 300.0
_ATTESTED = 0.5
_OUT_OF_TIME = 2.0
_SHARPNESS = 2.0  # a town next door that nothing speaks against is nine times as likely


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a name."""

    standard: str
    place: str | None
    type: PlaceType
    point: LonLat
    when: Timespan | None
    """When it bore the name; None where that is not known."""
    is_attested: bool
    """The gazetteer's sources name it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of the text that is not in doubt."""

    position: int
    """Offset in the text."""
    point: LonLat


def choose(found: Sequence[Bearer], position: int, anchors: Iterable[Anchor], year: int | None) -> tuple[Bearer, float]:
    """Return the bearer that a text means at a position, and how likely it is among all, 0 to 1.

    Args:
        found: The bearers of the name, one at least; the first is the default.
        position: Offset of the name in the text.
        anchors: Places of the text that are not in doubt.
        year: The year that the text tells of there; None where it names none.
    """
    near = list(anchors)
    scores = [_score(bearer, position, near, year) for bearer in found]
    best = max(range(len(found)), key=lambda place: (scores[place], -place))
    total = sum(math.exp(_SHARPNESS * (score - scores[best])) for score in scores)
    return found[best], 1 / total


def _score(bearer: Bearer, position: int, anchors: Iterable[Anchor], year: int | None) -> float:
    score = _ATTESTED if bearer.is_attested else 0.0
    if year is not None and bearer.when is not None and not bearer.when.covers(year):
        score -= _OUT_OF_TIME
    for anchor in anchors:
        weight = math.exp(-abs(anchor.position - position) / _NEAR_CHARACTERS) + _FAR_WEIGHT
        score += weight * math.exp(-distance_km(anchor.point, bearer.point) / _NEAR_KM)
    return score


@cache
def bearers() -> Mapping[str, tuple[Bearer, ...]]:
    """Return the names that more than one known place bears, folded, each with its places."""
    found: dict[str, list[Bearer]] = {}
    for place in Gazetteer.shipped().places:
        for text, bearer in _curated(place):
            known = found.setdefault(text, [])
            if all(distance_km(bearer.point, other.point) > _APART_KM for other in known):
                known.append(bearer)
    source = files("gazetteer") / "data" / "lexicon" / "namesakes.txt"
    for line in source.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, standard, lat, lon = line.split("|")
            point = LonLat(float(lon), float(lat))
            bearer = Bearer(standard, None, PlaceType.SETTLEMENT, point, None, is_attested=False)
            found.setdefault(fold(name), []).append(bearer)
    return {text: tuple(known) for text, known in found.items() if known}


def _curated(place: Place) -> Iterable[tuple[str, Bearer]]:
    if place.footprint is None or place.type not in _TYPES:
        return
    for toponym in place.toponyms:
        if toponym.script != "Latn":
            continue
        when = Timespan.parse(toponym.when) if toponym.when else None
        standard = toponym.toponym if toponym.kind is NameKind.HISTORICAL else place.name("tr")
        attested = bool(place.attestations)
        yield fold(toponym.toponym), Bearer(standard, place.id, place.type, place.footprint.point, when, attested)
