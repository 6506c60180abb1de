"""The JSON API: lists, records, search, geocoding, and that it is what its definition says."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from helpers import assert_problem, find, parse_html, serving, text_of
from mapsvc.service import Atlas


def everything(client: FlaskClient, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    while path:
        page = client.get(path).get_json()
        items += page["items"]
        path = (page["next"] or "").removeprefix("http://localhost")
    assert len(items) == page["total"]
    return items


def test_the_definition_is_valid_and_has_every_list(client: FlaskClient) -> None:
    """OpenAPI 3.1 by its own schema; each path that it names without a variable answers."""
    document = client.get("/api/openapi.json").get_json()
    validate(document)
    assert document["openapi"].startswith("3.1")
    questions = {"/api/geocode": {"name": "Odesa"}, "/oembed": {"url": "http://localhost/journeys/voroshilov-1933"}}
    for path in document["paths"]:
        if "{" not in path:
            assert client.get(path, query_string=questions.get(path, {})).status_code == 200, path


@pytest.mark.slow
def test_the_api_is_what_its_definition_says(tmp_path: Path) -> None:
    """Schemathesis tries what is allowed and what is not: no deviation, no failure of the server."""
    command = shutil.which("schemathesis", path=sysconfig.get_path("scripts"))
    assert command is not None
    with serving() as running:
        ran = subprocess.run(
            [command, "run", f"{running.url}/api/openapi.json", "--max-examples", "8", "--seed", "1932", "--no-color"],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-6000:]


def test_lists_are_complete_and_paged(client: FlaskClient, shipped: Atlas) -> None:
    """`next` leads through all, each once; licence and version are said."""
    places = everything(client, "/api/places?limit=100")
    assert sorted(place["id"] for place in places) == sorted(place.id for place in shipped.gazetteer.places)
    page = client.get("/api/stops?limit=1").get_json()
    assert page["licence"]["id"] == "CC-BY-4.0"
    assert page["version"]
    assert (page["limit"], page["offset"], len(page["items"])) == (1, 0, 1)


def test_filters_hold_together(client: FlaskClient) -> None:
    """Several properties at once; texts, numbers, yes and no."""
    found = everything(client, "/api/stops?journey=voroshilov-1933&seq=1")
    assert [stop["place"] for stop in found] == ["sivastopol"]
    assert everything(client, "/api/mentions?metonym=true") == []
    assert everything(client, "/api/visits?party=nobody") == []


def test_records_have_permanent_addresses(client: FlaskClient) -> None:
    """By id, with a point as lon and lat, a line as GeoJSON."""
    stop = client.get("/api/stops/voroshilov-1933.travelled.izmir").get_json()
    assert stop["name"] == "İzmir"
    assert 26 < stop["lon"] < 28
    leg = everything(client, "/api/legs")[0]
    assert leg["geometry"]["type"] == "LineString"
    assert_problem(client.get("/api/stops/nowhere"), 404, "not-found")


def test_search_marks_what_it_found(client: FlaskClient) -> None:
    """Words with any ending, the spots that have them, in the language asked for."""
    page = client.get("/api/search?q=fabrika&limit=5").get_json()
    assert page["total"] > 5
    for hit in page["items"]:
        assert hit["lang"] == "tr"
        assert all("fabrika" in hit["text"][start:end].lower() for start, end in hit["marks"])
    assert client.get("/api/search?q=").get_json()["total"] == 0


def test_geocode_is_what_the_command_says(client: FlaskClient, shipped: Atlas) -> None:
    """The same candidates with the same fields."""
    from mapsvc.service import candidates

    found = client.get("/api/geocode?name=Harkof&year=1932&near=36,50").get_json()["items"]
    assert [(one["place"], one["matched"]) for one in found] == [
        (one["place"], one["matched"]) for one in candidates("Harkof", shipped.gazetteer, year=1932)
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/api/places?limit=0", "limit"),
        ("/api/places?limit=1001", "limit"),
        ("/api/places?colour=red", "colour"),
        ("/api/stops?seq=one", "seq"),
        ("/api/legs?length_km=nan", "length_km"),
        ("/api/mentions?metonym=yes", "metonym"),
        ("/api/geocode", "name"),
        ("/api/geocode?name=x&near=200,10", "near"),
        ("/api/geocode?name=x&year=3000", "year"),
        ("/api/search?q=" + "x" * 100_000, "q"),
        ("/api/journeys?x=1", "x"),
        ("/api/journeys/voroshilov-1933.kml?x=1", "x"),
        ("/api/openapi.json?x=1", "x"),
    ],
)
def test_a_mistake_is_named(client: FlaskClient, path: str, name: str) -> None:
    """Which parameter, what was got, what is expected."""
    problem = assert_problem(client.get(path), 400, "bad-request")
    assert f"parameter {name!r}: got" in problem["detail"]
    assert len(problem["detail"]) < 2000


def test_data_say_who_may_read_them_and_whether_they_changed(client: FlaskClient) -> None:
    """CORS for every site, an ETag for every answer."""
    for path in ("/api/places", "/api/journeys", "/api/stops/voroshilov-1933.travelled.izmir"):
        answer = client.get(path)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304


def test_people_can_read_about_it(client: FlaskClient) -> None:
    """A page with every address and parameter, whose examples answer."""
    tree = parse_html(client.get("/api?lang=en").data)
    main = find(tree, "main")[0]
    definition = client.get("/api/openapi.json").get_json()
    assert [text_of(find(one, "code")[0]) for one in find(main, "h2")] == list(definition["paths"])
    for link in find(main, "a"):
        assert client.get(str(link.get("href"))).status_code == 200
