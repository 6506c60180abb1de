"""`mapsvc annotations`: links between texts and journeys as W3C Web Annotations, out and back in.

The command is called `annotations` and must be a name of this module; so no `from __future__ import annotations`.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.annotation import annotations_of, collection_to_w3c, page_to_w3c
from mapsvc.cli.atlas import atlas
from mapsvc.cli.output import write_result
from mapsvc.errors import ParameterError
from mapsvc.settings import Settings

if TYPE_CHECKING:
    from mapsvc.texts.store import Document, TextStore

__all__ = ["annotations"]

_LABEL = "Links from texts to journeys"
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_MOST_BYTES = 256 * 1024 * 1024


@click.group()
def annotations() -> None:
    """Write and read the links of the texts as W3C Web Annotations (JSON-LD).

    \b
    Example:
      mapsvc annotations export -o links.jsonld
    """


@annotations.command("export")
@click.option("--journey", help="Only links to this journey.")
@click.option("--text", "text", metavar="TEXT", help="Only this text: its file's name or SHA-256.")
@click.option("--names", is_flag=True, help="Also the names of places in the texts.")
@click.option("--quotes", is_flag=True, help="Also the wording, for your own use: the texts are other people's.")
@click.option(
    "-o", "--output", default="-", metavar="FILE",
    help="File to write, or a folder for a page for each text; - is stdout.  [default: -]",
)  # fmt: skip
def export_annotations(journey: str | None, text: str | None, names: bool, quotes: bool, output: str) -> None:
    """Write the links as annotations: one collection, or a page for each text in a FOLDER that is there.

    \b
    Example:
      mapsvc annotations export --journey ismet-pasa-1932 -o links.jsonld
    """
    from mapsvc.texts.annotations import document_annotations  # noqa: PLC0415  loads what --help does not need

    store = _store()
    chosen = [one for one in store.documents() if text is None or text in (one.name, one.sha256)]
    if text is not None and not chosen:
        raise ParameterError("--text", text, "a text in the store; mapsvc texts list names them")
    pages = [
        (one, list(document_annotations(store, one, journey, with_names=names, with_quotes=quotes))) for one in chosen
    ]
    if Path(output).is_dir():
        _write_pages(Path(output), pages)
    else:
        items = [item for _, page in pages for item in page]
        first = page_to_w3c("urn:mapsvc:annotations:page", items, 0, partOf="urn:mapsvc:annotations")
        del first["@context"]
        whole = collection_to_w3c("urn:mapsvc:annotations", _LABEL, len(items), first)
        write_result(_json(whole), output)
    click.echo(f"mapsvc: {sum(len(page) for _, page in pages)} annotations of {len(pages)} texts", err=True)


def _write_pages(folder: Path, pages: list[tuple["Document", list[dict[str, Any]]]]) -> None:
    """Write a page for each text, and the collection that names the first and the last."""
    files = [f"page-{number}.jsonld" for number in range(1, len(pages) + 1)]
    start = 0
    for place, (_, items) in enumerate(pages):
        beside = {"partOf": "collection.jsonld"}
        if place:
            beside["prev"] = files[place - 1]
        if place + 1 < len(files):
            beside["next"] = files[place + 1]
        page = page_to_w3c(files[place], items, start, **beside)
        start += len(items)
        write_result(_json(page), str(folder / files[place]))
    first, last = (files[0], files[-1]) if files else (None, None)
    whole = collection_to_w3c("collection.jsonld", _LABEL, start, first, last)
    write_result(_json(whole), str(folder / "collection.jsonld"))


@annotations.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@click.option("--left", metavar="FILE", help="Write what was not taken there, whole, to be corrected.")
def import_annotations(paths: tuple[str, ...], left: str | None) -> None:
    """Read links that people made or corrected; - is stdin. What does not hold is listed; nothing is removed.

    Each annotation says which text (by SHA-256, or by name with a quote), which stretch, and what it tells; with
    mapsvc:status rejected a link is not proposed again. Ends with exit code 1 where one was not taken.

    \b
    Example:
      mapsvc annotations import corrected.jsonld --left doubtful.jsonld
    """
    from mapsvc.texts.annotations import import_annotations as take  # noqa: PLC0415  loads what --help does not need

    records = [record for path in paths for document in _documents(path) for record in annotations_of(document)]
    if not records:
        click.echo(
            "mapsvc: there is no annotation in it; expected W3C Web Annotations, one, a list or a page", err=True
        )
    report = take(_store(), records, atlas().journeys)
    for problem in report.problems:
        click.echo(f"{problem.annotation}: {problem.what}")
    if left is not None and report.left:
        page = page_to_w3c("urn:mapsvc:annotations:left", [one for one in report.left if isinstance(one, dict)], 0)
        page["items"] = report.left
        write_result(_json(page), left)
    click.echo(
        f"mapsvc: {report.taken} links taken ({report.moved} found by their quotes), {report.unchanged} were there"
        f" already, {len(report.problems)} not taken",
        err=True,
    )
    if report.problems:
        raise SystemExit(1)


def _store() -> "TextStore":
    from mapsvc.texts.store import TextStore  # noqa: PLC0415  loads what --help does not need

    return TextStore.open(Settings.from_environ(os.environ).store_path)


def _documents(path: str) -> Iterator[object]:
    """Yield the JSON of a file, of stdin, or of the pages in a folder."""
    if path == "-":
        yield _read("stdin", sys.stdin.buffer.read(_MOST_BYTES + 1))
        return
    given = Path(path)
    files = sorted(one for one in given.glob("*.jsonld") if one.is_file()) if given.is_dir() else [given]
    for file in files:
        try:
            with file.open("rb") as opened:
                content = opened.read(_MOST_BYTES + 1)
        except OSError as error:
            raise ParameterError("FILE_OR_FOLDER", str(file), f"a file that can be read ({error.strerror})") from error
        yield _read(str(file), content)


def _read(name: str, content: bytes) -> object:
    if len(content) > _MOST_BYTES:
        raise ParameterError("FILE_OR_FOLDER", name, f"at most {_MOST_BYTES // 1024**2} MB; split it by texts")
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ParameterError("FILE_OR_FOLDER", name, f"JSON ({error})") from error


def _json(value: object) -> str:
    """Return a value as JSON; half a pair of surrogates, which UTF-8 has no bytes for, is written as its escape."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return text if not _HALF_PAIR.search(text) else json.dumps(value, indent=1) + "\n"
