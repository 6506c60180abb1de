"""Requirements of `gazetteer.geocoding`: a geocoder for every program written for geopy."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer import Gazetteer, GeocodingUnavailableError, LonLat, QueryError, geocoding
from gazetteer.geocoding import GazetteerGeocoder, public_geocode


@pytest.fixture(scope="module")
def geocoder(small: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(small)


def test_it_is_a_geocoder_of_geopy(geocoder: GazetteerGeocoder) -> None:
    """Programs may ask."""
    assert isinstance(geocoder, Geocoder)


def test_a_name_becomes_a_location(geocoder: GazetteerGeocoder) -> None:
    """The address is the chain of names, the point has geopy's order, raw is what the command prints."""
    location = geocoder.geocode("Kazan Konağı")
    assert isinstance(location, Location)
    assert location.address == "Kazan Konak, İsmet Kışla, Eski Devlet"
    assert (location.latitude, location.longitude) == (39.001, 30.001)
    assert location.raw == {
        "place": "kazandibi-konak", "name": "Kazan Konak", "lat": 39.001, "lon": 30.001, "score": 0.9,
        "matched": "case suffix 'ı' removed: period name (tr)",
    }  # fmt: skip


def test_addresses_are_written_in_the_language_asked_for(small: Gazetteer) -> None:
    """What has no name in it falls back."""
    location = GazetteerGeocoder(small, language="en").geocode("Akova", near=(41, 28))
    assert location.address == "Akova, Old State"


def test_candidates_come_as_a_list(geocoder: GazetteerGeocoder) -> None:
    """In the order of likelihood, no more than the limit."""
    found = geocoder.geocode("Akova", exactly_one=False)
    assert [location.raw["place"] for location in found] == ["akova-dag", "akova-deniz"]
    assert len(geocoder.geocode("Akova", exactly_one=False, limit=1)) == 1


def test_exactly_one_may_be_given_by_position(geocoder: GazetteerGeocoder) -> None:
    """As with geopy's own geocoders of old."""
    assert isinstance(geocoder.geocode("Akova", False), list)
    assert isinstance(geocoder.reverse((41, 28), False), list)


@pytest.mark.parametrize("near", [(41.0, 28.1), "41.0, 28.1", Point(41.0, 28.1), [41.0, 28.1, 0.0]])
def test_year_and_a_nearby_point_decide(geocoder: GazetteerGeocoder, near: Any) -> None:
    """A point is latitude first, as everywhere in geopy."""
    assert geocoder.geocode("Akova", near=near).raw["place"] == "akova-deniz"
    assert geocoder.geocode("Kızılkent", year=1900).raw["place"] == "kizilkent-koy"


@pytest.mark.parametrize("name", ["Atlantis", "Uzak Kıta"])
def test_nothing_is_none(geocoder: GazetteerGeocoder, name: str) -> None:
    """As geopy has it; a place without a footprint has no location."""
    assert geocoder.geocode(name) is None
    assert geocoder.geocode(name, exactly_one=False) is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"query": ""}, "name to look up: got ''"),
        ({"query": "x" * 999}, "got '999 characters'"),
        ({"query": "Akova", "year": 99_999}, "year: got 99999"),
        ({"query": "Akova", "near": "here"}, "point: got 'here'; expected 'lat, lon'"),
        ({"query": "Akova", "near": (95, 0)}, r"point: got \(95, 0\)"),
        ({"query": "Akova", "limit": 0}, "limit: got 0; expected 1 to 100"),
    ],
)
def test_questions_that_make_no_sense_are_query_errors(
    geocoder: GazetteerGeocoder, arguments: dict[str, Any], message: str
) -> None:
    """Of geopy, so that its callers catch them; with our message."""
    with pytest.raises(GeocoderQueryError, match=message):
        geocoder.geocode(**arguments)


@pytest.mark.parametrize("query", [(39.0, 30.0), "39.0, 30.0", Point(39.0, 30.0), "39 0m 0s N, 30 0m 0s E"])
def test_reverse_finds_what_lies_near(geocoder: GazetteerGeocoder, query: Any) -> None:
    """Nearest first, with the distance; none where nothing is near."""
    nearest = geocoder.reverse(query)
    assert (nearest.raw["place"], nearest.raw["distance_km"]) == ("ismet-kisla", 0.0)
    both = geocoder.reverse(query, exactly_one=False, limit=2)
    assert [location.raw["place"] for location in both] == ["ismet-kisla", "kazandibi-konak"]
    assert geocoder.reverse((-40, -140)) is None
    assert geocoder.reverse((-40, -140), exactly_one=False) is None


@pytest.mark.parametrize("query", ["", "here", None, 5, (1,), (91, 0), (float("nan"), 0), "95, 0"])
def test_a_point_that_cannot_be_read_is_a_query_error(geocoder: GazetteerGeocoder, query: Any) -> None:
    """Whatever was passed, the message shows it."""
    with pytest.raises(GeocoderQueryError, match=r"point: got .*; expected 'lat, lon' or [(]lat, lon[)] in degrees"):
        geocoder.reverse(query)


def test_it_works_behind_the_rate_limiter(geocoder: GazetteerGeocoder) -> None:
    """And takes a timeout, as limiters and data frames pass one."""
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0.001)
    names = ["Akova", "Kızılkent'e", "Atlantis"]
    assert [place and place.raw["name"] for place in map(limited, names)] == ["Akova", "Kızılkent", None]
    assert geocoder.geocode("Akova", timeout=3) is not None


def test_it_never_makes_a_connection(geocoder: GazetteerGeocoder) -> None:
    """Where geopy keeps its adapter stands one that refuses."""
    assert isinstance(geocoder.adapter, BaseSyncAdapter)
    for get in (geocoder.adapter.get_json, geocoder.adapter.get_text):
        with pytest.raises(GeocoderServiceError, match="the gazetteer asks no server: got 'http://x'"):
            get("http://x", timeout=1, headers={})


def test_the_gazetteer_does_not_load_geopy() -> None:
    """Serving and looking up do without; only this module knows it."""
    code = (
        "import sys, gazetteer, gazetteer.linked_places; gazetteer.Gazetteer.shipped().find('Odesa');"
        "sys.exit('geopy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class FakeNominatim(BaseHTTPRequestHandler):
    """Answers as a Nominatim does, and remembers what it was asked."""

    asked: list[tuple[str, str, float]] = []  # noqa: RUF012  shared with the test on purpose
    answer: tuple[int, str] = (200, "[]")

    def do_GET(self) -> None:
        """Answer every path with `answer`."""
        self.asked.append((self.path, self.headers["User-Agent"], time.monotonic()))
        status, body = self.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name of the base class
        """Keep quiet."""


@pytest.fixture
def nominatim(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run a public geocoder on this machine; no pause between questions."""
    monkeypatch.setattr(geocoding, "_WAIT_S", 0.0)
    monkeypatch.setattr(FakeNominatim, "asked", [])
    geocoding._public_geocoder.cache_clear()
    server = HTTPServer(("127.0.0.1", 0), FakeNominatim)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    # geopy's session keeps its connection until it is collected, which would warn in another test
    geocoding._public_geocoder.cache_clear()


ODESA = {
    "osm_type": "relation", "osm_id": 1413934, "display_name": "Одеса, Україна", "lat": "46.4843", "lon": "30.7323",
    "importance": 0.71,
}  # fmt: skip


def test_a_public_geocoder_is_asked_politely(nominatim: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a name of our own, the language and the limit; the answer carries its licence."""
    monkeypatch.setattr(FakeNominatim, "answer", (200, json.dumps([ODESA])))
    (found,) = public_geocode("Odesa", domain=nominatim, scheme="http", limit=3)
    assert (found.name, found.point, found.identifier) == (
        "Одеса, Україна",
        LonLat(30.7323, 46.4843),
        "osm:relation/1413934",
    )
    assert found.to_record() == {
        "place": None, "name": "Одеса, Україна", "lat": 46.4843, "lon": 30.7323, "score": 0.71,
        "matched": "public geocoder: osm:relation/1413934 (© OpenStreetMap contributors, ODbL)",
    }  # fmt: skip
    path, agent, _ = FakeNominatim.asked[0]
    query = parse_qs(urlsplit(path).query)
    assert (query["q"], query["accept-language"], query["limit"]) == (["Odesa"], ["tr"], ["3"])
    assert agent.startswith("mapsvc-gazetteer/")


def test_a_public_geocoder_is_not_asked_too_often(nominatim: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause holds between calls, since the limiter is kept."""
    monkeypatch.setattr(geocoding, "_WAIT_S", 0.05)
    monkeypatch.setattr(FakeNominatim, "answer", (200, "[]"))
    assert [public_geocode("Odesa", domain=nominatim, scheme="http") for _ in range(3)] == [(), (), ()]
    times = [at for _, _, at in FakeNominatim.asked]
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) > 0.04


@pytest.mark.parametrize(
    ("answer", "got"),
    [
        ((503, "busy"), "GeocoderTimedOut"),
        ((429, "slow down"), "GeocoderRateLimited"),
        ((403, "no"), "GeocoderInsufficientPrivileges"),
        ((200, "<html>"), "GeocoderParseError"),
        ((200, '[{"lat": "x", "lon": "y"}]'), "an answer that cannot be read"),
        ((200, json.dumps([{**ODESA, "importance": "high"}])), "an answer that cannot be read"),
    ],
)
def test_an_answer_that_is_none_is_one_clear_error(
    nominatim: str, monkeypatch: pytest.MonkeyPatch, answer: tuple[int, str], got: str
) -> None:
    """Refusals, delays and nonsense end in our error, which says what to do."""
    monkeypatch.setattr(FakeNominatim, "answer", answer)
    message = f"public geocoder {nominatim} cannot be asked for 'Odesa': got {got}; expected an answer within 10 s"
    with pytest.raises(GeocodingUnavailableError, match=message):
        public_geocode("Odesa", domain=nominatim, scheme="http")


def test_without_a_network_the_error_says_so(caplog: pytest.LogCaptureFixture) -> None:
    """No traceback is logged, and the way out is named; it is an OSError for those who do not know us."""
    with pytest.raises(OSError, match=r"got GeocoderUnavailable; .*is there a network[?] Without --online") as caught:
        public_geocode("Odesa", domain="127.0.0.1:1", scheme="http", timeout_s=1)
    assert isinstance(caught.value, GeocodingUnavailableError)
    assert [record.getMessage() for record in caplog.records if record.name.startswith("geopy")] == []


@pytest.mark.parametrize("name", ["", "?!", "x" * 201])
def test_a_name_that_makes_no_sense_is_not_sent(name: str) -> None:
    """It is refused before anything leaves the machine."""
    with pytest.raises(QueryError, match="expected 1 to 200 characters, one a letter"):
        public_geocode(name)
