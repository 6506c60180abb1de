"""CSV of any spreadsheet, and our own: a row with a name, and mostly with a point, is a spot."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping

from gazetteer.turkish import search_key
from mapsvc.errors import ImportedFileError
from mapsvc.importing.found import Found, Spot, point_of

__all__ = ["from_table"]

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name",
        "ad",
        "adi",
        "isim",
        "yer",
        "yeradi",
        "place",
        "placename",
        "title",
        "durak",
        "stop",
        "название",
        "место",
    ),
    "lon": ("lon", "lng", "long", "longitude", "boylam", "x", "долгота"),
    "lat": ("lat", "latitude", "enlem", "y", "широта"),
    "arrival": ("start", "arrival", "date", "when", "tarih", "varis", "gelis", "begin", "дата"),
    "departure": ("end", "departure", "ayrilis", "gidis"),
}
_LARGEST = 32_000_000


def from_table(name: str, content: bytes) -> Found:
    """Return the rows of a table that name something.

    Raises:
        ImportedFileError: It is no table, or has no column of names.
    """
    if len(content) > _LARGEST:
        raise ImportedFileError(name, "more than 32 MB", "a smaller table")
    text = _decoded(name, content)
    header = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip()), delimiter=delimiter))
    except csv.Error as error:
        raise ImportedFileError(name, f"no table ({error})", "CSV with a header") from None
    found = [search_key(column) for column in rows[0]] if rows else []
    at = {field: next((found.index(one) for one in names if one in found), None) for field, names in _COLUMNS.items()}
    if at["name"] is None or len(found) < 2:
        expected = "GeoJSON, GPX, KML, KMZ, Linked Places, or CSV with a header: name, lat, lon, date"
        raise ImportedFileError(name, f"no column of names (header {header[:60]!r})", expected)
    is_ours = "kind" in found and "place" in found
    at["name"] = found.index("name") if is_ours and "name" in found else at["name"]
    spots = []
    for row in rows[1:]:
        cells = {
            field: row[place].strip().lstrip("'")
            for field, place in at.items()
            if place is not None and place < len(row)
        }
        if is_ours and row[found.index("kind")] != "stop":
            continue
        if not cells.get("name"):
            continue
        lon, lat = (cells.get(axis, "").replace(",", ".") for axis in ("lon", "lat"))
        spots.append(Spot(
            cells["name"], point_of(name, lon, lat) if lon and lat else None, cells.get("arrival") or None,
            cells.get("departure") or None, row[found.index("place")] if is_ours else None,
        ))  # fmt: skip
    notes = ("visits and legs of the table are left out: `mapsvc import` of GeoJSON keeps them",) if is_ours else ()
    return Found(name, "", tuple(spots), (), notes)


def _decoded(name: str, content: bytes) -> str:
    codec = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        text = content.decode("cp1254", errors="replace")  # what Turkish spreadsheets write
    if "\0" in text:
        raise ImportedFileError(name, "a NUL, which no table has", "CSV as text")
    return text
