"""The one palette, and how each journey and each mode of travel is drawn.

Page, map, legend and sheets take their colours, widths, dashes and symbols from here, and from nowhere
else. Holds no renderer: a `Stroke` is a description, the renderers turn it into theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from routes.itinerary import TravelMode

__all__ = [
    "LIGHT", "NIGHT", "SERIF", "SANS", "JourneyStyle", "Palette", "Role", "Shape", "Stroke", "contrast_ratio",
    "css_variables", "journey_style", "strokes",
]  # fmt: skip

SERIF = '"Mapsvc Serif", "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif'
"""For reading and for the names of stops."""
SANS = '"Mapsvc Sans", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif'
"""For the interface and the small type of the map."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for, as `#rrggbb`."""

    paper: str
    """Ground of the page."""
    raised: str
    """Ground of a card or a control on the page."""
    rule: str
    """Thin lines between parts of the page."""
    ink: str
    muted: str
    """Dates, modern names, captions."""
    link: str
    focus: str
    land: str
    sea: str
    coast: str
    river: str
    border: str
    border_today: str
    """Beside the borders of 1932-33, dotted."""
    graticule: str
    water_name: str
    state_name: str
    town: str
    """Towns that only help to find one's way."""
    journey_a: str
    journey_b: str
    journey_c: str
    on_journey: str
    """Text on a journey's colour."""
    casing: str
    """The light edge under lines and letters that keeps them off the ground."""


LIGHT = Palette(
    paper="#f4efe4", raised="#fbf8f0", rule="#d8cfbd", ink="#22201c", muted="#6b645a", link="#7a2222",
    focus="#1f5673", land="#fbf8f0", sea="#d9e3e3", coast="#8ea6a8", river="#b3c7c9", border="#b39f78",
    border_today="#7d5f8c", graticule="#8a9a98", water_name="#41656c", state_name="#75694f", town="#6f675b",
    journey_a="#9c2a2a", journey_b="#1f5673", journey_c="#5a5a1e", on_journey="#ffffff", casing="#fdfbf5",
)  # fmt: skip

NIGHT = Palette(
    paper="#1d1f21", raised="#26292b", rule="#3d4041", ink="#ece6d8", muted="#a9a294", link="#e9a79b",
    focus="#9cc6e0", land="#2a2c2c", sea="#15191c", coast="#4d5c60", river="#3a4a4f", border="#6d6149",
    border_today="#a48bb3", graticule="#4a5253", water_name="#8fb0b6", state_name="#a3977c", town="#a9a294",
    journey_a="#e98b7e", journey_b="#8fc0de", journey_c="#c5c274", on_journey="#1a1613", casing="#1d1f21",
)  # fmt: skip


class Shape(StrEnum):
    """The symbol of a stop; it tells journeys apart where colour does not print."""

    DISC = "disc"
    SQUARE = "square"
    DIAMOND = "diamond"


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
    """a, b or c: class names and variables end in it (`journey-a`)."""
    shape: Shape
    is_hollow: bool = False
    """A programme: thin lines, hollow stops."""

    @property
    def hue(self) -> str:
        """The journey's colour by day, for renderers without style sheets."""
        return str(getattr(LIGHT, f"journey_{self.key}"))


_KEYS = {"ismet-pasa-1932": ("a", Shape.DISC), "voroshilov-1933": ("b", Shape.SQUARE)}

_CASING = Stroke(Role.CASING, 6.5)
_DASHES: dict[tuple[str, TravelMode], tuple[Stroke, ...]] = {
    # a: a line with ties, long dashes, a double line
    ("a", TravelMode.RAIL): (Stroke(Role.HUE, 2.4), Stroke(Role.HUE, 7, (1.3, 8.7))),
    ("a", TravelMode.SHIP): (Stroke(Role.HUE, 2.8, (10, 5)),),
    ("a", TravelMode.ROAD): (Stroke(Role.HUE, 4.6), Stroke(Role.GROUND, 2)),
    ("a", TravelMode.FOOT): (Stroke(Role.HUE, 2.2, (3, 4)),),
    ("a", TravelMode.UNKNOWN): (Stroke(Role.HUE, 1.8, (1.5, 6)),),
    # b: a chequered line, dots, a double line with an open middle
    ("b", TravelMode.RAIL): (Stroke(Role.HUE, 4.8), Stroke(Role.GROUND, 2.4, (7, 7))),
    ("b", TravelMode.SHIP): (Stroke(Role.HUE, 3.6, (0.1, 6.4), is_round=True),),
    ("b", TravelMode.ROAD): (Stroke(Role.HUE, 5), Stroke(Role.GROUND, 3)),
    ("b", TravelMode.FOOT): (Stroke(Role.HUE, 2.4, (0.1, 4.4), is_round=True),),
    ("b", TravelMode.UNKNOWN): (Stroke(Role.HUE, 2.2, (0.1, 9), is_round=True),),
    # c: pairs of ties, dash and dot
    ("c", TravelMode.RAIL): (Stroke(Role.HUE, 2.4), Stroke(Role.HUE, 7, (1.2, 2.2, 1.2, 9.4))),
    ("c", TravelMode.SHIP): (Stroke(Role.HUE, 2.8, (9, 4, 2, 4)),),
    ("c", TravelMode.ROAD): (Stroke(Role.HUE, 4.6), Stroke(Role.GROUND, 2)),
    ("c", TravelMode.FOOT): (Stroke(Role.HUE, 2.2, (2, 4)),),
    ("c", TravelMode.UNKNOWN): (Stroke(Role.HUE, 1.8, (1.5, 3, 1.5, 9)),),
}
_PLANNED: dict[TravelMode, tuple[Stroke, ...]] = {
    TravelMode.RAIL: (Stroke(Role.HUE, 1.3), Stroke(Role.HUE, 5, (1, 9))),
    TravelMode.SHIP: (Stroke(Role.HUE, 1.5, (6, 5)),),
    TravelMode.ROAD: (Stroke(Role.HUE, 3.6), Stroke(Role.GROUND, 1.6)),
    TravelMode.FOOT: (Stroke(Role.HUE, 1.3, (2, 4)),),
    TravelMode.UNKNOWN: (Stroke(Role.HUE, 1.2, (1.5, 7)),),
}


def journey_style(journey_id: str, itinerary_id: str = "travelled") -> JourneyStyle:
    """Return how an itinerary of a journey looks; journeys of others share the third look.

    Examples:
        >>> journey_style("voroshilov-1933").shape
        <Shape.SQUARE: 'square'>
    """
    key, shape = _KEYS.get(journey_id, ("c", Shape.DIAMOND))
    return JourneyStyle(key, shape, is_hollow=itinerary_id == "programme")


def strokes(style: JourneyStyle, mode: TravelMode, *, is_sure: bool = True) -> tuple[Stroke, ...]:
    """Return the passes of the pen for a leg, the undermost first; thin ones where its mode is only inferred."""
    if style.is_hollow or not is_sure:
        return (Stroke(Role.CASING, 4.5), *_PLANNED[mode])
    return (_CASING, *_DASHES[style.key, mode])


_FACES = (("serif", "Mapsvc Serif", 400), ("serif-bold", "Mapsvc Serif", 700), ("sans", "Mapsvc Sans", 400))
_RANGES = {
    "latin": "U+0-2AF, U+2000-206F, U+2190-21FF, U+2212",
    "cyrillic": "U+400-4FF, U+2116",
}


def _font_faces() -> str:
    """Return the faces by script, so that a page loads only the letters that it shows."""
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap; '
        f'src: url("../fonts/{file}-{script}.woff2") format("woff2"); unicode-range: {letters}; }}\n'
        for file, family, weight in _FACES
        for script, letters in _RANGES.items()
    )


def css_variables() -> str:
    """Return faces and palette as a style sheet of custom properties, by day and by night.

    `static/css/palette.css` is this text; a test keeps them the same. A page may ask for one of the two
    with `data-theme="light"` or `"night"` on its root; without it the visitor's system decides.
    """
    night = _block(NIGHT, "  ")
    return (
        "/* Made from mapsvc/maps/style.py: change it there, then run tests/mapsvc/maps/test_style.py. */\n"
        f"{_font_faces()}"
        f":root {{\n  color-scheme: light;\n  --serif: {SERIF};\n  --sans: {SANS};\n{_block(LIGHT, '  ')}}}\n"
        f':root[data-theme="night"] {{\n  color-scheme: dark;\n{night}}}\n'
        "@media (prefers-color-scheme: dark) {\n"
        f':root:not([data-theme="light"]) {{\n  color-scheme: dark;\n{night}}}\n}}\n'
    )


def _block(palette: Palette, indent: str) -> str:
    names = (field.name for field in fields(palette))
    return "".join(f"{indent}--{name.replace('_', '-')}: {getattr(palette, name)};\n" for name in names)


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two `#rrggbb` colours, 1 to 21.

    Sources:
        WCAG 2.2, definitions of contrast ratio and relative luminance.

    Examples:
        >>> contrast_ratio("#000000", "#ffffff")
        21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((lighter + 0.05) / (darker + 0.05), 2)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
