"""The one palette: colours by what they are for, by day and by night, and the contrast that they need.

Page, map, legend and sheets take their colours from a `Palette` and from nowhere else. A house of its own style
replaces some of them, see `mapsvc.theming`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import sqrt

__all__ = ["JOURNEY_KEYS", "LIGHT", "NIGHT", "Palette", "colour_difference", "contrast_ratio", "css_colours"]

JOURNEY_KEYS = "abcdefgh"
"""How many journeys have a look of their own; class names and variables end in these letters."""


_DARK = 4.5
"""Contrast with white from which on a ground is dark."""


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
    named: str
    """Places that texts name, in the texts and on the map."""
    journey_a: str
    journey_b: str
    journey_c: str
    journey_d: str
    journey_e: str
    journey_f: str
    journey_g: str
    journey_h: str
    on_journey: str
    """Text on a journey's colour."""
    casing: str
    """The light edge under lines and letters that keeps them off the ground."""

    def journey(self, key: str) -> str:
        """Return the colour of a journey by the letter of its look."""
        return str(getattr(self, f"journey_{key}"))


LIGHT = Palette(
    paper="#f4efe4", raised="#fbf8f0", rule="#d8cfbd", ink="#22201c", muted="#6b645a", link="#7a2222",
    focus="#1f5673", land="#fbf8f0", sea="#d9e3e3", coast="#8ea6a8", river="#b3c7c9", border="#b39f78",
    border_today="#7d5f8c", graticule="#8a9a98", water_name="#41656c", state_name="#75694f", town="#6f675b",
    named="#5a5a1e", journey_a="#9c2a2a", journey_b="#1f5673", journey_c="#5a5a1e", journey_d="#6b3a86",
    journey_e="#8c4f00", journey_f="#1c6a3c", journey_g="#3f3d47", journey_h="#a11f78", on_journey="#ffffff",
    casing="#fdfbf5",
)  # fmt: skip

NIGHT = Palette(
    paper="#1d1f21", raised="#26292b", rule="#3d4041", ink="#ece6d8", muted="#a9a294", link="#e9a79b",
    focus="#9cc6e0", land="#2a2c2c", sea="#15191c", coast="#4d5c60", river="#3a4a4f", border="#6d6149",
    border_today="#a48bb3", graticule="#4a5253", water_name="#8fb0b6", state_name="#a3977c", town="#a9a294",
    named="#c5c274", journey_a="#e98b7e", journey_b="#8fc0de", journey_c="#c5c274", journey_d="#bf9cf0",
    journey_e="#f0a05c", journey_f="#79cfb0", journey_g="#c9ccd3", journey_h="#f58ec9", on_journey="#1a1613",
    casing="#1d1f21",
)  # fmt: skip


def css_colours(light: Palette = LIGHT, night: Palette = NIGHT) -> str:
    """Return two palettes as custom properties of a style sheet.

    A page may ask for one of the two with `data-theme="light"` or `"night"` on its root; without it the visitor's
    system decides. `look-b` on a part of a page makes the second journey's colour that part's `--journey`.
    """
    by_night = _block(night)
    looks = "".join(
        f".look-{key} {{ --journey: var(--journey-{key}); }}\n"
        f".hue-{key}, .fill-{key}, .hollow-{key}, .ink-{key} {{ --hue: var(--journey-{key}); }}\n"
        for key in JOURNEY_KEYS
    )
    return (
        f":root {{\n{_block(light)}}}\n"
        f':root[data-theme="night"] {{\n{by_night}}}\n'
        "@media (prefers-color-scheme: dark) {\n"
        f':root:not([data-theme="light"]) {{\n{by_night}}}\n}}\n{looks}'
    )


def _block(palette: Palette) -> str:
    names = (field.name for field in fields(palette))
    # Said by the ground itself: a house may be dark by day, and its lists and bars of scrolling with it.
    scheme = f"  color-scheme: {'dark' if contrast_ratio(palette.paper, '#ffffff') > _DARK else 'light'};\n"
    return scheme + "".join(f"  --{name.replace('_', '-')}: {getattr(palette, name)};\n" for name in names)


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


def colour_difference(one: str, other: str) -> float:
    """Return how different two `#rrggbb` colours look, 0 to 100: their distance in Oklab, times 100.

    Two colours of equal lightness have no contrast and may still be told apart; this says whether.

    Sources:
        Björn Ottosson, A perceptual color space for image processing, 2020.

    Examples:
        >>> colour_difference("#000000", "#ffffff")
        100.0
    """
    steps = zip(_oklab(one), _oklab(other), strict=True)
    return round(100 * sqrt(sum((here - there) ** 2 for here, there in steps)), 1)


def _linear(colour: str) -> list[float]:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def _oklab(colour: str) -> list[float]:
    linear = _linear(colour)
    cones = [sum(part * value for part, value in zip(row, linear, strict=True)) ** (1 / 3) for row in _TO_CONES]
    return [sum(part * value for part, value in zip(row, cones, strict=True)) for row in _TO_LAB]
