"""The atlas of the texts: every place they name, and a page for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from gazetteer.place import Place, PlaceType
from mapsvc.accounts import NamedPlace
from mapsvc.maps import Spot, atlas_scene
from mapsvc.service import Atlas
from mapsvc.web.contexts_texts import Choice, Filter, PlaceRow, PlacesPage
from mapsvc.web.languages import chosen_language, current_language
from mapsvc.web.ordering import name_order
from mapsvc.web.pages import map_view, page_url, shell
from mapsvc.web.parameters import optional_choice, page_number
from mapsvc.web.place_words import kind_text, type_text
from mapsvc.web.state import state
from mapsvc.web.tellings import check_page, pager, passage_count

__all__ = ["bp"]

bp = Blueprint("places", __name__)

_PAGE_SIZE = 400
"""Rows of a page of the list, and so the most spots of a map: what a phone still draws at once."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What of the atlas is asked for."""

    type: str | None
    document: str | None
    year: str | None
    page: int

    def address(self, **changes: str | None) -> str:
        values = {"type": self.type, "document": self.document, "year": self.year} | changes
        return page_url("places.places", **values)


@bp.get("/places")
def places() -> str:
    """Show every place that the texts name: on a map, sized by how often, and in a list."""
    atlas, lang = state().atlas, current_language()
    wish = _wish()
    named = state().accounts.places(int(wish.year) if wish.year else None, wish.document)
    known = [(atlas.place(one.place), one) for one in named]
    found = [(place, one) for place, one in known if wish.type in (None, place.type.value)]
    found.sort(key=lambda pair: (name_order(pair[0].name(lang), lang), pair[0].id))
    shown = found[(wish.page - 1) * _PAGE_SIZE :][:_PAGE_SIZE]
    check_page(wish.page, len(found), _PAGE_SIZE)
    spots = _spots(shown, lang)
    drawn = {spot.id for spot in spots}
    title, description = _("Places of the texts"), _("Every place that the texts name, on one map.")
    page = PlacesPage(
        shell=shell(title, description, current=page_url("places.places")),
        map=map_view(atlas_scene(spots, lang)),
        map_note=_("The larger a spot, the more often its place is named; places of unknown site are only listed."),
        lede=_lede(),
        filters=_filters(wish, [place for place, _one in known]),
        is_filtered=wish.address() != page_url("places.places"),
        all_href=page_url("places.places"),
        action=url_for("places.places"),
        chosen_lang=chosen_language() or "",
        total=ngettext("%(num)d place", "%(num)d places", len(found)),
        rows=tuple(_row(place, one, lang, is_drawn=place.id in drawn) for place, one in shown),
        pager=pager("places.places", wish.page, len(found), _PAGE_SIZE,
                    type=wish.type, document=wish.document, year=wish.year),
    )  # fmt: skip
    return render_template("places.html", page=page)


def _wish() -> _Wish:
    """Read what is asked for.

    Raises:
        ParameterError: A filter has a value that it cannot take.
    """
    args = request.args
    return _Wish(
        optional_choice(args, "type", [kind.value for kind in PlaceType]),
        optional_choice(args, "document", [journey.id for journey in state().atlas.journeys]),
        optional_choice(args, "year", [str(year) for year in state().accounts.years]),
        page_number(args),
    )


def _lede() -> str:
    told = _(
        "The original texts are not on this machine; the places are those of our own accounts of the journeys. "
        "How often a place is named is counted in accounts."
    )
    return str(told)


def _filters(wish: _Wish, named: Sequence[Place]) -> tuple[Filter, ...]:
    atlas, lang = state().atlas, current_language()
    types = [kind.value for kind in PlaceType if wish.type == kind.value or any(one.type is kind for one in named)]
    documents = [(journey.id, journey.short_title.get(lang) or journey.short_title["en"]) for journey in atlas.journeys]
    years = [(str(year), str(year)) for year in state().accounts.years]
    return (
        _filter("type", _("What"), _("all kinds"), [(kind, type_text(kind)) for kind in types], wish.type),
        _filter("document", _("Text"), _("all texts"), documents, wish.document),
        _filter("year", _("Year"), _("all years"), years, wish.year),
    )


def _filter(name: str, label: str, whole: str, values: Sequence[tuple[str, str]], chosen: str | None) -> Filter:
    choices = [("", whole), *values]
    return Filter(name, label, tuple(Choice(value, text, value == (chosen or "")) for value, text in choices))


def _spots(shown: Sequence[tuple[Place, NamedPlace]], lang: str) -> tuple[Spot, ...]:
    return tuple(
        Spot(
            place.id, place.footprint.point, place.name(lang), one.count, f"#place-{place.id}",
            f"{place.name(lang)}, {passage_count(one.count)}",
            is_vague=is_vague(place),
            is_fine=is_fine(place),
        )
        for place, one in shown
        if place.footprint is not None
    )  # fmt: skip


def is_vague(place: Place) -> bool:
    """Return whether the place is an area that its point only stands for."""
    return place.type in (PlaceType.COUNTRY, PlaceType.REGION)


def is_fine(place: Place) -> bool:
    """Return whether the place is one of many in its city."""
    return place.type in (PlaceType.QUARTER, PlaceType.STREET, PlaceType.BUILDING)


def _row(place: Place, one: NamedPlace, lang: str, *, is_drawn: bool) -> PlaceRow:
    atlas = state().atlas
    return PlaceRow(
        id=place.id,
        name=place.name(lang),
        modern_name=place.modern_name(lang) or "",
        kind=kind_text(place.type.value, place.subtype),
        within=within(atlas, place, lang),
        count=passage_count(one.count),
        href=page_url("one_place.place_page", place_id=place.id),
        is_drawn=is_drawn,
    )


def within(atlas: Atlas, place: Place, lang: str) -> str:
    """Return the name of the place that a place lay in; empty where there is none."""
    if place.parent is None or place.parent not in atlas.gazetteer:
        return ""
    return atlas.place(place.parent).name(lang)
