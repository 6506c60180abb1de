"""Small maps of journeys for a list: the same window for all, so that they can be compared; no names, no legend."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import shapely

from mapsvc.maps.atlas import Atlas
from mapsvc.maps.legend import symbol
from mapsvc.maps.projection import Frame
from mapsvc.maps.scene import SceneLeg, journey_scene, overview_scene
from mapsvc.maps.underlay import ground_under
from routes.itinerary import Journey

__all__ = ["miniatures"]

_WIDTH_PX, _HEIGHT_PX, _MARGIN_PX = 168.0, 126.0, 9.0
_TOLERANCE_PX = 0.6
_RADIUS_PX = 4.2


def miniatures(atlas: Atlas, lang: str) -> tuple[str, Mapping[str, str]]:
    """Return the ground that all small maps share, to stand once in the page, and the map of each journey by its id.

    A journey is a plain line in its colour with its symbol where it begins and ends; else at its stops.
    """
    frame = Frame.fit(overview_scene(atlas, lang).bounds, _WIDTH_PX, _HEIGHT_PX, _MARGIN_PX)
    ground = ground_under(frame)
    scale = 2 ** (frame.projection.zoom - ground.zoom)
    move_x, move_y = ground.origin.x * scale - frame.origin.x, ground.origin.y * scale - frame.origin.y
    shared = (
        f'<svg class="sr" aria-hidden="true" focusable="false"><symbol id="mini" '
        f'viewBox="0 0 {_WIDTH_PX:g} {_HEIGHT_PX:g}"><rect class="sea" width="100%" height="100%"/>'
        f'<g transform="translate({move_x:.2f} {move_y:.2f})scale({scale:.6f})">'
        f'<path class="land" stroke-width=".7" vector-effect="non-scaling-stroke" fill-rule="evenodd" '
        f'd="{ground.land}"/></g></symbol></svg>'
    )
    return shared, {journey.id: _small(atlas, journey, lang, frame) for journey in atlas.journeys}


def _small(atlas: Atlas, journey: Journey, lang: str, frame: Frame) -> str:
    scene = journey_scene(atlas, journey.id, journey.itineraries[0].id, lang)
    stops = [stop for stop in scene.stops if not stop.is_side] or list(scene.stops)
    legs = [leg for leg in scene.legs if not leg.is_side]
    style = stops[0].style
    lines = "".join(_line(leg, frame) for leg in legs)
    ends = dict.fromkeys(frame.to_px(stop.point) for stop in ((stops[0], stops[-1]) if legs else stops))
    marks = "".join(f'<g transform="translate({x:.1f} {y:.1f})">{symbol(style, _RADIUS_PX)}</g>' for x, y in ends)
    return (
        f'<svg class="mini" viewBox="0 0 {_WIDTH_PX:g} {_HEIGHT_PX:g}" aria-hidden="true" focusable="false">'
        f'<use href="#mini"/><path class="hue-{style.key}" fill="none" stroke="{style.hue}" stroke-width="2.2" '
        f'stroke-linejoin="round" d="{lines}"/>{marks}</svg>'
    )


def _line(leg: SceneLeg, frame: Frame) -> str:
    line = shapely.simplify(shapely.LineString([frame.to_px(point) for point in leg.points]), _TOLERANCE_PX)
    spots = [(round(x * 10), round(y * 10)) for x, y in shapely.get_coordinates(line).tolist()]
    steps = " ".join(f"{(b[0] - a[0]) / 10:g} {(b[1] - a[1]) / 10:g}" for a, b in pairwise(spots))
    return f"M{spots[0][0] / 10:g} {spots[0][1] / 10:g}l{steps}"
