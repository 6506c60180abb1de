"""`mapsvc serve --texts FOLDER`: ingest and serve in one."""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from helpers import ROOT, serving
from mapsvc.cli import cli


@pytest.mark.slow
def test_texts_are_read_before_the_service_answers(tmp_path: Path) -> None:
    """The address is all of stdout, and the first answer knows the words of the folder."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "gezi.txt").write_text("Heyet Harkov'daki kızılcık bahçesini gezdi.\n", encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\0\0\0")
    environ = {"MAPSVC_STORE": str(tmp_path / "store" / "texts.sqlite")}
    with serving(["--texts", str(folder)], environ=environ, cwd=ROOT) as running:
        assert running.url.startswith("http://127.0.0.1:")
        with urlopen(f"{running.url}/search?q=k%C4%B1z%C4%B1lc%C4%B1klar&lang=tr") as answer:  # noqa: S310  our own server
            assert "<mark>kızılcık</mark>" in answer.read().decode()


def test_a_folder_that_is_not_there_is_wrong_usage(runner: CliRunner) -> None:
    """Nothing starts; the message names the option."""
    ran = runner.invoke(cli, ["serve", "--texts", "nowhere/"])
    assert ran.exit_code == 2
    assert "--texts" in ran.stderr
