"""The timeline of an itinerary: its chronicle in the visitor's words, and where on the strip each thing stands.

The strip's unit is a day. A clock time stands at its hour; what only has a day is spread over the hours that are left,
in the order of travel: a place on a drawing, never said as an hour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask_babel import gettext as _
from flask_babel import ngettext

from mapsvc.dates import clock_text, date_text, span_text
from mapsvc.web.contexts.time import BandPart, Timeline, TimelineDay
from mapsvc.web.presenting import Presenter
from routes.chronicle import Chronicle, Day, DayLeg, chronicle
from routes.edtf import Edtf
from routes.itinerary import Leg, TravelMode

__all__ = ["Moment", "days_of", "placed", "timeline"]

_MORNING, _MIDNIGHT = 0.25, 1.0
"""Between them things without a clock are spread over their day."""
_ALL_NUMBERED, _ALL_ON_A_PHONE = 32, 20
"""More numbers than these do not fit."""
DAY_PX = 40
"""Width of a day in the drawing, which the page then stretches to the room there is."""
_DOTS_A_ROW = 3
_DOT_STEP_DAY, _DOT_STEP_PX = 0.24, 5
_DOTS_TOP_PX = 29
_MOST_DOTS = 15


@dataclass(frozen=True, slots=True)
class Moment:
    """The beginning or the end of a leg: its day since the first, None where it is not known; its hour as a share."""

    day: int | None
    share: float | None


def placed(moments: Sequence[Moment], days: int) -> tuple[float, ...]:
    """Return where moments stand, in days since the first midnight: in their order, clocks at their hours.

    Args:
        moments: In the order of travel.
        days: How many the strip has.

    Examples:
        >>> placed((Moment(0, 0.75), Moment(1, None), Moment(1, None)), 2)
        (0.75, 1.5, 1.75)
    """
    known = [_known(moments, at) for at in range(len(moments))]
    spots: list[float] = []
    for at, own in enumerate(known):
        before = spots[-1] if spots else 0.0
        # What has no day stands between its neighbours; what nothing follows ends with the strip.
        gap = next((number for number, one in enumerate(known[at:]) if one is not None), len(known) - at - 1)
        ahead = known[at + gap]
        after = float(days) if ahead is None else ahead
        spot = before + (after - before) / (gap + 1) if own is None else own
        spots.append(min(float(days), max(spot, before)))
    return tuple(round(spot, 3) for spot in spots)


def _known(moments: Sequence[Moment], at: int) -> float | None:
    """Return where a moment stands by its own day; its neighbours of the same day without a clock share the room."""
    moment = moments[at]
    if moment.day is None:
        return None
    if moment.share is not None:
        return moment.day + moment.share
    first, last = at, at
    while first > 0 and moments[first - 1] == moment:
        first -= 1
    while last + 1 < len(moments) and moments[last + 1] == moment:
        last += 1
    before = moments[first - 1] if first else None
    after = moments[last + 1] if last + 1 < len(moments) else None
    low = before.share if before and before.day == moment.day and before.share is not None else _MORNING
    high = after.share if after and after.day == moment.day and after.share is not None else _MIDNIGHT
    return moment.day + low + (high - low) * (at - first + 1) / (last - first + 2)


def days_of(present: Presenter) -> Chronicle:
    """Return the days of an itinerary's main party."""
    return chronicle(present.itinerary, lambda leg: present.atlas.path_of(leg, present.itinerary).length_km)


def timeline(present: Presenter, told: Chronicle, current: str | None) -> Timeline | None:
    """Return the timeline of an itinerary; None where no text dates anything.

    Args:
        present: The itinerary in the visitor's language.
        told: Its days.
        current: The day that the address names, YYYY-MM-DD.
    """
    if not told.days:
        return None
    first, last = (day.date.isoformat() for day in (told.days[0], told.days[-1]))
    return Timeline(
        title=_("Days of the journey"),
        written=span_text(Edtf.parse(first), Edtf.parse(last), present.lang),
        days=tuple(_day(day, told, present, current) for day in told.days),
        band=_band(told, present),
        dots=_dots(told.days),
        width=told.days[-1].number * DAY_PX,
        clocks=" ".join(f"{at:g}={clock}" for at, clock in _clocks(told, present.lang)),
        undated=_undated(told, present),
    )


def _day(day: Day, told: Chronicle, present: Presenter, current: str | None) -> TimelineDay:
    date, every = day.date.isoformat(), -(-len(told.days) // _ALL_NUMBERED)
    begins = day is told.days[0] or day.date.day == 1
    written = date_text(Edtf.parse(date), present.lang)
    month = date_text(Edtf.parse(date[:7]), present.lang, year=False) if begins else ""
    stop = day.stops[0].stop.id if day.stops else _ahead(day, told)
    return TimelineDay(
        date=date,
        number=str(day.date.day) if (day.number - 1) % every == 0 else "",
        is_minor=len(told.days) > _ALL_ON_A_PHONE and (day.number - 1) % (2 * every) != 0,
        month=month,
        said="; ".join([f"{written}, {where}" if (where := _where(day, present)) else written, *_more(day, present)]),
        href=f"#stop-{stop}" if stop else "",
        night=_sign(day),
        is_current=date == current,
    )


def _sign(day: Day) -> str:
    """Return what stands for the night after a day; nothing where no text tells how they travelled."""
    mode = day.night.leg.mode if day.night and day.night.leg else TravelMode.UNKNOWN
    return "" if mode is TravelMode.UNKNOWN else mode.value


def _ahead(day: Day, told: Chronicle) -> str:
    """Return the stop that a day wholly under way leads to, else the one before it."""
    if day.legs:
        return day.legs[-1].leg.to_stop
    passed = [at.stop.id for one in told.days if one.date < day.date for at in one.stops]
    return passed[-1] if passed else ""


def _where(day: Day, present: Presenter) -> str:
    """Return the stops of a day, else the leg that it was spent on."""
    if day.stops:
        names = [present.place(at.stop.place).name(present.lang) for at in day.stops]
        return " – ".join(dict.fromkeys(names))
    return ", ".join(_under_way(at, present) for at in day.legs)


def _under_way(at: DayLeg, present: Presenter) -> str:
    end = next(stop for stop in present.itinerary.stops if stop.id == at.leg.to_stop)
    place = present.place(end.place).name(present.lang)
    ways: dict[str, str] = {
        "rail": _("on the train to %(place)s", place=place),
        "ship": _("at sea, bound for %(place)s", place=place),
        "road": _("on the road to %(place)s", place=place),
        "foot": _("on foot to %(place)s", place=place),
        "unknown": _("on the way to %(place)s", place=place),
    }
    return ways[at.leg.mode.value]


def _more(day: Day, present: Presenter) -> list[str]:
    """Return what else is told of a day: visits, kilometres, the night."""
    nights: dict[str, str] = {
        "rail": _("night on the train"),
        "ship": _("night at sea"),
        "road": _("night on the road"),
        "foot": _("night on the way"),
        "unknown": _("night on the way"),
    }
    visits = len(day.visits)
    parts = [ngettext("%(num)d visit or event", "%(num)d visits and events", visits) if visits else ""]
    parts += [present.km(day.length_km) if day.length_km else ""]
    parts += [nights[day.night.leg.mode.value] if day.night and day.night.leg else ""]
    return [part for part in parts if part]


def _band(told: Chronicle, present: Presenter) -> tuple[BandPart, ...]:
    """Return stays and legs in turn, from the first midnight to the last."""
    legs = [leg for leg in present.itinerary.legs if leg.party == told.party]
    ends = [end for leg in legs for end in _ends(leg, told)]
    spots = placed([end for end, _edtf in ends], told.days[-1].number)
    parts: list[BandPart] = []
    edges = [0.0, *spots, float(told.days[-1].number)]
    first = legs[0].from_stop if legs else next((at.stop.id for day in told.days for at in day.stops), "")
    for number, (start, end) in enumerate(pairwise(edges)):
        leg = legs[number // 2] if number % 2 else None
        stop = leg.to_stop if leg else legs[number // 2 - 1].to_stop if number else first
        around = ends[max(0, number - 1) : number + 1]
        # A leg is open where a text leaves one of its ends open, a stay where none has it on any day.
        is_open = any(edtf is None if leg else moment.day is None for moment, edtf in around)
        if leg or end > start:
            kind = leg.mode.value if leg else "stay"
            parts.append(BandPart(kind, _drawn(start), _drawn(end), stop, is_open))
    return tuple(parts)


def _drawn(days: float) -> str:
    return f"{days * DAY_PX:.1f}".removesuffix(".0")


def _ends(leg: Leg, told: Chronicle) -> list[tuple[Moment, Edtf | None]]:
    """Return where a leg begins and ends; where no text says so, the nearest day told of its stop, without a date."""
    found = [(day, at) for day in told.days for at in day.legs if at.leg is leg]
    departure = next(((day, at.departure) for day, at in found if at.departure), None)
    arrival = next(((day, at.arrival) for day, at in found if at.arrival), None)
    before = next((day for day in reversed(told.days) if _is_at(day, leg.from_stop)), None)
    after = next((day for day in told.days if _is_at(day, leg.to_stop)), None)
    return [
        (_moment(*(one or (near, None))), one[1] if one else None)
        for one, near in ((departure, before), (arrival, after))
    ]


def _is_at(day: Day, stop_id: str) -> bool:
    """Return whether a stop, or a visit there, stands on a day."""
    return stop_id in {at.stop.id for at in day.stops} | {at.stop.id for at in day.visits}


def _moment(day: Day | None, edtf: Edtf | None) -> Moment:
    if day is None:
        return Moment(None, None)
    return Moment(day.number - 1, _share(edtf) if edtf is not None and edtf.is_instant else None)


def _share(edtf: Edtf) -> float:
    return round((edtf.earliest.hour * 60 + edtf.earliest.minute) / 1440, 3)


def _clocks(told: Chronicle, lang: str) -> list[tuple[float, str]]:
    """Return every clock time that the texts give: of departures, arrivals and visits."""
    found = set()
    for day in told.days:
        ends = [edtf for at in day.legs for edtf in (at.departure, at.arrival)]
        for edtf in (*ends, *(visit.visit.when for visit in day.visits if visit.clock)):
            if edtf is not None and edtf.is_instant:
                found.add((day.number - 1 + _share(edtf), clock_text(edtf, lang)))
    return sorted(found)


def _dots(days: Sequence[Day]) -> str:
    """Return a dot for each visit, in rows over its day."""
    marks = []
    for day in days:
        count = min(len(day.visits), _MOST_DOTS)
        for number in range(count):
            row, place = divmod(number, _DOTS_A_ROW)
            width = min(_DOTS_A_ROW, count - row * _DOTS_A_ROW)
            x = day.number - 0.5 + (place - (width - 1) / 2) * _DOT_STEP_DAY
            marks.append(f"M{_drawn(x)} {_DOTS_TOP_PX + row * _DOT_STEP_PX}h0")
    return "".join(marks)


def _undated(told: Chronicle, present: Presenter) -> str:
    """Return what stands on no day, in words."""
    parts = []
    if told.undated_stops:
        names = ", ".join(present.place(stop.place).name(present.lang) for stop in told.undated_stops)
        parts.append(_("without a day in the texts: %(places)s", places=names))
    if told.undated_visits:
        count = len(told.undated_visits)
        parts.append(ngettext("%(num)d event without a day", "%(num)d events without a day", count))
    return "; ".join(parts)
