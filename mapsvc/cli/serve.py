"""`mapsvc serve`: the service on a production server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from mapsvc.errors import SettingsError
from mapsvc.settings import Settings

__all__ = ["serve"]


@click.command()
@click.option("--host", help="Address to listen at.  [default: MAPSVC_HOST, else 127.0.0.1]")
@click.option("--port", help="Port to listen at.  [default: MAPSVC_PORT, else 8000]")
@click.option(
    "--texts",
    type=click.Path(exists=True, path_type=Path),
    metavar="FOLDER",
    help="Read the source texts of a folder first, as mapsvc ingest does.",
)
@click.option("--reload", "is_reloading", is_flag=True, help="Show changes of MAPSVC_DATA at once, and its mistakes.")
def serve(host: str | None, port: str | None, texts: Path | None, *, is_reloading: bool) -> None:
    """Serve the maps, and print the address when they can be visited.

    Where source texts were read into the store, now by --texts or before by mapsvc ingest, the
    pages show their original wording. Further settings are environment variables, see the
    README. Ctrl+C ends the service.

    --reload is for those who write a journey: pages follow what is saved in MAPSVC_DATA and in
    the theme, and what is wrong there is shown in the browser with file and line.

    \b
    Example:
      mapsvc serve --host 0.0.0.0 --port 8080 --texts articles/
    """
    from mapsvc import server  # noqa: PLC0415  after the settings are known to be good

    settings = _settings(host, port)
    if texts is not None:
        _ingest(texts)
    server.run(settings, _announce, is_reloading=is_reloading)


def _ingest(folder: Path) -> None:
    """Read the texts of a folder in a process of its own, so that this one, which only watches, stays small."""
    command = [sys.executable, "-m", "mapsvc", "ingest", "--", str(folder)]
    # What ingest prints as its result is a note here: the result of serve is its address.
    ended = subprocess.run(command, stdout=sys.stderr.fileno(), check=False)  # noqa: S603  our own command
    if ended.returncode < 0:
        raise click.ClickException("reading the texts was interrupted; what was read so far is kept")
    if ended.returncode:
        click.echo("mapsvc: not all texts could be read, see above; the service starts with those that could", err=True)


def _settings(host: str | None, port: str | None) -> Settings:
    """Return the settings of the environment with the options in their place; wrong ones are wrong usage."""
    options = {"MAPSVC_HOST": host, "MAPSVC_PORT": port}
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings.from_environ({**os.environ, **given})
    except SettingsError as error:
        message = str(error)
        if error.name in given:
            message = message.replace(f"setting {error.name}", f"--{error.name.removeprefix('MAPSVC_').lower()}")
        raise click.UsageError(message) from error


def _announce(url: str) -> None:
    print(url, flush=True)  # noqa: T201  the result of the command
    print("Ctrl+C ends the service.", file=sys.stderr, flush=True)  # noqa: T201  a note to whoever started it
