"""Stretches of texts to be read, and what of the journeys they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mapsvc.texts.store import LINK_COLUMNS, PARAGRAPH_COLUMNS, StoredLink, StoredParagraph, TextStore, paragraph_of

__all__ = ["callers_of", "last_seq", "paragraphs_from", "places_named", "told_by"]


_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s?\d{0,3}\s+(?=[^\W\d_a-zçğıöşü])")


def last_seq(store: TextStore, document: int) -> int:
    """Return the place of a text's last paragraph; -1 for a text without one."""
    row = store.connection().execute("SELECT max(seq) FROM paragraphs WHERE document = ?", (document,)).fetchone()
    return row[0] if row[0] is not None else -1


def paragraphs_from(store: TextStore, document: int, seq: int, count: int) -> tuple[StoredParagraph, ...]:
    """Return some paragraphs of a text in order, from a place on; footnotes and page heads count."""
    rows = store.connection().execute(
        f"SELECT {PARAGRAPH_COLUMNS} FROM paragraphs p"  # noqa: S608  our own names
        " WHERE p.document = ? AND p.seq >= ? AND p.seq < ? ORDER BY p.seq",
        (document, seq, seq + count),
    )
    return tuple(map(paragraph_of, rows))


def callers_of(store: TextStore, footnote: int) -> tuple[tuple[StoredParagraph, tuple[int, int]], ...]:
    """Return the paragraphs that call a footnote, each with the sentence that does: a stretch of its text."""
    rows = store.connection().execute(
        f"SELECT {PARAGRAPH_COLUMNS}, c.text_start, c.text_end FROM footnote_calls c"  # noqa: S608  our own names
        " JOIN paragraphs p ON p.id = c.paragraph WHERE c.footnote = ? ORDER BY p.seq, c.text_start",
        (footnote,),
    )
    found = []
    for *row, start, end in rows.fetchall():
        paragraph = paragraph_of(row)
        before = [match.end() for match in _SENTENCE_END.finditer(paragraph.text, 0, max(start - 1, 0))]
        found.append((paragraph, (before[-1] if before else 0, end)))
    return tuple(found)


def places_named(store: TextStore) -> set[str]:
    """Return the ids of all places of the gazetteer that the texts name."""
    rows = store.connection().execute("SELECT DISTINCT place FROM mentions WHERE place IS NOT NULL")
    return {row[0] for row in rows}


def told_by(store: TextStore, paragraphs: Iterable[int]) -> Mapping[int, StoredLink]:
    """Return for paragraphs that tell a stop or visit the surest link; what a person confirmed comes first."""
    numbers = sorted(set(paragraphs))
    marks = ", ".join("?" * len(numbers))
    rows = store.connection().execute(
        f"SELECT {LINK_COLUMNS} FROM links l WHERE l.paragraph IN ({marks}) AND l.status <> 'rejected'"  # noqa: S608  our own names
        " ORDER BY l.status = 'confirmed', l.confidence, l.id DESC",
        numbers,
    )
    return {link.paragraph: link for link in (StoredLink(*row) for row in rows)}
