"""What the pages receive that stand in a bundle for those that only a server can answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mapsvc.web.contexts.pages import Shell
from mapsvc.web.contexts.printing import SheetFile

__all__ = ["BundledSearchPage", "BundledSheetsPage"]


@dataclass(frozen=True, slots=True)
class BundledSearchPage:
    """`bundled_search.html`: the search, answered by a script from a list made beforehand."""

    shell: Shell
    words: Mapping[str, str]
    """What the script says."""
    places_href: str
    """Where all places are listed, for those without a script."""


@dataclass(frozen=True, slots=True)
class BundledSheetsPage:
    """`bundled_sheets.html`: the sheets of a journey that were printed beforehand."""

    shell: Shell
    title: str
    journey_href: str
    files: tuple[SheetFile, ...]
