"""The embed: as much as is asked for, in a frame only, whole without a script, small where something is wrong."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from helpers import find, parse_html, text_of
from mapsvc.app import create_app
from mapsvc.service import Atlas
from mapsvc.settings import Settings

EMBED = "/embed/ismet-pasa-1932"


def test_an_embed_is_the_map_and_its_stops_without_a_script(client: FlaskClient) -> None:
    """Picture, every stop with its account, title; no masthead, no timeline that was not asked for."""
    tree = parse_html(client.get(f"{EMBED}?lang=en").data)
    (heading,) = find(tree, "h1")
    assert text_of(heading) == "İsmet Pasha’s journey to the Soviet Union, 1932"
    assert len([one for one in find(tree, "li") if one.get("data-stop")]) > 10
    assert [one for one in find(tree, "p") if one.get("class") == "account"]
    assert find(tree, "header", class_="masthead") == []
    assert find(tree, "section", id="timeline") == []
    assert b"map-svg" in client.get(EMBED).data


def test_story_and_timeline_are_as_asked_for(client: FlaskClient) -> None:
    """Without the story a stop has its name and days only; the chosen one is marked."""
    tree = parse_html(client.get(f"{EMBED}?story=0&timeline=1&stop=moskova").data)
    assert [one for one in find(tree, "p") if one.get("class") == "account"] == []
    assert len(find(tree, "section", id="timeline")) == 1
    assert [one.get("id") for one in find(tree, "li", aria_current="true")] == ["stop-moskova"]


@pytest.mark.parametrize(("theme", "said"), [("auto", None), ("light", "light"), ("dark", "night")])
def test_the_theme_is_the_visitors_or_the_one_asked_for(client: FlaskClient, theme: str, said: str | None) -> None:
    """The page around may be light on a dark screen."""
    (root,) = find(parse_html(client.get(f"{EMBED}?theme={theme}").data), "html")
    assert root.get("data-theme") == said


def test_a_sleeping_map_runs_no_script_of_the_map(client: FlaskClient) -> None:
    """`start=press`: what brings the map to life stands ready, but not even its libraries are fetched."""
    tree = parse_html(client.get(f"{EMBED}?start=press").data)
    (asleep,) = find(tree, "template")
    awake = [one.get("src") or "inline" for one in find(tree, "script")]
    held = [one.get("src") or "inline" for one in find(asleep, "script")]
    assert any("leaflet" in one for one in held)
    assert [one.rpartition("/")[2] for one in awake if one not in held] == ["start.js", "embed.js"]


def test_links_leave_the_frame_or_stay_in_the_embed(client: FlaskClient) -> None:
    """All other pages refuse to be framed: a link to one opens outside, one to a stop or an itinerary inside."""
    tree = parse_html(client.get(f"{EMBED}?lang=tr&story=0&theme=dark&itinerary=programme").data)
    (base,) = find(tree, "base")
    assert base.get("target") == "_blank"
    assert base.get("href") is None
    inside = {str(one.get("href")) for one in tree.iter() if one.get("target") == "_self"}
    assert "/embed/ismet-pasa-1932?story=0&theme=dark&lang=tr" in inside
    assert all(href.startswith(("#stop-", "/embed/")) for href in inside)
    assert [one.get("rel") for one in find(tree, "a", class_="embed-full")] == ["noopener"]


@pytest.mark.parametrize(
    ("setting", "policy", "old"),
    [("*", "* file:", None), ("none", "'none'", "DENY"), ("self", "'self'", "SAMEORIGIN"),
     ("https://museum.example", "https://museum.example", None)],
)  # fmt: skip
def test_who_may_frame_is_a_setting(shipped: Atlas, setting: str, policy: str, old: str | None) -> None:
    """It opens the embeds, their mistakes included, and nothing else."""
    client = create_app(Settings(frame_ancestors=setting, cache_mb=0), shipped).test_client()
    for path in (f"{EMBED}?story=0", "/embed/nowhere"):
        answer = client.get(path)
        assert answer.headers["Content-Security-Policy"].endswith(f"frame-ancestors {policy}")
        assert answer.headers.get("X-Frame-Options") == old
        assert "Set-Cookie" not in answer.headers
    for path in ("/about", "/journeys/nowhere", "/oembed", "/share/embed?path=/journeys/ismet-pasa-1932", "/healthz"):
        answer = client.get(path)
        assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")


def test_a_street_map_of_another_host_is_not_offered(shipped: Atlas) -> None:
    """An embed asks no other host, whatever the visitor presses."""
    settings = Settings(tiles_url="https://tiles.example.org/{z}/{x}/{y}.png", tiles_attribution="x", cache_mb=0)
    answer = create_app(settings, shipped).test_client().get(EMBED)
    assert "tiles.example.org" not in answer.headers["Content-Security-Policy"]
    assert "/layers" not in answer.text


@pytest.mark.parametrize(
    ("query", "status"),
    [("story=2", 400), ("story=0&story=1", 400), ("timeline=yes", 400), ("theme=neon", 400), ("start=", 400),
     ("lang=xx", 400), ("itinerary=x", 400), ("day=1932-02-30", 400), ("stop=nowhere", 404),
     ("stop=kiev&itinerary=programme", 404), ("stop=" + "x" * 20_000, 404), ("theme=%00%3Cscript%3E", 400)],
)  # fmt: skip
def test_what_cannot_be_shown_is_said_in_the_frame(client: FlaskClient, query: str, status: int) -> None:
    """A page small enough for a frame, with a way out of it; nothing of the address runs or is repeated at length."""
    answer = client.get(f"{EMBED}?{query}")
    assert answer.status_code == status
    tree = parse_html(answer.data)
    assert len(find(tree, "h1")) == 1
    assert [one.get("target") for one in find(tree, "a")] == ["_blank"]
    assert find(tree, "script") == []
    assert find(tree, "header") == []
    assert len(text_of(find(tree, "body")[0])) < 500


def test_the_script_for_pages_around_may_be_loaded_from_anywhere(client: FlaskClient) -> None:
    """Its address never changes; what an embed in a sandbox needs may be loaded by a page without an origin too."""
    answer = client.get("/embed.js")
    assert answer.content_type.startswith("text/javascript")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    scripts = [str(one.get("src")) for one in find(parse_html(client.get(EMBED).data), "script")]
    (address,) = [one for one in scripts if one.endswith("/embed.js")]
    (library,) = [one for one in scripts if one.endswith("/leaflet.js")]
    assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(library).headers["Cross-Origin-Resource-Policy"] == "cross-origin"
