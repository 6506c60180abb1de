"""Results appear whole or not at all."""

from __future__ import annotations

import os
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


def test_a_link_still_leads_to_its_file(tmp_path: Path) -> None:
    """Who keeps the result elsewhere under a link finds it there."""
    kept, link = tmp_path / "kept.json", tmp_path / "link.json"
    kept.write_text("old")
    link.symlink_to(kept)
    write_result("new", str(link))
    assert link.is_symlink()
    assert kept.read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a thing of POSIX")
def test_what_is_no_plain_file_is_written_to_and_stays(tmp_path: Path) -> None:
    """A device or a pipe must not be replaced by a file of its name."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_result("through", str(pipe))
    assert os.read(reader, 100) == b"through"
    assert pipe.is_fifo()
    os.close(reader)
