"""The page that a sheet stands on, in millimetres: paper, panel or poster, and what of it is free."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from mapsvc.sheets.options import PAPERS, POSTERS, Kind, SheetOptions

__all__ = ["Page", "Tiles", "page_of"]

_MARGIN_MM = 10.0
"""What school printers cannot print on."""
_BLEED_MM = 3.0
_MARKS_MM = 9.0
"""Room for crop marks beyond the bleed."""
_OVERLAP_MM = 8.0
"""By which the parts of a poster lie upon each other."""
_SPARED = 0.2
"""Of a sheet: so little is not worth a row of sheets."""
_A4_MM2 = 210.0 * 297.0
_LANDSCAPE = (Kind.TIMELINE,)


@dataclass(frozen=True, slots=True)
class Tiles:
    """How a poster is cut into sheets of paper."""

    columns: int
    rows: int
    width_mm: float
    """Of the paper."""
    height_mm: float
    margin_mm: float
    overlap_mm: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page; a panel's trimmed size, without bleed."""

    width_mm: float
    height_mm: float
    margin_mm: float
    unit: float
    """What sizes of type and gaps are multiplied with: 1 on A4."""
    bleed_mm: float = 0.0
    marks_mm: float = 0.0
    tiles: Tiles | None = None

    @property
    def inner_width_mm(self) -> float:
        """Between the margins."""
        return self.width_mm - 2 * self.margin_mm

    @property
    def inner_height_mm(self) -> float:
        """Between the margins."""
        return self.height_mm - 2 * self.margin_mm


def page_of(options: SheetOptions, *, is_wide: bool, is_tiled: bool = True) -> Page:
    """Return the page that options ask for.

    Args:
        options: What is wanted.
        is_wide: Whether what a map shows is wider than high: then it lies, unless the options say otherwise.
        is_tiled: Whether a poster is cut into parts; whole, it has the size of its paper.
    """
    if options.panel is not None:
        width, height = options.panel
        unit = _unit(width, height)
        return Page(width, height, _MARGIN_MM * unit, unit, _BLEED_MM, _MARKS_MM)
    width, height = (POSTERS if options.poster else PAPERS)[options.poster or options.paper]
    lies = is_wide if options.kind is Kind.MAP else options.kind in _LANDSCAPE
    if options.orientation:
        lies = options.orientation == "landscape"
    if lies:
        width, height = height, width
    unit = _unit(width, height)
    if options.poster and is_tiled:
        return _poster(width, height, unit)
    return Page(width, height, _MARGIN_MM * (unit if options.poster else 1), unit)


def _unit(width_mm: float, height_mm: float) -> float:
    """Return how much larger than on A4 type is set: with the root of the area, never below a legible size."""
    ratio = (width_mm * height_mm / _A4_MM2) ** 0.5
    return max(1.0, round(ratio**0.8, 3)) if ratio > 1.05 else 1.0


def _poster(width_mm: float, height_mm: float, unit: float) -> Page:
    """Return a poster, a little smaller than its paper where that saves a row of sheets with hardly anything on it.

    Its sheets have margins of their own, therefore only what is within its margins is cut into parts.
    """
    margin = _MARGIN_MM * unit
    tiles = _tiles(width_mm - 2 * margin, height_mm - 2 * margin)
    across, along = tiles.width_mm - 2 * _MARGIN_MM, tiles.height_mm - 2 * _MARGIN_MM
    widest = tiles.columns * (across - _OVERLAP_MM) + _OVERLAP_MM + 2 * margin
    highest = tiles.rows * (along - _OVERLAP_MM) + _OVERLAP_MM + 2 * margin
    return Page(min(width_mm, widest), min(height_mm, highest), margin, unit, tiles=tiles)


def _tiles(width_mm: float, height_mm: float) -> Tiles:
    """Return the grid of A4 sheets, upright or lying, that takes fewer of them."""
    grids = []
    for paper_width, paper_height in (PAPERS["a4"], PAPERS["a4"][::-1]):
        across, along = paper_width - 2 * _MARGIN_MM, paper_height - 2 * _MARGIN_MM
        columns = ceil((width_mm - _OVERLAP_MM) / (across - _OVERLAP_MM) - _SPARED)
        rows = ceil((height_mm - _OVERLAP_MM) / (along - _OVERLAP_MM) - _SPARED)
        grids.append(Tiles(columns, rows, paper_width, paper_height, _MARGIN_MM, _OVERLAP_MM))
    return min(grids, key=lambda grid: grid.columns * grid.rows)
