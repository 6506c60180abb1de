"""`mapsvc texts`: what is in the store of texts, and out with it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from mapsvc.cli.atlas import gazetteer
from mapsvc.cli.output import printable, write_result
from mapsvc.errors import StoreError
from mapsvc.settings import Settings

if TYPE_CHECKING:
    from mapsvc.texts.store import Document, TextStore

__all__ = ["texts"]


@click.group()
def texts() -> None:
    """List the texts in the store, or remove some.

    \b
    Example:
      mapsvc texts list
    """


@texts.command("list")
@click.option("--lost", is_flag=True, help="List the links that changed files have lost instead.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_texts(lost: bool, as_json: bool) -> None:
    """List the texts in the store: number, version, pages, characters, file.

    \b
    Example:
      mapsvc texts list --json
    """
    from mapsvc.texts.store import TextStore  # noqa: PLC0415  loads what --help does not need

    path = Settings.from_environ(os.environ).store_path
    if not path.exists():
        click.echo("[]" if as_json else "", nl=as_json)
        click.echo(f"mapsvc: no texts yet ({path} is not there); mapsvc ingest FOLDER reads them", err=True)
        return
    store = TextStore.open(path)
    if as_json:
        rows = [asdict(one) for one in (store.lost_links() if lost else store.documents())]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif lost:
        for link in store.lost_links():
            target = "/".join(filter(None, (link.journey, link.itinerary, link.stop, link.visit)))
            click.echo(f"{link.document}  version {link.version}  {link.start}-{link.end}  {target}  {link.text}")
    else:
        for text in store.documents():
            size = f"{text.pages} pages  {text.characters} characters"
            click.echo(f"{text.id}  version {text.version}  {size}  {printable(text.path)}")


@texts.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="TEXT...")
def remove(names: tuple[str, ...]) -> None:
    """Remove each TEXT from the store, with its links; the file itself stays.

    A TEXT is its number, the name or path of its file, or the beginning of its SHA-256.

    \b
    Example:
      mapsvc texts remove 3
    """
    from mapsvc.texts.store import TextStore  # noqa: PLC0415  loads what --help does not need

    store = TextStore.open(Settings.from_environ(os.environ).store_path)
    for text in dict.fromkeys([_named(store, name) for name in names]):
        store.remove(text.id)
        click.echo(f"removed  {printable(text.path)}")


@texts.command("tei")
@click.argument("name", metavar="TEXT")
@click.option("-o", "--output", default="-", metavar="FILE", help="File to write; - is stdout.  [default: -]")
def tei(name: str, output: str) -> None:
    """Write a TEXT of the store as TEI P5, with the places that it names marked; its file stays as it is.

    The result holds the whole wording: it is for your own use, as the text is.

    \b
    Example:
      mapsvc texts tei 3 -o article.xml
    """
    from mapsvc.formats.tei import text_to_tei  # noqa: PLC0415  loads what --help does not need
    from mapsvc.texts.store import TextStore  # noqa: PLC0415

    store = TextStore.open(Settings.from_environ(os.environ).store_path)
    write_result(text_to_tei(store, _named(store, name), gazetteer()), output)


_SHORTEST_SHA256 = 8


def _named(store: TextStore, name: str) -> Document:
    found = [one for one in store.documents() if _is_named(name, one.id, one.name, one.path, one.sha256)]
    if len(found) != 1:
        why = f"{len(found)} texts are called {name!r}, expected one"
        raise StoreError(str(store.path), why, "see mapsvc texts list, and take the number")
    return found[0]


def _is_named(name: str, number: int, file: str, path: str, sha256: str) -> bool:
    return name in (str(number), file, path) or (len(name) >= _SHORTEST_SHA256 and sha256.startswith(name))
