"""The layers of a plate as groups of an SVG, each named for designers: ground, route, names, stops, panels, frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import hypot

import numpy as np
import shapely
from numpy.typing import NDArray

from mapsvc.maps.labels import Box, Line, PlacedLabel
from mapsvc.maps.layout import Marker
from mapsvc.maps.legend import FADED, stroke_attributes, symbol
from mapsvc.maps.plate.days import LegDays
from mapsvc.maps.plate.ground import FINENESS, graticule_lines, ground_of_plate
from mapsvc.maps.plate.ink import LEAST_TYPE, SANS, SERIF, UNSURE, Look, border_pen, look_of, pens
from mapsvc.maps.plate.lettering import CurvedName
from mapsvc.maps.plate.options import Ink, PlateOptions
from mapsvc.maps.plate.panels import Panel, framed
from mapsvc.maps.plate.stops import ON_RULE, PLAIN_RADIUS
from mapsvc.maps.plate.window import PlateWindow
from mapsvc.maps.scene import Scene, SceneLeg
from routes.itinerary import PathBasis

__all__ = ["Layers"]

Numbers = NDArray[np.float64]

_NUMBER = 1.16
"""Size of a stop's number, of its symbol's radius."""
_LIGHT = ' font-weight="400"'


@dataclass(frozen=True, slots=True)
class Layers:
    """Draws what a layout has placed."""

    scene: Scene
    window: PlateWindow
    options: PlateOptions
    band: float

    @property
    def look(self) -> Look:
        """Colours and widths of the ink."""
        return look_of(self.options.ink, self.scene.palette)

    def body(
        self,
        legs: Sequence[tuple[SceneLeg, Numbers]],
        markers: Sequence[Marker],
        labels: Sequence[PlacedLabel],
        names: Sequence[CurvedName],
        panels: Sequence[tuple[Panel, Box]],
        days: Sequence[LegDays] = (),
    ) -> str:
        """Return all layers, the undermost first."""
        width, height = self.window.width_px, self.window.height_px
        lines = graticule_lines(self.window)
        inside = (
            self._ground(),
            _layer("graticule", "Graticule", self._graticule(lines)),
            _layer("route", "Route", self._route(legs)),
        )
        within = (
            _layer("names", "Names of the ground", self._names(names)),
            _layer("days", "Days of the legs", self._days(days)),
            _layer("leaders", "Leader lines", self._leaders(labels)),
            _layer("labels", "Names of stops", self._labels(labels)),
            _layer("venues", "Places visited", self._venues()),
            _layer("stops", "Stops", "".join(self._marker(marker) for marker in markers)),
            _layer("panels", "Key and closer maps", "".join(framed(panel, box, self.look) for panel, box in panels)),
            _layer("frame", "Frame and degrees", self._frame(lines) if self.options.has_key else ""),
        )
        return (
            f'<defs><clipPath id="plate-window"><rect width="{width:g}" height="{height:g}"/></clipPath>{self._hatch()}'
            f'</defs><g transform="translate({self.band:g} {self.band:g})">'
            f'<g clip-path="url(#plate-window)">{"".join(inside)}</g>{"".join(within)}</g>'
        )

    def _hatch(self) -> str:
        if not self.look.hatch:
            return ""
        return (
            '<pattern id="plate-sea" width="40" height="6" patternUnits="userSpaceOnUse">'
            f'<path d="M0 3H40" stroke="{self.look.hatch}" stroke-width="1"/></pattern>'
        )

    def _ground(self) -> str:
        ground, look, fine = ground_of_plate(self.window), self.look, FINENESS
        sea = "url(#plate-sea)" if look.hatch else look.sea
        # The pattern counts in units of the plate: what it fills may not be scaled.
        water = f'<g transform="scale({1 / fine:g})"><path d="{ground.known}" fill="{look.sea}"/></g>'
        if look.hatch:
            water += f'<path d="{_unscaled(ground.known)}" fill="{sea}"/>'
        rivers = "".join(data for rank, data in ground.rivers if rank <= look.deepest_river)
        scale = f'transform="scale({1 / fine:g})"'
        parts = (
            _layer("sea", "Sea", water),
            _layer("land", "Land", f'<path {scale} d="{ground.land}" fill="{look.land}" fill-rule="evenodd" '
                   f'stroke="{look.coast}" stroke-width="{look.coast_width * fine:g}" stroke-linejoin="round"/>'),
            _layer("rivers", "Rivers", f'<path {scale} d="{rivers}" fill="none" stroke="{look.river}" '
                   f'stroke-width="{look.river_width * fine:g}"/>' if rivers else ""),
            _layer("lakes", "Lakes", f'<path {scale} d="{ground.lakes}" fill="{look.sea}" fill-rule="evenodd" '
                   f'stroke="{look.coast}" stroke-width="{look.coast_width * fine * 0.8:g}"/>' if ground.lakes else ""),
            _layer("borders", "Borders of 1932-33", f'<path {scale} d="{ground.borders}" fill="none" '
                   f'{border_pen(look, fine)}/>' if ground.borders else ""),
        )  # fmt: skip
        return "".join(parts)

    def _graticule(self, lines: Sequence[tuple[str, float, Numbers]]) -> str:
        look = self.look
        dash = f' stroke-dasharray="{look.graticule_dash}"' if look.graticule_dash else ""
        data = "".join(_line_data(points) for _, _, points in lines)
        opacity = ' opacity=".5"' if self.options.ink is Ink.COLOUR else ""
        return (
            f'<path d="{data}" fill="none" stroke="{look.graticule}" stroke-width="{look.graticule_width:g}"'
            f"{dash}{opacity}/>"
        )

    def _route(self, legs: Sequence[tuple[SceneLeg, Numbers]]) -> str:
        drawn = []
        for leg, points in legs:
            data, passes = _line_data(points), []
            # A way that nobody tells is always straight, and its few dots say so already.
            is_faded = leg.is_side or (leg.path_basis is PathBasis.STRAIGHT and bool(leg.mode.told))
            for stroke, is_faint in pens(
                leg.style, leg.mode, self.options.ink, is_faded=is_faded, is_sure=not leg.is_inferred
            ):
                look = stroke_attributes(stroke, leg.style, self.look.hue(leg.style.hue), self.look.casing)
                passes.append(f'<path d="{data}"{look}{FADED if is_faint else ""}/>')
            drawn.append(f'<g id="{escape(leg.id)}" aria-label="{escape(leg.mode.value)}">{"".join(passes)}</g>')
        return f'<g fill="none" stroke-linejoin="round">{"".join(drawn)}</g>' if drawn else ""

    def _names(self, names: Sequence[CurvedName]) -> str:
        return "".join(self._name(at, name) for at, name in enumerate(names))

    def _name(self, at: int, name: CurvedName) -> str:
        look, line = self.look, name.line
        fill = {"water": look.water_name, "river": look.water_name, "town": look.town}.get(
            name.name.kind, look.state_name
        )
        is_water = name.name.kind in ("water", "river")
        face = f'font-family="{SERIF}" font-style="italic"' if is_water else f'font-family="{SANS}"'
        face += look.weight
        halo = (
            f' stroke="{look.casing}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"'
            if look.hatch
            else ""
        )
        attributes = f'{face} font-size="{line.size_px:g}" fill="{fill}" text-anchor="middle"{halo}'
        if name.dot is not None:
            (_, foot), x = name.curve[0], name.curve[1][0]
            return (
                f'<circle cx="{name.dot[0]:.1f}" cy="{name.dot[1]:.1f}" r="1.5" fill="{fill}"/>'
                f'<text x="{x:.1f}" y="{foot:.1f}" {attributes}>{escape(line.text)}</text>'
            )
        (x, y), (u, v), (s, t) = name.curve
        spacing = f' letter-spacing="{line.spacing_em * line.size_px:.1f}"' if line.spacing_em else ""
        # On hatching a broad white line lies under the letters, through their middle.
        length, rise = max(1e-6, hypot(s - x, t - y)), line.size_px * 0.34
        lift = f'transform="translate({(t - y) / length * rise:.1f} {(x - s) / length * rise:.1f})"'
        clear = f' stroke="{look.casing}" stroke-width="{line.size_px * 1.25:.1f}" stroke-linecap="round" {lift}'
        data = f"M{x:g} {y:g}Q{u:g} {v:g} {s:g} {t:g}"
        return (f'<path d="{data}" fill="none"{clear}/>' if look.hatch else "") + (
            f'<path id="plate-name-{at}" d="{data}" fill="none"/>'
            f'<text {attributes}{spacing}><textPath href="#plate-name-{at}" startOffset="50%">'
            f"{escape(line.text)}</textPath></text>"
        )

    def _days(self, days: Sequence[LegDays]) -> str:
        if not days:
            return ""
        look = self.look
        texts = "".join(
            f'<text x="{x:.1f}" y="{y:.1f}" fill="{look.hue(one.leg.style.hue)}">{escape(one.leg.dates)}</text>'
            for one in days
            for x, y in [one.foot]
        )
        cleared = "".join(
            f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.right - box.left:.1f}" '
            f'height="{box.bottom - box.top:.1f}" rx="3" fill="{look.casing}"/>'
            for box in (one.box for one in days)
        )
        return (cleared if look.hatch else "") + (
            f'<g font-family="{SANS}" font-style="italic"{look.weight} font-size="{LEAST_TYPE:g}" text-anchor="middle" '
            f'stroke="{look.casing}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">{texts}</g>'
        )

    def _leaders(self, labels: Sequence[PlacedLabel]) -> str:
        data = "".join(_leader_data(*label.leader) for label in labels if label.leader)
        if not data:
            return ""
        return (
            f'<path d="{data}" stroke="{self.look.casing}" stroke-width="3"/>'
            f'<path d="{data}" stroke="{self.look.ink}" stroke-width="1"/>'
        )

    def _labels(self, labels: Sequence[PlacedLabel]) -> str:
        texts = "".join(self._line(x, y, line, label) for label in labels for x, y, line in label.baselines)
        cleared = "".join(self._cleared(x, y, line, label) for label in labels for x, y, line in label.baselines)
        return (f'<g fill="{self.look.casing}">{cleared}</g>' if self.look.hatch else "") + (
            f'<g fill="{self.look.ink}" stroke="{self.look.casing}" stroke-width="3" stroke-linejoin="round" '
            f'paint-order="stroke">{texts}</g>'
        )

    def _cleared(self, x: float, y: float, line: Line, label: PlacedLabel) -> str:
        """Return the white that keeps hatching off a line of a label."""
        start = _start(x, line, label)
        width, height = line.width_px + 4, line.size_px * 1.2
        top = y - line.size_px * 0.95
        return f'<rect x="{start - 2:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" rx="3"/>'

    def _line(self, x: float, y: float, line: Line, label: PlacedLabel) -> str:
        if line.css_class == "rule":
            return self._rule(x, y, line, label)
        anchor = "" if label.align == "start" else f' text-anchor="{label.align}"'
        face = (
            f'font-family="{SERIF}" font-weight="700"'
            if line.css_class == "name"
            else f'font-family="{SANS}"{self.look.weight} fill="{self.look.muted}"'
        )
        tail = (
            f'<tspan font-family="{SANS}"{self.look.weight or _LIGHT} font-size="{line.tail_px:g}" '
            f'fill="{self.look.muted}">'
            f"\u00a0{escape(line.tail)}</tspan>"
            if line.tail
            else ""
        )
        return (
            f'<text class="{line.css_class}" x="{x:.1f}" y="{y:.1f}" font-size="{line.size_px:g}" {face}{anchor}>'
            f"{escape(line.text)}{tail}</text>"
        )

    def _rule(self, x: float, y: float, line: Line, label: PlacedLabel) -> str:
        """Return a line to write on, and what stands on it already."""
        start = _start(x, line, label)
        look = f'font-family="{SANS}"{self.look.weight} font-size="{ON_RULE:g}"'
        text = f" {look}>{escape(line.text)}</text>" if line.text else ""
        return (
            f'<path d="M{start:.1f} {y:.1f}h{line.width_px:g}" stroke-width="4"/>'
            f'<path class="rule" d="M{start:.1f} {y:.1f}h{line.width_px:g}" stroke="{self.look.ink}" stroke-width="1"/>'
        ) + (f'<text x="{start + 1:.1f}" y="{y - 2.5:.1f}"{text}' if text else "")

    def _marker(self, marker: Marker) -> str:
        stop, radius = marker.stop, marker.radius_px
        hollow = stop.style.is_hollow or not stop.is_certain
        hue = self.look.hue(stop.style.hue)
        number = ""
        if stop.number is not None:
            fill, size = hue if hollow else self.look.casing, max(LEAST_TYPE, radius * _NUMBER)
            number = (
                f'<text y="{size * 0.35:.1f}" font-size="{size:.1f}" font-family="{SANS}" font-weight="700" '
                f'text-anchor="middle" fill="{fill}">{stop.number}</text>'
            )
        dash = "" if stop.is_certain else UNSURE
        sign = symbol(stop.style, radius, is_hollow=hollow, hue=hue, casing=self.look.casing, dash=dash)
        return (
            f'<g id="stop-{escape(stop.id)}" aria-label="{escape(stop.spoken)}" '
            f'transform="translate({marker.x:g} {marker.y:g})">{sign}{number}</g>'
        )

    def _venues(self) -> str:
        style = self.scene.stops[0].style if self.scene.stops else None
        if style is None:
            return ""
        drawn = []
        for venue in self.scene.venues:
            x, y = self.window.to_px(venue.point)
            hue = self.look.hue(style.hue)
            sign = symbol(style, PLAIN_RADIUS, is_hollow=True, hue=hue, casing=self.look.casing)
            drawn.append(f'<g aria-label="{escape(venue.name)}" transform="translate({x:.1f} {y:.1f})">{sign}</g>')
        return "".join(drawn)

    def _frame(self, lines: Sequence[tuple[str, float, Numbers]]) -> str:
        """Return the frame, with the degrees at the ends of meridians and parallels."""
        width, height, look = self.window.width_px, self.window.height_px, self.look
        edges = {
            "meridian": [((0.0, 0.0), (width, 0.0)), ((0.0, height), (width, height))],
            "parallel": [((0.0, 0.0), (0.0, height)), ((width, 0.0), (width, height))],
        }
        texts = []
        for kind, degree, points in lines:
            for side, edge in enumerate(edges[kind]):
                spot = shapely.intersection(shapely.LineString(points), shapely.LineString(edge))
                if isinstance(spot, shapely.Point) and not spot.is_empty:
                    texts.append(self._degree(kind, degree, side, spot.x, spot.y))
        frame = f'<rect width="{width:g}" height="{height:g}" fill="none" stroke="{look.frame}" stroke-width="1.4"/>'
        face = f'font-family="{SANS}"{look.weight} font-size="{LEAST_TYPE:g}"'
        return f'{frame}<g {face} fill="{look.muted}">{"".join(texts)}</g>'

    def _degree(self, kind: str, degree: float, side: int, x: float, y: float) -> str:
        text = f"{abs(degree):g}°"
        width, height = self.window.width_px, self.window.height_px
        if kind == "meridian":
            if not 14 < x < width - 14:
                return ""
            foot = -4.0 if side == 0 else height + 10.6
            return f'<text x="{x:.1f}" y="{foot:.1f}" text-anchor="middle">{text}</text>'
        if not 14 < y < height - 14:
            return ""
        at = -4.0 if side == 0 else width + 4.0
        turn = -90 if side == 0 else 90
        return f'<text transform="translate({at:.1f} {y:.1f})rotate({turn})" text-anchor="middle">{text}</text>'


def _leader_data(x: float, y: float, u: float, v: float) -> str:
    """Return a leader line that ends just before its label."""
    short = max(0.0, 1 - 2.5 / max(hypot(u - x, v - y), 1e-6))
    return f"M{x:.1f} {y:.1f}L{x + (u - x) * short:.1f} {y + (v - y) * short:.1f}"


def _start(x: float, line: Line, label: PlacedLabel) -> float:
    """Return where a line of a label begins."""
    return {"start": x, "end": x - line.width_px, "middle": x - line.width_px / 2}[label.align]


def _layer(key: str, label: str, inner: str) -> str:
    """Return a group that Inkscape shows as a layer; nothing for one that is empty."""
    if not inner:
        return ""
    return f'<g id="layer-{key}" inkscape:groupmode="layer" inkscape:label="{label}">{inner}</g>'


def _line_data(points: Numbers) -> str:
    """Return a line as path data to a tenth of a unit."""
    spots = np.rint(points * 10).astype(int).tolist()
    steps = [f"{(x - u) / 10:g} {(y - v) / 10:g}" for (u, v), (x, y) in pairwise(spots)]
    return f"M{spots[0][0] / 10:g} {spots[0][1] / 10:g}l" + " ".join(steps)


def _unscaled(data: str) -> str:
    """Return the first ring of path data in tenths as one in units."""
    start, steps = data[1 : data.index("z")].split("l")
    x, y = (float(value) / FINENESS for value in start.split())
    numbers = [float(value) / FINENESS for value in steps.replace("-", " -").split()]
    pairs = " ".join(f"{u:g} {v:g}" for u, v in zip(numbers[::2], numbers[1::2], strict=True))
    return f"M{x:g} {y:g}l{pairs}z"
