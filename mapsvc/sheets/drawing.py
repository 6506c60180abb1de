"""The map of a sheet: the one map drawing of `mapsvc.maps`, asked for in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapsvc.maps import Scene, picture
from mapsvc.sheets.options import SheetOptions

__all__ = ["Drawn", "draw"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map, drawn."""

    svg: str
    width_mm: float
    height_mm: float
    alt: str
    """The route told in words."""
    scale: int | None
    """One to this; None where the drawing has none."""


def draw(
    scene: Scene,
    width_mm: float,
    height_mm: float,
    options: SheetOptions,
    blank: str = "",
    insets: Sequence[Scene] = (),
) -> Drawn:
    """Return the map of a scene in a box of a size."""
    del blank, insets
    whole = picture(scene)
    svg = whole[: whole.index("</svg>") + 6] if "<ul" not in whole else whole[: whole.index("<ul")]
    svg = svg.replace("'Mapsvc Serif'", "'PT Serif'").replace("'Mapsvc Sans'", "'PT Sans'")
    svg = svg.replace('overflow="visible"', f'width="{width_mm}mm" height="{height_mm}mm"')
    return Drawn(svg, width_mm, height_mm, scene.description, None)
