"""`mapsvc draft`: what it prints, and how it ends."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapsvc.cli import cli
from mapsvc.errors import TextFileError

TEXT = "Kurul 6 Mayıs 1931 sabahı vapurla İstanbul’a geldi. 8 Mayıs’ta Odesa’ya vardı.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["draft", *map(str, arguments)], prog_name="mapsvc")


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_draft_goes_to_stdout_and_its_size_to_stderr(tmp_path: Path) -> None:
    """GeoJSON that names the file and its SHA-256."""
    path = _written(tmp_path, "a.txt", TEXT)
    result = run(path, "--year", "1931")
    collection = json.loads(result.stdout)
    assert [one["properties"].get("place") for one in collection["features"]] == ["istanbul", "odesa", None]
    assert collection["sources"][0]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert result.stderr == "mapsvc: 2 stops, 1 legs, 1931\n"


def test_evidence_points_into_the_file_itself(tmp_path: Path) -> None:
    """Also where the file is HTML and its text is not the file's own."""
    path = _written(tmp_path, "a.html", f"<html><body><p>{TEXT.replace('’', '&rsquo;')}</p></body></html>")
    features = json.loads(run(path).stdout)["features"]
    spot = features[1]["properties"]["evidence"][0]
    assert path.read_text(encoding="utf-8")[spot["start"] : spot["end"]] == "8 Mayıs&rsquo;ta Odesa&rsquo;ya vardı."


def test_a_text_without_dated_travel_is_told(tmp_path: Path) -> None:
    """An empty draft, and what might help."""
    result = run(_written(tmp_path, "a.txt", "Kısa bir not.\n"))
    assert json.loads(result.stdout)["features"] == []
    assert "name the journey's year with --year" in result.stderr


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    """By name, with the remedy."""
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert isinstance(run(path).exception, TextFileError)
    assert isinstance(run(tmp_path / "nowhere.txt").exception, TextFileError)


def test_a_draft_becomes_a_journey_file_that_the_check_understands(tmp_path: Path) -> None:
    """It says what is left to do; when that is written, the place that no gazetteer has is still found."""
    article, journey = tmp_path / "makale ş.txt", tmp_path / "journey.yaml"
    article.write_text(
        "Kurul 5 Mayıs 1931 günü Ankara’dan trenle İstanbul’a hareket etti. 6 Mayıs günü kurul İstanbul’a vardı."
        " Kurul 8 Mayıs günü vapurla Hudeyde’ye vardı. 9 Mayıs günü Ankara’ya gelindi.",
        encoding="utf-8",
    )
    drafted = run(article, "-o", tmp_path / "draft.geojson")
    assert drafted.exit_code == 0
    asked = ["import", str(tmp_path / "draft.geojson"), "-o", str(journey)]
    assert CliRunner().invoke(cli, asked, prog_name="mapsvc").exit_code == 0
    text = journey.read_text(encoding="utf-8")
    assert "# To do: place hudeyde: the gazetteer has no Hudeyde; write a place record, or take another" in text
    assert "# To do: leg hudeyde -> ankara-2: the text does not say by what they travelled; mode stays null" in text

    checked = CliRunner().invoke(cli, ["check", str(journey)], prog_name="mapsvc")
    assert "journey: summary (tr); got ''; expected a text that is not empty" in checked.stdout
    journey.write_text(text.replace(": ''", ": Metin."), encoding="utf-8")
    checked = CliRunner().invoke(cli, ["check", str(journey)], prog_name="mapsvc")
    assert "stop hudeyde: unknown place; got 'hudeyde'" in checked.stdout
    assert "a text that is not empty" not in checked.stdout
