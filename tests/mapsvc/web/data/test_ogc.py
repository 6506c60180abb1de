"""OGC API - Features: its documents, its questions, its refusals."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from helpers import assert_problem, find, parse_html, text_of
from mapsvc.service import Atlas

ITEMS = "/ogc/collections/stops/items"


def links(document: dict[str, Any], rel: str) -> list[str]:
    return [link["href"] for link in document["links"] if link["rel"] == rel]


def test_every_link_of_every_document_works(client: FlaskClient) -> None:
    """A client that follows links from the landing page finds everything."""
    waiting, seen = ["/ogc?f=json"], set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if not answer.is_json:
            parse_html(answer.data)
            continue
        document = answer.get_json()
        found = [*document.get("links", []), *(x for one in document.get("collections", []) for x in one["links"])]
        for link in found:
            href = link["href"].removeprefix("http://localhost")
            if href.startswith("/") and href not in seen and link["rel"] != "next":
                waiting.append(href)
    assert len(seen) > 30


def test_the_landing_page_leads_to_definition_conformance_and_data(client: FlaskClient) -> None:
    """The relations that the standard asks for, each with its media type."""
    document = client.get("/ogc").get_json()
    assert {"self", "alternate", "service-desc", "conformance", "data"} <= {one["rel"] for one in document["links"]}
    claims = client.get("/ogc/conformance").get_json()["conformsTo"]
    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in claims
    assert "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs" in claims


def test_pages_follow_one_another(client: FlaskClient, shipped: Atlas) -> None:
    """`next` leads through all features, each once; the numbers are right."""
    ids: list[str] = []
    path = f"{ITEMS}?limit=7"
    while path:
        document = client.get(path).get_json()
        assert document["numberReturned"] == len(document["features"]) <= 7
        ids += [feature["id"] for feature in document["features"]]
        path = next(iter(links(document, "next")), "").removeprefix("http://localhost")
    stops = [s for journey in shipped.journeys for itinerary in journey.itineraries for s in itinerary.stops]
    assert len(ids) == len(set(ids)) == len(stops) == document["numberMatched"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bbox=26,40,30,42", {"istanbul", "canakkale"}),
        ("datetime=1932-05-01", {"moskova"}),
        ("datetime=1933-01-01/..&journey=ismet-pasa-1932", set()),
        ("journey=voroshilov-1933&place=izmir", {"izmir"}),
        ("bbox=40,26,42,30&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", {"istanbul"}),
    ],
)
def test_questions_find_what_they_ask_for(client: FlaskClient, query: str, expected: set[str]) -> None:
    """By box, in any order of axes, by day, by property, and all at once."""
    document = client.get(f"{ITEMS}?{query}&limit=1000").get_json()
    places = {feature["properties"]["place"] for feature in document["features"]}
    assert expected <= places
    assert document["numberMatched"] < 44
    assert bool(places) == bool(expected)


def test_coordinates_come_in_the_system_asked_for(client: FlaskClient) -> None:
    """EPSG:4326 has latitude first, Web Mercator metres; the header says which it is."""
    path = "/ogc/collections/places/items/moskova"
    lon, lat = client.get(path).get_json()["geometry"]["coordinates"]
    for number, check in (("4326", lambda x, y: (x, y) == (lat, lon)), ("3857", lambda x, y: x > 4e6 and y > 7e6)):
        crs = f"http://www.opengis.net/def/crs/EPSG/0/{number}"
        answer = client.get(f"{path}?crs={crs}")
        assert answer.headers["Content-Crs"] == f"<{crs}>"
        assert check(*answer.get_json()["geometry"]["coordinates"])


def test_people_get_a_page(client: FlaskClient) -> None:
    """By `f=html` or by Accept; programs that take anything get JSON."""
    page = parse_html(client.get(f"{ITEMS}?f=html&limit=2").data)
    assert "Ankara" in text_of(find(page, "main")[0])
    assert client.get("/ogc", headers={"Accept": "text/html,*/*;q=0.5"}).mimetype == "text/html"
    assert client.get("/ogc", headers={"Accept": "*/*"}).mimetype == "application/json"
    assert client.get(ITEMS, headers={"Accept": "application/geo+json"}).mimetype == "application/geo+json"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("bbox=1,2,3", "bbox"),
        ("bbox=a,b,c,d", "bbox"),
        ("bbox=nan,0,1,1", "bbox"),
        ("bbox=0,50,10,40", "bbox"),
        ("bbox=0,-91,10,40", "bbox"),
        ("bbox=1e400,0,1,1", "bbox"),
        ("bbox=0,0,1,1&bbox=2,2,3,3", "bbox"),
        ("bbox=0,0,1,1&bbox-crs=EPSG:4326", "bbox-crs"),
        ("crs=http://example.org", "crs"),
        ("datetime=yesterday", "datetime"),
        ("datetime=1932-13-01", "datetime"),
        ("datetime=1933-01-01/1932-01-01", "datetime"),
        ("datetime=../..", "datetime"),
        ("limit=0", "limit"),
        ("limit=-1", "limit"),
        ("limit=1.5", "limit"),
        ("limit=99999999999", "limit"),
        ("offset=-1", "offset"),
        ("seq=first", "seq"),
        ("height=3", "height"),
        ("f=xml", "f"),
        ("place=' OR 1=1 --&nowhere=1", "nowhere"),
        ("datetime=" + "1" * 100_000, "datetime"),
    ],
)
def test_a_mistake_is_named(client: FlaskClient, query: str, name: str) -> None:
    """Which parameter, what was got, what is expected: a problem document, never more."""
    problem = assert_problem(client.get(f"{ITEMS}?{query}"), 400, "bad-request")
    assert f"{name!r}: got" in problem["detail"]
    assert "expected" in problem["detail"]
    assert len(problem["detail"]) < 1000


@pytest.mark.parametrize("path", ["/ogc/collections/castles", "/ogc/collections/stops/items/../x", "/ogc/nothing"])
def test_what_is_not_there_is_a_problem_document(client: FlaskClient, path: str) -> None:
    """Also below `/ogc`, where no page of ours is."""
    assert client.get(path).content_type == "application/problem+json"
    assert client.get(path).status_code == 404


def test_more_than_the_most_is_the_most(client: FlaskClient) -> None:
    """The standard has too large a limit answered with what there is, and the way on."""
    document = client.get("/ogc/collections/mentions/items?limit=100000").get_json()
    assert document["numberReturned"] <= 1000


def test_answers_do_not_mix(client: FlaskClient) -> None:
    """Properties are parameters: the page cache must not take one question for another."""
    first = client.get(f"{ITEMS}?party=main&limit=1000").get_json()["numberMatched"]
    second = client.get(f"{ITEMS}?party=nobody&limit=1000").get_json()["numberMatched"]
    assert (first > 0, second) == (True, 0)
