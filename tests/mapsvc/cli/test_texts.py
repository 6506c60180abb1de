"""`mapsvc ingest` and `mapsvc texts`: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapsvc.cli import cli
from mapsvc.errors import StoreError


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "texts.sqlite"
    monkeypatch.setenv("MAPSVC_STORE", str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text("Heyet limana vardı.", encoding="utf-8")
    return made


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], prog_name="mapsvc")


def test_ingest_prints_a_line_for_each_file(folder: Path, store: Path) -> None:
    """Results on stdout, the sum on stderr."""
    result = run("ingest", folder)
    assert (result.exit_code, result.stderr) == (0, f"mapsvc: 1 of 1 files are in {store}\n")
    assert result.stdout == f"added  {folder / 'a.txt'}  (1 paragraph, 0 footnotes, 0 names of places)\n"


def test_ingest_ends_with_one_where_a_file_was_refused(folder: Path) -> None:
    """The rest is read all the same."""
    (folder / "b.txt").write_bytes(b"")
    result = run("ingest", folder, folder / "nowhere.txt")
    assert result.exit_code == 1
    assert f"mapsvc: cannot read {folder / 'b.txt'}: the file is empty; nothing was lost\n" in result.stderr
    assert "nowhere.txt: No such file or directory; correct the name" in result.stderr
    assert "1 of 3 files" in result.stderr


def test_names_of_files_forge_no_lines(folder: Path) -> None:
    """A name may hold line ends and signs that turn the direction of writing."""
    (folder / "b\nadded  c\u202e.txt").write_text("Vapur kalktı.", encoding="utf-8")
    result = run("ingest", folder)
    assert len(result.stdout.splitlines()) == 2
    assert "b\N{REPLACEMENT CHARACTER}added  c\N{REPLACEMENT CHARACTER}.txt" in result.stdout
    assert "\u202e" not in run("texts", "list").stdout


def test_files_of_other_kinds_are_told(folder: Path) -> None:
    """Who expects a .docx to be read learns that it was not."""
    for name in ("b.docx", "c.docx", "d.csv", ".hidden"):
        (folder / name).touch()
    assert "mapsvc: passed over: 2 .docx, 1 .csv; .txt, .md, .html and .pdf are read\n" in run("ingest", folder).stderr


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    """Nothing to read is no error."""
    result = run("ingest", tmp_path)
    assert (result.exit_code, "no text in there; .txt, .md, .html and .pdf are read" in result.stderr) == (0, True)


def test_texts_can_be_listed_and_removed(folder: Path) -> None:
    """By number, name or the beginning of the SHA-256."""
    run("ingest", folder)
    assert run("texts", "list").stdout == f"1  version 1  1 pages  19 characters  {folder / 'a.txt'}\n"
    (text,) = json.loads(run("texts", "list", "--json").stdout)
    assert run("texts", "remove", text["sha256"][:10]).stdout == f"removed  {folder / 'a.txt'}\n"
    assert run("texts", "list").stdout == ""
    failed = run("texts", "remove", "a.txt")
    assert isinstance(failed.exception, StoreError)
    assert "0 texts are called 'a.txt', expected one; see mapsvc texts list" in str(failed.exception)


def test_without_a_store_the_list_is_empty() -> None:
    """A note says how to get one."""
    result = run("texts", "list", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    assert "no texts yet" in result.stderr
