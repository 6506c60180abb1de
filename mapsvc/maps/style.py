"""How each journey and each mode of travel is drawn, and the fonts; the colours are in `palette`.

Page, map, legend and sheets take their widths, dashes and symbols from here, and from nowhere else. Holds no
renderer: a `Stroke` is a description, the renderers turn it into theirs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mapsvc.maps.palette import JOURNEY_KEYS, LIGHT, NIGHT, Palette, css_colours
from routes.itinerary import TravelMode

__all__ = [
    "FACES", "OUTLINES", "SERIF", "SANS", "JourneyStyle", "Looks", "Role", "Shape", "Stroke", "css_variables",
    "font_faces", "strokes", "with_cyrillic_first",
]  # fmt: skip

SERIF = '"Mapsvc Serif", "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif'
"""For reading and for the names of stops."""
SANS = '"Mapsvc Sans", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif'
"""For the interface and the small type of the map."""


class Shape(StrEnum):
    """The symbol of a stop; it tells journeys apart where colour does not print."""

    DISC = "disc"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    HEXAGON = "hexagon"
    HOUSE = "house"
    SHIELD = "shield"
    CROSS = "cross"


OUTLINES: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.DIAMOND: ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    Shape.TRIANGLE: ((0, -1.45), (1.4, 1), (-1.4, 1)),
    Shape.HEXAGON: ((-0.65, -0.9), (0.65, -0.9), (1.25, 0), (0.65, 0.9), (-0.65, 0.9), (-1.25, 0)),
    Shape.HOUSE: ((0, -1.3), (1, -0.4), (1, 0.95), (-1, 0.95), (-1, -0.4)),
    Shape.SHIELD: ((-1, -0.95), (1, -0.95), (1, 0.4), (0, 1.3), (-1, 0.4)),
    Shape.CROSS: (
        (-0.6, -1.2), (0.6, -1.2), (0.6, -0.6), (1.2, -0.6), (1.2, 0.6), (0.6, 0.6), (0.6, 1.2), (-0.6, 1.2),
        (-0.6, 0.6), (-1.2, 0.6), (-1.2, -0.6), (-0.6, -0.6),
    ),
}  # fmt: skip
"""Corners of the symbols that have any, for a radius of 1, y downwards; each holds a number of two digits."""


class Role(StrEnum):
    """Which colour a stroke takes."""

    CASING = "casing"
    HUE = "hue"
    GROUND = "ground"
    """The land's colour: opens a line in its middle."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One pass of the pen along a leg."""

    role: Role
    width_px: float
    dash_px: tuple[float, ...] = ()
    """Lengths of dash and gap in turn; empty for an unbroken line."""
    is_round: bool = False
    """Round ends: a dash of next to no length is then a dot."""


@dataclass(frozen=True, slots=True)
class JourneyStyle:
    """How a journey looks beside others."""

    key: str
    """A letter of `JOURNEY_KEYS`: class names and variables end in it (`journey-a`)."""
    shape: Shape
    is_hollow: bool = False
    """A programme: thin lines, hollow stops."""
    palette: Palette = LIGHT

    @property
    def hue(self) -> str:
        """The journey's colour by day, for renderers without style sheets."""
        return self.palette.journey(self.key)


_SHAPES = dict(zip(JOURNEY_KEYS, Shape, strict=True))
_SHIPPED = {
    "ismet-pasa-1932": "a", "voroshilov-1933": "b", "bekir-sami-1920": "c", "moscow-treaty-1921": "d",
    "frunze-1921": "e", "tevfik-rustu-1926": "f",
}  # fmt: skip
_FREE = "ghfedcba"
"""The order in which other journeys take what is free: first the looks that no shipped journey has."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the journeys of an atlas look beside each other; the same journey always looks the same within one."""

    journey_ids: tuple[str, ...] = ()
    """All journeys of the atlas, in its order."""
    palette: Palette = LIGHT
    """The colours by day: for maps and sheets that are files."""

    def of(self, journey_id: str, itinerary_id: str = "travelled") -> JourneyStyle:
        """Return how an itinerary of a journey looks.

        The shipped journeys keep their looks. Others take those that are free, in their order; where there are more
        journeys than looks, these come again.

        Examples:
            >>> Looks().of("voroshilov-1933").shape
            <Shape.SQUARE: 'square'>
        """
        key = _SHIPPED.get(journey_id) or self._key_of_other(journey_id)
        return JourneyStyle(key, _SHAPES[key], itinerary_id == "programme", self.palette)

    def _key_of_other(self, journey_id: str) -> str:
        others = [one for one in self.journey_ids if one not in _SHIPPED] or [journey_id]
        taken = {_SHIPPED[one] for one in self.journey_ids if one in _SHIPPED}
        at = others.index(journey_id) if journey_id in others else 0
        free = [key for key in _FREE if key not in taken]
        return free[at] if at < len(free) else _FREE[(at - len(free)) % len(_FREE)]


_CASING = Stroke(Role.CASING, 6.5)


def _hue(width_px: float, *dash_px: float, is_round: bool = False) -> Stroke:
    return Stroke(Role.HUE, width_px, dash_px, is_round=is_round)


def _opened(width_px: float, *dash_px: float) -> Stroke:
    return Stroke(Role.GROUND, width_px, dash_px)


_Lines = dict[str, tuple[Stroke, ...]]

_RAIL: _Lines = {
    "a": (_hue(2.4), _hue(7, 1.3, 8.7)),  # a line with ties
    "b": (_hue(4.8), _opened(2.4, 7, 7)),  # chequered
    "c": (_hue(2.4), _hue(7, 1.2, 2.2, 1.2, 9.4)),  # pairs of ties
    "d": (_hue(2.4), _hue(7, 1.1, 1.9, 1.1, 1.9, 1.1, 11)),  # ties in threes
    "e": (_hue(2.4), _hue(5.6, 6, 10)),  # blocks
    "f": (_hue(5), _opened(2.6), _hue(7, 1.3, 9.7)),  # two rails with ties
    "g": (_hue(2), _hue(5.6, 0.1, 11, is_round=True)),  # beads
    "h": (_hue(5), _opened(2.6, 2.4, 5.6)),  # small windows
}
_SHIP: _Lines = {
    "a": (_hue(2.8, 10, 5),),
    "b": (_hue(3.6, 0.1, 6.4, is_round=True),),
    "c": (_hue(2.8, 9, 4, 2, 4),),
    "d": (_hue(2.8, 9, 3.4, 2, 3.4, 2, 3.4),),
    "e": (_hue(3.4, 4.4, 4.4),),
    "f": (_hue(2.8, 18, 4, 5, 4),),
    "g": (_hue(3.6, 0.1, 5, 0.1, 10, is_round=True),),
    "h": (_hue(4.6, 1.8, 3.2),),
}
_ROAD: _Lines = {
    "a": (_hue(4.6), _opened(2)),
    "b": (_hue(5), _opened(3)),
    "c": (_hue(4.6), _opened(2, 14, 4)),
    "d": (_hue(5), _opened(3), _hue(1)),
    "e": (_hue(4.6), _opened(2, 5, 3)),
    "f": (_hue(5), _opened(3), _hue(1.2, 6, 4)),
    "g": (_hue(4.6), _opened(2, 2, 3)),
    "h": (_hue(5), _opened(3), _hue(1.2, 1.5, 3.5)),
}
_FOOT: _Lines = {
    "a": (_hue(2.2, 3, 4),),
    "b": (_hue(2.4, 0.1, 4.4, is_round=True),),
    "c": (_hue(2.2, 2, 4),),
    "d": (_hue(2.2, 5, 3),),
    "e": (_hue(2.6, 1.2, 3),),
    "f": (_hue(2.2, 5, 3, 1.5, 3),),
    "g": (_hue(2.4, 0.1, 3.6, 0.1, 6.4, is_round=True),),
    "h": (_hue(2.2, 1.5, 2.5, 4, 2.5),),
}
_UNKNOWN: _Lines = {
    "a": (_hue(1.8, 1.5, 6),),
    "b": (_hue(2.2, 0.1, 9, is_round=True),),
    "c": (_hue(1.8, 1.5, 3, 1.5, 9),),
    "d": (_hue(1.8, 3, 8),),
    "e": (_hue(2.4, 1.2, 8),),
    "f": (_hue(1.8, 4, 5, 1, 5),),
    "g": (_hue(2.2, 0.1, 5, 0.1, 12, is_round=True),),
    "h": (_hue(1.8, 1, 4.5),),
}
_DASHES = {
    TravelMode.RAIL: _RAIL, TravelMode.SHIP: _SHIP, TravelMode.ROAD: _ROAD, TravelMode.FOOT: _FOOT,
    TravelMode.UNKNOWN: _UNKNOWN,
}  # fmt: skip
_PLANNED: dict[TravelMode, tuple[Stroke, ...]] = {
    TravelMode.RAIL: (Stroke(Role.HUE, 1.3), Stroke(Role.HUE, 5, (1, 9))),
    TravelMode.SHIP: (Stroke(Role.HUE, 1.5, (6, 5)),),
    TravelMode.ROAD: (Stroke(Role.HUE, 3.6), Stroke(Role.GROUND, 1.6)),
    TravelMode.FOOT: (Stroke(Role.HUE, 1.3, (2, 4)),),
    TravelMode.UNKNOWN: (Stroke(Role.HUE, 1.2, (1.5, 7)),),
}


def strokes(style: JourneyStyle, mode: TravelMode, *, is_sure: bool = True) -> tuple[Stroke, ...]:
    """Return the passes of the pen for a leg, the undermost first; thin ones where its mode is only inferred."""
    if style.is_hollow or not is_sure:
        return (Stroke(Role.CASING, 4.5), *_PLANNED[mode])
    line = _DASHES[mode][style.key]
    # Around its dots only: a band across the sea would look like a way.
    return (Stroke(Role.CASING, 4.5, line[0].dash_px) if mode is TravelMode.UNKNOWN else _CASING, *line)


FACES = (("serif", "Mapsvc Serif", 400), ("serif-bold", "Mapsvc Serif", 700), ("sans", "Mapsvc Sans", 400))
_NONE: Mapping[str, str] = {}
_RANGES = {
    "latin": "U+0-2AF, U+2000-206F",
    "cyrillic": "U+400-4FF, U+2116",
}
_RANGES_IN_CYRILLIC = {
    "serif": {"latin": "U+41-5A, U+61-7A, U+C0-2AF", "cyrillic": "U+20-40, U+A0-BF, U+2010-2026, U+400-4FF, U+2116"},
    "sans": {"latin": "U+C0-2AF", "cyrillic": "U+0-2AF, U+2000-206F, U+400-4FF, U+2116"},
}
"""The Cyrillic files hold digits and marks, and that of the sans Latin letters: of two faces the later one is taken."""


def font_faces(faces: Sequence[tuple[str, str, int]] = FACES, local: Mapping[str, str] = _NONE) -> str:
    """Return the faces by script, so that a page loads only the letters that it shows.

    Args:
        faces: Which of ours: file, family and weight.
        local: By file, what is looked for on the visitor's machine first, as `src` of a face.
    """
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap; '
        f'src: {local.get(file, "")}url("../fonts/{file}-{script}.woff2") format("woff2"); '
        f"unicode-range: {letters}; }}\n"
        for file, family, weight in faces
        for script, letters in _RANGES.items()
    )


def with_cyrillic_first(sheet: str) -> str:
    """Return a style sheet for a page in Cyrillic: digits and marks come from the files that it loads anyway.

    Its bold is made from the regular by the browser, unless a house has one: a third file is a tenth of a first view,
    and the difference can hardly be seen.
    """
    for kind, ranges in _RANGES_IN_CYRILLIC.items():
        for script, letters in ranges.items():
            face = rf'(/{kind}(?:-bold)?-{script}\.woff2"[^}}]*unicode-range: )[^;]+'
            sheet = re.sub(face, rf"\g<1>{letters}", sheet)
    if sheet.count("font-weight: 700") > len(_RANGES):
        return sheet
    return re.sub(r'@font-face [^}]*src: url\("../fonts/serif-bold-[^}]*}\n', "", sheet)


def css_variables(light: Palette = LIGHT, night: Palette = NIGHT, faces: str = "") -> str:
    """Return faces and palettes as a style sheet of custom properties, by day and by night.

    `static/css/palette.css` is this text for our own; a test keeps them the same.

    Args:
        light: The colours by day.
        night: The colours by night.
        faces: Other `@font-face` rules than ours, for the same two families.
    """
    return (
        "/* Made from mapsvc/maps/style.py: change it there, then run tests/mapsvc/maps/test_style.py. */\n"
        f"{faces or font_faces()}:root {{\n  --serif: {SERIF};\n  --sans: {SANS};\n}}\n{css_colours(light, night)}"
    )
