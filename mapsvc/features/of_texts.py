"""Names of places where texts mention them: from the store of texts, counted and filtered by the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from gazetteer.place import LonLat
from mapsvc.features.collection import Collection, Extent, Page, Property, Query
from mapsvc.features.feature import BBox, Days, Feature, point
from mapsvc.texts.store import TextStore

__all__ = ["MENTION", "collection"]

MENTION = {
    "id": Property("string", "id; permanent for as long as the text stays in the store"),
    "source": Property("string", "name of the text's file, or id of the journey and of our account"),
    "start": Property("integer", "first code point of the name"),
    "end": Property("integer", "code point after the name"),
    "surface": Property("string", "the name as it is written there"),
    "name": Property("string", "standard Turkish name"),
    "place": Property("string", "id of the place; null where only the name is known"),
    "type": Property("string", "country, region, settlement, quarter, street, building or water"),
    "metonym": Property("boolean", "whether the name stands for something else, such as a government"),
    "context": Property("string", "narrative, footnote, bibliographic, or account"),
    "confidence": Property("number", "0 to 1"),
    "year": Property("integer", "that the paragraph tells of, where that is known"),
}
_COLUMNS = {
    "id": "m.id", "source": "d.name", "start": "m.start", "end": "m.end", "surface": "m.surface", "name": "m.name",
    "place": "m.place", "type": "m.type", "metonym": "m.metonym", "context": "m.context", "confidence": "m.confidence",
    "year": "p.year",
}  # fmt: skip
_FROM = "FROM mentions m JOIN documents d ON d.id = m.document LEFT JOIN paragraphs p ON p.id = m.paragraph"
_SELECT = f"SELECT {', '.join(_COLUMNS.values())}, m.lon, m.lat {_FROM}"
_DESCRIPTION = "Each place that the ingested texts name, where they name it."


def collection(store: TextStore) -> Collection:
    """Return the mentions of a store, text by text, in their order."""
    return Collection("mentions", "Mentions", _DESCRIPTION, "Point", MENTION, _Mentions(store))


class _Mentions:
    def __init__(self, store: TextStore) -> None:
        self._store = store

    def page(self, query: Query) -> Page:
        where, values = _conditions(query)
        connection = self._store.connection()
        total = connection.execute(f"SELECT count(*) {_FROM} {where}", values).fetchone()[0]
        rows = connection.execute(
            f"{_SELECT} {where} ORDER BY m.id LIMIT ? OFFSET ?", [*values, query.limit, query.offset]
        )
        return Page(int(total), tuple(_feature(row) for row in rows))

    def one(self, feature_id: str) -> Feature | None:
        if not (feature_id.isascii() and feature_id.isdigit() and len(feature_id) < 19):
            return None
        row = self._store.connection().execute(f"{_SELECT} WHERE m.id = ?", [int(feature_id)]).fetchone()
        return None if row is None else _feature(row)

    def extent(self) -> Extent:
        row = (
            self._store.connection()
            .execute("SELECT min(lon), min(lat), max(lon), max(lat) FROM mentions WHERE lon IS NOT NULL")
            .fetchone()
        )
        years = self._store.connection().execute("SELECT min(year), max(year) FROM paragraphs").fetchone()
        days = None if years[0] is None else Days(date(years[0], 1, 1), date(years[1], 12, 31))
        return Extent(None if row[0] is None else BBox(*row), days)


def _feature(row: tuple[Any, ...]) -> Feature:
    *values, lon, lat = row
    properties = dict(zip(_COLUMNS, values, strict=True))
    properties |= {"id": str(properties["id"]), "metonym": bool(properties["metonym"])}
    where = None if lon is None or lat is None else LonLat(lon, lat)
    return Feature(properties["id"], point(where), properties)


def _conditions(query: Query) -> tuple[str, list[Any]]:
    clauses: list[str] = []
    values: list[Any] = []
    if query.bbox is not None:
        west, south, east, north = query.bbox
        inside = "(m.lon >= ? AND m.lon <= ?)" if west <= east else "(m.lon >= ? OR m.lon <= ?)"
        clauses.append(f"{inside} AND m.lat BETWEEN ? AND ?")
        values += [west, east, south, north]
    if query.span is not None:
        clauses.append("p.year BETWEEN ? AND ?")
        values += [query.span.first.year if query.span.first else 1, query.span.last.year if query.span.last else 9999]
    for name, value in query.equal.items():
        clauses.append(f"{_COLUMNS[name]} = ?")
        values.append(int(value) if isinstance(value, bool) else value)
    return (f"WHERE {' AND '.join(clauses)}" if clauses else ""), values
