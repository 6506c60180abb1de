"""The shape of the store: one SQLite file. A change of shape is a new number and a step that leads to it.

    documents ─┬─ paragraphs ─┬─ footnote_calls     which footnote a marker in a paragraph calls
               │              ├─ mentions           names of places
               │              └─ links              what of a journey a paragraph tells
               ├─ linked                            with which version of a journey it was compared
               └─ lost_links                        links of an older version whose paragraph is gone
    words, paragraph_index                          what `search` looks in

Offsets `start` and `end` are code points of the raw file; `text_start` and `text_end` are of the paragraph's text.
Sources:
    SQLite, "Write-Ahead Logging", "SQLite FTS5 Extension" (4.4.1 contentless tables), pragmas application_id and
    user_version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

__all__ = ["APPLICATION_ID", "CONTRADICTION", "VERSION", "create", "create_search", "migrate"]

APPLICATION_ID = 0x6D617073
"""The bytes "maps": tells a store of ours from any other SQLite file."""
CONTRADICTION = "contradiction"
"""Origin of a link from what a text contradicts; `routes.linking` gives it the same name."""
VERSION = 3
"""Number of the shape below. Three were called 1: links without stretches, another index of mentions, that of 2."""

_TABLES = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,                 -- of the file, without folder
    path TEXT NOT NULL UNIQUE,          -- what a changed file is known by
    sha256 TEXT NOT NULL UNIQUE,        -- what the same text is known by
    form TEXT NOT NULL,
    encoding TEXT,
    characters INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    version INTEGER NOT NULL,           -- 1, and one more for each change of the file
    names TEXT NOT NULL DEFAULT ''      -- version of what found the names of places
) STRICT;
CREATE TABLE paragraphs (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    page INTEGER NOT NULL,
    label TEXT,                         -- number of a footnote
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    year INTEGER,                       -- that it tells of, where that is known
    text TEXT NOT NULL,
    runs BLOB NOT NULL,
    UNIQUE (document, seq)
) STRICT;
CREATE INDEX paragraphs_by_place ON paragraphs (document, start);
CREATE TABLE footnote_calls (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    label TEXT NOT NULL,
    footnote INTEGER REFERENCES paragraphs ON DELETE SET NULL,
    PRIMARY KEY (paragraph, text_start)
) STRICT, WITHOUT ROWID;
CREATE INDEX footnote_calls_by_footnote ON footnote_calls (footnote);
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    paragraph INTEGER REFERENCES paragraphs ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text_start INTEGER,
    text_end INTEGER,
    surface TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT,
    type TEXT NOT NULL,
    lat REAL,
    lon REAL,
    metonym INTEGER NOT NULL,
    context TEXT NOT NULL,
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX mentions_by_document ON mentions (document, start);
CREATE INDEX mentions_by_paragraph ON mentions (paragraph);
CREATE INDEX mentions_by_place ON mentions (place, name, type, paragraph, document, lat, lon);
CREATE TABLE links (
    id INTEGER PRIMARY KEY,
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    journey TEXT NOT NULL,
    itinerary TEXT NOT NULL,
    stop TEXT NOT NULL,
    visit TEXT NOT NULL DEFAULT '',     -- '' where the paragraph tells the stop as a whole
    start INTEGER NOT NULL,             -- the sentences that tell it, inside the paragraph
    end INTEGER NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    confidence REAL NOT NULL,
    reason TEXT NOT NULL,
    status TEXT NOT NULL,               -- proposed, confirmed, rejected
    origin TEXT NOT NULL,               -- automatic, evidence, contradiction, import
    UNIQUE (paragraph, journey, itinerary, stop, visit)
) STRICT;
CREATE INDEX links_by_stop ON links (journey, itinerary, stop, visit);
CREATE TABLE linked (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    journey TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (document, journey)
) STRICT, WITHOUT ROWID;
CREATE TABLE lost_links (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    version INTEGER NOT NULL,           -- of the document, that no longer has the paragraph
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,                 -- how the paragraph began
    journey TEXT NOT NULL,
    itinerary TEXT NOT NULL,
    stop TEXT NOT NULL,
    visit TEXT NOT NULL,
    confidence REAL NOT NULL,
    reason TEXT NOT NULL,
    status TEXT NOT NULL,
    origin TEXT NOT NULL
) STRICT;
CREATE INDEX lost_links_by_document ON lost_links (document);
"""

_SEARCH = """
CREATE TABLE words (
    bare TEXT NOT NULL,                 -- without case and marks
    word TEXT NOT NULL,                 -- folded by the Turkish rule, as it stands in the index
    PRIMARY KEY (bare, word)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE paragraph_index USING fts5 (
    text, content = '', tokenize = "unicode61 remove_diacritics 0"
);
"""


def _to_second(connection: sqlite3.Connection) -> None:
    """Give links the stretch that they are about, the whole paragraph where none was kept, and mentions their index."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(links)")}
    if "start" not in columns:
        for column in ("start", "end", "text_start", "text_end"):
            connection.execute(f"ALTER TABLE links ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")
        connection.execute(
            "UPDATE links SET (start, end, text_end) ="
            " (SELECT p.start, p.end, length(p.text) FROM paragraphs p WHERE p.id = links.paragraph)"
        )
    connection.execute("DROP INDEX IF EXISTS mentions_by_place")
    connection.execute("CREATE INDEX mentions_by_place ON mentions (place, name, type, paragraph, document, lat, lon)")


def _to_third(connection: sqlite3.Connection) -> None:
    """Make room for what a document was read and linked with: nothing known, so that the next ingest does it anew."""
    connection.execute("ALTER TABLE documents ADD COLUMN names TEXT NOT NULL DEFAULT ''")
    connection.execute(
        "CREATE TABLE linked (document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, journey TEXT NOT NULL,"
        " version TEXT NOT NULL, PRIMARY KEY (document, journey)) STRICT, WITHOUT ROWID"
    )


_STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {2: _to_second, 3: _to_third}
"""From a number to the function that leads from the shape before it to it; version 1 has none before it."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty store, in the transaction that is open."""
    for statement in _statements(_TABLES + _SEARCH):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def create_search(connection: sqlite3.Connection) -> None:
    """Make only the tables that searching needs, for an index in memory."""
    for statement in _statements(_SEARCH):
        connection.execute(statement)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a store of an older shape to this one, in the transaction that is open."""
    for number in range(version + 1, VERSION + 1):
        _STEPS[number](connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(script: str) -> list[str]:
    """Return the statements of a script; `executescript` would end the transaction that is open."""
    return [statement for statement in script.split(";\n") if statement.strip()]
