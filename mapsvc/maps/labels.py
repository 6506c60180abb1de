"""Places labels so that none lies on another: the widths of letters, the spots beside a symbol, the choice.

Works in pixels of a picture and knows neither what is labelled nor how it is drawn. A label that finds no
free spot beside its symbol goes farther away with a leader line, then loses its last lines, then is left
out: `place_labels` says which.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians, sin
from typing import NamedTuple

__all__ = ["Box", "Line", "PlacedLabel", "Symbol", "place_labels", "text_width_px"]


class Box(NamedTuple):
    """An upright rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Say whether the two share ground; touching edges do not count."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def within(self, other: Box) -> bool:
        """Say whether this one lies wholly inside another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a label."""

    text: str
    face: str
    """serif, serif-bold or sans."""
    size_px: float
    css_class: str
    spacing_em: float = 0.0

    @property
    def width_px(self) -> float:
        """Width as set."""
        return text_width_px(self.text, self.face, self.size_px, self.spacing_em)


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a label belongs to."""

    id: str
    box: Box
    lines: tuple[Line, ...]
    """First the name; what follows may be left out, the last first."""
    priority: int
    """The smallest is placed first."""
    is_required: bool = True
    """Look farther away before the label is shortened or left out."""


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label with its spot."""

    id: str
    lines: tuple[Line, ...]
    box: Box
    align: str
    """start, middle or end: which side of the box the text keeps to."""
    leader: tuple[float, float, float, float] | None
    """From the symbol to the label, where the label stands away from it."""

    @property
    def baselines(self) -> tuple[tuple[float, float, Line], ...]:
        """Each line with the x that its alignment is measured from and the y of its baseline."""
        at = {"start": self.box.left, "end": self.box.right, "middle": (self.box.left + self.box.right) / 2}[self.align]
        placed, top = [], self.box.top
        for line in self.lines:
            placed.append((at, top + line.size_px * _ASCENT, line))
            top += line.size_px * _LEADING
        return tuple(placed)


_LEADING = 1.18
_ASCENT = 0.92
_SAFETY = 1.03
"""Room for a fallback font that runs a little wider."""
_GAP_PX = 4.0
_RINGS_PX = (0.0, 14.0, 28.0, 44.0)
"""How far a label may stand from its symbol; from the second on with a leader line."""
# Where a label stands, in degrees clockwise from east, with what the eye pays for it: right before left,
# beside before above, as in Imhof 1975, Positioning names on maps.
_SPOTS = ((0, 0), (180, 1), (-35, 2), (35, 2), (-145, 3), (145, 3), (90, 4), (-90, 4))
_POINT_COST = 1.4
"""What the eye pays for each point of a route under a label."""
_RING_COST = 6.0


@cache
def _advances() -> dict[str, dict[str, int]]:
    text = (files("mapsvc.maps") / "data" / "advances.json").read_text("utf-8")
    table: dict[str, dict[str, int]] = json.loads(text)
    return table


def text_width_px(text: str, face: str, size_px: float, spacing_em: float = 0.0) -> float:
    """Return how wide a text runs in one of our faces; letters outside the face count as wide ones."""
    widths = _advances()[face]
    return sum(widths.get(letter, 700) for letter in text) * size_px / 1000 + len(text) * spacing_em * size_px


def place_labels(
    symbols: Sequence[Symbol], frame: Box, obstacles: Iterable[Box] = (), route: Sequence[tuple[float, float]] = ()
) -> tuple[PlacedLabel, ...]:
    """Return labels that overlap neither one another, nor a symbol, nor an obstacle, and stay in the frame.

    Args:
        symbols: What is to be labelled; labels are placed by priority, then in this order.
        frame: Where labels may stand.
        obstacles: Where they may not.
        route: Points along lines that labels should rather not cover; a cost, no ban.
    """
    taken = [*(symbol.box for symbol in symbols), *obstacles]
    placed: list[PlacedLabel] = []
    for symbol in sorted(symbols, key=lambda one: one.priority):
        label = _best(symbol, frame, taken, route)
        if label is not None:
            taken.append(label.box)
            placed.append(label)
    return tuple(placed)


def _best(symbol: Symbol, frame: Box, taken: Sequence[Box], route: Sequence[tuple[float, float]]) -> PlacedLabel | None:
    """Return the cheapest free spot; whole before shortened, near before far."""
    rings = _RINGS_PX if symbol.is_required else _RINGS_PX[:1]
    for count in range(len(symbol.lines), 0, -1):
        lines = symbol.lines[:count]
        found: tuple[float, PlacedLabel] | None = None
        for ring, distance in enumerate(rings):
            for cost, label in _candidates(symbol, lines, distance):
                if not label.box.within(frame) or any(label.box.overlaps(box) for box in taken):
                    continue
                total = cost + ring * _RING_COST + _POINT_COST * min(5, sum(label.box.holds(x, y) for x, y in route))
                if found is None or total < found[0]:
                    found = (total, label)
        if found is not None:
            return found[1]
    return None


def _candidates(symbol: Symbol, lines: tuple[Line, ...], distance_px: float) -> Iterator[tuple[float, PlacedLabel]]:
    width = max(line.width_px for line in lines) * _SAFETY
    height = sum(line.size_px * _LEADING for line in lines)
    box = symbol.box
    centre_x, centre_y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    half_x, half_y = (box.right - box.left) / 2, (box.bottom - box.top) / 2
    for angle, cost in _SPOTS:
        toward_x, toward_y = cos(radians(angle)), sin(radians(angle))
        edge_x = centre_x + toward_x * (half_x + _GAP_PX + distance_px)
        edge_y = centre_y + toward_y * (half_y + _GAP_PX + distance_px)
        align = "middle" if abs(toward_x) < 0.1 else "start" if toward_x > 0 else "end"
        left = {"start": edge_x, "end": edge_x - width, "middle": edge_x - width / 2}[align]
        top = edge_y - height / 2 + toward_y * height / 2
        leader = None
        if distance_px:
            leader = (centre_x + toward_x * half_x, centre_y + toward_y * half_y, edge_x, edge_y)
        yield cost, PlacedLabel(symbol.id, lines, Box(left, top, left + width, top + height), align, leader)
