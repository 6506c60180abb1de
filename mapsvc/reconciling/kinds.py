"""The types of our places as clients know them: the class of a place, and what kind of it."""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer.place import Place, PlaceType

__all__ = ["described", "type_of", "types", "types_of"]


def type_of(key: str) -> dict[str, str]:
    """Return a type as clients get it."""
    return {"id": key, "name": key.replace("-", " ")}


def types_of(place: Place) -> list[dict[str, str]]:
    """Return the types of a place: its class and, where it is known, what kind of it."""
    return [type_of(key) for key in dict.fromkeys((place.type.value, place.subtype)) if key]


def types(places: Iterable[Place]) -> list[dict[str, str]]:
    """Return all types that places have: the classes first, then the kinds in alphabetical order."""
    classes = [kind.value for kind in PlaceType]
    kinds = sorted({place.subtype for place in places if place.subtype} - set(classes))
    return [type_of(key) for key in (*classes, *kinds)]


def described(place: Place, parent: Place | None) -> str:
    """Return in a few words what a place is, to tell namesakes apart: "city in Ukrayna SSC; today Kharkiv"."""
    kind = (place.subtype or place.type.value).replace("-", " ")
    inside = f" in {parent.name('en')}" if parent is not None else ""
    modern = place.modern_name("en")
    return f"{kind}{inside}" + (f"; today {modern}" if modern else "")
