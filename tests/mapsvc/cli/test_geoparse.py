"""`mapsvc geoparse`: the contract's properties, both formats, the standard input, bad files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapsvc.cli import cli
from mapsvc.errors import TextFileError

TEXT = "Heyet Odessa’dan Lozan Konferansı’na gitti; Avrupa bekliyordu."
PROPERTIES = "source start end surface name place type lat lon metonym context confidence"


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(cli, ["geoparse", *arguments], input=stdin)


def test_lines_have_the_properties_of_the_contract(tmp_path: Path) -> None:
    """One JSON object a line; the source is the file's name without its folder."""
    (tmp_path / "gezi.txt").write_text(TEXT, encoding="utf-8")
    rows = [json.loads(line) for line in run(str(tmp_path / "gezi.txt")).stdout.splitlines()]
    assert all(list(row) == PROPERTIES.split() for row in rows)
    assert [(row["source"], row["name"], row["metonym"]) for row in rows] == [
        ("gezi.txt", "Odesa", False),
        ("gezi.txt", "Lozan", True),
        ("gezi.txt", "Avrupa", False),
    ]


def test_geojson_is_one_collection() -> None:
    """A place without a point has a null geometry; longitude comes first."""
    found = json.loads(run("-", "--format", "geojson", stdin=TEXT).stdout)
    assert found["type"] == "FeatureCollection"
    geometries = [feature["geometry"] for feature in found["features"]]
    assert geometries[0]["coordinates"] == pytest.approx([30.73, 46.48], abs=0.05)
    assert geometries[2] is None


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """The file, what is wrong, and what to do."""
    path = tmp_path / "resim.txt"
    path.write_bytes(b"Ankara \xff\xfe")
    result = run(str(path))
    assert isinstance(result.exception, TextFileError)
    assert "resim.txt: byte 7 is not UTF-8" in str(result.exception)


def test_what_ingest_reads_is_read_too(tmp_path: Path) -> None:
    """Windows-1254 is told by its letters; of HTML only what a reader sees counts, at its place in the file."""
    old = tmp_path / "eski.txt"
    old.write_bytes("Heyet İzmir’den Şam’a geçti.".encode("cp1254"))
    page = tmp_path / "sayfa.html"
    markup = '<html><script>var x = "Ankara"</script><!-- Konya --><p>Heyet İstan<b>bul</b>’a gitti.</p></html>'
    page.write_text(markup, encoding="utf-8")
    rows = [json.loads(line) for line in run(str(old), str(page)).output.splitlines()]
    assert [row["name"] for row in rows] == ["İzmir", "Şam", "İstanbul"]
    assert markup[rows[2]["start"] : rows[2]["end"]] == rows[2]["surface"] == "İstan<b>bul"
