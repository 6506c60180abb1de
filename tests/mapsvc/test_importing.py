"""What is exported comes back whole: journeys from GeoJSON, places from Linked Places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from gazetteer import read_places
from gazetteer.linked_places import collection_to_lpf
from mapsvc import __version__
from mapsvc.cli import cli
from mapsvc.errors import ImportedFileError
from mapsvc.importing import imported
from mapsvc.service import Atlas
from routes.geojson import journey_to_geojson
from routes.journey_file import parse_journey
from routes.journey_writing import journey_to_yaml


def encoded(value: Any) -> bytes:
    return json.dumps(value).encode()


def test_a_journey_comes_back_from_geojson(shipped: Atlas) -> None:
    """The file reads without a mistake, and is exported as exactly the same GeoJSON."""
    for journey in shipped.journeys:
        exported = {one.id: shipped.geojson(journey.id, one.id) for one in journey.itineraries}
        text = imported([(f"{key}.geojson", encoded(one)) for key, one in exported.items()])
        again = parse_journey("again.yaml", text).journey
        assert (again.title, again.sources, again.parties) == (journey.title, journey.sources, journey.parties)
        for itinerary in again.itineraries:
            assert itinerary.stops == shipped.itinerary(journey.id, itinerary.id).stops
            collection = journey_to_geojson(again, itinerary.id, shipped.gazetteer, shipped.lines)
            assert {**collection, "version": __version__} == exported[itinerary.id]


def test_a_journey_file_is_written_as_it_is_read(shipped: Atlas) -> None:
    """Reading what was written gives the same journey, in every field."""
    for journey in shipped.journeys:
        assert parse_journey("again.yaml", journey_to_yaml(journey)).journey == journey


def test_places_come_back_from_linked_places(shipped: Atlas, tmp_path: Path) -> None:
    """Every field of every record, through LPF and YAML."""
    collection = collection_to_lpf(shipped.gazetteer.places, "https://maps.example.org/places/")
    (tmp_path / "places.yaml").write_text(imported([("places.json", encoded(collection))]), "utf-8")
    places, mistakes = read_places(tmp_path)
    assert mistakes == ()
    assert places == shipped.gazetteer.places


def test_the_command_takes_what_the_export_gives(tmp_path: Path) -> None:
    """Through files and a pipe; a mistake leaves no file."""
    runner = CliRunner()
    exported = runner.invoke(cli, ["export", "voroshilov-1933"]).stdout
    result = runner.invoke(cli, ["import", "-", "-o", str(tmp_path / "journey.yaml")], input=exported)
    assert result.exit_code == 0, result.output
    assert parse_journey("journey.yaml", (tmp_path / "journey.yaml").read_bytes()).journey.id == "voroshilov-1933"
    with pytest.raises(ImportedFileError, match="a file that can be read"):
        runner.invoke(cli, ["import", str(tmp_path / "none"), "-o", str(tmp_path / "x")], catch_exceptions=False)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no column of names"),
        (b"\xff\xfe", "no column of names"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "'list'"),
        (b'{"type": "Feature"}', "no point and no line"),
        (b'{"type": "FeatureCollection", "features": []}', "no point and no line"),
        (b'{"type": "FeatureCollection", "journey": "x"}', "KeyError"),
        (b'{"type": "FeatureCollection", "@context": "x", "features": 3}', "features"),
    ],
)
def test_what_is_none_of_these_is_named(content: bytes, said: str) -> None:
    """The file, what was got, what is expected."""
    with pytest.raises(ImportedFileError, match=said) as caught:
        imported([("strange.json", content)])
    assert "cannot import strange.json: got" in str(caught.value)
    assert "expected" in str(caught.value)


def test_files_of_two_kinds_or_journeys_are_refused(shipped: Atlas) -> None:
    """One command makes one file."""
    journeys = [(journey.id, encoded(shipped.geojson(journey.id))) for journey in shipped.journeys]
    with pytest.raises(ImportedFileError, match="itineraries of one journey"):
        imported(journeys)
    with pytest.raises(ImportedFileError, match="files of one kind"):
        imported([journeys[0], ("places", encoded(collection_to_lpf(shipped.gazetteer.places)))])
