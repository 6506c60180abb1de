"""The part of a journey that a sheet shows: one itinerary or all together, the whole or a stretch from stop to stop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from gazetteer.place import Place, PlaceId
from mapsvc.errors import ParameterError
from mapsvc.maps.atlas import Path
from mapsvc.maps.scene import Scene, journey_scene, stop_scene
from mapsvc.maps.style import Looks
from mapsvc.maps.wording import in_language
from mapsvc.service import Atlas
from mapsvc.sheets.options import BOTH, SheetOptions
from routes.chronicle import MAIN_PARTY
from routes.geodesy import BBox
from routes.itinerary import Itinerary, Journey, Leg, Stop
from routes.journeys import itinerary

__all__ = ["Extract", "extract"]

_WORTH_AN_INSET = 3
"""Venues of a city from which on its own small map says more than the city's dot."""


@dataclass(frozen=True, slots=True)
class Extract:
    """Itineraries of a journey, cut to a stretch."""

    atlas: Atlas
    journey: Journey
    tellings: tuple[Itinerary, ...]
    """One, or all in the journey's order."""
    whole: tuple[Itinerary, ...]
    """The same, uncut."""
    lang: str

    @property
    def first(self) -> Itinerary:
        """The telling that is told in full."""
        return self.tellings[0]

    @property
    def is_both(self) -> bool:
        """Whether tellings stand side by side."""
        return len(self.tellings) > 1

    @property
    def is_whole(self) -> bool:
        """Whether nothing was cut off."""
        return self.tellings == self.whole

    @property
    def main_stops(self) -> tuple[Stop, ...]:
        """The main party's stops; all, where the stretch has none of them."""
        main = tuple(one for one in self.first.stops if one.party == MAIN_PARTY)
        return main if len(main) > 1 else self.first.stops

    def place(self, place_id: PlaceId) -> Place:
        """Return a place."""
        return self.atlas.place(place_id)

    def name(self, of: Stop) -> str:
        """Return what a stop's place was called."""
        return self.place(of.place).name(self.lang)

    def modern_name(self, of: Stop) -> str:
        """Return its name of today, where it has changed."""
        place = self.place(of.place)
        modern = place.modern_name(self.lang) or ("" if self.lang != "tr" else place.modern_name("en") or "")
        return modern if modern != self.name(of) else ""

    def length_km(self, leg: Leg) -> float | None:
        """Return how long a leg is; None where nobody knows."""
        telling = next(one for one in self.tellings if leg in one.legs)
        return self.atlas.path_of(leg, telling).length_km

    @property
    def _part(self) -> _Part:
        return _Part(self.atlas, (replace(self.journey, itineraries=self.tellings),))

    def scene(self) -> Scene:
        """Return the map of all that the extract holds."""
        part = self._part
        made = [journey_scene(part, self.journey.id, telling.id, self.lang) for telling in self.tellings]
        if self.is_both:
            titles = [in_language(telling.title, self.lang) for telling in self.tellings]
            made = [_titled(scene, title) for scene, title in zip(made, titles, strict=True)]
        boxes = [one.bounds for one in made]
        bounds = BBox(
            min(box.west for box in boxes),
            min(box.south for box in boxes),
            max(box.east for box in boxes),
            max(box.north for box in boxes),
        )
        return replace(
            made[0],
            id="-".join((self.journey.id, *(one.id for one in self.tellings))),
            description=" ".join(one.description for one in made),
            bounds=bounds,
            # The telling that is told in full lies on top.
            stops=tuple(one for scene in reversed(made) for one in scene.stops),
            legs=tuple(one for scene in reversed(made) for one in scene.legs),
        )

    def insets(self) -> tuple[Scene, ...]:
        """Return the closer maps of cities with many visits, those with most venues first."""
        scene_of = partial(stop_scene, self._part, self.journey.id, self.first.id, lang=self.lang)
        found: dict[PlaceId, Scene] = {}
        for one in self.first.stops:
            scene = scene_of(one.id)
            if len(scene.venues) >= _WORTH_AN_INSET and len(scene.venues) > _venues(found.get(one.place)):
                found[one.place] = scene
        return tuple(sorted(found.values(), key=lambda scene: -len(scene.venues)))


def _titled(scene: Scene, title: str) -> Scene:
    """Return a scene whose legend tells it from the other telling of its journey."""
    return replace(scene, stops=tuple(replace(stop, journey=title) for stop in scene.stops))


@dataclass(frozen=True, slots=True)
class _Part:
    """An atlas whose journeys are cut to a stretch."""

    whole: Atlas
    journeys: tuple[Journey, ...]

    @property
    def looks(self) -> Looks:
        return self.whole.looks

    def place(self, place_id: PlaceId) -> Place:
        return self.whole.place(place_id)

    def path_of(self, leg: Leg, itinerary: Itinerary) -> Path:
        return self.whole.path_of(leg, itinerary)


def extract(atlas: Atlas, journey_id: str, options: SheetOptions) -> Extract:
    """Return the part of a journey that options ask for.

    Raises:
        JourneyNotFoundError: There is no such journey.
        ParameterError: There is no such itinerary or stop, or the stretch does not run forwards.
    """
    journey = atlas.journey(journey_id)
    known = [one.id for one in journey.itineraries]
    if options.itinerary == BOTH and len(known) > 1:
        whole = journey.itineraries
    elif options.itinerary in ("", *known):
        whole = (itinerary(journey, options.itinerary or None),)
    else:
        choices = [*known, BOTH] if len(known) > 1 else known
        raise ParameterError("itinerary", options.itinerary, f"one of {', '.join(choices)}")
    tellings = tuple(_cut(one, whole, options) for one in whole)
    return Extract(atlas, journey, tellings, whole, options.lang)


def _cut(telling: Itinerary, whole: tuple[Itinerary, ...], options: SheetOptions) -> Itinerary:
    """Return the stretch of an itinerary between two stops; those of another telling stand for their places in it."""
    first, last = (_position(name, telling, whole, options) for name in ("from", "to"))
    first, last = 0 if first is None else first, len(telling.stops) - 1 if last is None else last
    if first >= last:
        asked = options.to_stop or options.from_stop
        expected = f"a stop after {telling.stops[first].id!r}; the stretch has to run forwards"
        raise ParameterError("to" if options.to_stop else "from", asked, expected)
    stops = telling.stops[first : last + 1]
    ids = {one.id for one in stops}
    legs = tuple(leg for leg in telling.legs if leg.from_stop in ids and leg.to_stop in ids)
    return replace(telling, stops=stops, legs=legs)


def _position(name: str, telling: Itinerary, whole: tuple[Itinerary, ...], options: SheetOptions) -> int | None:
    """Return the place of a chosen stop in a telling; None where none is chosen or this telling does not have it."""
    asked = options.from_stop if name == "from" else options.to_stop
    if not asked:
        return None
    stops = {one.id: one for other in whole for one in other.stops}
    if asked not in stops:
        raise ParameterError(name, asked, f"one of {', '.join(stops)}")
    ids = [one.id for one in telling.stops]
    if asked in ids:
        return ids.index(asked)
    same = [at for at, one in enumerate(telling.stops) if one.place == stops[asked].place]
    return None if not same else same[0] if name == "from" else same[-1]


def _venues(scene: Scene | None) -> int:
    return len(scene.venues) if scene is not None else 0
