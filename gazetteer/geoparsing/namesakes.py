"""Places that share a name, and which of them a text means: by importance, time, what stands near, and its type.

Each bearer of a name gets the logarithm of how likely it is, as a sum:

- importance: what our own list says Turkish texts mean by the name, else the number of people, in a text that speaks
  of Türkiye and its neighbours more than of others; what the gazetteer's sources attest is likelier;
- time: a bearer that did not have the name in the year of the passage is unlikely;
- place: how near the other places of the passage lie, those named just before and after most, so that a route or an
  enumeration settles it; countries count too, from further off;
- type: "köyü" behind a name speaks for a small place, "vilayeti" for a great one;
- the rest of the text: a name mostly means the same place throughout.

Sources:
    Leidner 2007, Toponym Resolution in Text, chapters 3 and 5: one referent per discourse, spatial minimality, most
    people as the default. Smith and Crane 2001, Disambiguating Geographic Names in a Historical Digital Library
    (doi:10.1007/3-540-44796-2_12): weighing places by the nearness of those around them. Buscaldi 2011, Approaches to
    Disambiguating Toponyms (doi:10.1145/2047296.2047300): what each kind of evidence is worth.
    The weights are ours: set so that either of two Turkish towns wins by one neighbour on the road, and a great city
    loses only to several.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from gazetteer.geoparsing.lexicon import Lexicon
from gazetteer.geoparsing.towns import Town
from gazetteer.place import LonLat, NameKind, Place, PlaceType
from gazetteer.sphere import distance_km
from gazetteer.store import Gazetteer
from gazetteer.timespan import Timespan
from gazetteer.turkish import fold

__all__ = ["NEAR_KM", "Anchor", "Bearer", "Size", "bearers", "choose", "scores"]

_TYPES = (PlaceType.SETTLEMENT, PlaceType.BUILDING, PlaceType.QUARTER)
_APART_KM = 50.0  # nearer ones are a town and its parts
_NEAR_CHARACTERS = 600.0
_FAR_WEIGHT = 0.03
_BESIDE, _BESIDE_CHARACTERS = 8.0, 50.0  # the next name of a row, or the other end of a leg
NEAR_KM = 150.0
"""At what distance a town's word counts half."""
_NEARNESS = 9.0
"""What lying beside all that stands near is worth."""
_DOUBTED = 0.15
"""Weight of the doubt that what stands near has nothing to do with it."""
_OWN, _NAMESAKE, _ATTESTED = 4.0, 3.0, 1.0
_PEOPLE = 0.7
_NEIGHBOURS_TEXT = """
    GR BG MK AL RS BA XK RO CY SY IQ LB JO IL PS EG LY GE AM AZ IR UA MD RU
"""
_HOME = {"TR": 1.5} | dict.fromkeys(_NEIGHBOURS_TEXT.split(), 1.0)
_QUARTER = _OWN + 3.5  # of a great city of ours: as likely as a town
_OUT_OF_TIME = 4.0
_OF_ITS_SIZE = 1.5
_GREAT = 4.0  # logarithm of the thousands from which a place is a city
_HOPELESS = _NEARNESS - 0.5

_apart_km = lru_cache(maxsize=16_384)(distance_km)  # the places of a text stand beside each other again and again


@dataclass(frozen=True, slots=True)
class Size:
    """What the word behind a name says of the place."""

    is_great: bool


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a name."""

    standard: str
    place: str | None
    type: PlaceType
    point: LonLat
    when: Timespan | None
    """When it bore the name; None where that is not known."""
    prior: float
    """Logarithm of how likely it is before anything is known of the text; up to a constant."""
    greatness: float | None = None
    """Logarithm of its people in thousands; None where unknown."""


class Anchor(NamedTuple):
    """A place of the text that is not in doubt."""

    position: int
    """Offset in the text."""
    point: LonLat
    reach_km: float = NEAR_KM
    """At what distance its word for a place counts half."""


def scores(
    found: Sequence[Bearer], position: int, anchors: Iterable[Anchor], year: int | None, size: Size | None = None
) -> list[float]:
    """Return for each bearer the logarithm of how likely it is at a position, up to a constant.

    Args:
        found: The bearers of the name.
        position: Offset of the name in the text.
        anchors: Places of the text that are not in doubt.
        year: The year that the text tells of there; None where it names none.
        size: What the word behind the name says.
    """
    weighed = [(_weight(abs(anchor.position - position)), anchor) for anchor in anchors]
    total = _DOUBTED + sum(weight for weight, _ in weighed)
    result = []
    for bearer in found:
        near = sum(weight / (1 + _apart_km(anchor.point, bearer.point) / anchor.reach_km) for weight, anchor in weighed)
        score = bearer.prior + _NEARNESS * near / total
        if year is not None and bearer.when is not None and not bearer.when.covers(year):
            score -= _OUT_OF_TIME
        if size is not None and bearer.greatness is not None:
            score += _OF_ITS_SIZE if size.is_great == (bearer.greatness >= _GREAT) else -_OF_ITS_SIZE
        result.append(score)
    return result


def _weight(characters: int) -> float:
    """Return what a place at a distance in the text counts: those of the same row or leg most."""
    return math.exp(-characters / _NEAR_CHARACTERS) + _BESIDE * math.exp(-characters / _BESIDE_CHARACTERS) + _FAR_WEIGHT


def choose(found: Sequence[Bearer], likely: Sequence[float]) -> tuple[Bearer, float]:
    """Return the likeliest bearer, and how likely it is among all, 0 to 1.

    Args:
        found: The bearers of a name, one at least; of equals the first is taken.
        likely: A logarithm for each.
    """
    best = max(range(len(found)), key=lambda place: (likely[place], -place))
    return found[best], 1 / sum(math.exp(score - likely[best]) for score in likely)


@lru_cache(maxsize=2)
def bearers(gazetteer: Gazetteer | None = None) -> Mapping[str, tuple[Bearer, ...]]:
    """Return the names that more than one known place bears, folded, each with its places, the likeliest first."""
    gazetteer = Gazetteer.shipped() if gazetteer is None else gazetteer
    found: dict[str, list[Bearer]] = {}
    for place in gazetteer.places:
        for text, bearer in _curated(place):
            _add(found.setdefault(text, []), bearer)
    lexicon = Lexicon.of(gazetteer)
    for text, towns in lexicon.shared.items():
        for town in towns:
            _add(found.setdefault(text, []), _town(town))
    for text, known in found.items():
        name = lexicon.names.get(text)
        if name is not None and name.place is None and name.lat is not None and name.lon is not None:
            point = LonLat(name.lon, name.lat)
            if name.type in _TYPES:
                _add(known, Bearer(name.standard, None, name.type, point, None, _QUARTER))
    likely = {text: _likely(known) for text, known in found.items()}
    return {text: known for text, known in likely.items() if len(known) > 1}


def _add(known: list[Bearer], bearer: Bearer) -> None:
    """Add a bearer; one beside another is the same place, and lends it what it knows of its importance."""
    for place, other in enumerate(known):
        if distance_km(bearer.point, other.point) <= _APART_KM:
            prior = max(bearer.prior + _ATTESTED * (other.place is not None), other.prior)
            known[place] = replace(other, prior=prior, greatness=other.greatness or bearer.greatness)
            return
    known.append(bearer)


def _likely(known: Iterable[Bearer]) -> tuple[Bearer, ...]:
    """Return the bearers that a text can make the likeliest, the likeliest first."""
    ordered = sorted(known, key=lambda bearer: -bearer.prior)
    return tuple(bearer for bearer in ordered if bearer.prior > ordered[0].prior - _HOPELESS)


def _town(town: Town) -> Bearer:
    greatness = math.log(max(town.thousands, 1))
    prior = _PEOPLE * greatness + _HOME.get(town.country, 0.0)
    prior += {"own": _OWN, "namesake": _NAMESAKE}.get(town.origin, 0.0)
    point = LonLat(town.lon, town.lat)
    return Bearer(town.standard, None, PlaceType.SETTLEMENT, point, None, prior, greatness)


def _curated(place: Place) -> Iterable[tuple[str, Bearer]]:
    if place.footprint is None or place.type not in _TYPES:
        return
    for toponym in place.toponyms:
        if toponym.script != "Latn":
            continue
        when = Timespan.parse(toponym.when) if toponym.when else None
        standard = toponym.toponym if toponym.kind is NameKind.HISTORICAL else place.name("tr")
        prior = _OWN + _ATTESTED * bool(place.attestations)
        yield fold(toponym.toponym), Bearer(standard, place.id, place.type, place.footprint.point, when, prior)
