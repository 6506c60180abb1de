"""The columns of a comparison drawn along one scale of days: by the calendar, or counted from each departure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mapsvc.web.comparing.days import Column
from mapsvc.web.contexts.comparing import Scale, Strip
from mapsvc.web.contexts.time import Timeline
from mapsvc.web.timeline import DAY_PX, timeline

__all__ = ["scale_of"]

_MOST_DAYS = 120
"""Longer scales would show no day."""


def scale_of(columns: Sequence[Column], *, by_calendar: bool) -> Scale | None:
    """Return the scale; None where a column has no days, or the days are too many to be drawn.

    Args:
        columns: What is compared.
        by_calendar: Whether the same date stands above itself; else the first days do.
    """
    told = [column.chronicle() for column in columns]
    drawn = [timeline(column.present, one, None) for column, one in zip(columns, told, strict=True)]
    firsts = [one.days[0].date for one in told if one.days]
    if len(firsts) < len(columns):
        return None
    shifts = [(first - min(firsts)).days if by_calendar else 0 for first in firsts]
    days = max(shift + one.days[-1].number for shift, one in zip(shifts, told, strict=True))
    if days > _MOST_DAYS:
        return None
    strips = [
        _strip(column, one, shift, days, first)
        for column, one, shift, first in zip(columns, drawn, shifts, firsts, strict=True)
        if one is not None
    ]
    return Scale(days * DAY_PX, tuple(strips))


def _strip(column: Column, drawn: Timeline, shift: int, days: int, first: date) -> Strip:
    own = {(date.fromisoformat(day.date) - first).days: (str(int(day.date[8:])), day.month) for day in drawn.days}
    labels = tuple(own.get(number - shift, ("", "")) for number in range(days))
    return Strip(column.heading, drawn.band, drawn.dots, shift * DAY_PX, labels)
