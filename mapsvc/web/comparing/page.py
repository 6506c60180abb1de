"""`/compare`: a programme against the journey as travelled, or two delegations side by side."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _

from mapsvc.maps import delegations_scene, programme_scene
from mapsvc.service import Atlas
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.comparing import delegations as compare_delegations
from mapsvc.web.comparing import programme as compare_programme
from mapsvc.web.comparing.days import column
from mapsvc.web.comparing.scale import scale_of
from mapsvc.web.contexts.comparing import ComparePage, Selection
from mapsvc.web.contexts.pages import ItineraryLink
from mapsvc.web.journeys import by_time, pair
from mapsvc.web.languages import chosen_language, current_language
from mapsvc.web.pages import map_view, shell
from mapsvc.web.parameters import choice, optional_choice
from mapsvc.web.sharing.sheet import share_view
from mapsvc.web.state import state
from routes.itinerary import Itinerary, Journey, Stop
from routes.programme import compare as difference

__all__ = ["bp"]

bp = Blueprint("compare", __name__)

_PROGRAMME, _DELEGATIONS = "programme", "delegations"


@bp.get("/compare")
def compare() -> str:
    """Show two tellings beside each other.

    Raises:
        ParameterError: A parameter has a value that it cannot take.
    """
    atlas = state().atlas
    planned = [journey for journey in atlas.journeys if _programme(journey) is not None]
    possible = [_PROGRAMME] * bool(planned) + [_DELEGATIONS] * (len(atlas.journeys) > 1)
    wanted = choice(request.args, "with", [_PROGRAMME, _DELEGATIONS])
    if planned and (wanted or _PROGRAMME) == _PROGRAMME:
        page = _programme_page(atlas, planned, possible)
    else:
        page = _delegations_page(atlas, possible)
    return render_template("compare.html", page=page)


def _programme(journey: Journey) -> Itinerary | None:
    """Return the plan that was made before a journey; None where there is none."""
    return next((telling for telling in journey.itineraries[1:] if telling.id == _PROGRAMME), None)


def _journey(name: str, among: Sequence[Journey], otherwise: Journey) -> Journey:
    wanted = optional_choice(request.args, name, [journey.id for journey in among])
    return next((journey for journey in among if journey.id == wanted), otherwise)


def _programme_page(atlas: Atlas, planned: Sequence[Journey], possible: Sequence[str]) -> ComparePage:
    lang = current_language()
    shown = _journey("journey", planned, planned[0])
    programme, travelled = _programme(shown), shown.itineraries[0]
    assert programme is not None  # noqa: S101  only such journeys are offered
    columns = (
        column(atlas, shown, programme, in_words(programme.title, lang), is_planned=True),
        column(atlas, shown, travelled, in_words(travelled.title, lang)),
    )
    changes = difference(programme, travelled)
    title = _("Programme and journey: %(title)s", title=in_words(shown.short_title, lang))
    lede = _("What was planned before the journey, and what became of it.")
    return ComparePage(
        shell=shell(title, lede, current=page_url("compare.compare")),
        title=title,
        share=share_view(title),
        lede=lede,
        caution=_(
            "Dropped is what the account of the journey does not tell; a stop is compared by the day of its arrival."
        ),
        choices=_choices(possible, _PROGRAMME),
        action=url_for("compare.compare"),
        hidden=_hidden(_PROGRAMME),
        selections=_selections((("journey", _("Journey"), shown),), planned) if len(planned) > 1 else (),
        map=map_view(
            programme_scene(atlas, shown, (programme, travelled), changes, lang, _row_address), journey_id=shown.id
        ),
        headings=tuple(one.heading for one in columns),
        counts=compare_programme.change_counts(changes),
        is_programme=True,
        stops=compare_programme.stop_rows(changes, *columns),
        visits=compare_programme.visit_rows(changes, *columns),
        shared=(),
        scale=scale_of(columns, by_calendar=True),
        days=compare_programme.day_rows(*columns),
        distances=tuple(one.distances() for one in columns),
        undated=compare_delegations.undated(columns),
    )


def _row_address(stop: Stop) -> str:
    return f"#stop-{stop.id}"


def _delegations_page(atlas: Atlas, possible: Sequence[str]) -> ComparePage:
    lang, journeys = current_language(), pair(atlas.journeys)
    first = _journey("journey", journeys, journeys[0])
    second = _journey("other", journeys, next((one for one in journeys if one is not first), first))
    shown = (first,) if second is first else (first, second)
    columns = tuple(column(atlas, one, one.itineraries[0], in_words(one.short_title, lang)) for one in shown)
    shared = compare_delegations.shared_places(columns) if len(columns) > 1 else ()
    title, lede = _("Day by day"), _("There is no second journey to compare it with.")
    if len(shown) > 1:
        title = _("The delegations side by side")
        lede = _("The same day after each departure in one row, and the places where both were.")
    wanted = (("journey", _("Journey"), first), ("other", _("Other journey"), second))
    return ComparePage(
        shell=shell(title, lede, current=page_url("compare.compare")),
        title=title,
        share=share_view(title),
        lede=lede,
        caution="",
        choices=_choices(possible, _DELEGATIONS),
        action=url_for("compare.compare"),
        hidden=_hidden(_DELEGATIONS),
        selections=_selections(wanted, journeys) if len(journeys) > 2 else (),
        map=map_view(delegations_scene(atlas, shown, lang, _stop_address)),
        headings=tuple(one.heading for one in columns),
        counts=compare_delegations.shared_counts(columns, shared) if len(shown) > 1 else (),
        is_programme=False,
        stops=(),
        visits=(),
        shared=shared,
        scale=scale_of(columns, by_calendar=False),
        days=compare_delegations.day_rows(columns),
        distances=tuple(one.distances() for one in columns),
        undated=compare_delegations.undated(columns),
    )


def _stop_address(shown: Journey, stop: Stop) -> str:
    return page_url("pages.stop_page", journey_id=shown.id, stop_id=stop.id)


def _choices(possible: Sequence[str], current: str) -> tuple[ItineraryLink, ...]:
    """Return the ways to what else can be compared; the first is the page's plain address."""
    labels: dict[str, str] = {_PROGRAMME: _("Programme and journey"), _DELEGATIONS: _("The delegations")}
    if len(possible) < 2:
        return ()
    return tuple(
        ItineraryLink(labels[one], page_url("compare.compare", **{"with": one if at else None}), one == current)
        for at, one in enumerate(possible)
    )


def _hidden(current: str) -> tuple[tuple[str, str], ...]:
    lang = chosen_language()
    return (("with", current), *((("lang", lang),) if lang else ()))


def _selections(wanted: Sequence[tuple[str, str, Journey]], among: Sequence[Journey]) -> tuple[Selection, ...]:
    lang, order = current_language(), by_time(among)
    return tuple(
        Selection(name, label, tuple((one.id, in_words(one.short_title, lang), one is chosen) for one in order))
        for name, label, chosen in wanted
    )
