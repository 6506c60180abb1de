"""Writes and reads the links between paragraphs and what they tell of a journey."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mapsvc.texts.connection import named_errors, open_to_write, transaction
from mapsvc.texts.store import LINK_COLUMNS, PARAGRAPH_COLUMNS, StoredLink, TextStore, paragraph_of

__all__ = ["NewLink", "import_links", "links", "replace_links"]


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link to write; `paragraph` is its place in the document (`seq`), not its number in the store."""

    paragraph: int
    journey: str
    itinerary: str
    stop: str
    visit: str
    """Empty where the stop as a whole is told."""
    start: int
    end: int
    """Code points of the raw file, inside the paragraph."""
    confidence: float
    reason: str
    status: str = "proposed"
    origin: str = "automatic"


def links(store: TextStore, document: int | None = None) -> tuple[StoredLink, ...]:
    """Return all links, those rejected too, of one document or of all; in the order of the texts."""
    rows = store.connection().execute(
        f"SELECT {LINK_COLUMNS} FROM links l JOIN paragraphs p ON p.id = l.paragraph"  # noqa: S608  our own names
        " WHERE ? IS NULL OR p.document = ? ORDER BY p.document, l.start, l.id",
        (document, document),
    )
    return tuple(StoredLink(*row) for row in rows)


def replace_links(store: Path, document: int, journey: str, new: Iterable[NewLink]) -> int:
    """Write the links that were found anew for a journey; what people decided stays, and what they imported.

    Returns:
        How many were written; links to paragraphs that are not there, or outside them, are left out.

    Raises:
        StoreError: The store cannot be written.
    """
    return _write(store, document, new, journey)


def import_links(store: Path, document: int, new: Iterable[NewLink]) -> int:
    """Write links that people made or corrected; they take the place of those to the same stop or visit.

    Returns:
        How many were written.

    Raises:
        StoreError: The store cannot be written.
    """
    return _write(store, document, new, None)


def _write(store: Path, document: int, new: Iterable[NewLink], replaced: str | None) -> int:
    connection = open_to_write(store)
    try:
        with named_errors(store), transaction(connection):
            if replaced is not None:
                connection.execute(
                    "DELETE FROM links WHERE journey = ? AND origin <> 'import' AND status = 'proposed'"
                    " AND paragraph IN (SELECT id FROM paragraphs WHERE document = ?)",
                    (replaced, document),
                )
            return sum(_insert(connection, document, link, replaced is None) for link in new)
    finally:
        connection.close()


def _insert(connection: sqlite3.Connection, document: int, link: NewLink, is_stronger: bool) -> bool:
    row = connection.execute(
        f"SELECT {PARAGRAPH_COLUMNS} FROM paragraphs p WHERE p.document = ? AND p.seq = ?",  # noqa: S608  our own names
        (document, link.paragraph),
    ).fetchone()
    paragraph = paragraph_of(row) if row else None
    at = paragraph.content.from_raw(link.start, link.end) if paragraph else None
    if paragraph is None or at is None:
        return False
    conflict = (
        "DO UPDATE SET start = excluded.start, end = excluded.end, text_start = excluded.text_start,"
        " text_end = excluded.text_end, confidence = excluded.confidence, reason = excluded.reason,"
        " status = excluded.status, origin = excluded.origin"
        if is_stronger
        else "DO NOTHING"
    )
    cursor = connection.execute(
        "INSERT INTO links (paragraph, journey, itinerary, stop, visit, start, end, text_start, text_end,"  # noqa: S608  our own names
        " confidence, reason, status, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        f" ON CONFLICT (paragraph, journey, itinerary, stop, visit) {conflict}",
        (
            *(paragraph.id, link.journey, link.itinerary, link.stop, link.visit, link.start, link.end, *at),
            *(link.confidence, link.reason, link.status, link.origin),
        ),
    )
    return cursor.rowcount > 0
