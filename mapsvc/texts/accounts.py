"""Searches the journeys' own accounts, so that `search` answers without any ingested text. In memory, made at start."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mapsvc.texts import schema
from mapsvc.texts.search import WordIndex, marked_ranges

__all__ = ["AccountHit", "AccountIndex"]

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class AccountHit(Generic[Key]):
    """An account that a search finds."""

    key: Key
    text: str
    marks: tuple[tuple[int, int], ...]
    """Stretches of the text to mark."""
    score: float


class AccountIndex(Generic[Key]):
    """Texts under keys of the caller's choice."""

    def __init__(self, accounts: Iterable[tuple[Key, str]]) -> None:
        """Index the texts."""
        self._accounts: Sequence[tuple[Key, str]] = tuple(accounts)
        self._lock = threading.Lock()  # one connection, asked by the threads of a worker in turn
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        schema.create_search(connection)
        self._index = WordIndex(connection)
        connection.execute("BEGIN")
        self._index.add_words(self._index.add((place, text) for place, (_, text) in enumerate(self._accounts)))
        connection.execute("COMMIT")

    def search(
        self, asked: str, limit: int = 20, offset: int = 0, *, is_wide: bool | None = None
    ) -> tuple[int, tuple[AccountHit[Key], ...]]:
        """Return how many accounts a query finds, and some of them, best first. Never raises.

        `is_wide` is that of `WordIndex.matching`.
        """
        with self._lock:
            query, total = self._index.matching(asked, is_wide=is_wide)
            found = self._index.find(query, limit, offset)
        hits = []
        for one in found:
            key, text = self._accounts[one.id]
            hits.append(AccountHit(key, text, marked_ranges(text, query.phrases), one.score))
        return total, tuple(hits)

    def levels(self, asked: str, *, is_wide: bool) -> dict[int, int]:
        """Return how many accounts have how many of the words asked for, the most first, as `search` has them."""
        with self._lock:
            return self._index.levels(self._index.query(asked, is_wide=is_wide))
