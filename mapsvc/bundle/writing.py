"""Puts a bundle on the disk: into a folder, or as a zip. What was there before stays whole until the new one is.

A folder is filled beside its place and takes the name then; files that are the same are the old ones, with their old
time. Should the machine stop between the two names, the next run finds the old folder and puts it back.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from mapsvc.bundle.cover import MARK
from mapsvc.errors import OutputError

__all__ = ["as_zip", "check_folder", "write_folder"]

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: the same bundle gives the same bytes."""
_KEPT_AS_IS = (".pdf", ".png", ".webp", ".woff2")
_MODE = 0o644 << 16


def as_zip(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return a bundle as a zip with one folder in it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _TIME)
            entry.external_attr = _MODE
            entry.create_system = 3  # on Windows it would say otherwise
            how = zipfile.ZIP_STORED if name.endswith(_KEPT_AS_IS[1:]) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], how, 9)
    return kept.getvalue()


def check_folder(target: Path) -> None:
    """Refuse a place that holds anything but an older bundle; bring back one that an interrupted run had put aside.

    Raises:
        OutputError: Says what is there.
    """
    try:
        old = _aside(target)
        if old.is_dir() and not target.exists():
            old.rename(target)
        if target.exists() and not target.is_dir():
            raise OutputError(str(target), "there is a file of this name; name a new or empty folder")
        if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
            raise OutputError(str(target), f"it holds other files and no {MARK}; name a new or empty folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(target.parent, os.W_OK):
            raise OutputError(str(target), f"nothing may be written in {target.parent}")
    except OSError as error:
        raise _said(target, error) from error


def write_folder(files: Mapping[str, bytes], target: Path) -> int:
    """Write a bundle to a folder, in the place of an older one; return how many files are new or other than before.

    Raises:
        OutputError: The folder holds something else, or cannot be written; it is as it was before.
    """
    check_folder(target)
    target = target.resolve()
    try:
        _sweep(target)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.new.", dir=target.parent))
        try:
            changed = sum(_put(draft / name, target / name, content) for name, content in files.items())
            draft.chmod(0o755)
            _swap(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise _said(target, error) from error
    return changed


def _put(file: Path, before: Path, content: bytes) -> bool:
    """Write a file, or take over the one of the older bundle where it is the same; return whether it was written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not before.is_symlink() and before.is_file() and before.read_bytes() == content:
        try:
            os.link(before, file)
        except OSError:  # a stick may know no second name for a file
            shutil.copy2(before, file)
        return False
    with file.open("wb") as opened:
        opened.write(content)
    return True


def _swap(draft: Path, target: Path) -> None:
    """Give the draft the name; the older bundle goes when the new one stands."""
    old = _aside(target)
    if target.exists():
        target.rename(old)
    try:
        draft.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}.old"


def _sweep(target: Path) -> None:
    """Remove what an interrupted run has left: drafts, and an older bundle where the newer one stands."""
    for left in (*target.parent.glob(f".{target.name}.new.*"), _aside(target)):
        shutil.rmtree(left, ignore_errors=True)


def _said(target: Path, error: OSError) -> OutputError:
    return error if isinstance(error, OutputError) else OutputError(str(target), error.strerror or str(error))
