"""`mapsvc check` names every mistake with file and line, and what ships has none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapsvc.checking import check_files, check_shipped
from mapsvc.cli import cli
from mapsvc.errors import SourceTextError
from routes.checks import Level

GOOD_PLACE = """\
- id: deneme-koyu
  type: settlement
  subtype: village
  names:
    - {toponym: Deneme, lang: tr, kind: period}
  footprint: {lon: 30.5, lat: 40.1, precision_m: 2000, basis: editors, note: "made up for a test"}
  parent: turkiye
"""


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments], prog_name="mapsvc")


def test_what_ships_is_clean() -> None:
    """No error in any place, journey, line or in the basemap."""
    report = check_shipped()
    assert [str(finding) for finding in report.findings if finding.level is Level.ERROR] == []
    assert report.journeys == 6
    assert report.places > 150


@pytest.mark.slow
def test_what_ships_agrees_with_the_texts(texts_dir: Path) -> None:
    """Every range of evidence lies in its text and has what it claims."""
    report = check_shipped(texts_dir)
    assert [str(finding) for finding in report.findings if finding.level is Level.ERROR] == []
    assert report.texts > 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- id: [\n", r":1: not valid YAML"),
        ("a: &x 1\nb: *x\n", r":1: .*"),
        (
            "just words\n",
            r":1: not a file of ours; got 'a single value'; expected a list of places, a journey, entries, or a theme",
        ),
        ("", r":1: not a file of ours; got 'an empty file'; expected a list of places, a journey, entries, or a theme"),
        (GOOD_PLACE.replace("turkiye", "atlantis"), r":7: .*deneme-koyu.*unknown place"),
        (GOOD_PLACE.replace("40.1", "140.1"), r":6: .*"),
        (GOOD_PLACE + GOOD_PLACE, r":8: .*id is taken"),
        (GOOD_PLACE.replace("deneme-koyu", "odesa"), r":1: .*id is taken"),
        ("id: x\ntitle: {tr: a, en: b}\n", r":\d+: .*"),
        ("", r":1: .*"),
        ("\x00", r":1: .*"),
    ],
)
def test_every_mistake_has_its_line(text: str, found: str, tmp_path: Path) -> None:
    """The finding is FILE:LINE: what; the exit code says that there is an error; there is no traceback."""
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    result = check(str(path))
    assert result.exit_code == 1
    assert re.search(re.escape(str(path)) + found, result.stdout), result.stdout
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_places_of_one_s_own_may_stand_in_those_that_ship(tmp_path: Path) -> None:
    """A curator's village can lie in the shipped Turkey; other files' mistakes are not reported for it."""
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD_PLACE)
    report = check_files([path])
    assert report.findings == []


def test_the_summary_goes_to_stderr(tmp_path: Path) -> None:
    """Stdout has findings only, so that an editor can read it."""
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD_PLACE)
    result = check(str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.search(r"mapsvc: \d+ places, 0 journeys, .*0 errors, 0 warnings, 0 notes", result.stderr)
    assert "--texts FOLDER" in result.stderr


def test_a_folder_without_texts_is_said(tmp_path: Path) -> None:
    """Who asks for a comparison with texts is told when there is nothing to compare with."""
    with pytest.raises(SourceTextError, match=r"none of .* is there"):
        check_shipped(tmp_path)


def test_entries_of_ones_own_are_checked(tmp_path: Path) -> None:
    """A file of people, vessels and institutions is known by its key, and its mistakes have their lines."""
    path = tmp_path / "entries.yaml"
    path.write_text(
        f"sources:\n  - {{key: a, file: a.txt, sha256: {'0' * 64}}}\nentries:\n  - id: ferry\n    kind: vessel\n"
        "    journeys: [nowhere]\n    names: {tr: Vapur, en: Ferry}\n    text: {tr: x, en: y}\n    evidence: []\n",
        encoding="utf-8",
    )
    found = [str(one).removeprefix(str(path)) for one in check_files([path]).findings]
    assert found[0].startswith(":4: entry ferry: evidence is missing")
    assert found[1].startswith(":6: entry ferry: unknown journey; got 'nowhere'")
