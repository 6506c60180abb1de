"""`mapsvc new`: a journey file to begin with."""

from __future__ import annotations

import os
from pathlib import Path

import click

from mapsvc.cli.output import write_new, write_result
from mapsvc.errors import ImportedFileError
from mapsvc.settings import Settings

__all__ = ["new"]

_LARGEST = 64 * 1024 * 1024


@click.command()
@click.argument("journey")
@click.option(
    "--source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="TEXT",
    help="File of the text that tells it; its name and fingerprint are written down.",
)
@click.option("-o", "--output", metavar="FILE", help="File to write; - is stdout.  [default: JOURNEY.yaml]")
def new(journey: str, source: Path | None, output: str | None) -> None:
    """Write a file for a journey, with comments that say what to fill in; JOURNEY is its id.

    It passes mapsvc check, which says what is still to do. Where MAPSVC_DATA names a folder the file goes to its
    journeys. A file that is there already is never overwritten.

    \b
    Example:
      mapsvc new experts-1932 --source article.txt
    """
    from routes.errors import JourneyFileError  # noqa: PLC0415  loads what --help does not need
    from routes.skeleton import skeleton  # noqa: PLC0415  as above

    try:
        text = skeleton(journey, (source.name, _content(source)) if source is not None else None)
    except JourneyFileError as error:
        raise click.BadParameter(f"got {journey!r}, expected {error.expected}", param_hint="'JOURNEY'") from error
    if output == "-":
        write_result(text, output)
        return
    target = Path(output) if output is not None else _folder() / f"{journey}.yaml"
    write_new(text, target)
    click.echo(str(target))
    click.echo(f"mapsvc: next: mapsvc check --watch {target}", err=True)


def _folder() -> Path:
    """Return where a new journey belongs, and make the folder of journeys of MAPSVC_DATA where it has none yet."""
    data = Settings.from_environ(os.environ).data
    if data is None:
        return Path()
    (data / "journeys").mkdir(exist_ok=True)
    return data / "journeys"


def _content(path: Path) -> bytes:
    if not path.is_file() or path.stat().st_size > _LARGEST:
        raise ImportedFileError(str(path), "no plain file, or more than 64 MB", "the text that tells the journey")
    content = path.read_bytes()
    if b"\0" in content:
        raise ImportedFileError(str(path), "no text, but a picture, PDF or the like", "plain text in UTF-8")
    return content
