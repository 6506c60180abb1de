"""Maps that lay two itineraries on each other: a programme and its journey, or journeys of several delegations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gazetteer.place import Place, PlaceId
from mapsvc.dates import span_text
from mapsvc.maps.atlas import Atlas, Path
from mapsvc.maps.lanes import PLANNED
from mapsvc.maps.scene import Scene, SceneStop, journey_scene, overview_scene, told
from mapsvc.maps.style import Looks
from mapsvc.maps.wording import in_language, word
from routes.geodesy import BBox
from routes.itinerary import Itinerary, Journey, Leg, Stop
from routes.programme import Change, ProgrammeComparison

__all__ = ["delegations_scene", "programme_scene"]


def programme_scene(
    atlas: Atlas,
    journey: Journey,
    tellings: tuple[Itinerary, Itinerary],
    changes: ProgrammeComparison,
    lang: str,
    href: Callable[[Stop], str],
) -> Scene:
    """Return the map of a programme under the journey as travelled.

    Both lines are drawn, the programme's beside the other; of its stops only those that were dropped. What was made
    on another day says both dates.

    Args:
        atlas: Where things lie.
        journey: Whose itineraries they are.
        tellings: The programme, then what was travelled.
        changes: The difference of the two.
        lang: Language of the map.
        href: Where a stop of either leads.
    """
    programme, travelled = tellings

    def address(_journey: Journey, stop: Stop) -> str:
        return href(stop)

    planned, made = (journey_scene(atlas, journey.id, telling.id, lang, address) for telling in tellings)
    moved = {
        change.travelled.id: change.planned
        for change in changes.stops
        if change.travelled is not None and change.planned is not None and change.change is Change.MOVED
    }
    dropped = {change.planned.id for change in changes.stops if change.planned and change.change is Change.DROPPED}
    stops = [_dated(stop, moved.get(stop.id), lang) for stop in made.stops if not stop.is_side]
    stops = [replace(stop, journey=in_language(travelled.title, lang)) for stop in stops]
    left_out = [
        _left_out(stop, in_language(programme.title, lang), lang) for stop in planned.stops if stop.id in dropped
    ]
    legs = [replace(leg, id=f"planned-{leg.id}", lane=PLANNED) for leg in planned.legs]
    legs += [leg for leg in made.legs if not leg.is_side]
    route, dropped_too = (", ".join(told(stop, lang) for stop in some) for some in (stops, left_out))
    description = word("route_is", lang, stops=route)
    if left_out:
        description += " " + word("dropped_are", lang, stops=dropped_too)
    bounds = _around(planned.bounds, made.bounds)
    return replace(
        made, id=f"{journey.id}-compared", description=description, bounds=bounds, stops=(*left_out, *stops),
        legs=tuple(legs),
    )  # fmt: skip


def delegations_scene(
    atlas: Atlas, journeys: Sequence[Journey], lang: str, href: Callable[[Journey, Stop], str]
) -> Scene:
    """Return the map of several journeys, as travelled, on one ground."""
    return replace(overview_scene(_Chosen(atlas, tuple(journeys)), lang, href), id="delegations")


def _dated(stop: SceneStop, planned: Stop | None, lang: str) -> SceneStop:
    """Return a stop whose label says for when it was planned, where that was another day."""
    if planned is None:
        return replace(stop, modern_name="")
    then = _planned(span_text(planned.arrival, planned.departure, lang, year=False), lang)
    dates = f"{stop.dates} ({then})"
    return replace(stop, modern_name="", dates=dates, spoken=f"{stop.spoken}, {then}")


def _left_out(stop: SceneStop, title: str, lang: str) -> SceneStop:
    """Return a dropped stop without its number, which would be taken for one of the journey."""
    dates = _planned(stop.dates, lang)
    spoken = ", ".join(part for part in (stop.name, dates) if part)
    return replace(stop, journey=title, number=None, dates=dates, spoken=spoken, modern_name="")


def _planned(dates: str, lang: str) -> str:
    return word("planned_for", lang, dates=dates) if dates else ""


def _around(one: BBox, other: BBox) -> BBox:
    return BBox(
        min(one.west, other.west), min(one.south, other.south), max(one.east, other.east), max(one.north, other.north)
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """An atlas that has only some of its journeys."""

    atlas: Atlas
    journeys: tuple[Journey, ...]

    @property
    def looks(self) -> Looks:
        """How the journeys of the whole atlas look."""
        return self.atlas.looks

    def place(self, place_id: PlaceId) -> Place:
        """Return the place with this id."""
        return self.atlas.place(place_id)

    def path_of(self, leg: Leg, itinerary: Itinerary) -> Path:
        """Return the line of a leg."""
        return self.atlas.path_of(leg, itinerary)
