"""Data for programs: GeoJSON of journeys, and whether the service is well."""

from __future__ import annotations

import json

from flask.testing import FlaskClient

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


def test_health_says_what_is_loaded(client: FlaskClient, shipped: Atlas) -> None:
    """A monitor sees that places and journeys are there, fresh each time."""
    answer = client.get("/healthz")
    assert answer.headers["Cache-Control"] == "no-store"
    report = answer.get_json()
    assert report["status"] == "ok"
    assert (report["journeys"], report["places"]) == (len(shipped.journeys), len(shipped.gazetteer))
