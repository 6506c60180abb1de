"""Coordinate reference systems that features are given in, and boxes are asked in (OGC API - Features, Part 2).

All features are kept as lon/lat, WGS 84 (CRS84). EPSG:4326 is the same with latitude first, as its definition has it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from mapsvc.features.feature import BBox

if TYPE_CHECKING:
    from pyproj import Transformer

__all__ = ["CRS84", "SUPPORTED", "box_from", "geometry_in"]

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
SUPPORTED = (CRS84, f"{_EPSG}4326", f"{_EPSG}3857", f"{_EPSG}3035")
"""Stored one first; then WGS 84 lat/lon, Web Mercator in metres, Lambert azimuthal equal-area of Europe in metres."""
_DECIMALS = {"3857": 2, "3035": 2}


@cache
def _transformer(crs: str) -> Transformer:
    from pyproj import Transformer  # noqa: PLC0415  11 MB, for those who ask for another system than CRS84

    return Transformer.from_crs("OGC:CRS84", f"EPSG:{crs.removeprefix(_EPSG)}")


def geometry_in(crs: str, geometry: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return a GeoJSON geometry in one of the systems, with its order of axes."""
    if geometry is None or crs == CRS84:
        return geometry
    transform, decimals = _transformer(crs).transform, _DECIMALS.get(crs.removeprefix(_EPSG), 7)

    def position(lon: float, lat: float) -> list[float]:
        first, second = transform(lon, lat)
        return [round(first, decimals), round(second, decimals)]

    return {"type": geometry["type"], "coordinates": _each(geometry["coordinates"], position)}


def _each(coordinates: Any, position: Callable[[float, float], list[float]]) -> Any:
    if coordinates and isinstance(coordinates[0], list):
        return [_each(part, position) for part in coordinates]
    return position(coordinates[0], coordinates[1])


def box_from(crs: str, first: float, second: float, third: float, fourth: float) -> BBox:
    """Return the box that two corners in a system span, in degrees; its edges are followed in between.

    Raises:
        ValueError: A corner cannot be where the system is used.
    """
    if crs == CRS84:
        return BBox(first, second, third, fourth)
    bounds = _transformer(crs).transform_bounds(first, second, third, fourth, direction="INVERSE")
    if not all(abs(edge) <= 180 for edge in bounds):
        raise ValueError("outside the system")
    return BBox(*bounds)
