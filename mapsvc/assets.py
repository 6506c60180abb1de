"""The static files that pages load: an allow-list made at start, under addresses that change with the content.

All assets share one fingerprint, `/assets/<fingerprint>/<name>`, so that a style sheet or module finds its
neighbours by relative address. Nothing outside the list is ever opened: names are looked up, not joined to paths.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from mapsvc.resources import leaflet_dir, static_dir

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
    def shipped(cls) -> Assets:
        """Return the assets that the service ships: its own, the map data for the browser, and Leaflet's."""
        assets = {asset.name: asset for asset in (*_own(), *_leaflet(), *_map_data())}
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
            yield _asset(path.relative_to(folder).as_posix(), path)


def _leaflet() -> Iterator[Asset]:
    folder = leaflet_dir()
    for name in _LEAFLET_FILES:
        yield _asset(f"leaflet/{name}", folder / name)


def _map_data() -> Iterator[Asset]:
    """Yield the basemap that the browser draws when the visitor comes closer."""
    folder = static_dir().parent / "maps" / "data"
    for path in sorted(folder.glob("basemap*.json")):
        yield _asset(f"map/{path.name}", path)


def _asset(name: str, path: Path) -> Asset:
    media_type = _MEDIA_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(name, path.read_bytes(), media_type)
