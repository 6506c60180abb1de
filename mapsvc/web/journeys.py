"""The journeys of the atlas as pages offer them: their order in time, and how each looks in lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from mapsvc.web.state import state
from routes.itinerary import Journey, TravelMode

__all__ = ["by_time", "leg_sign", "look", "pair", "shape_styles"]

_PLAIN_SHAPES = ("disc", "square")
_EVER = date(1, 1, 1)
_NEVER = date(9999, 12, 31)


def by_time(journeys: Sequence[Journey]) -> list[Journey]:
    """Return journeys in the order in which they began; those without any date last."""

    def began(journey: Journey) -> date:
        stops = journey.itineraries[0].stops
        told = [one for stop in stops for one in (stop.arrival, stop.departure) if one is not None]
        bounds = [(one.earliest.date(), one.latest.date()) for one in told]
        return min((last if first == _EVER else first for first, last in bounds), default=_NEVER)

    return sorted(journeys, key=lambda journey: (began(journey), journey.id))


def pair(journeys: Sequence[Journey]) -> list[Journey]:
    """Return journeys in the order to choose two from: those that the texts tell whole come first, then by time."""
    return sorted(by_time(journeys), key=lambda journey: journey.coverage is not None)


def look(journey_id: str) -> str:
    """Return the classes that give a part of a page the colour and the symbol of a journey, for templates."""
    style = state().atlas.looks.of(journey_id)
    return f"look-{style.key} {style.shape}"


def shape_styles(*journey_ids: str) -> tuple[str, ...]:
    """Return the style sheet of symbols with corners, where one of the journeys has such, for templates."""
    looks = state().atlas.looks
    return () if all(looks.of(one).shape in _PLAIN_SHAPES for one in journey_ids) else ("css/shapes.css",)


def leg_sign(journey_id: str, mode: str, itinerary_id: str = "", *, is_sure: bool = True) -> Markup:
    """Return a short piece of the line that a leg has on the map, for templates."""
    from mapsvc.maps.legend import LegendEntry, sample  # noqa: PLC0415  what draws is loaded with the first drawing

    style = state().atlas.looks.of(journey_id, itinerary_id)
    return Markup(sample(LegendEntry("", style, TravelMode(mode), is_sure=is_sure)))  # noqa: S704  of constants only
