from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapsvc.cli import cli, main

ISMET = "ismet-pasa-1932"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["sheet", *arguments], prog_name="mapsvc", terminal_width=100)


def test_a_map_is_a_pdf_of_one_page(tmp_path: Path) -> None:
    """The usual sheet: A4, Turkish, colour."""
    target = tmp_path / "map.pdf"
    result = run(ISMET, "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert "MAPSVC_PUBLIC_URL is not set" in result.stderr


def test_the_same_input_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on another day, and with the address that the setting says."""
    monkeypatch.setenv("MAPSVC_PUBLIC_URL", "https://maps.example.org")
    first, second = run(ISMET, "--kind", "timeline"), run(ISMET, "--kind", "timeline")
    assert first.stdout_bytes == second.stdout_bytes
    assert first.stdout_bytes.startswith(b"%PDF")
    assert first.stderr == ""


def test_several_pages_are_several_pictures(tmp_path: Path) -> None:
    """A worksheet as PNG is a file a page; their names are noted."""
    target = tmp_path / "cards.png"
    result = run(ISMET, "--kind", "cards", "--format", "png", "--dpi", "50", "-o", str(target))
    made = sorted(path.name for path in tmp_path.iterdir())
    assert result.exit_code == 0
    assert made[0] == "cards-1.png"
    assert len(made) > 1
    assert all(name in result.stderr for name in made)


def test_several_pictures_do_not_fit_stdout() -> None:
    """One stream cannot hold them."""
    result = run(ISMET, "--kind", "cards", "--format", "png", "--dpi", "50")
    assert result.exit_code == 2
    assert re.search(r"got \d pages of png, expected one for stdout; name a file, or choose pdf", result.stderr)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "puzzle"), "'puzzle' is not one of"),
        (("--paper", "a5"), "'a5' is not one of"),
        (("--lang", "fr"), "'fr' is not one of"),
        (("--from", "moskova", "--to", "odesa"), "--to': got 'odesa', expected a stop after 'moskova'"),
        (("--from", "atlantis"), "--from': got 'atlantis', expected one of ankara"),
        (("--panel", "0x600"), "--panel': got '0x600', expected width x height in mm, each from 100 to 3000"),
        (("--panel", "10000x600"), "--panel': got '10000x600', expected width x height in mm"),
        (("--scale", "x"), "--scale': got 'x', expected a scale from 1:1000"),
        (("--dpi", "6000"), "--dpi': got '6000', expected a whole number from 50 to 600"),
        (("--format", "png", "--dpi", "600", "--panel", "3000x3000"), "--dpi': got '600', expected at most 75 at this"),
        (("--level", "9"), "--level': got '9', expected a whole number from 1 to 3"),
    ],
)
def test_wrong_usage_is_said_and_nothing_is_written(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """Exit code 2, the option by its name, no half file."""
    result = run(ISMET, *arguments, "-o", str(tmp_path / "x.pdf"))
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ismet",), "no journey with the id 'ismet'; known: bekir-sami-1920, frunze-1921, ismet"),
        ((ISMET, "-o", "nowhere/x.pdf"), "cannot write nowhere/x.pdf: No such file"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    arguments: tuple[str, ...], said: str,
) -> None:  # fmt: skip
    """Exit code 1, no traceback, no half file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAPSVC_PUBLIC_URL", "https://maps.example.org")
    monkeypatch.setattr("sys.argv", ["mapsvc", "sheet", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    captured = capsys.readouterr()
    assert stopped.value.code == 1
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
