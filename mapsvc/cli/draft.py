"""`mapsvc draft`: a proposed itinerary from a text."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mapsvc.cli.atlas import gazetteer
from mapsvc.cli.output import write_result

__all__ = ["draft"]


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--year", type=click.IntRange(1, 2100), help="Of the journey; else the year of most dated travel.")
@click.option("-o", "--output", default="-", metavar="FILE", help="File to write; - is stdout.  [default: -]")
def draft(file: str, year: int | None, output: str) -> None:
    """Propose the itinerary that FILE tells, as GeoJSON in the shape of mapsvc export.

    Stops come in order, with days, means of travel, evidence, certainty and the reason. It is a proposal: mapsvc import
    makes a journey file of it, which names what is left to do; correct that (routes/data/JOURNEYS.md), add what it
    leaves to your own words, and let mapsvc check find what is still missing.

    \b
    Example:
      mapsvc draft article.txt --year 1932 | mapsvc import - -o journey.yaml
      mapsvc check journey.yaml
    """
    from mapsvc.texts.whole import read_whole  # noqa: PLC0415  loads what --help does not need
    from routes.drafting import draft as propose  # noqa: PLC0415  as above

    whole = read_whole(Path(file))
    collection = propose(whole.text, whole.name, gazetteer(), year, whole.sha256, whole.to_raw)
    write_result(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", output)
    kinds = [feature["properties"]["kind"] for feature in collection["features"]]
    when = "no year" if collection["year"] is None else str(collection["year"])
    click.echo(f"mapsvc: {kinds.count('stop')} stops, {kinds.count('leg')} legs, {when}", err=True)
    if not kinds:
        click.echo("mapsvc: no dated travel was found; name the journey's year with --year", err=True)
