"""The journeys that the package ships, and how to find one, its itinerary or its stop by id."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from routes.errors import JourneyNotFoundError
from routes.itinerary import Itinerary, Journey, Stop
from routes.journey_file import JourneyFile, parse_journey

__all__ = ["itinerary", "journey", "shipped_journey_files", "shipped_journeys", "stop"]


@cache
def shipped_journey_files() -> tuple[JourneyFile, ...]:
    """Return the shipped journeys in order of their ids, with the lines of their files.

    Raises:
        JourneyFileErrors: A shipped file is wrong.
    """
    folder = files("routes").joinpath("data", "journeys")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(parse_journey(f"routes/data/journeys/{name}", folder.joinpath(name).read_bytes()) for name in names)


def shipped_journeys() -> tuple[Journey, ...]:
    """Return the shipped journeys in order of their ids.

    Raises:
        JourneyFileErrors: A shipped file is wrong.
    """
    return tuple(file.journey for file in shipped_journey_files())


def journey(journey_id: str) -> Journey:
    """Return a shipped journey.

    Raises:
        JourneyNotFoundError: None has this id.
    """
    known = {shipped.id: shipped for shipped in shipped_journeys()}
    if journey_id not in known:
        raise JourneyNotFoundError("journey", journey_id, tuple(known))
    return known[journey_id]


def itinerary(of: Journey, itinerary_id: str | None = None) -> Itinerary:
    """Return an itinerary of a journey; its first, the one that is shown, where no id is given.

    Raises:
        JourneyNotFoundError: None has this id.
    """
    if itinerary_id is None:
        return of.itineraries[0]
    known = {telling.id: telling for telling in of.itineraries}
    if itinerary_id not in known:
        raise JourneyNotFoundError("itinerary", itinerary_id, tuple(known))
    return known[itinerary_id]


def stop(of: Itinerary, stop_id: str) -> Stop:
    """Return a stop of an itinerary.

    Raises:
        JourneyNotFoundError: None has this id.
    """
    known = {halt.id: halt for halt in of.stops}
    if stop_id not in known:
        raise JourneyNotFoundError("stop", stop_id, tuple(known))
    return known[stop_id]
