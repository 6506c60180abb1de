"""A journey at a glance: what it amounts to, and its card on the first page."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.contexts.home import JourneyCard
from mapsvc.web.frame import journey_days
from mapsvc.web.presenting import MAIN_PARTY, Presenter
from routes.geodesy import length_km
from routes.itinerary import Extent, Journey, Stop

__all__ = ["card_of", "extent_text", "figures"]


def _main_stops(present: Presenter) -> list[Stop]:
    return [stop for stop in present.itinerary.stops if stop.party == MAIN_PARTY]


def figures(present: Presenter) -> str:
    """Return what a journey amounts to: stops, kilometres by mode."""
    lengths: dict[str, float] = {}
    for leg in present.itinerary.legs:
        if leg.party == MAIN_PARTY:
            path = present.atlas.path_of(leg, present.itinerary)
            lengths[leg.mode.value] = lengths.get(leg.mode.value, 0.0) + (path.length_km or 0.0)
    names = {"rail": _("by rail"), "ship": _("by sea"), "road": _("by road"), "foot": _("on foot")}
    stops = len(_main_stops(present))
    parts = [ngettext("%(num)d stop", "%(num)d stops", stops)]
    parts += [f"{present.km(lengths[mode])} {name}" for mode, name in names.items() if lengths.get(mode)]
    return " · ".join(parts)


def extent_text(shown: Journey) -> str:
    """Return how much of a journey the texts tell; empty where they tell it whole."""
    words: dict[Extent, str] = {Extent.PARTIAL: _("told in part"), Extent.BRIEF: _("told briefly")}
    return words[shown.coverage.extent] if shown.coverage is not None else ""


def card_of(present: Presenter, small: Mapping[str, str]) -> JourneyCard:
    """Return the card of a journey; `small` has the small maps by the journeys' ids."""
    shown, lang = present.journey, present.lang
    party = next((party for party in shown.parties if party.id == MAIN_PARTY), None)
    return JourneyCard(
        id=shown.id,
        title=in_words(shown.title, lang),
        days=journey_days(present.itinerary, lang),
        summary=in_words(shown.summary, lang),
        figures=figures(present),
        href=page_url("pages.journey_page", journey_id=shown.id),
        miniature=Markup(small[shown.id]),  # noqa: S704  numbers and constants only
        party=in_words(party.name, lang) if party is not None else "",
        ends=" → ".join(_ends(present)),
        extent=extent_text(shown),
    )


def _ends(present: Presenter) -> list[str]:
    """Return where a journey began, its farthest city from there and where it ended, each once in a row."""
    stops = _main_stops(present) or list(present.itinerary.stops)
    places = [present.place(stop.place) for stop in stops]
    points = [place.footprint.point if place.footprint else None for place in places]
    start = points[0]
    far = max(
        range(len(places)),
        key=lambda at: length_km(start, point) if start and (point := points[at]) is not None else 0.0,
    )
    names = [place.name(present.lang) for place in (places[0], places[far], places[-1])]
    return [name for at, name in enumerate(names) if at == 0 or name != names[at - 1]]
