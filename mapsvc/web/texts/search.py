"""The search: places by any of their names, passages by their words."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask_babel import gettext as _

from gazetteer.errors import QueryError
from gazetteer.lookup import LONGEST_QUERY
from gazetteer.place import Place, PlaceId
from gazetteer.turkish import search_key
from mapsvc.service import Atlas
from mapsvc.web.addresses import page_url
from mapsvc.web.contexts.texts import Excerpt, Fact, PlaceHit, SearchPage
from mapsvc.web.languages import chosen_language, current_language
from mapsvc.web.pages import shell
from mapsvc.web.parameters import page_number, words
from mapsvc.web.place_words import kind_text, reason_text
from mapsvc.web.state import state
from mapsvc.web.texts.quoting import hit_excerpts
from mapsvc.web.texts.tellings import account_excerpt, check_page, pager, passage_count

__all__ = ["bp"]

bp = Blueprint("search", __name__)

_PAGE_SIZE = 20
_MOST_PLACES = 8
_SHORTEST_BEGINNING = 3
_EXAMPLES = {
    "tr": ("Harkov", "Petersburg", "fabrika", "karşılama töreni"),
    "en": ("Kharkiv", "St Petersburg", "factory", "guard of honour"),
    "ru": ("Харьков", "Петербург", "Днепр", "Бергама"),
}


@bp.get("/search")
def search() -> Response:
    """Show what the words of `?q=` are found in.

    Raises:
        ParameterError: There is no such page of results.
    """
    atlas, lang = state().atlas, current_language()
    query, is_cut = words(request.args, "q", LONGEST_QUERY)
    number = page_number(request.args)
    total, excerpts = _passages(atlas, query, number, lang)
    check_page(number, total, _PAGE_SIZE)
    places = _places(atlas, query, lang) if query and number == 1 else ()
    page = SearchPage(
        shell=shell(f"{query} · {_('Search')}" if query else _("Search"), _("Find places and passages.")),
        query=query,
        action=url_for("search.search"),
        chosen_lang=chosen_language() or "",
        is_cut=is_cut,
        places=places,
        total=passage_count(total),
        excerpts=excerpts,
        pager=pager("search.search", number, total, _PAGE_SIZE, q=query),
        examples=() if total or places else _examples(lang),
    )
    answer = make_response(render_template("search.html", page=page))
    # Questions are endless: kept, their answers would push the pages that everyone reads out of the page cache.
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _passages(atlas: Atlas, query: str, number: int, lang: str) -> tuple[int, tuple[Excerpt, ...]]:
    """Return how many passages were found, and those of a page: our accounts first, then the texts, each best first.

    Only where no account and no text has all the words, those are shown that have any: those with more of them first,
    be they accounts or texts.
    """
    start, store, accounts = (number - 1) * _PAGE_SIZE, state().texts, state().accounts
    has_all = accounts.search(query, lang, 0, is_wide=False)[0] or (
        store is not None and store.search(query, 0, is_wide=False)[0]
    )
    own = accounts.levels(query, lang, is_wide=not has_all)
    others = store.levels(query, is_wide=not has_all) if store is not None else {}
    excerpts: list[Excerpt] = []
    passed = [0, 0]  # accounts and texts that have more of the words
    for words_had in sorted({*own, *others}, reverse=True):
        for kind, count in enumerate((own.get(words_had, 0), others.get(words_had, 0))):
            first = max(start - sum(passed), 0)
            limit = min(count - first, _PAGE_SIZE - len(excerpts))
            at = passed[kind] + first
            if limit > 0 and kind == 0:
                found = accounts.search(query, lang, limit, at, is_wide=not has_all)[1]
                excerpts += (account_excerpt(one, atlas, lang) for one in found)
            elif limit > 0 and store is not None:
                excerpts += hit_excerpts(store, atlas, lang, store.search(query, limit, at, is_wide=not has_all)[1])
            passed[kind] += count
    return sum(passed), tuple(excerpts)


def _examples(lang: str) -> tuple[Fact, ...]:
    return tuple(Fact("", text, page_url("search.search", q=text)) for text in _EXAMPLES[lang])


def _places(atlas: Atlas, query: str, lang: str) -> tuple[PlaceHit, ...]:
    """Return the places that a question may name; failing that, those whose names begin with it."""
    counts = {one.place: one.count for one in state().accounts.places()}
    try:
        candidates = atlas.gazetteer.find(query, limit=_MOST_PLACES)
    except QueryError:  # no letter in it: there may still be passages with that number
        return ()
    if candidates:
        return tuple(_hit(atlas, one.place, reason_text(one, one.place, lang), lang, counts) for one in candidates)
    return tuple(_hit(atlas, place, name, lang, counts) for place, name in _beginning(atlas, query, lang, counts))


def _beginning(atlas: Atlas, query: str, lang: str, counts: Mapping[PlaceId, int]) -> list[tuple[Place, str]]:
    """Return the places that have a name, or a word of a name, that begins so, each with that name."""
    key = search_key(query)
    found: list[tuple[Place, str]] = []
    if len(key) < _SHORTEST_BEGINNING:
        return found
    for place in atlas.gazetteer:
        for name in place.toponyms:
            parts = name.toponym.replace("-", " ").split()
            if any(search_key(" ".join(parts[at:])).startswith(key) for at in range(len(parts))):
                found.append((place, "" if name.toponym == place.name(lang) else name.toponym))
                break
    return sorted(found, key=lambda pair: (-counts.get(pair[0].id, 0), pair[0].id))[:_MOST_PLACES]


def _hit(atlas: Atlas, place: Place, reason: str, lang: str, counts: Mapping[PlaceId, int]) -> PlaceHit:
    parent = place.parent
    return PlaceHit(
        name=place.name(lang),
        modern_name=place.modern_name(lang) or "",
        kind=kind_text(place.type.value, place.subtype),
        within=atlas.place(parent).name(lang) if parent is not None and parent in atlas.gazetteer else "",
        reason=reason,
        count=passage_count(counts[place.id]) if place.id in counts else "",
        href=page_url("one_place.place_page", place_id=place.id),
    )
