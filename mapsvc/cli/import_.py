"""`mapsvc import`: data of other programs as files for curators."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapsvc.cli.atlas import gazetteer
from mapsvc.cli.output import write_new, write_result
from mapsvc.errors import ImportedFileError, OutputError

if TYPE_CHECKING:
    from mapsvc.importing import Start

__all__ = ["import_"]

_LINE = re.compile(r", line: [a-z0-9-]+(?=, evidence)")
_LARGEST = 256 * 1024 * 1024


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--journey", metavar="ID", help="Id of the journey that begins so.  [default: of the file's name]")
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="File, or folder of MAPSVC_DATA; - is stdout.  [default: -]"
)
def import_(files: tuple[str, ...], journey: str | None, output: str) -> None:
    """Turn data of other programs into files that can be kept and corrected.

    What we exported comes back whole: itineraries of one journey as GeoJSON become a journey file,
    Linked Places become place records. GPX, KML, KMZ, CSV and any other GeoJSON or Linked Places
    become the start of a journey: points are stops, lines are lines of legs, and comments say what
    is left to do. No date is made up. With a folder as FILE, new places and lines are written
    there, too; nothing is overwritten. - is stdin.

    \b
    Example:
      mapsvc import journey.geojson -o journey.yaml
      mapsvc import tour.gpx --journey tour-1932 -o my-data
    """
    from mapsvc.importing import Start, imported  # noqa: PLC0415  loads the packages, which --help does not need

    made = imported([(name, _content(name)) for name in files], gazetteer(), _checked(journey))
    if not isinstance(made, Start):
        write_result(made, output)
    elif Path(output).is_dir():
        _write_folder(made, Path(output))
    else:
        places = "".join(f"# {line}\n" for line in made.places.splitlines())
        journey = _LINE.sub("", made.journey)  # the lines themselves are not in this file
        write_result(journey + (f"# Places that the gazetteer lacks:\n{places}" if places else ""), output)
        if made.places or made.lines:
            click.echo("mapsvc: new places and lines are written where -o names the folder of your data", err=True)


def _checked(journey: str | None) -> str | None:
    from routes.skeleton import proposed_id  # noqa: PLC0415  loads what --help does not need

    if journey is not None and journey != proposed_id(journey):
        raise click.BadParameter(
            f"got {journey!r}, expected small letters a-z, digits, hyphens", param_hint="'--journey'"
        )
    return journey


def _write_folder(made: Start, folder: Path) -> None:
    """Write the parts of a start to a data folder; what is there stays."""
    parts = {"journeys": made.journey, "places": made.places}
    targets = {kind: folder / kind / f"{made.id}.yaml" for kind, text in parts.items() if text}
    taken = [path for path in targets.values() if path.exists()]
    if taken:
        raise OutputError(str(taken[0]), "the file is there already, and is not overwritten; take another --journey")
    lines = _with_lines(folder / "lines.geojson", made.lines) if made.lines else None
    for kind, path in targets.items():
        path.parent.mkdir(exist_ok=True)
        write_new(parts[kind], path)
        click.echo(str(path))
    if lines is not None:
        write_result(lines, str(folder / "lines.geojson"))
        click.echo(str(folder / "lines.geojson"))


def _with_lines(path: Path, lines: Sequence[dict[str, Any]]) -> str:
    """Return a file of lines with some more; a line with an id that is there takes its place."""
    document: dict[str, Any] = {"type": "FeatureCollection", "features": []}
    if path.exists():
        try:
            document = json.loads(path.read_text(encoding="utf-8-sig"))
            kept = [one for one in document["features"] if one["properties"]["id"] not in _ids(lines)]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise OutputError(str(path), f"it is no file of lines ({error!r}); mend it first") from error
        document["features"] = kept
    document["features"] = [*document["features"], *lines]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _ids(lines: Sequence[dict[str, Any]]) -> set[str]:
    return {line["properties"]["id"] for line in lines}


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
