"""`mapsvc geocode`: which place a name means."""

from __future__ import annotations

import json
import math
from typing import Any

import click

from gazetteer.errors import QueryError
from gazetteer.place import LonLat
from mapsvc.cli.atlas import gazetteer

__all__ = ["LonLatOption", "geocode"]


class LonLatOption(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.4 on
    """Longitude and latitude in degrees, with a comma between."""

    name = "LON,LAT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> LonLat:
        """Return the two numbers, or fail with what was expected."""
        if isinstance(value, LonLat):
            return value
        try:
            lon, lat = (float(part) for part in value.split(","))
            usable = math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90
        except ValueError:
            usable = False
        if not usable:
            self.fail(f"got {value!r}, expected longitude,latitude in degrees, such as 30.73,46.48", param, ctx)
        return LonLat(lon, lat)


@click.command()
@click.argument("name")
@click.option("--year", type=click.IntRange(1, 2100), help="When the name was used; decides between places.")
@click.option("--near", type=LonLatOption(), help="A point nearby, in degrees; decides between places.")
@click.option("--limit", type=click.IntRange(1, 40), default=5, show_default=True, help="How many candidates at most.")
@click.option("--online", is_flag=True, help="Ask OpenStreetMap's public geocoder too; needs a network.")
def geocode(name: str, year: int | None, near: LonLat | None, limit: int, online: bool) -> None:
    """Find the places that NAME may mean, best first, as JSON.

    \b
    Example:
      mapsvc geocode "Moskova'ya" --year 1932
    """
    from mapsvc.service import candidates  # noqa: PLC0415  loads the gazetteer, which --help does not need

    try:
        found = candidates(name, gazetteer(), year=year, near=near, limit=limit, online=online)
    except QueryError as error:
        raise click.UsageError(str(error)) from error
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    if not found:
        click.echo(f"mapsvc: no place has a name like {name!r}; try --online, or another spelling", err=True)
