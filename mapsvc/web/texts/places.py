"""The atlas of the texts: every place that they name on one map, and in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from gazetteer.place import PlaceType
from mapsvc.maps import Spot, atlas_scene
from mapsvc.web.addresses import page_url
from mapsvc.web.contexts.texts import Choice, Filter, PlaceRow, PlacesPage
from mapsvc.web.languages import chosen_language, current_language
from mapsvc.web.ordering import name_order
from mapsvc.web.pages import map_view, shell
from mapsvc.web.parameters import optional_choice, page_number
from mapsvc.web.place_words import kind_text, type_text
from mapsvc.web.state import state
from mapsvc.web.texts.named import Named, documents, is_fine, is_vague, named_places, years
from mapsvc.web.texts.tellings import check_page, pager

__all__ = ["bp"]

bp = Blueprint("places", __name__)

_PAGE_SIZE = 300
_MOST_SPOTS = 300
"""What a phone still draws at once: of more places, those named most."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What of the atlas is asked for."""

    type: str | None
    document: str | None
    year: str | None
    page: int

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.type or self.document or self.year)


@bp.get("/places")
def places() -> str:
    """Show every place that the texts name: on a map, sized by how often, and in a list.

    Raises:
        ParameterError: A filter has a value that it cannot take.
    """
    lang, wish = current_language(), _wish()
    whole = named_places(None, wish.document, int(wish.year) if wish.year else None)
    found = [one for one in whole if wish.type in (None, one.type)]
    check_page(wish.page, len(found), _PAGE_SIZE)
    ordered = sorted(found, key=lambda one: (name_order(one.name, lang), one.id))
    shown = ordered[(wish.page - 1) * _PAGE_SIZE :][:_PAGE_SIZE]
    spots = _spots(found, {one.id for one in shown})
    drawn = {spot.id for spot in spots}
    title, description = _("Places of the texts"), _("Every place that the texts name, on one map.")
    page = PlacesPage(
        shell=shell(title, description, current=page_url("places.places")),
        map=map_view(atlas_scene(spots, lang)),
        map_note=_map_note(sum(1 for one in found if one.point is not None)),
        lede=_lede(),
        filters=_filters(wish, {one.type for one in whole}),
        is_filtered=wish.is_narrow,
        all_href=page_url("places.places"),
        action=url_for("places.places"),
        chosen_lang=chosen_language() or "",
        total=ngettext("%(num)d place", "%(num)d places", len(found)),
        rows=tuple(_row(one, lang, is_drawn=one.id in drawn) for one in shown),
        pager=pager(
            "places.places", wish.page, len(found), _PAGE_SIZE, type=wish.type, document=wish.document, year=wish.year
        ),
    )
    return render_template("places.html", page=page)


def _wish() -> _Wish:
    args = request.args
    return _Wish(
        optional_choice(args, "type", [kind.value for kind in PlaceType]),
        optional_choice(args, "document", [value for value, _label in documents()]),
        optional_choice(args, "year", [str(year) for year in years()]),
        page_number(args),
    )


def _map_note(placed: int) -> str:
    """Return how the map is read, and what of a very long list it leaves out."""
    told = _("The larger a spot, the more often its place is named; places of unknown site are only listed.")
    if placed > _MOST_SPOTS:
        told += " " + _("Of %(whole)d places the %(shown)d named most are drawn.", whole=placed, shown=_MOST_SPOTS)
    return str(told)


def _lede() -> str:
    if state().texts is not None:
        told = _("Every place that the ingested texts name, with how often they name it.")
    else:
        told = _(
            "The original texts are not on this machine; the places are those of our own accounts of the journeys. "
            "How often a place is named is counted in accounts."
        )
    return str(told)


def _filters(wish: _Wish, types: set[str]) -> tuple[Filter, ...]:
    kinds = [(kind.value, type_text(kind.value)) for kind in PlaceType if kind.value in {*types, wish.type}]
    return (
        _filter("type", _("What"), _("all kinds"), kinds, wish.type),
        _filter("document", _("Text"), _("all texts"), _labels(), wish.document),
        _filter("year", _("Year"), _("all years"), [(str(year), str(year)) for year in years()], wish.year),
    )


def _labels() -> list[tuple[str, str]]:
    """Return the texts to choose from; beside originals our own accounts are told from them."""
    if state().texts is None:
        return list(documents())
    journeys = {journey.id for journey in state().atlas.journeys}
    own = _("our own account")
    return [(value, f"{label} ({own})" if value in journeys else label) for value, label in documents()]


def _filter(name: str, label: str, whole: str, values: Sequence[tuple[str, str]], chosen: str | None) -> Filter:
    choices = [("", whole), *values]
    return Filter(name, label, tuple(Choice(value, text, value == (chosen or "")) for value, text in choices))


def _spots(found: Sequence[Named], listed: set[str]) -> tuple[Spot, ...]:
    """Return the places to draw, those named most; what the list shows leads there, else to the place's page."""
    placed = [(one, one.point) for one in found if one.point is not None]
    return tuple(
        Spot(
            one.id,
            point,
            one.name,
            one.count,
            f"#place-{one.id}" if one.id in listed else one.href,
            f"{one.name}, {one.count_text}",
            is_vague=is_vague(one.type),
            is_fine=is_fine(one.type),
        )
        for one, point in placed[:_MOST_SPOTS]
    )


def _row(one: Named, lang: str, *, is_drawn: bool) -> PlaceRow:
    place, gazetteer = one.place, state().atlas.gazetteer
    parent = place.parent if place is not None and place.parent in gazetteer else None
    return PlaceRow(
        id=one.id,
        name=one.name,
        modern_name=(place.modern_name(lang) or "") if place is not None else "",
        kind=kind_text(one.type, place.subtype if place is not None else None),
        within=gazetteer.place(parent).name(lang) if parent is not None else "",
        count=one.count_text,
        href=one.href,
        is_drawn=is_drawn,
    )
