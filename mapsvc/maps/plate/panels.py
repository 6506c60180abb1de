"""What stands on a plate in a box of its own: the key with the scale, and the closer maps of cities. And where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape

import numpy as np
from numpy.typing import NDArray

from mapsvc.maps.labels import Box, text_width_px
from mapsvc.maps.legend import FADED, LegendEntry, has_borders, legend_entries, stroke_attributes, symbol
from mapsvc.maps.plate.ink import LEAST_TYPE, SANS, UNSURE, Look, border_pen, look_of, pens
from mapsvc.maps.plate.options import Ink, PlateOptions
from mapsvc.maps.plate.window import PlateWindow, unknown_share
from mapsvc.maps.projection import Plane
from mapsvc.maps.scene import Scene
from mapsvc.maps.style import Role
from mapsvc.maps.wording import word

__all__ = [
    "PAD", "Panel", "ScaleBar", "framed", "key_panel", "panel_text", "place_panel", "scale_bar_of",
    "scale_bar_drawn", "wrapped",
]  # fmt: skip

Numbers = NDArray[np.float64]

PAD = 9.0
_LINE = 15.0
_SAMPLE = 40.0
_TYPE = 10.6
_UNKNOWN_GAIN = 30.0
"""What it is worth to a panel to hide what the base map does not know."""
_SHORT_BAR = 70.0
"""A shorter bar has no number in its middle."""
_GAP = 5.0
"""Between a panel and the frame."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A box on the plate with what it holds, drawn from its own upper left corner."""

    key: str
    label: str
    width: float
    height: float
    draw: Callable[[Box], str]
    """What it holds, drawn in a box."""


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of a round length, true at the middle of its window."""

    length_km: float
    length_px: float
    parts: int


def scale_bar_of(window: PlateWindow, longest_px: float) -> ScaleBar:
    """Return the longest bar of 1, 2 or 5 times a power of ten kilometres up to a length."""
    limit_m = longest_px / window.px_per_m
    choices = [(step * 10**power, step) for power in range(1, 8) for step in (1, 2, 5)]
    length_m, step = max((one for one in choices if one[0] <= limit_m), default=choices[0])
    return ScaleBar(length_m / 1000, length_m * window.px_per_m, 2 if step == 2 else 5 if step == 5 else 4)


def key_panel(scene: Scene, window: PlateWindow, options: PlateOptions) -> tuple[Panel, ScaleBar]:
    """Return the key: what the signs mean, the scale with its bar, north, the projection's name."""
    look, ink = look_of(options.ink, scene.palette), options.ink
    entries = list(_entries(scene))
    if not options.shows_route:
        # Symbols stay, without their lines: the numbers of journey and programme are still told apart.
        entries = [replace(entry, mode=None) for entry in entries if entry.mode is None or entry.has_symbol]
    if not options.shows_dates:
        entries = [entry for entry in entries if entry.sample != "[1]"]
    bar = scale_bar_of(window, 150)
    scale = f"{word('scale', scene.lang)} 1 : {_spaced(window.scale_denominator)}"
    signs = [(_sample(entry, look, ink), entry.text) for entry in entries]
    signs += [(_border_sample(look), word("border", scene.lang))] if has_borders(scene) else []
    longest = max([text_width_px(text, look.small_face, _TYPE) for _, text in signs], default=0.0)
    width = max(bar.length_px + 62, _SAMPLE + 8 + longest, text_width_px(scale, look.small_face, _TYPE) + 26) + 2 * PAD
    note = wrapped(window.projection.name(scene.lang), width - 2 * PAD, look)
    height = 2 * PAD + _LINE * len(signs) + (6 if signs else 0) + 44 + len(note) * (LEAST_TYPE + 2.1) - 2

    def draw(box: Box) -> str:
        parts, y = [], PAD + 7
        for sample, text in signs:
            parts.append(f'<g transform="translate({PAD:g} {y:g})">{sample}</g>')
            parts.append(panel_text(PAD + _SAMPLE + 8, y + 3.7, text, look))
            y += _LINE
        y += 6 if signs else 0
        north = window.projection.north_at(window.to_lonlat(Plane(box.left + width - PAD - 8, box.top + y + 12)))
        parts.append(_north(width - PAD - 8, y + 12, north, scene.lang, look))
        parts.append(panel_text(PAD, y + 3, scale, look))
        parts.append(scale_bar_drawn(bar, PAD, y + 22, scene.lang, look))
        y += 41
        parts += [panel_text(PAD, y + at * (LEAST_TYPE + 2.1), line, look, LEAST_TYPE) for at, line in enumerate(note)]
        return "".join(parts)

    return Panel("key", word("legend", scene.lang), round(width, 1), round(height, 1), draw), bar


def _entries(scene: Scene) -> Sequence[LegendEntry]:
    """Return the key's entries; where journeys are told apart, then the modes of the first too."""
    entries = legend_entries(scene)
    styles = list(dict.fromkeys(entry.style for entry in entries))
    if len(styles) < 2:
        return entries
    legs = tuple(leg for leg in scene.legs if leg.style == styles[0])
    stops = tuple(stop for stop in scene.stops if stop.style == styles[0])
    return (*entries, *legend_entries(replace(scene, legs=legs, stops=stops)))


def panel_text(x: float, y: float, text: str, look: Look, size: float = _TYPE, more: str = "") -> str:
    """Return small type on a panel."""
    look_of_it = f'font-family="{SANS}" font-size="{size:g}"{look.weight} fill="{look.ink}"{more}'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look_of_it}>{escape(text)}</text>'


def _sample(entry: LegendEntry, look: Look, ink: Ink) -> str:
    """Return a sample of a line or a symbol, 40 units wide, around its middle line."""
    hue, inner = look.hue(entry.style.hue), ""
    if entry.mode is not None:
        inner = "".join(
            f'<path d="M0 0H{_SAMPLE:g}" fill="none"{stroke_attributes(stroke, entry.style, hue, look.casing)}'
            f"{FADED if is_faint else ''}/>"
            for stroke, is_faint in pens(entry.style, entry.mode, ink, is_faded=entry.is_faded, is_sure=entry.is_sure)
            if stroke.role is not Role.CASING
        )
    if entry.sample:
        inner = panel_text(_SAMPLE / 2, 3.7, entry.sample, look, more=' text-anchor="middle"')
    if entry.has_symbol:
        dash = "" if entry.is_sure else UNSURE
        sign = symbol(entry.style, 4.8, is_hollow=entry.is_hollow, hue=hue, casing=look.casing, dash=dash)
        inner += f'<g transform="translate({_SAMPLE / 2:g} 0)">{sign}</g>'
    return inner


def _border_sample(look: Look) -> str:
    return f'<path d="M0 0H{_SAMPLE:g}" fill="none" {border_pen(look)}/>'


def scale_bar_drawn(bar: ScaleBar, x: float, y: float, lang: str, look: Look) -> str:
    """Return a bar in parts, full and hollow in turn, with its numbers above."""
    step = bar.length_px / bar.parts
    boxes = "".join(
        f'<rect x="{x + at * step:.2f}" y="{y:g}" width="{step:.2f}" height="4" '
        f'fill="{look.ink if at % 2 == 0 else look.panel}"/>'
        for at in range(bar.parts)
    )
    numbers = "".join(
        panel_text(x + at * bar.length_px / 2, y - 3, text, look, LEAST_TYPE, f' text-anchor="{anchor}"')
        for at, text, anchor in (
            (0, "0", "start"),
            (1, f"{bar.length_km / 2:g}" if bar.length_px > _SHORT_BAR else "", "middle"),
            (2, f"{bar.length_km:g} {word('km', lang)}", "middle"),
        )
        if text
    )
    return f'<g class="scale-bar" stroke="{look.ink}" stroke-width="1">{boxes}</g>{numbers}'


def _north(x: float, y: float, turn: float, lang: str, look: Look) -> str:
    """Return an arrow that points north where it stands."""
    letter = panel_text(0, -11, word("north_letter", lang), look, LEAST_TYPE, ' text-anchor="middle"')
    arrow = f'<path d="M0 -9L4 9 0 5.5 -4 9z" fill="{look.ink}"/>'
    return (
        f'<g role="img" aria-label="{escape(word("north", lang))}" '
        f'transform="translate({x:.1f} {y:.1f})rotate({turn:.1f})">{arrow}{letter}</g>'
    )


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def wrapped(text: str, width: float, look: Look) -> list[str]:
    """Return a text in lines no wider than allowed."""
    lines = [""]
    for part in text.split(" "):
        longer = f"{lines[-1]} {part}".strip()
        if lines[-1] and text_width_px(longer, look.small_face, LEAST_TYPE) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def place_panel(
    panel: Panel, window: PlateWindow, taken: Sequence[Box], route: Numbers, symbols: Numbers, *, is_needed: bool
) -> Box | None:
    """Return where along the edge a panel hides least; None for one that would hide a stop and can be done without.

    Args:
        panel: What is to stand there.
        window: The plate's window.
        taken: Where other panels stand.
        route: Points along the legs.
        symbols: Middles of stops.
        is_needed: Take the least bad place if there is no good one.
    """
    right, foot = window.width_px - panel.width - _GAP, window.height_px - panel.height - _GAP
    if right < _GAP or foot < _GAP:
        return None
    best, least = None, np.inf
    gain = _UNKNOWN_GAIN if unknown_share(window) else 0.0
    for corner, (x, y) in _edge_spots(right, foot):
        box = Box(x, y, x + panel.width, y + panel.height)
        if any(_grown(box, _GAP).overlaps(other) for other in taken):
            continue
        on_stop, near_stop, on_route = _inside(symbols, box, 12), _inside(symbols, box, 70), _inside(route, box, 6)
        if (on_stop or on_route) and not is_needed:
            continue
        cost = 400 * on_stop + 25 * near_stop + 12 * on_route + _inside(route, box, 40) + corner
        cost -= gain * unknown_share(window, box) if gain else 0.0
        if cost < least:
            best, least = box, cost
    return best


def _edge_spots(right: float, foot: float) -> list[tuple[float, tuple[float, float]]]:
    """Return places along the edge, corners first: left below, right below, then above."""
    spots = [(0.0, (_GAP, foot)), (0.5, (right, foot)), (1.0, (_GAP, _GAP)), (1.5, (right, _GAP))]
    for part in np.linspace(0, 1, 13)[1:-1].tolist():
        x, y = _GAP + part * (right - _GAP), _GAP + part * (foot - _GAP)
        spots += [(4.0, (x, foot)), (4.0, (_GAP, y)), (4.0, (right, y)), (5.0, (x, _GAP))]
    return spots


def _inside(points: Numbers, box: Box, over: float) -> int:
    x, y = points[:, 0], points[:, 1]
    return int(np.count_nonzero(
        (x > box.left - over) & (x < box.right + over) & (y > box.top - over) & (y < box.bottom + over)
    ))  # fmt: skip


def _grown(box: Box, over: float) -> Box:
    return Box(box.left - over, box.top - over, box.right + over, box.bottom + over)


def framed(panel: Panel, box: Box, look: Look) -> str:
    """Return a panel at its place, on its own ground."""
    return (
        f'<g id="panel-{escape(panel.key)}" aria-label="{escape(panel.label)}" '
        f'transform="translate({box.left:.1f} {box.top:.1f})">'
        f'<rect width="{panel.width:g}" height="{panel.height:g}" fill="{look.panel}" stroke="{look.frame}" '
        f'stroke-width="1"/>{panel.draw(box)}</g>'
    )
