"""`mapsvc sheet`: a journey on paper."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

import click

from mapsvc import LANGUAGES
from mapsvc.cli.atlas import atlas
from mapsvc.cli.output import write_result
from mapsvc.errors import ParameterError
from mapsvc.sheets.options import (
    BLANKS,
    FORMS,
    INKS,
    ORIENTATIONS,
    PAPERS,
    POSTERS,
    Form,
    Kind,
    Output,
    SheetOptions,
)  # fmt: skip

__all__ = ["sheet"]

Command = Callable[..., Any]


def _choice(name: str, known: Any, default: str, told: str) -> Callable[[Command], Command]:
    shown = bool(default)
    return click.option(name, type=click.Choice(list(known)), default=default or None, show_default=shown, help=told)


@click.command()
@click.argument("journey")
@_choice("--kind", [kind.value for kind in Kind], "map", "What to print.")
@_choice("--format", FORMS, "pdf", "File format.")
@_choice("--paper", PAPERS, "a4", "Size of the paper.")
@_choice("--orientation", ORIENTATIONS, "", "How the paper lies; by default as suits the kind.")
@click.option("--itinerary", metavar="ID", help="Which telling of the journey; both for all together.")
@click.option("--from", "from_", metavar="STOP", help="Id of the stop where the stretch begins.")
@click.option("--to", metavar="STOP", help="Id of the stop where it ends.")
@_choice("--blank", BLANKS, "", "What the map leaves out, for pupils to fill in.")
@click.option("--level", metavar="1|2|3", default="1", show_default=True, help="How hard the questions are.")
@click.option("--seed", metavar="N", default="1", show_default=True, help="Another number, other questions and cards.")
@click.option("--scale", metavar="1:N", help="The map's scale, such as 1:5000000; by default as large as fits.")
@click.option(
    "--panel", metavar="WxH", help="A panel of this size in mm with bleed and crop marks, instead of a paper."
)
@_choice("--poster", POSTERS, "", "A poster of this size, in parts on A4.")
@click.option("--dpi", metavar="N", default="300", show_default=True, help="Fineness of PNG, 50 to 600.")
@_choice("--lang", LANGUAGES, "tr", "Language.")
@_choice("--ink", INKS, "colour", "mono for black-and-white printers and copiers.")
@click.option("-o", "--output", default="-", metavar="FILE", help="File to write; - is stdout.  [default: -]")
def sheet(journey: str, output: str, **chosen: str | None) -> None:
    """Print JOURNEY, such as ismet-pasa-1932: a map, handout, worksheet with its answers, timeline or cards.

    A sheet of several pages is one PDF; as PNG or SVG each page is a file, numbered before its ending. The address on
    the sheet is that of MAPSVC_PUBLIC_URL.

    \b
    Example:
      mapsvc sheet ismet-pasa-1932 --kind worksheet --blank names --ink mono -o worksheet.pdf
    """
    given = {name.rstrip("_"): value for name, value in chosen.items() if value is not None}
    try:
        options, wanted = SheetOptions.read(given), Output.read(given)
        pages = _made(journey, options, wanted)
    except ParameterError as error:
        raise click.BadParameter(
            f"got {error.got!r}, expected {error.expected}", param_hint=f"'--{error.name}'"
        ) from error
    _write(pages, output, wanted.form)


def _made(journey: str, options: SheetOptions, wanted: Output) -> tuple[bytes, ...]:
    from mapsvc.settings import Settings  # noqa: PLC0415  loads what --help does not need
    from mapsvc.sheets.making import make_sheet  # noqa: PLC0415  as above

    settings = Settings.from_environ(os.environ)
    base = settings.public_url
    if base is None:
        base = f"http://{settings.host}:{settings.port}"
        click.echo(f"note: MAPSVC_PUBLIC_URL is not set; the address on the sheet begins with {base}", err=True)
    return make_sheet(atlas(), journey, options, wanted, base.rstrip("/")).pages


def _write(pages: tuple[bytes, ...], output: str, form: Form) -> None:
    """Write one file, or one a page."""
    if len(pages) == 1:
        write_result(pages[0], output)
        return
    if output == "-":
        told = f"got {len(pages)} pages of {form.value}, expected one for stdout; name a file, or choose pdf"
        raise click.BadParameter(told, param_hint="'-o'")
    path = PurePath(output)
    for number, page in enumerate(pages, 1):
        target = path.with_name(f"{path.stem}-{number}{path.suffix}")
        write_result(page, str(target))
        click.echo(f"{target}", err=True)
