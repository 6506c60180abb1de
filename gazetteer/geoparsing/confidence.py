"""How sure a mention is: what a name was read on, what else speaks for it, and how its place was found.

What speaks for a name is added up as logarithms of odds; a place that was chosen among namesakes or borrowed takes its
share of the result. A mention that claims no point is sure when it is sure that a place is named at all. The weights
are counts on annotated text: `python benchmarks/geoparse.py SHARED --fit GOLD TEXTS ...` starts from guesses and lets
the annotation move them as far as its numbers go, so that what is rare is neither certain nor impossible; run on 1,450
mentions on 2026-11-21. Since rules had been mended on those texts, listed names keep what an independent annotation
had given before (246 of 249).

Sources:
    Zadrozny and Elkan 2002, Transforming Classifier Scores into Accurate Multiclass Probability Estimates
    (doi:10.1145/775047.775151): isotonic calibration, here of namesakes' shares. Good 1965, The Estimation of
    Probabilities, chapter 3 (drawing small counts towards a guess).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from gazetteer.place import PlaceType

__all__ = ["GUESSES", "Ground", "Signs", "Way", "confidence", "kind_of"]


class Ground(IntEnum):
    """What made a place of a word, the surest first."""

    LISTED = 0
    """A name of the lists that needs no evidence."""
    PLACE_WORD = 1
    """A word behind that only places have: an office, a kind, a side, a battle."""
    BESIDE = 2
    """Another place beside it, or a name that is seldom a person's."""
    ENDING = 3
    """A case of place or direction behind an apostrophe."""
    UNLISTED = 4
    """In no list; the noun behind makes it a place."""
    FACILITY = 5
    """In no list; a capital and a facility's noun make it one."""
    SETTING = 6
    """In no list, or in it for a place abroad: its case, what is done with it or the row it stands in say place."""
    REST = 7
    """The same text uses it as a place elsewhere."""


class Way(StrEnum):
    """How its place was found."""

    ONLY = "only"
    """One place bears the name."""
    CHOSEN = "chosen"
    """The likeliest of several."""
    BORROWED = "borrowed"
    """The town that the passage is about stands for it."""


class Signs(NamedTuple):
    """What else speaks for a name or against it."""

    is_common: bool = False
    """The list says that people or words have the name too."""
    is_marked: bool = False
    """An apostrophe and an ending follow."""
    is_repeated: bool = False
    """The text names it three times or more."""
    is_short: bool = False
    """It has three letters or fewer."""
    is_longer: bool = False
    """The list has only a part of it: a head or a qualifier was taken in."""


GUESSES: Mapping[str, float] = MappingProxyType({
    "area": 4.5, "town": 4.2, "venue": 2.7, "place_word": 2.9, "beside": 2.4, "ending": 2.2, "unlisted": 1.6,
    "facility": 1.4, "setting": 1.1, "rest": 0.4,
    "is_common": -1.2, "is_marked": 0.6, "is_repeated": 0.4, "is_short": -1.0, "is_longer": -0.5,
})  # fmt: skip
"""Logarithms of odds before any count: grounds, listed names by what they name, and signs."""
_WEIGHTS: Mapping[str, float] = MappingProxyType({
    "area": 4.1, "town": 4.0, "venue": 3.0, "place_word": 3.0, "beside": 2.5, "ending": 2.3, "unlisted": 1.8,
    "facility": 1.5, "setting": 0.6, "rest": 0.0,
    "is_common": -0.6, "is_marked": 0.7, "is_repeated": 0.8, "is_short": -0.8, "is_longer": -0.3,
})  # fmt: skip
"""What the counts made of them; the last two grounds, of which there were few, are kept below what was counted:
in texts of persons more of them are wrong."""
_BORROWED = 0.35
_CHOSEN = ((0.0, 0.0), (0.6, 0.58), (1.0, 0.99))
"""Share that the model gives a namesake, and how often it is right."""


def kind_of(ground: Ground, type_: PlaceType) -> str:
    """Return the name under which a ground is counted: listed names by what they name."""
    if ground is not Ground.LISTED:
        return ground.name.lower()
    if type_ is PlaceType.SETTLEMENT:
        return "town"
    return "area" if type_ in (PlaceType.COUNTRY, PlaceType.REGION, PlaceType.WATER) else "venue"


_NO_SIGNS = Signs()


@lru_cache(maxsize=4096)  # most names have one place: the same few values come again and again
def confidence(ground: Ground, type_: PlaceType, way: Way, share: float, signs: Signs = _NO_SIGNS) -> float:
    """Return how sure it is that a name means its place, 0 to 1.

    Args:
        ground: What it was read on.
        type_: The class of the place.
        way: How the place was found.
        share: What the place has of the likelihood of all that bear the name; 1 where there is one.
        signs: What else speaks for it or against it.

    Examples:
        >>> sure = confidence(Ground.LISTED, PlaceType.COUNTRY, Way.ONLY, 1.0)
        >>> sure > confidence(Ground.REST, PlaceType.SETTLEMENT, Way.ONLY, 1.0)
        True
    """
    odds = _WEIGHTS[kind_of(ground, type_)]
    odds += sum(_WEIGHTS[sign] for sign, is_so in zip(Signs._fields, signs, strict=True) if is_so)
    right = 1 / (1 + math.exp(-odds))
    if way is Way.BORROWED:
        right *= _BORROWED
    elif way is Way.CHOSEN:
        right *= _between(share)
    return round(right, 3)


def _between(share: float) -> float:
    """Return the value at a share, on straight lines between the points that were counted."""
    for (left, low), (right, high) in pairwise(_CHOSEN):
        if share <= right:
            return low + (high - low) * (share - left) / (right - left)
    return _CHOSEN[-1][1]
