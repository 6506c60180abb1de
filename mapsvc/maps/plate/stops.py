"""Numbers and names of the stops on a plate, and what of them is left out for pupils to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from mapsvc.maps.labels import BETWEEN_NAMES, Line, text_width_px
from mapsvc.maps.layout import LinesOf
from mapsvc.maps.plate.ink import LEAST_TYPE, look_of
from mapsvc.maps.plate.options import Blank, PlateOptions
from mapsvc.maps.scene import SceneStop

__all__ = ["ON_RULE", "PLAIN_RADIUS", "RADIUS", "ROOM", "lines_for"]

RADIUS = 9.6
"""Of a stop's symbol, in units: its number then is 7 points high."""
PLAIN_RADIUS = 5.4
"""Of a symbol without a number, and of a venue's."""
ROOM = 10.6
"""How far around its middle a symbol keeps others off."""
_NAME, _SMALL = 13.6, 10.4
_SHORT = 26
"""Letters of dates and modern name that still go on one line."""
_MOST_PLACES = 6
_WRITING = 19.0
"""Type size of a line to write on: with its leading 5.6 mm on A4."""
ON_RULE = 12.5
"""Type size of what stands on a line to write on."""
_NAME_ROOM, _DATE_ROOM = 96.0, 64.0
"""Length of a line to write on: 24 and 16 mm."""


def lines_for(options: PlateOptions) -> LinesOf:
    """Return how labels are worded where some of it is left out.

    Stops of one city share its name; where several places lie under one another's symbols, each is told by
    its numbers.
    """

    def lines(stops: Sequence[SceneStop]) -> tuple[Line, ...]:
        names = list(dict.fromkeys(stop.name for stop in stops))
        if len(names) == 1:
            return _one_place(stops, options)
        groups = [[stop for stop in stops if stop.name == name] for name in names[:_MOST_PLACES]]
        return tuple(line for group in groups for line in _numbered(group, options))

    return lines


def _one_place(stops: Sequence[SceneStop], options: PlateOptions) -> tuple[Line, ...]:
    dates = _dates(stops)
    size = round(_NAME * (0.86 if all(stop.is_side for stop in stops) else 1), 1)
    lines = [_blank(stops[0].name, _NAME_ROOM, options)]
    modern = ""
    if Blank.NAMES not in options.blank:
        lines = [Line(stops[0].name, "serif-bold", size, "name")]
        modern = next((stop.modern_name for stop in stops if stop.modern_name), "")
    if Blank.DATES in options.blank and dates:
        lines += [_blank(part, _DATE_ROOM, options) for part in _in_lines(dates)]
        dates = ""
    small = [*_in_lines(dates), *([modern] if modern else [])]
    if len(BETWEEN_NAMES.join(small)) <= _SHORT:
        small = [BETWEEN_NAMES.join(small)] if small else []
    return (*lines, *(Line(text, look_of(options.ink).small_face, _SMALL, "date") for text in small))


def _numbered(stops: Sequence[SceneStop], options: PlateOptions) -> tuple[Line, ...]:
    numbers = ", ".join(str(stop.number) for stop in stops if stop.number is not None)
    dates, name = _dates(stops), f"{numbers} {stops[0].name}".strip()
    face = look_of(options.ink).small_face
    if Blank.DATES in options.blank and dates:
        # Name and dates share a line: the label of five places would else be as high as a hand.
        kept, room = numbers, _NAME_ROOM
        if Blank.NAMES not in options.blank:
            kept, room = name, text_width_px(name, face, ON_RULE)
        return (_blank(f"{name} {dates}", room + _DATE_ROOM, options, kept=kept),)
    if Blank.NAMES in options.blank:
        line = _blank(name, _NAME_ROOM, options, kept=numbers)
        return (line, Line(dates, face, LEAST_TYPE, "date")) if dates else (line,)
    return (Line(name, "serif-bold", 12.0, "name", tail=dates, tail_px=LEAST_TYPE + 0.1, tail_face=face),)


def _dates(stops: Sequence[SceneStop]) -> str:
    return ", ".join(dict.fromkeys(stop.dates for stop in stops if stop.dates))


def _in_lines(dates: str) -> list[str]:
    """Return the dates of several stays in lines that are not too long."""
    lines: list[str] = []
    for part in dates.split(", ") if dates else []:
        longer = f"{lines[-1]}, {part}" if lines else part
        if lines and len(longer) > _SHORT:
            lines[-1] += ","
            lines.append(part)
        else:
            lines[-1:] = [longer]
    return lines


def _blank(answer: str, room: float, options: PlateOptions, kept: str = "") -> Line:
    """Return a line to write on, with what stays of it; of the answers, with the answer."""
    room = max(room, round(text_width_px(answer, look_of(options.ink).small_face, ON_RULE) * 1.05 + 2, 1))
    return Line(answer if options.is_solved else kept, "sans", _WRITING, "rule", room_px=room)
