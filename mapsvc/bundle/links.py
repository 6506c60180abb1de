"""Follows every link of a bundle before it is written: none may lead to a file or a part that is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from mapsvc.bundle.naming import HOST, MOUNT
from mapsvc.errors import BundleError

__all__ = ["check_links"]

_LINK = re.compile(r'\s(?:href|src|action|data-code)="([^"]*)"')
_SHEET_LINK = re.compile(r"url\(([^)]*)\)")
_ID = re.compile(r'\sid="([^"]*)"')
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:")
_LATER = ("visit-", "original-")
"""Parts that a script brings to a page from another, when the address names them."""


def check_links(files: Mapping[str, bytes]) -> None:
    """Refuse a bundle with a dead link in it, or an address that only its maker had.

    Raises:
        BundleError: Names the file and the link.
    """
    ids: dict[str, frozenset[str]] = {}
    for name, content in files.items():
        if not name.endswith((".html", ".css", ".js", ".txt", ".svg")):
            continue
        text = content.decode()
        for ours in (HOST, MOUNT):
            if ours in text:
                at = text.index(ours)
                raise BundleError(name, f"it has an address that leads nowhere: {text[at : at + 100]!r}")
        if name.endswith(".html"):
            ids[name] = frozenset(_ID.findall(text))
    for name, content in files.items():
        if name.endswith((".html", ".css")):
            pattern = _LINK if name.endswith(".html") else _SHEET_LINK
            for link in set(pattern.findall(content.decode())):
                _check(name, link.replace("&amp;", "&").strip("'\""), files, ids)


def _check(name: str, link: str, files: Mapping[str, bytes], ids: Mapping[str, frozenset[str]]) -> None:
    if _FOREIGN.match(link) or link.startswith("/"):
        return
    parts = urlsplit(link)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
    if target not in files:
        raise BundleError(name, f"it links to {link}, which is not there")
    part = unquote(parts.fragment)
    if part and target in ids and part not in ids[target] and not part.startswith(_LATER):
        raise BundleError(name, f"it links to {link}, and there is no such part")
