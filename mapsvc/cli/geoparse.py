"""`mapsvc geoparse`: the places that texts name."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapsvc.errors import TextFileError

if TYPE_CHECKING:
    from gazetteer.geoparsing import Mention

__all__ = ["geoparse"]

_STDIN = "-"


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "geojson"]), default="jsonl", show_default=True,
    help="One JSON object a line, or one FeatureCollection.",
)  # fmt: skip
def geoparse(files: tuple[str, ...], form: str) -> None:
    """Find the places that the Turkish texts FILE... name; `-` reads the standard input.

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

    try:
        data = sys.stdin.buffer.read() if file == _STDIN else Path(file).read_bytes()
        text = data.decode()
    except UnicodeDecodeError as error:
        raise TextFileError(file, f"byte {error.start} is not UTF-8", "convert it to UTF-8") from error
    except OSError as error:
        raise TextFileError(file, error.strerror or str(error), "correct its name, or who may read it") from error
    yield from parse(text, "" if file == _STDIN else Path(file).name)


def _row(mention: Mention) -> dict[str, Any]:
    return {name: getattr(mention, name) for name in mention.__slots__}


def _feature(mention: Mention) -> dict[str, Any]:
    row = _row(mention)
    lat, lon = row.pop("lat"), row.pop("lon")
    geometry = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": geometry, "properties": row}
