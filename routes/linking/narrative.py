"""A text as it is linked: its sentences, rows of tables and footnotes, with the dates and places they name.

The seam to what reads texts: whoever has paragraphs makes `Sentence` values of them, and nothing else is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from gazetteer.documents.document import Kind, Paragraph
from gazetteer.geoparsing.months import MONTH, month_number
from gazetteer.turkish import fold
from routes.edtf import Edtf
from routes.errors import EdtfError

__all__ = ["Sentence", "Telling", "find_dates", "may_be_of", "sentences", "split_sentences", "years_named"]


class Telling(StrEnum):
    """Where in a document a sentence stands; each is a telling of its own."""

    BODY = "body"
    TABLE = "table"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body or of a footnote, or a row of a table."""

    paragraph: int
    """`seq` of its paragraph."""
    start: int
    end: int
    """Code points of the raw file, half-open."""
    text: str
    telling: Telling = Telling.BODY
    dates: tuple[Edtf, ...] = ()
    called_at: int | None = None
    """Code point of the raw file where a footnote is called."""
    is_in_time: bool = True
    """The passage names the year that is told, or none at all; where it names others only, it tells of these."""


_MONTH_NAMES = (
    "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık|Teşrin|K[âa]nun|Birinci|İkinci"
)
_END = re.compile(
    r"[.!?…]+[\"”’')\]»]*"
    # The number of a footnote goes with the sentence before it; the day of a month begins the next.
    rf"(?:\s{{0,2}}\d(?: ?\d){{0,2}}(?!\d|\s+(?:{_MONTH_NAMES})))?"
    r"[.]?(?=\s+[\"“‘'(«]?[A-ZÇĞİÖŞÜÂÎÛА-Я0-9])"
)
_ABBREVIATED = re.compile(
    r"(?:(?<![^\W\d_])(?:[^\W\d_]|[IVX]{2,5}|Hz|hz|Dr|Prof|Doç|vb|vs|bkz|Bkz|No|Sa|yy)|(?<!\w)\d{1,2})\.\Z"
)
_DATE = re.compile(rf"(?<!\d)(?:(\d{{1,2}})\s?[-–]\s?)?(\d{{1,2}})\s+({MONTH})(?:\s+(\d{{4}}))?(?!\d)")
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d)(?!\d)")
_REACH = 25
"""So many sentences before and after belong to a passage."""
_TELLING = {Kind.BODY: Telling.BODY, Kind.TABLE_ROW: Telling.TABLE, Kind.FOOTNOTE: Telling.NOTE}


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text's sentences; a full stop of an abbreviation, initial or ordinal ends none.

    Examples:
        >>> text = "Heyet M. Bey’le geldi.12 Ertesi gün 3. Ordu gezildi."
        >>> [text[start:end] for start, end in split_sentences(text)]
        ['Heyet M. Bey’le geldi.12', 'Ertesi gün 3. Ordu gezildi.']
    """
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text, start, match.end()):
            continue
        yield start, match.end()
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if text[start:].strip():
        yield start, len(text)


@lru_cache(maxsize=2_048)  # a text is read for each journey anew
def _split(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(split_sentences(text))


def find_dates(text: str, year: int | None) -> tuple[Edtf, ...]:
    """Return the days that a text names; a day without a year is of the year given."""
    if _FIGURE.search(text) is None:
        return ()
    found: list[str] = []
    taken: list[tuple[int, int]] = []
    for match in _DATE.finditer(fold(text)):
        taken.append(match.span())
        day_year = match[4] or (f"{year:04}" if year else None)
        if day_year:
            days = [int(day) for day in (match[1], match[2]) if day]
            found += (f"{day_year}-{month_number(match[3]):02}-{day:02}" for day in days)
    found += [match[1] for match in _YEAR.finditer(text) if not any(a <= match.start() < b for a, b in taken)]
    return tuple(date for edtf in found if (date := _parsed(edtf)) is not None)


@lru_cache(maxsize=4_096)
def _parsed(edtf: str) -> Edtf | None:
    """Return a date; None for a day that there is not. A text names few days, each many times."""
    try:
        return Edtf.parse(edtf)
    except EdtfError:
        return None


def sentences(paragraphs: Iterable[Paragraph], year: int | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of a document's body and footnotes and the rows of its tables, in the order of the file.

    Args:
        paragraphs: As `gazetteer.documents` reads them, all of a document.
        year: What a day without a year is taken for.
    """
    listed = list(paragraphs)
    calls = {
        call.footnote: paragraph.content.to_raw(call.start, call.end)[0]
        for paragraph in listed
        for call in paragraph.calls
        if call.footnote is not None
    }
    spots: list[tuple[Paragraph, int, int, Telling]] = []
    for paragraph in listed:
        telling = _TELLING.get(paragraph.kind)
        if telling is None:
            continue
        whole = [(0, len(paragraph.text))]
        parts = whole if telling is Telling.TABLE else _split(paragraph.text)
        spots += ((paragraph, first, last, telling) for first, last in parts)
    in_time = _in_time([(paragraph.text[first:last], telling) for paragraph, first, last, telling in spots], year)
    found: list[Sentence] = []
    for (paragraph, first, last, telling), is_in_time in zip(spots, in_time, strict=True):
        start, end = paragraph.content.to_raw(first, last)
        text = paragraph.text[first:last]
        called_at = calls.get(paragraph.seq) if telling is Telling.NOTE else None
        dates = find_dates(text, year if is_in_time else None)
        found.append(Sentence(paragraph.seq, start, end, text, telling, dates, called_at, is_in_time))
    return tuple(found)


def _in_time(spots: Sequence[tuple[str, Telling]], year: int | None) -> list[bool]:
    """Return for each sentence whether its passage may tell of a year, or of the one after, when a journey may end.

    It names that year, in a date that its footnotes cite too, such as that of a newspaper. A passage without any year
    goes on with the time of the one before.
    """
    if year is None:
        return [True] * len(spots)
    told, others = [0], [0]
    for text, telling in spots:
        years = {int(one) for one in (_YEAR.findall(text) if telling is Telling.BODY else _dated_years(text))}
        told.append(told[-1] + bool(years & {year, year + 1}))
        others.append(others[-1] + (telling is Telling.BODY and bool(years)))
    found: list[bool] = []
    for place in range(len(spots)):
        first, last = max(place - _REACH, 0), min(place + _REACH + 1, len(spots))
        is_named = told[last] > told[first]
        if is_named or others[last] > others[first]:
            found.append(is_named)
        else:
            found.append(found[-1] if found else True)
    return found


@lru_cache(maxsize=256)  # a text is read for each journey anew
def years_named(text: str) -> frozenset[int]:
    """Return the years that a text names.

    Examples:
        >>> sorted(years_named("1926 yılında, 1.1932 sayılı yasadan önce, 24 Nisan 1933 günü"))
        [1926, 1932, 1933]
    """
    return frozenset(map(int, _YEAR.findall(text)))


def may_be_of(years: Collection[int], year: int) -> bool:
    """Whether a text that names some years may tell of one: it names that, or the one after, when a journey may end.

    Examples:
        >>> may_be_of({1926}, 1932), may_be_of(set(), 1932), may_be_of({1926, 1933}, 1932)
        (False, True, True)
    """
    return not years or year in years or year + 1 in years


def _dated_years(text: str) -> list[str]:
    return [match[4] for match in _DATE.finditer(fold(text)) if match[4]] if _FIGURE.search(text) else []
