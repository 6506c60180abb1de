"""What the partial `_original.html` receives: original paragraphs with their names of places and footnotes."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Footnote", "Original", "Stretch"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph: plain, the name of a place, or the call of a footnote."""

    text: str
    href: str = ""
    """The page of the place, or the footnote; empty for plain text."""
    place: str = ""
    """Id of the place that is named."""
    at: str = ""
    """Its longitude and latitude, with a blank between; empty where it cannot be drawn."""
    call: str = ""
    """Id of this call of a footnote, for the way back."""
    is_cited: bool = False
    """Inside what the curator cited as evidence."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a paragraph."""

    id: str
    label: str
    stretches: tuple[Stretch, ...]
    back_href: str


@dataclass(frozen=True, slots=True)
class Original:
    """An original paragraph; where it stands on the page already, only the way there."""

    id: str
    lang: str
    kind: str
    """body, heading, table-row, footnote, page-header."""
    stretches: tuple[Stretch, ...]
    footnotes: tuple[Footnote, ...]
    source: str
    source_href: str
    page: int
    above_href: str = ""
    """Set where the paragraph is shown further up; the stretches are then empty."""
    reason: str = ""
    """Why it was linked, for links made automatically."""
    confidence: str = ""
