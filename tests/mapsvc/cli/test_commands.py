"""The command: help with examples, results on stdout, notes on stderr, exit codes 0, 1, 2, no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner, Result

from helpers import ROOT, assert_golden
from mapsvc.cli import cli, main
from mapsvc.service import Atlas

COMMANDS = sorted(cli.list_commands(Context(cli)))
GOLDEN = ROOT / "tests" / "golden" / "cli"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), prog_name="mapsvc", terminal_width=100)


def run_main(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command as the installed script does, and return its exit code."""
    monkeypatch.setattr("sys.argv", ["mapsvc", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    return int(stopped.value.code or 0)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_as_agreed(name: str, request: pytest.FixtureRequest) -> None:
    """The text of --help is reviewed like code."""
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    assert_golden(result.stdout, GOLDEN / f"{name or 'mapsvc'}.txt", request)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    """Each command shows how it is used."""
    assert f"Example:\n    mapsvc {name}" in run(name, "--help").stdout


def test_geocode_prints_candidates_as_json() -> None:
    """Each candidate has the properties of the contract, best first."""
    result = run("geocode", "Moskova'ya", "--year", "1932", "--near", "37.6,55.7")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found[0]["place"] == "moskova"
    assert all(list(one) == ["place", "name", "lat", "lon", "score", "matched"] for one in found)
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)


def test_geocode_of_an_unknown_name_is_an_empty_list() -> None:
    """Finding nothing is an answer; a note says what could help."""
    result = run("geocode", "Xyzzyplugh")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    assert "no place has a name like 'Xyzzyplugh'" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("geocode",), "Missing argument 'NAME'"),
        (("geocode", ""), "name"),
        (("geocode", "Odesa", "--near", "30.7"), "expected longitude,latitude in degrees, such as 30.73,46.48"),
        (("geocode", "Odesa", "--near", "30,95"), "expected longitude,latitude"),
        (("geocode", "Odesa", "--near", "nan,0"), "expected longitude,latitude"),
        (("geocode", "Odesa", "--year", "x"), "is not a valid integer"),
        (("export", "ismet-pasa-1932", "--format", "shapefile"), "is not one of 'geojson', 'lpf'"),
        (("check", "no-such-file.yaml"), "does not exist"),
        (("serve", "--port", "99999"), "--port: got '99999', expected a whole number from 1 to 65535"),
        (("serve", "--host", "not a host"), "--host: got 'not a host', expected an IP address or a host name"),
        (("sarve",), "No such command 'sarve'"),
    ],
)
def test_wrong_usage_is_said_and_ends_with_2(arguments: tuple[str, ...], said: str) -> None:
    """The message names the option, what it got, what it takes."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_wrong_setting_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown MAPSVC_ variable stops the start with its name."""
    monkeypatch.setenv("MAPSVC_PROT", "80")
    result = run("serve")
    assert result.exit_code == 2
    assert "setting MAPSVC_PROT: got '80', expected one of the settings" in result.stderr


def test_export_writes_geojson_to_stdout_and_to_a_file(shipped: Atlas, tmp_path: Path) -> None:
    """Both have the same bytes: an itinerary as a FeatureCollection."""
    target = tmp_path / "programme.geojson"
    options = ("export", "ismet-pasa-1932", "--itinerary", "programme")
    printed, written = run(*options), run(*options, "-o", str(target))
    assert (printed.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert target.read_text(encoding="utf-8") == printed.stdout
    assert json.loads(printed.stdout) == shipped.geojson("ismet-pasa-1932", "programme")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "ismet"), "no journey with the id 'ismet'; known: bekir-sami-1920, frunze-1921, ismet"),
        (("export", "voroshilov-1933", "--itinerary", "x"), "no itinerary with the id 'x'; known: travelled"),
        (("export", "voroshilov-1933", "-o", "nowhere/x.json"), "cannot write nowhere/x.json: No such file"),
    ],
)
def test_errors_are_one_line_and_end_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    arguments: tuple[str, ...], said: str,
) -> None:  # fmt: skip
    """What is not there is said, with what there is; no traceback."""
    monkeypatch.chdir(tmp_path)
    assert run_main(monkeypatch, *arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("mapsvc: ")
    assert said in captured.err
    assert captured.err.count("\n") == 1
