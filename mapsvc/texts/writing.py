"""Writes a document into the store: its paragraphs, names, index; and carries links over to a new version."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.documents import MappedText, Paragraph
from mapsvc.texts.search import WordIndex

__all__ = ["DocumentWriter", "Link", "MentionRow", "links_of", "remove_document", "remove_paragraphs"]

_MOST_WORDS = 200_000
"""Words held before they are written; what bounds the memory of a large document."""
_LINK_FIELDS = "journey, itinerary, stop, visit, confidence, reason, status, origin"


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A name of a place in a document, as the contract of `mapsvc geoparse` has it; code points of the raw file."""

    start: int
    end: int
    surface: str
    name: str
    place: str | None
    type: str
    lat: float | None
    lon: float | None
    metonym: bool
    context: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an older version, with what it hung on."""

    start: int
    end: int
    text: str
    """The paragraph's."""
    text_start: int
    text_end: int
    fields: tuple[object, ...]
    """What it links to, how surely and why: in the order of the columns."""

    @property
    def quote(self) -> str:
        """How the sentences begin that the link is about."""
        return self.text[self.text_start : self.text_end][:120]


class DocumentWriter:
    """Writes one document inside a transaction that the caller has opened."""

    def __init__(self, connection: sqlite3.Connection, document: int) -> None:
        """Write under a document that is in the store already."""
        self._connection, self._document = connection, document
        self._index = WordIndex(connection)
        self._words: set[str] = set()

    def add(self, paragraphs: Sequence[Paragraph], mentions: Sequence[MentionRow]) -> None:
        """Append paragraphs and the mentions in them."""
        numbers = self._insert(paragraphs)
        self._connection.executemany(
            "INSERT INTO footnote_calls (paragraph, text_start, text_end, label, footnote) VALUES (?, ?, ?, ?, ?)",
            (
                (numbers[one.seq], call.start, call.end, call.label, numbers.get(call.footnote or -1))
                for one in paragraphs
                for call in one.calls
            ),
        )
        self._words |= self._index.add((numbers[one.seq], one.text) for one in paragraphs)
        if len(self._words) > _MOST_WORDS:
            self.finish()
        self._insert_mentions(paragraphs, numbers, mentions)

    def finish(self) -> None:
        """Write what was held back."""
        self._index.add_words(self._words)
        self._words.clear()

    def _insert(self, paragraphs: Sequence[Paragraph]) -> dict[int, int]:
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM paragraphs").fetchone()[0]
        numbers = {one.seq: last + 1 + place for place, one in enumerate(paragraphs)}
        self._connection.executemany(
            "INSERT INTO paragraphs (id, document, seq, kind, page, label, start, end, text, runs)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    numbers[one.seq],
                    self._document,
                    one.seq,
                    one.kind.value,
                    one.page,
                    one.label,
                    one.start,
                    one.end,
                    one.text,
                    one.content.to_bytes(),
                )
                for one in paragraphs
            ),
        )
        return numbers

    def _insert_mentions(
        self, paragraphs: Sequence[Paragraph], numbers: dict[int, int], mentions: Sequence[MentionRow]
    ) -> None:
        """Hang each mention on the paragraph that it lies in; one over two pages lies between others."""
        rows = []
        first = 0
        for mention in sorted(mentions, key=lambda one: (one.start, one.end)):
            while first < len(paragraphs) and paragraphs[first].end <= mention.start:
                first += 1
            host, at = _host(paragraphs[max(first - 40, 0) : first + 40], mention)
            number = numbers[host.seq] if host is not None else None
            fields = (mention.surface, mention.name, mention.place, mention.type, mention.lat, mention.lon)
            kinds = (int(mention.metonym), mention.context, mention.confidence)
            spot = (number, mention.start, mention.end, *(at or (None, None)))
            rows.append((self._document, *spot, *fields, *kinds))
        self._connection.executemany(
            "INSERT INTO mentions (document, paragraph, start, end, text_start, text_end, surface, name, place, type,"
            " lat, lon, metonym, context, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def keep_links(self, links: Sequence[Link], version: int) -> tuple[int, int]:
        """Hang links of the older version on the paragraphs that read the same; list those that have none.

        Returns:
            How many hold and how many are lost.
        """
        by_text = self._paragraphs_by_text({_digest(link.text) for link in links})
        kept = 0
        for link in links:
            same = by_text.get(_digest(link.text), ())
            if same:
                nearest, _, content = min(same, key=lambda row: (abs(row[1] - link.start), row[0]))
                raw = content.to_raw(link.text_start, link.text_end)
                self._connection.execute(
                    f"INSERT OR IGNORE INTO links (paragraph, start, end, text_start, text_end, {_LINK_FIELDS})"  # noqa: S608  our own names
                    f" VALUES ({', '.join('?' * 13)})",
                    (nearest, *raw, link.text_start, link.text_end, *link.fields),
                )
                kept += 1
            else:
                self._connection.execute(
                    f"INSERT INTO lost_links (document, version, start, end, text, {_LINK_FIELDS})"  # noqa: S608  our own names
                    f" VALUES ({', '.join('?' * 13)})",
                    (self._document, version, link.start, link.end, link.quote, *link.fields),
                )
        return kept, len(links) - kept

    def _paragraphs_by_text(self, wanted: set[bytes]) -> dict[bytes, list[tuple[int, int, MappedText]]]:
        found: dict[bytes, list[tuple[int, int, MappedText]]] = defaultdict(list)
        if not wanted:
            return found
        rows = self._connection.execute(
            "SELECT id, start, text, runs FROM paragraphs WHERE document = ?", (self._document,)
        )
        for number, start, text, runs in rows:
            digest = _digest(text)
            if digest in wanted:
                found[digest].append((number, start, MappedText.from_bytes(text, runs)))
        return found


def links_of(connection: sqlite3.Connection, document: int) -> list[Link]:
    """Return the links of a document with what they hang on."""
    rows = connection.execute(
        "SELECT links.start, links.end, p.text, links.text_start, links.text_end,"  # noqa: S608  our own names
        f" {_LINK_FIELDS} FROM links JOIN paragraphs p ON p.id = paragraph WHERE p.document = ? ORDER BY links.id",
        (document,),
    )
    return [Link(row[0], row[1], row[2], row[3], row[4], tuple(row[5:])) for row in rows]


def remove_paragraphs(connection: sqlite3.Connection, document: int) -> None:
    """Take a document's paragraphs out, with all that hangs on them."""
    index = WordIndex(connection)
    rows = connection.execute("SELECT id, text FROM paragraphs WHERE document = ?", (document,))
    while batch := rows.fetchmany(500):
        index.remove(batch)
    connection.execute("DELETE FROM mentions WHERE document = ?", (document,))
    connection.execute("DELETE FROM paragraphs WHERE document = ?", (document,))


def remove_document(connection: sqlite3.Connection, document: int) -> None:
    """Take a document out of the store, in the transaction that is open."""
    remove_paragraphs(connection, document)
    connection.execute("DELETE FROM documents WHERE id = ?", (document,))


def _host(paragraphs: Sequence[Paragraph], mention: MentionRow) -> tuple[Paragraph | None, tuple[int, int] | None]:
    """Return the paragraph that a mention lies in, and where in its text."""
    for one in paragraphs:
        if one.start <= mention.start and mention.end <= one.end:
            at = one.content.from_raw(mention.start, mention.end)
            if at is not None:
                return one, at
    return None, None


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
