"""The timeline: the journey's days in a strip, where the party was, how it travelled and what it visited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from math import ceil
from typing import Any

from babel.dates import format_date

from mapsvc.dates import clock_text
from mapsvc.maps.labels import text_width_px
from mapsvc.maps.underlay import capitals
from mapsvc.maps.wording import in_language
from mapsvc.sheets.extract import Extract
from mapsvc.sheets.words import plural, say
from routes.chronicle import MAIN_PARTY, Chronicle, Day, Sureness, chronicle
from routes.edtf import Edtf
from routes.itinerary import Itinerary

__all__ = ["timeline_part"]

_DAY_MM = 24.0
"""How wide a day is at least, on A4."""
_LABEL_PT = 7.6
_MM_PER_PT = 25.4 / 72
_THINNEST = 0.07
"""Of a day: a bar that is narrower cannot be told from a line."""
_LARGEST = 1.6
"""How much larger type and bars are set where days are few and wide."""
_WORTH_TWO = 6
"""From so many columns on, a strip that one band would hold is larger in two, where the page is high enough."""
_MOST_COLUMNS = 60
"""More would be a strip of more pages than a wall is long."""
_MOST_DAYS = 4000
_DULL = 4
"""Days on which nothing begins, ends or is visited are one column from this number on."""


def timeline_part(of: Extract, width_mm: float, height_mm: float, unit: float) -> dict[str, Any]:
    """Return the strip in bands of days that fit a page's width, the rows of all tellings in each.

    Args:
        of: What the sheet shows.
        width_mm: How wide a band is.
        height_mm: How high the page is between its margins.
        unit: How much larger than on A4 type is set.
    """
    rows = [(telling, _chronicle(of, telling)) for telling in of.tellings]
    columns = _columns([told for _, told in rows])
    most = max(int(width_mm / unit / _DAY_MM), 1)
    count = max(ceil(len(columns) / most), 2 if len(columns) >= _WORTH_TWO and height_mm > width_mm / 2 else 1)
    length = max(ceil(len(columns) / count), 1)
    times = min(max(width_mm / unit / length / _DAY_MM, 1.0), _LARGEST)
    bands = [
        {
            "days": [_heading(of, column) for column in columns[at : at + length]],
            "rows": [
                _row(of, telling, told, columns[at : at + length], width_mm / unit / times) for telling, told in rows
            ],
        }
        for at in range(0, len(columns), length)
    ]
    is_doubtful = any(not bar["sure"] for band in bands for row in band["rows"] for bar in row["bars"])
    return {
        "bands": bands,
        "times": round(times, 3),
        "undated": _undated(of, rows),
        "legend": _legend(of, is_doubtful=is_doubtful),
    }


def _chronicle(of: Extract, telling: Itinerary) -> Chronicle:
    party = MAIN_PARTY if any(stop.party == MAIN_PARTY for stop in telling.stops) else telling.stops[0].party
    return chronicle(telling, of.length_km, party)


@dataclass(frozen=True, slots=True)
class _Column:
    """A day of the strip, or several on which nothing changes."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def _columns(told: list[Chronicle]) -> list[_Column]:
    """Return the strip's columns: a journey of which texts tell a day in a month is no strip of empty days."""
    by_date = [{day.date: day for day in one.days} for one in told]
    dates = sorted({day for one in by_date for day in one})
    if not dates:
        return []
    days = [dates[0] + timedelta(days=at) for at in range(min((dates[-1] - dates[0]).days + 1, _MOST_DAYS))]
    columns: list[_Column] = []
    for same, run in groupby(days, lambda day: tuple(_dull(one.get(day)) for one in by_date)):
        found = list(run)
        if None not in same and len(found) >= _DULL:
            columns.append(_Column(found[0], found[-1]))
        else:
            columns += [_Column(day, day) for day in found]
    return columns[:_MOST_COLUMNS]


def _dull(day: Day | None) -> tuple[object, ...] | None:
    """Return what fills a day on which nothing happens; None where something does."""
    if day is None:
        return ()
    shares = _shares(day)
    return None if day.visits or len(shares) > 1 else tuple((key, is_sure) for key, _, _, is_sure in shares)


def _heading(of: Extract, column: _Column) -> dict[str, str]:
    written = str(format_date(column.first, "d MMMM", locale=of.lang))
    if column.days == 1:
        return {"date": written, "weekday": str(format_date(column.first, "EEEE", locale=of.lang))}
    last = format_date(column.last, "d MMMM", locale=of.lang)
    return {"date": f"{written} – {last}", "weekday": plural("day_count", of.lang, column.days)}


def _row(of: Extract, telling: Itinerary, told: Chronicle, columns: list[_Column], width_mm: float) -> dict[str, Any]:
    by_date = {day.date: day for day in told.days}
    bars = _bars(of, telling, told, columns)
    cells = [_cell(of, by_date.get(column.first)) for column in columns]
    for bar in bars:
        if bar["label"] and (bar["end"] - bar["begin"]) * width_mm / len(columns) < _label_mm(bar["label"]):
            # No room on the bar: the name stands first under its day, or that of its days that has most of it.
            begin, end = bar["begin"], bar["end"]
            longest = max(range(int(begin), ceil(end)), key=lambda at: min(end, at + 1) - max(begin, at))
            cells[longest]["stays"].append(bar["label"])
            bar["label"] = ""
    return {"title": in_language(telling.title, of.lang) if of.is_both else "", "bars": bars, "cells": cells}


def _label_mm(label: str) -> float:
    """Return the width that a name takes on a bar, with room at its sides."""
    return text_width_px(label, "serif-bold", _LABEL_PT) * _MM_PER_PT + 1.5


def _bars(of: Extract, telling: Itinerary, told: Chronicle, columns: list[_Column]) -> list[dict[str, Any]]:
    """Return stays and legs as bars; places from 0 to the number of columns, clock times as far as they are known."""
    names = {stop.id: of.name(stop) for stop in telling.stops}
    by_date = {day.date: day for day in told.days}
    spans: dict[tuple[str, str], list[tuple[float, float, bool]]] = {}
    for at, column in enumerate(columns):
        day = by_date.get(column.first)
        for key, begin, end, is_sure in _shares(day) if day is not None else ():
            spans.setdefault(key, []).append((at + begin, at + end, is_sure))
    bars = []
    for (kind, name), pieces in spans.items():
        for begin, end, is_sure in _joined(pieces):
            is_stay = kind == "stay"
            bars.append(
                {
                    "kind": kind, "label": names.get(name, name) if is_stay else "", "begin": round(begin, 3),
                    "end": round(end, 3), "sure": is_sure,
                }
            )  # fmt: skip
    return sorted(bars, key=lambda bar: (bar["begin"], bar["kind"]))


Share = tuple[tuple[str, str], float, float, bool]


def _shares(day: Day) -> list[Share]:
    """Return what fills a day, in the order of the day: stays and legs in turn, each as long as its clocks say.

    Where clocks are not known the parts of a day are of one length: the strip tells the order, not the hour.
    """
    legs = {(one.leg.from_stop, one.leg.to_stop): one for one in day.legs}
    order: list[tuple[tuple[str, str], Edtf | None, Edtf | None, bool]] = []
    used = set()
    for one in day.stops:
        for ends, leg in legs.items():
            if ends[1] == one.stop.id and ends not in used:
                used.add(ends)
                order.append(_leg_share(leg))
        order.append((("stay", one.stop.id), one.arrival, one.departure, one.sureness is not Sureness.POSSIBLE))
    order += [_leg_share(leg) for ends, leg in legs.items() if ends not in used]
    if not order:
        return []
    edges = [0.0] + [_edge(order, at) for at in range(1, len(order))] + [1.0]
    for at in range(1, len(order)):
        edges[at] = min(max(edges[at], edges[at - 1] + _THINNEST), 1 - _THINNEST * (len(order) - at))
    return [(key, edges[at], edges[at + 1], is_sure) for at, (key, _, _, is_sure) in enumerate(order)]


def _leg_share(one: Any) -> tuple[tuple[str, str], Edtf | None, Edtf | None, bool]:
    key = (one.leg.mode.value, f"{one.leg.from_stop} {one.leg.to_stop}")
    return key, one.departure, one.arrival, one.sureness is not Sureness.POSSIBLE


def _edge(order: list[Any], at: int) -> float:
    """Return when a day passes from one part to the next: by the clock, else so that stays have more of it."""
    for edtf in (order[at - 1][2], order[at][1]):
        if edtf is not None and edtf.is_instant:
            return _hour(edtf.earliest) / 24
    weights = [2.0 if one[0][0] == "stay" else 1.0 for one in order]
    return sum(weights[:at]) / sum(weights)


def _hour(moment: datetime) -> float:
    return moment.hour + moment.minute / 60


def _joined(pieces: list[tuple[float, float, bool]]) -> list[tuple[float, float, bool]]:
    """Return pieces that touch as one."""
    joined: list[tuple[float, float, bool]] = []
    for begin, end, is_sure in sorted(pieces):
        if joined and begin - joined[-1][1] < 0.001 and joined[-1][2] == is_sure:
            joined[-1] = (joined[-1][0], end, is_sure)
        else:
            joined.append((begin, end, is_sure))
    return joined


def _cell(of: Extract, day: Day | None) -> dict[str, Any]:
    """Return what happened on a day, for the column under it."""
    if day is None:
        return {"stays": [], "events": []}
    events: list[dict[str, str]] = []
    for visit in day.visits:
        name = of.place(visit.visit.place).name(of.lang)
        name = capitals(name[:1], of.lang) + name[1:]
        clock = clock_text(visit.visit.when, of.lang) if visit.clock else ""
        # The city itself stands on the bar already, if there is one: of some stops the end is not told.
        is_on_bar = visit.visit.place == visit.stop.place and visit.stop.id in [one.stop.id for one in day.stops]
        if not is_on_bar and name not in [event["name"] for event in events]:
            events.append({"clock": clock, "name": name})
    return {"stays": [], "events": events}


def _undated(of: Extract, rows: list[tuple[Itinerary, Chronicle]]) -> str:
    names = [of.name(stop) for _, told in rows for stop in told.undated_stops]
    return f"{say('undated', of.lang)}: {', '.join(names)}" if names else ""


def _legend(of: Extract, *, is_doubtful: bool) -> list[dict[str, Any]]:
    modes = dict.fromkeys(leg.mode.value for telling in of.tellings for leg in telling.legs)
    entries: list[dict[str, Any]] = [{"kind": "stay", "label": say("stay", of.lang), "sure": True}]
    entries += [{"kind": mode, "label": say(f"by_{mode}", of.lang), "sure": True} for mode in modes]
    return entries + [{"kind": "stay", "label": say("possible", of.lang), "sure": False}] * is_doubtful
