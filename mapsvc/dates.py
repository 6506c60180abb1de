"""Dates of the journeys in the words of a language: the one place where an EDTF date becomes text.

Knows the three languages of the interface (tr, en, ru) through Babel's CLDR data; reads no clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from babel.dates import format_datetime

from routes.edtf import Edtf

__all__ = ["bound", "clock_text", "date_text", "days_text", "duration_text", "span_text", "weekday_text"]

_CLOCK = {"tr": "HH.mm", "en": "HH:mm", "ru": "HH:mm"}
"""English and Russian as in CLDR; Turkish with the point that TDK's Yazım Kılavuzu asks for ("Nokta", 4)."""
_ABOUT = {"tr": "{} dolayında", "en": "about {}", "ru": "около {}"}
_UNTIL = {"tr": "en geç {}", "en": "until {}", "ru": "не позднее {}"}
_FROM = {"tr": "{} sonrası", "en": "from {}", "ru": "с {}"}
_HOURS = {"tr": "{} saat", "en": "{} h", "ru": "{} ч"}


class _End(NamedTuple):
    """One end of an interval: the moment and how finely it is given (year, month, day, minute)."""

    moment: datetime
    precision: str


_FORMATS = {"year": "y", "month": "LLLL y", "day": "d MMMM y"}


def _end(text: str) -> _End | None:
    """Return the end that an EDTF part names; None for an open or unknown end."""
    if text in ("", ".."):
        return None
    moment = Edtf.parse(text).earliest
    while text.endswith("-XX"):  # an unspecified day or month is not written
        text = text.removesuffix("-XX")
    if "T" in text:
        return _End(moment, "minute")
    return _End(moment, ("year", "month", "day")[text.rstrip("~?%").count("-")])


def _written(end: _End, lang: str, *, year: bool, clock: bool) -> str:
    pattern = _FORMATS.get(end.precision, _FORMATS["day"])
    if not year and end.precision != "year":
        pattern = pattern.removesuffix(" y")
    text = str(format_datetime(end.moment, pattern, locale=lang))
    if clock and end.precision == "minute":
        text += ", " + str(format_datetime(end.moment, _CLOCK[lang], locale=lang))
    return text


def date_text(edtf: Edtf | None, lang: str, *, year: bool = True, clock: bool = True) -> str:
    """Return a date as a reader of the language would write it; empty for None.

    Args:
        edtf: The date; its qualifiers become words ("about"), its intervals a dash.
        lang: tr, en or ru.
        year: Whether the year is written.
        clock: Whether the clock time is written, where there is one.

    Examples:
        >>> date_text(Edtf.parse("1932-04-26T08:00"), "tr")
        '26 Nisan 1932, 08.00'
        >>> date_text(Edtf.parse("1932-04-26/1932-04-27"), "en")
        '26–27 April 1932'
        >>> date_text(Edtf.parse("1932-04-27~"), "en", year=False)
        'about 27 April'
    """
    if edtf is None:
        return ""
    text = edtf.text
    if "/" in text:
        first, last = (_end(part) for part in text.split("/"))
        written = _interval(first, last, lang, year=year, clock=clock)
    else:
        end = _end(text)
        written = "" if end is None else _written(end, lang, year=year, clock=clock)
    if edtf.is_approximate or edtf.is_uncertain:
        return _ABOUT[lang].format(written)
    return written


def _interval(first: _End | None, last: _End | None, lang: str, *, year: bool, clock: bool) -> str:
    if first is None:
        return _UNTIL[lang].format(_written(last, lang, year=year, clock=clock)) if last else ""
    if last is None:
        return _FROM[lang].format(_written(first, lang, year=year, clock=clock))
    if first == last:
        return _written(last, lang, year=year, clock=clock)
    same_month = first.moment.replace(day=1, hour=0, minute=0) == last.moment.replace(day=1, hour=0, minute=0)
    has_clock = clock and "minute" in (first.precision, last.precision)
    if same_month and not has_clock and first.precision in ("day", "minute"):
        if first.moment.day == last.moment.day:
            return _written(last, lang, year=year, clock=False)
        return f"{first.moment.day}–{_written(last, lang, year=year, clock=False)}"
    same_year = first.moment.year == last.moment.year
    head = _written(first, lang, year=year and not same_year, clock=clock)
    return f"{head} – {_written(last, lang, year=year, clock=clock)}"


def span_text(arrival: Edtf | None, departure: Edtf | None, lang: str, *, year: bool = True) -> str:
    """Return the days from arrival to departure as one text, without clock times; empty when both are None.

    A date is written no finer than it is given: a month stays a month. Who came by a day and left after it was there
    on that day.

    Examples:
        >>> span_text(Edtf.parse("1932-04-28T10:45"), Edtf.parse("1932-05-03"), "en")
        '28 April – 3 May 1932'
        >>> span_text(Edtf.parse("../1921-01-07"), Edtf.parse("1921-01-07/.."), "en")
        '7 January 1921'
    """
    if arrival is None or departure is None:
        return date_text(arrival or departure, lang, year=year, clock=False)
    if arrival.is_open or departure.is_open:
        day = arrival.text.removeprefix("../")
        is_there = arrival.text == f"../{day}" and departure.text == f"{day}/.."
        return date_text(Edtf.parse(day) if is_there else arrival, lang, year=year, clock=False)
    first, last = _end(arrival.text.split("/")[0]), _end(departure.text.split("/")[-1])
    written = _interval(first, last, lang, year=year, clock=False)
    if arrival.is_approximate or departure.is_approximate:
        return _ABOUT[lang].format(written)
    return written


def days_text(dates: Sequence[Edtf], lang: str) -> str:
    """Return the days from the first of some dates to the last; a single one that is open to a side stays so.

    Examples:
        >>> days_text([Edtf.parse("../1932-05-30")], "en")
        'until 30 May 1932'
    """
    if not dates:
        return ""
    first, last = dates[0], dates[-1]
    if first.is_open and first.text == last.text:
        return span_text(first, None, lang)
    return span_text(bound(first), bound(last), lang)


def bound(date: Edtf) -> Edtf:
    """Return the day that a date open to one side names: by 7 January is on 7 January at the latest.

    >>> bound(Edtf.parse("../1921-01-07")).text
    '1921-01-07'
    """
    if not date.is_open or date.text == "..":
        return date
    return Edtf.parse(date.text.replace("..", "").strip("/"))


def clock_text(edtf: Edtf | None, lang: str) -> str:
    """Return the clock time alone; empty where the date has none."""
    if edtf is None or not edtf.has_clock or "/" in edtf.text:
        return ""
    return str(format_datetime(edtf.earliest, _CLOCK[lang], locale=lang))


def weekday_text(moment: datetime, lang: str) -> str:
    """Return the computed day of the week."""
    return str(format_datetime(moment, "EEEE", locale=lang))


def duration_text(duration: timedelta, lang: str) -> str:
    """Return a duration in whole hours."""
    return _HOURS[lang].format(round(duration.total_seconds() / 3600))
