"""Follows every link of a bundle before it is written: none may lead to a file that is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from mapsvc.bundle.naming import HOST, MOUNT
from mapsvc.errors import BundleError

__all__ = ["check_links", "missing_parts"]

_LINKS = {
    ".html": re.compile(r'\s(?:href|src|action|data-code|data-qr)="([^"]*)"'),
    ".css": re.compile(r"url\([\"']?([^\"')]*)[\"']?\)"),
}
_ID = re.compile(r'\sid="([^"]*)"')
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|/|\Z")
_READ = (*_LINKS, ".js", ".txt", ".svg")
_LATER = ("visit-", "original-")
"""Parts that a script brings to a page from another, when the address names them."""


def check_links(files: Mapping[str, bytes]) -> None:
    """Refuse a bundle with a dead link in it, or with an address that only its maker had.

    Raises:
        BundleError: Names the file and the link.
    """
    for name, content in files.items():
        if name.endswith(_READ):
            text = content.decode()
            at = max(text.find(HOST), text.find(MOUNT))
            if at >= 0:
                raise BundleError(name, f"it has an address that leads nowhere: {text[at : at + 100]!r}")
    for name, link, target, _part in _links(files):
        if target not in files:
            raise BundleError(name, f"it links to {link}, which is not there")


def missing_parts(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Return the links, as file and link, whose page is there and has no such part: they open it at its beginning."""
    ids = {name: frozenset(_ID.findall(text.decode())) for name, text in files.items() if name.endswith(".html")}
    return [
        (name, link)
        for name, link, target, part in _links(files)
        if part and target in ids and part not in ids[target] and not part.startswith(_LATER)
    ]


def _links(files: Mapping[str, bytes]) -> Iterator[tuple[str, str, str, str]]:
    """Yield file, link, the file that it leads to, and the part of it."""
    for name, content in files.items():
        pattern = _LINKS.get(posixpath.splitext(name)[1])
        for link in sorted(set(pattern.findall(content.decode()))) if pattern is not None else ():
            parts = urlsplit(link.replace("&amp;", "&"))
            if _FOREIGN.match(link):
                continue
            beside = posixpath.join(posixpath.dirname(name), unquote(parts.path))
            yield name, link, posixpath.normpath(beside) if parts.path else name, unquote(parts.fragment)
