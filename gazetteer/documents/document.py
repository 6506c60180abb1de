"""What a document is made of: paragraphs of five kinds, in the order of the raw file. Plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gazetteer.documents.mapped import MappedText

__all__ = ["FootnoteCall", "Kind", "Paragraph"]


class Kind(StrEnum):
    """What a paragraph is in its document."""

    BODY = "body"
    HEADING = "heading"
    TABLE_ROW = "table-row"
    FOOTNOTE = "footnote"
    PAGE_HEADER = "page-header"
    """A running head or foot, or the page's number: on the page, but not in the text."""


@dataclass(frozen=True, slots=True)
class FootnoteCall:
    """A marker in a paragraph that calls a footnote."""

    start: int
    end: int
    """Stretch of the paragraph's text, half-open."""
    label: str
    footnote: int | None
    """`seq` of the footnote's paragraph; None where the document has none of this label."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, put together over lines and pages."""

    seq: int
    """Place in the document, from 0."""
    kind: Kind
    page: int
    """Page where it begins, from 1 as the file counts them."""
    content: MappedText
    """Text without line breaks, hyphens of line ends and blanks of torn words, and where each character came from."""
    label: str | None = None
    """What a footnote is called by: "12", "*"."""
    calls: tuple[FootnoteCall, ...] = ()

    @property
    def text(self) -> str:
        """The text as it is read."""
        return self.content.text

    @property
    def start(self) -> int:
        """Code point of the raw file where it begins."""
        return self.content.raw_start

    @property
    def end(self) -> int:
        """Code point of the raw file where it ends; a paragraph over two pages spans what lies between."""
        return self.content.raw_end
