"""Endings of Russian: is a word a declined form of another, and where does a declined name end in a text?

Nouns, adjectives and surnames change their endings ("Одесса", "в Одессе"), names of several words all of them at once
("Чёрное море", "на Чёрном море"). Which ending a word takes is not asked: any ending of the language will do, since the
names and words to choose from are few. Texts write ё and е for the same sound.

Sources:
    Timberlake 2004, A Reference Grammar of Russian, chapter 3 (paradigms of nouns, adjectives, surnames).
    Правила русской орфографии и пунктуации 2006, § 5 (ё).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["DeclinedNames", "is_form", "is_russian", "nominatives", "plain", "stem"]

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = frozenset({
    "", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й", "ой", "ей", "ою", "ею", "ом", "ем", "ам", "ям", "ами", "ями",
    "ах", "ях", "ов", "ев", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им",
    "ых", "их", "ыми", "ими", "ую", "юю", "ия", "ии", "ию", "ией", "иям", "иях",
})  # fmt: skip
_NOMINATIVES = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
_LAST_SOUNDS = "аяоеыиьй"
_SHORTEST_STEM = 3
_LONGEST_ENDING = max(map(len, _ENDINGS))
_QUOTED = re.compile(r"«([^»]+)»")


def is_russian(word: str) -> bool:
    """Return whether a word is written in Cyrillic letters."""
    return bool(word) and "Ѐ" <= word[0] <= "ӿ"


def plain(text: str) -> str:
    """Return a text of the same length without the dots of ё.

    Examples:
        >>> plain("Будённый, Чёрное море")
        'Буденный, Черное море'
    """
    return text.replace("ё", "е").replace("Ё", "Е")


def stem(word: str) -> str:
    """Return the shortest stem that a word may have: all its forms begin with it.

    Examples:
        >>> stem("заводами"), stem("Рим")
        ('завод', 'Рим')
    """
    for length in range(_LONGEST_ENDING, 0, -1):
        if len(word) - length >= _SHORTEST_STEM and word[-length:] in _ENDINGS:
            return word[:-length]
    return word


def is_form(word: str, other: str) -> bool:
    """Return whether two words may be forms of one: a stem of both with an ending, or none, behind it.

    Args:
        word: In small letters, `plain`.
        other: Likewise.

    Examples:
        >>> is_form("харькове", "харьков"), is_form("заводов", "завод"), is_form("поездка", "поезд")
        (True, True, False)
    """
    if word == other:
        return True
    same = 0
    while same < min(len(word), len(other)) and word[same] == other[same]:
        same += 1
    return any(
        word[length:] in _ENDINGS and other[length:] in _ENDINGS
        for length in range(max(_SHORTEST_STEM, same - _LONGEST_ENDING), same + 1)
    )


class DeclinedNames(Generic[Value]):
    """Names that are looked for in all their forms, each with what it stands for."""

    def __init__(self, names: Iterable[tuple[str, Value]]) -> None:
        """Take in names; what stands in quotation marks in one is a name of its own, found in such marks only."""
        self._by_letters: dict[str, list[tuple[_Declined, Value]]] = {}
        for name, value in sorted(names, key=lambda one: (-len(one[0]), one[0])):
            quoted = _QUOTED.search(name)
            read = [_Declined.of(name, is_quoted=False), _Declined.of(quoted[1] if quoted else "", is_quoted=True)]
            for declined in filter(None, read):
                self._by_letters.setdefault(declined.begins, []).append((declined, value))

    def at(self, text: str, start: int) -> Iterator[tuple[int, Value]]:
        """Yield where names end that begin at a word of a text, the longest first, with what they stand for.

        Words that have a capital in the name have it in the text, save the first of several: "Завод АМО" is "завод АМО"
        inside a sentence.

        Args:
            text: A `plain` text.
            start: Where a word begins.

        Examples:
            >>> names = DeclinedNames([("Чёрное море", 1), ("отель «Пера Палас»", 2), ("Измир", 3)])
            >>> list(names.at("на Черном море", 3)), list(names.at("в «Пера Паласе»", 3)), list(names.at("«Измир»", 1))
            ([(14, 1)], [(14, 2)], [])
        """
        for declined, value in self._by_letters.get(text[start : start + 2].lower(), ()):
            end = declined.end(text, start)
            if end is not None:
                yield end, value


def nominatives(word: str) -> tuple[tuple[str, str], ...]:
    """Return what a word may be in a list of names, each with the ending that the word has in its place.

    Examples:
        >>> [name for name, ending in nominatives("одессе") if name == "одесса"]
        ['одесса']
    """
    found: dict[str, str] = {}
    for length in range(1, _LONGEST_ENDING + 1):
        at = len(word) - length
        if at >= _SHORTEST_STEM and word[at:] in _ENDINGS:
            for ending in ("", *_LAST_SOUNDS, *_NOMINATIVES, "ия"):
                found.setdefault(word[:at] + ending, word[at:])
    found.pop(word, None)
    return tuple(found.items())


@dataclass(frozen=True, slots=True)
class _Declined:
    begins: str
    """The first two letters of its first word, small."""
    words: tuple[tuple[str, tuple[str, ...]], ...]
    """For each word what stands before it, and the stems that it has."""
    after: str
    """What stands behind the last word: a closing quotation mark."""
    is_quoted: bool
    """Whether it is found behind a quotation mark, or else never: ships and hotels bear the names of cities."""

    @classmethod
    def of(cls, name: str, *, is_quoted: bool) -> _Declined | None:
        """Return a name taken apart; None where no word stands at its beginning."""
        words, done = [], 0
        text = plain(name)
        for word in _WORD.finditer(text):
            words.append((text[done : word.start()], _stems(word[0])))
            done = word.end()
        if not words or words[0][0]:
            return None
        return cls(text[:2].lower(), tuple(words), text[done:], is_quoted)

    def end(self, text: str, start: int) -> int | None:
        """Return where a form of the name ends that begins at a word; None where none does."""
        if self.is_quoted != (text[max(start - 1, 0) : start] == "«"):
            return None
        at = start
        for before, stems in self.words:
            word = _WORD.match(text, at + len(before)) if text.startswith(before, at) else None
            if word is None:
                return None
            got = word[0]
            if at == start and len(self.words) > 1:
                got = stems[0][0] + got[1:]
            if not any(got.startswith(one) and got[len(one) :] in _ENDINGS for one in stems):
                return None
            at = word.end()
        return at + len(self.after) if text.startswith(self.after, at) else None


def _stems(word: str) -> tuple[str, ...]:
    """Return what of a word of a name stands in all its forms; "дворец" has two, "дворц" before endings."""
    if word.endswith("ец") and len(word) > _SHORTEST_STEM:
        return word, word[:-2] + "ц"
    if word.endswith(_NOMINATIVES) and len(word) > _SHORTEST_STEM + 2:
        return (word[:-2],)
    if word[-1] in _LAST_SOUNDS and (len(word) > _SHORTEST_STEM or word.endswith("й")):
        return (word[:-1],)
    return (word,)
