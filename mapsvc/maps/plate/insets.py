"""Closer maps of cities with many visits: numbered venues on the city's ground, and a list of their names.

The list stands beside the map or below it; the plate takes the form that finds room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from mapsvc.maps.clusters import rows
from mapsvc.maps.labels import Box, text_width_px
from mapsvc.maps.legend import symbol
from mapsvc.maps.plate.ground import FINENESS, ground_of_plate
from mapsvc.maps.plate.ink import LEAST_TYPE, LOOKS, SANS, SERIF, Look
from mapsvc.maps.plate.options import Blank, PlateOptions
from mapsvc.maps.plate.panels import PAD, Panel, panel_text, scale_bar_drawn, scale_bar_of, wrapped
from mapsvc.maps.plate.window import PlateWindow, window_for
from mapsvc.maps.scene import Scene, SceneVenue
from routes.geodesy import BBox, bbox

__all__ = ["inset_panels"]

_WIDTH, _HEIGHT = 150.0, 118.0
"""Of the closer map itself, in units."""
_RADIUS, _ROOM = 7.4, 7.8
_LINE = LEAST_TYPE + 1.6
_LIST_WIDTH = 150.0
_TITLE = 19.0
_LEAST_VENUES = 4
_MARGINS = (14.0, 14.0, 14.0, 26.0)
_LEAST_DEG = 0.03
_COAST_DENOMINATOR = 200_000
"""At larger scales the coast, at 1:10m, is no longer true: the venues then stand on plain ground."""


def inset_panels(main: Scene, scenes: Sequence[Scene], options: PlateOptions) -> Iterator[tuple[Panel, ...]]:
    """Return the forms that the closer map of each city may take; stays in one city share a map."""
    cities: dict[str, list[Scene]] = {}
    for scene in scenes:
        if scene.stops and scene.venues:
            cities.setdefault(scene.stops[0].name, []).append(scene)
    for name, of_city in cities.items():
        venues = tuple({venue.place: venue for scene in of_city for venue in scene.venues}.values())
        if len(venues) >= _LEAST_VENUES:
            numbers = sorted({stop.number for stop in main.stops if stop.name == name and stop.number})
            title = f"{', '.join(map(str, numbers))} {name}".strip()
            city = replace(of_city[0], stops=(), venues=venues, bounds=_around(venues))
            yield _forms(city, title, of_city[0], options)


def _around(venues: Sequence[SceneVenue]) -> BBox:
    """Return the venues' box, no smaller than two kilometres."""
    tight = bbox(venue.point for venue in venues) or BBox(0, 0, 0, 0)
    across, along = (
        max(0.0, _LEAST_DEG - tight.east + tight.west) / 2,
        max(0.0, _LEAST_DEG - tight.north + tight.south) / 2,
    )
    return BBox(tight.west - across, tight.south - along, tight.east + across, tight.north + along)


def _forms(city: Scene, title: str, first: Scene, options: PlateOptions) -> tuple[Panel, ...]:
    window = window_for(city, _WIDTH, _HEIGHT, options.unit_mm, margins=_MARGINS)
    shows_names = Blank.NAMES not in options.blank or options.is_solved
    entries = [venue.name if shows_names else "" for venue in city.venues]
    lines = [(at, part) for at, name in enumerate(entries, 1) for part in _entry(at, name)]
    widest = (
        max(text_width_px(text, "sans", LEAST_TYPE) for _, text in lines) * 1.03 if shows_names else _LIST_WIDTH * 0.6
    )
    drawn = _city_map(city, window, first, options)
    beside = _panel(first.id, title, drawn, lines, 1, widest, options, is_beside=True)
    below = _panel(first.id, title, drawn, lines, 1 if widest > _WIDTH / 2 else 2, widest, options, is_beside=False)
    return (beside, below)


def _entry(number: int, name: str) -> list[str]:
    first, *more = wrapped(f"{number} {name}".strip(), _LIST_WIDTH)
    return [first, *(f"\u2003{part}" for part in more)]


def _panel(
    key: str, title: str, drawn: str, lines: list[tuple[int, str]], columns: int, widest: float, options: PlateOptions,
    *, is_beside: bool,
) -> Panel:  # fmt: skip
    look, per_column = LOOKS[options.ink], -(-len(lines) // columns)
    list_height = per_column * _LINE
    width = PAD * 2 + (_WIDTH + PAD + widest if is_beside else max(_WIDTH, columns * widest + (columns - 1) * PAD))
    body = max(_HEIGHT, list_height) if is_beside else _HEIGHT + 8 + list_height
    left, top = (PAD * 2 + _WIDTH, _TITLE) if is_beside else (PAD, _TITLE + _HEIGHT + 8)

    def draw(box: Box) -> str:
        del box
        heading = (
            f'<text x="{PAD:g}" y="13.5" font-family="{SERIF}" font-weight="700" font-size="12" fill="{look.ink}">'
            f"{escape(title)}</text>"
        )
        listed = "".join(
            panel_text(
                left + at // per_column * (widest + PAD), top + at % per_column * _LINE + 9, text, look, LEAST_TYPE
            )
            for at, (_, text) in enumerate(lines)
        )
        return f'{heading}<g transform="translate({PAD:g} {_TITLE:g})">{drawn}</g>{listed}'

    return Panel(f"inset-{key}", title, round(width, 1), round(_TITLE + body + PAD - 2, 1), draw)


def _city_map(city: Scene, window: PlateWindow, first: Scene, options: PlateOptions) -> str:
    """Return the ground of a city with its venues; rivers and near coasts, true only from farther off, are left out."""
    look, style = LOOKS[options.ink], first.stops[0].style
    hue, clip = look.hue(style.hue), f"plate-window-{escape(first.id)}"
    parts = [
        f'<clipPath id="{clip}"><rect width="{_WIDTH:g}" height="{_HEIGHT:g}"/></clipPath><g clip-path="url(#{clip})">',
        _coast(window, look),
        "</g>",
    ]
    spots = rows([(x, y) for x, y in (window.to_px(venue.point) for venue in city.venues)], _ROOM)
    spots = [
        (min(max(x, _RADIUS + 1), _WIDTH - _RADIUS - 1), min(max(y, _RADIUS + 1), _HEIGHT - _RADIUS - 1))
        for x, y in spots
    ]
    for number, (x, y) in enumerate(spots, 1):
        sign = symbol(style, _RADIUS, is_hollow=True, hue=hue, casing=look.casing)
        parts.append(
            f'<g transform="translate({x:.1f} {y:.1f})">{sign}<text y="3.5" font-family="{SANS}" font-weight="700" '
            f'font-size="{LEAST_TYPE:g}" text-anchor="middle" fill="{hue}">{number}</text></g>'
        )
    bar = scale_bar_of(window, 50)
    parts.append(f'<g stroke="none">{scale_bar_drawn(bar, 5, _HEIGHT - 8, city.lang, look)}</g>')
    parts.append(f'<rect width="{_WIDTH:g}" height="{_HEIGHT:g}" fill="none" stroke="{look.frame}" stroke-width="1"/>')
    return "".join(parts)


def _coast(window: PlateWindow, look: Look) -> str:
    """Return land and sea where they are known well enough."""
    if window.scale_denominator < _COAST_DENOMINATOR:
        return f'<rect width="{_WIDTH:g}" height="{_HEIGHT:g}" fill="{look.land}"/>'
    return (
        f'<rect width="{_WIDTH:g}" height="{_HEIGHT:g}" fill="{"url(#plate-sea)" if look.hatch else look.sea}"/>'
        f'<path transform="scale({1 / FINENESS:g})" d="{ground_of_plate(window).land}" fill="{look.land}" '
        f'fill-rule="evenodd" stroke="{look.coast}" stroke-width="{look.coast_width * FINENESS:g}"/>'
    )
