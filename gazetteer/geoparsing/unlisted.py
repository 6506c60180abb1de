"""Places that no list has, by what a text does with them: it is there, goes there, takes them, lists them with others.

A name is read as a place where its case says so ("Tulkerm’deki"), where something goes with it that only places
undergo ("Rohatin’e çekildi", "Serapeum’u işgal", "Domodossola’dan geçip"), or where it stands in a row of towns
("Eriha, Salt ve Nablus"). What a text proves once holds for the name's other spots in it. Names of the list that may
be anything abroad (`Guard.RARE`) are proved the same way.

Sources:
    Göksel and Kerslake 2005, section 8.1.3 (what cases say) and chapter 14 (noun phrases in a row).
    Mikheev, Moens and Grover 1999, Named Entity Recognition without Gazetteers (https://aclanthology.org/E99-1001/):
    contexts that are sure first, then what they prove elsewhere in the text.
    Gale, Church and Yarowsky 1992, One Sense per Discourse.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from gazetteer.geoparsing.confidence import Ground
from gazetteer.geoparsing.evidence import SENTENCE_START
from gazetteer.geoparsing.found import Found
from gazetteer.geoparsing.heads import FACILITIES, KINDS
from gazetteer.geoparsing.lexicon import Guard, Name
from gazetteer.geoparsing.people import FIRST_NAMES, GENERIC_WORDS, NO_PLACES, PEOPLES, RANKS, SURNAMES, TITLES
from gazetteer.geoparsing.usage import APOSTROPHE, FROM, GOES, IS_GOAL, IS_THERE, LOCATIVE, PRINTED, TO
from gazetteer.place import PlaceType
from gazetteer.turkish import fold

__all__ = ["found_in_settings", "is_common"]

_CAPITAL = "A-ZÇĞİÖŞÜ"
_SMALL = "a-zçğıöşüâîû"
_NAME = rf"[{_CAPITAL}][{_SMALL}]{{2,24}}"
_VILLAGES_TEXT = """
    köy tepe hisar pınar dere burun viran ören kışla çiftlik abad âbad grad kent köprü kuyu sırt ağaç yayla kale kilise
    yeri bayırı burnu deresi tepesi hisarı pınarı köyü kapısı
"""
_VILLAGES = sorted(_VILLAGES_TEXT.split(), key=len)
_ENDS = "|".join(f"(?<={'|'.join(ends)})" for _, ends in groupby(_VILLAGES, len))
_COMPOUND = re.compile(  # the letter before what must stand before it: the engine then skips small letters fast
    rf"([{_CAPITAL}](?<![^\W_].)[{_SMALL}]{{5,24}}+)(?![^\W_])(?:{_ENDS})"
)
"""Names that are places by their form: Haintepe, Malıköy, Kemalyeri; surnames end like some others."""
_MARKED = re.compile(rf"{APOSTROPHE} ?(?=[dt][ae]|y?[aeıiuü](?!\w)|n?[ıiuü]n )")
_NAME_AT_END = re.compile(rf"(?<![^\W_])({_NAME}) ?\Z")
_FROM_WHERE = re.compile(rf"(?<![^\W_])({_NAME}){APOSTROPHE}[dt][ae]n \Z")
_TO_WHERE = re.compile(rf"{FROM} ({_NAME}){APOSTROPHE}{TO}")
_NEXT = re.compile(rf"(?:{APOSTROPHE}\w{{1,6}})?(,| ve| ile|[-–]) ?({_NAME})(?![^\W_])")
_BEFORE = re.compile(rf"(?<![^\W_])({_NAME})(,| ve| ile|[-–]) ?\Z")
_JOINTS = (", ", " ve ", " ile ", "-", "–")
_CASE_OF_PLACE = re.compile(rf"{APOSTROPHE}(?:{LOCATIVE}|{FROM}|{TO})| aras[ıi](?:nda|ndaki)?(?!\w)")
_AND_PLACES = re.compile(
    rf" (?:ve|ile) ({_NAME}) (?:köy|kaza|kale|sırt|tepe|menzil|fabrika|tabya|yol|kuyu|nahiye|sancak|vil[aâ]yet|kasaba"
    r"|ilçe|liman|istasyon|iskele|muharebe|mevzi|ova|dağ|yayla|geçit|ada|şehir|kent|han|kıyı|ön|civar|sokak|mahalle"
    r"|semt|bölge|il)l[ae]r[ıi]"
)
_TO_END_OF_LINE = re.compile(rf"[-–]({_NAME}) (?:demiryol|tren|hatt[ıi]|şose|yolu|aras[ıi]|kolu|karayol|telgraf|sefer)")
_ROW_BEFORE = re.compile(rf"(?<![^\W_])((?:{_NAME}, ){{0,5}}{_NAME})\Z")
_IZAFET = re.compile(r"-(?:[ıiuü]|y[ıi]|[uü]l)[ -]\Z")
_WORD_BEFORE = re.compile(rf"(?:(?<![^\W_])([{_CAPITAL}])\. ?|([^\W\d_]+)\.? )\Z")
_TITLED = re.compile(rf"({_NAME}) (?:{TITLES})(?!\w)")
_MORE_BEHIND = re.compile(rf" (?:{_NAME}|[{_CAPITAL}]\.)")
_NO_NAME = re.compile(r"(?:l[ae]r|l[ıiuü]k|c[ıiuü]|oğlu|z[aâ]de|izm|[aeiı]n[ıi]n|hattı|[^aeıioöuü]s[ıiuü])\Z")
_WORD = re.compile(_NAME)
_QUOTES = "“\"«„‘'"
_WINDOW = 20_000  # characters on either side that show whether a word is a common one
_TITLES = frozenset(fold(title) for title in TITLES.split("|"))
_NEAR = 400
_MOST = 300


class _Text(NamedTuple):
    """What is known of the text at hand."""

    text: str
    names: Mapping[str, Name]
    persons: frozenset[str]
    verdicts: dict[str, bool]
    """Whether a word may name a place, as far as the word itself says."""


def found_in_settings(
    text: str, found: Sequence[Found], names: Mapping[str, Name], persons: frozenset[str]
) -> list[Found]:
    """Return the names that their settings prove, in no order.

    Args:
        text: The clean text.
        found: The names that were found in it, in order.
        names: The list of names by their folded text.
        persons: Words that the text gives to persons, folded.
    """
    known = _Text(text, names, persons | {fold(word) for word in _TITLED.findall(text)}, {})
    places = [one.start for one in found]
    starts, ends = {one.start for one in found}, {one.end for one in found}
    spots: dict[int, int] = {}
    for match in _MARKED.finditer(text):
        if match.start() not in ends and match.start() - 1 not in ends:
            spot = _by_case(known, match.start(), match.end(), places)
            if spot is not None and spot[0] not in starts:
                spots[spot[0]] = spot[1]
    for start, end in _by_form(known, starts | spots.keys()):
        spots[start] = end
    for start, end in _in_rows(known, found, starts | spots.keys()):
        spots.setdefault(start, end)
    for start, end in _in_lines(known, starts):
        spots.setdefault(start, end)
    for start, end in _with_plural(known, starts):
        spots.setdefault(start, end)
    if not spots:
        return []
    settled = [_spot(known, start, end, Ground.SETTING) for start, end in spots.items()]
    return [*settled, *_elsewhere(known, sorted({text[start:end] for start, end in spots.items()}))]


def _by_case(known: _Text, apostrophe: int, ending: int, places: Sequence[int]) -> tuple[int, int] | None:
    """Return the stretch of a name whose case, or what goes with it, is that of a place."""
    text = known.text
    end = apostrophe - text.startswith(" ", apostrophe - 1)
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    word = text[start:end]
    if not word[:1].isupper() or known.verdicts.get(word) is False or not _WORD.fullmatch(word):
        return None
    is_there = IS_THERE.match(text, ending) is not None and not PRINTED.match(text, ending)
    if is_there:  # persons and bodies have the locative too: in a passage without a place it says nothing
        nearest = bisect_left(places, apostrophe - _NEAR)
        is_there = nearest < len(places) and places[nearest] <= apostrophe + _NEAR
    if not (is_there or GOES.match(text, ending) or _goes_to_place(known, ending) or _comes_from(known, start, ending)):
        return None
    if not _is_name(known, start, end):
        return None
    first = _first_of_two(known, start, is_there=is_there)
    return None if first is None else (first, end)


def _first_of_two(known: _Text, start: int, *, is_there: bool) -> int | None:
    """Return where a name begins that may have a word before it; None for what is rather a person or a body."""
    text = known.text
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    word = (before[2] or "") if before is not None else ""
    folded = fold(word)
    if before is None or not word[:1].isupper() or folded in known.names:
        return start
    begins = SENTENCE_START.search(text, max(0, before.start() - 4), before.start()) is not None
    if begins or folded in _TITLES or folded in PEOPLES:
        return start
    # "Tel Abyad’da" is one name; in other cases two capitals are rather a person.
    is_one = folded not in GENERIC_WORDS and is_there and len(word) > 2
    return before.start(2) if is_one and _is_name(known, before.start(2), before.end(2)) else None


def _by_form(known: _Text, starts: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield the names that end as a village's or hill's name does, and have an ending or stand inside a sentence."""
    text = known.text
    for match in _COMPOUND.finditer(text):
        start, end = match.span(1)
        if start in starts or text[start - 1 : start] == "(" or not _is_name(known, start, end):
            continue
        begins = SENTENCE_START.search(text, max(0, start - 4), start) is not None
        before = _WORD_BEFORE.search(text, max(0, start - 30), start)
        word = (before[2] or "") if before is not None else ""
        is_second = not begins and word[:1].isupper() and fold(word) not in known.names and fold(word) not in _TITLES
        is_marked = text[end : end + 1] in ("'", "’")
        if (is_marked or not begins) and not is_second and not _MORE_BEHIND.match(text, end):
            yield start, end


def _goes_to_place(known: _Text, at: int) -> bool:
    """Whether a name that is surely a place has the dative behind this ablative: "Maan’dan Akabe’ye"."""
    behind = _TO_WHERE.match(known.text, at)
    listed = known.names.get(fold(behind[1])) if behind is not None else None
    return listed is not None and listed.guard is Guard.NONE


def _comes_from(known: _Text, start: int, ending: int) -> bool:
    """Whether this dative stands behind the ablative of a name that is surely a place: "Maan’dan Akabe’ye"."""
    before = _FROM_WHERE.search(known.text, max(0, start - 34), start)
    listed = known.names.get(fold(before[1])) if before is not None else None
    return listed is not None and listed.guard is Guard.NONE and IS_GOAL.match(known.text, ending) is not None


def _in_rows(known: _Text, found: Sequence[Found], starts: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield the names that stand in a row of towns, or are joined to one that has a case of place."""
    text = known.text
    for one in found:
        if one.name.type is not PlaceType.SETTLEMENT or one.ground is not Ground.LISTED:
            continue
        behind = _NEXT.match(text, one.end)
        is_next = text.endswith(_JOINTS, max(0, one.start - 5), one.start)
        before = _BEFORE.search(text, max(0, one.start - 34), one.start) if is_next else None
        if behind is not None and behind.start(2) not in starts:
            start, end = behind.span(2)
            further = _NEXT.match(text, end)
            is_row = (further is not None and further.start(2) in starts) or (
                before is not None and before.start(1) in starts
            )
            is_joined = behind[1] != "," and _CASE_OF_PLACE.match(text, end)
            if (is_row or is_joined) and _is_in_row(known, start, end):
                yield start, end
        if before is not None and before.start(1) not in starts:
            start, end = before.span(1)
            goes_on = behind is not None and behind.start(2) in starts
            is_joined_to = before[2] != "," and _CASE_OF_PLACE.match(text, one.end)
            if (goes_on or is_joined_to) and _is_in_row(known, start, end):
                yield start, end


def _in_lines(known: _Text, starts: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield the ends of a line: "Zirnova–Belvirat demiryolu"."""
    for match in _TO_END_OF_LINE.finditer(known.text):
        other = _NAME_AT_END.search(known.text, max(0, match.start() - 28), match.start())
        for start, end in (match.span(1), other.span(1) if other is not None else match.span(1)):
            if start not in starts and _is_name(known, start, end):
                yield start, end


def _with_plural(known: _Text, starts: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield the names of "A, B ve C köyleri": what several places have proves each."""
    text = known.text
    for match in _AND_PLACES.finditer(text):
        row = _ROW_BEFORE.search(text, max(0, match.start() - 120), match.start())
        words = (
            [(row.start(1) + one.start(), row.start(1) + one.end()) for one in _WORD.finditer(row[1])] if row else []
        )
        for start, end in (*words, match.span(1)):
            begins = SENTENCE_START.search(text, max(0, start - 4), start) is not None
            listed = known.names.get(fold(text[start:end]))
            may_be = listed is not None and Guard.NONE < listed.guard < Guard.SURNAME
            if start not in starts and (may_be or (not begins and _is_name(known, start, end))):
                yield start, end


def _is_in_row(known: _Text, start: int, end: int) -> bool:
    """Whether a name is a single word, not the first of its sentence, that may be a place's."""
    text = known.text
    if SENTENCE_START.search(text, max(0, start - 4), start) or _MORE_BEHIND.match(text, end):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    is_second = (
        before is not None
        and (before[2] or "A")[0].isupper()
        and not SENTENCE_START.search(text, max(0, before.start() - 4), before.start())
    )
    return not is_second and _is_name(known, start, end)


def _is_name(known: _Text, start: int, end: int) -> bool:
    """Whether nothing speaks for a person, a body or a common word."""
    text, word = known.text, known.text[start:end]
    if text[start - 1 : start] in tuple(_QUOTES) or _IZAFET.search(text, max(0, start - 4), start):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if before is not None and (before[1] or fold(before[2]) in RANKS or fold(before[2]) in FIRST_NAMES):
        return False
    try:
        return known.verdicts[word]
    except KeyError:
        verdict = known.verdicts[word] = _may_name(known, word, start)
        return verdict


def _may_name(known: _Text, word: str, position: int) -> bool:
    folded = fold(word)
    listed = known.names.get(folded)
    if listed is not None and listed.guard is not Guard.RARE:
        return False  # it was weighed by what the list says of it
    if any(folded in words for words in (FIRST_NAMES, GENERIC_WORDS, PEOPLES, NO_PLACES, SURNAMES, known.persons)):
        return False
    if folded in KINDS or folded in FACILITIES or _NO_NAME.search(folded):
        return False
    return not is_common(known.text, folded, position)


def is_common(text: str, folded: str, position: int) -> bool:
    """Whether the text has the word with a small letter as well."""
    first, last = max(0, position - _WINDOW), position + _WINDOW
    for joint in (" ", "\n"):
        at = text.find(joint + folded, first, last)
        while at >= 0:
            rest = text[at + 1 + len(folded) : at + 5 + len(folded)]
            if not rest[:1].isalpha() or re.match(r"(?:n?[dt][ae]n?|n?[ıiuü]n?|y?[ae]|l[ae]r)(?!\w{3})", rest):
                return True
            at = text.find(joint + folded, at + 1, last)
    return False


def _elsewhere(known: _Text, words: Sequence[str]) -> Iterator[Found]:
    """Yield the other spots of names that were proved."""
    text = known.text
    for word in words[:_MOST]:
        end = 0
        while (start := text.find(word, end)) >= 0:
            end = start + len(word)
            if (
                not text[start - 1 : start].isalnum()
                and not text[end : end + 1].isalnum()
                and _is_again(known, start, end)
            ):
                yield _spot(known, start, end, Ground.REST)


def _is_again(known: _Text, start: int, end: int) -> bool:
    """Whether a spot of a proved name is neither a longer name nor the first word of a sentence without an ending."""
    text = known.text
    begins = SENTENCE_START.search(text, max(0, start - 4), start) is not None
    if (begins and text[end : end + 1] not in ("'", "’")) or _MORE_BEHIND.match(text, end):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    is_second = before is not None and not begins and (before[2] or "A")[0].isupper()
    return not is_second and _is_name(known, start, end)


def _spot(known: _Text, start: int, end: int, ground: Ground) -> Found:
    word = known.text[start:end]
    listed = known.names.get(fold(word))
    return Found(start, end, listed or Name(fold(word), word, PlaceType.SETTLEMENT, Guard.NONE), ground)
