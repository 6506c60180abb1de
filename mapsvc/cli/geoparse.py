"""`mapsvc geoparse`: the places that texts name."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapsvc.cli.atlas import gazetteer
from mapsvc.errors import TextFileError

if TYPE_CHECKING:
    from gazetteer.geoparsing import Mention

__all__ = ["geoparse"]

_STDIN = "-"
_MARKED_UP = (".pdf", ".html", ".htm", ".xhtml", ".md", ".markdown")
_MOST_BYTES = 100_000_000  # what is read in one go; more goes in pieces


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "geojson"]), default="jsonl", show_default=True,
    help="One JSON object a line, or one FeatureCollection.",
)  # fmt: skip
def geoparse(files: tuple[str, ...], form: str) -> None:
    """Find the places that the Turkish texts FILE... name; `-` reads the standard input.

    Those of MAPSVC_DATA are found too, by all their names.

    \b
    Example:
      mapsvc geoparse article.txt --format geojson > article.geojson
    """
    mentions = (mention for file in files for mention in _mentions(file))
    if form == "jsonl":
        for mention in mentions:
            click.echo(json.dumps(_row(mention), ensure_ascii=False))
    else:
        features = [_feature(mention) for mention in mentions]
        click.echo(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False))


def _mentions(file: str) -> Iterator[Mention]:
    from gazetteer.geoparsing import geoparse as parse  # noqa: PLC0415  loads the gazetteer, which --help does not need

    if file == _STDIN:
        yield from parse(_decoded(sys.stdin.buffer.read(), "standard input"), "", gazetteer())
        return
    path = Path(file)
    try:
        is_plain = path.stat().st_size <= _MOST_BYTES and path.suffix.lower() not in _MARKED_UP
        data = path.read_bytes() if is_plain else b""
    except OSError as error:
        raise TextFileError(file, error.strerror or str(error), "correct its name, or who may read it") from error
    if is_plain and _is_utf8(data):
        yield from parse(data.decode(), path.name, gazetteer())
    else:
        yield from _mentions_in_pieces(path)


def _mentions_in_pieces(path: Path) -> Iterator[Mention]:
    """Yield the mentions of what ingest reads besides UTF-8: PDF, HTML, Markdown, Windows-1254."""
    from gazetteer.geoparsing import geoparse as parse  # noqa: PLC0415  loads the gazetteer, which --help does not need
    from mapsvc.texts.encoding import decoded  # noqa: PLC0415  plain texts need none of this
    from mapsvc.texts.files import Form, find_files  # noqa: PLC0415  as above
    from mapsvc.texts.reading import open_text  # noqa: PLC0415  pypdf is heavy

    places = gazetteer()
    for found in find_files([path]):
        if isinstance(found, TextFileError):
            raise found
        text = open_text(found)
        raw: str | None = None
        if text.encoding is not None and found.form is not Form.TEXT:  # what is marked up inside a name is of it
            raw = "".join(decoded([path.read_bytes()], text.encoding))
        for piece in text.pieces():
            for mention in parse(piece.text, text.name, places):
                start, end = piece.to_raw(mention.start, mention.end)
                surface = raw[start:end] if raw is not None else mention.surface
                yield mention._replace(start=start, end=end, surface=surface)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise TextFileError(name, f"byte {error.start} is not UTF-8", "convert it to UTF-8") from error


def _row(mention: Mention) -> dict[str, Any]:
    return mention._asdict()


def _feature(mention: Mention) -> dict[str, Any]:
    row = _row(mention)
    lat, lon = row.pop("lat"), row.pop("lon")
    geometry = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": geometry, "properties": row}
