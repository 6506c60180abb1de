"""`mapsvc serve`: the service on a production server."""

from __future__ import annotations

import os
import sys

import click

from mapsvc.errors import SettingsError
from mapsvc.settings import Settings

__all__ = ["serve"]


@click.command()
@click.option("--host", help="Address to listen at.  [default: MAPSVC_HOST, else 127.0.0.1]")
@click.option("--port", help="Port to listen at.  [default: MAPSVC_PORT, else 8000]")
def serve(host: str | None, port: str | None) -> None:
    """Serve the maps, and print the address when they can be visited.

    Further settings are environment variables, see the README. Ctrl+C ends the service.

    \b
    Example:
      mapsvc serve --host 0.0.0.0 --port 8080
    """
    from mapsvc import server  # noqa: PLC0415  after the settings are known to be good

    server.run(_settings(host, port), _announce)


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
