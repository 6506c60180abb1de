"""Questions of days and hours: dates on the map, nights, weekdays, speeds, and dates that cannot be right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from gazetteer.turkish import fold
from mapsvc.dates import bound, clock_text, date_text, span_text, weekday_text
from mapsvc.sheets.facts import ends_of, km, number, visited_once
from mapsvc.sheets.questions import Asked, Question, Shape, match
from mapsvc.sheets.words import plural, say
from routes.edtf import Edtf
from routes.errors import EdtfError
from routes.itinerary import Basis, Contradiction, Stop
from routes.journey_time import leg_times, speed_kmh, time_of

__all__ = ["arrival", "calendar", "dates", "source", "speed", "stay"]

_MONTHS = (
    "Ocak",
    "Şubat",
    "Mart",
    "Nisan",
    "Mayıs",
    "Haziran",
    "Temmuz",
    "Ağustos",
    "Eylül",
    "Ekim",
    "Kasım",
    "Aralık",
)
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?")
"""How the sources, which are Turkish, print a day."""
_WEEKDAYS = ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar")
_MONDAY = Edtf.parse("1932-04-25").earliest
_NIGHT = "gecesi"


def dates(asked: Asked) -> Question | None:
    """Ask for the dates of stops."""
    of, pairs = asked.of, dict[str, str]()
    if not asked.shows_dates:
        return None
    for stop in visited_once(of):
        told = span_text(stop.arrival, stop.departure, of.lang, year=False)
        if told:
            pairs[of.name(stop)] = told
    return match("dates", say("q_dates", of.lang), pairs, asked.chance("dates"))


def arrival(asked: Asked) -> Question | None:
    """Ask for the day of one arrival, at a stop whose dates no other question has."""
    of = asked.of
    if not asked.shows_dates or not asked.is_of_journey:
        return None
    matched = dates(asked)
    taken = matched.items if matched is not None else ()
    once = [stop for stop in visited_once(of) if stop.arrival is not None and stop.arrival.is_day]
    once = [stop for stop in once if of.name(stop) not in taken]
    # A date that was inferred is asked for only where no text gives one.
    once = [stop for stop in once if stop.date_basis is not Basis.INFERRED] or once
    if not once:
        return None
    stop = asked.chance("arrival").choice(once)
    answer = date_text(stop.arrival, of.lang, clock=False)
    return Question("arrival", Shape.LINES, say("q_arrival", of.lang, name=of.name(stop)), answer=(answer,))


def stay(asked: Asked) -> Question | None:
    """Ask how many nights a stop lasted; by its number, since a place may have been a stop twice."""
    of = asked.of
    known = [(stop, nights) for stop in of.main_stops if (nights := _nights(stop))]
    if not known or not asked.shows_dates or not asked.is_of_journey:
        return None
    stop, nights = asked.chance("stay").choice(known)
    answer = (plural("night_count", of.lang, nights),)
    return Question("stay", Shape.LINES, say("q_stay", of.lang, n=stop.seq), answer=answer)


def _nights(stop: Stop) -> int:
    """Return the nights between two days that are both known; 0 where that is open."""
    if stop.arrival is None or stop.departure is None or stop.arrival.is_approximate or stop.departure.is_approximate:
        return 0
    # Who left at midnight slept on the way, though the map has the new day.
    if not (stop.arrival.is_day and stop.departure.is_day) or _is_midnight(stop.departure):
        return 0
    return (stop.departure.earliest.date() - stop.arrival.earliest.date()).days


def _is_midnight(when: Edtf) -> bool:
    return when.has_clock and when.earliest.hour == 0


def calendar(asked: Asked) -> Question | None:
    """Ask for the weekday of the journey's last day, counted from that of its first."""
    of = asked.of
    days = [when for stop in of.main_stops for when in (stop.arrival, stop.departure) if when and when.is_day]
    if not days or any(when.is_approximate for when in days):
        return None
    first, last = min(days, key=lambda when: when.earliest), max(days, key=lambda when: when.earliest)
    if not 7 <= (last.earliest.date() - first.earliest.date()).days <= 60:
        return None
    lang = of.lang
    told = {key: date_text(when, lang, clock=False) for key, when in (("first", first), ("last", last))}
    weekdays = [weekday_text(when.earliest, lang) for when in (first, last)]
    prompt = say("q_calendar" if of.is_whole else "q_calendar_part", lang, weekday=weekdays[0], **told)
    return Question("calendar", Shape.LINES, prompt, answer=(weekdays[1],))


def speed(asked: Asked) -> Question | None:
    """Ask for the average speed of a leg that has both clock times; the days stand on the map."""
    of, known = asked.of, []
    for leg in of.first.legs:
        time, (leaves, arrives) = time_of(leg, of.first, of.atlas.gazetteer), leg_times(leg, of.first)
        kmh = speed_kmh(of.length_km(leg), time)
        if kmh and time is not None and leaves and arrives:
            days = (arrives.earliest.date() - leaves.earliest.date()).days
            if days in (0, 1):
                known.append((leg, time.longest_hours, kmh, leaves, arrives, days))
    if not known:
        return None
    leg, hours, kmh, leaves, arrives, days = asked.chance("speed").choice(known)
    lang, (start, end) = of.lang, (of.name(stop) for stop in ends_of(of, leg))
    way = of.length_km(leg) or 0.0
    prompt = say(
        "q_speed_next" if days else "q_speed", lang, start=start, end=end, km=km(way, lang),
        departure=clock_text(leaves, lang), arrival=clock_text(arrives, lang),
    )  # fmt: skip
    if abs((arrives.earliest - leaves.earliest).total_seconds() / 3600 - hours) > 0.01:
        prompt += " " + say("clocks", lang)
    told = say("a_speed", lang, km=km(way, lang), hours=number(hours, lang, 1), speed=number(kmh, lang, 1))
    return Question("speed", Shape.LINES, prompt, answer=(told,), lines=2)


def source(asked: Asked) -> Question | None:
    """Ask what is wrong with a day that a source prints and the dates on the map disprove."""
    of, stops, known = asked.of, asked.of.first.stops, []
    for at, stop in enumerate(stops if asked.shows_dates else ()):
        before, after = (stops[there] if 0 <= there < len(stops) else None for there in (at - 1, at + 1))
        for note in stop.notes:
            printed = _printed(note, stop)
            if printed is not None and _is_disproved(printed, before, after):
                known.append((stop, note, printed))
    if not known:
        return None
    stop, note, printed = asked.chance("source").choice(known)
    read = date_text(stop.departure if printed.is_departure else stop.arrival, of.lang, year=False, clock=False)
    prompt = say(
        "q_source_departure" if printed.is_departure else "q_source_arrival", of.lang,
        name=of.name(stop), printed=printed.text(of.lang),
    )  # fmt: skip
    answer = " ".join(filter(None, (say("a_source", of.lang, read=read), note.reason.get(of.lang))))
    return Question("source", Shape.LINES, prompt, answer=(answer,), lines=3)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A day as a source prints it."""

    day: date
    has_year: bool
    weekday: int | None
    """As it is printed, from 0 on Monday."""
    is_night: bool
    is_departure: bool

    def text(self, lang: str) -> str:
        """Return it in the words of a language."""
        day = date_text(Edtf.parse(self.day.isoformat()), lang, year=self.has_year)
        if self.weekday is not None:
            return say("with_weekday", lang, day=day, weekday=weekday_text(_MONDAY + timedelta(self.weekday), lang))
        return say("at_night", lang, day=day) if self.is_night else day


def _printed(note: Contradiction, stop: Stop) -> _Printed | None:
    """Return the day that a note finds fault with; None where it is not that of this stop."""
    found = _DAY.search(note.as_printed)
    try:
        read = Edtf.parse(note.read_as or "")
    except EdtfError:
        return None
    ends = [when is not None and bound(when).text == read.text for when in (stop.arrival, stop.departure)]
    if found is None or not any(ends):
        return None
    day, month, year = found.groups()
    weekdays = [at for at, weekday in enumerate(_WEEKDAYS) if weekday in fold(note.as_printed).split()]
    try:
        printed = date(int(year or read.earliest.year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
    # What is said of a stop's only day is said of its arrival.
    return _Printed(
        printed, bool(year), weekdays[0] if weekdays else None, _NIGHT in note.as_printed, is_departure=not ends[0]
    )


def _is_disproved(printed: _Printed, before: Stop | None, after: Stop | None) -> bool:
    """Return whether the day cannot stand between those of the stops around it."""
    came = after.arrival if after is not None else None
    left = (before.departure or before.arrival) if before is not None else None
    if came is not None and not came.is_open:
        limit = came.latest.date()
        if printed.day > limit or (printed.is_night and printed.day == limit):
            return True
    return left is not None and not left.is_open and printed.day < left.earliest.date()
