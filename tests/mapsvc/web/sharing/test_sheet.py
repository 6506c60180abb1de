"""The share sheet: links and codes of our own pages only, citations in three forms, pictures and previews."""

from __future__ import annotations

import json
import struct

import pytest
from flask.testing import FlaskClient

from helpers import find, parse_html, text_of
from mapsvc.app import create_app
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.web.sharing.citing import Work, bibtex, chicago, ris

JOURNEY = "/journeys/ismet-pasa-1932"
STOP = f"{JOURNEY}/stops/moskova"


@pytest.mark.parametrize("address", [JOURNEY, STOP, "/places/moskova", "/compare"])
def test_pages_have_a_share_sheet_that_needs_no_script(client: FlaskClient, address: str) -> None:
    """The permanent link, its code, citations and files stand in the page."""
    tree = parse_html(client.get(f"{address}?lang=en").data)
    (sheet,) = [one for one in find(tree, "details") if one.get("class") == "share"]
    (link,) = find(sheet, "output")
    assert text_of(link) == f"http://localhost{address}?lang=en"
    (code,) = find(sheet, "img")
    assert client.get(code.get("src")).content_type.startswith("image/svg+xml")
    kinds = {one.get("type") for one in find(sheet, "a")}
    assert {"application/x-bibtex", "application/x-research-info-systems"} <= kinds


@pytest.mark.parametrize(
    "path",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "/nowhere", "/assets/x/y.js", "/share/qr.svg",
     "", "journeys", "/journeys/ismet-pasa-1932" + "x" * 700, "/api/journeys/ismet-pasa-1932.geojson"],
)  # fmt: skip
@pytest.mark.parametrize("what", ["qr.svg", "cite.bib"])
def test_nothing_is_made_of_addresses_that_are_not_pages_of_ours(client: FlaskClient, what: str, path: str) -> None:
    """The service is no generator of codes for others."""
    assert client.get(f"/share/{what}", query_string={"path": path}).status_code == 400


def test_a_code_carries_the_state_of_a_page_and_nothing_else(client: FlaskClient) -> None:
    """What the pages write into their address stays; what they do not know is left out."""

    def code(path: str) -> bytes:
        return client.get("/share/qr.svg", query_string={"path": path}).data

    plain = code(JOURNEY)
    assert code(f"{JOURNEY}?day=1932-04-27&view=5/50/30#stop-kiev") != plain
    assert code(f"{JOURNEY}?utm=spam&say=hello%20there") == plain
    assert code(f"{JOURNEY}?view=%3Cscript%3E") == plain
    assert b"style=" not in plain


def test_codes_carry_the_public_address(shipped: Atlas) -> None:
    """Behind a proxy the visitor's address is another than the server's."""
    app = create_app(Settings(public_url="https://maps.example.org"), shipped)
    text = app.test_client().get("/share/cite.bib", query_string={"path": STOP, "lang": "en"}).text
    assert f"url = {{https://maps.example.org{STOP}}}" in text
    tree = parse_html(app.test_client().get(STOP).data)
    properties = {one.get("property"): one.get("content") for one in find(tree, "meta")}
    assert str(properties["og:image"]).startswith("https://maps.example.org/")


def test_citations_name_the_article_and_invent_nothing(client: FlaskClient) -> None:
    """Author and title as printed; no year, journal or page, which the text does not give."""
    bib = client.get("/share/cite.bib", query_string={"path": STOP, "lang": "en"})
    assert bib.content_type == "application/x-bibtex; charset=utf-8"
    assert "author = {Arslan, Gürbüz}" in bib.text
    assert "title = {{Moscow}}" in bib.text
    assert not any(field in bib.text for field in ("year", "journal", "pages", "urldate"))
    record = client.get("/share/cite.ris", query_string={"path": STOP, "lang": "en"})
    assert record.content_type == "application/x-research-info-systems; charset=utf-8"
    assert record.text.startswith("TY  - ELEC\r\nTI  - Moscow\r\n")
    assert "AU  - Arslan, Gürbüz\r\n" in record.text
    assert record.text.endswith("ER  - \r\n")


def test_citations_take_any_text() -> None:
    """Signs of TeX and line breaks cannot leave their field."""
    work = Work("K 1", "50 % & {more} \\ #1_x\nER  - ", "en", "Ada", note="~^$")
    assert r"{50 \% \& \{more\} \textbackslash{} \#1\_x ER -}" in bibtex([work])
    assert "TI  - 50 % & {more} \\ #1_x ER -\r\n" in ris([work])
    assert chicago(Work("k", "On “Roads”", "en")) == "“On ‘Roads’.”"


@pytest.mark.parametrize("address", ["/", JOURNEY, STOP, "/places/moskova", "/people", "/about"])
@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_cards_for_networks_are_whole_and_absolute(client: FlaskClient, address: str, lang: str) -> None:
    """Open Graph, the ways to the other languages, and one for visitors whose language nobody knows."""
    tree = parse_html(client.get(f"{address}?lang={lang}").data)
    properties = {one.get("property") or one.get("name"): one.get("content") for one in find(tree, "meta")}
    assert properties["og:url"] == f"http://localhost{address}?lang={lang}"
    assert str(properties["og:image"]).startswith("http://localhost/")
    assert properties["og:image:alt"]
    links = {one.get("hreflang"): one.get("href") for one in find(tree, "link") if one.get("hreflang")}
    assert links == {"x-default": f"http://localhost{address}"} | {
        code: f"http://localhost{address}?lang={code}" for code in ("tr", "en", "ru")
    }


def test_an_error_page_is_not_for_search_engines(client: FlaskClient) -> None:
    """It has no permanent address."""
    page = client.get("/journeys/none").text
    assert 'content="noindex"' in page
    assert "og:url" not in page


def _data(client: FlaskClient, address: str) -> dict[str, object]:
    tree = parse_html(client.get(address).data)
    (script,) = [one for one in find(tree, "script") if one.get("type") == "application/ld+json"]
    found = json.loads(text_of(script))
    assert isinstance(found, dict)
    return found


def test_pages_say_what_they_are_to_search_engines(client: FlaskClient) -> None:
    """A journey is a Trip, a stop an Event with its place and visits, a place a Place."""
    trip = _data(client, f"{JOURNEY}?lang=en")
    assert (trip["@context"], trip["@type"]) == ("https://schema.org", "Trip")
    assert (trip["departureTime"], trip["arrivalTime"]) == ("1932-04-23T18:05", "1932-05-10T14:30")
    stop = _data(client, f"{JOURNEY}/stops/odesa?lang=en")
    assert (stop["@type"], stop["startDate"]) == ("Event", "1932-04-26T08:00")
    assert stop["location"]["geo"]["latitude"] == pytest.approx(46.48, abs=0.05)  # type: ignore[index]
    place = _data(client, "/places/leningrad?lang=en")
    assert place["@type"] == "Place"
    assert "Leningrad" in str(place["name"])


def test_a_date_that_is_about_or_inferred_is_not_said(client: FlaskClient) -> None:
    """schema.org has no word for it, and a bare date would claim too much."""
    assert "startDate" not in _data(client, STOP)
    assert "startDate" not in _data(client, f"{JOURNEY}/stops/harkov")


@pytest.mark.slow
@pytest.mark.parametrize("address", ["/preview.png", f"{JOURNEY}/preview.png", f"{STOP}/preview.png"])
def test_previews_are_png_of_1200_by_630(client: FlaskClient, address: str) -> None:
    """The size that networks show large."""
    answer = client.get(f"{address}?lang=ru")
    assert answer.content_type == "image/png"
    assert answer.data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", answer.data[16:24]) == (1200, 630)
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_map_can_be_taken_away(client: FlaskClient) -> None:
    """As SVG that needs nothing else, under a name of its own."""
    answer = client.get(f"{JOURNEY}/map.svg?itinerary=programme&lang=en")
    assert answer.content_type == "image/svg+xml; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "attachment; filename=ismet-pasa-1932-programme.svg"
    assert answer.text.startswith("<svg ")
    assert answer.text.endswith("</svg>")
    assert "var(--" not in answer.text


def test_the_map_of_a_place_can_be_taken_away_where_its_site_is_known(client: FlaskClient) -> None:
    """The sheet offers it just there."""
    answer = client.get("/places/leningrad/map.svg?lang=ru")
    assert answer.content_type == "image/svg+xml; charset=utf-8"
    assert "Смольный" in answer.text
    assert "/places/leningrad/map.png" in client.get("/places/leningrad").text
    unknown = next(one.id for one in client.application.extensions["mapsvc"].atlas.gazetteer if one.footprint is None)
    assert client.get(f"/places/{unknown}/map.svg").status_code == 404
    assert f"/places/{unknown}/map.svg" not in client.get(f"/places/{unknown}").text
