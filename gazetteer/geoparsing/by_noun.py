"""Names in no list that the noun behind them makes places: "Çamova köyü", "Sivrice adası", "Katerina Sarayı".

Sources:
    Annotation guidelines, sections 3.2, 3.5 and 3.7: which nouns belong to a name.
    Göksel and Kerslake 2005, section 10.2 (compounds with -(s)I).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gazetteer.geoparsing.confidence import Ground
from gazetteer.geoparsing.evidence import SENTENCE_START
from gazetteer.geoparsing.found import Found
from gazetteer.geoparsing.heads import FACILITIES, KINDS, VENUES
from gazetteer.geoparsing.lexicon import Guard, Name
from gazetteer.geoparsing.people import (
    FIRST_NAMES,
    GENERIC_WORDS,
    LANDSCAPE_WORDS,
    NAMES_OF_STREETS,
    NO_PLACES,
    PEOPLES,
    RANKS,
)
from gazetteer.geoparsing.unlisted import is_common
from gazetteer.place import PlaceType
from gazetteer.turkish import fold

__all__ = ["HEADS", "by_facility", "by_kind"]

_CAPITAL = "A-ZÇĞİÖŞÜÂÎÛÉÈ"
_SMALL = "a-zçğıöşüâîû"
HEADS: Mapping[str, PlaceType] = {**FACILITIES, **dict.fromkeys(VENUES, PlaceType.BUILDING)}
"""Heads of facilities' names, and what they name."""
_EPITHET = re.compile(r"(?<!\w)(?:Yeni|Eski|Büyük|Küçük|Aşağı|Yukarı|Orta|Kara|Kızıl|Koca|Hacı) \Z")
_SECOND = re.compile(rf"(?<![^\W_.-])([{_CAPITAL}][{_SMALL}]{{2,}}) \Z")
_POSSESSED = re.compile(r"(?:s[ıiuü]|l[ae]r[ıi]?|l[ıiuü]ğ[ıiuü]|izm)\Z")
_SIDES_TEXT = """
    üzerinden civarı yakını yakınları açıkları önleri dolayları havalisi yolunda yolundan doğumlu cephesi eteği
    etekleri yamaçları sırtları seferi
"""
_SIDES = frozenset(_SIDES_TEXT.split())
"""Nouns that say where, of a place as of a body or, seldom, a person."""
_IN_TITLE = re.compile(rf"(?:[{_CAPITAL}][^\W\d_]*| ve|[-–“\"]) ?\Z")
_TREATIES = frozenset(("antlaşması", "andlaşması", "muahedesi", "mütarekesi"))
_NO_PERSON = (FIRST_NAMES, GENERIC_WORDS, PEOPLES, NO_PLACES, RANKS)


def by_kind(
    text: str, match: re.Match[str], at: int, names: Mapping[str, Name], persons: frozenset[str]
) -> Found | None:
    """Read a capitalised word by the noun behind it, which says what it is or where something is.

    Args:
        text: The clean text.
        match: The word (group 1) and the noun (group 2).
        at: Where the name before it ends.
        names: The list of names.
        persons: Words that the text gives to persons, folded.
    """
    start, word, noun = match.start(), match[1], match[2]
    key, kind_word = fold(word), fold(noun)
    kind, is_inside = KINDS[kind_word]
    is_named_after = is_inside and noun[0].isupper()  # "Ertuğrul Koyu"
    if len(word) < 3 or key in GENERIC_WORDS or key in PEOPLES or (key in NO_PLACES and not is_named_after):
        return None
    begins = SENTENCE_START.search(text, max(0, start - 4), start) is not None
    if begins and noun[0].islower() and (_is_subject(text, key, match) or is_common(text, key, start)):
        return None
    if word.isupper() or (kind_word in _TREATIES and (noun[0].islower() or _is_of_a_kind(text, start, key))):
        return None
    if kind_word in _SIDES and (noun[0].isupper() or not _stands_alone(text, start, key, persons)):
        return None
    first = _first_word(text, start, at, names)
    end = match.end(2) if is_inside or noun.startswith("Kalesi") else match.end(1)
    return Found(
        first, end, Name(fold(text[first:end]), text[first:end], kind, Guard.NONE), Ground.UNLISTED, is_extended=True
    )


def by_facility(text: str, start: int, end: int, kind: PlaceType, at: int, names: Mapping[str, Name]) -> Found | None:
    """Read "Katerina Sarayı": a proper name that is no known place, and a head with a capital.

    Args:
        text: The clean text.
        start: Where the head begins.
        end: Where its word ends.
        kind: What the head names.
        at: Where the name before it ends.
        names: The list of names.
    """
    before = re.search(rf"(?:[{_CAPITAL}][{_SMALL}]+ ){{1,3}}\Z", text[max(at, start - 50) : start])
    if before is None:
        return None
    words = before[0].split()
    while words and (fold(words[0]) in GENERIC_WORDS or (len(words) > 1 and fold(words[0]) in FIRST_NAMES)):
        words.pop(0)
    if not words and kind is PlaceType.STREET and fold(before[0].split()[-1]) in NAMES_OF_STREETS:
        words = before[0].split()[-1:]
    if not words or all(fold(word) in GENERIC_WORDS - NAMES_OF_STREETS for word in words):
        return None
    first = start - len(" ".join(words)) - 1
    noun = next(noun for noun in HEADS if fold(text[start:end]).startswith(noun))
    if noun in ("limanı", "mevkii", "sancağı", "mahallesi", "semti", "kalesi", "konağı"):
        return None
    whole = text[first : start + len(noun)]
    known = names.get(fold(whole))
    name = known or Name(fold(whole), whole, kind, Guard.NONE)
    return Found(first, start + len(noun), name, Ground.LISTED if known else Ground.FACILITY, is_extended=True)


def _is_subject(text: str, key: str, match: re.Match[str]) -> bool:
    """Whether the first word of a sentence may do something to what follows: "Konuklar limanı gezdi"."""
    noun, behind = match[2], text[match.end(2) : match.end(2) + 1]
    is_object = not behind.isalpha() and not noun.endswith(("sı", "si"))
    return is_object or key in LANDSCAPE_WORDS or match[1].isupper() or key.endswith(("lar", "ler"))


def _is_of_a_kind(text: str, start: int, key: str) -> bool:
    """Whether a word before "Antlaşması" says what is agreed on, and not where; a longer title does."""
    before = _IN_TITLE.search(text, max(0, start - 26), start)
    begins = before is not None and SENTENCE_START.search(text, max(0, before.start() - 4), before.start())
    if before is not None and not begins and not _EPITHET.search(text, max(0, start - 12), start):
        return True
    return key in LANDSCAPE_WORDS or key.endswith(("lık", "lik", "luk", "lük", "ma", "me", "aşı", "sı", "si"))


def _stands_alone(text: str, start: int, key: str, persons: frozenset[str]) -> bool:
    """Whether a word that nothing but its surroundings makes a place of is no person's and no body's name."""
    if key in FIRST_NAMES or key in LANDSCAPE_WORDS or key in persons or _POSSESSED.search(key):
        return False
    before = _SECOND.search(text, max(0, start - 26), start)
    if before is None or SENTENCE_START.search(text, max(0, before.start() - 4), before.start()):
        return True
    second = fold(before[1])
    return not any(second in words for words in (FIRST_NAMES, RANKS, GENERIC_WORDS))


def _first_word(text: str, start: int, at: int, names: Mapping[str, Name]) -> int:
    """Return where a name in no list begins: "Yeni Şehir köyü", "Kefr Harib yakınında"."""
    before = _EPITHET.search(text, max(at, start - 12), start)
    if before is not None:
        return before.start()
    second = _SECOND.search(text, max(at, start - 26), start)
    if second is None or SENTENCE_START.search(text, max(0, second.start() - 4), second.start()):
        return start
    word = fold(second[1])
    is_other = word in names or any(word in words for words in _NO_PERSON) or _POSSESSED.search(word)
    return start if is_other else second.start()
