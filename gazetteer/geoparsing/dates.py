"""Turkish dates in running text, as EDTF: "26 Nisan sabahı", "17 Kânunuevvel 1925", "ertesi gün", "saat 17.45’te".

What a date leaves out, its text has said before: the year that was named last, the day that "ertesi gün" follows.
Dates in citations are found as well, but later ones do not lean on them.

A night has two days. "27 Nisan gecesi" mostly begins on the 27th, but writers also mean the night that ended on it: the
mention is the interval of both, and a clock time in its small hours stays that interval; "26/27 Nisan gecesi" and
"26'yı 27 Nisan'a bağlayan gece" leave no doubt. Evening hours belong to the day named.

Sources:
    EDTF, Library of Congress, levels 0 and 1 (https://www.loc.gov/standards/datetime/).
    Türk Dil Kurumu, Türkçe Sözlük, "gece": the time from the evening's end to daybreak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gazetteer.geoparsing.clock import CLOCK, clock_time
from gazetteer.geoparsing.hijri import HIJRI_MONTH, hijri_date, hijri_month_number
from gazetteer.geoparsing.layout import Context, Layout
from gazetteer.geoparsing.months import MONTH, month_number, rumi_date
from gazetteer.geoparsing.textmap import CleanText
from gazetteer.turkish import fold

__all__ = ["DateMention", "find_dates"]

_SUFFIX = r"(?:['’][a-zçğıöşü]+)?"
_BEGINS = r"(?<![\w./-])"
_UNTIL = (
    r"(?:\s?[-–/]\s?|\s(?:ve|ile|il[aâ])\s|['’]?\s?[dt][ae]n\s(?:itibaren\s)?|['’]?y?[ıiuü]\s)"  # the last: "20’yi 21"
)
_COUNTS_TEXT = "bir iki üç dört beş altı yedi sekiz dokuz on"
_COUNTS = {word: number for number, word in enumerate(_COUNTS_TEXT.split(), 1)}
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})"
_DATE = re.compile(
    rf"{_BEGINS}(?P<hijri_day>\d{{1,2}})\s(?P<hijri_month>{HIJRI_MONTH})(?:,?\s(?:sene\s)?(?P<hijri_year>\d{{3,4}})(?!\d))"
    rf"|{_BEGINS}(?P<first>\d{{1,2}})(?:\s?(?P<first_month>{MONTH})(?:\s(?P<first_year>\d{{4}}))?)?{_UNTIL}(?P<second>\d{{1,2}})\s(?P<month_r>{MONTH})"
    rf"(?:,?\s(?P<year_r>\d{{4}})(?!\d))?(?P<night>{_SUFFIX}\s(?:bağlayan\s)?gece)?"
    rf"|{_BEGINS}(?P<day>\d{{1,2}})\s(?P<month>{MONTH})(?:,?\s(?P<year>\d{{4}})(?![\d-]))?"
    rf"(?P<clock_part>{_SUFFIX}\s(?:sabah|akşam|gece(?:si)?|öğle))?"
    rf"|{_BEGINS}(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>1[89]\d\d|20\d\d)(?!\d)"
    rf"|(?:(?P<from_month>{MONTH})\s?[-–]\s?)?(?P<only_month>{MONTH})\s(?P<month_year>1[2-9]\d\d|20\d\d)(?!\d)"
    rf"|{_BEGINS}(?P<year_first>1[2-9]\d\d|20\d\d)(?:{_SUFFIX}|\s(?:yılı|senesi)(?:n[ıi]n)?)?\s(?P<month_second>{MONTH})"
    rf"|{_BEGINS}(?P<year_only>1[89]\d\d|20\d\d)(?=['’][dny][aeıi]n?|\syıl|\ssene)"
    rf"|(?P<relative>ertesi (?:gün|sabah|akşam|gece)|aynı (?:gün|akşam|gece)"
    rf"|\b(?P<count>{_COUNT}) (?P<unit>gün|hafta) (?P<way>sonra|önce|evvel))"
    rf"|{CLOCK}",
)
_HIJRI_DAYS_OFF = "~"
_EVENING_HOUR, _MORNING_HOUR = 18, 7


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
        self.night: tuple[date, date] | None = None
        """The days that the night named last may lie in."""
        self.is_sure_night = False
        """It is the night between them, and not that before the first."""


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
    folded = fold(clean.text)
    for match in _DATE.finditer(folded):
        start, end = clean.raw_span(match.start(), match.end())
        is_cited = layout.context(start) is Context.BIBLIOGRAPHIC
        before = reading.year, reading.day
        for edtf, is_inferred in _read(match, reading, folded):
            found.append(DateMention(start, end, text[start:end], edtf, is_inferred))
        if is_cited:
            reading.year, reading.day = before
    return tuple(found)


def _read(match: re.Match[str], reading: _Reading, text: str) -> Iterator[tuple[str, bool]]:
    """Yield what a match says, if it can be; and remember it."""
    if match["hour"] or match["hour_word"]:
        yield from _clock(*clock_time(match, text), reading)
        return
    reading.night = None
    if match["relative"]:
        yield from _relative(match, reading)
    elif match["hijri_day"]:
        yield from _hijri(match, reading)
    elif match["year_only"]:
        reading.year = int(match["year_only"])
        yield match["year_only"], False
    elif match["only_month"] or match["month_second"]:
        year = int(match["month_year"] or match["year_first"])
        month = month_number(match["only_month"] or match["month_second"])
        first = rumi_date(year, month, 1)
        reading.year = first.year if first else year
        first_month = month_number(match["from_month"]) if match["from_month"] else month
        begins = f"{reading.year:04}-{first_month:02}/" if first_month < month else ""
        yield f"{begins}{reading.year:04}-{month:02}", False
    elif match["first"]:
        yield from _range(match, reading)
    else:
        yield from _single(match, reading)


def _clock(hour: int, minute: int, reading: _Reading) -> Iterator[tuple[str, bool]]:
    """Yield a time of the day that was named last; of a night the days that it may be on."""
    if reading.day is None:
        return
    day = reading.day
    if reading.night is not None:
        first, last = reading.night
        if hour < _MORNING_HOUR and not reading.is_sure_night:  # "27 Nisan gecesi saat 2": which morning?
            yield f"{first.isoformat()}/{last.isoformat()}", True
            return
        day = last if hour < _MORNING_HOUR else first
    yield f"{day.isoformat()}T{hour:02}:{minute:02}", True


def _relative(match: re.Match[str], reading: _Reading) -> Iterator[tuple[str, bool]]:
    """Yield the day that "ertesi gün" and its like mean."""
    words = match["relative"]
    if reading.day is None:
        return
    if match["count"]:
        count = _COUNTS.get(match["count"]) or int(match["count"])
        days = count * (7 if match["unit"] == "hafta" else 1)
        step = days if match["way"] == "sonra" else -days
    else:
        step = int(words.startswith("ertesi"))
    try:
        reading.day += timedelta(step)
        following = reading.day + timedelta(1)
    except OverflowError:
        return
    if words.endswith("gece"):
        reading.night, reading.is_sure_night = (reading.day, following), False
        yield f"{reading.day.isoformat()}/{following.isoformat()}", True
    else:
        yield reading.day.isoformat(), True


def _hijri(match: re.Match[str], reading: _Reading) -> Iterator[tuple[str, bool]]:
    """Yield a day of the Hijri calendar, which may be off by one or two."""
    month = hijri_month_number(match["hijri_month"])
    one = hijri_date(int(match["hijri_year"]), month, int(match["hijri_day"]))
    if one is not None:
        reading.year, reading.day = one.year, one
        yield one.isoformat() + _HIJRI_DAYS_OFF, False


def _single(match: re.Match[str], reading: _Reading) -> Iterator[tuple[str, bool]]:
    month = int(match["m"]) if match["m"] else month_number(match["month"])
    year_text = match["y"] or match["year"]
    day = int(match["d"] or match["day"])
    text, one = _spell(year_text, month, day, reading)
    if text is None:
        return
    part = match["clock_part"] or ""
    if "gece" in part and one is not None and one < date.max:
        # It mostly begins on that day, but writers also mean the night before: an interval leaves it open.
        reading.night, reading.is_sure_night = (one, one + timedelta(1)), False
        text = f"{text}/{reading.night[1].isoformat()}"
    yield text, year_text is None


def _range(match: re.Match[str], reading: _Reading) -> Iterator[tuple[str, bool]]:
    """Yield both days of "26 Nisan-9 Mayıs 1932", "14-15 Mayıs", "26/27 Nisan gecesi"; one of "10/23 Temmuz 1908"."""
    month = month_number(match["month_r"])
    first_month = month_number(match["first_month"]) if match["first_month"] else month
    last, last_day = _spell(match["year_r"], month, int(match["second"]), reading)
    if last is not None and match[0].startswith(f"{match['first']}/") and _is_dual(match):
        yield last, match["year_r"] is None  # a day of the old calendar and of the new one
        return
    day = reading.day
    year = str(reading.year - (first_month > month)) if reading.year is not None else None
    year = match["first_year"] or (year if match["year_r"] else None)
    first, first_day = _spell(year, first_month, int(match["first"]), reading)
    if match["year_r"] and reading.day != day and last_day is not None:
        reading.year = last_day.year
    reading.day = day
    if first is not None and last is not None and first <= last:
        if match["night"] and first_day is not None and last_day is not None:
            reading.night, reading.is_sure_night = (first_day, last_day), True
        yield f"{first}/{last}", match["year_r"] is None


def _is_dual(match: re.Match[str]) -> bool:
    """Whether two days apart by a stroke are one, Julian and Gregorian: 12 days apart before 1900, then 13."""
    return match["first_month"] is None and int(match["second"]) - int(match["first"]) in (12, 13)


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
