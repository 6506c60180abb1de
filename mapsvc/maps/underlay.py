"""What lies under a scene: the part of the base map that its picture needs, and the names on it.

A picture gets the window that its box may show, thinned to what its pixels can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from gazetteer.place import LonLat
from mapsvc.maps.basemap import Basemap, Line, Polygon
from mapsvc.maps.ground import Ground, ground_of
from mapsvc.maps.layout import GroundName
from mapsvc.maps.projection import WORLD_PX, Frame, Plane
from mapsvc.maps.scene import Scene
from mapsvc.maps.wording import in_language
from routes.geodesy import BBox

__all__ = ["capitals", "ground_names", "ground_under", "names_under"]

_OVERVIEW_ZOOM = 6.3
"""Up to this zoom a pixel is coarser than the overview's lines."""
_RIVER_ZOOM = 8.5
"""Past this zoom the rivers' lines, at 1:50m, are no longer true."""
_TOLERANCE_PX = 0.65
_FAR = 4
"""How many times coarser what lies far from the frame is drawn."""
_LEAST_ISLAND_PX2 = 5.0
_LEAST_LAKE_PX2 = 14.0
_KINDS = {"state": "state", "sea": "water", "lake": "river", "river": "river", "city": "town"}


@lru_cache(maxsize=64)
def ground_under(frame: Frame) -> Ground:
    """Return the ground of a frame and of what a wider or higher box shows beside it.

    What most boxes show is drawn finely; what only very wide or high ones show, coarsely. A page has the same ground in
    each language: some are kept, of 10 kB each.
    """
    zoom = frame.projection.zoom
    window, near = _window(frame, 1.9, 1.6), _window(frame, 1.05, 1.2)
    base = Basemap.load("overview" if zoom <= _OVERVIEW_ZOOM else "detail").within(window)
    thin = _Thinning(near, 360 / (WORLD_PX * 2**zoom))
    rivers = () if zoom > _RIVER_ZOOM else [line for river in base.rivers for line in river.lines]
    return ground_of(
        land=thin.rings(base.land, _LEAST_ISLAND_PX2),
        lakes=thin.rings(base.lakes, _LEAST_LAKE_PX2),
        rivers=thin.lines(rivers),
        borders=thin.lines(base.borders),
        bbox=window,
        zoom=zoom + 1,
    )


@cache
def ground_names(lang: str, year: int | None = None) -> tuple[GroundName, ...]:
    """Return the names of the base map in a language; states and seas in capitals.

    Args:
        lang: The language.
        year: Of what the map tells: names that are younger are left out. None: names of 1932-33.
    """
    names = []
    for label in Basemap.load().labels:
        if year is not None and label.since > year:
            continue
        text = in_language(label.name, lang)
        if label.kind in ("state", "sea"):
            text = capitals(text, lang)
        names.append(GroundName(text, _KINDS[label.kind], label.at, label.rank, label.angle_deg, label.width_deg))
    return tuple(names)


def names_under(scene: Scene) -> tuple[GroundName, ...]:
    """Return the names under a scene: none that is younger than it, nor any that a place of its own bears."""
    own = {stop.name for stop in scene.stops} | {spot.name for spot in scene.spots}
    own |= {capitals(name, scene.lang) for name in own}
    return tuple(name for name in ground_names(scene.lang, scene.year) if name.text not in own)


def capitals(text: str, lang: str) -> str:
    """Return a name in capitals by the rules of its language.

    Examples:
        >>> capitals("Sovyetler Birliği", "tr")
        'SOVYETLER BİRLİĞİ'
    """
    if lang == "tr":
        text = text.translate({ord("i"): "İ", ord("ı"): "I"})
    return text.upper()  # after the two letters that Turkish has of its own, the rule is everyone's


def _window(frame: Frame, widest: float, highest: float) -> BBox:
    """Return what boxes around the frame show: up to so many times as wide as it is high, and as high as wide."""
    width = max(frame.width_px, widest * frame.height_px)
    height = max(frame.height_px, highest * frame.width_px)
    left, top = (frame.width_px - width) / 2, (frame.height_px - height) / 2
    west, north = frame.to_lonlat(Plane(left, top))
    east, south = frame.to_lonlat(Plane(left + width, top + height))
    return BBox(west, south, east, north)


@dataclass(frozen=True, slots=True)
class _Thinning:
    """Leaves out what a picture's pixels cannot tell: more of it far from the frame."""

    near: BBox
    deg_per_px: float

    def rings(self, areas: Iterable[Polygon], least_px2: float) -> Iterator[list[LonLat]]:
        """Return the rings of areas without those that hold fewer pixels than asked for."""
        # A pixel is about half as many degrees high as wide where the journeys are.
        least_deg2 = least_px2 * self.deg_per_px**2 * 0.6
        for area in areas:
            for ring in area:
                far = 1 if self._is_near(ring).any() else _FAR
                if shapely.Polygon(ring).area >= least_deg2 * far * far:
                    yield self._thinned(ring)

    def lines(self, lines: Iterable[Line]) -> Iterator[list[LonLat]]:
        """Return lines, thinned."""
        return (self._thinned(line) for line in lines)

    def _is_near(self, line: Line) -> NDArray[np.bool_]:
        west, south, east, north = self.near
        lon, lat = line.T
        is_near: NDArray[np.bool_] = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        return is_near

    def _thinned(self, line: Line) -> list[LonLat]:
        """Thin each stretch that lies near, and each that does not; where they meet, the points stay."""
        is_near = self._is_near(line)
        turns = [0, *(np.flatnonzero(is_near[1:] != is_near[:-1]) + 1).tolist(), len(line)]
        points: list[LonLat] = []
        for start, end in pairwise(turns):
            stretch = line[start : end + 1]
            if len(stretch) < 2:  # the line's last point, which ended the stretch before
                continue
            tolerance_px = _TOLERANCE_PX * (1 if is_near[start] else _FAR)
            thin = shapely.simplify(
                shapely.LineString(stretch), tolerance_px * self.deg_per_px, preserve_topology=False
            )
            points += [LonLat(lon, lat) for lon, lat in shapely.get_coordinates(thin).tolist()]
        return points
