"""What speaks for a place, and what for a person or a common word.

A name has a guard that says how much it needs (`lexicon.Guard`): Moskova nothing, Ordu an ending of direction or a
word such as "vilayeti", İnönü a battle.

Sources:
    Annotation guidelines, sections 2.3 and 2.4 (common nouns and persons are no mentions).
    Türk Dil Kurumu, Yazım Kılavuzu, "Kesme işareti" (the apostrophe marks endings of proper names).
"""

from __future__ import annotations

import re

from gazetteer.geoparsing.confidence import Ground
from gazetteer.geoparsing.enclosing import is_enclosed
from gazetteer.geoparsing.heads import BATTLES, FACILITIES, PLACE_WORDS, SIDES, head_pattern
from gazetteer.geoparsing.lexicon import Guard, Lexicon, Name
from gazetteer.geoparsing.people import FIRST_NAMES, GENERIC_WORDS, SURNAMES, TITLES
from gazetteer.place import PlaceType
from gazetteer.turkish import APOSTROPHES, fold

__all__ = ["SENTENCE_START", "Evidence"]

_CAPITAL = "A-ZÇĞİÖŞÜÂÎÛÉÈ"
_SMALL = "a-zçğıöşüâîû"
_HEAD = head_pattern()
_INITIALS = re.compile(rf"[{_CAPITAL}](?<![^\W_].)\. ?([{_CAPITAL}][{_SMALL}]{{2,30}})")
_OP_CIT = re.compile(r" a(?:\. ?g\.|g[emty]\b)")
_AUTHOR = re.compile(rf"([{_CAPITAL}][{_SMALL}]{{2,30}}),?\Z")
_PAIR = re.compile(
    rf"([{_CAPITAL}][{_SMALL}]{{2,30}}) (?=([{_CAPITAL}][{_SMALL}]{{2,30}})(?!['’](?:[dt][ae]|y?[ae]\b)))"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+) ?\Z")
_CAPITALISED = re.compile(rf"(?<![^\W_])[{_CAPITAL}][{_SMALL}]+")
_INSTITUTIONS = frozenset(("ordu", "saray", "konak", "merkez", "köşk", "ulus", "meclis"))
"""Towns that share their names with institutions, which writers spell with a capital and an apostrophe too."""
_AREAS = (PlaceType.WATER, PlaceType.REGION)
_NEAR = 40
_INITIAL = re.compile(rf"(?<![^\W_])[{_CAPITAL}]\. ?\Z")
SENTENCE_START = re.compile(r"(?:\A|[.!?…:;\"“”\d]) ?\Z")
_DIRECTION = re.compile(r"(?:[dt][ae]n?(?:ki\w*)?|y?[ae])\Z")
_LOCATIVE = re.compile(r"[dt][ae](?:ki\w*)?\Z")
_NAME_BEFORE = re.compile(rf"(?:(?<![^\W_])[{_CAPITAL}]\. ?|([{_CAPITAL}][^\W\d_]+) )\Z")
_TITLE_BEHIND = re.compile(rf" (?:\([{_CAPITAL}]\w+\) )?(?:{TITLES})(?!\w)")
_MIDDLE_INITIAL = re.compile(rf" [{_CAPITAL}]\. [{_CAPITAL}][{_SMALL}]{{2}}")
_NAME_BEHIND = re.compile(rf" ([{_CAPITAL}][{_SMALL}]+)")
_BESIDE_BEFORE = re.compile(r"([^\W\d_]{3,})(?:['’]\w{1,5})?(?:, | ve | ile |[-–/]| ?\()\Z")
_BESIDE_BEHIND = re.compile(rf"(?:['’]\w{{1,5}})?(?:, | ve | ile |[-–/]| ?\()([{_CAPITAL}][^\W\d_]+)")
_IZAFET = re.compile(r"-y?[ıiuü] \Z")
_MOST_KNOWN = 50_000


class _FirstNames(dict[str, bool]):
    """Whether a word is a given name, by its spelling; a lookup each, since every pair of capitals is asked for."""

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_KNOWN:
            self.clear()
        known = self[word] = fold(word) in FIRST_NAMES
        return known


_IS_FIRST_NAME = _FirstNames()


class Evidence:
    """Weighs names by what stands around them."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Work with a list of names."""
        self._lexicon = lexicon
        self._text = ""
        self._authors: frozenset[str] = frozenset()

    def weigh(self, text: str, folded: str, start: int, end: int, name: Name, ending: str) -> Ground | None:
        """Return what speaks for a place; None for a person or a word.

        Args:
            text: The clean text.
            folded: The same, folded.
            start: Where the name begins.
            end: Where it ends.
            name: What it may be.
            ending: The ending behind its apostrophe, folded; empty where there is none.
        """
        is_titled = text.startswith(" ", end) and (
            _TITLE_BEHIND.match(text, end) or _MIDDLE_INITIAL.match(text, end)
        )  # "Stanford J. Shaw"
        if is_titled or self._is_later_surname(text, start, end):
            return None
        if name.guard is Guard.NONE:
            return Ground.LISTED
        is_feature = name.type is PlaceType.REGION and _HEAD.match(text, end)
        has_side = name.text not in _INSTITUTIONS and SIDES.match(text, end)
        may_have_office = name.guard is not Guard.SURNAME and (PLACE_WORDS.match(text, end) or is_feature or has_side)
        if BATTLES.match(text, end) or may_have_office:
            return Ground.PLACE_WORD
        may_name = name.guard is Guard.PERSON or (name.guard is Guard.WORD and name.type in _AREAS)
        is_named_after = may_name and is_enclosed(text, folded, end, name.type)
        if name.guard is Guard.SURNAME or self._is_person(
            text, start, end, name, ending, is_named_after=is_named_after
        ):
            return None
        if name.guard is Guard.PERSON or is_named_after or self._is_beside_place(text, folded, start, end, name):
            return Ground.PLACE_WORD if is_named_after else Ground.BESIDE
        return self._by_ending(text, start, end, name, ending)

    def may_be_place(self, text: str, start: int, end: int, name: Name) -> bool:
        """Whether a name that nothing speaks for may stand for the place that the text names elsewhere.

        Inside a sentence, since at its beginning any word has a capital; a name mostly means one thing in a text
        (Gale, Church and Yarowsky 1992, One Sense per Discourse).
        """
        if name.text in _INSTITUTIONS or SENTENCE_START.search(text, max(0, start - 4), start):
            return False
        if _TITLE_BEHIND.match(text, end) or _NAME_BEHIND.match(text, end):
            return False
        return not self._is_person(text, start, end, name, "", is_named_after=False)

    def _is_person(self, text: str, start: int, end: int, name: Name, ending: str, *, is_named_after: bool) -> bool:
        """Whether a given name or an initial stands before it, or a surname behind it."""
        is_doubtful = name.guard is Guard.PERSON and not is_named_after
        if is_doubtful and fold(text[start:end]) in self.persons_of(text):
            return True
        before = _NAME_BEFORE.search(text, max(0, start - 24), start)
        if before is not None and (before[1] is None or self._is_a_name(text, before)):
            return not (name.guard is Guard.PERSON and _DIRECTION.match(ending))
        behind = _NAME_BEHIND.match(text, end)
        if not is_doubtful or behind is None or ending or name.text not in SURNAMES:
            return False
        word = fold(behind[1])
        return word not in GENERIC_WORDS and not any(word.startswith(noun) for noun in FACILITIES)

    def persons_of(self, text: str) -> frozenset[str]:
        """Return the words that a text gives to a person anywhere: "M. Gürün", "Kamuran Gürün", "Gürün, a.g.e."."""
        if text is not self._text:
            words = set(_INITIALS.findall(text))
            ends = (_AUTHOR.search(text, max(0, match.start() - 32), match.start()) for match in _OP_CIT.finditer(text))
            words |= {match[1] for match in ends if match is not None}
            words |= {word for first, word in _PAIR.findall(text) if _IS_FIRST_NAME[first]}
            self._text, self._authors = text, frozenset(map(fold, words))
        return self._authors

    def _is_a_name(self, text: str, before: re.Match[str]) -> bool:
        """Whether a capitalised word before a name makes a person of it: a given name, or one inside a sentence."""
        folded = fold(before[1])
        if folded in FIRST_NAMES:
            return True
        if _INITIAL.search(text, max(0, before.start() - 4), before.start()):
            return True
        begins_sentence = SENTENCE_START.search(text, max(0, before.start() - 4), before.start()) is not None
        return not begins_sentence and folded not in GENERIC_WORDS and folded not in self._lexicon.names

    def _is_beside_place(self, text: str, folded: str, start: int, end: int, name: Name) -> bool:
        """Whether a name that is surely a place stands beside it in a list or pair, or two rivers or regions do."""
        if _IZAFET.search(text, max(0, start - 4), start):
            return False  # "Matbaa-i Hayriye, İstanbul"
        before = _BESIDE_BEFORE.search(folded, max(0, start - 30), start)
        behind = _BESIDE_BEHIND.match(text, end)
        words = [match[1] for match in (before, behind) if match is not None]
        for word in words:
            known = self._lexicon.names.get(fold(word))
            if known is None or known.type is PlaceType.COUNTRY:
                continue
            if known.guard <= Guard.PERSON or (known.type in _AREAS and name.type in _AREAS):
                return True
        return False

    @staticmethod
    def _is_later_surname(text: str, start: int, end: int) -> bool:
        """Whether it stands in brackets behind a given name, as the surnames of 1934 do: "Salih (Bozok)"."""
        if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
            return False
        before = _WORD_BEFORE.search(text, max(0, start - 24), start - 1)
        return before is not None and fold(before[1]) in FIRST_NAMES

    def _is_near_town(self, text: str, start: int, end: int) -> bool:
        """Whether a town that needs no evidence stands in reach."""
        window = f"{text[max(0, start - _NEAR) : start]} {text[end : end + _NEAR]}"
        names = (self._lexicon.names.get(fold(word[0])) for word in _CAPITALISED.finditer(window))
        return any(name is not None and name.guard <= Guard.PERSON for name in names)

    def _by_ending(self, text: str, start: int, end: int, name: Name, ending: str) -> Ground | None:
        """Return what a case of place behind an apostrophe says."""
        if name.text in _INSTITUTIONS and not self._is_near_town(text, start, end):
            return None
        needed = _DIRECTION if name.guard is Guard.WORD else _LOCATIVE
        is_marked = text[end : end + 2].strip()[:1] in tuple(APOSTROPHES) and not text[start:end].isupper()
        return Ground.ENDING if is_marked and needed.match(ending) else None
