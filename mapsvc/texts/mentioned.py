"""The atlas of the texts: every place they name, how often and where. Counted by the database, never in Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gazetteer.turkish import search_key
from mapsvc.texts.store import (
    MENTION_COLUMNS,
    PARAGRAPH_COLUMNS,
    Mention,
    StoredParagraph,
    TextStore,
    mention_of,
    paragraph_of,
)

__all__ = ["MentionInContext", "PlaceCount", "key_of", "mentions_of", "place_counts", "types", "years"]


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place that the texts name."""

    place: str | None
    """Its id in the gazetteer; None for a place that is known by its name only."""
    name: str
    """What it is called; where it has several names in the texts, the first in the order of letters."""
    type: str
    lat: float | None
    lon: float | None
    mentions: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class MentionInContext:
    """A mention with the paragraph that it stands in; None where it runs over two."""

    mention: Mention
    paragraph: StoredParagraph | None


def key_of(name: str, type_: str) -> str:
    """Return what a place without an id is called by in addresses; it has a dot, which ids never have."""
    return f"{search_key(name)}.{search_key(type_)}"


def place_counts(
    store: TextStore,
    *,
    type_: str | None = None,
    document: int | None = None,
    year: int | None = None,
    name: str | None = None,
) -> tuple[PlaceCount, ...]:
    """Return the places that the texts name, those named most first.

    Args:
        store: Where the texts are.
        type_: Only places of this type: settlement, country ...
        document: Only what this text names.
        year: Only what paragraphs of this year name.
        name: Only places of this standard name.
    """
    where, values = _conditions({"m.type": type_, "m.document": document, "p.year": year, "m.name": name})
    join = "JOIN paragraphs p ON p.id = m.paragraph" if year is not None else ""
    # Two halves, each in the order of the index: one over both would have to be sorted first.
    known, unknown = (
        "SELECT max(m.place), min(m.name) AS name, max(m.type) AS type, max(m.lat), max(m.lon), count(*) AS mentions,"  # noqa: S608  our own names
        f" count(DISTINCT m.paragraph) FROM mentions m {join} {where or 'WHERE 1'} AND m.place {half}"
        for half in ("IS NOT NULL GROUP BY m.place", "IS NULL GROUP BY m.name, m.type")
    )
    sql = f"{known} UNION ALL {unknown} ORDER BY mentions DESC, name, type"
    rows = store.connection().execute(sql, [*values, *values])
    return tuple(PlaceCount(*row) for row in rows)


def mentions_of(
    store: TextStore,
    *,
    place: str | None = None,
    name: str | None = None,
    type_: str | None = None,
    document: int | None = None,
    year: int | None = None,
    limit: int = 20,
    offset: int = 0,
) -> tuple[int, tuple[MentionInContext, ...]]:
    """Return how often a place is named, and some of these mentions with their paragraphs, in the order of the texts.

    Args:
        store: Where the texts are.
        place: Id of the place.
        name: Its standard name, for places without id.
        type_: Its type, for these.
        document: Only in this text.
        year: Only in paragraphs of this year.
        limit: How many at most.
        offset: How many of the first to leave out.
    """
    asked = {"m.place": place, "m.name": name, "m.type": type_, "m.document": document, "p.year": year}
    where, values = _conditions(asked)
    tables = f"FROM mentions m LEFT JOIN paragraphs p ON p.id = m.paragraph {where}"
    connection = store.connection()
    total = connection.execute(f"SELECT count(*) {tables}", values).fetchone()[0]
    rows = connection.execute(
        f"SELECT {MENTION_COLUMNS}, {PARAGRAPH_COLUMNS} {tables} ORDER BY m.document, m.start, m.id LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    width = MENTION_COLUMNS.count(",") + 1
    found = (MentionInContext(mention_of(row[:width]), _paragraph(row[width:])) for row in rows)
    return int(total), tuple(found)


def types(store: TextStore) -> tuple[str, ...]:
    """Return the types of places that occur, in alphabetical order."""
    return tuple(row[0] for row in store.connection().execute("SELECT DISTINCT type FROM mentions ORDER BY type"))


def years(store: TextStore) -> tuple[int, ...]:
    """Return the years that paragraphs tell of, in order."""
    rows = store.connection().execute("SELECT DISTINCT year FROM paragraphs WHERE year IS NOT NULL ORDER BY year")
    return tuple(row[0] for row in rows)


def _conditions(wanted: dict[str, Any]) -> tuple[str, list[Any]]:
    """Return a WHERE clause for the conditions that have a value, and the values."""
    given = {column: value for column, value in wanted.items() if value is not None}
    clause = " AND ".join(f"{column} = ?" for column in given)
    return (f"WHERE {clause}" if clause else ""), list(given.values())


def _paragraph(row: tuple[Any, ...]) -> StoredParagraph | None:
    return paragraph_of(row) if row[0] is not None else None
