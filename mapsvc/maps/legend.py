"""What the legend of a scene says: only what is on the map, in the order of the eye.

`legend_entries` is for every renderer; `legend_html` is the list that stands on the page's map.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from mapsvc.maps.labels import text_width_px
from mapsvc.maps.scene import Scene
from mapsvc.maps.style import OUTLINES, JourneyStyle, Role, Shape, Stroke, strokes
from mapsvc.maps.wording import word
from routes.itinerary import PathBasis, TravelMode

__all__ = [
    "FADED",
    "LegendEntry",
    "has_borders",
    "legend_entries",
    "legend_html",
    "legend_size_px",
    "sample",
    "stroke_attributes",
    "symbol",
]

FADED = ' opacity=".55"'
"""For legs of a group apart, and for legs whose way is not known."""
_CITY_DEG = 0.5
_MOST_NAMES = 2
_LINE = 'd="M1 7H35"'


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sample and its meaning."""

    text: str
    style: JourneyStyle
    mode: TravelMode | None = None
    """A line of this mode; None where there is only a symbol."""
    has_symbol: bool = False
    is_faded: bool = False
    is_hollow: bool = False
    is_sure: bool = True
    """False for the thin line of a leg whose mode is inferred, and for a stop that is not certain."""
    sample: str = ""
    """Letters that are explained, instead of a drawing."""


def legend_entries(scene: Scene) -> tuple[LegendEntry, ...]:
    """Return the entries of a scene's legend; several journeys are told apart, one is told by its modes."""
    styles = _styles(scene)
    if len(styles) > 1:
        modes = {style: next((leg.mode for leg in scene.legs if leg.style == style), None) for style in styles}
        return tuple(
            LegendEntry(_journey_name(scene, style), style, modes[style], has_symbol=True, is_hollow=style.is_hollow)
            for style in styles
        )
    return tuple(entry for style in styles for entry in _journey_entries(scene, style))


def _journey_entries(scene: Scene, style: JourneyStyle) -> Iterator[LegendEntry]:
    legs = [leg for leg in scene.legs if leg.style == style]
    for mode in TravelMode:
        if any(leg.mode is mode and not leg.is_side for leg in legs):
            yield LegendEntry(word(mode.value, scene.lang), style, mode)
    told = {points for leg in legs if not leg.is_inferred for points in (leg.points, leg.points[::-1])}
    inferred = next((leg for leg in legs if leg.is_inferred and not leg.is_side and leg.points not in told), None)
    if inferred is not None:
        yield LegendEntry(word("inferred_way", scene.lang), style, inferred.mode, is_sure=False)
    side = next((leg for leg in legs if leg.is_side), None)
    if side is not None:
        yield LegendEntry(word("side_stop", scene.lang), style, side.mode, is_faded=True, is_sure=not side.is_inferred)
    known = (leg for leg in legs if leg.mode.told and not leg.is_side)
    straight = next((leg for leg in known if leg.path_basis is PathBasis.STRAIGHT), None)
    if straight is not None:
        yield LegendEntry(word("straight", scene.lang), style, straight.mode, is_faded=True)
    if style.is_hollow:
        yield LegendEntry(word("programme_stop", scene.lang), style, has_symbol=True, is_hollow=True)
    elif any(not stop.is_certain for stop in scene.stops if stop.number is not None):
        yield LegendEntry(word("unsure_stop", scene.lang), style, has_symbol=True, is_hollow=True, is_sure=False)
    if any(stop.dates.startswith("[") for stop in scene.stops):
        yield LegendEntry(word("inferred_date", scene.lang), style, sample="[1]")
    if scene.venues:
        yield LegendEntry(word("venue", scene.lang), style, has_symbol=True, is_hollow=True)


def _styles(scene: Scene) -> list[JourneyStyle]:
    """Return the looks of journeys on the map, a programme's after its journey's."""
    found = {stop.style for stop in scene.stops} | {leg.style for leg in scene.legs}
    return sorted(found, key=lambda style: (style.key, style.is_hollow))


def _journey_name(scene: Scene, style: JourneyStyle) -> str:
    other = word("programme", scene.lang) if style.is_hollow else ""
    names = list(dict.fromkeys(stop.journey for stop in scene.stops if stop.style == style))
    # More journeys than looks share them.
    return ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "") if names else other


def legend_html(scene: Scene, corner: str = "bottom-left") -> str:
    """Return the legend as a list with a small drawing before each text; `corner` says where it stands."""
    items = "".join(f"<li>{sample(entry)}<span>{escape(entry.text)}</span></li>" for entry in legend_entries(scene))
    if has_borders(scene):
        colour = scene.palette.border
        look = f'class="borders" fill="none" stroke="{colour}" stroke-width="1.4" stroke-dasharray="7 2 1.5 2"'
        items += (
            f'<li data-layer="then">{_drawing(f"<path {look} {_LINE}/>")}<span>{word("border", scene.lang)}</span></li>'
        )
    return f'<ul class="map-legend at-{corner}">{items}</ul>' if items else ""


def legend_size_px(scene: Scene) -> tuple[float, float]:
    """Return the width and height that the list takes on the page, for what must keep clear of it."""
    entries = legend_entries(scene)
    texts = [entry.text for entry in entries] + [word("border", scene.lang)] * has_borders(scene)
    longest = max((text_width_px(text, "sans", 12.5) for text in texts), default=0)
    return (12 + 12 + 36 + 8 + 12 + min(longest, 250), 12 + 16 + 21 * len(texts)) if texts else (0, 0)


def has_borders(scene: Scene) -> bool:
    """Return whether borders are drawn on a map: not within a city, nor where nothing else is explained."""
    return scene.bounds.east - scene.bounds.west > _CITY_DEG and bool(scene.stops or scene.legs)


def sample(entry: LegendEntry) -> str:
    """Return the small drawing of an entry: a piece of line, a symbol, or both."""
    inner = ""
    if entry.sample:
        inner = f'<text x="18" y="11" font-size="12" text-anchor="middle" fill="currentColor">{entry.sample}</text>'
    if entry.mode is not None:
        passes = "".join(
            f"<path {_LINE}{stroke_attributes(stroke, entry.style)}/>"
            for stroke in strokes(entry.style, entry.mode, is_sure=entry.is_sure)
            if stroke.role is not Role.CASING
        )
        inner = f'<g fill="none"{FADED if entry.is_faded else ""}>{passes}</g>'
    if entry.has_symbol:
        radius = 4.5 if entry.is_hollow else 5.5
        inner += f'<g transform="translate(18 7)">{symbol(entry.style, radius, is_hollow=entry.is_hollow)}</g>'
    return _drawing(inner)


def _drawing(inner: str) -> str:
    return f'<svg class="sample" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true">{inner}</svg>'


def stroke_attributes(stroke: Stroke, style: JourneyStyle, hue: str = "", casing: str = "") -> str:
    """Return a pass of the pen as presentation attributes; the class lets a style sheet bring in the night.

    Args:
        stroke: The pass.
        style: The journey's look.
        hue: Another colour than the journey's: black, for a printer that has nothing else.
        casing: Another colour of the edge that keeps lines off the ground.
    """
    casing = casing or style.palette.casing
    colour, css = {
        Role.CASING: (casing, "casing"),
        Role.HUE: (hue or style.hue, f"hue-{style.key}"),
        Role.GROUND: (casing, "casing"),
    }[stroke.role]
    dash = f' stroke-dasharray="{" ".join(f"{length:g}" for length in stroke.dash_px)}"' if stroke.dash_px else ""
    cap = ' stroke-linecap="round"' if stroke.is_round or stroke.role is Role.CASING else ""
    return f' class="{css}" stroke="{colour}" stroke-width="{stroke.width_px:g}"{dash}{cap}'


def symbol(
    style: JourneyStyle, radius_px: float, *, is_hollow: bool = False, hue: str = "", casing: str = "", dash: str = ""
) -> str:
    """Return a stop's or venue's symbol around the origin; hollow for what is planned, unsure or a venue.

    Args:
        style: The journey's look.
        radius_px: Half of its size.
        is_hollow: Whether its edge alone has the journey's colour.
        hue: Another colour than the journey's.
        casing: Another colour of the edge that keeps symbols off the ground.
        dash: Lengths of the dashes of a hollow symbol's edge; none: a whole line.
    """
    hue, casing = hue or style.hue, casing or style.palette.casing
    fill = f'class="fill-{style.key}" fill="{hue}" stroke="{casing}" stroke-width="1.5"'
    if is_hollow:
        fill = f'class="hollow-{style.key}" fill="{casing}" stroke="{hue}" stroke-width="2"'
        fill += f' stroke-dasharray="{dash}"' if dash else ""
    r = radius_px
    if style.shape is Shape.DISC:
        return f'<circle r="{r:g}" {fill}/>'
    if style.shape is Shape.SQUARE:
        side = r * 0.92
        return f'<rect x="{-side:g}" y="{-side:g}" width="{2 * side:g}" height="{2 * side:g}" rx="1.5" {fill}/>'
    corners = " ".join(f"{r * x:g} {r * y:g}" for x, y in OUTLINES[style.shape])
    return f'<path d="M{corners}z" {fill}/>'
