"""Lines put together to paragraphs: over line ends, hyphens and pages.

Where every line is followed by a blank one, blank lines say nothing: then a paragraph ends with a sentence on a line
that is not full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gazetteer.documents.document import Kind
from gazetteer.documents.layout import CAPTION, PageLayout
from gazetteer.documents.mapped import MappedText, MappedTextBuilder
from gazetteer.documents.pages import Line, Page
from gazetteer.documents.torn import TornWords

__all__ = ["Group", "group_lines", "join_lines"]

_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*\s?(?:\d(?: ?\d){0,2}|\*{1,3})?\s*[.]?\s*\Z")
_LONGEST_END = 14  # a full stop, marks of quotation, the number of a footnote
_FULL = 0.88
_SHORT_LINE = 0.85
_HEADING_WIDTH = 0.75
_HEADING_WIDTH_ALONE = 0.92  # between blank lines, behind a sentence
_HEADING_WIDTH_APART = 0.62  # where blank lines say nothing, an indented first line must not pass for a heading
_LONGEST_HEADING = 90
_UNWRAPPED = 250
_NO_HEADING_END = re.compile(r"[.,;:!?…\-–—\"”’')]\s*\d{0,3}\Z")
_SECTION = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-H])\s?[-–.)]\s?[A-ZÇĞİÖŞÜ]")
_HYPHEN = re.compile(r"([^\W\d_]+)[-‐\xad]\Z")
_HYPHENS = "-‐\xad–"
_NUMBER_HYPHEN = re.compile(r"\d[-‐–]\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Signs that steer how text runs, or are not seen: not shown, since they could hide or turn round what stands there.
_UNSEEN = re.compile("[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class Group:
    """Lines of one paragraph."""

    kind: Kind
    lines: list[Line] = field(default_factory=list)
    label: str | None = None
    text_start: int | None = None
    """Where a footnote's text begins, behind its number."""


def group_lines(layouts: Sequence[PageLayout]) -> list[Group]:
    """Return the groups of lines that make a paragraph each, in the order of the text."""
    groups = _body_groups(layouts) + _footnote_groups(layouts)
    for layout in layouts:
        groups += [Group(Kind.PAGE_HEADER, [line]) for line in layout.page.headers]
    return sorted(groups, key=lambda group: group.lines[0].start)


def _body_groups(layouts: Sequence[PageLayout]) -> list[Group]:
    groups: list[Group] = []
    before: Line | None = None
    before_page: Page | None = None
    for layout in layouts:
        page = layout.page
        row_starts = {row[0].start for row in layout.rows}
        row_lines = {line.start for row in layout.rows for line in row}
        for place, line in enumerate(layout.body):
            following = layout.body[place + 1] if place + 1 < len(layout.body) else None
            if line.start in row_lines:
                if line.start in row_starts or not groups:
                    groups.append(Group(Kind.TABLE_ROW))
            elif _is_heading(line, before, following, page) and (
                not groups or groups[-1].kind is Kind.HEADING or _begins(before, line, before_page, page)
                or _is_numbered(line, before)
            ):  # fmt: skip
                groups.append(Group(Kind.HEADING))
            elif not groups or groups[-1].kind is not Kind.BODY or _begins(before, line, before_page, page):
                groups.append(Group(Kind.BODY))
            groups[-1].lines.append(line)
            before, before_page = line, page
    return groups


def _begins(before: Line | None, line: Line, before_page: Page | None, page: Page) -> bool:
    """Whether a line begins a paragraph, by the line before it in the body."""
    if before is None or before_page is None:
        return True
    if before_page.width > _UNWRAPPED and (before_page is page or _ends_sentence(before)):
        return True  # each line is a paragraph
    is_ended = _ends_sentence(before)
    goes_on = line.text[0].islower()
    is_short = len(before.text) < _FULL * before_page.width
    if before_page is not page:
        return is_ended and not goes_on and is_short
    if page.is_double_spaced:
        return (line.gap > 1 or is_short) and is_ended and not goes_on
    if line.gap:
        return is_ended or not goes_on
    return is_ended and not goes_on and (line.indent > 1 or len(before.text) < _SHORT_LINE * page.width)


def _ends_sentence(line: Line) -> bool:
    return _SENTENCE_END.search(line.text[-_LONGEST_END:]) is not None


def _is_heading(line: Line, before: Line | None, following: Line | None, page: Page) -> bool:
    """Whether a line is a heading: short, without a stop, apart from what stands before and behind it."""
    text = line.text
    if CAPTION.match(text) and following is not None and len(text) <= _LONGEST_HEADING:
        return True
    if len(text) > _LONGEST_HEADING or _NO_HEADING_END.search(text[-_LONGEST_END:]) or text[0].islower():
        return False
    widest = (_HEADING_WIDTH_APART if page.is_double_spaced else _HEADING_WIDTH) * page.width
    if not page.is_double_spaced and "," not in text and _stands_alone(line, before, following):
        widest = _HEADING_WIDTH_ALONE * page.width
    if not any(map(str.isalpha, text)) or len(text) > widest or following is None:
        return False
    is_free = before is None or line.gap > 0 or _ends_sentence(before)
    is_free_behind = following.gap > 0 or page.is_double_spaced or following.indent > 1
    return is_free and is_free_behind and not following.text[0].islower() and page.width <= _UNWRAPPED


def _stands_alone(line: Line, before: Line | None, following: Line | None) -> bool:
    """Whether a line has a blank one above and below, and what stands above it is finished."""
    is_finished = before is not None and _ends_sentence(before)
    return line.gap > 0 and following is not None and following.gap > 0 and is_finished


def _is_numbered(line: Line, before: Line | None) -> bool:
    """Whether a line behind a sentence begins with the number of a section: it is a heading even below a full line."""
    return _SECTION.match(line.text) is not None and before is not None and _ends_sentence(before)


def _footnote_groups(layouts: Sequence[PageLayout]) -> list[Group]:
    groups: list[Group] = []
    for layout in layouts:
        for lines in layout.footnotes:
            if lines.label is None and groups:
                groups[-1].lines += lines.lines
            else:
                start = lines.text_start if lines.label is not None else None
                groups.append(Group(Kind.FOOTNOTE, list(lines.lines), lines.label, start))
    return groups


def join_lines(text: str, lines: Sequence[Line], torn: TornWords, start: int | None = None) -> MappedText:
    """Return lines as one text without line ends, with a map back.

    Args:
        text: The text that the lines are stretches of.
        lines: Lines in order.
        torn: What the text's words are.
        start: Where the first line begins, if not at its first letter.
    """
    builder = MappedTextBuilder()
    for place, line in enumerate(lines):
        first = start if start is not None and not place else line.start
        end = line.end
        following = lines[place + 1] if place + 1 < len(lines) else None
        glue = " " if following else ""
        if following is not None:
            end, glue = _line_end(text, line, following, torn)
        _add_folded(builder, text, first, end)
        if glue and builder.last not in ("", " "):
            builder.add(glue, line.end, line.end + 1)
    joined = builder.build()
    return _without(joined, torn.blanks(joined.text))


def _line_end(text: str, line: Line, following: Line, torn: TornWords) -> tuple[int, str]:
    """Return where a line ends and what joins it to the next: nothing where a word goes on."""
    if line.text[-1] not in _HYPHENS:
        return line.end, " "
    hyphen = _HYPHEN.search(line.text)
    first = _FIRST_WORD.match(following.text)
    if hyphen is not None and first is not None:
        keeps = not first[0][0].islower() or (hyphen[1].isupper() and len(hyphen[1]) > 1)
        if keeps or torn.keeps_hyphen(hyphen[1], first[0]):
            return line.end, ""
        return line.start + hyphen.end(1), ""
    if _NUMBER_HYPHEN.search(line.text) and following.text[0].isdigit():
        return line.end, ""
    return line.end, " "


def _add_folded(builder: MappedTextBuilder, text: str, start: int, end: int) -> None:
    """Add a stretch with its blanks folded to one and unseen signs left out."""
    for part_start, part_end in _seen(text, start, end):
        at = part_start
        for blank in _BLANKS.finditer(text, part_start, part_end):
            if blank[0] == " ":
                continue
            builder.add(text[at : blank.start()], at, blank.start())
            if builder.last != " ":
                builder.add(" ", blank.start(), blank.start() + 1)
            at = blank.end()
        builder.add(text[at:part_end], at, part_end)


def _seen(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for unseen in _UNSEEN.finditer(text, start, end):
        if unseen.start() > start:
            yield start, unseen.start()
        start = unseen.end()
    if end > start:
        yield start, end


def _without(content: MappedText, blanks: Sequence[int]) -> MappedText:
    """Return a text without some of its characters."""
    if not blanks:
        return content
    builder = MappedTextBuilder()
    at = 0
    for blank in [*blanks, len(content.text)]:
        kept = content.cut(at, blank)
        for place, run in enumerate(kept.runs):
            end = kept.runs[place + 1].start if place + 1 < len(kept.runs) else len(kept.text)
            builder.add(kept.text[run.start : end], run.raw_start, run.raw_end)
        at = blank + 1
    return builder.build()
