"""The store of texts as it is now: made, filled, emptied or put in another's place while the service runs."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from mapsvc.errors import StoreError
from mapsvc.texts.store import TextStore

__all__ = ["PresentTexts"]

_LOG = logging.getLogger("mapsvc")
_TELLING = 2
"""Which failure in a row is logged."""


class PresentTexts:
    """Says at each call what store there is; a look at the file costs some microseconds."""

    def __init__(self, path: Path) -> None:
        """Take a first look.

        Raises:
            StoreError: There is a file, and it is no store that can be read.
        """
        self._path = path
        self._file: tuple[int, int] | None = None
        self._store: TextStore | None = None
        self._lock = threading.Lock()
        self._failures = 0
        self._present()

    def __call__(self) -> TextStore | None:
        """Return the store; None where there is none, it has no texts or cannot be read."""
        with self._lock:
            try:
                store = self._present()
                has_texts = store is not None and store.has_texts()
            except StoreError as error:
                self._file = None
                self._log(str(error))
                return None
            self._failures = 0
            return store if has_texts else None

    def _present(self) -> TextStore | None:
        """Return the store, opened anew where its file is another one than before."""
        file = _identity(self._path)
        if file != self._file:
            self._store = TextStore.open(self._path) if file is not None else None
            self._file = file
        return self._store

    def _log(self, failure: str) -> None:
        """Log a failure when it comes again: a store that is being made cannot be read for a moment."""
        self._failures += 1
        if self._failures == _TELLING:
            _LOG.warning("%s; pages go without the texts", failure)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from one that takes its place; None for one that is not there or was just begun."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status.st_size else None
