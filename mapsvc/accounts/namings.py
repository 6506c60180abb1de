"""Where an account of ours names a place.

Our accounts are edited: a name has its capital, and an apostrophe stands before its endings. Looking for the names
of the gazetteer as they stand is then enough, in Russian in all their forms; texts of others need
`gazetteer.geoparsing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from gazetteer.place import Place, PlaceId
from gazetteer.russian import DeclinedNames, is_russian, plain
from gazetteer.turkish import APOSTROPHES, fold

__all__ = ["NameFinder", "Naming"]

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_NAME = 3
_SHIP = re.compile(r"\s(?:vapur|gemi|steamer|torped)")
"""What follows the name of a ship; many ships are named after places."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s\Z")
_QUOTES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


@dataclass(frozen=True, slots=True)
class Naming:
    """A spot of a text that names a place."""

    start: int
    end: int
    """Half-open; the name without the endings behind its apostrophe."""
    place: PlaceId


class NameFinder:
    """Finds the names of places in a text; built once a language."""

    def __init__(self, places: Iterable[Place], langs: Iterable[str]) -> None:
        """Take in the names that places have in some languages.

        Args:
            places: Where two share a name, the earlier one has it.
            langs: Names of these languages count.
        """
        wanted = frozenset(langs)
        names: dict[str, list[PlaceId]] = {}
        spelt: dict[str, str] = {}
        for place in places:
            for toponym in place.toponyms:
                if toponym.lang in wanted and len(toponym.toponym) >= _SHORTEST_NAME:
                    name = _comparable(toponym.toponym)
                    spelt.setdefault(name, toponym.toponym)
                    same = names.setdefault(name, [])
                    same += [place.id] if place.id not in same else []
        self._by_first_word: dict[str, list[tuple[str, list[PlaceId]]]] = {}
        for name in sorted(names, key=lambda one: (-len(one), one)):
            first = _WORD.match(name)
            if first is not None and not is_russian(first[0]):
                self._by_first_word.setdefault(first[0], []).append((name, names[name]))
        self._russian = DeclinedNames((spelt[name], names[name]) for name in names if is_russian(name))

    def find(self, text: str, near: Sequence[AbstractSet[PlaceId]] = ()) -> tuple[Naming, ...]:
        """Return the names in a text in their order; of names that overlap, the one that begins first and is longest.

        Args:
            text: An account.
            near: Where places share a name, one of the first set that has one of them is meant.

        Examples:
            >>> from gazetteer import Gazetteer
            >>> finder = NameFinder(Gazetteer.shipped(), ["tr"])
            >>> [(naming.start, naming.end, naming.place) for naming in finder.find("Odesa’dan Kiev’e")]
            [(0, 5, 'odesa'), (10, 14, 'kiev')]
        """
        comparable, russian = _comparable(text), plain(text)
        found: list[Naming] = []
        done = 0
        for word in _WORD.finditer(comparable):
            start = word.start()
            if start < done:
                continue
            for end, places in self._at(text, comparable, russian, word):
                done = end
                place = _meant(places, near)
                is_known = not near or any(place in some for some in near)
                if not _SHIP.match(comparable, end) and (is_known or not _follows_a_name(text, start)):
                    found.append(Naming(start, end, place))
                break
        return tuple(found)

    def _at(
        self, text: str, comparable: str, russian: str, word: re.Match[str]
    ) -> Iterator[tuple[int, Sequence[PlaceId]]]:
        """Yield where the names end that begin at a word, the longest first, with the places that bear them."""
        start = word.start()
        if text[start].isupper():
            for name, places in self._by_first_word.get(word[0], ()):
                end = start + len(name)
                if comparable.startswith(name, start) and not comparable[end : end + 1].isalnum():
                    yield end, places
        if is_russian(word[0]):
            yield from self._russian.at(russian, start)


def _follows_a_name(text: str, start: int) -> bool:
    """Return whether a word with a capital stands right before: "Maksim Gorki" is no town on the Volga."""
    before = _WORD_BEFORE.search(text, max(start - 40, 0), start)
    return before is not None and before[1][0].isupper()


def _meant(places: Sequence[PlaceId], near: Sequence[AbstractSet[PlaceId]]) -> PlaceId:
    for some in near:
        for place in places:
            if place in some:
                return place
    return places[0]


def _comparable(text: str) -> str:
    """Return a text of the same length in small letters, with one sign for every apostrophe."""
    return fold(text).translate(_QUOTES)
