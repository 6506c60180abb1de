"""Questions that the map answers: order, means of travel, directions, the grid, and what a ruler measures."""

from __future__ import annotations

from math import atan2, ceil, cos, degrees, floor, radians

from mapsvc.sheets.facts import (
    BETWEEN,
    clear_legs,
    crow_km,
    ends_of,
    km,
    leg_name,
    number,
    point_of,
    seen_legs,
    visited_once,
    way_km,
)
from mapsvc.sheets.questions import Asked, Question, Shape, shuffled
from mapsvc.sheets.words import say
from routes.itinerary import Leg

__all__ = ["by_mode", "detour", "direction", "farthest", "grid", "longest", "measured", "ordered"]

_MOST_ITEMS = 5
_LEAST_APART_DEG = 0.5
"""Of two stops that are compared."""
_GRID_DEG = 10
"""Every such line is drawn and numbered, whatever the map's scale."""
_FROM_GRID_DEG = 1.0
_OFF_DEG = 12.0
"""From one of the eight directions, which lie 45 degrees apart."""
_RULER_MM, _CROWDED_MM = 2.0, 4.0
"""By how much a pupil's measure may be off; the second where numbers stand beside their places."""
_UNLIKE = 0.2
"""The share by which lengths differ that are put in order."""
_LONG_WAY = 1.2


def ordered(asked: Asked) -> Question | None:
    """Ask for the order of some stops."""
    of, chance = asked.of, asked.chance("ordered")
    once = visited_once(of)
    if len(once) < 3:
        return None
    chosen = sorted(chance.sample(once, min(_MOST_ITEMS, len(once))), key=lambda stop: stop.seq)
    mixed = shuffled(chosen, chance)
    return Question(
        "order", Shape.ORDER, say("q_order", of.lang, n=len(mixed)), tuple(map(of.name, mixed)),
        answer=tuple(str(chosen.index(stop) + 1) for stop in mixed),
    )  # fmt: skip


def farthest(asked: Asked) -> Question | None:
    """Ask for the stops that lie farthest north and south, or east and west."""
    of = asked.of
    at = {of.name(stop): point_of(of, stop.place) for telling in of.tellings for stop in telling.stops}
    axes = []
    for key, axis in (("north_south", 1), ("east_west", 0)):
        by_axis = sorted((point[axis], name) for name, point in at.items() if point)
        # Across the date line, east and west are not where the numbers say.
        if len(by_axis) < 2 or by_axis[-1][0] - by_axis[0][0] > 180:
            continue
        (first, least), (second, _), (last, _), (end, most) = by_axis[0], by_axis[1], by_axis[-2], by_axis[-1]
        if second - first >= _LEAST_APART_DEG and end - last >= _LEAST_APART_DEG:
            axes.append((key, most, least))
    if not axes:
        return None
    key, most, least = asked.chance("farthest").choice(axes)
    answer = say(f"a_{key}", of.lang, most=most, least=least)
    return Question("farthest", Shape.LINES, say(f"q_{key}", of.lang), answer=(answer,))


def by_mode(asked: Asked) -> Question | None:
    """Ask which legs were travelled by ship, or by what else is the exception."""
    of, chance = asked.of, asked.chance("by_mode")
    if not asked.shows_route:
        return None
    legs = [leg for leg in seen_legs(asked) if leg.mode.told]
    counts = {mode: sum(leg.mode is mode for leg in legs) for mode in dict.fromkeys(leg.mode for leg in legs)}
    rare = [mode for mode, count in counts.items() if len(legs) - count >= 2]
    if not rare:
        return None
    mode = next((mode for mode in rare if mode.value == "ship"), rare[0])
    right = [leg for leg in legs if leg.mode is mode]
    wrong = [leg for leg in legs if leg.mode is not mode]
    chosen = [*chance.sample(right, min(2, len(right))), *chance.sample(wrong, min(3, len(wrong)))]
    mixed = _unlike([(leg_name(of, leg), leg.mode is mode) for leg in shuffled(chosen, chance)])
    if not any(is_right for _, is_right in mixed):
        return None
    prompt = say("q_mode_planned" if asked.is_planned else "q_mode", of.lang, mode=say(f"by_{mode.value}", of.lang))
    answer = tuple("×" if is_right else "" for _, is_right in mixed)
    return Question("mode", Shape.MARK, prompt, tuple(name for name, _ in mixed), answer=answer)


def direction(asked: Asked) -> Question | None:
    """Ask where a leg leads."""
    of, known = asked.of, []
    for leg in clear_legs(asked)[0]:
        turn = _bearing(asked, leg) / 45
        if abs(turn - round(turn)) * 45 <= _OFF_DEG:
            known.append((leg, round(turn) % 8))
    if not known:
        return None
    leg, eighth = asked.chance("direction").choice(known)
    answer = say("directions", of.lang).split(", ")[eighth]
    return Question("direction", Shape.LINES, say("q_direction", of.lang, leg=leg_name(of, leg)), answer=(answer,))


def grid(asked: Asked) -> Question | None:
    """Ask which stops lie beyond a line of the grid."""
    of, chance, lines = asked.of, asked.chance("grid"), []
    at = {of.name(stop): point_of(of, stop.place) for stop in of.first.stops}
    for key, axis in (("parallel", 1), ("meridian", 0)):
        known = {name: point[axis] for name, point in at.items() if point}
        for line in range(-180, 181, _GRID_DEG):
            far = {name: place for name, place in known.items() if abs(place - line) >= _FROM_GRID_DEG}
            beyond = [name for name, place in far.items() if place > line]
            short = [name for name in far if name not in beyond]
            if line > 0 and len(beyond) >= 2 and len(short) >= 2:
                lines.append((key, line, beyond, short))
    if not lines:
        return None
    key, line, beyond, short = chance.choice(lines)
    right = chance.sample(beyond, min(len(beyond), chance.choice((2, 3))))
    wrong = chance.sample(short, min(len(short), _MOST_ITEMS - len(right)))
    mixed = shuffled([*right, *wrong], chance)
    return Question(
        "grid", Shape.MARK, say(f"q_{key}", of.lang, line=line), tuple(mixed),
        answer=tuple("×" if name in right else "" for name in mixed),
    )  # fmt: skip


def longest(asked: Asked) -> Question | None:
    """Ask for the order of some legs by their length; by the way and as the crow flies it is the same."""
    of, chance = asked.of, asked.chance("longest")
    known: dict[str, tuple[float, float]] = {}
    for leg in shuffled(seen_legs(asked), chance):
        lengths = way_km(of, leg) or 0.0, crow_km(of, leg)
        if all(lengths) and all(_is_unlike(lengths, other) for other in known.values()):
            known.setdefault(leg_name(of, leg), lengths)
    if len(known) < 3:
        return None
    chosen = list(known)[:4]
    ranked = sorted(chosen, key=lambda name: known[name], reverse=True)
    mixed = shuffled(ranked, chance)
    return Question(
        "longest", Shape.ORDER, say("q_longest", of.lang, n=len(mixed)), tuple(mixed),
        answer=tuple(f"{ranked.index(name) + 1} ({km(known[name][0], of.lang)})" for name in mixed),
    )  # fmt: skip


def measured(asked: Asked) -> Question | None:
    """Ask for a distance as the crow flies."""
    of, (legs, is_clear) = asked.of, clear_legs(asked)
    if not legs:
        return None
    # A pupil who is asked both measures two legs, wherever there are two.
    winding = _winding(asked)
    leg = asked.chance("measured").choice([leg for leg in legs if winding is None or leg != winding[0]] or legs)
    start, end = (of.name(stop) for stop in ends_of(of, leg))
    way = way_km(of, leg)
    answer = _told(asked, leg, is_clear=is_clear)
    if way:
        answer += " " + say("a_way", of.lang, way=km(way, of.lang))
    return Question("measure", Shape.LINES, say("q_measure", of.lang, start=start, end=end), answer=(answer,), lines=2)


def detour(asked: Asked) -> Question | None:
    """Ask how much longer a way was than the flight of a crow."""
    found = _winding(asked)
    if found is None:
        return None
    of, (leg, way), is_clear = asked.of, found, clear_legs(asked)[1]
    lang, crow = of.lang, crow_km(of, leg)
    times = say("a_times", lang, way=number(way, lang), crow=number(crow, lang), times=number(way / crow, lang, 1))
    prompt = say("q_detour", lang, leg=leg_name(of, leg), way=km(way, lang))
    return Question("detour", Shape.LINES, prompt, answer=(f"{_told(asked, leg, is_clear=is_clear)} {times}",), lines=2)


def _winding(asked: Asked) -> tuple[Leg, float] | None:
    """Return a leg whose way was much longer than the flight of a crow, and the length of that way."""
    of = asked.of
    long = [
        (leg, way) for leg in clear_legs(asked)[0] if (way := way_km(of, leg)) and way > _LONG_WAY * crow_km(of, leg)
    ]
    return asked.chance("detour").choice(long) if long else None


def _told(asked: Asked, leg: Leg, *, is_clear: bool) -> str:
    """Return a distance on the ground and on the map, with what a ruler may make of it."""
    of, lang, crow = asked.of, asked.of.lang, crow_km(asked.of, leg)
    scale = asked.scale or 1
    off_km = (_RULER_MM if is_clear else _CROWDED_MM) * scale / 1e6
    low, high = floor((crow - off_km) / 5) * 5, ceil((crow + off_km) / 5) * 5
    return say(
        "a_measure", lang, km=km(crow, lang), mm=number(crow * 1e6 / scale, lang), low=number(low, lang),
        high=km(high, of.lang),
    )  # fmt: skip


def _bearing(asked: Asked, leg: Leg) -> float:
    """Return in which direction a leg's end lies, in degrees from north, as its middle sees it."""
    start, end = (point_of(asked.of, stop.place) for stop in ends_of(asked.of, leg))
    if start is None or end is None:
        return 22.5
    east = ((end.lon - start.lon + 180) % 360 - 180) * cos(radians((start.lat + end.lat) / 2))
    return degrees(atan2(east, end.lat - start.lat)) % 360


def _is_unlike(lengths: tuple[float, float], others: tuple[float, float]) -> bool:
    """Return whether one leg is clearly longer than another, measured either way."""
    way, crow = (one - other for one, other in zip(lengths, others, strict=True))
    is_clear = all(abs(one - other) > _UNLIKE * max(one, other) for one, other in zip(lengths, others, strict=True))
    return is_clear and (way > 0) == (crow > 0)


def _unlike(named: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return each way once, to and fro being one; of a way that was gone by each mode, none."""
    modes: dict[frozenset[str], set[bool]] = {}
    first: dict[frozenset[str], str] = {}
    for name, is_right in named:
        ends = frozenset(name.split(BETWEEN))
        modes.setdefault(ends, set()).add(is_right)
        first.setdefault(ends, name)
    return [(first[ends], min(kinds)) for ends, kinds in modes.items() if len(kinds) == 1]
