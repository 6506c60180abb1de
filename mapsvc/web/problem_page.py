"""The page that people see when something was not found or not understood: what happened, and ways on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from difflib import SequenceMatcher, get_close_matches
from http import HTTPStatus

from flask import render_template, request, url_for
from flask_babel import gettext as _

from gazetteer.errors import QueryError
from mapsvc.errors import ParameterError
from mapsvc.web.addresses import page_url
from mapsvc.web.contexts.embedding import EmbedProblemPage
from mapsvc.web.contexts.pages import ProblemPage, Shell
from mapsvc.web.headers import admit_frames
from mapsvc.web.languages import current_language
from mapsvc.web.pages import shell
from mapsvc.web.problems import Problem
from mapsvc.web.state import state

__all__ = ["problem_page"]

_LONGEST_PATH = 120
_SUGGESTIONS = 5
_ALIKE = 0.6


def problem_page(problem: Problem) -> str:
    """Return the page for a problem, with the nearest addresses that exist where nothing was found."""
    heading, explanation = _words(problem)
    if request.path.startswith("/embed/"):
        admit_frames(state().settings.embed_ancestors)  # else the frame would tell only that it was refused
        small = EmbedProblemPage(current_language(), heading, explanation, page_url("pages.home"))
        return render_template("embed_problem.html", page=small)
    is_missing = problem.status is HTTPStatus.NOT_FOUND
    page = ProblemPage(
        shell=_frame(heading, explanation),
        status=problem.status.value,
        heading=heading,
        explanation=explanation,
        suggestions=_nearest(request.path) if is_missing else ((_("All journeys"), page_url("pages.home")),),
    )
    return render_template("problem.html", page=page)


def _frame(heading: str, explanation: str) -> Shell:
    """Return the frame; its other languages lead to the first page, for there is no page here to translate."""
    frame = shell(heading, explanation)
    home = url_for("pages.home")
    return replace(frame, alternates=tuple(replace(one, href=f"{home}?lang={one.lang}") for one in frame.alternates))


def _words(problem: Problem) -> tuple[str, str]:
    """Return the heading and the explanation in the visitor's language."""
    error = problem.error
    if isinstance(error, ParameterError):
        detail = _(
            "“%(name)s” is “%(got)s”; possible here: %(expected)s.",
            name=error.name,
            got=error.got,
            expected=error.expected.removeprefix("one of "),
        )
        return _("This address asks for something that does not exist"), detail
    if problem.status is HTTPStatus.NOT_FOUND:
        return _("Nothing is kept at this address"), _("It may have been mistyped, or the page has another name.")
    if problem.status is HTTPStatus.SERVICE_UNAVAILABLE:
        return _("Too many sheets are being made"), _("Please ask again in a minute.")
    if problem.status is HTTPStatus.INTERNAL_SERVER_ERROR:
        return _("The service made a mistake"), _("It has been written down for those who run the service.")
    return _("This request cannot be answered"), f"{problem.status.value} {problem.status.phrase}"


def _nearest(path: str) -> tuple[tuple[str, str], ...]:
    """Return label and address of the pages whose addresses are most like the one asked for, best first."""
    asked = path[:_LONGEST_PATH]
    if asked.startswith("/places/"):
        return _nearest_places(asked.removeprefix("/places/"))
    scored = []
    for position, (label, address) in enumerate(_addresses()):
        known = address.partition("?")[0]
        # The page above the one asked for is always a way on.
        likeness = 1.0 if asked.startswith(f"{known}/") else SequenceMatcher(None, asked, known).ratio()
        if likeness >= _ALIKE:
            scored.append((-likeness, position, label, address))
    best = [(label, address) for _score, _position, label, address in sorted(scored)[:_SUGGESTIONS]]
    return (*best, (_("All journeys"), page_url("pages.home")))


def _nearest_places(asked: str) -> tuple[tuple[str, str], ...]:
    """Return the places whose ids or names are most like what was asked for, and the way to all."""
    gazetteer, lang = state().atlas.gazetteer, current_language()
    ids = get_close_matches(asked, [place.id for place in gazetteer], _SUGGESTIONS, _ALIKE)
    places = [gazetteer.place(place_id) for place_id in ids]
    with suppress(QueryError):  # an address without a letter names nothing
        places += [found.place for found in gazetteer.find(asked.replace("-", " "), limit=_SUGGESTIONS)]
    unlike = dict.fromkeys((place.name(lang), page_url("one_place.place_page", place_id=place.id)) for place in places)
    return (*list(unlike)[:_SUGGESTIONS], (_("Places of the texts"), page_url("places.places")))


def _addresses() -> Iterator[tuple[str, str]]:
    """Yield label and address of every page: journeys first, then their stops, then the rest."""
    atlas, lang = state().atlas, current_language()
    for journey in atlas.journeys:
        title = journey.title.get(lang) or journey.title["en"]
        yield title, page_url("pages.journey_page", journey_id=journey.id)
        for itinerary in journey.itineraries:
            for stop in itinerary.stops:
                name = atlas.gazetteer.place(stop.place).name(lang)
                address = page_url("pages.stop_page", journey_id=journey.id, stop_id=stop.id)
                yield f"{stop.seq} {name} · {title}", address
    yield _("Places of the texts"), page_url("places.places")
    yield _("Search"), page_url("search.search")
    yield _("Sources"), page_url("pages.sources")
    yield _("About"), page_url("pages.about")
