"""What a plate is printed with: its colours and widths, in colour or in black alone.

Lengths are in units of the plate; a unit is a quarter of a millimetre on A4 and more on larger paper, so that
no line of the black plate is thinner than 0.25 mm and no letter of any plate smaller than 7 points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mapsvc.maps.palette import LIGHT, Palette
from mapsvc.maps.plate.options import Ink
from mapsvc.maps.style import JourneyStyle, Role, Stroke, strokes
from routes.itinerary import TravelMode

__all__ = ["LEAST_TYPE", "SANS", "SERIF", "UNSURE", "Look", "border_pen", "look_of", "pens"]

LEAST_TYPE = 9.9
"""7 points in units of 0.25 mm."""
UNSURE = "4 2"
"""Dashes of the edge of a stop that is not certain: a whole edge is a planned stop's or a venue's."""
SERIF = "'PT Serif','Mapsvc Serif',Georgia,'Times New Roman',serif"
SANS = "'PT Sans','Mapsvc Sans','Segoe UI',Arial,sans-serif"


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by what they are for, and widths."""

    sea: str
    hatch: str
    """Colour of the lines that tell the sea; empty where its colour does."""
    land: str
    coast: str
    coast_width: float
    river: str
    river_width: float
    border: str
    border_width: float
    graticule: str
    graticule_width: float
    graticule_dash: str
    frame: str
    ink: str
    muted: str
    water_name: str
    state_name: str
    town: str
    casing: str
    panel: str
    deepest_river: int
    """Rank of the least rivers that are drawn."""
    small_face: str
    """Of all small type: what is thin does not come through a copier."""
    small_water_face: str

    @property
    def weight(self) -> str:
        """The weight of small type, as an attribute."""
        return ' font-weight="700"' if self.small_face == "sans-bold" else ""

    def hue(self, colour: str) -> str:
        """Return a journey's colour as this ink prints it."""
        return "#000000" if self.hatch else colour


_MONO = Look(
    sea="#ffffff", hatch="#000000", land="#ffffff", coast="#000000", coast_width=1.4, river="#555555",
    river_width=1.0, border="#000000", border_width=1.2, graticule="#777777", graticule_width=1.0,
    graticule_dash="1 5", frame="#000000", ink="#000000", muted="#000000", water_name="#000000",
    state_name="#000000", town="#000000", casing="#ffffff", panel="#ffffff", deepest_river=1,
    small_face="sans-bold", small_water_face="serif-bold",
)  # fmt: skip


def look_of(ink: Ink, colours: Palette = LIGHT) -> Look:
    """Return the look of a plate in the colours of a house; black alone is the same for all."""
    if ink is Ink.MONO:
        return _MONO
    return Look(
        sea=colours.sea, hatch="", land=colours.land, coast=colours.coast, coast_width=0.8, river=colours.river,
        river_width=0.9, border=colours.border, border_width=1.2, graticule=colours.graticule, graticule_width=0.5,
        graticule_dash="", frame=colours.muted, ink=colours.ink, muted=colours.muted, water_name=colours.water_name,
        state_name=colours.state_name, town=colours.town, casing=colours.casing, panel=colours.raised, deepest_river=9,
        small_face="sans", small_water_face="serif",
    )  # fmt: skip


def border_pen(look: Look, times: float = 1.0) -> str:
    """Return how borders are drawn, as attributes; in units, or finer by a factor."""
    dash = " ".join(f"{length * times:g}" for length in (7, 2.5, 1.5, 2.5))
    return f'stroke="{look.border}" stroke-width="{look.border_width * times:g}" stroke-dasharray="{dash}"'


_BROKEN = (4.0, 2.6)


def pens(
    style: JourneyStyle, mode: TravelMode, ink: Ink, *, is_faded: bool = False, is_sure: bool = True
) -> tuple[tuple[Stroke, bool], ...]:
    """Return the passes of the pen for a leg, each with whether it is drawn faintly.

    A copier knows no faint lines: in black, what is faint in colour is thin and broken.
    """
    is_broken = is_faded and ink is Ink.MONO
    passes = []
    for stroke in strokes(style, mode, is_sure=is_sure and not is_broken):
        is_line = stroke.role is Role.HUE and not stroke.dash_px
        drawn = replace(stroke, dash_px=_BROKEN) if is_broken and is_line else stroke
        passes.append((drawn, is_faded and not is_broken and stroke.role is not Role.CASING))
    return tuple(passes)
