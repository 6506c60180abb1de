"""Lines and pages of a text, and which lines are page headers.

A page begins at a form feed, as extractors of PDF write it, or at a line that begins with one blank and stands out
by it, as they leave where they write none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from gazetteer.turkish import fold

__all__ = ["MONTHS", "Line", "Page", "full_width", "read_pages"]

MONTHS = (
    "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık",
    "teşrin", "kânun",
)  # fmt: skip

_LINE = re.compile(r"(\f?)([^\n\f]*)(\n|(?=\f)|\Z)")
_SEPARATOR = re.compile(r"[ \t]{20,}\Z|[ \t]*[_‗─—–-]{8,}[ \t\r]*\Z")
_PAGE_NUMBER = re.compile(r"[-–—\[( ]*(?:\d{1,4}|[ivxlc]{1,6})[-–—\]) ]*\Z")
_DIGITS = re.compile(r"\d+")
_HEADER = re.compile(r"\d{1,4}\s*[•|·]\s*\S.{2,100}\Z|\S.{2,100}[•|·]\s*\d{1,4}\Z")
_NOTE = re.compile(r"(\d(?: ?\d){0,2})(?:[.)]?\s+(?=\S)|(?=[^\W\d_]))")
_ENDED = re.compile(r"[.!?…][\"”’')\]]*\Z")
_NOTE_LINES = 6
_HEADER_GAP = 3  # blank lines before a header whose page break was lost
_LEAST_LINES = 12  # on a page, on average, where pages begin with a blank
_LEAST_REPEATS = 3
_FEW_LINES = 5
_AMID_SENTENCES = 0.4
_DOUBLE_SPACED = 0.6
_LONGEST_HEADER = 120
_SHORT_HEADER = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line with letters; its stretch of the text has no blanks at its ends."""

    start: int
    end: int
    gap: int
    """Blank lines before it on its page."""
    indent: int
    text: str
    after_separator: bool = False
    """The line before it is a rule, or blank as a rule that was lost: what follows are footnotes."""


class Page:
    """Lines of a page, without its headers, and what its lines have in common."""

    def __init__(self, number: int, start: int) -> None:
        """Begin a page at an offset of the text; headers are taken out of its lines later."""
        self.number, self.start = number, start
        self.text_width = 0
        """Length of a full line of the text, for pages of few lines."""
        self.lines: list[Line] = []
        self.headers: list[Line] = []

    @cached_property
    def width(self) -> int:
        """Length of a full line."""
        return full_width(self.lines) if len(self.lines) >= _FEW_LINES else max(self.text_width, 1)

    @cached_property
    def is_double_spaced(self) -> bool:
        """Whether a blank line stands behind each line, in the midst of sentences too, so that it says nothing."""
        pairs = [(a, b) for a, b in pairwise(self.lines) if not b.after_separator]
        apart = [before for before, line in pairs if line.gap == 1]
        amid = sum(before.text[-1].isalpha() or before.text[-1] in ",-" for before in apart)
        return len(pairs) > 2 and len(apart) > _DOUBLE_SPACED * len(pairs) and amid > _AMID_SENTENCES * len(apart)


def read_pages(text: str, first_number: int = 1) -> list[Page]:
    """Return the pages of a text with their lines, headers apart."""
    pages = _split(text, first_number)
    _take_out_headers(pages)
    width = full_width([line for page in pages for line in page.lines])
    for page in pages:
        page.text_width = width
    return pages


def full_width(lines: list[Line]) -> int:
    """Return a length that one in ten lines has or passes."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _split(text: str, number: int) -> list[Page]:
    has_blank_breaks = _has_blank_breaks(text)
    page = Page(number, 0)
    pages = [page]
    gap, after_separator = 0, False
    for match in _LINE.finditer(text):
        raw = match[2]
        bare = raw.strip()
        is_break = bool(match[1]) or (
            has_blank_breaks and len(raw) > 1 and raw[0] == " " and raw[1] > " " and not _is_next_note(page.lines, bare)
        )
        is_break = is_break or (gap >= _HEADER_GAP and _is_header(bare))
        if is_break and match.start():
            page = Page(page.number + 1, match.start())
            pages.append(page)
            gap, after_separator = 0, False
        if not bare or _SEPARATOR.match(raw):
            after_separator = after_separator or bool(_SEPARATOR.match(raw.rstrip("\r")))
            gap += 1
            continue
        start = match.start(2) + len(raw) - len(raw.lstrip())
        indent = 0 if is_break else len(raw) - len(raw.lstrip())
        page.lines.append(Line(start, start + len(bare), gap, indent, bare, after_separator))
        gap, after_separator = 0, False
    return pages


def _is_next_note(lines: list[Line], text: str) -> bool:
    """Whether a line goes on with the footnotes that end a page: it has their next number, or the one behind it."""
    match = _NOTE.match(text)
    if match is None or fold(text[match.end() : match.end() + 8]).startswith(MONTHS):
        return False
    number = int(match[1].replace(" ", ""))
    return any(_note_number(line) in (number - 1, number - 2) for line in lines[-_NOTE_LINES:])


def _is_header(text: str) -> bool:
    """Whether a line behind a wide gap is a running head: with a page number, or the author's name in capitals."""
    return bool(_HEADER.match(text) or _PAGE_NUMBER.match(text)) or (text.isupper() and len(text) <= _SHORT_HEADER)


def _has_blank_breaks(text: str) -> bool:
    if "\f" in text:
        return False
    breaks = len(re.findall(r"\n (?=\S)", text))
    lines = len(re.findall(r"\n(?=[^\n])", text))
    return 0 < breaks * _LEAST_LINES <= lines


def _take_out_headers(pages: list[Page]) -> None:
    """Take out first and last lines that come again on other pages, but for numbers, and lone page numbers."""
    counts = Counter(key for page in pages for key in {_header_key(line) for line in _edge_lines(page)} if len(key) > 1)
    for page in pages:
        if len(page.lines) > 2 and page.lines[0].text.isupper() and _PAGE_NUMBER.match(page.lines[1].text):
            page.headers, page.lines = page.lines[:2], page.lines[2:]
        edges = _edge_lines(page)
        for outermost in (edges, edges[::-1]):
            for line in outermost[:2]:
                is_number = _PAGE_NUMBER.match(line.text) is not None and len(pages) > 1
                is_repeated = counts[_header_key(line)] >= _LEAST_REPEATS and not _is_note(page.lines, line)
                if not (is_number or _HEADER.match(line.text) or is_repeated):
                    break
                if line in page.lines:
                    page.lines.remove(line)
                    page.headers.append(line)


def _is_note(lines: list[Line], line: Line) -> bool:
    """Whether a line belongs to the footnotes above it: notes that cite newspapers read alike but for their numbers.

    It begins with the next number, or with any below a rule, or goes on with a note that is not finished.
    """
    place = lines.index(line) if line in lines else 0
    if not place:
        return False
    numbers = [number for other in lines[:place] if (number := _note_number(other)) is not None]
    number = _note_number(line)
    if number is not None and (line.after_separator or number - 1 in numbers):
        return True
    is_in_note = any(_note_number(other) is not None for other in lines[max(place - _NOTE_LINES, 0) : place])
    return is_in_note and not _ENDED.search(lines[place - 1].text)


def _note_number(line: Line) -> int | None:
    match = _NOTE.match(line.text)
    return int(match[1].replace(" ", "")) if match is not None else None


def _edge_lines(page: Page) -> list[Line]:
    edges = page.lines[:2] + page.lines[2:][-2:]
    return [line for line in edges if len(line.text) <= _LONGEST_HEADER]


def _header_key(line: Line) -> str:
    return _DIGITS.sub("#", fold(line.text))
