"""What a client offers while somebody types: places, types and properties that begin so."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Any

from gazetteer import Gazetteer
from gazetteer.turkish import search_key
from mapsvc.reconciling.kinds import described, types, types_of
from mapsvc.reconciling.properties import PROPERTIES

__all__ = ["Suggestions"]

_MOST = 10


class Suggestions:
    """The beginnings of all names; put in order when first asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take in the places."""
        self._gazetteer = gazetteer

    @cached_property
    def _keys(self) -> list[tuple[str, str]]:
        pairs = {(search_key(one.toponym), place.id) for place in self._gazetteer.places for one in place.toponyms}
        return sorted(pairs)

    def places(self, prefix: str, cursor: int = 0) -> list[dict[str, Any]]:
        """Return places that have a name which begins so, ten at a time; letters count as in a search."""
        key = search_key(prefix)
        if not key:
            return []
        found: dict[str, None] = {}
        at = bisect_left(self._keys, (key, ""))
        while at < len(self._keys) and self._keys[at][0].startswith(key) and len(found) < cursor + _MOST:
            found[self._keys[at][1]] = None
            at += 1
        return [self._suggested(place_id) for place_id in list(found)[cursor:]]

    def _suggested(self, place_id: str) -> dict[str, Any]:
        place = self._gazetteer.place(place_id)
        parent = self._gazetteer.place(place.parent) if place.parent is not None else None
        return {
            "id": place.id,
            "name": place.name(),
            "description": described(place, parent),
            "notable": types_of(place),
        }

    def types(self, prefix: str) -> list[dict[str, str]]:
        """Return types whose name begins so."""
        return [one for one in types(self._gazetteer.places) if _begins(one["name"], prefix)][:_MOST]

    @staticmethod
    def properties(prefix: str) -> list[dict[str, str]]:
        """Return properties whose id or label begins so."""
        every = [{"id": key, "name": label} for key, (label, _value) in PROPERTIES.items()]
        return [one for one in every if _begins(one["name"], prefix) or _begins(one["id"], prefix)][:_MOST]


def _begins(text: str, prefix: str) -> bool:
    return any(search_key(word).startswith(search_key(prefix)) for word in (text, *text.split()))
