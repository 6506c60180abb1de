"""Points and lines of other programs begin a journey; what is hostile or unsure is refused or left to do."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazetteer import Gazetteer
from mapsvc.checking import check_files
from mapsvc.cli import cli
from mapsvc.errors import ImportedFileError
from mapsvc.importing import Start, imported
from mapsvc.service import Atlas
from routes.checks import Level
from routes.journey_file import parse_journey

GPX = """<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1">
<wpt lat="41.0" lon="28.97"><time>2024-05-01T10:00:00Z</time><name>1 İstanbul (Istanbul)</name></wpt>
<wpt lat="46.48" lon="30.73"><name>Odesa</name></wpt>
<wpt lat="46.0" lon="31.0"><name>Yeni: "Köy" # &lt;b&gt;</name></wpt>
<trk><name>a</name><type>ship</type><trkseg><trkpt lat="41.01" lon="28.98"/><trkpt lat="43" lon="30"/>
<trkpt lat="46.49" lon="30.74"/></trkseg></trk></gpx>"""
KML = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><Placemark><name>Odesa</name>
<TimeSpan><begin>1932-04-28</begin><end>1932-04-29</end></TimeSpan><Point><coordinates>30.73,46.48,0</coordinates></Point>
</Placemark></Folder></Document></kml>"""
BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><gpx><wpt lat="1" lon="1"/>&c;</gpx>'
OUTSIDE = '<!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx/>'


def begun(name: str, content: bytes | str) -> Start:
    made = imported([(name, content.encode() if isinstance(content, str) else content)], Gazetteer.shipped())
    assert isinstance(made, Start)
    parse_journey("j.yaml", made.journey)
    return made


def zipped(*entries: tuple[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries:
            archive.writestr(name, text)
    return out.getvalue()


def stops(made: Start) -> list[tuple[str, str | None, str | None]]:
    found = parse_journey("j.yaml", made.journey).journey.itineraries[0].stops
    return [(one.place, one.arrival and one.arrival.text, one.departure and one.departure.text) for one in found]


def test_gpx_becomes_stops_and_lines_in_a_folder(tmp_path: Path) -> None:
    """Names and distance find places; a new one is proposed; times of a recorder are no dates; all passes the check."""
    (tmp_path / "tour.gpx").write_text(GPX, encoding="utf-8")
    run = CliRunner().invoke(cli, ["import", str(tmp_path / "tour.gpx"), "-o", str(tmp_path)], catch_exceptions=False)
    assert run.exit_code == 0, run.output
    journey = tmp_path / "journeys" / "tour.yaml"
    assert "times of a GPX file are those of its recorder" in journey.read_text(encoding="utf-8")
    report = check_files([journey], data=tmp_path)
    # A line from harbour to harbour is the recorder's; whether it keeps off the land is the curator's to see.
    errors = [str(one) for one in report.findings if one.level is Level.ERROR and "land" not in one.what]
    assert errors == []
    atlas = Atlas.load(tmp_path)
    told = atlas.itinerary("tour")
    assert [one.place for one in told.stops] == ["istanbul", "odesa", "yeni-koy-b"]
    assert all(one.arrival is None for one in told.stops)
    assert [(leg.mode.told, leg.line) for leg in told.legs] == [("ship", "tour-1"), (None, None)]
    assert atlas.place(told.stops[2].place).name() == 'Yeni: "Köy" # <b>'
    again = CliRunner().invoke(cli, ["import", str(tmp_path / "tour.gpx"), "-o", str(tmp_path)])
    assert "is not overwritten" in str(again.exception)


def test_kml_and_kmz_keep_their_days() -> None:
    """A span of time becomes arrival and departure."""
    assert stops(begun("a.kml", KML)) == [("odesa", "1932-04-28", "1932-04-29")]
    assert stops(begun("a.kmz", zipped(("doc.kml", KML), ("images/a.png", "x")))) == stops(begun("a.kml", KML))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1254", "utf-16"])
def test_tables_of_turkish_spreadsheets_are_read(codec: str) -> None:
    """Semicolons, decimal commas, Turkish headers and letters, days with points; what is unsure is left to do."""
    table = "Yer;Enlem;Boylam;Tarih\r\nİzmir;38,42;27,14;26.04.1932\r\nŞehirsiz Köşe;;;\r\nOdesa;46,48;30,73;4/5/32\r\n"
    made = begun("gezi.csv", table.encode(codec))
    assert stops(made) == [("izmir", "1932-04-26", None), ("sehirsiz-kose", None, None), ("odesa", None, None)]
    assert "# To do: stop odesa: the file says '4/5/32'; write it as YYYY-MM-DD" in made.journey
    assert "footprint: null" in made.places


def test_foreign_geojson_and_linked_places_begin_a_journey() -> None:
    """Points with any usual name; the years of Linked Places."""
    point = {"type": "Point", "coordinates": [30.73, 46.48]}
    when = {"timespans": [{"start": {"in": "1932"}, "end": {"in": "1933"}}]}
    plain = {"type": "Feature", "properties": {"title": "Odessa"}, "geometry": point}
    linked = {"type": "Feature", "names": [{"toponym": "Odesa"}], "when": when, "geometry": point, "properties": {}}
    collection = json.dumps({"type": "FeatureCollection", "features": [plain, linked]})
    assert stops(begun("a.geojson", collection)) == [("odesa", None, None), ("odesa", "1932", "1933")]


def test_our_own_table_comes_back_with_places_and_dates(shipped: Atlas) -> None:
    """A row a stop, under its place's id."""
    table = CliRunner().invoke(cli, ["export", "voroshilov-1933", "--format", "csv"]).stdout
    expected = shipped.itinerary("voroshilov-1933").stops
    assert [one[0] for one in stops(begun("v.csv", table))] == [one.place for one in expected]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.gpx", BOMB, "a document type or an entity"),
        ("a.gpx", OUTSIDE, "a document type or an entity"),
        ("a.gpx", "<gpx><wpt", "XML that cannot be read"),
        ("a.xml", "<html/>", "XML with the root 'html'"),
        ("a.gpx", '<gpx><wpt lat="91" lon="1"/></gpx>', "degrees, longitude"),
        ("a.gpx", '<gpx><wpt lat="nan" lon="1"/></gpx>', "degrees, longitude"),
        ("a.gpx", "<gpx/>", "no point and no line"),
        ("a.kmz", zipped(("../../doc.kml", KML)), "entries inside the archive"),
        ("a.kmz", zipped(("C:\\doc.kml", KML)), "entries inside the archive"),
        ("a.kmz", zipped(("doc.kml", " " * 40_000_000 + KML)), "more than 32 MB of XML"),
        ("a.kmz", zipped(*((f"{n}.txt", "") for n in range(2_001))), "at most 2000"),
        ("a.kmz", zipped(("a.txt", "")), "no .kml in it"),
        ("a.kmz", b"PK\x03\x04broken", "no zip that can be read"),
        ("a.csv", "just a text", "no column of names"),
        ("a.csv", "name,lat,lon\n\0,1,2", "a NUL"),
        ("a.csv", "name,lat\n" + "x,1\n" * 10_001, "1 to 10,000 points"),
        ("a.geojson", '{"type": "FeatureCollection", "features": [3]}', "a GeoJSON feature"),
        ("a.geojson", '{"type": "Feature", "geometry": {"type": "Point", "coordinates": 3}}', "longitude, latitude"),
    ],
)
def test_what_is_hostile_is_refused_by_name(name: str, content: str | bytes, said: str) -> None:
    """Entity bombs, files from outside, zips that climb or swell, points off the Earth: one clear message."""
    with pytest.raises(ImportedFileError, match=f"cannot import {name}: got .*; expected") as caught:
        begun(name, content)
    assert said in str(caught.value)


def test_a_long_track_is_made_simpler() -> None:
    """A recorder writes a point a second; a page draws them all."""
    points = "".join(f'<trkpt lat="{41 + n / 20_000:.5f}" lon="{29 + (n % 7) / 1e5:.5f}"/>' for n in range(20_000))
    made = begun("long.gpx", f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>")
    assert len(made.lines[0]["geometry"]["coordinates"]) <= 500
