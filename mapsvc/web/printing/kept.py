"""Sheets that were made, kept by what they were made of: a class that asks for one sheet has it made once."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapsvc.press import Job

__all__ = ["KeptSheets"]

Pages = tuple[bytes, ...]


@dataclass(slots=True)
class _Making:
    """A sheet that somebody is making; whoever asks for it meanwhile waits here."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    waiting: int = 0


class KeptSheets:
    """The last sheets, as many as fit; safe to be asked by several threads."""

    def __init__(self, capacity_bytes: int) -> None:
        """Keep up to so many bytes, the least recently asked for going first."""
        self._capacity_bytes = capacity_bytes
        self._size_bytes = 0
        self._pages: OrderedDict[str, Pages] = OrderedDict()
        self._making: dict[str, _Making] = {}
        self._lock = threading.Lock()

    def pages(self, job: Job, make: Callable[[Job], Pages]) -> Pages:
        """Return the pages of a job: those kept, else made now, once for all who ask at the same time."""
        key = hashlib.sha256(f"{job.template} {job.form} {job.dpi:g} {job.data}".encode()).hexdigest()
        known = self._known(key)
        if known is not None:
            return known
        with self._lock:
            making = self._making.setdefault(key, _Making())
            making.waiting += 1
        try:
            with making.lock:
                known = self._known(key)
                if known is None:
                    known = make(job)
                    self._keep(key, known)
                return known
        finally:
            with self._lock:
                making.waiting -= 1
                if not making.waiting:
                    self._making.pop(key, None)

    def _known(self, key: str) -> Pages | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def _keep(self, key: str, pages: Pages) -> None:
        size = sum(len(page) for page in pages)
        if size > self._capacity_bytes:
            return
        with self._lock:
            self._pages[key] = pages
            self._size_bytes += size
            while self._size_bytes > self._capacity_bytes:
                _oldest, gone = self._pages.popitem(last=False)
                self._size_bytes -= sum(len(page) for page in gone)
