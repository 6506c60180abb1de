"""`mapsvc ingest`: source texts into the store."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapsvc.cli.atlas import atlas
from mapsvc.cli.output import printable
from mapsvc.settings import Settings

if TYPE_CHECKING:
    from mapsvc.service import Atlas
    from mapsvc.texts.ingest import Outcome

__all__ = ["ingest"]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FOLDER_OR_FILE...")
def ingest(paths: tuple[Path, ...]) -> None:
    """Read source texts into the store: each FOLDER_OR_FILE.

    Plain text (UTF-8, Windows-1254, ISO-8859-9), Markdown, HTML and PDF are read; in a folder
    by the endings .txt, .md, .html and .pdf. Run it again at any time: what is there already is
    passed over, a changed file becomes a new version, and where you changed places or journeys
    of MAPSVC_DATA, names are found and linked anew. Prints a line for each file; ends with exit
    code 1 where one could not be read. The store is a single file, see MAPSVC_STORE.

    \b
    Example:
      mapsvc ingest articles/
    """
    from mapsvc.texts.files import FoundFile, find_files, other_kinds  # noqa: PLC0415  loads what --help does not need
    from mapsvc.texts.ingest import Status, ingest_files  # noqa: PLC0415  as above
    from mapsvc.texts.naming import recogniser  # noqa: PLC0415  as above

    store = Settings.from_environ(os.environ).store_path
    shown = atlas()
    files = list(find_files(paths))
    outcomes: list[Outcome] = []
    size = sum(one.size for one in files if isinstance(one, FoundFile))
    shows_bar = sys.stderr.isatty()
    try:
        with click.progressbar(length=size, label="Reading", file=sys.stderr, hidden=not shows_bar) as bar:
            for outcome in ingest_files(store, files, recogniser(shown.gazetteer), bar.update):
                outcomes.append(outcome)
                if not shows_bar:
                    _tell(outcome)
    finally:
        for outcome in outcomes if shows_bar else ():  # behind the bar, whose line they would tear
            _tell(outcome)
    _link(store, shown)
    failed = sum(outcome.status is Status.FAILED for outcome in outcomes)
    if not files:
        click.echo("mapsvc: no text in there; .txt, .md, .html and .pdf are read", err=True)
    passed = other_kinds(paths)
    if passed:
        told = ", ".join(f"{count} {printable(ending)}" for ending, count in passed.items())
        click.echo(f"mapsvc: passed over: {told}; .txt, .md, .html and .pdf are read", err=True)
    click.echo(f"mapsvc: {len(files) - failed} of {len(files)} files are in {store}", err=True)
    if failed:
        raise SystemExit(1)


def _link(store: Path, shown: Atlas) -> None:
    """Link the texts to the journeys: those that were read, and all to a journey that is new or has changed."""
    from mapsvc.texts.linking import link_texts  # noqa: PLC0415  loads what --help does not need

    if not store.is_file():
        return
    links = link_texts(store, shown.journeys, shown.gazetteer)
    if links:
        click.echo(f"mapsvc: {links} links from paragraphs to stops and visits of the journeys", err=True)


def _tell(outcome: Outcome) -> None:
    """Print what became of a file."""
    path = printable(outcome.path)
    if outcome.error is not None:
        click.echo(f"mapsvc: {printable(str(outcome.error))}", err=True)
        return
    parts = (
        _count(outcome.paragraphs, "paragraph"), _count(outcome.footnotes, "footnote"),
        _count(outcome.mentions, "name") + (" of a place" if outcome.mentions == 1 else " of places"),
    )  # fmt: skip
    click.echo(f"{outcome.status.value}  {path}" + (f"  ({', '.join(parts)})" if outcome.paragraphs else ""))
    for note in outcome.notes:
        click.echo(f"mapsvc: {path}: {printable(note)}", err=True)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
