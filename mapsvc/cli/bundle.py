"""`mapsvc bundle`: the exhibit as files that need neither server nor network."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path, PurePath

import click

from mapsvc.cli.output import write_result
from mapsvc.errors import OutputError

__all__ = ["bundle"]

_RIGHTS = """\
The original wording of the ingested texts will be in the bundle, and whoever has the bundle can read and copy it.
Go on only if you have the right to pass these texts on: as their author, by a licence, or with the author's consent."""


@click.command()
@click.argument("journeys", nargs=-1, metavar="[JOURNEY]...")
@click.option("-o", "--output", required=True, metavar="FOLDER_OR_ZIP", help="Folder to write, or a file NAME.zip.")
@click.option("--with-texts", is_flag=True, help="Put the original wording of ingested texts in; mind their rights.")
@click.option("--without-sheets", is_flag=True, help="Leave out the sheets for printing: smaller and sooner done.")
@click.option("--yes", is_flag=True, help="Answer the question about rights with yes.")
def bundle(journeys: tuple[str, ...], output: str, with_texts: bool, without_sheets: bool, yes: bool) -> None:
    """Write the exhibit, or only the JOURNEYs named, as files that open without server and network.

    The pages in all languages with maps, search and kiosk, sheets as PDF, all data. Open index.html; README.txt tells a
    guard what to do. A folder that holds an older bundle is brought up to date, other folders are refused. With
    MAPSVC_PUBLIC_URL, the address where the bundle will be reached, pages carry links, previews and codes.

    \b
    Example:
      mapsvc bundle -o exhibit
      mapsvc bundle voroshilov-1933 -o exhibit.zip
    """
    from mapsvc.bundle.editions import Wish  # noqa: PLC0415  all of this loads the service, which --help does not need
    from mapsvc.bundle.making import make  # noqa: PLC0415
    from mapsvc.bundle.writing import as_zip, check_folder, write_folder  # noqa: PLC0415
    from mapsvc.settings import Settings  # noqa: PLC0415

    target = Path(output)
    is_zip = PurePath(output).suffix.lower() == ".zip"
    _check_zip(target) if is_zip else check_folder(target)
    if with_texts:
        _mind_rights(is_agreed=yes)
    wish = Wish(Settings.from_environ(os.environ), journeys, with_texts, not without_sheets)
    files = make(wish, _progress())
    _end_progress()
    size_mb = sum(len(content) for content in files.values()) / 1e6
    if is_zip:
        packed = as_zip(files, target.stem)
        write_result(packed, output)
        click.echo(f"{output}: {len(files)} files, {len(packed) / 1e6:.1f} MB, {size_mb:.1f} MB unpacked", err=True)
    else:
        changed = write_folder(files, target)
        click.echo(f"{output}: {len(files)} files, {size_mb:.1f} MB; {changed} written, the others as before", err=True)


def _check_zip(target: Path) -> None:
    """Say now, rather than after a minute of work, that a zip cannot be written."""
    if target.is_dir():
        raise OutputError(str(target), "it is a folder; name a file, or a folder without .zip in its name")
    if not target.parent.is_dir():
        raise OutputError(str(target), f"there is no folder {target.parent}")


def _mind_rights(*, is_agreed: bool) -> None:
    """Say what passing texts on means; on a terminal also ask."""
    click.echo(_RIGHTS, err=True)
    if not is_agreed and sys.stdin.isatty():
        click.confirm("Put the texts in?", abort=True, err=True)


def _progress() -> Callable[[int], None]:
    """Return what shows on a terminal how far the work is."""
    if not sys.stderr.isatty():
        return lambda _count: None
    return lambda count: click.echo(f"\r{count} files made", nl=False, err=True)


def _end_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
