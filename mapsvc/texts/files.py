"""Which files are read: walks folders, tells what a file is by its name, refuses what leads out of the folder."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from mapsvc.errors import TextFileError

__all__ = ["Form", "FoundFile", "find_files", "other_kinds"]

_TEXT_LIMIT = 512_000_000
_MARKUP_LIMIT = 32_000_000


class Form(StrEnum):
    """What a file is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"


_FORMS = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".pdf": Form.PDF,
}
_MOST_KINDS = 5
_LIMITS = {Form.TEXT: _TEXT_LIMIT}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read."""

    path: Path
    """Absolute, links resolved: what a changed file is known by."""
    form: Form
    size: int


def find_files(arguments: Sequence[Path]) -> Iterator[FoundFile | TextFileError]:
    """Yield the files that are named or lie in named folders, in the order of their names, each once.

    In a folder, hidden files and other kinds of files are passed over; what cannot be read is yielded as its error,
    so that the rest is read.
    """
    seen: set[Path] = set()
    for argument in arguments:
        found = _folder(argument, argument.resolve()) if argument.is_dir() else iter((_named(argument),))
        for one in found:
            if isinstance(one, FoundFile):
                if one.path in seen:
                    continue
                seen.add(one.path)
            yield one


def other_kinds(arguments: Sequence[Path]) -> dict[str, int]:
    """Return the endings of the files in folders that are passed over, with how many have each, most first."""
    endings = Counter(
        _ending(Path(name)) or "without ending"
        for argument in arguments
        if argument.is_dir()
        for _, _, names in os.walk(argument)
        for name in names
        if not name.startswith(".") and _ending(Path(name)) not in _FORMS
    )
    return dict(sorted(endings.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_KINDS])


def _named(path: Path) -> FoundFile | TextFileError:
    """Return a file that was asked for by its name: whatever its ending, it is tried as a text."""
    return _file(path, _FORMS.get(_ending(path), Form.TEXT))


def _ending(path: Path) -> str:
    return path.suffix.encode("utf-8", "replace").lower().decode("utf-8")  # ASCII only: no Turkish letter is lowered


def _folder(folder: Path, top: Path) -> Iterator[FoundFile | TextFileError]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield TextFileError(_shown(folder), _why(error), "give yourself the right to read it")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            target = _target(path)
            if not target.is_relative_to(top):
                yield TextFileError(_shown(path), "the link leads out of the folder", "name its target if you want it")
                continue
            if target.is_dir():  # inside the folder: it is walked where it lies
                continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(path, top)
        elif _ending(path) in _FORMS:
            yield _file(path, _FORMS[_ending(path)])


def _target(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # links in a circle lead nowhere
        return Path("/")


def _file(path: Path, form: Form) -> FoundFile | TextFileError:
    shown = _shown(path)
    try:
        status = path.stat()
        resolved = path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        return TextFileError(shown, _why(error), "correct the name")
    if not stat.S_ISREG(status.st_mode):
        return TextFileError(shown, "it is no file but a device or a pipe", "save its content to a file")
    limit = _LIMITS.get(form, _MARKUP_LIMIT)
    if status.st_size > limit:
        why = f"the file has {status.st_size / 1e6:,.0f} MB, at most {limit / 1e6:,.0f} MB are read as {form}"
        return TextFileError(shown, why, "split it")
    return FoundFile(resolved, form, status.st_size)


def _shown(path: Path) -> str:
    """Return a name for messages: the system may hold bytes in it that are no characters."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _why(error: Exception) -> str:
    strerror = getattr(error, "strerror", None)
    return str(strerror or error or type(error).__name__)
