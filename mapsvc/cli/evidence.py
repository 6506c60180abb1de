"""`mapsvc evidence`: where a text says something, as journey files name it."""

from __future__ import annotations

from pathlib import Path

import click

from mapsvc.cli.output import printable

__all__ = ["evidence"]

_MOST = 20
_SHOWN = 300


@click.command()
@click.argument("text", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("words", nargs=-1, required=True)
@click.option("--key", default="a", show_default=True, help="The key of the text in the journey file.")
def evidence(text: Path, words: tuple[str, ...], key: str) -> None:
    """Print where TEXT has WORDS: the sentence's range, as `evidence` of a journey file wants it, and the sentence.

    Case and line breaks do not matter. Ends with exit code 1 where the words are not found.

    \b
    Example:
      mapsvc evidence article.txt "left for Kayseri"
    """
    from routes.checks.source_text import sentences_with  # noqa: PLC0415  loads what --help does not need

    raw = _read(text)
    found = sentences_with(raw, " ".join(words))
    for start, end in found[:_MOST]:
        sentence = " ".join(raw[start:end].split())
        click.echo(f'"{key}:{start}-{end}"  {printable(sentence[:_SHOWN])}{"…" if len(sentence) > _SHOWN else ""}')
    if len(found) > _MOST:
        click.echo(f"mapsvc: and {len(found) - _MOST} more; give more words", err=True)
    if not found:
        click.echo(f"mapsvc: {text} does not have {' '.join(words)!r}; try fewer words", err=True)
        raise SystemExit(1)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        told = f"{path} is not UTF-8 (byte {error.start}); evidence counts in UTF-8 text: save it as that first"
        raise click.ClickException(told) from error
    except OSError as error:
        raise click.ClickException(f"cannot read {path}: {error.strerror}") from error
