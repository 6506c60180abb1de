"""A programme against its journey: what was dropped, added and moved, stop by stop, visit by visit, day by day."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from mapsvc.web.comparing.days import Column, day_text
from mapsvc.web.contexts.comparing import DayRow, StopRow, VisitRow
from routes.itinerary import Stop, Visit
from routes.programme import Change, ProgrammeComparison, StopChange, VisitChange

__all__ = ["change_counts", "day_rows", "stop_rows", "visit_rows"]


def change_counts(changes: ProgrammeComparison) -> tuple[tuple[str, str], ...]:
    """Return how many stops went which way: number and what it counts."""
    in_both = _in_both(changes)
    added = [at for at, change in enumerate(changes.stops) if change.change is Change.ADDED]
    outside = {at for at in added if in_both and not in_both[0] <= at <= in_both[-1]}
    kinds = [None if at in outside else change.change for at, change in enumerate(changes.stops)]
    words: dict[Change | None, str] = {
        Change.SAME: _("as planned"),
        Change.MOVED: _("on other days"),
        Change.DROPPED: _("dropped"),
        Change.ADDED: _("added"),
        None: _("before or after the programme"),
    }
    return tuple((str(kinds.count(kind)), word) for kind, word in words.items() if kind in kinds)


def _in_both(changes: ProgrammeComparison) -> list[int]:
    """Return the places of the stops that both tellings have; what lies outside of them the programme leaves open."""
    return [at for at, change in enumerate(changes.stops) if change.planned and change.travelled]


def stop_rows(changes: ProgrammeComparison, planned: Column, made: Column) -> tuple[StopRow, ...]:
    """Return the stops of both tellings in the order of travel."""
    in_both = _in_both(changes)
    return tuple(_stop_row(change, _where(at, in_both), planned, made) for at, change in enumerate(changes.stops))


def _where(at: int, in_both: Sequence[int]) -> str:
    """Return what an added stop is: the programme of a journey may tell only a part of it."""
    if not in_both:
        return str(_("not in the programme"))
    if at < in_both[0]:
        return str(_("before the programme begins"))
    return str(_("after the programme ends") if at > in_both[-1] else _("not in the programme"))


def _stop_row(change: StopChange, where: str, planned: Column, made: Column) -> StopRow:
    stop = change.travelled or change.planned
    assert stop is not None  # noqa: S101  a change has one of the two
    present = made.present
    place = present.place(change.place)
    texts: dict[Change, str] = {
        Change.SAME: _("as planned"),
        Change.MOVED: _shift(change.days),
        Change.DROPPED: _("dropped"),
        Change.ADDED: where,
    }
    text = texts[change.change]
    if change.departure_days and change.departure_days != change.days:
        text = f"{text}; {_left(change.departure_days)}"
    return StopRow(
        id=stop.id,
        number=change.travelled.seq if change.travelled else None,
        name=place.name(present.lang),
        modern_name=place.modern_name(present.lang) or "",
        change=change.change.value,
        change_text=text,
        planned=planned.stay(change.planned) if change.planned else None,
        travelled=made.stay(change.travelled) if change.travelled else None,
    )


def _shift(days: int | None) -> str:
    if not days:
        return str(_("as planned"))
    if days > 0:
        return str(ngettext("%(num)d day later", "%(num)d days later", days))
    return str(ngettext("%(num)d day earlier", "%(num)d days earlier", -days))


def _left(days: int) -> str:
    if days > 0:
        return str(ngettext("left %(num)d day later", "left %(num)d days later", days))
    return str(ngettext("left %(num)d day earlier", "left %(num)d days earlier", -days))


def visit_rows(changes: ProgrammeComparison, planned: Column, made: Column) -> tuple[VisitRow, ...]:
    """Return the planned visits at a venue of their own, and what became of each."""
    return tuple(_visit_row(change, planned, made) for change in changes.visits)


def _visit_row(change: VisitChange, planned: Column, made: Column) -> VisitRow:
    became = change.travelled
    texts: dict[Change, str] = {Change.MOVED: _shift(change.days), Change.DROPPED: _("not told of the journey")}
    return VisitRow(
        planned=planned.event(_stop_of(planned, change.planned), change.planned),
        change=change.change.value,
        change_text=texts.get(change.change, _("as planned")),
        travelled=made.event(_stop_of(made, became), became, is_whole=True) if became is not None else None,
    )


def _stop_of(column: Column, visit: Visit) -> Stop:
    return next(stop for stop in column.stops if visit in stop.visits)


def day_rows(planned: Column, made: Column) -> tuple[DayRow, ...]:
    """Return the calendar days of both, each with what was planned and what was done."""
    sides = [
        {day.date: column.cell(day, is_dated=False) for day in column.chronicle().days} for column in (planned, made)
    ]
    days = sorted(sides[0].keys() | sides[1].keys())
    lang = made.present.lang
    return tuple(DayRow(day_text(day, lang), tuple(side.get(day) for side in sides)) for day in days)
