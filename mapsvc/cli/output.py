"""Where the results of commands go: stdout, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from mapsvc.errors import OutputError

__all__ = ["printable", "write_new", "write_result"]


def printable(text: str) -> str:
    """Return a text without what could forge a line of a terminal: names of files may hold anything."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def write_result(result: str | bytes, target: str) -> None:
    """Write a result to a file, or to stdout where the target is `-`.

    The result goes to a file beside the target first, which then takes its name: a reader never sees half of it,
    and what was there before stays if the disk is full. What is no plain file, such as a device or a pipe, is written
    to as it is; of a link, the file that it leads to is replaced.

    Raises:
        OutputError: The file cannot be written.
    """
    content = result.encode() if isinstance(result, str) else result
    if target == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        path = Path(target).resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.chmod(0o666 & ~_umask())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(target, error.strerror or str(error)) from error


def _umask() -> int:
    """Return the umask; temporary files are private, results as open as any other file."""
    current = os.umask(0o022)
    os.umask(current)
    return current


def write_new(result: str, path: Path) -> None:
    """Write a file that is not there yet.

    Raises:
        OutputError: There is such a file already, or it cannot be written.
    """
    try:
        with path.open("xb") as file:
            file.write(result.encode())
    except FileExistsError:
        raise OutputError(str(path), "the file is there already, and is not overwritten") from None
    except OSError as error:
        raise OutputError(str(path), error.strerror or str(error)) from error
