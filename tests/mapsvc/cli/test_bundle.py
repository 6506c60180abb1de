"""`mapsvc bundle`: what is refused before any work, what is asked about rights, what a run says."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from mapsvc.bundle.cover import MARK
from mapsvc.bundle.editions import Wish
from mapsvc.cli import cli, main

pytestmark = pytest.mark.slow

WORD = "yaldızlı".encode()
QUICK = ("frunze-1921", "--without-sheets")


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make small bundles here: starting processes would take longer."""
    monkeypatch.setattr("os.cpu_count", lambda: 1)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a text of ours in the store."""
    monkeypatch.setenv("MAPSVC_STORE", str(tmp_path / "store.sqlite"))
    (tmp_path / "own.txt").write_text("Heyet sabahleyin Trabzon’a vardı; limanda yaldızlı bir kayık bekliyordu.\n")
    assert CliRunner().invoke(cli, ["ingest", str(tmp_path / "own.txt")]).exit_code == 0


@pytest.mark.usefixtures("store")
def test_a_zip_is_written_whole_and_without_texts(tmp_path: Path, runner: CliRunner) -> None:
    """The result is said with its size, nothing is on stdout, and no word of the store is in it."""
    result = runner.invoke(cli, ["bundle", *QUICK, "-o", str(tmp_path / "exhibit.zip")])
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "exhibit.zip: " in result.stderr
    assert " MB unpacked" in result.stderr
    with zipfile.ZipFile(tmp_path / "exhibit.zip") as archive:
        assert {"exhibit/index.html", "exhibit/README.txt", "exhibit/SHA256SUMS"} <= set(archive.namelist())
        assert [name for name in archive.namelist() if WORD in archive.read(name)] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nobody", "-o", "new"), "no journey with the id 'nobody'; known: "),
        (("-o", "full"), "cannot write full: it holds other files and no bundle.json; name a new or empty folder"),
        (("-o", "full/note.txt"), "cannot write full/note.txt: there is a file of this name"),
        (("-o", "full/no/x.zip"), "cannot write full/no/x.zip: there is no folder full/no"),
        (("-o", "folder.zip"), "cannot write folder.zip: it is a folder"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 1, and what was there stays."""
    monkeypatch.chdir(tmp_path)
    Path("full").mkdir()
    Path("full/note.txt").write_text("mine")
    Path("folder.zip").mkdir()
    monkeypatch.setattr("sys.argv", ["mapsvc", "bundle", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    assert said in capsys.readouterr().err
    assert Path("full/note.txt").read_text() == "mine"
    assert not Path("new").exists()


def test_texts_go_in_only_after_a_plain_warning(
    tmp_path: Path, runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --with-texts the wish says so, and whoever wishes it reads first what that means."""
    wishes: list[Wish] = []

    def made(wish: Wish, _tell: object) -> dict[str, bytes]:
        wishes.append(wish)
        return {MARK: b"{}"}

    monkeypatch.setattr("mapsvc.bundle.making.make", made)
    for arguments in ((), ("--with-texts",)):
        result = runner.invoke(cli, ["bundle", *arguments, "-o", str(tmp_path / "exhibit")])
        assert result.exit_code == 0, result.output
        told = "Go on only if you have the right to pass these texts on" in result.stderr
        assert told is wishes[-1].with_texts is bool(arguments)
