"""A scene is all that one map shows, before any renderer: stops, legs, venues, what the legend says.

The three scenes of the service are built here from journeys and an atlas. Nothing here draws, projects
or knows a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR

from gazetteer.place import LonLat, Place, PlaceId, PlaceType
from mapsvc.dates import span_text
from mapsvc.maps.atlas import Atlas
from mapsvc.maps.lanes import lanes
from mapsvc.maps.palette import LIGHT, Palette
from mapsvc.maps.style import JourneyStyle
from mapsvc.maps.wording import in_language, word
from routes.errors import JourneyNotFoundError
from routes.geodesy import BBox, bbox
from routes.itinerary import Basis, Certainty, Itinerary, Journey, PathBasis, Stop, TravelMode

__all__ = [
    "FINE_ZOOM", "Scene", "SceneLeg", "SceneSpot", "SceneStop", "SceneVenue", "StopHref",
    "journey_scene", "overview_scene", "stop_scene", "told",
]  # fmt: skip

VENUE_PRECISION_M = 600
"""A venue that is known less exactly is not put on the closer map of its city."""

FINE_ZOOM = 8.5
"""From this zoom on the venues of a city are told apart."""

_MAIN = "main"
_CITY_DEG = 0.12
"""About 8 km: closer up the coast lines of 1:10m are no longer true."""
_SURROUNDINGS_DEG = 8.0
"""About 900 km: as near as the base map still has something to tell, seas, rivers and towns to find one's way by."""
_BASE_MAP_YEAR = 1932
_EVERYTHING = BBox(24, 38, 42, 60)
"""What an empty scene shows: the lands between the two capitals."""


StopHref = Callable[[Journey, Stop], str]
"""Where a stop's number leads."""


@dataclass(frozen=True, slots=True)
class SceneStop:
    """A stop on the map."""

    id: str
    """The stop's id; in an overview with its journey's id before it, so that it is unique in the scene."""
    number: int | None
    """Its place in the order; None where the map shows no order."""
    point: LonLat
    name: str
    modern_name: str
    """Empty where the name has not changed."""
    dates: str
    """In square brackets where they are inferred, as editors mark what they supply."""
    spoken: str
    """What a screen reader says: "Stop 5, Harkov, 27 April", and how sure the date is."""
    journey: str
    """The journey's title; its short one on the map of all."""
    style: JourneyStyle
    place: PlaceId
    is_side: bool
    """Of a group that travelled apart from the main party."""
    is_certain: bool
    rank: int
    """0 for a city; higher for what may give way to it."""
    href: str


@dataclass(frozen=True, slots=True)
class SceneLeg:
    """A leg on the map."""

    id: str
    points: tuple[LonLat, ...]
    """From its first stop to its second; two at least."""
    mode: TravelMode
    path_basis: PathBasis
    style: JourneyStyle
    is_side: bool
    from_stop: str
    to_stop: str
    lane: str = ""
    """Drawn a little aside, as `lanes.py` has it, for the leg of another journey on the same line."""
    is_inferred: bool = False
    """No text says how it was travelled."""
    dates: str = ""
    """Its days, from departure to arrival."""


@dataclass(frozen=True, slots=True)
class SceneVenue:
    """A venue on the closer map of its city."""

    place: PlaceId
    point: LonLat
    name: str
    visits: tuple[str, ...]
    """Ids of the visits paid there."""
    href: str


@dataclass(frozen=True, slots=True)
class SceneSpot:
    """A place that texts name, drawn as large as it is often named."""

    id: str
    point: LonLat
    name: str
    spoken: str
    href: str
    radius_px: float
    rank: int
    """0 for what must be labelled; the higher, the sooner its label gives way."""
    is_vague: bool
    """An area that its point stands for."""
    is_fine: bool
    """A venue: its name shows from `FINE_ZOOM` on, where its city no longer is one spot."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that one map shows."""

    id: str
    """Safe in an HTML id."""
    lang: str
    title: str
    description: str
    """The route told in words, for those who do not see the map."""
    bounds: BBox
    stops: tuple[SceneStop, ...]
    legs: tuple[SceneLeg, ...]
    venues: tuple[SceneVenue, ...] = ()
    spots: tuple[SceneSpot, ...] = ()
    """The greatest first, so that the small ones lie on top."""
    palette: Palette = LIGHT
    """The colours of renderers without style sheets."""
    year: int | None = None
    """The first of what the map tells, so that no younger name of a state stands under it; None: as of 1932-33."""


def _stop_anchor(journey: Journey, stop: Stop) -> str:
    return f"#stop-{stop.id}"


def _journey_anchor(journey: Journey, stop: Stop) -> str:
    return f"/journeys/{journey.id}#stop-{stop.id}"


def journey_scene(atlas: Atlas, journey_id: str, itinerary_id: str, lang: str, href: StopHref = _stop_anchor) -> Scene:
    """Return the map of one itinerary, every party's stops and legs on it.

    Raises:
        JourneyNotFoundError: There is no such journey or itinerary.
    """
    journey = _journey(atlas, journey_id)
    itinerary = _itinerary(journey, itinerary_id)
    stops = tuple(_stop(journey, itinerary, stop, atlas, lang, href) for stop in itinerary.stops)
    legs = _legs(journey, itinerary, atlas, lang)
    main = ", ".join(told(stop, lang) for stop in stops if not stop.is_side)
    side = ", ".join(told(stop, lang) for stop in stops if stop.is_side)
    description = word("route_is", lang, stops=main) + (" " + word("side_is", lang, stops=side) if side else "")
    title = word("map_of", lang, title=in_language(journey.title, lang))
    bounds, palette = _bounds(stops, legs), atlas.looks.palette
    scene_id, year = f"{journey.id}-{itinerary.id}", _year(itinerary)
    return Scene(scene_id, lang, title, description, bounds, stops, legs, palette=palette, year=year)


def overview_scene(atlas: Atlas, lang: str, href: StopHref = _journey_anchor) -> Scene:
    """Return the map of all journeys: each city once a journey, without numbers; quays and villages left out."""
    stops: list[SceneStop] = []
    legs: list[SceneLeg] = []
    owned: list[tuple[str, tuple[LonLat, ...]]] = []
    routes: list[str] = []
    for journey in atlas.journeys:
        itinerary = journey.itineraries[0]
        main = [stop for stop in itinerary.stops if stop.party == _MAIN]
        seen: set[PlaceId] = set()
        names: list[str] = []
        for stop in main:
            made = _stop(journey, itinerary, stop, atlas, lang, href)
            names.append(made.name)
            if stop.place not in seen and made.rank < 2:
                seen.add(stop.place)
                stops.append(_plain(made, journey, lang))
        made_legs = [leg for leg in _legs(journey, itinerary, atlas, lang) if not leg.is_side]
        legs += made_legs
        owned += [(journey.id, leg.points) for leg in made_legs]
        routes.append(f"{in_language(journey.title, lang)}: {', '.join(names)}.")
    legs = [replace(leg, lane=lane) for leg, lane in zip(legs, lanes(owned), strict=True)]
    title = " – ".join(sorted({stop.dates for stop in stops if stop.dates}))
    told_routes, bounds, palette = " ".join(routes), _bounds(stops, legs), atlas.looks.palette
    year = max((_year(journey.itineraries[0]) for journey in atlas.journeys), default=None)
    return Scene("overview", lang, title, told_routes, bounds, tuple(stops), tuple(legs), palette=palette, year=year)


def stop_scene(
    atlas: Atlas, journey_id: str, itinerary_id: str, stop_id: str, lang: str, href: StopHref = _stop_anchor,
    *, is_close: bool = True,
) -> Scene:  # fmt: skip
    """Return the map of one stop: closer, with its venues, or else with the legs that come and go.

    Raises:
        JourneyNotFoundError: There is no such journey, itinerary or stop.
    """
    journey = _journey(atlas, journey_id)
    itinerary = _itinerary(journey, itinerary_id)
    stop = next((one for one in itinerary.stops if one.id == stop_id), None)
    if stop is None:
        raise JourneyNotFoundError("stop", stop_id, tuple(one.id for one in itinerary.stops))
    made = _stop(journey, itinerary, stop, atlas, lang, href)
    venues = _venues(stop, atlas, lang) if is_close else ()
    # Within a city a line from station to station is no longer true: only venues are shown.
    legs = () if len(venues) > 1 else _legs(journey, itinerary, atlas, lang, at_stop=stop_id)
    ends = {leg.from_stop for leg in legs} | {leg.to_stop for leg in legs}
    stops = tuple(
        _stop(journey, itinerary, one, atlas, lang, href) if one.id != stop_id else made
        for one in itinerary.stops
        if one.id in ends or one.id == stop_id
    )
    points = [made.point, *(venue.point for venue in venues)]
    bounds = _at_least(bbox(points), _CITY_DEG if len(venues) > 1 else _SURROUNDINGS_DEG)
    description = told(made, lang) + "."
    if venues:
        description += " " + word("venues_are", lang, stops=", ".join(venue.name for venue in venues))
    title = word("map_of", lang, title=made.name)
    scene_id, palette = f"{journey.id}-{itinerary.id}-{stop.id}", atlas.looks.palette
    year = _year(itinerary)
    return Scene(scene_id, lang, title, description, bounds, stops, legs, venues, palette=palette, year=year)


def _year(itinerary: Itinerary) -> int:
    """Return the year that an itinerary begins in; of one without a date, the year that the base map is of."""
    dates = (date for stop in itinerary.stops for date in (stop.arrival, stop.departure) if date is not None)
    years = (year for date in dates for year in (date.earliest.year, date.latest.year) if MINYEAR < year < MAXYEAR)
    return min(years, default=_BASE_MAP_YEAR)


def _journey(atlas: Atlas, journey_id: str) -> Journey:
    for journey in atlas.journeys:
        if journey.id == journey_id:
            return journey
    raise JourneyNotFoundError("journey", journey_id, tuple(one.id for one in atlas.journeys))


def _itinerary(journey: Journey, itinerary_id: str) -> Itinerary:
    for itinerary in journey.itineraries:
        if itinerary.id == itinerary_id:
            return itinerary
    raise JourneyNotFoundError("itinerary", itinerary_id, tuple(one.id for one in journey.itineraries))


def _point(place: Place) -> LonLat:
    if place.footprint is None:
        raise ValueError(f"a stop needs a place that can be drawn; got {place.id!r} without a footprint")
    return place.footprint.point


def _stop(journey: Journey, itinerary: Itinerary, stop: Stop, atlas: Atlas, lang: str, href: StopHref) -> SceneStop:
    place = atlas.place(stop.place)
    name, dates = place.name(lang), span_text(stop.arrival, stop.departure, lang, year=False)
    is_inferred = bool(dates) and stop.date_basis is Basis.INFERRED
    doubts = [word("inferred_date", lang)] * is_inferred
    doubts += [word("unsure", lang)] * (stop.certainty is not Certainty.CERTAIN)
    modern = place.modern_name(lang) or ("" if lang != "tr" else place.modern_name("en") or "")
    return SceneStop(
        id=stop.id, number=stop.seq, point=_point(place), name=name, modern_name=modern if modern != name else "",
        dates=f"[{dates}]" if is_inferred else dates,
        spoken=", ".join(part for part in (f"{word('stop', lang)} {stop.seq}", name, dates, *doubts) if part),
        journey=in_language(journey.title, lang), style=atlas.looks.of(journey.id, itinerary.id), place=stop.place,
        is_side=stop.party != _MAIN, is_certain=stop.certainty is Certainty.CERTAIN,
        rank=_rank(place, stop), href=href(journey, stop),
    )  # fmt: skip


def _rank(place: Place, stop: Stop) -> int:
    """Cities before quays, long stays before changes of train: what gives way when labels are too many."""
    apart = 0 if place.type is PlaceType.SETTLEMENT and place.subtype in (None, "city") else 2
    return apart + (0 if stop.visits or stop.passages else 1) + (4 if stop.party != _MAIN else 0)


def _plain(stop: SceneStop, journey: Journey, lang: str) -> SceneStop:
    short = in_language(journey.short_title, lang)
    return replace(stop, id=f"{journey.id}-{stop.id}", number=None, dates="", spoken=stop.name, journey=short)


def _legs(journey: Journey, itinerary: Itinerary, atlas: Atlas, lang: str, at_stop: str = "") -> tuple[SceneLeg, ...]:
    """Return the legs of an itinerary, or those of one stop."""
    stops = {stop.id: stop for stop in itinerary.stops}
    style = atlas.looks.of(journey.id, itinerary.id)
    legs = []
    for at, leg in enumerate(itinerary.legs, 1):
        start, end = (atlas.place(stops[stop_id].place) for stop_id in (leg.from_stop, leg.to_stop))
        if _point(start) == _point(end) or (at_stop and at_stop not in (leg.from_stop, leg.to_stop)):
            continue
        path = atlas.path_of(leg, itinerary)
        legs.append(SceneLeg(
            f"{journey.id}-leg-{at}", path.points, leg.mode, path.path_basis, style, leg.party != _MAIN,
            leg.from_stop, leg.to_stop, is_inferred=leg.mode_basis is Basis.INFERRED and not style.is_hollow,
            dates=span_text(leg.departure, leg.arrival, lang, year=False),
        ))  # fmt: skip
    # What is drawn last lies on top: the main party, and of two legs on one line the one that a text tells.
    return tuple(sorted(legs, key=lambda leg: (not leg.is_side, not leg.is_inferred)))


def _venues(stop: Stop, atlas: Atlas, lang: str) -> tuple[SceneVenue, ...]:
    visits: dict[PlaceId, list[str]] = {}
    for visit in stop.visits:
        if visit.place != stop.place:
            visits.setdefault(visit.place, []).append(visit.id)
    venues = []
    for place_id, paid in visits.items():
        place = atlas.place(place_id)
        if place.footprint is not None and place.footprint.precision_m <= VENUE_PRECISION_M:
            href = f"#visit-{paid[0]}"
            venues.append(SceneVenue(place_id, place.footprint.point, place.name(lang), tuple(paid), href))
    return tuple(venues)


def told(stop: SceneStop, lang: str) -> str:
    """Return a stop within a description: the brackets that the eye sees are said in words."""
    number = f"{stop.number} " if stop.number is not None else ""
    dates = stop.dates.replace("[", "").replace("]", f", {word('inferred_date', lang)}")
    return f"{number}{stop.name}" + (f" ({dates})" if dates else "")


def _bounds(stops: Iterable[SceneStop], legs: Iterable[SceneLeg]) -> BBox:
    points = [stop.point for stop in stops] + [point for leg in legs for point in leg.points]
    return _at_least(bbox(points), 1.0)


def _at_least(tight: BBox | None, span_deg: float) -> BBox:
    """Widen a box to a span, so that a single point has surroundings."""
    if tight is None:
        return _EVERYTHING
    across = max(span_deg - (tight.east - tight.west), 0) / 2
    along = max(span_deg * 0.62 - (tight.north - tight.south), 0) / 2
    return BBox(tight.west - across, tight.south - along, tight.east + across, tight.north + along)
