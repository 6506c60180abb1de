"""The static files that pages load: an allow-list made at start, under addresses that change with the content.

All assets share one fingerprint, `/assets/<fingerprint>/<name>`, so that a style sheet or module finds its
neighbours by relative address. Nothing outside the list is ever opened: names are looked up, not joined to paths.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from mapsvc.resources import leaflet_dir, static_dir
from mapsvc.theming import OURS, Theme
from mapsvc.theming.serving import served_files, style_sheet

__all__ = ["Asset", "Assets"]

_LEAFLET_FILES = (
    "leaflet.css",
    "leaflet.js",
    "images/layers.png",
    "images/layers-2x.png",
    "images/marker-icon.png",
    "images/marker-icon-2x.png",
    "images/marker-shadow.png",
)
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)(?:\n|\Z)", re.MULTILINE)
# Said here rather than left to the machine's own table, which differs from one system to the next.
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file, read once at start."""

    name: str
    """Its path under `/assets/<fingerprint>/`, with forward slashes."""
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Assets:
    """All static files and their common fingerprint."""

    by_name: Mapping[str, Asset]
    fingerprint: str

    @classmethod
    def shipped(cls, theme: Theme = OURS) -> Assets:
        """Return the assets that the service ships: its own, the map data for the browser, and Leaflet's.

        Args:
            theme: Brings logo and fonts of a house, and its colours in the place of ours.
        """
        assets = {asset.name: asset for asset in (*_own(), *_leaflet(), *_map_data(), *_of_house(theme))}
        digest = hashlib.sha256()
        for name in sorted(assets):
            content = assets[name].content
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return cls(MappingProxyType(assets), digest.hexdigest()[:12])

    def url(self, name: str, root: str = "") -> str:
        """Return the address of an asset; `root` is the path that the service is mounted at.

        Raises:
            KeyError: No asset has this name; a mistake in a template.
        """
        return f"{root}/assets/{self.fingerprint}/{self.by_name[name].name}"


def _own() -> Iterator[Asset]:
    folder = static_dir()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix in _MEDIA_TYPES:
            asset = _asset(path.relative_to(folder).as_posix(), path)
            yield replace(asset, content=_lean(asset.content)) if path.suffix in (".css", ".js") else asset


def _lean(content: bytes) -> bytes:
    return without_comments(content.decode()).encode()


def _leaflet() -> Iterator[Asset]:
    folder = leaflet_dir()
    for name in _LEAFLET_FILES:
        yield _asset(f"leaflet/{name}", folder / name)


def _map_data() -> Iterator[Asset]:
    """Yield the basemap that the browser draws when the visitor comes closer, and what it lays over it."""
    folder = static_dir().parent / "maps" / "data"
    for path in (*sorted(folder.glob("basemap*.json")), folder / "today.json", folder / "relief.webp"):
        yield _asset(f"map/{path.name}", path)


def _of_house(theme: Theme) -> Iterator[Asset]:
    if theme is not OURS:
        yield Asset("css/palette.css", _lean(style_sheet(theme).encode()), _MEDIA_TYPES[".css"])
    for name, content, media_type in served_files(theme):
        yield Asset(name, content, media_type)


def _asset(name: str, path: Path) -> Asset:
    return Asset(name, path.read_bytes(), _MEDIA_TYPES[path.suffix])


def without_comments(text: str) -> str:
    r"""Return a script or style sheet of ours without the comments that have lines of their own.

    They explain the code to us; visitors would load them in vain. Comments behind code stay: to find those, one has
    to know where a string ends.

    >>> without_comments("/** Says a. */\nlet a = 1; // one\n  // then\n/* and\n * b */\nb('/* c */');\n")
    "let a = 1; // one\nb('/* c */');\n"
    """
    return _COMMENT.sub("", text)
