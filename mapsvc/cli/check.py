"""`mapsvc check`: every mistake in places, journeys and basemap, with file and line."""

from __future__ import annotations

import contextlib
import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path

import click

from mapsvc.settings import Settings

__all__ = ["check"]

_LOOK_EVERY_S = 0.4


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[FILE]...")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Compare evidence with the source texts in this folder.",
)
@click.option("--notes", is_flag=True, help="Print contradictions of the texts too, which the data declares.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl+C.")
def check(files: tuple[Path, ...], texts: Path | None, *, notes: bool, watch: bool) -> None:
    """Check FILEs of places or journeys; without FILE all that is shown.

    What is shown is what ships and, where MAPSVC_DATA names a folder, what is in that.
    Prints a line for each finding: FILE:LINE: what; got; expected. Doubts are
    marked as a warning. Ends with exit code 1 where there is an error.

    \b
    Example:
      mapsvc check my-journey.yaml --texts articles/
      mapsvc check --watch my-journey.yaml
    """
    if watch:
        _watch(files, texts, notes=notes)
    elif _check(files, texts, notes=notes):
        raise SystemExit(1)


def _watch(files: tuple[Path, ...], texts: Path | None, *, notes: bool) -> None:
    """Check at every change; a terminal shows the last findings only."""
    from mapsvc.failures import EXPECTED  # noqa: PLC0415  as below

    try:
        while True:
            seen = _state(files, texts)
            click.clear()
            try:
                _check(files, texts, notes=notes)
            except EXPECTED as error:
                click.echo(f"mapsvc: {error}", err=True)
            click.echo("mapsvc: watching; Ctrl+C ends", err=True)
            while _state(files, texts) == seen:
                time.sleep(_LOOK_EVERY_S)
    except KeyboardInterrupt:
        click.echo(err=True)


def _state(files: tuple[Path, ...], texts: Path | None) -> tuple[tuple[str, int, int], ...]:
    """Return what tells the files that are checked from themselves after a change."""
    from mapsvc.data_folder import DataFolder, state_of  # noqa: PLC0415  as below

    data = Settings.from_environ(os.environ).data
    watched = [*files, *(sorted(texts.iterdir()) if texts is not None and texts.is_dir() else ())]
    return (*state_of(watched), *(DataFolder(data).state() if data is not None else ()))


def _check(files: tuple[Path, ...], texts: Path | None, *, notes: bool) -> bool:
    """Print what is found; return whether there is an error."""
    from mapsvc.checking import check_files, check_shipped  # noqa: PLC0415  loads all data, which --help does not need
    from routes.checks import Level  # noqa: PLC0415  as above

    data = Settings.from_environ(os.environ).data
    with _without_collection():
        report = check_files(files, texts, data) if files else check_shipped(texts, data)
    for finding in report.findings:
        if notes or finding.level is not Level.NOTE:
            place, message = f"{finding.file}:{finding.line}: ", str(finding)
            mark = "" if finding.level is Level.ERROR else f"{finding.level.value}: "
            click.echo(place + mark + message.removeprefix(place))
    counts = ", ".join(f"{report.count(level)} {level.value}{'s' * (report.count(level) != 1)}" for level in Level)
    looked_at = f"{report.places} places, {report.journeys} journeys, {report.stops} stops, {report.legs} legs"
    click.echo(f"mapsvc: {looked_at}; {counts}", err=True)
    if texts is None:
        click.echo("mapsvc: evidence was not compared with the source texts; --texts FOLDER does that", err=True)
    return report.has_errors


@contextlib.contextmanager
def _without_collection() -> Iterator[None]:
    """Let Python not look for what could be freed: all that is read stays, and looking takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
