"""Takes files into the store, one transaction each: a file is there whole or not at all, whatever happens.

A text is known by its SHA-256: the same text again changes nothing, unless other names of places are known by now. A
file that has changed becomes a new version of its document; links whose paragraph still reads the same stay, the others
are listed as lost.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from gazetteer.documents import DocumentReader, Kind, MappedText
from mapsvc.errors import TextFileError
from mapsvc.texts.connection import BUSY_TIMEOUT_S, named_errors, open_to_write, transaction
from mapsvc.texts.files import FoundFile, find_files
from mapsvc.texts.reading import Progress, TextFile, open_text
from mapsvc.texts.writing import DocumentWriter, Link, MentionRow, links_of, remove_paragraphs

__all__ = ["Outcome", "Recogniser", "Status", "ingest", "ingest_files"]


class Recogniser(Protocol):
    """Finds the names of places in a piece of a text."""

    @property
    def version(self) -> str:
        """What tells it from one that finds other names: texts that were read with that are read again."""

    def __call__(self, piece: MappedText, source: str) -> Sequence[MentionRow]:
        """Return the names in a piece of a source; offsets are the raw file's."""


_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Status(StrEnum):
    """What became of a file."""

    ADDED = "added"
    CHANGED = "changed"
    READ_AGAIN = "read again"
    """The text is the same, but other names of places are known."""
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(slots=True)
class Outcome:
    """What became of a file, and what whoever asked for it should know."""

    path: str
    status: Status
    notes: list[str] = field(default_factory=list)
    """Sentences without full stop: the encoding where it is not UTF-8, signs left out, links lost."""
    error: TextFileError | None = None
    paragraphs: int = 0
    footnotes: int = 0
    mentions: int = 0
    links_kept: int = 0
    links_lost: int = 0


@dataclass(slots=True)
class _Read:
    """What has come of a file so far."""

    outcome: Outcome
    characters: int = 0
    direction_marks: int = 0


def ingest(
    store: Path,
    arguments: Sequence[Path],
    recognise: Recogniser | None = None,
    progress: Progress = lambda _: None,
    timeout_s: float = BUSY_TIMEOUT_S,
) -> Iterator[Outcome]:
    """Take files, and the files of folders, into the store; yields what became of each.

    Raises:
        StoreError: The store cannot be written; it is as it was after the last outcome.
    """
    return ingest_files(store, find_files(arguments), recognise, progress, timeout_s)


def ingest_files(
    store: Path,
    files: Iterator[FoundFile | TextFileError] | Sequence[FoundFile | TextFileError],
    recognise: Recogniser | None = None,
    progress: Progress = lambda _: None,
    timeout_s: float = BUSY_TIMEOUT_S,
) -> Iterator[Outcome]:
    """Take files that were found into the store; see `ingest`."""
    connection: sqlite3.Connection | None = None
    try:
        for found in files:
            if isinstance(found, TextFileError):
                yield Outcome(found.path, Status.FAILED, error=found)
                continue
            try:
                file = open_text(found)
                # Only now: what cannot be read makes no store.
                connection = connection or open_to_write(store, timeout_s)
                with named_errors(store):
                    outcome = _ingest_file(connection, file, recognise, progress)
            except TextFileError as error:
                outcome = Outcome(str(found.path), Status.FAILED, error=error)
            yield outcome
    finally:
        if connection is not None:
            connection.close()


def _ingest_file(
    connection: sqlite3.Connection, file: TextFile, recognise: Recogniser | None, progress: Progress
) -> Outcome:
    known, _ = _known_as(connection, file.sha256)
    if known is None:
        with transaction(connection):
            known, _ = _known_as(connection, file.sha256)  # another may have written it while we waited
            if known is None:
                return _write(connection, file, recognise, progress)
    path = _shown(file.found.path)
    outcome = Outcome(path, Status.UNCHANGED)
    is_moved = known != path and not Path(known).exists() and _rename(connection, known, path, file.name)
    if known != path:
        outcome.notes.append(f"the same text {'was' if is_moved else 'is'} there as {known}")
    is_ours = known == path or is_moved
    if recognise is not None and is_ours and _known_as(connection, file.sha256) != (path, recognise.version):
        with transaction(connection):
            again = _write(connection, file, recognise, progress)
        again.notes += outcome.notes
        return again
    progress(file.found.size)
    return outcome


def _rename(connection: sqlite3.Connection, known: str, path: str, name: str) -> bool:
    """Take in that a file was moved, so that it stays one text when it changes; not where another text has its path."""
    with transaction(connection):
        if connection.execute("SELECT 1 FROM documents WHERE path = ?", (path,)).fetchone():
            return False
        connection.execute("UPDATE documents SET path = ?, name = ? WHERE path = ?", (path, name, known))
    return True


def _known_as(connection: sqlite3.Connection, sha256: str) -> tuple[str | None, str]:
    """Return the path of a text, None for one that is not there, and the version of what found its names."""
    row = connection.execute("SELECT path, names FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    return (str(row[0]), str(row[1])) if row else (None, "")


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _write(connection: sqlite3.Connection, file: TextFile, recognise: Recogniser | None, progress: Progress) -> Outcome:
    """Write a file's document, in the transaction that is open."""
    outcome = Outcome(_shown(file.found.path), Status.ADDED)
    number, version, links = _make_room(connection, file, outcome)
    writer = DocumentWriter(connection, number)
    reader = DocumentReader()
    read = _Read(outcome)
    for piece in file.pieces(progress):
        _write_piece(writer, reader, piece, file.name, recognise, read)
    writer.finish()
    if not outcome.paragraphs:
        raise TextFileError(outcome.path, "there are no words in it", "nothing was lost")
    _refuse_changed(file)
    outcome.links_kept, outcome.links_lost = writer.keep_links(links, version)
    connection.execute(
        "UPDATE documents SET characters = ?, pages = ?, names = ? WHERE id = ?",
        (read.characters, reader.pages, recognise.version if recognise is not None else "", number),
    )
    outcome.notes += _notes(file, read)
    return outcome


def _make_room(connection: sqlite3.Connection, file: TextFile, outcome: Outcome) -> tuple[int, int, list[Link]]:
    """Return a document's number and version, without paragraphs, and the links that its older version had."""
    path = _shown(file.found.path)
    encoding = file.encoding.label if file.encoding else None
    row = connection.execute("SELECT id, version, sha256 FROM documents WHERE path = ?", (path,)).fetchone()
    if row is None:
        cursor = connection.execute(
            "INSERT INTO documents (name, path, sha256, form, encoding, characters, pages, version)"
            " VALUES (?, ?, ?, ?, ?, 0, 0, 1)",
            (file.name, path, file.sha256, file.found.form.value, encoding),
        )
        return int(cursor.lastrowid or 0), 1, []
    number, version, sha256 = row
    outcome.status = Status.READ_AGAIN if sha256 == file.sha256 else Status.CHANGED
    version += outcome.status is Status.CHANGED
    links = links_of(connection, number)
    remove_paragraphs(connection, number)
    connection.execute("DELETE FROM linked WHERE document = ?", (number,))
    connection.execute(
        "UPDATE documents SET sha256 = ?, form = ?, encoding = ?, version = ? WHERE id = ?",
        (file.sha256, file.found.form.value, encoding, version, number),
    )
    return number, version, links


def _write_piece(
    writer: DocumentWriter,
    reader: DocumentReader,
    piece: MappedText,
    name: str,
    recognise: Recogniser | None,
    read: _Read,
) -> None:
    paragraphs = reader.feed(piece)
    mentions = recognise(piece, name) if recognise is not None else ()
    writer.add(paragraphs, mentions)
    outcome = read.outcome
    outcome.paragraphs += sum(one.kind not in (Kind.FOOTNOTE, Kind.PAGE_HEADER) for one in paragraphs)
    outcome.footnotes += sum(one.kind is Kind.FOOTNOTE for one in paragraphs)
    outcome.mentions += len(mentions)
    read.characters = max(read.characters, piece.raw_end)
    read.direction_marks += len(_DIRECTION_MARKS.findall(piece.text))


def _refuse_changed(file: TextFile) -> None:
    try:
        size = file.found.path.stat().st_size
    except OSError:
        size = -1
    if size != file.found.size:
        raise TextFileError(str(file.found.path), "it changed while it was read", "run it again")


def _notes(file: TextFile, read: _Read) -> list[str]:
    notes = []
    if file.encoding is not None and not file.encoding.is_utf8:
        notes.append(f"read as {file.encoding.label}")
    if read.direction_marks:
        notes.append(f"{read.direction_marks} signs that turn the direction of writing are not shown")
    if read.outcome.links_lost:
        notes.append(f"{read.outcome.links_lost} links no longer have their paragraph; see mapsvc texts list --lost")
    return notes
