"""`mapsvc check`: every mistake in places, journeys and basemap, with file and line."""

from __future__ import annotations

import os
from pathlib import Path

import click

from mapsvc.settings import Settings

__all__ = ["check"]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[FILE]...")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Compare evidence with the source texts in this folder.",
)
@click.option("--notes", is_flag=True, help="Print contradictions of the texts too, which the data declares.")
def check(files: tuple[Path, ...], texts: Path | None, notes: bool) -> None:
    """Check FILEs of places or journeys; without FILE all that is shown.

    What is shown is what ships and, where MAPSVC_DATA names a folder, what is in that.
    Prints a line for each finding: FILE:LINE: what; got; expected. Doubts are
    marked as a warning. Ends with exit code 1 where there is an error.

    \b
    Example:
      mapsvc check my-journey.yaml --texts articles/
    """
    from mapsvc.checking import check_files, check_shipped  # noqa: PLC0415  loads all data, which --help does not need
    from routes.checks import Level  # noqa: PLC0415  as above

    data = Settings.from_environ(os.environ).data
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
    if report.has_errors:
        raise SystemExit(1)
