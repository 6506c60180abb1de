"""oEmbed 1.0: what the specification asks of an answer, for our own addresses only."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import etree

from helpers import assert_problem, find, parse_html
from mapsvc.app import create_app
from mapsvc.service import Atlas
from mapsvc.settings import Settings

HERE = "http://localhost"
JOURNEY = f"{HERE}/journeys/ismet-pasa-1932"
STOP = f"{JOURNEY}/stops/moskova"
BY_THE_SPECIFICATION = {
    "type", "version", "title", "provider_name", "provider_url", "cache_age", "html", "width", "height",
    "thumbnail_url", "thumbnail_width", "thumbnail_height",
}  # fmt: skip


def asked(client: FlaskClient, **query: Any) -> Any:
    return client.get("/oembed", query_string=query)


def frame_in(html: str) -> etree._Element:
    """Return the frame of an answer, which has to be XML, as the specification asks of `html`."""
    frame = etree.fromstring(html)
    assert frame.tag == "iframe"
    return frame


@pytest.mark.parametrize("url", [JOURNEY, STOP, f"{HERE}/embed/voroshilov-1933?story=0"])
def test_an_answer_has_what_the_specification_asks_for(client: FlaskClient, url: str) -> None:
    """Type rich, version, html with the frame and a link inside, sizes that are those of the frame."""
    answer = asked(client, url=url)
    assert answer.content_type == "application/json"
    document = answer.get_json()
    assert set(document) == BY_THE_SPECIFICATION
    assert (document["type"], document["version"]) == ("rich", "1.0")
    frame = frame_in(document["html"])
    assert frame.get("src").startswith(f"{HERE}/embed/")
    assert frame.get("title") == document["title"]
    assert (frame.get("width"), frame.get("height")) == (str(document["width"]), str(document["height"]))
    (link,) = frame
    assert client.get(link.get("href")).status_code == 200
    assert client.get(frame.get("src")).status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_xml_says_the_same(client: FlaskClient) -> None:
    """The root is `oembed`, each parameter an element; read by lxml."""
    answer = asked(client, url=STOP, format="xml")
    assert answer.content_type == "text/xml; charset=utf-8"
    root = etree.fromstring(answer.data)
    assert root.tag == "oembed"
    document = asked(client, url=STOP, format="json").get_json()
    assert {one.tag: one.text for one in root} == {name: str(value) for name, value in document.items()}


@pytest.mark.parametrize(("widest", "highest"), [(1, 1), (280, 200), (640, None), (None, 300), (5000, 5000)])
def test_sizes_keep_within_the_limits(client: FlaskClient, widest: int | None, highest: int | None) -> None:
    """The frame and the thumbnail alike; where no thumbnail is small enough, none is told."""
    document = asked(client, url=JOURNEY, maxwidth=widest, maxheight=highest).get_json()
    for name in ("width", "thumbnail_width"):
        assert document.get(name, 1) <= (widest or 10_000)
    for name in ("height", "thumbnail_height"):
        assert document.get(name, 1) <= (highest or 10_000)
    assert ("thumbnail_url" in document) == ("thumbnail_width" in document) == (widest != 1)


def test_a_thumbnail_is_as_large_as_said(client: FlaskClient) -> None:
    """Its first bytes say width and height: it is a PNG."""
    document = asked(client, url=STOP, maxwidth=300).get_json()
    png = client.get(document["thumbnail_url"]).data
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (240, 126)
    assert (document["thumbnail_width"], document["thumbnail_height"]) == (240, 126)


@pytest.mark.parametrize(
    ("url", "query"),
    [
        (f"{JOURNEY}?lang=en&itinerary=programme", {"lang": ["en"], "itinerary": ["programme"]}),
        (f"{JOURNEY}?day=1932-04-27&view=50.1,30,5&utm=x#stop-kiev",
         {"day": ["1932-04-27"], "view": ["50.1,30,5"], "stop": ["kiev"]}),
        (f"{HERE}:80/journeys/ismet-pasa-1932", {}),
        ("https://localhost/embed/ismet-pasa-1932?story=0&theme=dark", {"story": ["0"], "theme": ["dark"]}),
    ],
)  # fmt: skip
def test_an_embed_opens_in_the_state_of_the_address(client: FlaskClient, url: str, query: dict[str, list[str]]) -> None:
    """Language, itinerary, stop, day, view; nothing that the pages do not know."""
    frame = frame_in(asked(client, url=url).get_json()["html"])
    assert parse_qs(urlsplit(frame.get("src")).query) == query


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/journeys/ismet-pasa-1932", f"{HERE}/about", f"{HERE}/journeys/nowhere", f"{STOP}x",
     f"{HERE}.evil.example/journeys/ismet-pasa-1932", "http://localhost@evil.example/journeys/ismet-pasa-1932",
     "http://user@localhost/journeys/ismet-pasa-1932", "javascript:alert(1)", "//localhost/journeys/ismet-pasa-1932",
     "http://[", "/journeys/ismet-pasa-1932", f"{JOURNEY}?lang=xx", f"{JOURNEY}?itinerary=x", JOURNEY + "?a=1" * 999,
     f"{JOURNEY}\n", f"{HERE}/assets/x/y.js"],
)  # fmt: skip
def test_other_addresses_are_not_found(client: FlaskClient, url: str) -> None:
    """Other hosts, other pages, what is no address at all, and what is longer than any of ours."""
    problem = assert_problem(asked(client, url=url), 404, "not-found")
    assert len(problem["detail"]) < 400


def test_what_else_can_be_wrong_has_its_status(client: FlaskClient, shipped: Atlas) -> None:
    """Another format 501, no address or no number 400, embeds that nobody may frame 401, as the specification says."""
    assert_problem(asked(client, url=JOURNEY, format="yaml"), 501, "not-implemented")
    assert_problem(asked(client), 400, "bad-request")
    for size in ("0", "-1", "x", "9" * 40, "٣٠٠"):
        assert_problem(asked(client, url=JOURNEY, maxwidth=size), 400, "bad-request")
    closed = create_app(Settings(frame_ancestors="none"), shipped).test_client()
    assert_problem(asked(closed, url=JOURNEY), 401, "unauthorized")


@pytest.mark.parametrize("path", ["/journeys/voroshilov-1933?lang=ru", "/journeys/ismet-pasa-1932/stops/kiev"])
def test_pages_lead_to_their_answers(client: FlaskClient, path: str) -> None:
    """Discovery: a link for JSON and one for XML, in the language of the page."""
    tree = parse_html(client.get(path).data)
    links = {
        str(one.get("type")): str(one.get("href")) for one in find(tree, "link") if "oembed" in str(one.get("type"))
    }
    assert set(links) == {"application/json+oembed", "text/xml+oembed"}
    for kind, href in links.items():
        answer = client.get(href)
        assert answer.status_code == 200
        assert answer.mimetype == kind.replace("+oembed", "")
    assert "oembed" not in client.get("/about").text


def test_behind_a_proxy_the_public_address_counts(shipped: Atlas) -> None:
    """At a path of a host of its own, also where the request came in under another name."""
    app = create_app(Settings(public_url="https://maps.example.org/atlas"), shipped)
    url = "https://maps.example.org/atlas/journeys/voroshilov-1933"
    document = asked(app.test_client(), url=url).get_json()
    assert frame_in(document["html"]).get("src") == "https://maps.example.org/atlas/embed/voroshilov-1933"
    assert document["provider_url"] == "https://maps.example.org/atlas/"
    assert asked(app.test_client(), url="https://maps.example.org/journeys/voroshilov-1933").status_code == 404
