"""Every foreign piece of a page says its language, so that a screen reader speaks it as it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from helpers import HTML, parse_html
from mapsvc.service import Atlas

LATIN = re.compile(r"(?:[^\W\d_А-Яа-яЁё]{2,}[\s,.;:’–-]+){5,}")
"""Five words in Latin letters: no Russian sentence has them, save in names, which do not come so many together."""
MUTE = {HTML + name for name in ("script", "style", "code", "output")}


def _said_in_russian(element: Element, lang: str) -> Iterator[str]:
    lang = element.get("lang", lang)
    if element.tag in MUTE:
        return
    if lang == "ru":
        yield element.text or ""
    for child in element:
        yield from _said_in_russian(child, lang)
        if lang == "ru":
            yield child.tail or ""


@pytest.mark.slow
def test_russian_pages_say_where_they_are_not_russian(client: FlaskClient, shipped: Atlas) -> None:
    """Accounts, notes and reasons that fall back to English, titles of articles, names in Turkish."""
    addresses = ["/", "/sources", "/about", "/people", "/compare", "/compare?with=delegations", "/places/leningrad"]
    for journey in shipped.journeys:
        addresses.append(f"/journeys/{journey.id}")
        addresses += [f"/journeys/{journey.id}/stops/{stop.id}" for one in journey.itineraries for stop in one.stops]
    wrong = {}
    for address in addresses:
        mark = "&" if "?" in address else "?"
        tree = parse_html(client.get(f"{address}{mark}lang=ru").data)
        (body,) = tree.iter(HTML + "body")
        found = [text.strip() for text in _said_in_russian(body, "ru") if LATIN.search(text)]
        if found:
            wrong[address] = found[0]
    assert wrong == {}, "\n".join(f"{k}: {v}" for k, v in wrong.items())
