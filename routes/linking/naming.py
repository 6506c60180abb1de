"""Which places of a list a text names, and whether it says that someone goes there, comes from there or is there.

For the few places of an itinerary, whose names are known; what finds any place of the world in a text is
`gazetteer.geoparsing`.

Sources:
    Göksel and Kerslake 2005, Turkish: A Comprehensive Grammar, 8.1.3: dative (to), locative (at), ablative (from).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from gazetteer.inflection import stems as noun_stems
from gazetteer.turkish import APOSTROPHES, fold

__all__ = ["Relation", "Spot", "Spotter", "relation_of"]


class Relation(StrEnum):
    """What the case of a name says of the traveller."""

    TO = "to"
    FROM = "from"
    AT = "at"
    LISTED = "listed"
    """One of several names in a row; the last of them has the case."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Spot:
    """A name of a place in a text."""

    start: int
    end: int
    """Stretch of the whole word or words, ending included."""
    places: tuple[str, ...]
    """Ids of the places that have this name."""
    relation: Relation


_WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)?")
_CASES = (
    (Relation.FROM, re.compile(r"(?:n?[dt][ae]n)\Z")),
    (Relation.AT, re.compile(r"(?:n?[dt][ae])(?:ki(?:ler)?)?\Z")),
    (Relation.TO, re.compile(r"(?:[yn]?[ae])\Z")),
)
_JOINED = re.compile(r"\s*(?:,|[-–—]|\bve\b|\bile\b)\s*\Z")
_MOST_WORDS = 6
_KEPT, _MOST_KNOWN = 8_192, 50_000


def relation_of(ending: str) -> Relation:
    """Return what a folded case ending says.

    Examples:
        >>> relation_of("ya"), relation_of("ndan"), relation_of("daki"), relation_of("nın")
        (<Relation.TO: 'to'>, <Relation.FROM: 'from'>, <Relation.AT: 'at'>, <Relation.NONE: 'none'>)
    """
    return next((relation for relation, pattern in _CASES if pattern.match(ending)), Relation.NONE)


class Spotter:
    """Finds the names of some places in texts."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take in the names of each place, by its id."""
        self._known: dict[tuple[str, ...], list[str]] = {}
        for place, toponyms in names.items():
            for toponym in toponyms:
                key = tuple(fold(word) for word in _WORD.findall(toponym))
                if key and place not in self._known.setdefault(key, []):
                    self._known[key].append(place)
        self._first = {key[0] for key in self._known if len(key) > 1}
        self._alone: dict[str, tuple[tuple[str, ...], Relation] | None] = {}
        """What a word says by itself; a text asks for each of its words with a capital many times."""
        self.spots = lru_cache(maxsize=_KEPT)(self._spots)
        """Return the names in a text, from left to right; of two that overlap the longer one."""

    def _spots(self, text: str) -> tuple[Spot, ...]:
        found: list[Spot] = []
        taken = 0
        for word, folded, start, end in _capitalised(text):
            if start < taken:
                continue
            spot = None
            if folded in self._first:
                spot = self._longest(list(islice(_WORD.finditer(text, start), _MOST_WORDS)))
            if spot is None and (alone := self._read_alone(word)) is not None:
                spot = Spot(start, end, *alone)
            if spot is not None:
                found.append(spot)
                taken = spot.end
        return _with_lists(text, found) if found else ()

    def _read_alone(self, word: str) -> tuple[tuple[str, ...], Relation] | None:
        if word not in self._alone:
            if len(self._alone) > _MOST_KNOWN:
                self._alone.clear()
            read = ((self._known.get((bare,)), ending) for bare, ending in _readings(word))
            self._alone[word] = next(((tuple(places), relation_of(ending)) for places, ending in read if places), None)
        return self._alone[word]

    def _longest(self, words: Sequence[re.Match[str]]) -> Spot | None:
        """Return the longest name of several words that begins here."""
        for count in range(len(words), 1, -1):
            before = tuple(fold(word[0]) for word in words[: count - 1])
            for bare, ending in _readings(words[count - 1][0]):
                places = self._known.get((*before, bare))
                if places:
                    return Spot(words[0].start(), words[count - 1].end(), tuple(places), relation_of(ending))
        return None


@lru_cache(maxsize=_KEPT)  # a text is read for each journey anew
def _capitalised(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """Return the words of a text that begin with a capital, each also folded, with their stretches."""
    words = ((match[0], match.start(), match.end()) for match in _WORD.finditer(text))
    return tuple((word, fold(word), start, end) for word, start, end in words if word[0].isupper())


@lru_cache(maxsize=50_000)
def _readings(word: str) -> tuple[tuple[str, str], ...]:
    """Return a word, folded, and the stems it can have, each with the ending cut off."""
    return ((fold(word), ""), *((fold(stem.text), stem.suffix) for stem in noun_stems(word)))


def _with_lists(text: str, spots: list[Spot]) -> tuple[Spot, ...]:
    """Give names in a row what the last of them says."""
    for place in range(len(spots) - 2, -1, -1):
        here, following = spots[place], spots[place + 1]
        if here.relation is Relation.NONE and _JOINED.fullmatch(text, here.end, following.start):
            spots[place] = replace(here, relation=Relation.LISTED)
            if following.relation is Relation.NONE:
                spots[place + 1] = replace(following, relation=Relation.LISTED)
    return tuple(spots)
