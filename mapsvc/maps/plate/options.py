"""How a plate is printed: with which ink, with what left out, at which scale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["INKSCAPE", "UNIT_MM", "Blank", "Ink", "PlateOptions"]

INKSCAPE = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
"""What the root of an SVG needs that holds a plate's layers."""
UNIT_MM = 0.25
"""Length of a unit on A4."""


class Ink(StrEnum):
    """What the printer has."""

    COLOUR = "colour"
    MONO = "mono"
    """Black alone, for copiers: hatching, dash and symbol instead of colour."""


class Blank(StrEnum):
    """What a map for pupils leaves out; the numbers always stay."""

    NAMES = "names"
    DATES = "dates"
    ROUTE = "route"


@dataclass(frozen=True, slots=True)
class PlateOptions:
    """How a plate is printed."""

    ink: Ink = Ink.COLOUR
    blank: frozenset[Blank] = frozenset()
    """What is left out for pupils to fill in."""
    is_solved: bool = False
    """Laid out as if left out, and printed all the same: the answers."""
    scale_denominator: int | None = None
    """A true scale, one to so much; else the largest round one."""
    has_key: bool = True
    """With key, scale, degrees and frame; a small picture beside words has none."""
    unit_mm: float = UNIT_MM
    """Length of a unit: larger for larger papers, and all type with it."""

    @property
    def shows_route(self) -> bool:
        """Whether the legs are drawn."""
        return Blank.ROUTE not in self.blank or self.is_solved

    @property
    def shows_dates(self) -> bool:
        """Whether stops have their dates beside them."""
        return Blank.DATES not in self.blank or self.is_solved
