"""Turkish dates in running text, as EDTF: "26 Nisan sabahı", "17 Kânunuevvel 1925", "ertesi gün", "saat 17.45’te".

What a date leaves out, its text has said before: the year that was named last, the day that "ertesi gün" follows.
Dates in citations are found as well, but later ones do not lean on them.

Sources:
    EDTF, Library of Congress, levels 0 and 1 (https://www.loc.gov/standards/datetime/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gazetteer.geoparsing.layout import Context, Layout
from gazetteer.geoparsing.months import MONTH, month_number, rumi_date
from gazetteer.geoparsing.textmap import CleanText
from gazetteer.turkish import fold

__all__ = ["DateMention", "find_dates"]

_SUFFIX = r"(?:['’][a-zçğıöşü]+)?"
_DATE = re.compile(
    rf"(?<![\w./-])(?P<first>\d{{1,2}})(?:\s?(?P<first_month>{MONTH}))?(?:\s?[-–]\s?|\s(?:ve|ile)\s)(?P<second>\d{{1,2}})\s(?P<month_r>{MONTH})"
    rf"(?:,?\s(?P<year_r>\d{{4}})(?!\d))?"
    rf"|(?<![\w./-])(?P<day>\d{{1,2}})\s(?P<month>{MONTH})(?:,?\s(?P<year>\d{{4}})(?![\d-]))?"
    rf"(?P<clock_part>{_SUFFIX}\s(?:sabah|akşam|gece(?:si)?|öğle))?"
    r"|(?<![\w./-])(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>1[89]\d\d|20\d\d)(?!\d)"
    rf"|(?P<only_month>{MONTH})\s(?P<month_year>1[2-9]\d\d|20\d\d)(?!\d)"
    rf"|(?P<year_first>1[89]\d\d|20\d\d)(?:{_SUFFIX}|\syılı)?\s(?P<month_second>{MONTH})"
    r"|(?<![\w./-])(?P<year_only>1[89]\d\d|20\d\d)(?=['’][dny][aeıi]n?|\syıl|\ssene)"
    r"|(?P<relative>ertesi (?:gün|sabah|akşam)|(?:bir|1) gün sonra|aynı (?:gün|akşam|gece)|(?:bir|1) gün önce)"
    r"|\bsaat (?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?!\d)",
)
_STEPS = {"ertesi": 1, "aynı": 0}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A spot of a text that names a time."""

    start: int
    end: int
    """Code points of the text, half-open."""
    surface: str
    edtf: str
    """A date, a date with clock time, or an interval; X stands for a year that the text does not tell."""
    is_inferred: bool
    """The year or the day comes from what the text said before."""


class _Reading:
    """What the text has said so far."""

    def __init__(self, reference: str) -> None:
        self.year = int(reference[:4]) if reference[:4].isdecimal() else None
        self.day = _as_day(reference[:10])


def find_dates(text: str, reference: str = "") -> tuple[DateMention, ...]:
    """Return the dates that a text names, in its order. Never raises.

    Args:
        text: A whole document or a paragraph; offsets are those of this text.
        reference: An EDTF date or year that the text leans on at its beginning.

    Examples:
        >>> [one.edtf for one in find_dates("Heyet 25 Nisan 1932’de saat 17.45’te yola çıktı, ertesi gün vardı.")]
        ['1932-04-25', '1932-04-25T17:45', '1932-04-26']
    """
    clean = CleanText(text)
    layout, reading = Layout(text), _Reading(reference)
    found: list[DateMention] = []
    for match in _DATE.finditer(fold(clean.text)):
        start, end = clean.raw_span(match.start(), match.end())
        is_cited = layout.context(start) is Context.BIBLIOGRAPHIC
        before = reading.year, reading.day
        for edtf, is_inferred in _read(match, reading):
            found.append(DateMention(start, end, text[start:end], edtf, is_inferred))
        if is_cited:
            reading.year, reading.day = before
    return tuple(found)


def _read(match: re.Match[str], reading: _Reading) -> Iterator[tuple[str, bool]]:
    """Yield what a match says, if it can be; and remember it."""
    if match["relative"]:
        yield from _relative(match["relative"], reading)
    elif match["hour"]:
        if reading.day is not None:
            yield f"{reading.day.isoformat()}T{int(match['hour']):02}:{match['minute'] or '00'}", True
    elif match["year_only"]:
        reading.year = int(match["year_only"])
        yield match["year_only"], False
    elif match["only_month"] or match["month_second"]:
        year = int(match["month_year"] or match["year_first"])
        month = month_number(match["only_month"] or match["month_second"])
        first = rumi_date(year, month, 1)
        reading.year = first.year if first else year
        yield f"{reading.year:04}-{month:02}", False
    elif match["first"]:
        yield from _range(match, reading)
    else:
        yield from _single(match, reading)


def _relative(words: str, reading: _Reading) -> Iterator[tuple[str, bool]]:
    if reading.day is None:
        return
    step = _STEPS.get(words.split(maxsplit=1)[0], -1 if words.endswith("önce") else 1)
    try:
        reading.day += timedelta(step)
    except OverflowError:
        return
    yield reading.day.isoformat(), True


def _single(match: re.Match[str], reading: _Reading) -> Iterator[tuple[str, bool]]:
    month = int(match["m"]) if match["m"] else month_number(match["month"])
    year_text = match["y"] or match["year"]
    day = int(match["d"] or match["day"])
    text, one = _spell(year_text, month, day, reading)
    if text is None:
        return
    part = match["clock_part"] or ""
    if "gece" in part and one is not None:
        text = f"{text}/{(one + timedelta(1)).isoformat()}"
    yield text, year_text is None


def _range(match: re.Match[str], reading: _Reading) -> Iterator[tuple[str, bool]]:
    """Yield both days of "26 Nisan-9 Mayıs 1932" or "14-15 Mayıs"."""
    month = month_number(match["month_r"])
    first_month = month_number(match["first_month"]) if match["first_month"] else month
    last, _ = _spell(match["year_r"], month, int(match["second"]), reading)
    day = reading.day
    year = str(reading.year - (first_month > month)) if reading.year is not None else None
    first, _ = _spell(year if match["year_r"] else None, first_month, int(match["first"]), reading)
    reading.day = day
    if first is not None and last is not None and first <= last:
        yield f"{first}/{last}", match["year_r"] is None


def _spell(year_text: str | None, month: int, day: int, reading: _Reading) -> tuple[str | None, date | None]:
    """Return a day as EDTF and as a date, and remember it; no text for a day that no calendar has."""
    year = int(year_text) if year_text else reading.year
    if year is None:
        return (f"XXXX-{month:02}-{day:02}" if _as_day(f"2000-{month:02}-{day:02}") else None), None
    one = rumi_date(year, month, day) if 1 <= day <= 31 and 1 <= month <= 12 else None
    one = one or _as_day(f"{year:04}-{month:02}-{day:02}")
    if one is None:
        return None, None
    reading.year, reading.day = one.year, one
    return one.isoformat(), one


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
