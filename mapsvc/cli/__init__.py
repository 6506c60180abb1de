"""The `mapsvc` command: the same use cases as the web. Results on stdout, notes on stderr, exit 0, 1 or 2.

A subcommand's module is loaded only when it is asked for, so that the command answers at once and the parent
process of the server stays small.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from types import MappingProxyType

import click

from mapsvc import __version__

__all__ = ["cli", "main"]

_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "annotations": "mapsvc.cli.annotations",
        "bundle": "mapsvc.cli.bundle",
        "check": "mapsvc.cli.check",
        "draft": "mapsvc.cli.draft",
        "evidence": "mapsvc.cli.evidence",
        "export": "mapsvc.cli.export",
        "geocode": "mapsvc.cli.geocode",
        "geoparse": "mapsvc.cli.geoparse",
        "import": "mapsvc.cli.import_",
        "ingest": "mapsvc.cli.ingest",
        "new": "mapsvc.cli.new",
        "place": "mapsvc.cli.place",
        "serve": "mapsvc.cli.serve",
        "sheet": "mapsvc.cli.sheet",
        "texts": "mapsvc.cli.texts",
    }
)


class _LazyGroup(click.Group):
    """A group whose subcommands are loaded by name; each module has its command under its own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all subcommands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand, or None where there is none of this name."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(_COMMANDS[cmd_name])
        command: click.Command = getattr(module, _COMMANDS[cmd_name].rpartition(".")[2])
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mapsvc")
def cli() -> None:
    """Show journeys that historical texts tell, on interactive maps.

    \b
    Example:
      mapsvc serve
    """


def main() -> None:
    """Run the command; errors of data or user end it with one line and exit code 1."""
    try:
        cli.main(prog_name="mapsvc", standalone_mode=True)
    except Exception as error:
        from mapsvc.failures import EXPECTED  # noqa: PLC0415  loads the packages below, which a good start does not need

        if not isinstance(error, EXPECTED):
            raise
        click.echo(f"mapsvc: {error}", err=True)
        sys.exit(1)
