"""Requirements of the layers: what can be laid over a map is fetched on demand, in the visitor's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mapsvc.app import create_app
from mapsvc.settings import Settings

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from mapsvc.service import Atlas

ISMET = "ismet-pasa-1932"
TILES = "https://tiles.example.org/{z}/{x}/{y}.png"


@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_a_journeys_layers_have_names_venues_and_places(client: FlaskClient, shipped: Atlas, lang: str) -> None:
    """Every stop of every itinerary has its two names; dots lead to pages that are there."""
    data = client.get(f"/layers.json?lang={lang}&journey={ISMET}").get_json()
    stops = {stop.id for telling in shipped.journey(ISMET).itineraries for stop in telling.stops}
    assert set(data["names"]) == stops
    assert data["streets"] is None
    assert len(data["venues"]) > 20
    assert len(data["places"]) > 20
    drawn = [row[0] for row in (*data["venues"], *data["places"])]
    assert len(drawn) == len(set(drawn))
    for row in (*data["venues"][:5], *data["places"][:5]):
        assert client.get(row[4]).status_code == 200


def test_names_are_as_the_text_prints_them_and_as_they_are_today(client: FlaskClient) -> None:
    """The text's spelling is Turkish in every language; today's name is the visitor's."""
    names = client.get(f"/layers.json?lang=en&journey={ISMET}").get_json()["names"]
    assert names["prog-harkov"] == ["Harkof", "Kharkiv"]
    assert names["leningrad"] == ["Leningrad", "Saint Petersburg"]
    assert names["sivastopol"] == ["Sivastopol", "Sevastopol"]


def test_maps_of_no_journey_have_names_and_no_dots(client: FlaskClient) -> None:
    """The first page's map has the stops of all journeys, under the ids that they have there."""
    data = client.get("/layers.json?lang=en").get_json()
    assert data["names"][f"{ISMET}-kiev"] == ["Kiev", "Kyiv"]
    assert data["venues"] == data["places"] == []


def test_an_unknown_journey_is_refused(client: FlaskClient) -> None:
    """No guess."""
    assert client.get("/layers.json?journey=nowhere").status_code == 400


def test_nothing_of_the_layers_is_in_the_page_but_their_address(client: FlaskClient) -> None:
    """The first view stays as it is: no places, no borders of today, no relief."""
    page = client.get(f"/journeys/{ISMET}?lang=en").text
    assert f'"/layers.json?lang=en\\u0026journey={ISMET}"' in page
    for name in ("today.json", "relief.webp", "layer-list.js", "layers.css"):
        assert name not in page


def test_without_a_street_map_the_policy_admits_no_other_host(client: FlaskClient) -> None:
    """Off by default."""
    policy = client.get(f"/journeys/{ISMET}").headers["Content-Security-Policy"]
    assert "img-src 'self' data:;" in policy
    assert "http" not in policy


def test_a_street_map_opens_the_policy_for_its_host_and_pictures_only(shipped: Atlas) -> None:
    """On pages with a map; data and pages without one stay as they are."""
    settings = Settings(tiles_url=TILES, tiles_attribution="© <b>the provider</b>")
    client = create_app(settings, shipped).test_client()
    policy = client.get(f"/journeys/{ISMET}").headers["Content-Security-Policy"]
    assert "img-src 'self' data: https://tiles.example.org;" in policy
    assert policy.count("tiles.example.org") == 1
    assert client.get(f"/layers.json?journey={ISMET}").get_json()["streets"] == {
        "url": TILES,
        "attribution": "© <b>the provider</b>",
    }
    assert "tiles" not in client.get("/about").headers["Content-Security-Policy"]
    again = client.get(f"/journeys/{ISMET}")
    assert "tiles.example.org" in again.headers["Content-Security-Policy"]
