"""Finds the names of places in a clean text: what is spelled like a known name, and what its surroundings make of it.

Each capitalised word is looked up, with its endings taken off where it has some; what was found for a spelling is
kept. Only words that may begin a name are looked at closer: longer names first, then qualifiers before and heads
behind, then what speaks for a person or a common word.

Sources:
    Annotation guidelines, sections 1-3. Göksel and Kerslake 2005, chapters 6 and 8 (endings).
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from gazetteer.geoparsing.by_noun import HEADS, by_facility, by_kind
from gazetteer.geoparsing.confidence import Ground
from gazetteer.geoparsing.evidence import Evidence
from gazetteer.geoparsing.found import Found
from gazetteer.geoparsing.heads import (
    CASES,
    FACILITIES,
    KIND_BEGINNINGS,
    KINDS_PATTERN,
    NAMED_FROM_AFAR,
    QUALIFIERS,
    STATES,
    head_pattern,
)
from gazetteer.geoparsing.lexicon import Guard, Lexicon, Name
from gazetteer.geoparsing.people import (
    FIRST_NAMES,
)
from gazetteer.geoparsing.unlisted import found_in_settings
from gazetteer.inflection import HARDENED, stems
from gazetteer.place import PlaceType
from gazetteer.turkish import fold

__all__ = ["Recogniser"]

_CAPITAL = "A-ZÇĞİÖŞÜÂÎÛÉÈ"
_SMALL = "a-zçğıöşüâîû"
_CAPITALISED = re.compile(  # the letter before what must stand before it: the engine then skips small letters fast
    rf"([{_CAPITAL}](?<![^\W_].)[^\W\d_]*(?:\.[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)*)?)"
    rf"(?: (?={KIND_BEGINNINGS})({KINDS_PATTERN}))?"
)
_BEFORE_ENDINGS = (" ", "'", "’", "‘", "`", "´", "ʼ")
_ENDING = re.compile(r" ?['’‘`´ʼ] ?([^\W\d_]+)")
_LETTERS = re.compile(r"[^\W\d_]*")
_DERIVED = re.compile(r"l[ıiuü](?:l[ae]r|k|ğ|n[ıiuü]n|y[ae]|\Z)|c[ıiuü](?:l[ae]r|l[ıiuü]k|\Z)")
_LANGUAGE = re.compile(r"n?[cç][ae]\Z|(?:n|nlar|nl[ae]r\w*|m|mız|miz|nız|niz)\Z")
_TONGUE = re.compile(r" (?:dil|lisan|alfabe)(?:leri|si|[iı])(?=n|\W|\Z)")
_CASE = re.compile(CASES + r"\Z")
_HEAD = head_pattern()
_HEADS_BY = {
    first: tuple(heads)
    for first, heads in groupby(sorted(HEADS.items(), key=lambda head: head[0][:2]), lambda head: head[0][:2])
}
"""By their first two letters, in the order in which they are looked for."""
_QUALIFIER = "|".join(QUALIFIERS)
_QUALIFIED = re.compile(rf"(?<![^\W_])(?:(?:(?:{_QUALIFIER})(?:, | ve ))*(?:{_QUALIFIER})[ -])\Z")
_QUALIFIER_ENDINGS = tuple(f"{word}{joint}" for word in QUALIFIERS for joint in (" ", "-", ", ", " ve "))
_COORDINATED = re.compile(rf"(?<![^\W_])(?:(?:{_QUALIFIER})(?:, | ve |-))+\Z")
_FOLDED_QUALIFIERS = tuple(f"{fold(word)} " for word in QUALIFIERS)
_COASTS = frozenset(("karadeniz", "akdeniz"))  # with a qualifier they are regions
_PIECE = re.compile(r" ([^\W\d_]{1,8})(?![^\W\d_])")
_COMMON_PIECES_TEXT = """
    ya da de ki mi mı mu mü ve ile ne o bu şu en iki üç bir ise her hiç için gibi kadar ait var yok
"""
_COMMON_PIECES = frozenset(_COMMON_PIECES_TEXT.split())
_SOVIET = re.compile(r"Sovyet|Halk|SSC")
_MOST_SPELLINGS = 200_000
_TORN_LENGTH = 8


class _Spelling(NamedTuple):
    """What is known of a capitalised word."""

    name: Name | None
    """The name that it is, or that is left without its ending."""
    length: int
    longer: tuple[str, ...]
    """Longer names that begin with it."""
    head: PlaceType | None
    """It is the head of a facility's name."""
    may_be_torn: bool


_NOTHING = _Spelling(None, 0, (), None, may_be_torn=False)


class Recogniser:
    """Finds names; it remembers spellings between texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Work with a list of names."""
        self._lexicon = lexicon
        self._evidence = Evidence(lexicon)
        self._spellings: dict[str, _Spelling | None] = {}
        self._doubtful: list[Found] = []
        """Names of the text at hand that only the rest of it can prove."""

    def find(self, text: str, folded: str) -> list[Found]:
        """Return the names in a clean text, in order, none over another."""
        found, doubtful = self._scan(text, folded), self._doubtful
        proven = {one.name.text for one in found if Guard.PERSON < one.name.guard < Guard.SURNAME}
        more = [one for one in doubtful if one.name.text in proven]
        self._doubtful = []
        found = without_overlaps([*found, *more]) if more else found
        settled = found_in_settings(text, found, self._lexicon.names, self._evidence.persons_of(text))
        return without_overlaps([*found, *settled]) if settled else found

    def _scan(self, text: str, folded: str) -> list[Found]:
        spellings, at = self._spellings, 0
        if len(spellings) > _MOST_SPELLINGS:
            spellings.clear()
        names: list[Found] = []
        for match in _CAPITALISED.finditer(text):
            word = match[1]
            try:
                spelling = spellings[word]
            except KeyError:
                spelling = spellings[word] = self._spell(word)
            if (spelling is None and match.lastindex == 1) or match.start() < at:
                continue
            found = None
            if spelling is not None:
                found = self._read(text, folded, match.start(), match.end(1), spelling, at)
            if found is None and match[2] is not None:
                persons = self._evidence.persons_of(text)
                found = by_kind(text, match, at, self._lexicon.names, persons)
            if found is not None:
                at = found.end
                names.append(found)
        return names

    def _spell(self, word: str) -> _Spelling | None:
        """Return what a capitalised word may be; None for nothing of interest."""
        folded = fold(word)
        names = self._lexicon.names
        name, length = names.get(folded), len(word)
        if name is None and len(word) > 3 and folded not in FIRST_NAMES and self._may_have_stem(folded):
            for stem in stems(word):
                key = fold(stem.text)
                known = names.get(key)
                if known is not None and known.guard <= Guard.PERSON and not _LANGUAGE.match(stem.suffix):
                    name, length = known, len(stem.text)
                    break
        longer = tuple(self._lexicon.longer.get(folded, ()))
        head = next(
            (
                kind
                for noun, kind in _HEADS_BY.get(folded[:2], ())
                if folded.startswith(noun) and _is_case(folded[len(noun) :])
            ),
            None,
        )
        may_be_torn = name is None and len(word) <= _TORN_LENGTH and self._lexicon.is_beginning(folded)
        if name is None and not longer and head is None and not may_be_torn:
            return None
        return _Spelling(name, length, longer, head, may_be_torn)

    def _may_have_stem(self, folded: str) -> bool:
        """Whether a beginning of a word is a name, as it stands or with its last sound hardened."""
        names = self._lexicon.names
        return any(
            folded[:cut] in names
            or (folded[cut - 1] in HARDENED and folded[: cut - 1] + HARDENED[folded[cut - 1]] in names)
            for cut in range(len(folded) - 1, 1, -1)
        )

    def _read(self, text: str, folded: str, start: int, end: int, spelling: _Spelling, at: int) -> Found | None:
        for longer in spelling.longer if folded.startswith(spelling.longer, start) else ():
            if folded.startswith(longer, start):
                stop = start + len(longer)
                run = _LETTERS.match(folded, stop)
                suffix = run[0] if run else ""
                if not suffix or self._is_ending(longer, suffix):
                    return self._surrounded(text, folded, start, stop, self._lexicon.names[longer], at, bool(suffix))
        if spelling.name is not None:
            stop = start + spelling.length
            return self._surrounded(text, folded, start, stop, spelling.name, at, stop < end)
        if spelling.head is not None:
            return by_facility(text, start, end, spelling.head, at, self._lexicon.names)
        if spelling.may_be_torn:
            return self._torn(text, folded, start, end, at)
        return None

    def _is_ending(self, name: str, suffix: str) -> bool:
        last = re.split(r"[ -]", name)[-1]
        return not _LANGUAGE.match(suffix) and any(stem.text == last for stem in stems(last + suffix))

    def _torn(self, text: str, folded: str, start: int, end: int, at: int) -> Found | None:
        """Put a name together that a scan tore: "İs tanbul", "L o z a n"."""
        joined, stop, rare = folded[start:end], end, False
        best: tuple[int, Name] | None = None
        while (piece := _PIECE.match(folded, stop)) is not None and text[piece.start(1)].islower():
            joined += piece[1]
            stop = piece.end()
            rare = rare or piece[1] not in _COMMON_PIECES
            name = self._lexicon.names.get(joined)
            if name is not None and rare and len(joined) > 3 and name.guard <= Guard.PERSON:
                best = (stop, name)
            if not self._lexicon.is_beginning(joined):
                break
        return None if best is None else self._surrounded(text, folded, start, best[0], best[1], at, suffixed=False)

    def _surrounded(
        self, text: str, folded: str, start: int, end: int, name: Name, at: int, suffixed: bool
    ) -> Found | None:
        """Return a name with the words before and behind it that belong to it; None where it is no place."""
        ending = "" if suffixed else self._ending(text, end)
        is_derived = ending and _DERIVED.match(ending) and not _CASE.match(ending)
        if is_derived or (text.startswith(" ", end) and _TONGUE.match(text, end)):
            return None
        ground = self._evidence.weigh(text, folded, start, end, name, ending)
        if ground is None:
            if name.guard in (Guard.WORD, Guard.RARE) and self._evidence.may_be_place(text, start, end, name):
                self._doubtful.append(Found(start, end, name, Ground.REST))
            return None
        found = Found(start, end, name, ground)
        if not ending and not suffixed:
            found = self._with_head(text, found)
        return self._with_qualifier(text, found, at)

    @staticmethod
    def _ending(text: str, end: int) -> str:
        """Return the ending behind an apostrophe; the empty text where there is none."""
        match = _ENDING.match(text, end) if text.startswith(_BEFORE_ENDINGS, end) else None
        return fold(match[1]) if match is not None else ""

    def _with_head(self, text: str, found: Found) -> Found:
        """Take in the rest of a state's name, or the head of a feature or facility (guidelines 3.2, 3.4, 3.5)."""
        name = found.name
        if not text.startswith(" ", found.end):
            return found
        if name.type is not PlaceType.WATER:
            state = STATES.match(text, found.end)
            if state is not None and (name.type is PlaceType.COUNTRY or _SOVIET.search(state[0])):
                whole = fold(text[found.start : state.end()])
                known = self._lexicon.names.get(whole) or name._replace(
                    standard=name.standard if "Sovyet" not in state[0] else text[found.start : state.end()],
                    type=PlaceType.COUNTRY,
                )  # fmt: skip
                return found._replace(end=state.end(), name=known, is_extended=True)
        head = _HEAD.match(text, found.end)
        if head is None or " Palas" in head[0]:
            return found
        noun, between = fold(head[2] or head[4]), head[1] or ""
        is_small = head[2] is None
        if (noun in ("limanı", "mahallesi", "semti", "kalesi") and is_small) or self._has_other_place(between):
            return found
        if name.type is PlaceType.COUNTRY and FACILITIES[noun] is not PlaceType.WATER:
            return found
        whole = fold(text[found.start : head.end()])
        lat, lon = (None, None) if noun in NAMED_FROM_AFAR else (name.lat, name.lon)
        known = self._lexicon.names.get(whole) or name._replace(
            standard=text[found.start : head.end()], type=FACILITIES[noun], place=None, lat=lat, lon=lon
        )
        return found._replace(end=head.end(), name=known, is_extended=True)

    def _has_other_place(self, between: str) -> bool:
        names = (self._lexicon.names.get(fold(word)) for word in between.split())
        return any(name is not None and name.guard <= Guard.PERSON for name in names)

    @staticmethod
    def _with_qualifier(text: str, found: Found, at: int) -> Found:
        """Take in "Güney" before a region or "Orta ve Doğu" before a continent (guideline 3.4)."""
        if found.name.type not in (PlaceType.COUNTRY, PlaceType.REGION) and found.name.text not in _COASTS:
            return found
        if not text.endswith(_QUALIFIER_ENDINGS, 0, found.start):
            return found
        window = max(at, found.start - 40)
        is_qualified = found.name.text.startswith(_FOLDED_QUALIFIERS)
        match = (_COORDINATED if is_qualified else _QUALIFIED).search(text, window, found.start)
        if match is None:
            return found
        standard = f"{match[0]}{found.name.standard}"
        for old, new in (("Şimal", "Kuzey"), ("Cenub", "Güney"), ("Şark", "Doğu"), ("Garb", "Batı")):
            standard = re.sub(rf"{old}[iî]?", new, standard)
        name = found.name._replace(standard=standard, type=PlaceType.REGION, place=None)
        return found._replace(start=match.start(), name=name, is_extended=True)


def without_overlaps(found: list[Found]) -> list[Found]:
    """Return names in order; of two that overlap the surer one, of equals the first."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, one.ground)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.ground < kept[-1].ground:
            kept[-1] = one
    return kept


def _is_case(suffix: str) -> bool:
    return not suffix or _CASE.match(suffix) is not None
