"""Whether the service is well."""

from __future__ import annotations

from flask.testing import FlaskClient

from mapsvc.service import Atlas


def test_health_says_what_is_loaded(client: FlaskClient, shipped: Atlas) -> None:
    """A monitor sees that places and journeys are there, fresh each time."""
    answer = client.get("/healthz")
    assert answer.headers["Cache-Control"] == "no-store"
    report = answer.get_json()
    assert report["status"] == "ok"
    assert (report["journeys"], report["places"]) == (len(shipped.journeys), len(shipped.gazetteer))
