"""`mapsvc export`: a journey as data."""

from __future__ import annotations

import json

import click

from mapsvc.cli.output import write_result

__all__ = ["export"]


@click.command()
@click.argument("journey")
@click.option("--itinerary", default="travelled", show_default=True, help="Which telling of the journey.")
@click.option(
    "--format", "form", type=click.Choice(["geojson"]), default="geojson", show_default=True, help="Data format."
)
@click.option("-o", "--output", default="-", metavar="FILE", help="File to write; - is stdout.  [default: -]")
def export(journey: str, itinerary: str, form: str, output: str) -> None:
    """Write the data of JOURNEY, such as ismet-pasa-1932.

    \b
    Example:
      mapsvc export ismet-pasa-1932 --itinerary programme -o programme.geojson
    """
    from mapsvc.service import Atlas  # noqa: PLC0415  loads all data, which --help does not need

    collection = Atlas.shipped().geojson(journey, itinerary)
    write_result(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", output)
