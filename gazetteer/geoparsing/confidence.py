"""How sure a mention is: what a name was read on and how its place was found, each with how often that is right.

The values are counts on annotated text: `python benchmarks/geoparse.py SHARED --fit GOLD TEXTS ...` counts, for each
ground and each way to a place, the right ones among all, drawn towards a guess as if four more had been seen, so that
what is rare is neither certain nor impossible. It was run on 850 mentions on 2026-11-21; rules had been mended on those
texts by then, so listed names have the lower share that an independent annotation had given before (246 of 249).
Where several places bear a name, the model's own share proved right as it is.

Sources:
    Zadrozny and Elkan 2002, Transforming Classifier Scores into Accurate Multiclass Probability Estimates
    (doi:10.1145/775047.775151): isotonic calibration. Good 1965, The Estimation of Probabilities, chapter 3 (drawing
    small counts towards a guess).
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import pairwise

from gazetteer.place import PlaceType

__all__ = ["Ground", "Way", "confidence", "kind_of"]


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
    REST = 6
    """The same text uses it as a place elsewhere."""


class Way(StrEnum):
    """How its place was found."""

    ONLY = "only"
    """One place bears the name."""
    CHOSEN = "chosen"
    """The likeliest of several."""
    BORROWED = "borrowed"
    """The town that the passage is about stands for it."""


_LISTED = {"area": 0.99, "town": 0.985, "venue": 0.96}
_GROUNDS = {
    Ground.PLACE_WORD: 0.95,
    Ground.BESIDE: 0.95,
    Ground.ENDING: 0.93,
    Ground.UNLISTED: 0.72,
    Ground.FACILITY: 0.71,
    Ground.REST: 0.6,
}
_BORROWED = 0.3
_CHOSEN = ((0.0, 0.0), (0.6, 0.58), (1.0, 0.99))
"""Share that the model gives a namesake, and how often it is right."""


def kind_of(ground: Ground, type_: PlaceType) -> str:
    """Return the name under which a ground is counted: listed names by what they name."""
    if ground is not Ground.LISTED:
        return ground.name.lower()
    if type_ is PlaceType.SETTLEMENT:
        return "town"
    return "area" if type_ in (PlaceType.COUNTRY, PlaceType.REGION, PlaceType.WATER) else "venue"


@lru_cache(maxsize=4096)  # most names have one place: the same few values come again and again
def confidence(ground: Ground, type_: PlaceType, way: Way, share: float) -> float:
    """Return how sure it is that a name means its place, 0 to 1.

    Args:
        ground: What it was read on.
        type_: The class of the place.
        way: How the place was found.
        share: What the place has of the likelihood of all that bear the name; 1 where there is one.

    Examples:
        >>> sure = confidence(Ground.LISTED, PlaceType.COUNTRY, Way.ONLY, 1.0)
        >>> sure > confidence(Ground.REST, PlaceType.SETTLEMENT, Way.ONLY, 1.0)
        True
    """
    right = _GROUNDS[ground] if ground is not Ground.LISTED else _LISTED[kind_of(ground, type_)]
    if way is Way.BORROWED:
        right *= _BORROWED
    elif way is Way.CHOSEN:
        right *= _between(share)
    return round(right, 2)


def _between(share: float) -> float:
    """Return the value at a share, on straight lines between the points that were counted."""
    for (left, low), (right, high) in pairwise(_CHOSEN):
        if share <= right:
            return low + (high - low) * (share - left) / (right - left)
    return _CHOSEN[-1][1]
