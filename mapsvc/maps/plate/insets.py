"""Closer maps of cities with many visits: numbered venues on the city's ground, and a list of their names.

The list stands beside the map or below it; the plate takes the form that finds room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from mapsvc.maps.clusters import rows
from mapsvc.maps.labels import Box, text_width_px
from mapsvc.maps.legend import symbol
from mapsvc.maps.plate.ground import FINENESS, land_of_city
from mapsvc.maps.plate.ink import LEAST_TYPE, SANS, SERIF, Look, look_of
from mapsvc.maps.plate.options import Blank, PlateOptions
from mapsvc.maps.plate.panels import PAD, Panel, panel_text, scale_bar_drawn, scale_bar_of, wrapped
from mapsvc.maps.plate.window import PlateWindow, window_for
from mapsvc.maps.scene import Scene, SceneVenue
from mapsvc.maps.style import JourneyStyle
from mapsvc.maps.underlay import capitals
from routes.geodesy import BBox, bbox

__all__ = ["inset_panels"]

_SIZES = ((6, 124.0, 92.0), (10, 146.0, 112.0), (99, 176.0, 136.0))
"""Up to so many venues the closer map is so wide and so high, in units."""
_RADIUS, _ROOM = 7.4, 7.8
_LINE, _WRITING = LEAST_TYPE + 1.6, 17.0
"""From entry to entry of the list, printed or to be written."""
_LIST_WIDTH, _WRITING_WIDTH = 150.0, 96.0
_TITLE = 19.0
_LEAST_VENUES = 4
_MARGINS = (14.0, 14.0, 14.0, 26.0)
_TIGHT_DEG, _WIDE_DEG = 0.03, 0.12
"""Least span of a city without and with a coast: the coast, at 1:10m, is not true closer up."""
_INLAND_SHARE = 0.97


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
            first = of_city[0]
            yield _Inset.of(replace(first, stops=(), venues=venues), title, first.stops[0].style, options).forms()


@dataclass(frozen=True, slots=True)
class _Inset:
    """The closer map of one city."""

    city: Scene
    title: str
    style: JourneyStyle
    options: PlateOptions
    has_coast: bool
    """Whether the city lies on the sea."""
    size: tuple[float, float]
    """Width and height of the map itself: large where there is a coast to show."""

    @classmethod
    def of(cls, city: Scene, title: str, style: JourneyStyle, options: PlateOptions) -> _Inset:
        """Return the closer map of a city; whether it lies on the sea the overview can tell, and is at hand."""
        sizes = [(width, height) for count, width, height in _SIZES if len(city.venues) <= count]
        has_coast = land_of_city(_window(city, sizes[0], _WIDE_DEG, options), "overview")[1] < _INLAND_SHARE
        return cls(city, title, style, options, has_coast, sizes[-1] if has_coast else sizes[0])

    @property
    def look(self) -> Look:
        return look_of(self.options.ink, self.style.palette)

    @property
    def is_blank(self) -> bool:
        return Blank.NAMES in self.options.blank

    def forms(self) -> tuple[Panel, ...]:
        """Return the closer map with its list beside it, and below it."""
        is_written = self.is_blank and not self.options.is_solved
        names = ["" if is_written else _begun(venue.name, self.city.lang) for venue in self.city.venues]
        lines = [line for at, name in enumerate(names, 1) for line in _entry(at, name, self.look)]
        widest = max(text_width_px(line, self.look.small_face, LEAST_TYPE) for line in lines) * 1.03
        widest = max(widest, _WRITING_WIDTH) if self.is_blank else widest
        columns = 1 if widest > self.size[0] / 2 else 2
        return (self._panel(lines, widest, columns=1), self._panel(lines, widest, columns, is_below=True))

    def _panel(self, lines: Sequence[str], widest: float, columns: int, *, is_below: bool = False) -> Panel:
        (width, height), step = self.size, _WRITING if self.is_blank else _LINE
        in_column = -(-len(lines) // columns)
        if not is_below:
            height = max(height, in_column * step - 2)  # a map as high as its list leaves no hole
        list_width = columns * widest + (columns - 1) * PAD
        left, top = (PAD, _TITLE + height + 6) if is_below else (2 * PAD + width, _TITLE - 3)
        whole_width = PAD * 2 + (max(width, list_width) if is_below else width + PAD + list_width)
        whole_height = _TITLE + PAD + (height + 6 + in_column * step if is_below else max(height, in_column * step))

        def draw(box: Box) -> str:
            del box
            title = f'font-family="{SERIF}" font-weight="700" font-size="12" fill="{self.look.ink}"'
            parts = [f'<text x="{PAD:g}" y="13.5" {title}>{escape(self.title)}</text>']
            parts.append(f'<g transform="translate({PAD:g} {_TITLE:g})">{self._map(width, height)}</g>')
            for at, line in enumerate(lines):
                x, y = left + at // in_column * (widest + PAD), top + at % in_column * step + step - 2
                parts.append(panel_text(x, y, line, self.look, LEAST_TYPE))
                if self.is_blank:
                    rule = f'd="M{x + 13:.1f} {y + 1.5:.1f}h{widest - 13:.1f}"'
                    parts.append(f'<path class="rule" {rule} stroke="{self.look.ink}" stroke-width="1"/>')
            return "".join(parts)

        return Panel(f"inset-{self.city.id}", self.title, round(whole_width, 1), round(whole_height, 1), draw)

    def _map(self, width: float, height: float) -> str:
        """Return the ground of the city with its venues, in a frame of a size."""
        look, hue = self.look, self.look.hue(self.style.hue)
        window, land = self._window(width, height)
        clip = f"plate-window-{escape(self.city.id)}"
        sea = "url(#plate-sea)" if look.hatch else look.sea
        coast = f'stroke="{look.coast}" stroke-width="{look.coast_width * FINENESS:g}"'
        ground = f'<path transform="scale({1 / FINENESS:g})" d="{land}" fill="{look.land}" {coast}/>' if land else ""
        parts = [
            f'<clipPath id="{clip}"><rect width="{width:g}" height="{height:g}"/></clipPath>'
            f'<g clip-path="url(#{clip})"><rect width="{width:g}" height="{height:g}" '
            f'fill="{sea if land else look.land}"/>{ground}</g>'
        ]
        for number, (x, y) in enumerate(self._spots(window, width, height), 1):
            sign = symbol(self.style, _RADIUS, is_hollow=True, hue=hue, casing=look.casing)
            parts.append(
                f'<g transform="translate({x:.1f} {y:.1f})">{sign}<text y="3.5" font-family="{SANS}" font-weight="700" '
                f'font-size="{LEAST_TYPE:g}" text-anchor="middle" fill="{hue}">{number}</text></g>'
            )
        bar = scale_bar_of(window, 50)
        if land:
            size = f'width="{bar.length_px + 24:.1f}" height="20"'
            parts.append(f'<rect y="{height - 20:g}" {size} fill="{look.panel}"/>')
        parts.append(scale_bar_drawn(bar, 5, height - 8, self.city.lang, look))
        frame = f'fill="none" stroke="{look.frame}" stroke-width="1"'
        return "".join(parts) + f'<rect width="{width:g}" height="{height:g}" {frame}/>'

    def _window(self, width: float, height: float) -> tuple[PlateWindow, str]:
        """Return the window that suits the city, and its land; no land where there is nothing else."""
        if not self.has_coast:
            return _window(self.city, (width, height), _TIGHT_DEG, self.options), ""
        window = _window(self.city, (width, height), _WIDE_DEG, self.options)
        return window, land_of_city(window)[0]

    def _spots(self, window: PlateWindow, width: float, height: float) -> list[tuple[float, float]]:
        points = [(x, y) for x, y in (window.to_px(venue.point) for venue in self.city.venues)]
        edge = _RADIUS + 1
        return [
            (min(max(x, edge), width - edge), min(max(y, edge), height - edge)) for x, y in rows(points, _ROOM)
        ]  # fmt: skip


def _window(city: Scene, size: tuple[float, float], least_deg: float, options: PlateOptions) -> PlateWindow:
    around = replace(city, bounds=_around(city.venues, least_deg))
    return window_for(around, *size, options.unit_mm, margins=_MARGINS)


def _around(venues: Sequence[SceneVenue], least_deg: float) -> BBox:
    """Return the venues' box, no smaller than a span."""
    tight = bbox(venue.point for venue in venues) or BBox(0, 0, 0, 0)
    across = max(0.0, least_deg - tight.east + tight.west) / 2
    along = max(0.0, least_deg * 0.6 - tight.north + tight.south) / 2
    return BBox(tight.west - across, tight.south - along, tight.east + across, tight.north + along)


def _begun(name: str, lang: str) -> str:
    """Return a name as a list begins it: with a capital, where Russian has none within a sentence."""
    return capitals(name[:1], lang) + name[1:]


def _entry(number: int, name: str, look: Look) -> list[str]:
    """Return an entry of the list, in lines."""
    first, *more = wrapped(f"{number} {name}".strip(), _LIST_WIDTH, look)
    return [first, *(f"\u2003{part}" for part in more)]
