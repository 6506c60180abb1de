"""The map of a sheet: the plate of `mapsvc.maps`, asked for in the words of the sheet's options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mapsvc.maps.plate import Blank, Ink, PlateOptions, draw_plate
from mapsvc.maps.plate.options import UNIT_MM
from mapsvc.maps.scene import Scene
from mapsvc.sheets.options import Kind, SheetOptions
from mapsvc.sheets.words import say

__all__ = ["Drawn", "draw"]

_BLANKS = {one.value: frozenset({one}) for one in Blank} | {"all": frozenset(Blank), "": frozenset[Blank]()}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map, drawn."""

    svg: str
    width_mm: float
    height_mm: float
    alt: str
    """The route told in words."""
    scale: int
    """One to this."""


def draw(
    scene: Scene, width_mm: float, height_mm: float, unit: float, options: SheetOptions, insets: Sequence[Scene] = ()
) -> Drawn:
    """Return the map of a scene in a box of a size.

    Worksheets leave out the names where nothing else was chosen; on answer sheets the same map stands with all filled
    in.

    Args:
        scene: What it shows.
        width_mm: Width of the box.
        height_mm: Height of the box.
        unit: How much larger than on A4 type is set.
        options: Ink, scale and what is left out.
        insets: Closer maps of cities, the most wanted first.

    Raises:
        ParameterError: The scene does not fit at the scale, or the box is too small.
    """
    is_school = options.kind in (Kind.WORKSHEET, Kind.ANSWERS)
    blank = options.blank or ("names" if is_school else "")
    wanted = PlateOptions(
        ink=Ink(options.ink),
        blank=_BLANKS[blank if is_school or options.kind is Kind.MAP else ""],
        is_solved=options.kind is Kind.ANSWERS,
        scale_denominator=options.scale,
        unit_mm=UNIT_MM * unit,
    )
    if options.kind is not Kind.ANSWERS and blank in ("names", "dates", "all"):
        scene = replace(scene, description=_without_answers(scene, blank))
    plate = draw_plate(scene, width_mm, height_mm, wanted, insets)
    return Drawn(plate.svg, width_mm, height_mm, scene.description, plate.scale_denominator)


def _without_answers(scene: Scene, blank: str) -> str:
    """Return what the map shows in words, but for what a pupil has to find."""
    if blank == "dates":
        stops = ", ".join(f"{stop.number} {stop.name}" for stop in scene.stops if stop.number is not None)
        return say("dates_alt", scene.lang, stops=stops)
    numbers = ", ".join(str(stop.number) for stop in scene.stops if stop.number is not None)
    return say("blank_alt", scene.lang, numbers=numbers)
