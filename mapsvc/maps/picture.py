"""The picture of a scene: an inline SVG in Web Mercator, whole without a script and without a style sheet.

Holds presentation attributes and classes, no style attributes; a style sheet may bring in the night. The
labels stand in it three times, for a small, a medium and a large box, and `map.css` shows the one that
fits; without it the large one shows. The map's script takes the group `ground` over as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from math import log2

import shapely

from gazetteer.place import LonLat
from mapsvc.maps.ground import Ground
from mapsvc.maps.labels import Box, PlacedLabel
from mapsvc.maps.lanes import PLANNED, side_of
from mapsvc.maps.layout import SIZES, GroundName, Layout, Size, lay_out, spot_radius_px
from mapsvc.maps.legend import FADED, legend_html, legend_size_px, stroke_attributes, symbol
from mapsvc.maps.palette import Palette
from mapsvc.maps.projection import Frame, Plane, WebMercator, ground_m_per_px
from mapsvc.maps.scene import Scene, SceneLeg, SceneStop
from mapsvc.maps.style import Role, strokes
from mapsvc.maps.underlay import ground_under, names_under
from mapsvc.maps.wording import word
from routes.itinerary import PathBasis

__all__ = ["frame_of", "picture"]

_MARGIN_X_PX, _MARGIN_Y_PX = 64.0, 44.0
_SERIF = "'Mapsvc Serif',Georgia,serif"
_SANS = "'Mapsvc Sans',Arial,sans-serif"


def frame_of(scene: Scene) -> Frame:
    """Return the window of the picture at its large size: the scene's bounds with a margin for labels."""
    large = SIZES[-1]
    fitted = Frame.fit(scene.bounds, large.width_px - 2 * _MARGIN_X_PX, large.height_px - 2 * _MARGIN_Y_PX)
    north_west = fitted.projection.to_plane(LonLat(scene.bounds.west, scene.bounds.north))
    south_east = fitted.projection.to_plane(LonLat(scene.bounds.east, scene.bounds.south))
    origin = Plane(north_west.x - _MARGIN_X_PX, north_west.y - _MARGIN_Y_PX)
    width, height = south_east.x + _MARGIN_X_PX - origin.x, south_east.y + _MARGIN_Y_PX - origin.y
    return Frame(fitted.projection, origin, round(width), round(height))


def picture(scene: Scene, ground: Ground | None = None, names: Sequence[GroundName] | None = None) -> str:
    """Return a scene as inline SVG, followed by its legend as a list.

    Args:
        scene: What the map shows.
        ground: Another ground than the shipped base map.
        names: Other names on it than the shipped ones.
    """
    frame = frame_of(scene)
    ground = ground_under(frame) if ground is None else ground
    names = names_under(scene) if names is None else names
    width, height = frame.width_px, frame.height_px
    corner, legend = _legend_corner(scene, frame)
    parts = [
        f'<svg class="map-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'preserveAspectRatio="xMidYMid meet" role="group" aria-labelledby="map-title map-desc" '
        f'lang="{escape(scene.lang)}" overflow="visible" '
        f'data-frame="{frame.projection.zoom:.6f} {frame.origin.x:.2f} {frame.origin.y:.2f}">',
        f'<title id="map-title">{escape(scene.title)}</title><desc id="map-desc">{escape(scene.description)}</desc>',
        f'<rect class="sea" x="{-3 * width:g}" y="{-3 * height:g}" width="{7 * width:g}" height="{7 * height:g}" '
        f'fill="{scene.palette.sea}"/>',
        _ground(ground, frame, scene.palette),
        _legs(scene, frame),
        *(_at_size(scene, frame, size, names, corner, legend) for size in SIZES),
        "</svg>",
        legend_html(scene, corner),
    ]
    return "".join(parts)


def _ground(ground: Ground, frame: Frame, colours: Palette) -> str:
    """Return the base map; one path a layer, on the ground's own grid, moved and scaled into the frame."""
    scale = 2 ** (frame.projection.zoom - ground.zoom)
    move_x, move_y = ground.origin.x * scale - frame.origin.x, ground.origin.y * scale - frame.origin.y
    layers = (
        ("land", ground.land, f'fill="{colours.land}" stroke="{colours.coast}" stroke-width=".8" fill-rule="evenodd"'),
        ("rivers", ground.rivers, f'fill="none" stroke="{colours.river}" stroke-width=".9"'),
        ("lakes", ground.lakes, f'fill="{colours.sea}" stroke="{colours.coast}" stroke-width=".6" fill-rule="evenodd"'),
        ("graticule", ground.graticule, f'fill="none" stroke="{colours.graticule}" stroke-width=".5" opacity=".4"'),
        ("borders", ground.borders, f'fill="none" stroke="{colours.border}" stroke-width="1.1" '
         'stroke-dasharray="7 2 1.5 2"'),
    )  # fmt: skip
    paths = "".join(
        f'<path class="{name}" {look} vector-effect="non-scaling-stroke" d="{data}"/>'
        for name, data, look in layers
        if data
    )
    size, box = ground.size, ground.bbox
    return (
        f'<g class="ground" transform="translate({move_x:.2f} {move_y:.2f})scale({scale:.6f})" '
        f'data-size="{size.x:.1f} {size.y:.1f}" data-bbox="{box.west:g} {box.south:g} {box.east:g} {box.north:g}">'
        f"{paths}</g>"
    )


def _legs(scene: Scene, frame: Frame) -> str:
    """Return all legs, each whole upon the one before: where two share a line, the later one shows unmixed."""
    if not scene.legs:
        return ""
    shapes, passes = [], []
    for at, leg in enumerate(scene.legs):
        shapes.append(
            f'<path id="leg-{at}" data-leg="{escape(leg.id)}" vector-effect="non-scaling-stroke" '
            f'd="{_leg_data(leg, frame)}"/>'
        )
        for stroke in strokes(leg.style, leg.mode, is_sure=not leg.is_inferred):
            passes.append(
                f'<use href="#leg-{at}"{stroke_attributes(stroke, leg.style)}{_faded(leg, stroke.role)}{_aside(leg)}/>'
            )
    return f'<defs>{"".join(shapes)}</defs><g class="legs" fill="none">{"".join(passes)}</g>'


def _faded(leg: SceneLeg, role: Role) -> str:
    if role is Role.CASING or not (leg.is_side or leg.path_basis is PathBasis.STRAIGHT):
        return ""
    return FADED


def _aside(leg: SceneLeg) -> str:
    """Return the shift in pixels that keeps two itineraries on one line apart; `live.css` has the same."""
    if not leg.lane:
        return ""
    if leg.lane == PLANNED:
        return ' transform="translate(5 0)"'
    side = side_of(leg.lane)
    return f' transform="translate({2.2 * side:g} {1.6 * side:g})"'


def _leg_data(leg: SceneLeg, frame: Frame) -> str:
    """Return a leg's path data to a tenth of a pixel, without the points that lie within a third of its line."""
    line = shapely.simplify(shapely.LineString([frame.to_px(point) for point in leg.points]), 0.35)
    spots = [(round(x * 10), round(y * 10)) for x, y in shapely.get_coordinates(line).tolist()]
    steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(spots)]
    (x, y) = spots[0]
    return f"M{x / 10:g} {y / 10:g}l" + " ".join(f"{step_x / 10:g} {step_y / 10:g}" for step_x, step_y in steps)


def _at_size(scene: Scene, frame: Frame, size: Size, names: Sequence[GroundName], corner: str, legend: Box) -> str:
    """Return the symbols and labels of one size, in that size's pixels, scaled into the frame."""
    window = _window(frame, size)
    shrink = 2 ** (window.projection.zoom - frame.projection.zoom)
    bar, bar_box = _scale_bar(scene, window, on_left=corner == "bottom-right" and size is not SIZES[0])
    reserved = [bar_box] if size is SIZES[0] else [bar_box, _in_window(legend, window)]
    layout = lay_out(scene, window, size, names, reserved)
    move_x, move_y = window.origin.x / shrink - frame.origin.x, window.origin.y / shrink - frame.origin.y
    hidden = "" if size is SIZES[-1] else ' display="none"'
    inner = (
        _names(layout, scene.palette),
        bar,
        _spots(scene, window, size),
        _leaders(layout, scene.palette),
        _labels(layout, scene),
        _venues(scene, window, size),
        _markers(layout),
    )
    return (
        f'<g class="at-size at-{size.key}"{hidden} '
        f'transform="translate({move_x:.1f} {move_y:.1f})scale({1 / shrink:.4f})">{"".join(inner)}</g>'
    )


def _window(frame: Frame, size: Size) -> Frame:
    """Return what a box of a size surely shows: the frame, and what lies beside a frame that is narrow."""
    shrink = min(size.width_px / frame.width_px, size.height_px / frame.height_px)
    zoom = frame.projection.zoom + log2(shrink)
    height = frame.height_px * shrink
    width = max(frame.width_px * shrink, height * size.sure_share)
    middle_x = (frame.origin.x + frame.width_px / 2) * shrink
    return Frame(WebMercator(zoom), Plane(middle_x - width / 2, frame.origin.y * shrink), width, height)


def _legend_corner(scene: Scene, frame: Frame) -> tuple[str, Box]:
    """Return the corner where the legend hides least of the route, and the box that it takes there."""
    width, height = legend_size_px(scene)
    window = _window(frame, SIZES[-1])
    spots = [window.to_px(point) for leg in scene.legs for point in leg.points]
    marked = [stop.point for stop in scene.stops] + [venue.point for venue in scene.venues]
    symbols = [window.to_px(point) for point in marked]
    right, foot = window.width_px, window.height_px
    corners = {
        "bottom-left": Box(0, foot - height, width, foot),
        "bottom-right": Box(right - width, foot - height, right, foot),
        "top-left": Box(0, 0, width, height),
        "top-right": Box(right - width, 0, right, height),
    }

    def hidden(name: str) -> int:
        near, nearer = _grown(corners[name], 60), _grown(corners[name], 18)
        return sum(near.holds(*spot) for spot in spots) + 30 * sum(nearer.holds(*spot) for spot in symbols)

    best = min(corners, key=hidden)
    return best, corners[best]


def _grown(box: Box, room_px: float) -> Box:
    """Return the box with room for the labels of what lies beside it."""
    return Box(box.left - room_px, box.top - room_px / 2, box.right + room_px, box.bottom + room_px / 2)


def _in_window(legend: Box, window: Frame) -> Box:
    """Return the legend's box in a smaller window: it keeps its size and its corner."""
    width, height = legend.right - legend.left, legend.bottom - legend.top
    left = window.width_px - width if legend.left else 0
    top = window.height_px - height if legend.top else 0
    return Box(left, top, left + width, top + height)


def _names(layout: Layout, colours: Palette) -> str:
    kinds: dict[str, str] = {}
    for name, label in layout.names:
        line = label.lines[0]
        x = (label.box.left + label.box.right) / 2
        y = (label.box.top + label.box.bottom) / 2 + line.size_px * 0.34
        spacing = f' letter-spacing="{line.spacing_em:g}em"' if line.spacing_em else ""
        turn = f' transform="rotate({-name.angle_deg:g} {x:.0f} {y:.0f})"' if name.angle_deg else ""
        text = f'<text x="{x:.0f}" y="{y:.0f}" font-size="{line.size_px:.1f}"{spacing}{turn}>{escape(name.text)}</text>'
        kinds[name.kind] = kinds.get(name.kind, "") + text
    look = {
        "water": f'font-family="{_SERIF}" font-style="italic" fill="{colours.water_name}"',
        "river": f'font-family="{_SERIF}" font-style="italic" fill="{colours.water_name}"',
        "state": f'font-family="{_SANS}" fill="{colours.state_name}"',
        "region": f'font-family="{_SANS}" fill="{colours.state_name}"',
        "town": f'font-family="{_SANS}" fill="{colours.town}"',
    }
    return "".join(
        f'<g class="{kind}" {look[kind]} text-anchor="middle" aria-hidden="true">{texts}</g>'
        for kind, texts in sorted(kinds.items())
    )


def _leaders(layout: Layout, colours: Palette) -> str:
    lines = "".join(
        '<path d="M{:.0f} {:.0f}L{:.0f} {:.0f}"/>'.format(*label.leader) for label in layout.labels if label.leader
    )
    return f'<g class="leaders" stroke="{colours.ink}" stroke-width=".8" opacity=".7">{lines}</g>' if lines else ""


def _labels(layout: Layout, scene: Scene) -> str:
    hrefs = {stop.id: stop.href for stop in scene.stops} | {venue.place: venue.href for venue in scene.venues}
    hrefs |= {spot.id: spot.href for spot in scene.spots}
    colours = scene.palette
    texts = "".join(_label(label, hrefs.get(label.id, ""), colours.muted) for label in layout.labels)
    return (
        f'<g class="labels" aria-hidden="true" stroke="{colours.casing}" stroke-width="3.5" stroke-linejoin="round" '
        f'paint-order="stroke" fill="{colours.ink}" font-family="{_SERIF}" font-weight="700">{texts}</g>'
    )


def _label(label: PlacedLabel, href: str, muted: str) -> str:
    look = {
        "name": "",
        "date": f' font-family="{_SANS}" font-weight="400" fill="{muted}"',
        "venue": f' font-family="{_SANS}" font-weight="400"',
    }
    anchor = "" if label.align == "start" else f' text-anchor="{label.align}"'
    texts = "".join(
        f'<text class="{line.css_class}" x="{x:.0f}" y="{y:.1f}" font-size="{line.size_px:g}"'
        f"{look[line.css_class]}{anchor}>{escape(line.text)}</text>"
        for x, y, line in label.baselines
    )
    return f'<a href="{escape(href)}" tabindex="-1">{texts}</a>'


def _markers(layout: Layout) -> str:
    marks = "".join(_marker(marker.stop, marker.x, marker.y, marker.radius_px) for marker in layout.markers)
    return f'<g font-family="{_SANS}" font-weight="700" text-anchor="middle">{marks}</g>'


def _marker(stop: SceneStop, x: float, y: float, radius_px: float) -> str:
    radius = radius_px * (0.86 if stop.is_side else 1)
    number, hollow = "", stop.style.is_hollow or not stop.is_certain
    if stop.number is not None:
        fill = stop.style.hue if hollow else stop.style.palette.on_journey
        kind = f"ink-{stop.style.key}" if hollow else "on"
        number = (
            f'<text class="{kind}" y="{radius * 0.37:.1f}" font-size="{radius * 1.08:.1f}" '
            f'fill="{fill}">{stop.number}</text>'
        )
    return (
        f'<a class="stop" href="{escape(stop.href)}" aria-label="{escape(stop.spoken)}" data-stop="{escape(stop.id)}">'
        f'<g transform="translate({x:g} {y:g})">'
        f"{symbol(stop.style, radius, is_hollow=hollow)}{number}</g></a>"
    )


def _venues(scene: Scene, window: Frame, size: Size) -> str:
    style = scene.stops[0].style if scene.stops else None
    if style is None:
        return ""
    drawn = []
    for venue in scene.venues:
        x, y = window.to_px(venue.point)
        drawn.append(
            f'<a class="venue" href="{escape(venue.href)}" aria-label="{escape(venue.name)}" '
            f'data-venue="{escape(venue.place)}"><g transform="translate({x:.1f} {y:.1f})">'
            f"{symbol(style, size.radius_px * 0.5, is_hollow=True)}</g></a>"
        )
    return "".join(drawn)


def _spots(scene: Scene, window: Frame, size: Size) -> str:
    drawn = []
    for spot in scene.spots:
        x, y = window.to_px(spot.point)
        look = 'class="spot is-vague" fill-opacity="0"' if spot.is_vague else 'class="spot" fill-opacity=".45"'
        drawn.append(
            f'<a href="{escape(spot.href)}" aria-label="{escape(spot.spoken)}" data-spot="{escape(spot.id)}">'
            f'<circle {look} cx="{x:.1f}" cy="{y:.1f}" r="{spot_radius_px(spot, size):.1f}"/></a>'
        )
    if not drawn:
        return ""
    return f'<g class="spots" fill="{scene.palette.named}" stroke="{scene.palette.named}">{"".join(drawn)}</g>'


def _scale_bar(scene: Scene, window: Frame, *, on_left: bool) -> tuple[str, Box]:
    """Return a bar of a round length, true at the middle of the window, and the box it takes."""
    middle = window.to_lonlat(Plane(window.width_px / 2, window.height_px / 2))
    m_per_px = ground_m_per_px(window, middle)
    limit_m = 110 * m_per_px
    length_m = max(step * 10**power for power in range(1, 7) for step in (1, 2, 5) if step * 10**power <= limit_m)
    length_px = length_m / m_per_px
    amount, unit = (length_m / 1000, "km") if length_m >= 1000 else (length_m, "m")
    right, bottom = 14 + length_px if on_left else window.width_px - 14, window.height_px - 14
    left = right - length_px
    muted = scene.palette.muted
    bar = (
        f'<g class="scale" aria-hidden="true"><path d="M{left:.1f} {bottom - 4:g}v4H{right:.1f}v-4" fill="none" '
        f'stroke="{muted}"/><text x="{(left + right) / 2:.1f}" y="{bottom - 5:g}" text-anchor="middle" '
        f'font-family="{_SANS}" font-size="11" fill="{muted}">{amount:g} {word(unit, scene.lang)}</text></g>'
    )
    return bar, Box(left - 6, bottom - 20, right + 6, bottom + 4)
