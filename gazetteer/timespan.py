"""The years in which a name was in use, written as an EDTF interval.

Only years are compared: names change by decree, but texts go on using them. Full EDTF belongs to the dates of
journeys (`routes.edtf`); a toponym needs no more than this.

Sources:
    ISO 8601-2:2019 (EDTF), level 1: `1914/1924`, `../1924`, `1924/..`, `1932-10-07/1990`, `1850~/1913`, `1703`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Timespan"]

_DATE = r"(-?[0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?"
_INTERVAL = re.compile(rf"(?P<start>\.\.|{_DATE})?/(?P<end>\.\.|{_DATE})?")
_SINGLE = re.compile(_DATE)
_OPEN = frozenset({"", ".."})


@dataclass(frozen=True, slots=True)
class Timespan:
    """A dated stretch; an end that is open or unknown is None."""

    text: str
    start: str | None
    """The EDTF date of the start, as written."""
    end: str | None

    @classmethod
    def parse(cls, text: str) -> Timespan:
        """Read an EDTF date or interval.

        Raises:
            ValueError: It is neither, or ends before it starts.

        Examples:
            >>> Timespan.parse("1924-01/1991").covers(1932), Timespan.parse("../1924").covers(1932)
            (True, False)
        """
        interval = _INTERVAL.fullmatch(text)
        if interval is not None:
            start, end = interval["start"] or "", interval["end"] or ""
        elif _SINGLE.fullmatch(text):
            start = end = text
        else:
            raise ValueError(f"not an EDTF date or interval: got {text!r}; expected one such as 1914/1924 or ../1924")
        if start in _OPEN and end in _OPEN:
            raise ValueError(f"an interval without a date: got {text!r}; expected a start or an end")
        span = cls(text, None if start in _OPEN else start, None if end in _OPEN else end)
        if span.start is not None and span.end is not None and _is_after(span.start, span.end):
            raise ValueError(f"an interval that ends before it starts: got {text!r}; expected start/end")
        return span

    @property
    def start_year(self) -> int | None:
        """The first year, or None."""
        return None if self.start is None else _order(self.start)[0]

    @property
    def end_year(self) -> int | None:
        """The last year, or None."""
        return None if self.end is None else _order(self.end)[0]

    def covers(self, year: int) -> bool:
        """Tell whether the year, or a part of it, lies within."""
        first, last = self.start_year, self.end_year
        return (first is None or first <= year) and (last is None or year <= last)


def _is_after(date: str, other: str) -> bool:
    """Compare two dates by the parts that both have: 1924-05 is not after 1924."""
    parts, other_parts = _order(date), _order(other)
    shared = min(len(parts), len(other_parts))
    return parts[:shared] > other_parts[:shared]


def _order(date: str) -> tuple[int, ...]:
    parts = _SINGLE.fullmatch(date)
    return () if parts is None else tuple(int(part) for part in parts.groups() if part is not None)
