"""Journeys in other programs' formats, read by those programs' own readers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import fastkml
import geojson
import gpxpy
import icalendar
import jsonschema
import pyogrio
import pytest
from csvw import Table
from lxml import etree

from gazetteer.place import LonLat
from helpers import ROOT
from mapsvc.formats import FORMATS
from mapsvc.formats.table import COLUMNS, describe
from mapsvc.formats.telling import Telling
from mapsvc.service import Atlas
from routes.edtf import Edtf

BASE = "https://maps.example.org"


def tellings(atlas: Atlas, lang: str = "tr", base_url: str | None = BASE) -> Iterator[Telling]:
    for journey in atlas.journeys:
        for itinerary in journey.itineraries:
            yield Telling(atlas, journey, itinerary, lang, base_url)


def is_dated(edtf: Edtf | None) -> bool:
    return edtf is not None and not edtf.is_open


@pytest.fixture
def travelled(shipped: Atlas) -> Telling:
    return next(telling for telling in tellings(shipped) if telling.journey.id == "ismet-pasa-1932")


@pytest.mark.parametrize("form", FORMATS)
def test_same_input_gives_the_same_bytes(shipped: Atlas, form: str) -> None:
    """No clock, no random: a file can be compared with the one of last year."""
    for telling in tellings(shipped):
        assert FORMATS[form].write(telling) == FORMATS[form].write(telling)


def test_gpx_is_read_by_gpxpy(shipped: Atlas) -> None:
    """Each stop is a waypoint with its account, each leg a track along its line, lat and lon the right way round."""
    for telling in tellings(shipped):
        read = gpxpy.parse(FORMATS["gpx"].write(telling))
        assert read.version == "1.1"
        stops, legs = list(telling.stops()), list(telling.legs())
        assert [LonLat(round(p.longitude, 4), round(p.latitude, 4)) for p in read.waypoints] == [
            LonLat(round(point.lon, 4), round(point.lat, 4)) for _stop, point in stops
        ]
        assert [track.name for track in read.tracks] == [telling.leg_name(leg) for leg, _path in legs]
        assert [len(track.segments[0].points) for track in read.tracks] == [len(path.points) for _leg, path in legs]
        assert read.waypoints[0].link == telling.stop_address(stops[0][0])
        assert all(point.time is None for point in read.waypoints), "no time is invented"


def test_gdal_reads_gpx_kml_and_geojson(shipped: Atlas, tmp_path: Path) -> None:
    """QGIS and its kin, which read through GDAL, find all stops and legs with Turkish letters."""
    for telling in tellings(shipped):
        stops, legs = list(telling.stops()), list(telling.legs())
        for form, layers in (("gpx", ("waypoints", "tracks")), ("kml", None), ("geojson", None)):
            path = tmp_path / f"journey.{form}"
            path.write_text(FORMATS[form].write(telling), "utf-8")
            names = layers or tuple(name for name, _kind in pyogrio.list_layers(path))
            counts = [pyogrio.read_info(path, layer=name, force_feature_count=True)["features"] for name in names]
            assert sum(counts) == len(stops) + len(legs), (form, names, counts)
        found = pyogrio.raw.read(tmp_path / "journey.kml", layer=0, columns=["Name"])[3][0]
        assert telling.name(stops[0][0].place) in found[0]


def test_kml_keeps_to_its_schema(shipped: Atlas) -> None:
    """The OGC's schema of KML 2.2 finds nothing: only elements that both versions have are used."""
    schema = etree.XMLSchema(file=str(files("fastkml") / "schema" / "ogckml22.xsd"))
    for telling in tellings(shipped):
        tree = etree.fromstring(FORMATS["kml"].write(telling).encode())
        assert tree.attrib.pop("version") == "2.3"
        assert schema.validate(tree), schema.error_log


def test_kml_is_read_by_fastkml(travelled: Telling) -> None:
    """A globe program sees names, days and texts."""
    root = fastkml.KML.from_string(FORMATS["kml"].write(travelled).encode())
    stops, legs = root.features[0].features
    first, told = stops.features[0], list(travelled.stops())
    assert len(stops.features) == len(told)
    assert len(legs.features) == len(list(travelled.legs()))
    assert travelled.name(told[0][0].place) in first.name
    last = told[0][0].departure
    assert last is not None
    assert first.times.end.dt.isoformat() == last.earliest.date().isoformat()
    assert (round(first.geometry.x, 4), round(first.geometry.y, 4)) == tuple(round(x, 4) for x in told[0][1])


def test_calendar_is_read_by_icalendar(shipped: Atlas) -> None:
    """Dated stops and visits are events on their days; clock times carry no zone; unique ids; permanent addresses."""
    for telling in tellings(shipped):
        text = FORMATS["ics"].write(telling)
        assert "\r\n" in text
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        events = list(icalendar.Calendar.from_ical(text).walk("VEVENT"))
        dated = [s for s in telling.itinerary.stops if is_dated(s.arrival) or is_dated(s.departure)]
        visits = [v for s in telling.itinerary.stops for v in s.visits if is_dated(v.when)]
        assert len(events) == len(dated) + len(visits)
        assert len({str(event["uid"]) for event in events}) == len(events)
        for event in events:
            start = event["dtstart"].dt
            assert getattr(start, "tzinfo", None) is None
            assert start.year in range(1920, 1934)


def test_a_day_ends_before_the_next(travelled: Telling) -> None:
    """The end of an event of whole days is the day after, as the RFC has it."""
    events = icalendar.Calendar.from_ical(FORMATS["ics"].write(travelled)).walk("VEVENT")
    by_id = {str(event["uid"]): event for event in events}
    visit = next(v for s in travelled.itinerary.stops for v in s.visits if v.when and v.when.text == "1932-04-26")
    stop = next(s for s in travelled.itinerary.stops if visit in s.visits)
    event = by_id[f"{travelled.journey.id}.travelled.{stop.id}-{visit.id}@mapsvc"]
    assert (event["dtend"].dt - event["dtstart"].dt).days == 1


def test_table_is_read_by_its_description(shipped: Atlas, tmp_path: Path) -> None:
    """A CSVW reader gets every row with its types; evidence is a list; ids are unique within their kind."""
    for telling in tellings(shipped):
        table = tmp_path / "journey.csv"
        table.write_text(FORMATS["csv"].write(telling), "utf-8", newline="")
        described = tmp_path / "journey.csv-metadata.json"
        described.write_text(describe(telling, "journey.csv"), "utf-8")
        rows: list[dict[str, Any]] = list(Table.from_file(described))
        stops = [row for row in rows if row["kind"] == "stop"]
        assert [row["id"] for row in stops] == [stop.id for stop in telling.itinerary.stops]
        assert len(rows) == len({(row["kind"], row["id"]) for row in rows})
        assert all(isinstance(row["seq"], int) for row in rows)
        first = telling.itinerary.stops[0]
        assert len(stops[0]["evidence"]) == len(first.evidence)
        assert stops[0]["name"] == telling.place(first.place).name("tr")


def test_spreadsheets_get_a_mark_and_no_formula(shipped: Atlas) -> None:
    """A byte order mark leads, and no text of ours is taken for a formula."""
    for telling in tellings(shipped, "ru"):
        text = FORMATS["csv"].write(telling)
        assert text.startswith("\ufeff")
        for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))):
            assert list(row) == list(COLUMNS)
            assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())


def test_hostile_text_stays_text(shipped: Atlas) -> None:
    """Script, formula and signs that XML cannot hold are harmless in every format."""
    nasty = "=cmd()\"'<script>alert(1)</script>&\x0b]]>"
    telling = next(tellings(shipped))
    stop = telling.itinerary.stops[0]
    passage = replace(stop.passages[0], text={"tr": nasty, "en": nasty})
    itinerary = replace(telling.itinerary, stops=(replace(stop, passages=(passage,)), *telling.itinerary.stops[1:]))
    journey = replace(telling.journey, title={"tr": nasty, "en": nasty})
    hostile = replace(telling, journey=journey, itinerary=itinerary)
    for form in ("gpx", "kml"):
        tree = etree.fromstring(FORMATS[form].write(hostile).encode())
        assert not tree.xpath("//*[local-name()='script']")
    text = FORMATS["csv"].write(hostile).removeprefix("\ufeff")
    assert next(csv.DictReader(io.StringIO(text)))["text"].startswith("'=cmd()")
    assert "alert(1)" in str(icalendar.Calendar.from_ical(FORMATS["ics"].write(hostile))["name"])


def test_linked_places_has_each_place_once_with_its_calls(shipped: Atlas) -> None:
    """A place called at twice is one feature with two timespans, whose @id is the place's permanent address."""
    for telling in tellings(shipped):
        collection = json.loads(FORMATS["lpf"].write(telling))
        ids = [feature["@id"] for feature in collection["features"]]
        places = {stop.place for stop in telling.itinerary.stops}
        assert len(ids) == len(set(ids))
        assert {f"{BASE}/places/{place}" for place in places} <= set(ids)
    moscow = next(f for f in collection["features"] if f["@id"].endswith("/istanbul"))
    stops = telling.itinerary.stops
    calls = [s for s in stops if s.place == "istanbul" and (is_dated(s.arrival) or is_dated(s.departure))]
    visits = [v for s in stops for v in s.visits if v.place == "istanbul" and is_dated(v.when)]
    assert len(moscow["when"]["timespans"]) == len(calls) + len(visits)


def test_without_an_address_ids_are_names(shipped: Atlas) -> None:
    """A file written where there is no service has URNs, and no link that leads nowhere."""
    telling = next(one for one in tellings(shipped, base_url=None) if one.journey.id == "ismet-pasa-1932")
    assert telling.address == "urn:mapsvc:journey:ismet-pasa-1932"
    assert telling.stop_address(telling.itinerary.stops[0]) == "urn:mapsvc:journey:ismet-pasa-1932:stop:ankara"
    assert "<link" not in FORMATS["gpx"].write(telling)
    assert "href" not in FORMATS["kml"].write(telling)


def test_files_say_what_the_texts_leave_out(shipped: Atlas) -> None:
    """Who takes a file away learns that its straight lines are no routes."""
    for telling in tellings(shipped):
        coverage = telling.journey.coverage
        if coverage is not None:
            assert telling.summary.endswith(coverage.note["tr"])
            assert json.loads(FORMATS["geojson"].write(telling))["coverage"]["extent"] == coverage.extent.value


def test_geojson_is_valid_by_a_library_of_others(shipped: Atlas) -> None:
    """The `geojson` package finds nothing against RFC 7946."""
    for telling in tellings(shipped):
        collection = geojson.loads(FORMATS["geojson"].write(telling))
        assert collection.is_valid, collection.errors()
        assert len(collection.features) == len(telling.itinerary.stops) + len(telling.itinerary.legs)


def test_linked_places_keep_to_their_schema(shipped: Atlas) -> None:
    """The World Historical Gazetteer's schema, where it is at hand, takes every feature."""
    file = ROOT.parent / "shared" / "schemas" / "schema_lpf_v1.2.2.json"
    if not file.exists():
        pytest.skip("the JSON Schema of LPF 1.2.2 is not on this machine")
    validator = jsonschema.Draft7Validator(json.loads(file.read_text("utf-8")))
    for telling in tellings(shipped):
        for feature in json.loads(FORMATS["lpf"].write(telling))["features"]:
            assert [error.message for error in validator.iter_errors(feature)] == []
