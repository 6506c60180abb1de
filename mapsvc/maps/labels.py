"""Labels and what they belong to, as values: boxes, lines of letters and their widths, symbols.

Works in pixels of a picture and knows neither what is labelled nor how it is drawn. Where a label goes is
chosen in `placing.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["BETWEEN_NAMES", "LEADING", "Box", "Line", "PlacedLabel", "Symbol", "text_width_px"]

BETWEEN_NAMES = " · "
"""Parts the names of a label that speaks for several places."""
LEADING = 1.18
"""From line to line, in type sizes."""
_ASCENT = 0.92


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
    """serif, serif-bold, sans, or on sheets sans-bold."""
    size_px: float
    css_class: str
    spacing_em: float = 0.0
    tail: str = ""
    """What follows on the same line in small type: dates."""
    tail_px: float = 0.0
    tail_face: str = "sans"
    room_px: float = 0.0
    """The width of a line to write on, whatever stands on it; else 0."""

    @property
    def width_px(self) -> float:
        """Width as set."""
        tail = text_width_px(" " + self.tail, self.tail_face, self.tail_px) if self.tail else 0.0
        return self.room_px or text_width_px(self.text, self.face, self.size_px, self.spacing_em) + tail


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
    """Look farther away before the label is left out."""
    is_whole: bool = False
    """All lines or none, with their tails or without: each tells of another place, or is to be written on."""

    @property
    def forms(self) -> tuple[tuple[Line, ...], ...]:
        """What the label may say, the best first: whole, with its names under one another, ever shorter."""
        if self.is_whole:
            to_write = [at for at, line in enumerate(self.lines, 1) if line.css_class == "rule"]
            bare = tuple(replace(line, tail="") for line in self.lines)
            return tuple(dict.fromkeys([self.lines, bare, self.lines[: to_write[-1]] if to_write else bare]))
        found = [self.lines]
        names = self.lines[0].text.split(BETWEEN_NAMES)
        if len(names) > 1:
            stacked = tuple(replace(self.lines[0], text=name) for name in names)
            found.append((*stacked, *self.lines[1:]))
            found.append(stacked)
        return tuple(dict.fromkeys([*found, *(self.lines[:count] for count in range(len(self.lines) - 1, 0, -1))]))


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
            top += line.size_px * LEADING
        return tuple(placed)


@cache
def _advances() -> dict[str, dict[str, int]]:
    text = (files("mapsvc.maps") / "data" / "advances.json").read_text("utf-8")
    table: dict[str, dict[str, int]] = json.loads(text)
    return table


def text_width_px(text: str, face: str, size_px: float, spacing_em: float = 0.0) -> float:
    """Return how wide a text runs in one of our faces; letters outside the face count as wide ones."""
    widths = _advances()[face]
    return sum(widths.get(letter, 700) for letter in text) * size_px / 1000 + len(text) * spacing_em * size_px
