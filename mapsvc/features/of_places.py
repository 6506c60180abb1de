"""The places of the gazetteer as features."""

from __future__ import annotations

from gazetteer.place import NameKind, Place
from mapsvc.features.collection import Collection, Property
from mapsvc.features.feature import BBox, Feature, point
from mapsvc.features.in_memory import InMemory, Sketch
from mapsvc.service import Atlas

__all__ = ["NAMES", "collection", "names"]

NAMES = {
    "name": Property("string", "period name of 1932-33, Turkish"),
    "name_en": Property("string", "period name, English"),
    "name_ru": Property("string", "period name, Russian"),
    "modern_name": Property("string", "today's name in English or else Turkish, where it differs"),
}
_PROPERTIES = {
    "id": Property("string", "permanent id"),
    "type": Property("string", "country, region, settlement, quarter, street, building or water"),
    "subtype": Property("string", "what kind of it: city, quay, factory ..."),
    **NAMES,
    "names": Property("string", "all names of the place in all languages, separated by ; "),
    "parent": Property("string", "id of the place it lay in"),
    "precision_m": Property("integer", "radius in metres within which the place surely lies"),
    "basis": Property("string", "how we know where it lies: geonames:<id>, or editors"),
    "links": Property("string", "the same place elsewhere (wd: Wikidata, gn: GeoNames), separated by ; "),
}


def collection(atlas: Atlas) -> Collection:
    """Return all places of an atlas, in the order of their ids."""
    rows = InMemory(lambda: sorted(atlas.gazetteer.places, key=lambda place: place.id), _sketch, _full)
    description = "Places that the texts name, as they were called in 1932-33. Points stand for areas."
    return Collection("places", "Places", description, "Point", _PROPERTIES, rows)


def names(place: Place) -> dict[str, str | None]:
    """Return a place's names as properties."""
    period = {one.lang: one.toponym for one in reversed(place.toponyms) if one.kind is NameKind.PERIOD}
    modern = place.modern_name("en") or place.modern_name("tr")
    return {"name": period.get("tr"), "name_en": period.get("en"), "name_ru": period.get("ru"), "modern_name": modern}


def _sketch(place: Place) -> Sketch:
    where = place.footprint
    box = None if where is None else BBox(where.point.lon, where.point.lat, where.point.lon, where.point.lat)
    return Sketch(place.id, box, None)


def _full(place: Place) -> Feature:
    where = place.footprint
    properties = {
        "id": place.id,
        "type": place.type.value,
        "subtype": place.subtype,
        **names(place),
        "names": "; ".join(dict.fromkeys(toponym.toponym for toponym in place.toponyms)),
        "parent": place.parent,
        "precision_m": where.precision_m if where is not None else None,
        "basis": where.basis if where is not None else None,
        "links": "; ".join(link.identifier for link in place.links) or None,
    }
    return Feature(place.id, point(where.point if where is not None else None), properties)
