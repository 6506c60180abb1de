"""Every page of the service: strict HTML, one heading, no dead link, headers, the right language."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from helpers import HTML, find, parse_html, text_of
from mapsvc.service import Atlas

LANGUAGES = ("tr", "en", "ru")
PLAIN_PAGES = ("/", "/sources", "/about", "/places", "/search?q=fabrika")


def addresses(atlas: Atlas) -> Iterator[str]:
    """Yield the address of every page, without language."""
    yield from PLAIN_PAGES
    yield from ("/search", "/search?q=xyz", "/places?type=water", "/places?document=voroshilov-1933&type=street")
    yield from (f"/places/{place_id}" for place_id in ("moskova", "dneprosvki", "balkanlar", "karadeniz", "sivas"))
    for journey in atlas.journeys:
        yield f"/journeys/{journey.id}"
        for number, itinerary in enumerate(journey.itineraries):
            if number:
                yield f"/journeys/{journey.id}?itinerary={itinerary.id}"
            yield from (f"/journeys/{journey.id}/stops/{stop.id}" for stop in itinerary.stops)


def in_language(address: str, lang: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={lang}"


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_strict_html(client: FlaskClient, shipped: Atlas, lang: str) -> None:
    """Every page answers, parses strictly, says its language, has one h1, and labels what is no text."""
    for address in addresses(shipped):
        answer = client.get(in_language(address, lang))
        assert answer.status_code == 200, address
        tree = parse_html(answer.data)
        assert tree.get("lang") == lang
        assert len(find(tree, "h1")) == 1, address
        assert len(find(tree, "title")) == 1
        assert [image for image in find(tree, "img") if image.get("alt") is None] == []
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert sorted({name for name in ids if ids.count(name) > 1}) == [], f"{address}: ids that stand twice"


@pytest.mark.slow
def test_every_link_inside_leads_somewhere(client: FlaskClient, shipped: Atlas) -> None:
    """Each internal link, style sheet, script and picture answers 200, and each #part exists on its page."""
    pages: dict[str, set[str]] = {}
    links: dict[str, str] = {}
    asked_above = {in_language(address, lang) for address in addresses(shipped) for lang in LANGUAGES}
    for address in addresses(shipped):
        tree = parse_html(client.get(address).data)
        pages[address] = {element.get("id", "") for element in tree.iter()}
        for element in tree.iter():
            for name in ("href", "src", "action"):
                target = element.get(name)
                if target is not None and element.tag.startswith(HTML):
                    links.setdefault(urljoin(address, target.removeprefix("http://localhost")), address)
    for target, origin in links.items():
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            assert parts.scheme in ("https", "mailto"), f"{origin} links to {target}"
            continue
        path = target.partition("#")[0]
        # A process draws each PNG; the SVG beside it is asked for and is made by the same view.
        if path in asked_above or ("/stops/" in path and path.endswith("/map.png")):
            continue
        answer = client.get(path)
        assert answer.status_code == 200, f"{origin} links to {target}"
        if parts.fragment:
            if path not in pages:
                pages[path] = {element.get("id", "") for element in parse_html(answer.data).iter()}
            assert parts.fragment in pages[path], f"{origin} links to {target}"


def test_no_page_asks_another_host_for_anything(client: FlaskClient, shipped: Atlas) -> None:
    """What a page loads by itself comes from the service: scripts, style sheets, pictures, frames, fonts."""
    for address in (*PLAIN_PAGES, f"/journeys/{shipped.journeys[0].id}"):
        tree = parse_html(client.get(address).data)
        loaded = [element.get("src") for element in tree.iter() if element.get("src")]
        named = ("alternate", "canonical")  # these are told to search engines; nothing loads them
        loaded += [link.get("href") for link in find(tree, "link") if link.get("rel") not in named]
        assert [target for target in loaded if target and not target.startswith("/")] == []


@pytest.mark.parametrize("path", [*PLAIN_PAGES, "/journeys/ismet-pasa-1932", "/journeys/voroshilov-1933/stops/ankara"])
def test_head_and_304_hold_for_pages(client: FlaskClient, path: str) -> None:
    """HEAD has GET's headers; who has the page is told so; each coding has its own tag."""
    get = client.get(path, headers={"Accept-Encoding": "br"})
    head = client.head(path, headers={"Accept-Encoding": "br"})
    assert (head.status_code, head.data, dict(head.headers)) == (200, b"", dict(get.headers))
    assert get.headers["Content-Encoding"] == "br"
    again = client.get(path, headers={"Accept-Encoding": "br", "If-None-Match": get.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("query", "wish", "spoken"),
    [
        ("", "", "tr"),
        ("", "de, fr;q=0.5", "tr"),
        ("", "en-GB,en;q=0.8", "en"),
        ("", "ru;q=0.9, en;q=0.3", "ru"),
        ("?lang=en", "ru", "en"),
        ("?lang=tr", "en", "tr"),
        ("", ";;q=x,,*", "tr"),
    ],
)
def test_the_language_is_the_address_s_then_the_browser_s_then_turkish(
    client: FlaskClient, query: str, wish: str, spoken: str
) -> None:
    """?lang= is stronger than Accept-Language, which is stronger than the default."""
    tree = parse_html(client.get(f"/about{query}", headers={"Accept-Language": wish}).data)
    assert tree.get("lang") == spoken


def test_each_page_links_to_itself_in_every_language(client: FlaskClient) -> None:
    """The alternates keep the other parameters, for browsers and for search engines."""
    tree = parse_html(client.get("/journeys/ismet-pasa-1932?itinerary=programme&lang=en").data)
    links = [link for link in find(tree, "link", rel="alternate") if link.get("hreflang")]
    alternates = {link.get("hreflang"): link.get("href") for link in links}
    address = "http://localhost/journeys/ismet-pasa-1932?itinerary=programme"
    assert alternates == {"x-default": address} | {lang: f"{address}&lang={lang}" for lang in LANGUAGES}


def test_the_chosen_language_goes_along(client: FlaskClient) -> None:
    """Links of a page asked for with ?lang= keep it; without it they stay bare."""
    for lang, mark in (("ru", "?lang=ru"), (None, "")):
        tree = parse_html(client.get("/" if lang is None else f"/?lang={lang}").data)
        hrefs = {link.get("href") for link in find(tree, "a")}
        assert f"/journeys/ismet-pasa-1932{mark}" in hrefs


def test_a_journey_page_has_all_its_stops_in_order(client: FlaskClient, shipped: Atlas) -> None:
    """Without JavaScript the page is whole: each stop of the itinerary, by name, in a list."""
    for journey in shipped.journeys:
        tree = parse_html(client.get(f"/journeys/{journey.id}").data)
        listed = [element.get("data-stop") for element in tree.iter(HTML + "li") if element.get("data-stop")]
        stops = journey.itineraries[0].stops
        main = [stop.id for stop in stops if stop.party == "main"]
        assert listed == main + [stop.id for stop in stops if stop.party != "main"]


def test_a_stop_page_tells_every_visit_and_passage(client: FlaskClient, shipped: Atlas) -> None:
    """Nothing that the texts tell of a stop is left out on its page."""
    journey = shipped.journeys[0]
    for stop in journey.itineraries[0].stops:
        text = text_of(parse_html(client.get(f"/journeys/{journey.id}/stops/{stop.id}?lang=en").data))
        told = [*(passage.text["en"] for passage in stop.passages), *(visit.summary["en"] for visit in stop.visits)]
        assert [words for words in told if " ".join(words.split()) not in text] == []


@pytest.mark.parametrize(
    ("address", "expected", "code"),
    [
        ("/journeys/voroshilov-1933/stops/ankara?lang=tr", "30 Ekim 1933, 21.50", "1933-10-30T21:50"),
        ("/journeys/voroshilov-1933/stops/izmir?lang=ru", "2 ноября 1933", "1933-11-02"),
        ("/journeys/voroshilov-1933/stops/ankara?lang=en", "Ankara People’s House", "ankara-halkevi"),
    ],
)
def test_how_we_read_a_contradiction_is_said_in_words(
    client: FlaskClient, address: str, expected: str, code: str
) -> None:  # fmt: skip
    """Visitors read dates and names of places, not EDTF and ids."""
    readings = [text_of(one) for one in find(parse_html(client.get(address).text), "span", class_="read")]
    assert any(expected in one for one in readings), readings
    assert not any(code in one for one in readings)


def test_pages_are_the_same_each_time(app: Flask, shipped: Atlas) -> None:
    """The same input gives the same bytes, from one app to the next."""
    from mapsvc.app import create_app
    from mapsvc.settings import Settings

    other = create_app(Settings(cache_mb=0), shipped).test_client()
    for address in (*PLAIN_PAGES, "/journeys/ismet-pasa-1932", "/journeys/ismet-pasa-1932/stops/moskova"):
        assert other.get(address).data == app.test_client().get(address).data, address
