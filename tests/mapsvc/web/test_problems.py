"""Errors: a page that helps on for people, a problem document for programs, never a traceback."""

from __future__ import annotations

import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient

from helpers import assert_problem, find, parse_html, text_of
from mapsvc.app import create_app
from mapsvc.service import Atlas
from mapsvc.settings import Settings

HOSTILE = "<script>alert(1)</script>\"'&\u202e\x00%00"


@pytest.mark.parametrize(
    ("path", "helps"),
    [
        ("/journeys/ismet-pasha-1932", "/journeys/ismet-pasa-1932"),
        ("/journeys/ismet-pasa-1932/stops/odessa", "/journeys/ismet-pasa-1932/stops/odesa"),
        ("/journeys/voroshilov-1933/stops/nowhere", "/journeys/voroshilov-1933"),
        ("/journey/voroshilov-1933", "/journeys/voroshilov-1933"),
        ("/abuot", "/about"),
        ("/completely/else", "/"),
    ],
)
def test_what_is_not_there_leads_on(client: FlaskClient, path: str, helps: str) -> None:
    """A 404 is a page with the nearest addresses that exist."""
    answer = client.get(path)
    assert answer.status_code == 404
    links = {link.get("href") for main in find(parse_html(answer.data), "main") for link in find(main, "a")}
    assert helps in links
    assert {client.get(link).status_code for link in links if link} == {200}


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/?lang=de", ("lang", "de", "tr, en, ru")),
        ("/about?lang=en&lang=tr", ("lang", "en, tr", "tr, en, ru")),
        ("/?lang=", ("lang", "tr, en, ru")),
        ("/journeys/ismet-pasa-1932?itinerary=planned", ("itinerary", "planned", "travelled, programme")),
        ("/journeys/voroshilov-1933?itinerary=programme&lang=en", ("itinerary", "programme", "travelled")),
        ("/places?year=1800&lang=en", ("year", "1800", "possible here: 19")),
    ],
)
def test_a_bad_parameter_is_named(client: FlaskClient, path: str, named: tuple[str, ...]) -> None:
    """A 400 says which parameter, what it was, what it can be; its links work."""
    answer = client.get(path)
    assert answer.status_code == 400
    tree = parse_html(answer.data)
    assert all(part in text_of(tree) for part in named)
    links = {link.get("href") for link in find(tree, "a")} - {None}
    assert {client.get(str(link)).status_code for link in links if not str(link).startswith("#")} == {200}


def test_programs_get_problem_documents(client: FlaskClient) -> None:
    """RFC 9457, with what would have been right."""
    missing = assert_problem(client.get("/api/journeys/x.geojson"), 404, "not-found")
    assert {"ismet-pasa-1932", "voroshilov-1933"} < set(missing["known"])
    wrong = assert_problem(client.get("/api/journeys/ismet-pasa-1932.geojson?lang=x"), 400, "bad-request")
    assert (wrong["parameter"], wrong["expected"]) == ("lang", "one of tr, en, ru")
    unknown = assert_problem(client.get("/api/journeys/ismet-pasa-1932.geojson?itinerary=x"), 404, "not-found")
    assert unknown["known"] == ["travelled", "programme"]
    assert_problem(client.get("/api/nowhere"), 404, "not-found")
    assert_problem(client.post("/api/journeys/ismet-pasa-1932.geojson"), 405, "method-not-allowed")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods_are_refused_with_those_that_work(client: FlaskClient, method: str) -> None:
    """A 405 names the methods in Allow."""
    answer = getattr(client, method)("/about")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    "path", ["/journeys/{}", "/journeys/ismet-pasa-1932/stops/{}", "/{}", "/assets/x/{}", "/?lang={}"]
)
def test_hostile_addresses_are_echoed_as_text(client: FlaskClient, path: str) -> None:
    """Markup in an address stays text, and the page stays strict HTML."""
    from urllib.parse import quote

    answer = client.get(path.format(quote(HOSTILE)))
    assert answer.status_code in (400, 404)
    assert b"<script>alert" not in answer.data
    parse_html(answer.data)


@pytest.mark.parametrize("path", ["/" + "a" * 20_000, "/?lang=" + "a" * 20_000, "/journeys/" + "%2e%2e%2f" * 500])
def test_very_long_addresses_are_answered_shortly(client: FlaskClient, path: str) -> None:
    """The answer does not grow with what was asked."""
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert len(answer.data) < 120_000


def test_a_mistake_of_ours_is_logged_and_not_shown(shipped: Atlas, caplog: pytest.LogCaptureFixture) -> None:
    """A 500 has no traceback; the log has."""
    app = create_app(Settings(), shipped)

    @app.get("/api/broken")
    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("the secret inside")

    with caplog.at_level(logging.ERROR, logger="mapsvc"):
        page = app.test_client().get("/broken")
        document = app.test_client().get("/api/broken")
    assert page.status_code == 500
    assert b"secret" not in page.data
    assert b"Traceback" not in page.data
    parse_html(page.data)
    assert "secret" not in assert_problem(document, 500, "internal-server-error")["detail"]
    assert "the secret inside" in caplog.text


def test_even_a_broken_error_page_is_answered(shipped: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the page for errors fails itself, a plain sentence is left."""
    app: Flask = create_app(Settings(), shipped)

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError

    monkeypatch.setattr("mapsvc.web.problem_page.render_template", broken)
    answer = app.test_client().get("/broken")
    assert (answer.status_code, answer.content_type) == (500, "text/plain; charset=utf-8")
