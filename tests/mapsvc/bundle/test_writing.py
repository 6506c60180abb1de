"""Where a bundle is put: whole or not at all, beside nothing foreign, the same bytes in a zip."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

from mapsvc.bundle.cover import MARK
from mapsvc.bundle.writing import as_zip, check_folder, write_folder
from mapsvc.errors import OutputError

FILES = {MARK: b"{}", "tr/a.html": b"a", "tr/b.html": b"b"}


def test_a_second_run_writes_only_what_changed(tmp_path: Path) -> None:
    """Files that are the same keep their time; those of the older bundle that are no more go."""
    target = tmp_path / "exhibit"
    assert write_folder(FILES, target) == 3
    os.utime(target / "tr" / "a.html", (1, 1))
    assert write_folder({**FILES, "tr/b.html": b"B", "tr/c.html": b"c"}, target) == 2
    assert (target / "tr" / "a.html").stat().st_mtime == 1
    assert write_folder(FILES, target) == 1
    assert sorted(path.name for path in target.rglob("*") if path.is_file()) == ["a.html", "b.html", MARK]
    assert [path.name for path in tmp_path.iterdir()] == ["exhibit"]


def test_what_is_not_ours_is_refused_and_stays(tmp_path: Path) -> None:
    """A folder with other files, a file of that name, a place where nobody may write."""
    (tmp_path / "photographs").mkdir()
    (tmp_path / "photographs" / "one.jpg").write_bytes(b"1")
    with pytest.raises(OutputError, match=r"photographs: it holds other files and no bundle\.json"):
        write_folder(FILES, tmp_path / "photographs")
    assert (tmp_path / "photographs" / "one.jpg").read_bytes() == b"1"
    with pytest.raises(OutputError, match="there is a file of this name"):
        check_folder(tmp_path / "photographs" / "one.jpg")
    with pytest.raises(OutputError, match="cannot write"):
        write_folder(FILES, tmp_path / "photographs" / "one.jpg" / "deeper")


def test_a_full_disk_leaves_the_older_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed is said, and the draft is gone."""
    target = tmp_path / "exhibit"
    write_folder(FILES, target)
    original = Path.open

    def full(self: Path, mode: str = "r", **more: object) -> object:
        if "w" in mode and self.name == "b.html":
            raise OSError(28, "No space left on device")
        return original(self, mode, **more)  # type: ignore[call-overload]  # as it came

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputError, match=r"cannot write .*exhibit: No space left on device"):
        write_folder({**FILES, "tr/b.html": b"B"}, target)
    monkeypatch.undo()
    assert (target / "tr" / "b.html").read_bytes() == b"b"
    assert [path.name for path in tmp_path.iterdir()] == ["exhibit"]


def test_a_killed_run_leaves_the_older_bundle_whole(tmp_path: Path) -> None:
    """Killed while it writes; the next run removes what it left."""
    target = tmp_path / "exhibit"
    write_folder(FILES, target)
    program = f"""
        import os, signal
        from pathlib import Path
        from mapsvc.bundle import writing
        put = writing._put
        def killed(file, before, content):
            if file.name == "b.html":
                os.kill(os.getpid(), signal.SIGKILL)
            return put(file, before, content)
        writing._put = killed
        writing.write_folder({{**{FILES!r}, "tr/a.html": b"A"}}, Path({str(target)!r}))
    """
    ran = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert (target / "tr" / "a.html").read_bytes() == b"a"
    assert len(list(tmp_path.iterdir())) == 2
    write_folder({**FILES, "tr/a.html": b"A"}, target)
    assert (target / "tr" / "a.html").read_bytes() == b"A"
    assert [path.name for path in tmp_path.iterdir()] == ["exhibit"]


def test_a_run_that_stopped_between_two_names_is_brought_back(tmp_path: Path) -> None:
    """The older bundle had been put aside and the newer one had not its name yet."""
    target = tmp_path / "exhibit"
    write_folder(FILES, target)
    target.rename(tmp_path / ".exhibit.old")
    check_folder(target)
    assert (target / "tr" / "a.html").read_bytes() == b"a"


def test_a_zip_has_one_folder_and_the_same_bytes_each_time() -> None:
    """Sorted, of one date: unpacked it is the bundle."""
    packed = as_zip(FILES, "exhibit")
    assert packed == as_zip(dict(reversed(FILES.items())), "exhibit")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"exhibit/{name}": content for name, content in FILES.items()
        }
