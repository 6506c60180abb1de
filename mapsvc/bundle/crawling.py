"""Asks the app for all that some addresses lead to, in one language, and makes files of the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Flask

from mapsvc.bundle.markup import dress, story_of, with_one_size
from mapsvc.bundle.naming import HOST, MOUNT, Kept, Names
from mapsvc.bundle.rewriting import Rewriter
from mapsvc.bundle.scripts import twin
from mapsvc.errors import BundleError

__all__ = ["Found", "Look", "Visitor", "crawl"]

_TAKEN = ("stop-", "people")
"""Pages of which other pages take parts."""
_MANY = ("place-", "stop-")
"""Pages that are most of a bundle."""


@dataclass(frozen=True, slots=True)
class Look:
    """What all pages of a bundle share."""

    first_script: str
    fingerprint: str
    public_url: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks the app, in one language."""

    app: Flask
    """The service, which believes to be mounted at `MOUNT`."""
    names: Names
    lang: str
    look: Look


@dataclass(frozen=True, slots=True)
class Found:
    """What a crawl found."""

    files: dict[str, bytes]
    """Pages, lists, pictures, by their path in the bundle."""
    left: tuple[Kept, ...]
    """What was linked to and not followed."""


def crawl(
    visitor: Visitor, starts: Iterable[Kept], follows: Callable[[Kept], bool], tell: Callable[[int], None]
) -> Found:
    """Return the files that some starts and all that they lead to become.

    Args:
        visitor: Who asks, in one language.
        starts: Where to begin.
        follows: Whether to follow a link of this language; the others are left to whoever asked.
        tell: Told how many files were made, now and then.

    Raises:
        BundleError: The app does not answer for something that a page links to.
    """
    client = visitor.app.test_client()
    rewriter = Rewriter(visitor.names, visitor.lang, visitor.look.public_url)
    files: dict[str, bytes] = {}
    left: dict[str, Kept] = {}
    asked: set[str] = set()
    waiting = list(starts)
    while waiting:
        kept = waiting.pop()
        if kept.file in asked:
            continue
        asked.add(kept.file)
        answer = client.get(kept.ask, base_url=HOST + MOUNT)
        if answer.status_code != 200:
            raise BundleError(kept.file, f"the service answered {answer.status_code} for {kept.ask}")
        files |= _made(kept, answer.get_data(), str(answer.mimetype), visitor.look, rewriter)
        tell(1)
        for one in rewriter.take_needed():
            if one.ask and follows(one):
                waiting.append(one)
            elif one.ask:
                left[one.file] = one
    return Found(files, tuple(one for one in left.values() if one.file not in asked))


def _made(kept: Kept, content: bytes, media_type: str, look: Look, rewriter: Rewriter) -> dict[str, bytes]:
    """Return the files that an answer becomes."""
    if media_type == "text/html":
        is_place = kept.file.partition("/")[2].startswith(_MANY)
        page = with_one_size(content.decode()) if is_place else content.decode()
        dressed = dress(page, kept.file, look.first_script, look.fingerprint, rewriter)
        files = {name: text.encode() for name, text in dressed.shared.items()}
        files[kept.file] = dressed.page.encode()
        if kept.file.partition("/")[2].startswith(_TAKEN):
            files[f"{kept.file}.js"] = twin(story_of(dressed.page)).encode()
        return files
    if media_type == "application/json":
        return {f"{kept.file}.js": twin(rewriter.text(content.decode(), kept.file)).encode()}
    return {kept.file: content}
