"""The page of one place: its names, where it lies and how we know, what was done there, what is told of it."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from gazetteer.place import Place
from mapsvc.dates import date_text, span_text
from mapsvc.maps import Scene
from mapsvc.service import Atlas
from mapsvc.texts.mentioned import mentions_of
from mapsvc.web.addresses import absolute, in_words, page_url
from mapsvc.web.contexts.sharing import FileLink
from mapsvc.web.contexts.texts import Excerpt, Fact, JourneyVisits, NameRow, PlacePage, VisitLink
from mapsvc.web.languages import current_language
from mapsvc.web.ordering import name_order
from mapsvc.web.pages import map_view, shell
from mapsvc.web.parameters import page_number
from mapsvc.web.place_words import basis_text, kind_text, language_name, link_text, name_kind_text, precision_text
from mapsvc.web.sharing.sheet import map_files, share_view
from mapsvc.web.sharing.structured import json_ld, place_data
from mapsvc.web.state import state
from mapsvc.web.texts.named import Named, named_ids, named_only, place_of
from mapsvc.web.texts.place_maps import scene_of_name, scene_of_place
from mapsvc.web.texts.quoting import mention_excerpts
from mapsvc.web.texts.tellings import account_excerpt, check_page, pager, passage_count
from routes.edtf import Edtf
from routes.errors import EdtfError
from routes.itinerary import Itinerary, Journey

__all__ = ["bp"]

bp = Blueprint("one_place", __name__)

_PAGE_SIZE = 40


@bp.get("/places/<place_id>")
def place_page(place_id: str) -> str:
    """Show one place.

    Raises:
        PlaceNotFoundError: No place has this id.
    """
    atlas, lang = state().atlas, current_language()
    named = named_only(place_id)
    place = place_of(named) if named is not None else atlas.place(place_id)  # type: ignore[arg-type]  # any text may be asked for
    number = page_number(request.args)
    total, count_text, excerpts = _passages(atlas, place, named, number, lang)
    check_page(number, total, _PAGE_SIZE)
    name, kind = place.name(lang), kind_text(place.type.value, place.subtype)
    note = in_words(place.note, lang) if place.note else ""
    scene, is_close = (
        scene_of_place(atlas, place, lang) if named is None else (scene_of_name(atlas, named, lang), False)
    )
    page = PlacePage(
        shell=shell(
            f"{name} · {_('Places of the texts')}",
            f"{name}: {kind}, {count_text}",
            json_ld=json_ld(place_data(atlas, place, lang, _absolute(place.id), _absolute)),
        ),
        share=share_view(name, _pictures(place, scene)) if named is None else None,
        id=place.id,
        map=map_view(scene) if scene is not None else None,
        map_note=_("Coasts are generalised; there is no street map under the places.") if is_close else "",
        name=name,
        modern_name=place.modern_name(lang) or "",
        kind=kind,
        note=note,
        note_lang=lang if place.note and place.note.get(lang) else "en",
        facts=tuple(_facts(atlas, place, lang) if named is None else _facts_of_name(named)),
        names=tuple(_names(place, lang)) if named is None else (),
        parts=tuple(_parts(atlas, place, lang)),
        journeys=tuple(one for journey in atlas.journeys if (one := _visits(atlas, journey, place, lang)).visits),
        total=count_text,
        excerpts=excerpts,
        pager=pager("one_place.place_page", number, total, _PAGE_SIZE, place_id=place.id),
        atlas_href=f"{page_url('places.places')}#place-{place.id}" if total else page_url("places.places"),
    )
    return render_template("place.html", page=page)


def _pictures(place: Place, scene: Scene | None) -> tuple[FileLink, ...]:
    return map_files("previews.place_picture", place_id=place.id) if scene is not None else ()


def _absolute(place_id: str) -> str:
    return absolute(url_for("one_place.place_page", place_id=place_id))


def _passages(
    atlas: Atlas, place: Place, named: Named | None, number: int, lang: str
) -> tuple[int, str, tuple[Excerpt, ...]]:
    """Return how many passages there are, that in words, and those of a page: our accounts first, then the texts."""
    accounts, store = state().accounts.about(place.id, lang), state().texts
    start = (number - 1) * _PAGE_SIZE
    own = tuple(account_excerpt(one, atlas, lang) for one in accounts[start:][:_PAGE_SIZE])
    if store is None:
        return len(accounts), passage_count(len(accounts)), own
    # Texts begin where the accounts end, in the middle of a page too.
    first, last = max(start - len(accounts), 0), max(start + _PAGE_SIZE - len(accounts), 0)
    which = {"place": place.id} if named is None else {"name": named.printed, "type_": named.type}
    mentions, found = mentions_of(store, **which, limit=last - first, offset=first)
    counts = [passage_count(len(accounts))] if accounts else []
    counts += [str(ngettext("%(num)d mention", "%(num)d mentions", mentions))] if mentions else []
    originals = mention_excerpts(store, atlas, lang, found)
    return len(accounts) + mentions, " · ".join(counts) or passage_count(0), (*own, *originals)


def _facts(atlas: Atlas, place: Place, lang: str) -> Iterator[Fact]:
    line = atlas.gazetteer.lineage(place)
    for above in line[1:2]:
        yield Fact(_("It lay in"), above.name(lang), page_url("one_place.place_page", place_id=above.id))
    footprint = place.footprint
    if footprint is None:
        yield Fact(_("Site"), _("not known closely enough to draw it"))
    else:
        point = footprint.point
        yield Fact(_("Site"), f"{_degrees(point.lat, 'NS')} {_degrees(point.lon, 'EW')}")
        yield Fact(_("Exactness"), precision_text(footprint, lang))
        text, href = basis_text(footprint)
        yield Fact(_("How we know"), text, href, is_external=bool(href))
    for link in place.links:
        label, href = link_text(link)
        yield Fact(_("Elsewhere"), label, href, is_external=True)


def _facts_of_name(named: Named) -> Iterator[Fact]:
    point = named.point
    text = f"{_degrees(point.lat, 'NS')} {_degrees(point.lon, 'EW')}" if point is not None else ""
    yield Fact(_("Site"), text or _("not known closely enough to draw it"))


def _degrees(value: float, ends: str) -> str:
    """Return degrees with a hundredth, about a kilometre; the letter says which half of the globe."""
    return f"{abs(value):.2f}° {ends[0] if value >= 0 else ends[1]}"


def _names(place: Place, lang: str) -> Iterator[NameRow]:
    """Yield the names: those of 1932-33 first, in the order of the record."""
    order = {"period": 0, "modern": 1, "historical": 2, "variant": 3}
    for name in sorted(place.toponyms, key=lambda one: order[one.kind.value]):
        yield NameRow(
            name.toponym, name.lang, language_name(name.lang, lang), name_kind_text(name.kind),
            _when(name.when, lang), name.note or "",
        )  # fmt: skip


def _when(text: str | None, lang: str) -> str:
    if text is None:
        return ""
    try:
        return date_text(Edtf.parse(text), lang, clock=False)
    except EdtfError:  # a record's interval of a kind that itineraries do not use
        return text


def _parts(atlas: Atlas, place: Place, lang: str) -> Iterator[Fact]:
    told = named_ids()
    inside = [one for one in atlas.gazetteer.children(place.id) if one.id in told]
    for one in sorted(inside, key=lambda part: name_order(part.name(lang), lang)):
        kind = kind_text(one.type.value, one.subtype)
        yield Fact(kind, one.name(lang), page_url("one_place.place_page", place_id=one.id))


def _visits(atlas: Atlas, journey: Journey, place: Place, lang: str) -> JourneyVisits:
    links = [link for itinerary in journey.itineraries for link in _visit_links(atlas, journey, itinerary, place, lang)]
    return JourneyVisits(journey.id, in_words(journey.title, lang), tuple(links))


def _visit_links(atlas: Atlas, journey: Journey, itinerary: Itinerary, place: Place, lang: str) -> Iterator[VisitLink]:
    plan = "" if itinerary is journey.itineraries[0] else f" · {in_words(itinerary.title, lang)}"
    for stop in itinerary.stops:
        address = page_url("pages.stop_page", journey_id=journey.id, stop_id=stop.id)
        name = f"{stop.seq} {atlas.place(stop.place).name(lang)}"
        if stop.place == place.id:
            yield VisitLink(f"{name}{plan}", span_text(stop.arrival, stop.departure, lang), address, is_stop=True)
            continue
        for visit in stop.visits:
            if visit.place == place.id:
                when = date_text(visit.when, lang)
                yield VisitLink(f"{name}{plan}", when, f"{address}#visit-{visit.id}", is_stop=False)
