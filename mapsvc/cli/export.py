"""`mapsvc export`: a journey as data, or all data at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from mapsvc import LANGUAGES
from mapsvc.cli.atlas import atlas
from mapsvc.cli.output import write_result
from mapsvc.formats.listed import FORMATS

if TYPE_CHECKING:
    from mapsvc.formats.telling import Telling

__all__ = ["export"]


@click.command()
@click.argument("journey", required=False)
@click.option("--itinerary", default="travelled", show_default=True, help="Which telling of the journey.")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="geojson", show_default=True, help="Data format."
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    show_default=True,
    help="Language of names and accounts; GeoJSON has them all.",
)
@click.option("--all", "is_all", is_flag=True, help="Write everything, in all formats, to the folder FILE.")
@click.option("-o", "--output", default="-", metavar="FILE", help="File to write; - is stdout.  [default: -]")
def export(journey: str | None, itinerary: str, form: str, lang: str, is_all: bool, output: str) -> None:
    """Write the data of JOURNEY, such as ismet-pasa-1932, or with --all of all journeys and places.

    A CSV file gets its description beside it, FILE-metadata.json (CSV on the Web). MAPSVC_PUBLIC_URL is the address
    that links in the data begin with; without it they are names (urn:mapsvc:...) and nothing to click on.

    \b
    Example:
      mapsvc export ismet-pasa-1932 --format kml --lang en -o journey.kml
      mapsvc export --all -o dump
    """
    if is_all:
        _write_all(journey, output)
        return
    if journey is None:
        raise click.UsageError("expected a JOURNEY such as ismet-pasa-1932, or --all with -o FOLDER")
    telling = _telling(journey, itinerary, lang)
    write_result(FORMATS[form].write(telling), output)
    if form == "csv" and output != "-":
        from mapsvc.formats.table import describe  # noqa: PLC0415  loaded for those who ask for tables

        write_result(describe(telling, os.path.basename(output)), f"{output}-metadata.json")  # noqa: PTH119  of a name


def _write_all(journey: str | None, output: str) -> None:
    if journey is not None or output == "-":
        raise click.UsageError("--all writes every journey to a folder: expected no JOURNEY, and -o FOLDER")
    from mapsvc.dump import write_all  # noqa: PLC0415  loads data that --help does not need

    count = write_all(atlas(), output, _public_url())
    click.echo(f"{output}: {count} files", err=True)


def _telling(journey_id: str, itinerary_id: str, lang: str) -> Telling:
    from mapsvc.formats.telling import Telling  # noqa: PLC0415  loads data that --help does not need

    shown = atlas()
    return Telling(shown, shown.journey(journey_id), shown.itinerary(journey_id, itinerary_id), lang, _public_url())


def _public_url() -> str | None:
    from mapsvc.settings import Settings  # noqa: PLC0415  only those who write data need it

    return Settings.from_environ(os.environ).public_url
