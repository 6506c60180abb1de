"""`mapsvc place`: places of a curator's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.errors import QueryError
from gazetteer.place import LonLat, PlaceType
from mapsvc.cli.atlas import gazetteer
from mapsvc.cli.geocode import LonLatOption
from mapsvc.cli.output import printable, write_result
from mapsvc.settings import Settings

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from mapsvc.adding import Candidate

__all__ = ["place"]

_BY_HAND_M = 1_000


@click.group()
def place() -> None:
    """Add places that the gazetteer does not have.

    \b
    Example:
      mapsvc place add Sivrihisar --choose 1
    """


@place.command()
@click.argument("name")
@click.option("--near", type=LonLatOption(), help="A point nearby, in degrees; decides between places.")
@click.option("--year", type=click.IntRange(1, 2100), help="When the name was used; decides between places.")
@click.option("--online", is_flag=True, help="Ask OpenStreetMap's public geocoder too; needs a network.")
@click.option("--choose", type=click.IntRange(1), metavar="N", help="Take candidate N without asking.")
@click.option("--at", type=LonLatOption(), help="No candidate: the place lies here, placed by hand.")
@click.option("--note", help="How you know where it lies; with --at.")
@click.option("--precision", type=click.IntRange(1, 5_000_000), metavar="M", help="Metres within which it surely lies.")
@click.option("--type", "kind", type=click.Choice([one.value for one in PlaceType]), default="settlement",
              show_default=True, help="What it is.")  # fmt: skip
@click.option("--id", "place_id", help="Its permanent id; by default made of NAME.")
@click.option("--parent", metavar="ID", help="The place that it lay in.")
@click.option("-o", "--output", metavar="FILE", help="File of places to add it to.  [default: in MAPSVC_DATA]")
def add(name: str, choose: int | None, place_id: str | None, output: str | None, **said: Any) -> None:
    """Look up where NAME may lie, and write a record of the place that you choose, with its source.

    Candidates come from the gazetteer, from the towns of the package (mostly GeoNames) and, with
    --online, from OpenStreetMap. Without --choose you are asked; where nobody can be asked they
    are only listed. The record is added at the end of the file; nothing in it is changed.

    \b
    Example:
      mapsvc place add Sivrihisar --choose 1
      mapsvc place add "Uşak şeker fabrikası" --type building --at 29.39,38.67 --note "by the station" --parent usak
    """
    known = gazetteer()
    if said["at"] is not None:
        chosen: Candidate | None = _by_hand(name, said["at"], said["note"])
    else:
        chosen = _chosen(name, _candidates(name, known, said), choose)
    if chosen is None:
        return
    if chosen.place is not None:
        click.echo(chosen.place)
        click.echo("mapsvc: the gazetteer has it already, under this id; nothing was written", err=True)
        return
    from mapsvc.adding import NewPlace, added, seems_swapped  # noqa: PLC0415  loads what --help does not need

    target = Path(output) if output is not None else _file()
    made = NewPlace(place_id, name, PlaceType(said["kind"]), said["parent"], said["precision"])
    new_id, text = added(made, chosen, target, known)
    write_result(text, str(target))
    click.echo(new_id)
    if said["at"] is not None and seems_swapped(said["at"], known):
        lon, lat = said["at"]
        told = f"it lies far from all known places; {lat:g},{lon:g} does not: longitude comes first"
        click.echo(f"mapsvc: warning: --at {lon:g},{lat:g}: {told}", err=True)
    click.echo(f"mapsvc: added to {target}; see what is left to do in its comments", err=True)


def _candidates(name: str, known: Gazetteer, said: Mapping[str, Any]) -> list[Candidate]:
    from mapsvc.adding import candidates  # noqa: PLC0415  loads what --help does not need

    try:
        return candidates(name, known, year=said["year"], near=said["near"], online=said["online"])
    except QueryError as error:
        raise click.UsageError(str(error)) from error


def _chosen(name: str, found: list[Candidate], choose: int | None) -> Candidate | None:
    """Return the candidate that was chosen; None where there is none, or nobody to ask."""
    if not found:
        told = f"no place has a name like {name!r}; try --online, another spelling, or --at LON,LAT --note HOW"
        raise click.ClickException(told)
    for number, one in enumerate(found, 1):
        where = f"{one.point.lat:.4f}, {one.point.lon:.4f}" if one.point is not None else "nobody knows where"
        mark = f"there already: {one.place}" if one.place is not None else one.source
        click.echo(f"{number}. {printable(one.name)}  ({where})  {printable(mark)}", err=choose is not None)
    if choose is None:
        if not sys.stdin.isatty():
            click.echo("mapsvc: nothing was written; choose one with --choose N", err=True)
            return None
        choose = click.prompt("Which one? (0: none)", type=click.IntRange(0, len(found)), err=True)
    if not choose:
        return None
    if choose > len(found):
        raise click.BadParameter(f"got {choose}, expected 1 to {len(found)}", param_hint="'--choose'")
    return found[choose - 1]


def _by_hand(name: str, at: LonLat, note: str | None) -> Candidate:
    from mapsvc.adding import Candidate  # noqa: PLC0415  loads what --help does not need

    if not note:
        raise click.BadParameter(
            "expected how you know it, such as 'by the station, placed by hand'", param_hint="'--note'"
        )
    return Candidate(name, at, _BY_HAND_M, note)


def _file() -> Path:
    data = Settings.from_environ(os.environ).data
    if data is None:
        raise click.UsageError("expected -o FILE, or a folder of your own in MAPSVC_DATA")
    (data / "places").mkdir(exist_ok=True)
    return data / "places" / "places.yaml"
