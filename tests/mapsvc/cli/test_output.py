"""Results appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapsvc.cli.output import write_result
from mapsvc.errors import OutputError


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """The file has the text as UTF-8 and nothing is left beside it."""
    write_result("İzmir\n", str(tmp_path / "out.txt"))
    assert (tmp_path / "out.txt").read_bytes() == "İzmir\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_dash_is_stdout(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """`-` writes UTF-8 whatever the terminal's encoding is."""
    write_result("İzmir\n", "-")
    assert capfdbinary.readouterr().out == "İzmir\n".encode()


def test_what_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    """A failure says why, keeps the old file and leaves no half one."""
    (tmp_path / "out").mkdir()
    with pytest.raises(OutputError, match=r"cannot write .*out: "):
        write_result("x", str(tmp_path / "out"))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The message says which file cannot be written."""
    with pytest.raises(OutputError, match="nowhere"):
        write_result("x", str(tmp_path / "nowhere" / "out.json"))
