"""Ids are permanent: whatever was published once is found, or leads on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from gazetteer import Gazetteer
from gazetteer.place import PlaceId
from helpers import ROOT
from mapsvc.app import create_app
from mapsvc.service import Atlas
from mapsvc.settings import Settings

PUBLISHED = (ROOT / "tests" / "data" / "published" / "addresses.txt").read_text("utf-8").split()


@pytest.fixture(scope="module")
def renamed(shipped: Atlas) -> FlaskClient:
    """Return a service whose Harkov was called kharkov-city before."""
    places = [
        replace(place, replaces=(PlaceId("kharkov-city"),)) if place.id == "harkov" else place
        for place in shipped.gazetteer.places
    ]
    return create_app(Settings(), replace(shipped, gazetteer=Gazetteer(places))).test_client()


def test_all_that_was_published_is_still_there(shipped: Atlas) -> None:
    """The list only grows: an id that goes needs a place that `replaces` it."""
    client = create_app(Settings(cache_mb=0), shipped).test_client()
    known = {f"/places/{place.id}" for place in shipped.gazetteer.places}
    known |= {f"/places/{former}" for place in shipped.gazetteer.places for former in place.replaces}
    for address in PUBLISHED:
        if address.startswith("/places/"):
            assert address in known
        elif address.startswith("/api/"):
            assert client.get(address).status_code in (200, 301), address
    pages = [address for address in PUBLISHED if address.startswith("/journeys/")]
    stops = {
        f"/journeys/{journey.id}/stops/{stop.id}"
        for journey in shipped.journeys
        for itinerary in journey.itineraries
        for stop in itinerary.stops
    }
    assert set(pages) <= stops | {f"/journeys/{journey.id}" for journey in shipped.journeys}


def test_all_that_is_there_is_on_the_list(shipped: Atlas) -> None:
    """A new place's address is permanent from its first release on: add it to tests/data/published/addresses.txt."""
    assert {f"/places/{place.id}" for place in shipped.gazetteer.places} <= set(PUBLISHED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/places/kharkov-city?lang=ru", "/places/harkov?lang=ru"),
        ("/api/places/kharkov-city", "/api/places/harkov"),
        ("/ogc/collections/places/items/kharkov-city?f=json", "/ogc/collections/places/items/harkov?f=json"),
    ],
)
def test_a_former_id_leads_on_for_good(renamed: FlaskClient, old: str, new: str) -> None:
    """Pages and data, with what was asked."""
    answer = renamed.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, new)
    assert renamed.get(new).status_code == 200


def test_other_ids_are_left_alone(renamed: FlaskClient) -> None:
    """An id of a stop is no id of a place, and an unknown one stays unknown."""
    assert renamed.get("/api/stops/kharkov-city").status_code == 404
    assert renamed.get("/places/atlantis").status_code == 404
