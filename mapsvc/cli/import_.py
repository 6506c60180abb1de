"""`mapsvc import`: data of other programs as files for curators."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mapsvc.cli.output import write_result
from mapsvc.errors import ImportedFileError

__all__ = ["import_"]

_LARGEST = 256 * 1024 * 1024


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", default="-", metavar="FILE", help="File to write; - is stdout.  [default: -]")
def import_(files: tuple[str, ...], output: str) -> None:
    """Turn exported data back into files that can be kept and corrected.

    Itineraries of one journey as GeoJSON become a journey file, Linked Places become place records. Nothing that we
    export is lost on the way. - is stdin.

    \b
    Example:
      mapsvc import journey.geojson -o journey.yaml
    """
    from mapsvc.importing import imported  # noqa: PLC0415  loads the packages, which --help does not need

    write_result(imported([(name, _content(name)) for name in files]), output)


def _content(name: str) -> bytes:
    try:
        if name == "-":
            content = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(_LARGEST + 1)
    except OSError as error:
        raise ImportedFileError(name, error.strerror or str(error), "a file that can be read") from error
    if len(content) > _LARGEST:
        raise ImportedFileError(name, "more than 256 MB", "a smaller file")
    return content
