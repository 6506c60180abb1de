"""What helps a curator to write a journey: new, evidence, place add, check --watch, serve --reload."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from gazetteer import read_places
from helpers import serving
from mapsvc.checking import check_files
from mapsvc.cli import cli
from mapsvc.errors import ImportedFileError, OutputError
from routes.checks import Level
from routes.skeleton import proposed_id

TEXT = "Kurul 4 Mayıs günü Ankara’dan yola çıktı. Ertesi gün\nKayseri’ye vardı ve fabrikayı gezdi.\n"


def run(folder: Path, *arguments: str, **options: object) -> Result:
    return CliRunner().invoke(cli, list(arguments), env={"MAPSVC_DATA": str(folder)}, prog_name="mapsvc", **options)  # type: ignore[arg-type]


def test_a_new_journey_passes_the_check_and_says_what_is_to_do(tmp_path: Path) -> None:
    """No error; each text and each evidence that is still to be written is a warning with its line."""
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    made = run(tmp_path, "new", "experts-1932", "--source", str(tmp_path / "text.txt"))
    path = tmp_path / "journeys" / "experts-1932.yaml"
    assert (made.exit_code, made.stdout) == (0, f"{path}\n"), made.output
    report = check_files([path], tmp_path)
    assert report.texts == 1
    assert [one for one in report.findings if one.level is Level.ERROR] == []
    to_do = path.read_text(encoding="utf-8").count('tr: "To do')
    told = [one.got for one in report.findings if "still to do" in one.what]
    assert told.count("To do … in tr, en") == to_do > 5
    assert told.count("the range 0-1 of the skeleton") == 5
    assert [one for one in told if one.startswith("'")] == ["'ankara' of the skeleton", "'istanbul' of the skeleton"]


def test_a_picture_is_no_text(tmp_path: Path) -> None:
    """It would pass every check until somebody looks for the evidence."""
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    with pytest.raises(ImportedFileError, match=r"scan.png: got no text, .*expected plain text in UTF-8"):
        CliRunner().invoke(cli, ["new", "mine", "--source", str(tmp_path / "scan.png")], catch_exceptions=False)


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    """Not by new, whatever it holds."""
    path = tmp_path / "mine.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"mine.yaml: the file is there already"):
        CliRunner().invoke(cli, ["new", "mine", "-o", str(path)], catch_exceptions=False)
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("wrong", ["../etc", "Uzmanlar 1932", "a--b", "", "ş", "x" * 90, "a\0b", "{id}", "a\u202eb"])
def test_an_id_that_cannot_be_one_is_refused_with_another(tmp_path: Path, wrong: str) -> None:
    """No folder is left, no file written."""
    made = run(tmp_path, "new", wrong)
    assert (made.exit_code, list(tmp_path.rglob("*.yaml"))) == (2, [])
    assert "expected small letters a-z, digits and single hyphens, such as" in " ".join(made.stderr.split())


def test_names_become_ids() -> None:
    """Turkish letters lose their marks; letters of other scripts are left out."""
    assert proposed_id("Uzmanların gezisi – 1932") == "uzmanlarin-gezisi-1932"
    assert (proposed_id("Одесса"), proposed_id("Одесса port")) == ("", "port")


def test_evidence_is_the_range_of_the_sentence(tmp_path: Path) -> None:
    """In code points of the raw file, over breaks of lines, in any case."""
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8", newline="")
    found = run(tmp_path, "evidence", str(tmp_path / "text.txt"), "KAYSERİ’YE", "vardı", "--key", "t")
    start = TEXT.index("Ertesi")
    assert found.stdout == f'"t:{start}-{len(TEXT) - 1}"  Ertesi gün Kayseri’ye vardı ve fabrikayı gezdi.\n'
    assert run(tmp_path, "evidence", str(tmp_path / "text.txt"), "Bursa").exit_code == 1


def test_a_place_is_added_with_its_source_and_comments_stay(tmp_path: Path) -> None:
    """The record is read back, says where its point is from, and what the file had is still there."""
    (tmp_path / "places").mkdir()
    path = tmp_path / "places" / "places.yaml"
    path.write_text("# My places.\n", encoding="utf-8")
    added = run(tmp_path, "place", "add", "Sivrihisar", "--choose", "1")
    assert (added.exit_code, added.stdout) == (0, "sivrihisar\n"), added.output
    hostile = 'Köy "{x}": #\u2028 <b>'
    by_hand = run(tmp_path, "place", "add", hostile, "--id", "koy", "--at", "30.1,40.2", "--note", "by: the # road",
                  "--precision", "900", "--parent", "sivrihisar", "--type", "quarter")  # fmt: skip
    assert by_hand.exit_code == 0, by_hand.output
    assert path.read_text(encoding="utf-8").startswith("# My places.\n\n- id: sivrihisar\n")
    shipped = Path(__file__).resolve().parents[2] / "gazetteer" / "data" / "places"
    places, mistakes = read_places(shipped, own=path.parent)
    town, village = places[-2:]
    assert mistakes == ()
    assert town.footprint is not None and village.footprint is not None
    assert (town.parent, "GeoNames, CC BY 4.0" in str(town.footprint.note)) == ("turkiye", True)
    assert (village.name(), village.footprint.note, village.footprint.precision_m) == (hostile, "by: the # road", 900)


def test_a_point_with_latitude_first_is_doubted(tmp_path: Path) -> None:
    """Ankara turned round lies in the desert, far from all that is known; it is written, and said."""
    (tmp_path / "places").mkdir()
    at = {"Batıkent": "32.7,39.9", "Doğukent": "39.9,32.7"}
    said = [run(tmp_path, "place", "add", name, "--at", point, "--note", "map").stderr for name, point in at.items()]
    assert "longitude comes first" not in said[0]
    assert "--at 39.9,32.7: it lies far from all known places; 32.7,39.9 does not: longitude comes first" in said[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Odesa", "--choose", "1"), "the gazetteer has it already"),
        (("Yenikent", "--at", "30,40", "--note", "x", "--id", "odesa"), "the id is taken; got 'odesa'"),
        (("Yenikent", "--at", "30,40", "--note", "x", "--id", "../x"), "id: wrong form"),
        (("Yenikent", "--at", "30,40", "--note", "x", "--parent", "atlantis"), "parent: unknown place"),
        (("Yenikent", "--at", "30,40"), "expected how you know it"),
        (("Одесса", "--at", "30,40", "--note", "x"), "no id can be made of the name"),
        (("Xyzzyplugh",), "no place has a name like"),
        (("Sivrihisar", "--choose", "9"), "expected 1 to"),
        (("Sivrihisar",), "nothing was written; choose one with --choose N"),
    ],
)
def test_a_place_that_cannot_be_added_leaves_the_file_as_it_was(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:  # fmt: skip
    """Duplicates, wrong ids and parents, a name that nobody knows: said, and nothing is written."""
    result = run(tmp_path, "place", "add", *arguments)
    assert said in result.stderr + str(result.exception)
    assert not (tmp_path / "places" / "places.yaml").exists()


def until(there: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 60
    while not there():
        assert time.monotonic() < give_up, "waited a minute"
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent as a signal")
def test_check_watch_looks_again_at_each_change_and_ends_clean(tmp_path: Path) -> None:
    """A mistake is shown when it is saved, gone when it is mended; Ctrl+C leaves no traceback."""
    run(tmp_path, "new", "walk-1932")
    path, shown = tmp_path / "journeys" / "walk-1932.yaml", tmp_path / "out.txt"
    good = path.read_text(encoding="utf-8")
    with shown.open("w") as out:
        command = [sys.executable, "-m", "mapsvc", "check", "--watch"]
        process = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, "MAPSVC_DATA": str(tmp_path)})
        try:
            until(lambda: shown.read_text().count("watching") == 1)
            path.write_text(good.replace("place: istanbul ", "place: atlantis "), encoding="utf-8")
            until(lambda: shown.read_text().count("watching") == 2)
            assert "walk-1932.yaml:54: stop second: unknown place; got 'atlantis'" in shown.read_text()
            path.write_text(good, encoding="utf-8")
            until(lambda: shown.read_text().count("watching") == 3)
            assert "atlantis" not in shown.read_text().split("watching")[2]
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
    assert "Traceback" not in shown.read_text()


@pytest.mark.slow
def test_serve_reload_follows_what_is_written(tmp_path: Path) -> None:
    """Pages show what is saved; a mistake is a page with file and line, data stay as they were; then all comes back."""
    (tmp_path / "journeys").mkdir()
    path = tmp_path / "journeys" / "walk-1932.yaml"
    path.write_text("id: [", encoding="utf-8")
    accept = {"Accept": "text/html"}
    with serving(["--reload"], environ={"MAPSVC_DATA": str(tmp_path)}) as running, httpx.Client(timeout=60) as client:

        def page() -> httpx.Response:
            return client.get(f"{running.url}/journeys/walk-1932?lang=en", headers=accept)

        first = page()
        assert (first.status_code, "walk-1932.yaml:1: not valid YAML" in first.text) == (500, True)
        path.unlink()
        run(tmp_path, "new", "walk-1932")
        until(lambda: page().status_code == 200)
        good, state = path.read_text(encoding="utf-8"), client.get(f"{running.url}/reload/state").text
        assert f"/reload/reload.js?{state}" in page().text
        path.write_text(good.replace("To do: title", "<b>A walk</b>", 1), encoding="utf-8")
        until(lambda: "&lt;b&gt;A walk" in page().text)
        assert client.get(f"{running.url}/reload/state").text != state
        path.write_text(good.replace("place: istanbul ", "place: '<script>' "), encoding="utf-8")
        until(lambda: page().status_code == 500)
        mistaken = page()
        assert "walk-1932.yaml:54" in mistaken.text and "<script>&#" not in mistaken.text
        assert "&lt;script&gt;" in mistaken.text and "script-src 'self'" in mistaken.headers["Content-Security-Policy"]
        assert client.get(f"{running.url}/api/journeys/walk-1932.geojson").status_code == 200
        path.write_text(good, encoding="utf-8")
        until(lambda: page().status_code == 200)
        assert client.get(f"{running.url}/reload/reload.js").headers["Content-Type"].startswith("text/javascript")
