"""What lies under a scene: the part of the base map that its picture needs, and the names on it.

A picture gets the window that its box may show, thinned to what its pixels can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import shapely

from gazetteer.place import LonLat
from mapsvc.maps.basemap import Basemap, Line, Polygon
from mapsvc.maps.ground import Ground, ground_of
from mapsvc.maps.layout import GroundName
from mapsvc.maps.projection import WORLD_PX, Frame, Plane
from mapsvc.maps.wording import in_language
from routes.geodesy import BBox

__all__ = ["capitals", "ground_names", "ground_under"]

_OVERVIEW_ZOOM = 6.3
"""Up to this zoom a pixel is coarser than the overview's lines."""
_RIVER_ZOOM = 8.5
"""Past this zoom the rivers' lines, at 1:50m, are no longer true."""
_TOLERANCE_PX = 0.6
_LEAST_ISLAND_PX2 = 5.0
_LEAST_LAKE_PX2 = 14.0
_KINDS = {"state": "state", "sea": "water", "lake": "river", "river": "river", "city": "town"}


def ground_under(frame: Frame) -> Ground:
    """Return the ground of a frame and of what a wider or higher box shows beside it."""
    window = _window(frame)
    zoom = frame.projection.zoom
    base = Basemap.load("overview" if zoom <= _OVERVIEW_ZOOM else "detail").within(window)
    deg_per_px = 360 / (WORLD_PX * 2**zoom)
    return ground_of(
        land=_rings(base.land, deg_per_px, _LEAST_ISLAND_PX2),
        lakes=_rings(base.lakes, deg_per_px, _LEAST_LAKE_PX2),
        rivers=()
        if zoom > _RIVER_ZOOM
        else _thinned((line for river in base.rivers for line in river.lines), deg_per_px),
        borders=_thinned(base.borders, deg_per_px),
        bbox=window,
        zoom=zoom + 1,
    )


@cache
def ground_names(lang: str) -> tuple[GroundName, ...]:
    """Return the names of the base map in a language; states and seas in capitals."""
    names = []
    for label in Basemap.load().labels:
        text = in_language(label.name, lang)
        if label.kind in ("state", "sea"):
            text = capitals(text, lang)
        names.append(GroundName(text, _KINDS[label.kind], label.at, label.rank, label.angle_deg, label.width_deg))
    return tuple(names)


def capitals(text: str, lang: str) -> str:
    """Return a name in capitals by the rules of its language.

    Examples:
        >>> capitals("Sovyetler Birliği", "tr")
        'SOVYETLER BİRLİĞİ'
    """
    if lang == "tr":
        text = text.translate({ord("i"): "İ", ord("ı"): "I"})
    return text.upper()  # after the two letters that Turkish has of its own, the rule is everyone's


def _window(frame: Frame) -> BBox:
    """Return what the widest and the highest box that shows the frame may show."""
    width = max(frame.width_px, 1.9 * frame.height_px)
    height = max(frame.height_px * 1.1, 1.7 * frame.width_px)
    left, top = (frame.width_px - width) / 2, (frame.height_px - height) / 2
    west, north = frame.to_lonlat(Plane(left, top))
    east, south = frame.to_lonlat(Plane(left + width, top + height))
    return BBox(west, south, east, north)


def _rings(areas: Iterable[Polygon], deg_per_px: float, least_px2: float) -> Iterator[list[LonLat]]:
    """Return the rings of areas, thinned; those that hold fewer pixels than asked for are left out."""
    # A pixel is about half as many degrees high as wide where the journeys are.
    least_deg2 = least_px2 * deg_per_px * deg_per_px * 0.6
    return _thinned((ring for area in areas for ring in area if shapely.Polygon(ring).area >= least_deg2), deg_per_px)


def _thinned(lines: Iterable[Line], deg_per_px: float) -> Iterator[list[LonLat]]:
    for line in lines:
        thin = shapely.simplify(shapely.LineString(line), _TOLERANCE_PX * deg_per_px, preserve_topology=False)
        yield [LonLat(lon, lat) for lon, lat in shapely.get_coordinates(thin).tolist()]
