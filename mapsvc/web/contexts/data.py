"""What the pages of data receive: a document as people can read and follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mapsvc.web.contexts.pages import Shell

__all__ = ["DataPage", "PlacePreviewPage"]


@dataclass(frozen=True, slots=True)
class DataPage:
    """`data.html`: a JSON document with its links."""

    shell: Shell
    heading: str
    path: str
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlacePreviewPage:
    """`place_preview.html`: a place in a frame of another program."""

    name: str
    description: str
    names: tuple[str, ...]
    position: str
    """Latitude, longitude and how sure; empty where not known."""
    href: str
