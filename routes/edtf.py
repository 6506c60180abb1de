"""Dates of journeys: our profile of EDTF, the Extended Date/Time Format of ISO 8601-2:2019.

Taken: a year, month or day; a clock time of a day (`1932-04-26T08:00`, seconds allowed); unspecified digits
(`1932-04-XX`, `193X`, `1932-04-2X`); a qualifier at the end (`~` approximate, `?` uncertain, `%` both); intervals
(`1932-04-26/1932-04-27`), open at one side (`../1924`).

Further than EDTF: a clock time may be qualified (`1932-04-26T08:00~`, about eight). Refused although EDTF has it:
time zones (clocks are those of the place), seasons, sets, years before 0001, `24:00` (write 00:00 of the next
day, so that one instant has one string), qualifiers inside a date, and unknown ends (`1932/`: write `1932/..`).

How a date is said to a visitor is not decided here.
"""

# ruff: noqa: DTZ001, DTZ901  clock times of a text are those of the place, and carry no zone

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from routes.errors import EdtfError

__all__ = ["Edtf"]

_LONGEST = 64
_DATE = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2})(?:T(?P<clock>[^~?%]*))?)?)?(?P<qualifier>[~?%]?)"
)
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
_ZONE = re.compile(r"(Z|[+-][0-9]{2}(:?[0-9]{2})?)$")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, a clock time or an interval, with the first and the last instant that it can mean.

    The instants are local times of the place, without zone, to the second; a day ends at 23:59:59. A clock time is
    one instant. An open side is `datetime.min` or `datetime.max`. Qualifiers do not widen the bounds.
    """

    text: str
    earliest: datetime
    latest: datetime
    is_approximate: bool
    is_uncertain: bool
    has_clock: bool
    """Whether a clock time is given; in an interval, at either side."""
    is_interval: bool = False

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read an EDTF string.

        Raises:
            EdtfError: It is not in the profile, names a day that does not exist, or ends before it begins.

        Examples:
            >>> Edtf.parse("1932-04-26T08:00").earliest
            datetime.datetime(1932, 4, 26, 8, 0)
            >>> Edtf.parse("1932-02-XX").latest
            datetime.datetime(1932, 2, 29, 23, 59, 59)
            >>> Edtf.parse("1933-10-25/1933-10-26~").is_approximate
            True
        """
        if len(text) > _LONGEST:
            raise EdtfError(text[:_LONGEST] + "…", f"longer than {_LONGEST} characters")
        return _parsed(text)

    @property
    def is_instant(self) -> bool:
        """Whether it is one clock time."""
        return self.has_clock and self.earliest == self.latest

    @property
    def is_day(self) -> bool:
        """Whether it lies within one calendar day."""
        return self.earliest.date() == self.latest.date()

    @property
    def is_open(self) -> bool:
        """Whether one side of the interval is open."""
        return self.earliest == datetime.min or self.latest == datetime.max

    def overlaps(self, other: Edtf) -> bool:
        """Return whether both can mean one and the same instant."""
        return self.earliest <= other.latest and other.earliest <= self.latest


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Edtf:
    """Read a string that is not too long; each page and sheet asks for the same few hundred again."""
    sides = text.split("/")
    if len(sides) == 1:
        return _date(text, text)
    if len(sides) > 2:
        raise EdtfError(text, "more than one '/'")
    return _interval(text, sides[0], sides[1])


def _interval(text: str, start: str, end: str) -> Edtf:
    if start == ".." and end == "..":
        raise EdtfError(text, "open at both sides")
    if not start or not end:
        raise EdtfError(text, "an end is empty; write '..' for an open one")
    first = None if start == ".." else _date(text, start)
    last = None if end == ".." else _date(text, end)
    earliest = first.earliest if first else datetime.min
    latest = last.latest if last else datetime.max
    if earliest > latest:
        raise EdtfError(text, "the interval ends before it begins")
    known = [side for side in (first, last) if side]
    return Edtf(
        text, earliest, latest,
        any(side.is_approximate for side in known),
        any(side.is_uncertain for side in known),
        any(side.has_clock for side in known),
        is_interval=True,
    )  # fmt: skip


def _date(whole: str, text: str) -> Edtf:
    """Read one side; `whole` is what the message names."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise EdtfError(whole, _why_not(text))
    year, month, day, clock = match["year"], match["month"], match["day"], match["clock"]
    earliest, latest = _days(whole, year, month, day)
    if clock is not None:
        if "X" in year + month + day:
            raise EdtfError(whole, "a clock time needs a whole date")
        earliest = latest = _instant(whole, earliest, clock)
    qualifier = match["qualifier"]
    return Edtf(text, earliest, latest, qualifier in ("~", "%"), qualifier in ("?", "%"), clock is not None)


def _why_not(text: str) -> str:
    """Say what stands in the way, for the mistakes that people make."""
    if text != text.strip():
        return "spaces around the date"
    if re.match(r"[0-9]{1,2}[./-]", text):
        return "write the year first: YYYY-MM-DD"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]+", text):
        return "write 'T' between day and clock time"
    if re.search(r"[~?%].", text):
        return "a qualifier stands at the end only"
    if text == "..":
        return "'..' stands only in an interval"
    return "expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM"


def _days(whole: str, year: str, month: str | None, day: str | None) -> tuple[datetime, datetime]:
    """Return the first and the last instant of a date that may have unspecified digits."""
    if "X" in year:
        if not re.fullmatch("[0-9]*X+", year):
            raise EdtfError(whole, "an unspecified digit of a year stands at its end")
        if (month or "XX") != "XX" or (day or "XX") != "XX":
            raise EdtfError(whole, "a month or day needs a whole year")
        month = day = None
    years = [int(year.replace("X", digit)) for digit in "09"]
    if years[1] < 1 or ("X" not in year and years[0] < 1):
        raise EdtfError(whole, "years before 0001 are not supported")
    first_year, last_year = max(years[0], 1), years[1]
    months = _matching(month or "XX", 1, 12)
    if not months:
        raise EdtfError(whole, f"there is no month {month}")
    found = [
        (number, days)
        for number in months
        if (days := _matching(day or "XX", 1, monthrange(first_year, number)[1]))
    ]  # fmt: skip
    if not found:
        raise EdtfError(whole, f"there is no day {year}-{month}-{day}")
    first, last = found[0], found[-1]
    # Where the year has open digits month and day are open too, so that no leap year is in question.
    end = datetime(last_year, last[0], last[1][-1], 23, 59, 59)
    return datetime(first_year, first[0], first[1][0]), end


def _matching(pattern: str, lowest: int, highest: int) -> list[int]:
    """Return the numbers of a range whose two digits fit a pattern with X."""
    if "X" not in pattern:
        return [int(pattern)] if lowest <= int(pattern) <= highest else []
    return [
        number
        for number in range(lowest, highest + 1)
        if all(want in ("X", got) for want, got in zip(pattern, f"{number:02}", strict=True))
    ]


def _instant(whole: str, day: datetime, clock: str) -> datetime:
    match = _CLOCK.fullmatch(clock)
    if match is None:
        if _ZONE.search(clock):
            raise EdtfError(whole, "no time zone: clock times are those of the place")
        raise EdtfError(whole, "write the clock time as HH:MM or HH:MM:SS")
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if hour == 24 and minute == second == 0:
        if day.date() == datetime.max.date():
            raise EdtfError(whole, "there is no day after it")
        raise EdtfError(whole, f"for 24:00 write {(day + _DAY).date().isoformat()}T00:00")
    try:
        return day.replace(hour=hour, minute=minute, second=second)
    except ValueError:
        raise EdtfError(whole, f"there is no clock time {clock}") from None
