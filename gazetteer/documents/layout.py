"""What the lines of a page are: footnotes, rows of a table, or body.

A footnote block stands at the foot of the page: behind a rule where the extractor left it, else from the line on
that begins with the next footnote's number, if that number is called above it. A footnote that is not finished on
its page goes on in the block of the next.

Sources:
    The rules were read off Turkish journals and hold for the five articles of the first two journeys; numbers of
    footnotes that a scan has torn ("5 0") are put together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from gazetteer.documents.misread import is_sign, misread_start
from gazetteer.documents.pages import MONTHS, Line, Page, full_width
from gazetteer.turkish import fold

__all__ = ["CAPTION", "FootnoteCount", "FootnoteLines", "PageLayout", "call_pattern", "lay_out"]

_MONTHS = MONTHS
_LAST_DAY = 31
_NOTE_LINES = 6
_MONTH_NAMES = "|".join(month[:1].replace("i", "İ").upper() + month[1:] for month in _MONTHS)
_LABEL = re.compile(r"(?:(\d(?: ?\d){0,2})|([¹²³⁰⁴-⁹]{1,3})|(\*{1,3}))([.)]?[ \t]+|(?=[\W\d]?[^\W\d]))(?=\S)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TO_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
CAPTION = re.compile(r"(?:Tablo|Çizelge|Table|TABLO|ÇİZELGE)\s+\d+\s*[:.–-]?")
_DATED = re.compile(r"(\d{1,2})\s+([^\W\d]{3,12})")
_CELLS = re.compile(r"\S(?:\t| {3,})\s*\S")
_FURTHEST_AHEAD = 4  # scans lose some numbers
_MOST_LINES = 200  # on a printed page
_SET_SMALLER = 1.06  # so much longer than those of the body are full lines of footnotes at least
_ADDRESS_END = re.compile(r"(?:(?:https?://|www\.|\.html?\b|\.pdf\b)\S*|\bss?\. ?\d[\d-]*)\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s*\Z")


@dataclass(slots=True)
class FootnoteLines:
    """A footnote's lines on one page; no label: it goes on from the page before."""

    label: str | None
    lines: list[Line] = field(default_factory=list)
    text_start: int = 0
    """Where its text begins, behind the number."""


@dataclass(slots=True)
class PageLayout:
    """A page taken apart."""

    page: Page
    body: list[Line]
    rows: list[list[Line]]
    """Rows of tables, each with its lines; they stand in `body` too."""
    footnotes: list[FootnoteLines]


class FootnoteCount:
    """How far the numbers of footnotes have come, over the pages."""

    def __init__(self) -> None:
        self.last = 0
        self.is_open = False
        """The last footnote was not finished on its page."""


def lay_out(page: Page, count: FootnoteCount) -> PageLayout:
    """Take a page apart."""
    first = _first_footnote_line(page, count)
    body, notes = page.lines[:first], page.lines[first:]
    last = count.last
    footnotes = _with_misread(_footnotes(notes, count), body, last)
    if footnotes:
        count.is_open = not _SENTENCE_END.search(footnotes[-1].lines[-1].text[-8:])
    elif notes or page.lines:
        count.is_open = False
    return PageLayout(page, body, _rows(body), footnotes)


def label_of(line: Line) -> tuple[str, int] | None:
    """Return the number that a line begins with and where the text behind it begins; None for a date or none."""
    match = _LABEL.match(line.text) if line.text[0] == "*" or line.text[0].isdigit() else None
    if match is None:
        return None
    rest = line.text[match.end() :]
    label = match[3] or (match[1] or match[2]).replace(" ", "").translate(_SUPERSCRIPTS)
    if match[1] and int(label) <= _LAST_DAY and fold(rest[:8]).startswith(_MONTHS):
        return None
    return label, line.start + match.end()


def _first_footnote_line(page: Page, count: FootnoteCount) -> int:
    """Return the place of the first line of the footnote block; the number of lines where there is none."""
    lines = page.lines
    nexts = [place for place, line in enumerate(lines) if _is_next(line, count.last)]
    for place, line in enumerate(lines):
        is_last_block = bool(nexts) and nexts[-1] >= place
        if line.after_separator and (is_last_block or count.is_open or label_of(line) is not None):
            return place  # behind a rule a footnote begins, or one of the page before goes on
    called: dict[str, int] = {}
    for place in nexts:
        label = (label_of(lines[place]) or ("", 0))[0]
        if label not in called:
            called[label] = next((at for at, line in enumerate(lines) if _is_called(line, label)), len(lines))
        if called[label] < place:
            return _with_continuation(page, _with_uncalled(lines, place, count.last), count)
    return len(lines)


def _with_uncalled(lines: list[Line], place: int, last: int) -> int:
    """Return where the block of footnotes begins: with the one before the first that is called, if it stands there.

    Its marker was lost, or its number misread.
    """
    label = (label_of(lines[place]) or ("", 0))[0]
    if not label.isdigit() or int(label) - last < 2:
        return place
    before = str(int(label) - 1)
    for at in range(place - 1, max(place - _NOTE_LINES, 0), -1):
        if lines[at].gap:
            own = label_of(lines[at])
            is_it = own is not None and own[0] == before
            if is_it or (is_sign(lines[at]) and any(_is_called(line, before) for line in lines[:at])):
                return at
            break
    return place


def _is_next(line: Line, last: int) -> bool:
    found = label_of(line)
    if found is None:
        return False
    label, start = found
    if label.startswith("*"):
        return True
    begins = line.text[start - line.start : start - line.start + 2]
    is_text = bool(begins) and (begins[0].isupper() or not begins[0].isalnum())
    return is_text and 0 < int(label) - last <= _FURTHEST_AHEAD


def _is_called(line: Line, label: str) -> bool:
    has_sign = label[-1] in line.text or label[-1].translate(_TO_SUPERSCRIPT) in line.text
    return has_sign and call_pattern(label).search(line.text) is not None


@lru_cache(maxsize=4_096)
def call_pattern(label: str) -> re.Pattern[str]:
    """Return what a marker looks like: right behind a word or its stop, no figure of a date, time or number."""
    if label.startswith("*"):
        return re.compile(rf"(?<=[\w.,;:!?”\"'’)»\]]){re.escape(label)}(?!\*)")
    raised, torn = label.translate(_TO_SUPERSCRIPT), " ?".join(label)
    return re.compile(
        rf"(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:])|(?<=[!?…”\"'’)»\]])|(?<=[!?…”\"'’)»\]][.,;:])){torn}(?![\d.,:/’'-]?\d)"
        rf"|(?<=[^\W\d_][.]|[.?!”\"’)][ .]) ?{label}(?=\s*\Z|\s+(?!{_MONTH_NAMES})[^\W\d_])"
        rf"|(?<=[td][ıiuü]r) {label}(?=[.](?:\s|\Z))"
        rf"|{raised}(?![⁰¹²³⁴-⁹])"
    )


def _with_continuation(page: Page, place: int, count: FootnoteCount) -> int:
    """Return where a footnote of the page before goes on: behind a body that is not finished, as its page is.

    It begins behind the last call of the page's own footnotes. Where it is known to go on, it begins at the first such
    line from which on lines are longer, being set smaller; where it seemed finished, only a small letter tells it.
    """
    lines = page.lines
    called = _last_call(lines, place, count.last)
    torn_off = [
        start
        for start in range(max(called + 1, 1), place)
        if lines[start].gap > 0 and not page.is_double_spaced and not _SENTENCE_END.search(lines[start - 1].text[-8:])
    ]
    if count.is_open:
        set_smaller = (start for start in torn_off[-_MOST_LINES:] if _is_set_smaller(lines, start, place))
        return next(set_smaller, torn_off[-1] if torn_off else place)
    return next((start for start in reversed(torn_off) if lines[start].text[0].islower()), place)


def _last_call(lines: list[Line], place: int, last: int) -> int:
    """Return the last line before a block of footnotes that calls one of them; -1 where none does."""
    labels: dict[str, None] = {}
    for line in lines[place:]:
        found = label_of(line)
        if found is not None and _is_next(line, last):
            labels[found[0]] = None
            last = int(found[0]) if found[0].isdigit() else last
    for at in range(place - 1, -1, -1):
        if any(_is_called(lines[at], label) for label in labels):
            return at
    return -1


def _is_set_smaller(lines: list[Line], start: int, end: int) -> bool:
    return full_width(lines[start:end]) >= _SET_SMALLER * full_width(lines[:start])


def _footnotes(lines: list[Line], count: FootnoteCount) -> list[FootnoteLines]:
    found: list[FootnoteLines] = []
    for line in lines:
        label = label_of(line)
        is_start = label is not None and (
            _is_next(line, count.last)
            or (not found and line.after_separator)
            or (bool(found) and label[0] == str(count.last + 1) and _is_ended(found[-1].lines[-1]))
        )
        if label is not None and is_start:
            found.append(FootnoteLines(label[0], [line], label[1]))
            count.last = int(label[0]) if label[0].isdigit() else count.last
        elif found:
            found[-1].lines.append(line)
        else:
            found.append(FootnoteLines(None, [line], line.start))
    return found


def _with_misread(found: list[FootnoteLines], body: list[Line], last: int) -> list[FootnoteLines]:
    """Return footnotes with those apart whose number was misread, where the body calls it."""
    numbers = [int(one.label) if one.label is not None and one.label.isdigit() else None for one in found]
    result: list[FootnoteLines] = []
    for place, one in enumerate(found):
        result.append(one)
        number = numbers[place]
        before = number if number is not None else (numbers[place - 1] if place else last)
        # The last footnote of a page may hide the next one, if the page calls it.
        following = numbers[place + 1] if place + 1 < len(found) else (before or 0) + 2
        if before is None or following != before + 2:
            continue
        missing = str(before + 1)
        if not any(_is_called(line, missing) for line in body):
            continue
        if number is None and is_sign(one.lines[0]):
            one.text_start = one.lines[0].start + is_sign(one.lines[0])
            one.label = missing
        elif start := misread_start(one.lines, _is_ended):
            line = one.lines[start]
            result.append(FootnoteLines(missing, one.lines[start:], line.start + is_sign(line)))
            one.lines = one.lines[:start]
    return result


def _is_ended(line: Line) -> bool:
    """Whether a footnote may end with a line: the next number then begins one, whatever follows it."""
    return _SENTENCE_END.search(line.text[-8:]) is not None or _ADDRESS_END.search(line.text) is not None


def _rows(body: list[Line]) -> list[list[Line]]:
    """Return the rows of tables: behind a caption lines that begin with dates in order, or lines in columns."""
    rows: list[list[Line]] = []
    place = 0
    while place < len(body):
        if CAPTION.match(body[place].text):
            dated = _dated_rows(body, place + 1)
            rows += dated
            place += sum(map(len, dated))
        elif _is_columns(body[place]):
            rows.append([body[place]])
        place += 1
    return rows


def _is_columns(line: Line) -> bool:
    return line.text.startswith("|") or "\t" in line.text or len(_CELLS.findall(line.text)) > 1


def _dated_rows(body: list[Line], place: int) -> list[list[Line]]:
    rows: list[list[Line]] = []
    before = (0, 0)
    for line in body[place:]:
        date = _date(line)
        if date is not None:
            if date <= before:
                break
            before = date
            rows.append([line])
        elif rows and _ends_table(rows, line):
            break
        elif rows:
            rows[-1].append(line)
        else:
            break
    return rows


def _ends_table(rows: list[list[Line]], line: Line) -> bool:
    """Whether a line without a date is behind the table: the last row ended with a full stop and the others did not."""
    return len(rows) > 1 and rows[-1][-1].text.endswith(".") and not rows[0][-1].text.endswith(".")


def _date(line: Line) -> tuple[int, int] | None:
    match = _DATED.match(line.text)
    if match is None or fold(match[2]) not in _MONTHS:
        return None
    return _MONTHS.index(fold(match[2])), int(match[1])
