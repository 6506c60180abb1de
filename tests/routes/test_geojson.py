"""Journeys as GeoJSON: the contract's names, RFC 7946, null where nothing is known."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gazetteer.place import LonLat
from gazetteer.store import Gazetteer
from helpers import assert_golden
from routes.errors import JourneyNotFoundError
from routes.geojson import journey_to_geojson
from routes.journey_file import JourneyFile
from routes.journeys import shipped_journeys
from routes.lines import Lines, PlaceLookup, shipped_lines

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "geojson" / "karadeniz-1931.geojson"
STOP = {
    "kind", "id", "seq", "place", "name", "name_en", "name_ru", "modern_name", "arrival", "departure", "date_basis",
    "party", "certainty", "visits", "passages", "notes", "evidence",
}  # fmt: skip
VISIT = {"id", "place", "name", "name_en", "lat", "lon", "when", "party", "summary_tr", "summary_en", "evidence"}
LEG = {
    "kind", "from", "to", "mode", "vessel", "path_basis", "length_km", "length_basis", "departure", "arrival",
    "implied_speed_kmh",
}  # fmt: skip


@pytest.fixture
def collection(black_sea: JourneyFile, atlas: PlaceLookup, lines: Lines) -> dict[str, Any]:
    return journey_to_geojson(black_sea.journey, None, atlas, lines)


def of_kind(collection: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [feature for feature in collection["features"] if feature["properties"]["kind"] == kind]


def test_the_whole_is_the_golden_one(collection: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """The same journey gives the same bytes."""
    features = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in collection["features"])
    head = json.dumps({**collection, "features": []}, ensure_ascii=False, indent=1).removesuffix("]\n}")
    assert_golden(f"{head}\n{features}\n]\n}}\n", GOLDEN, request)


def test_properties_have_the_names_of_the_contract(collection: dict[str, Any]) -> None:
    """Tools outside rely on them."""
    for stop in of_kind(collection, "stop"):
        assert stop["properties"].keys() >= STOP
        for visit in stop["properties"]["visits"]:
            assert visit.keys() >= VISIT
    for leg in of_kind(collection, "leg"):
        assert leg["properties"].keys() >= LEG


def test_stops_come_in_order_and_legs_name_them(collection: dict[str, Any]) -> None:
    """Legs are found by the ids of their stops."""
    stops = of_kind(collection, "stop")
    assert [stop["properties"]["seq"] for stop in stops] == [1, 2, 3, 4]
    known = {stop["id"] for stop in stops}
    assert all({leg["properties"]["from"], leg["properties"]["to"]} <= known for leg in of_kind(collection, "leg"))


def test_what_is_not_known_is_null(collection: dict[str, Any]) -> None:
    """No other language's name, no date and no point is put in the place of what nobody knows."""
    ankara, _, odesa, kiev = (stop["properties"] for stop in of_kind(collection, "stop"))
    assert ankara["arrival"] is None and ankara["modern_name"] is None
    assert odesa["name_ru"] is None and odesa["name_en"] == "Odessa" and odesa["modern_name"] == "Odesa"
    assert odesa["visits"][0]["lat"] is None and odesa["visits"][0]["name_en"] is None
    assert kiev["departure"] is None and kiev["visits"][0]["when"] is None
    rail, ship, last = (leg["properties"] for leg in of_kind(collection, "leg"))
    assert rail["vessel"] is None and ship["vessel"] == "Martı"
    assert last["implied_speed_kmh"] is None and last["elapsed_hours"] is None


def test_speeds_are_implied_by_clock_times_only(collection: dict[str, Any]) -> None:
    """Length by elapsed hours, with the hour between Turkish and Soviet clocks."""
    rail, ship, _ = (leg["properties"] for leg in of_kind(collection, "leg"))
    assert (rail["length_km"], rail["elapsed_hours"], rail["implied_speed_kmh"]) == (577.0, 15.0, 38.5)
    assert ship["elapsed_hours"] == 36.0
    assert ship["implied_speed_kmh"] == pytest.approx(ship["length_km"] / 36, abs=0.05)


def test_evidence_names_the_file_and_the_passages_are_there(collection: dict[str, Any]) -> None:
    """Every passage id of a stop leads to its texts and evidence."""
    first = of_kind(collection, "stop")[0]["properties"]
    assert first["evidence"] == [{"source": "karadeniz-1931.txt", "start": 18, "end": 123, "footnotes": ["1"]}]
    for stop in of_kind(collection, "stop"):
        for passage in stop["properties"]["passages"]:
            assert {"text_tr", "text_en", "evidence"} <= collection["passages"][passage].keys()


def assert_rfc_7946(collection: dict[str, Any]) -> None:
    assert collection["type"] == "FeatureCollection" and "crs" not in collection
    west, south, east, north = collection["bbox"]
    for feature in collection["features"]:
        assert feature["type"] == "Feature" and isinstance(feature["id"], str)
        geometry = feature["geometry"]
        positions = []
        if geometry is not None:
            assert geometry["type"] in ("Point", "LineString")
            positions = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
            assert geometry["type"] == "Point" or len(positions) >= 2
        for lon, lat in positions:
            assert west <= lon <= east and south <= lat <= north
            assert round(lon, 5) == lon and round(lat, 5) == lat


def test_it_is_rfc_7946(collection: dict[str, Any]) -> None:
    """No crs, lon before lat, a bbox around everything, five decimals, ids on features."""
    assert_rfc_7946(collection)
    assert json.loads(json.dumps(collection, allow_nan=False)) == collection


def test_the_shipped_journeys_are_written() -> None:
    """Every itinerary, with every property of the contract, and unique feature ids."""
    for shipped in shipped_journeys():
        for telling in shipped.itineraries:
            collection = journey_to_geojson(shipped, telling.id, Gazetteer.shipped(), shipped_lines())
            assert_rfc_7946(collection)
            ids = [feature["id"] for feature in collection["features"]]
            assert len(ids) == len(set(ids)) == len(telling.stops) + len(telling.legs)
            assert all(stop["geometry"] for stop in of_kind(collection, "stop"))


def test_an_unknown_itinerary_is_refused(black_sea: JourneyFile, atlas: PlaceLookup) -> None:
    """The error says which there are."""
    with pytest.raises(JourneyNotFoundError, match="no itinerary with the id 'x'; known: travelled, programme"):
        journey_to_geojson(black_sea.journey, "x", atlas, {})


def test_a_leg_over_the_antimeridian_is_cut(black_sea: JourneyFile, atlas: PlaceLookup, lines: Lines) -> None:
    """As RFC 7946, section 3.1.9 wants it: a MultiLineString whose parts end at 180 degrees."""
    line = replace(lines["sea-istanbul-odesa"], points=(LonLat(179.0, 10.0), LonLat(-179.0, 12.0)))
    collection = journey_to_geojson(black_sea.journey, "programme", atlas, {line.id: line})
    geometry = of_kind(collection, "leg")[0]["geometry"]
    assert geometry["type"] == "MultiLineString"
    ends = {tuple(position) for part in geometry["coordinates"] for position in (part[0], part[-1])}
    assert ends == {(179.0, 10.0), (180.0, 11.0), (-180.0, 11.0), (-179.0, 12.0)}
