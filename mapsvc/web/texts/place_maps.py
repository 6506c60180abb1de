"""The map of one place: a city with its venues, any other among its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer.place import LonLat, Place, PlaceType
from mapsvc.maps import Scene, Spot, place_scene
from mapsvc.service import Atlas
from mapsvc.web.addresses import page_url
from mapsvc.web.texts.named import Named, is_fine, is_vague, named_ids

__all__ = ["scene_of_name", "scene_of_place"]

_SPAN_DEG = {PlaceType.COUNTRY: 16.0, PlaceType.REGION: 9.0, PlaceType.WATER: 6.0}
_WIDEST_DEG = 48.0
_VENUE_DEG = 0.12
_MOST_NEIGHBOURS = 60


def scene_of_place(atlas: Atlas, place: Place, lang: str) -> tuple[Scene | None, bool]:
    """Return what the map of a place shows, and whether it is so close that coasts are too coarse for it."""
    if place.footprint is None:
        return None, False
    point = _drawn_at(place.id, place.footprint.point)
    if point is None:
        return None, False
    told = named_ids()
    inside = [one for one in atlas.gazetteer.children(place.id) if one.id in told and not is_vague(one.type)]
    near = [one for one, _km in atlas.gazetteer.nearest(point, limit=60, max_distance_km=400) if one.id != place.id]
    reach_deg = _reach_deg(place, inside)
    is_close = reach_deg < 1
    neighbours = inside if is_close and inside else [one for one in near if is_close or not is_fine(one.type)]
    around = tuple(_spot(one, page_url("one_place.place_page", place_id=one.id), lang)
                   for one in neighbours[:_MOST_NEIGHBOURS] if one.footprint is not None)  # fmt: skip
    return place_scene(replace(_spot(place, "#place", lang), point=point), around, reach_deg, lang), is_close


def scene_of_name(atlas: Atlas, named: Named, lang: str) -> Scene | None:
    """Return what the map of a place that only texts name shows: it among places of the gazetteer."""
    if named.point is None or _drawn_at(named.id, named.point) is None:
        return None
    spot = Spot(named.id, named.point, named.name, 1, "#place", named.name, is_vague(named.type), is_fine(named.type))
    near = atlas.gazetteer.nearest(named.point, limit=60, max_distance_km=400)
    around = tuple(_spot(one, page_url("one_place.place_page", place_id=one.id), lang)
                   for one, _km in near if not is_fine(one.type) and one.footprint is not None)  # fmt: skip
    return place_scene(spot, around, _SPAN_DEG.get(PlaceType(named.type), 8.0), lang)


def _drawn_at(place_id: str, point: LonLat) -> LonLat | None:
    """Return where the base map shows a place; None where it does not reach so far."""
    from mapsvc.maps.basemap import drawn_at  # noqa: PLC0415  what draws is loaded with the first drawing

    return drawn_at(place_id, point)


def _reach_deg(place: Place, inside: Sequence[Place]) -> float:
    """Return how many degrees of longitude the map shows: a city with its venues, else what surrounds a place."""
    assert place.footprint is not None  # noqa: S101  the caller has looked
    least = 3 * place.footprint.precision_m / 111_000
    if is_fine(place.type):
        return max(_VENUE_DEG, least)
    offsets = sorted(abs(one.footprint.point.lon - place.footprint.point.lon) for one in inside if one.footprint)
    if place.type is PlaceType.SETTLEMENT and len(offsets) > 1:
        return max(_VENUE_DEG, 2.6 * offsets[len(offsets) * 9 // 10 - 1])
    return min(max(_SPAN_DEG.get(place.type, 8.0), least), _WIDEST_DEG)


def _spot(place: Place, href: str, lang: str) -> Spot:
    assert place.footprint is not None  # noqa: S101  the caller has looked
    name = place.name(lang)
    return Spot(place.id, place.footprint.point, name, 1, href, name)
