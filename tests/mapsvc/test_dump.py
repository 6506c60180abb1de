"""All data in a folder: complete, described, the same each time, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from frictionless import Package

from gazetteer.linked_places import place_from_lpf
from mapsvc.cli import cli
from mapsvc.dump import write_all
from mapsvc.errors import OutputError
from mapsvc.formats import FORMATS
from mapsvc.service import Atlas


@pytest.fixture(scope="module")
def dump(shipped: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dump") / "data"
    write_all(shipped, str(folder), "https://maps.example.org")
    return folder


def test_frictionless_validates_the_package(dump: Path) -> None:
    """Hashes, sizes, and every row of every table by its schema."""
    report = Package(str(dump / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "note"])[:5]
    assert report.stats["tasks"] > 20


def test_everything_is_in_it(dump: Path, shipped: Atlas) -> None:
    """Every itinerary in every format and language, every place; nothing that is not described."""
    described = {one["path"] for one in json.loads((dump / "datapackage.json").read_text("utf-8"))["resources"]}
    there = {str(path.relative_to(dump)) for path in dump.rglob("*") if path.is_file()}
    assert there == described | {"datapackage.json"}
    itineraries = sum(len(journey.itineraries) for journey in shipped.journeys)
    for form in FORMATS.values():
        count = sum(path.endswith(form.suffix) and path.startswith("journeys/") for path in described)
        assert count == itineraries * (1 if form.key == "geojson" else 3)
    places = json.loads((dump / "places.lpf.json").read_text("utf-8"))["features"]
    assert tuple(place_from_lpf(place) for place in places) == shipped.gazetteer.places


def test_the_same_data_give_the_same_bytes(dump: Path, shipped: Atlas, tmp_path: Path) -> None:
    """Two dumps of a version can be compared, also one over the other."""

    def digests(folder: Path) -> dict[str, str]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    again = tmp_path / "again"
    for _ in range(2):
        write_all(shipped, str(again), "https://maps.example.org")
        assert digests(again) == digests(dump)
    assert [path.name for path in tmp_path.iterdir()] == ["again"], "no draft is left behind"


def test_what_is_no_dump_is_left_alone(shipped: Atlas, tmp_path: Path) -> None:
    """A folder with somebody's files, a file, a folder that cannot be made: said, and nothing lost."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mother.txt").write_text("Dear", "utf-8")
    (tmp_path / "file").write_text("x", "utf-8")
    for target, said in (("letters", "holds other files"), ("file", "it is a file"), ("file/inside", "cannot write")):
        with pytest.raises(OutputError, match=said):
            write_all(shipped, str(tmp_path / target))
    assert (tmp_path / "letters" / "mother.txt").read_text("utf-8") == "Dear"
    assert {path.name for path in tmp_path.iterdir()} == {"letters", "file"}


@pytest.mark.parametrize("arguments", [["--all"], ["--all", "ismet-pasa-1932", "-o", "x"], []])
def test_wrong_usage_is_said(arguments: list[str]) -> None:
    """All or one, and a folder for all."""
    result = CliRunner().invoke(cli, ["export", *arguments])
    assert result.exit_code == 2
    assert "expected" in result.stderr
