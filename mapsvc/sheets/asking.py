"""Which questions a worksheet asks: simple ones of order and name, then of measure and people, then of sources."""

from __future__ import annotations

from random import Random
from typing import Any

from babel.numbers import format_decimal

from mapsvc.dates import date_text, span_text
from mapsvc.sheets.extract import Extract
from mapsvc.sheets.people import people_by_stop
from mapsvc.sheets.questions import Maker, Question, Shape, shuffled
from mapsvc.sheets.words import plural, say
from routes.edtf import Edtf
from routes.errors import EdtfError
from routes.geodesy import length_km
from routes.itinerary import Basis, Leg, Stop
from routes.journey_time import leg_times, speed_kmh, time_of
from routes.programme import Change, compare

__all__ = ["questions"]

_MOST_ITEMS = 5
_LEAST = 3
_SOURCE_KINDS = ("date", "weekday", "order", "night")
_FAR_ENOUGH_KM = 60.0
"""Nearer than that a ruler on a map of the whole journey says little."""


def questions(of: Extract, level: int, seed: int, scale: int | None = None) -> tuple[Question, ...]:
    """Return the questions of a level.

    Args:
        of: What the sheet shows.
        level: 1 to 3.
        seed: The same one gives the same questions, another one mostly others.
        scale: The map's, as one to this; None where no map of a known scale is on the sheet.
    """
    # Of a short journey a level finds little to ask: then the others give of theirs.
    own, others = _BY_LEVEL[level], [maker for at in sorted(_BY_LEVEL) for maker in _BY_LEVEL[at]]
    made: list[Question] = []
    for maker in dict.fromkeys((*own, *others)):
        if maker not in own and len(made) >= _LEAST:
            break
        # Each kind has a chance of its own: one that finds nothing to ask does not change the others.
        chance = Random(f"{seed} {maker.__name__}")  # noqa: S311  no secret, and the same on every machine
        question = _measure(of, chance, scale) if maker is measured else maker(of, chance)
        if question is not None:
            made.append(question)
    return tuple(made)


def ordered(of: Extract, chance: Random) -> Question | None:
    """Ask for the order of some stops."""
    once = _visited_once(of)
    if len(once) < 3:
        return None
    chosen = sorted(chance.sample(once, min(_MOST_ITEMS, len(once))), key=lambda stop: stop.seq)
    mixed = shuffled(chosen, chance)
    prompt = say("q_order", of.lang, n=len(mixed))
    return Question(
        "order", Shape.ORDER, prompt, tuple(map(of.name, mixed)),
        answer=tuple(str(chosen.index(stop) + 1) for stop in mixed),
    )  # fmt: skip


def by_mode(of: Extract, chance: Random) -> Question | None:
    """Ask which legs were travelled by ship, or by what else is the exception."""
    legs = [leg for leg in of.first.legs if leg.mode.told and _places(of, leg)[0] != _places(of, leg)[1]]
    counts = {mode: sum(leg.mode is mode for leg in legs) for mode in dict.fromkeys(leg.mode for leg in legs)}
    rare = [mode for mode, count in counts.items() if len(legs) - count >= 2]
    if not rare:
        return None
    mode = next((mode for mode in rare if mode.value == "ship"), rare[0])
    right = [leg for leg in legs if leg.mode is mode]
    wrong = [leg for leg in legs if leg.mode is not mode]
    chosen = [*chance.sample(right, min(2, len(right))), *chance.sample(wrong, min(3, len(wrong)))]
    mixed = _unlike([(_leg_name(of, leg), leg.mode is mode) for leg in shuffled(chosen, chance)])
    if not any(is_right for _, is_right in mixed):
        return None
    return Question(
        "mode", Shape.MARK, say("q_mode", of.lang, mode=say(f"by_{mode.value}", of.lang)),
        tuple(name for name, _ in mixed), answer=tuple("×" if is_right else "" for _, is_right in mixed),
    )  # fmt: skip


def todays_names(of: Extract, chance: Random) -> Question | None:
    """Ask for the names of today."""
    pairs = {of.name(stop): of.modern_name(stop) for stop in of.first.stops if of.modern_name(stop)}
    return _match("today", say("q_today", of.lang), pairs, chance)


def dates(of: Extract, chance: Random) -> Question | None:
    """Ask for the dates of stops."""
    pairs: dict[str, str] = {}
    for stop in _visited_once(of):
        told = span_text(stop.arrival, stop.departure, of.lang, year=False)
        if told:
            pairs[of.name(stop)] = told
    return _match("dates", say("q_dates", of.lang), pairs, chance)


def arrival(of: Extract, chance: Random) -> Question | None:
    """Ask for the day of one arrival."""
    once = [stop for stop in _visited_once(of) if stop.arrival is not None and stop.arrival.is_day]
    # A date that was inferred is asked for only where no text gives one.
    once = [stop for stop in once if stop.date_basis is not Basis.INFERRED] or once
    if not once:
        return None
    stop = chance.choice(once)
    return Question(
        "arrival", Shape.LINES, say("q_arrival", of.lang, name=of.name(stop)),
        answer=(date_text(stop.arrival, of.lang),),
    )  # fmt: skip


def measured(of: Extract, chance: Random) -> Question | None:
    """Ask for a distance as the crow flies; `questions` gives the scale."""
    return _measure(of, chance, None)


def _measure(of: Extract, chance: Random, scale: int | None) -> Question | None:
    far = []
    for leg in of.first.legs:
        start, end = (of.place(place).footprint for place in _places(of, leg))
        crow_km = length_km(start.point, end.point) if start and end else 0.0
        if crow_km >= _FAR_ENOUGH_KM:
            far.append((leg, crow_km))
    if not far or scale is None:
        return None
    leg, crow_km = chance.choice(far)
    start_name, end_name = _leg_ends(of, leg)
    way_km, lang = _way_km(of, leg), of.lang
    told = {"km": _km(crow_km, lang), "mm": _number(crow_km * 1e6 / scale, lang)}
    answer = say("a_measure", lang, way=_km(way_km, lang), **told) if way_km else say("a_measure_only", lang, **told)
    prompt = say("q_measure", lang, start=start_name, end=end_name)
    return Question("measure", Shape.LINES, prompt, answer=(answer,))


def people(of: Extract, chance: Random) -> Question | None:
    """Ask who is named where."""
    named = people_by_stop(of)
    stops: dict[str, str] = {}
    for stop in shuffled([stop for stop in of.first.stops if named.get(stop.id)], chance):
        place = of.name(stop)
        if place not in stops.values():
            stops[chance.choice(named[stop.id])] = place
    return _match("people", say("q_people", of.lang), stops, chance)


def stay(of: Extract, chance: Random) -> Question | None:
    """Ask how many nights a stop lasted."""
    known = []
    for stop in of.main_stops:
        if stop.arrival is None or stop.departure is None or not (stop.arrival.is_day and stop.departure.is_day):
            continue
        if stop.arrival.is_approximate or stop.departure.is_approximate:
            continue
        nights = (stop.departure.earliest.date() - stop.arrival.earliest.date()).days
        is_midnight = stop.departure.has_clock and stop.departure.earliest.hour == 0
        if nights - is_midnight >= 1 and not is_midnight:
            known.append((stop, nights))
    if not known:
        return None
    stop, nights = chance.choice(known)
    told = span_text(stop.arrival, stop.departure, of.lang, year=False)
    return Question(
        "stay", Shape.LINES, say("q_stay", of.lang, name=of.name(stop), dates=told),
        answer=(format_decimal(nights, locale=of.lang),),
    )  # fmt: skip


def longest(of: Extract, chance: Random) -> Question | None:
    """Ask for the order of some legs by their length."""
    known: dict[str, float] = {}
    for leg in of.first.legs:
        way_km = _way_km(of, leg)
        if way_km and all(abs(way_km - other) > 0.2 * max(way_km, other) for other in known.values()):
            known.setdefault(_leg_name(of, leg), way_km)
    if len(known) < 3:
        return None
    chosen = chance.sample(list(known), min(4, len(known)))
    ranked = sorted(chosen, key=lambda name: -known[name])
    mixed = shuffled(ranked, chance)
    return Question(
        "longest", Shape.ORDER, say("q_longest", of.lang, n=len(mixed)), tuple(mixed),
        answer=tuple(f"{ranked.index(name) + 1} ({_km(known[name], of.lang)})" for name in mixed),
    )  # fmt: skip


def changes(of: Extract, chance: Random) -> Question | None:
    """Ask what became of the programme."""
    tellings = {one.id: one for one in of.journey.itineraries}
    if not {"programme", "travelled"} <= set(tellings) or not of.is_whole:
        return None
    lang, rows, answers = of.lang, [], []
    for one in compare(tellings["programme"], tellings["travelled"]).stops:
        stop = one.planned or one.travelled
        if stop is None:
            continue
        planned, made = (
            span_text(side.arrival, side.departure, lang, year=False) if side else "–"
            for side in (one.planned, one.travelled)
        )
        rows.append(f"{of.name(stop)}\t{planned}\t{made}")
        answers.append(_change(one.change, one.days, lang))
    head = (say("stops", lang), say("planned_dates", lang), say("travelled_dates", lang), say("change", lang))
    return Question("changes", Shape.TABLE, say("q_changes", lang), tuple(rows), head, tuple(answers))


def _change(change: Change, days: int | None, lang: str) -> str:
    if change is not Change.MOVED or not days:
        return say(change.value if change is not Change.MOVED else "same", lang)
    return say("later" if days > 0 else "earlier", lang, days=plural("day_count", lang, abs(days)))


def speed(of: Extract, chance: Random) -> Question | None:
    """Ask for the average speed of a leg that has both clock times."""
    known = []
    for leg in of.first.legs:
        time = time_of(leg, of.first, of.atlas.gazetteer)
        kmh = speed_kmh(of.length_km(leg), time)
        if kmh and time is not None:
            known.append((leg, time.longest_hours, kmh))
    if not known:
        return None
    leg, hours, kmh = chance.choice(known)
    lang, (start, end), (departure, arrives) = of.lang, _leg_ends(of, leg), leg_times(leg, of.first)
    prompt = say(
        "q_speed", lang, start=start, end=end, km=_km(of.length_km(leg) or 0.0, lang),
        departure=date_text(departure, lang, year=False), arrival=date_text(arrives, lang, year=False),
    )  # fmt: skip
    if departure and arrives and abs((arrives.earliest - departure.earliest).total_seconds() / 3600 - hours) > 0.01:
        prompt += " " + say("clocks", lang)
    told = say("a_speed", lang, hours=_number(hours, lang, 1), speed=_number(kmh, lang))
    return Question("speed", Shape.LINES, prompt, answer=(told,), lines=2)


def source(of: Extract, chance: Random) -> Question | None:
    """Ask what is wrong with a date that the source prints."""
    notes = [
        note for stop in of.first.stops for note in stop.notes if note.kind in _SOURCE_KINDS and _is_date(note.read_as)
    ]
    if not notes:
        return None
    note = chance.choice(notes)
    reason = note.reason.get(of.lang) or note.reason["en"]
    return Question("source", Shape.LINES, say("q_source", of.lang, printed=note.as_printed), answer=(reason,), lines=4)


_BY_LEVEL: dict[int, tuple[Maker, ...]] = {
    1: (ordered, by_mode, todays_names, dates, arrival),
    2: (measured, people, longest, stay, by_mode, dates),
    3: (changes, speed, source, measured, people),
}


def _match(key: str, prompt: str, pairs: dict[str, str], chance: Random) -> Question | None:
    """Return a question that joins names with what belongs to each; every right side once."""
    unique = {left: right for left, right in pairs.items() if list(pairs.values()).count(right) == 1}
    if len(unique) < 3:
        return None
    left = chance.sample(list(unique), min(_MOST_ITEMS, len(unique)))
    right = shuffled([unique[name] for name in left], chance)
    return Question(key, Shape.MATCH, prompt, tuple(left), tuple(right), tuple(unique[name] for name in left))


def _visited_once(of: Extract) -> list[Stop]:
    """Return the stops at places that were reached once only: of the others, two answers would be right."""
    places = [stop.place for stop in of.main_stops]
    return [stop for stop in of.main_stops if places.count(stop.place) == 1]


def _way_km(of: Extract, leg: Leg) -> float | None:
    """Return how long a leg was; None where nobody tells how it was gone."""
    return of.length_km(leg) if leg.mode.told else None


def _places(of: Extract, leg: Leg) -> tuple[Any, Any]:
    by_id = {stop.id: stop for stop in of.first.stops}
    return by_id[leg.from_stop].place, by_id[leg.to_stop].place


def _leg_ends(of: Extract, leg: Leg) -> tuple[str, str]:
    by_id = {stop.id: stop for stop in of.first.stops}
    return of.name(by_id[leg.from_stop]), of.name(by_id[leg.to_stop])


def _leg_name(of: Extract, leg: Leg) -> str:
    return " – ".join(_leg_ends(of, leg))


def _unlike(named: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return each name once; of a way that was gone twice, once by each mode, none."""
    modes: dict[str, set[bool]] = {}
    for name, is_right in named:
        modes.setdefault(name, set()).add(is_right)
    return [(name, min(kinds)) for name, kinds in modes.items() if len(kinds) == 1]


def _is_date(text: str | None) -> bool:
    try:
        return bool(text) and bool(Edtf.parse(text or ""))
    except EdtfError:
        return False


def _km(length: float, lang: str) -> str:
    return f"{_number(length, lang)} {say('km', lang)}"


def _number(value: float, lang: str, digits: int = 0) -> str:
    return str(format_decimal(round(value, digits) if digits else round(value), locale=lang))
