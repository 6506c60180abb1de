"""Endings of Turkish nouns: which stems can an inflected name have?

A name in a Turkish sentence wears endings: plural, possessive, case and the -ki of "Moskova'daki". The endings
obey vowel harmony and take buffer letters (y, n, s) after vowels; a hard last consonant softens before a vowel.
An apostrophe should stand before the endings of a name, but texts print it straight, curly, with a space before
or behind it, or leave it out. `stems` gives every stem that grammar allows; which of them is a name is for the
gazetteer to say.

Sources:
    Göksel and Kerslake 2005, Turkish: A Comprehensive Grammar, chapters 3, 6 and 8.
    Türk Dil Kurumu, Yazım Kılavuzu, "Kesme işareti".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gazetteer.turkish import APOSTROPHES, fold

__all__ = ["HARDENED", "Stem", "stems"]

Ending = Literal["vowel", "voiced", "voiceless"]
"""What the sound before an ending is: it decides on buffer letters and on d/t, c/ç."""


@dataclass(frozen=True, slots=True)
class Stem:
    """A text without its endings."""

    text: str
    """The stem with the capitals of the text; its last consonant hardened where it had softened."""
    suffix: str
    """All endings together, folded."""
    is_marked: bool
    """An apostrophe stood before the endings."""


# Capitals stand for sounds that follow the stem: A = a/e, I = ı/i/u/ü, D = d/t, C = c/ç.
_PLURAL = "lAr"
_POSSESSIVES = {True: ("m", "n", "sI", "mIz", "nIz"), False: ("Im", "In", "I", "ImIz", "InIz")}
_CASES = {True: ("yI", "yA", "DA", "DAn", "nIn", "ylA", "CA"), False: ("I", "A", "DA", "DAn", "In", "lA", "CA")}
# After "his, its" and after -ki an n comes first; fixed compounds ("Galata Rıhtımı") carry such an ending in the name.
_CASES_AFTER_ITS = ("nI", "nA", "nDA", "nDAn", "nIn", "ylA", "nCA")
_BEFORE_KI = ("DA", "nDA", "In", "nIn")

_BACK, _FRONT = "aıou", "eiöü"
_VOWELS = _BACK + _FRONT
_CLOSE = dict(zip("aıoueiöü", "ııuuiiüü", strict=True))
_CIRCUMFLEX = str.maketrans("âîû", "aiu")
_VOICELESS = "fstkçşhp"
HARDENED = {"b": "p", "c": "ç", "d": "t", "ğ": "k", "g": "k"}
"""Final sounds that endings with a vowel have softened, and what they are without them."""
_WITHOUT_MARKS = str.maketrans("ıöüçşğ", "ioucsg")
_OTHER_READING = {"i": "iı", "o": "oö", "u": "uü"}
_LONGEST_SUFFIX = 14
_SHORTEST_STEM = 2
_MARKED = re.compile(rf"(.*\S)\s*[{APOSTROPHES}]+\s*(\w{{1,{_LONGEST_SUFFIX}}})\W*", re.DOTALL)
_TRAILING_SIGNS = re.compile(r"[\W_]+\Z")
_TEXT_LIMIT = 400


def stems(text: str) -> tuple[Stem, ...]:
    """Return the stems that an inflected name can have, the most plausible first.

    Behind an apostrophe any well-formed ending counts, since the writer marked it, and loan words break vowel
    harmony ("Sivastopol'e", "Lyon'a"). Without one the ending must be in harmony with the stem; a text in
    bare ASCII letters is read as Turkish typed without its marks. The longest stem comes first.

    Examples:
        >>> [(stem.text, stem.suffix) for stem in stems("Moskova'ya")]
        [('Moskova', 'ya')]
        >>> [(stem.text, stem.suffix) for stem in stems("Boğazlara")]
        [('Boğazlar', 'a'), ('Boğaz', 'lara')]
        >>> stems("Odesa"), stems("")
        ((), ())
    """
    if len(text) > _TEXT_LIMIT:
        return ()
    marked = _MARKED.fullmatch(text)
    if marked is not None:
        suffix = fold(marked[2])
        return (Stem(marked[1].rstrip(APOSTROPHES + " "), suffix, is_marked=True),) if suffix in _any_suffix() else ()
    return tuple(dict.fromkeys(_unmarked(text)))


def _unmarked(text: str) -> Iterator[Stem]:
    """Cut a text without apostrophe wherever the rest is an ending in harmony with what stands before it."""
    is_ascii = text.isascii()
    text = _TRAILING_SIGNS.sub("", text)
    folded = fold(text).translate(_CIRCUMFLEX)
    for cut in range(len(text) - 1, max(_SHORTEST_STEM, len(text) - _LONGEST_SUFFIX) - 1, -1):
        stem, suffix = folded[:cut].rstrip(), folded[cut:]
        if not suffix[0].isalpha() or len(stem) < _SHORTEST_STEM or suffix not in _suffixes_of(stem, is_ascii):
            continue
        yield Stem(text[: len(stem)], suffix, is_marked=False)
        hard = HARDENED.get(stem[-1])
        if hard is not None and suffix[0] in _VOWELS:
            yield Stem(text[: len(stem) - 1] + hard, suffix, is_marked=False)


def _suffixes_of(stem: str, is_ascii: bool) -> frozenset[str]:
    """Return the endings that a folded stem can take; none for a stem without a Turkish vowel."""
    vowel = next((letter for letter in reversed(stem) if letter in _VOWELS), "")
    last = stem[-1]
    if not vowel or not last.isalpha():
        return frozenset()
    ending: Ending = "vowel" if last in _VOWELS else "voiceless" if last in _VOICELESS else "voiced"
    if is_ascii:
        # "Eskisehir" and "Bakirkoy" may be typed without marks, and c, s may be ç, ş.
        return _suffixes_without_marks(vowel, "voiceless" if last == "c" else ending)
    # A final l is often pronounced soft in loans: "Sivastopol'e" beside "Sivastopol'a".
    return _suffixes(vowel, ending) | (_suffixes(_softer(vowel), ending) if last == "l" else frozenset())


def _softer(vowel: str) -> str:
    return dict(zip(_BACK, _FRONT, strict=True)).get(vowel, vowel)


@cache
def _any_suffix() -> frozenset[str]:
    endings: tuple[Ending, ...] = ("vowel", "voiced", "voiceless")
    found = frozenset[str]().union(*(_suffixes(vowel, ending) for vowel in _VOWELS for ending in endings))
    return found | {suffix.translate(_WITHOUT_MARKS) for suffix in found}


@cache
def _suffixes_without_marks(vowel: str, ending: Ending) -> frozenset[str]:
    readings = (_suffixes(reading, ending) for reading in _OTHER_READING.get(vowel, vowel.replace("ı", "iı")))
    return frozenset(suffix.translate(_WITHOUT_MARKS) for found in readings for suffix in found)


@cache
def _suffixes(vowel: str, ending: Ending) -> frozenset[str]:
    """Return all sequences of endings after a stem with this last vowel and this last sound."""
    found: set[str] = set()
    for plural in ("", _PLURAL):
        is_vowel = ending == "vowel" and not plural
        found.update(_spell(plural + case, vowel, ending) for case in ("", *_with_ki(_CASES[is_vowel])))
        for possessive in _POSSESSIVES[is_vowel]:
            cases = _CASES_AFTER_ITS if possessive in ("I", "sI") else _CASES[False]
            found.update(_spell(plural + possessive + case, vowel, ending) for case in ("", *_with_ki(cases)))
    if ending == "vowel" and vowel in "ıiuü":
        found.update(_spell(case, vowel, ending) for case in _with_ki(_CASES_AFTER_ITS))
    return frozenset(found - {""})


def _with_ki(cases: tuple[str, ...]) -> Iterator[str]:
    """Yield the cases, and those that take -ki also with it and what may follow it."""
    for case in cases:
        yield case
        if case in _BEFORE_KI:
            yield from (case + "ki" + more for more in ("", "lAr", *_CASES_AFTER_ITS))
            yield from (case + "kilAr" + more for more in _CASES[False])


def _spell(pattern: str, vowel: str, ending: Ending) -> str:
    """Write a pattern out in harmony with the vowel and the sound before it."""
    letters: list[str] = []
    is_voiceless = ending == "voiceless"
    for sound in pattern:
        letter = sound
        if sound == "A":
            letter = "a" if vowel in _BACK else "e"
        elif sound == "I":
            letter = _CLOSE[vowel]
        elif sound == "D":
            letter = "t" if is_voiceless else "d"
        elif sound == "C":
            letter = "ç" if is_voiceless else "c"
        if letter in _VOWELS:
            vowel = letter
        is_voiceless = letter in _VOICELESS
        letters.append(letter)
    return "".join(letters)
