"""Journeys as files, for programs of others."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from helpers import assert_problem
from mapsvc.formats import FORMATS
from mapsvc.formats.telling import Telling
from mapsvc.service import Atlas


def test_a_journey_is_geojson_for_everyone(client: FlaskClient, shipped: Atlas) -> None:
    """The media type is GeoJSON's, other sites' scripts may read it, and it is the same as the export's."""
    for journey in shipped.journeys:
        answer = client.get(f"/api/journeys/{journey.id}.geojson")
        assert answer.content_type == "application/geo+json"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert json.loads(answer.data) == shipped.geojson(journey.id)


def test_an_itinerary_can_be_asked_for(client: FlaskClient, shipped: Atlas) -> None:
    """?itinerary= chooses the telling."""
    answer = client.get("/api/journeys/ismet-pasa-1932.geojson?itinerary=programme")
    assert json.loads(answer.data) == shipped.geojson("ismet-pasa-1932", "programme")


def test_the_data_have_an_etag_and_are_compressed(client: FlaskClient) -> None:
    """A program that has the data is told so."""
    path = "/api/journeys/ismet-pasa-1932.geojson"
    answer = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    again = client.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_served(client: FlaskClient, shipped: Atlas, form: str) -> None:
    """Each journey comes in each format, labelled, named, in the language asked for, with the service's own links."""
    answer = client.get(f"/api/journeys/voroshilov-1933.{form}?lang=en")
    journey = shipped.journey("voroshilov-1933")
    telling = Telling(shipped, journey, journey.itineraries[0], "en", "http://localhost")
    assert answer.status_code == 200
    assert answer.content_type == FORMATS[form].media_type
    assert answer.data.decode() == FORMATS[form].write(telling)
    assert f"filename=voroshilov-1933-travelled{FORMATS[form].suffix}" in answer.headers["Content-Disposition"]


def test_the_table_leads_to_its_description(client: FlaskClient) -> None:
    """A CSVW reader finds what the columns mean by the Link header, and the table by the description."""
    table = "/api/journeys/ismet-pasa-1932.csv?itinerary=programme"
    link = re.match(
        r'<([^>]+)>; rel="describedby"; type="application/csvm\+json"',
        ", ".join(client.get(table).headers.getlist("Link")).partition(", ")[2],
    )
    assert link is not None
    described = client.get(link[1]).get_json(force=True)
    assert described["url"] == table


def test_an_unknown_format_is_not_found(client: FlaskClient) -> None:
    """What there is no format for has no address."""
    assert client.get("/api/journeys/voroshilov-1933.shp").status_code == 404
    assert_problem(client.get("/api/journeys/voroshilov-1933.kml?lang=de"), 400, "bad-request")
