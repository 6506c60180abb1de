"""The frame around every page: navigation, search, languages, and the card for networks."""

from __future__ import annotations

from collections.abc import Callable

from flask import url_for
from flask_babel import gettext as _

from mapsvc.dates import days_text
from mapsvc.web.addresses import absolute, in_words, page_url
from mapsvc.web.contexts.pages import Alternate, NavEntry, SearchBox, Shell, StopView
from mapsvc.web.journeys import by_time
from mapsvc.web.languages import chosen_language, current_language, language_links
from mapsvc.web.presenting import MAIN_PARTY
from mapsvc.web.sharing.cards import card_of, url_in
from mapsvc.web.sharing.structured import json_ld as data_script
from mapsvc.web.sharing.structured import stop_data, trip_data
from mapsvc.web.state import state
from routes.itinerary import Itinerary, Journey, Stop

__all__ = ["chosen", "journey_days", "journey_frame", "shell", "stop_frame"]

_LANGUAGE_NAMES = {"tr": "Türkçe", "en": "English", "ru": "Русский"}
_LOCALES = {"tr": "tr_TR", "en": "en_GB", "ru": "ru_RU"}


def shell(
    title: str, description: str, *, current: str = "", image: str = "", kind: str = "website", json_ld: str = ""
) -> Shell:
    """Return the frame of a page.

    Args:
        title: Of the window.
        description: What the page tells, in short.
        current: Address of the navigation entry that is shown.
        image: Address of the preview picture; the service's own where a page has none.
        kind: Open Graph's word for the page.
        json_ld: schema.org data as safe markup.
    """
    lang = current_language()
    compare, places, people = page_url("compare.compare"), page_url("places.places"), page_url("people.people_page")
    sources, about, data = page_url("pages.sources"), page_url("pages.about"), page_url("open_data.open_data")
    has_two, has_people = _has_two(), bool(state().atlas.entries)
    pages = [(_("All journeys"), page_url("pages.home")), *[(_("Compare"), compare)] * has_two]
    pages += [(_("Places"), places), (_("Sources"), sources), (_("About"), about)]
    feet = [*[(_("Comparison"), compare)] * has_two, (_("Places of the texts"), places)]
    feet += [*[(_("Who is who"), people)] * has_people, (_("Open data"), data)]
    feet += [(_("Sources and licences"), sources), (_("About these maps"), about)]
    journeys = [
        (in_words(journey.short_title, lang), page_url("pages.journey_page", journey_id=journey.id))
        for journey in by_time(state().atlas.journeys)
    ]
    nav, foot, switch = (
        tuple(NavEntry(label, href, href == current) for label, href in entries) for entries in (pages, feet, journeys)
    )
    alternates = tuple(
        Alternate(code, _LANGUAGE_NAMES[code], href, code == lang, url_in(code), _LOCALES[code])
        for code, href in language_links()
    )
    search = SearchBox(url_for("search.search"), chosen_language() or "")
    card = card_of(
        chosen_language(), image=image or page_url("previews.site_preview"), image_alt=title, kind=kind, json_ld=json_ld
    )
    return Shell(lang, title, description, alternates, nav, foot, switch, search, card)


def _has_two() -> bool:
    """Return whether there is anything to compare: two journeys, or a journey and its programme."""
    journeys = state().atlas.journeys
    return len(journeys) > 1 or any(len(one.itineraries) > 1 for one in journeys)


def journey_days(telling: Itinerary, lang: str) -> str:
    """Return the days from the main party's first date to its last."""
    stops = [stop for stop in telling.stops if stop.party == MAIN_PARTY]
    dated = [date for stop in stops for date in (stop.arrival, stop.departure) if date is not None]
    return days_text(dated, lang)


def chosen(shown: Journey, telling: Itinerary) -> str | None:
    """Return what an address says of an itinerary: nothing of the first one."""
    return None if telling is shown.itineraries[0] else telling.id


def journey_frame(shown: Journey, telling: Itinerary) -> Shell:
    """Return the frame of a journey's page."""
    lang = current_language()
    title, summary = in_words(shown.title, lang), in_words(shown.summary, lang)
    itinerary = chosen(shown, telling)
    return shell(
        f"{title} · {journey_days(telling, lang)}",
        summary,
        current=page_url("pages.journey_page", journey_id=shown.id),
        image=page_url("previews.journey_picture", journey_id=shown.id, name="preview.png", itinerary=itinerary),
        kind="article",
        json_ld=data_script(trip_data(state().atlas, shown, telling, lang, title, summary, _absolute_stop(shown))),
    )


def stop_frame(shown: Journey, stop: Stop, view: StopView) -> Shell:
    """Return the frame of a stop's page."""
    lang = current_language()
    title = in_words(shown.title, lang)
    told = view.passages[0].text[:155] if view.passages else title
    return shell(
        f"{view.name} · {title}",
        told,
        image=page_url("previews.stop_picture", journey_id=shown.id, stop_id=stop.id, name="preview.png"),
        kind="article",
        json_ld=data_script(stop_data(state().atlas, shown, stop, lang, view.name, told, _absolute_stop(shown))),
    )


def _absolute_stop(shown: Journey) -> Callable[[str], str]:
    """Return what gives the permanent address of a stop; of the journey itself for no id."""

    def address(stop_id: str) -> str:
        if not stop_id:
            return absolute(url_for("pages.journey_page", journey_id=shown.id))
        return absolute(url_for("pages.stop_page", journey_id=shown.id, stop_id=stop_id))

    return address
