"""`TextStore`: what the store of texts holds, for pages and commands. Reads only; safe in many threads."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.documents import FootnoteCall, Kind, MappedText
from mapsvc.errors import StoreError
from mapsvc.texts import connection as connections
from mapsvc.texts.search import WordIndex, marked_ranges, snippet
from mapsvc.texts.writing import remove_document

__all__ = [
    "LINK_COLUMNS", "MENTION_COLUMNS", "PARAGRAPH_COLUMNS", "Document", "Hit", "LostLink", "Mention", "StoredLink",
    "StoredParagraph", "TextStore", "mention_of", "paragraph_of",
]  # fmt: skip

MENTION_COLUMNS = (
    "m.id, m.document, m.paragraph, m.start, m.end, m.text_start, m.text_end, m.surface, m.name, m.place, m.type,"
    " m.lat, m.lon, m.metonym, m.context, m.confidence"
)
LINK_COLUMNS = (
    "l.id, l.paragraph, l.journey, l.itinerary, l.stop, l.visit, l.start, l.end, l.text_start, l.text_end,"
    " l.confidence, l.reason, l.status, l.origin"
)
PARAGRAPH_COLUMNS = "p.id, p.document, p.seq, p.kind, p.page, p.label, p.start, p.end, p.year, p.text, p.runs"


@dataclass(frozen=True, slots=True)
class Document:
    """A text in the store."""

    id: int
    name: str
    """Of its file, without folder, as evidence calls it."""
    path: str
    sha256: str
    form: str
    encoding: str | None
    characters: int
    pages: int
    version: int


@dataclass(frozen=True, slots=True)
class StoredParagraph:
    """A paragraph with its place in the store and in the raw file."""

    id: int
    document: int
    seq: int
    kind: Kind
    page: int
    label: str | None
    start: int
    end: int
    year: int | None
    content: MappedText
    """Text and map: `content.from_raw(start, end)` says where evidence lies in `content.text`."""

    @property
    def text(self) -> str:
        """The text as it is read."""
        return self.content.text


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place in a paragraph."""

    id: int
    document: int
    paragraph: int | None
    start: int
    end: int
    text_start: int | None
    text_end: int | None
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
class StoredLink:
    """What of a journey a paragraph tells."""

    id: int
    paragraph: int
    journey: str
    itinerary: str
    stop: str
    visit: str
    """Empty where the stop as a whole is told."""
    start: int
    end: int
    """Code points of the raw file: the sentences that tell it."""
    text_start: int
    text_end: int
    """The same in the paragraph's text."""
    confidence: float
    reason: str
    status: str
    """proposed, confirmed or rejected."""
    origin: str
    """automatic, evidence or import."""


@dataclass(frozen=True, slots=True)
class LostLink:
    """A link of an older version whose paragraph the document no longer has."""

    document: int
    version: int
    start: int
    end: int
    text: str
    journey: str
    itinerary: str
    stop: str
    visit: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that a search finds."""

    paragraph: StoredParagraph
    marks: tuple[tuple[int, int], ...]
    """Stretches of its text to mark."""
    snippet: tuple[int, int]
    """Stretch of its text to show."""
    score: float


class TextStore:
    """The store as its readers see it; each thread has a connection of its own."""

    def __init__(self, path: Path) -> None:
        """Name the store's file; `open` checks it at once."""
        self.path = path
        self._local = threading.local()

    @classmethod
    def open(cls, path: Path) -> TextStore:
        """Return the store.

        Raises:
            StoreError: It is not there, cannot be read, or is of another version.
        """
        store = cls(path)
        with store._reading():
            return store

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = connections.open_to_read(self.path)
        with connections.named_errors(self.path):
            yield connection

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection, for queries that this class does not have; it cannot write."""
        with self._reading() as connection:
            return connection

    def documents(self) -> tuple[Document, ...]:
        """Return all texts, in the order of their names."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT id, name, path, sha256, form, encoding, characters, pages, version FROM documents"
                " ORDER BY name, path"
            )
            return tuple(Document(*row) for row in rows)

    def has_texts(self) -> bool:
        """Whether there is any text."""
        with self._reading() as connection:
            return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM documents)").fetchone()[0])

    def paragraphs(self, document: int, start: int = 0, end: int | None = None) -> tuple[StoredParagraph, ...]:
        """Return the paragraphs of a document that have something in a stretch of the raw file, in order."""
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT {PARAGRAPH_COLUMNS} FROM paragraphs p"  # noqa: S608  our own names
                " WHERE p.document = ? AND p.start < ? AND p.end > ? ORDER BY p.seq",
                (document, end if end is not None else 1 << 62, start),
            )
            return tuple(map(paragraph_of, rows))

    def paragraphs_at(self, source: str, start: int, end: int) -> tuple[StoredParagraph, ...]:
        """Return the paragraphs that evidence points at, body first.

        Args:
            source: The text's SHA-256 or the name of its file.
            start: Code point of the raw file.
            end: The same, half-open.
        """
        found = self.document_of(source)
        if found is None:
            return ()
        overlapping = (
            one for one in self.paragraphs(found.id, start, end) if one.content.from_raw(start, end) is not None
        )
        return tuple(sorted(overlapping, key=lambda one: (one.kind in (Kind.FOOTNOTE, Kind.PAGE_HEADER), one.seq)))

    def document_of(self, source: str) -> Document | None:
        """Return the document with this SHA-256, or the only one whose file has this name; else None."""
        named = [one for one in self.documents() if source in (one.sha256, one.name)]
        return named[0] if len(named) == 1 else next((one for one in named if one.sha256 == source), None)

    def paragraph(self, number: int) -> StoredParagraph | None:
        """Return a paragraph by its number in the store."""
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT {PARAGRAPH_COLUMNS} FROM paragraphs p WHERE p.id = ?",  # noqa: S608  our own names
                (number,),
            ).fetchone()
            return paragraph_of(row) if row else None

    def calls(self, paragraph: int) -> tuple[FootnoteCall, ...]:
        """Return the footnote markers of a paragraph; `footnote` is the number of the footnote's paragraph here."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT text_start, text_end, label, footnote FROM footnote_calls WHERE paragraph = ? ORDER BY 1",
                (paragraph,),
            )
            return tuple(FootnoteCall(*row) for row in rows)

    def mentions(self, paragraph: int) -> tuple[Mention, ...]:
        """Return the names of places in a paragraph, in order."""
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT {MENTION_COLUMNS} FROM mentions m WHERE m.paragraph = ? ORDER BY m.start, m.end",  # noqa: S608  our own names
                (paragraph,),
            )
            return tuple(map(mention_of, rows))

    def mentions_in(self, document: int) -> tuple[Mention, ...]:
        """Return the names of places in a document, in order."""
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT {MENTION_COLUMNS} FROM mentions m WHERE m.document = ? ORDER BY m.start, m.end",  # noqa: S608  our own names
                (document,),
            )
            return tuple(map(mention_of, rows))

    def linked(self, journey: str, itinerary: str, stop: str, visit: str | None = None) -> tuple[StoredLink, ...]:
        """Return the links to a stop, or to one of its visits, without those rejected; in the order of the texts."""
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT {LINK_COLUMNS} FROM links l"  # noqa: S608  our own names
                " WHERE journey = ? AND itinerary = ? AND stop = ? AND (? IS NULL OR visit = ?)"
                " AND status <> 'rejected' ORDER BY paragraph, visit",
                (journey, itinerary, stop, visit, visit),
            )
            return tuple(StoredLink(*row) for row in rows)

    def lost_links(self) -> tuple[LostLink, ...]:
        """Return the links that changed files have lost."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT document, version, start, end, text, journey, itinerary, stop, visit FROM lost_links"
                " ORDER BY id"
            )
            return tuple(LostLink(*row) for row in rows)

    def search(
        self, asked: str, limit: int = 20, offset: int = 0, document: int | None = None, *, is_wide: bool | None = None
    ) -> tuple[int, tuple[Hit, ...]]:
        """Return how many paragraphs have the words asked for, and some of them, best first. No query raises.

        `is_wide` is that of `WordIndex.matching`.
        """
        with self._reading() as connection:
            among = _numbers_of(connection, document) if document is not None else None
            index = WordIndex(connection)
            query, total = index.matching(asked, among, is_wide=is_wide)
            found = index.find(query, limit, offset, among)
        hits = []
        for one in found:
            paragraph = self.paragraph(one.id)
            if paragraph is not None:
                marks = marked_ranges(paragraph.text, query.phrases)
                hits.append(Hit(paragraph, marks, snippet(paragraph.text, marks), one.score))
        return total, tuple(hits)

    def levels(self, asked: str, *, is_wide: bool) -> dict[int, int]:
        """Return how many paragraphs have how many of the words asked for, the most first, as `search` has them."""
        with self._reading() as connection:
            index = WordIndex(connection)
            return index.levels(index.query(asked, is_wide=is_wide))

    def remove(self, document: int) -> None:
        """Take a text out of the store, with all that hangs on it.

        Raises:
            StoreError: There is no such text, or the store cannot be written.
        """
        writing = connections.open_to_write(self.path)
        try:
            with connections.named_errors(self.path), connections.transaction(writing):
                if writing.execute("SELECT 1 FROM documents WHERE id = ?", (document,)).fetchone() is None:
                    raise StoreError(str(self.path), f"no text has the number {document}", "see mapsvc texts list")
                remove_document(writing, document)
        finally:
            writing.close()


def _numbers_of(connection: sqlite3.Connection, document: int) -> tuple[int, int]:
    """Return the first and last number of a document's paragraphs, which are written in one go."""
    low, high = connection.execute("SELECT min(id), max(id) FROM paragraphs WHERE document = ?", (document,)).fetchone()
    return (low, high) if low is not None else (0, -1)


def paragraph_of(row: Sequence[Any]) -> StoredParagraph:
    """Return a paragraph from the columns of `PARAGRAPH_COLUMNS`."""
    number, document, seq, kind, page, label, start, end, year, text, runs = row
    content = MappedText.from_bytes(text, runs)
    return StoredParagraph(number, document, seq, Kind(kind), page, label, start, end, year, content)


def mention_of(row: Sequence[Any]) -> Mention:
    """Return a mention from the columns of `MENTION_COLUMNS`."""
    *fields, metonym, context, confidence = row
    values: list[Any] = [*fields, bool(metonym), context, confidence]
    return Mention(*values)
