"""The list that the search of a bundle looks in: every place with a page, every account, their words folded."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from flask import Flask

from gazetteer.inflection import stems
from gazetteer.place import Place
from gazetteer.russian import is_russian, stem
from gazetteer.turkish import search_key
from mapsvc.bundle.naming import HOST, MOUNT
from mapsvc.dates import date_text
from mapsvc.web.addresses import page_url
from mapsvc.web.place_words import kind_text
from mapsvc.web.state import state
from mapsvc.web.texts.tellings import account_href, passage_count, stop_label

__all__ = ["search_list"]

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_KEY = 2
_SHORTEST_STEM = 3


def search_list(app: Flask, lang: str, places: Collection[str]) -> str:
    """Return the list of a language as JSON, with addresses as the app writes them.

    Args:
        app: The service, for its words and addresses.
        lang: The language.
        places: Ids of the places that have a page.
    """
    with app.test_request_context(f"/?lang={lang}", base_url=HOST + MOUNT):
        atlas = state().atlas
        counts = {one.place: one.count for one in state().accounts.places()}
        listed = sorted(
            (place for place in atlas.gazetteer if place.id in places),
            key=lambda place: (-counts.get(place.id, 0), place.id),
        )
        found = {
            "places": [_place_row(place, lang, counts.get(place.id, 0)) for place in listed],
            **_accounts(lang),
        }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _place_row(place: Place, lang: str, count: int) -> dict[str, Any]:
    gazetteer = state().atlas.gazetteer
    within = gazetteer.place(place.parent).name(lang) if place.parent in gazetteer and place.parent else ""
    about = kind_text(place.type.value, place.subtype)
    return {
        "name": place.name(lang),
        "modern": place.modern_name(lang) or "",
        "about": f"{about}, {within}" if within else about,
        "count": passage_count(count) if count else "",
        "href": page_url("one_place.place_page", place_id=place.id),
        "keys": sorted({key for name in place.toponyms for key in _keys_of_name(name.toponym)}),
    }


def _keys_of_name(name: str) -> Iterator[str]:
    """Yield the key of a name, and of its ends that begin with another of its words."""
    parts = name.replace("-", " ").split()
    for at in range(len(parts)):
        key = search_key(" ".join(parts[at:]))
        if len(key) >= _SHORTEST_KEY:
            yield key


def _accounts(lang: str) -> dict[str, Any]:
    """Return the accounts in their order, and for each word, and each stem that it may have, which of them have it."""
    rows, words = [], dict[str, list[int]]()
    for number, account in enumerate(state().accounts.all):
        text, used = account.told(lang)
        when = date_text(account.date, lang, clock=False)
        where = stop_label(account, state().atlas, lang)
        rows.append({"text": text, "lang": used, "where": where, "when": when, "href": account_href(account)})
        for key in sorted({key for word in _WORD.findall(text) for key in _keys_of_word(word, used)}):
            words.setdefault(key, []).append(number)
    return {"accounts": rows, "words": dict(sorted(words.items()))}


def _keys_of_word(word: str, lang: str) -> Iterator[str]:
    key = search_key(word)
    if len(key) >= _SHORTEST_KEY:
        yield key
    if lang == "tr":
        yield from (search_key(one.text) for one in stems(word) if len(one.text) >= _SHORTEST_STEM)
    elif is_russian(word) and len(bare := stem(word)) >= _SHORTEST_STEM:
        yield search_key(bare)
