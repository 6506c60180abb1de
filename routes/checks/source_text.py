"""Reads source texts, and finds in them what evidence points at: footnote calls, and the footnotes themselves.

Offsets are code points of the raw file, line ends included, so a text is never read in text mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from gazetteer.turkish import fold
from routes.itinerary import Source

__all__ = ["MONTHS", "footnote", "has_call", "read_texts", "sentences_with"]

MONTHS = (
    "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık",
)  # fmt: skip
"""Turkish months, folded, from January."""
_FARTHEST = 12_000
"""Code points from a call to its footnote: the rest of a page, with a quotation that runs over the next."""
_LONGEST_NOTE = 2_500
_INSIDE_NOTE = 4_000
_PARAGRAPH = 2_000
_AFTER_RANGE = 12
"""A call stands behind the full stop; evidence may end before it."""
_SENTENCE_END = re.compile(r"[.?!…][”\"’')\]]*(?=\s)\s+|\n[ \t]*\n\s*")
_NEW_PAGE = re.compile(r"\n[ \t]*\n[ \t]*\n[ \t]*\n")


def read_texts(folder: Path, sources: Iterable[Source]) -> dict[str, str]:
    """Return the texts of sources that lie in a folder, by file name; those that are not there are left out.

    Raises:
        OSError: A file is there and cannot be opened.
        UnicodeDecodeError: A file is not UTF-8.
    """
    found = {}
    for source in sources:
        path = folder / source.file
        if path.is_file():
            found[source.file] = path.read_bytes().decode("utf-8")
    return found


def sentences_with(text: str, words: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences in which words stand together, whatever their case and the breaks of lines.

    A sentence ends behind a full stop, question or exclamation mark with its quotation mark, or at an empty line.
    """
    wanted = r"\s+".join(re.escape(word) for word in fold(words).split())
    if not wanted:
        return []
    found = []
    for match in re.finditer(wanted, fold(text)):
        start = max(
            (end.end() for end in _SENTENCE_END.finditer(text, max(0, match.start() - _PARAGRAPH), match.start())),
            default=max(0, match.start() - _PARAGRAPH),
        )
        end = _SENTENCE_END.search(text, match.end())
        stop = end.start() + len(end.group().rstrip()) if end is not None else len(text)
        stop = min(stop, match.end() + _PARAGRAPH)
        span = (start, max(stop, match.end()))
        if span not in found:
            found.append(span)
    return found


def has_call(text: str, start: int, end: int, number: str) -> bool:
    """Whether a footnote belongs to a range of a text.

    It does where it is called in the range or right behind it; where it is called before the paragraph ends, since a
    footnote covers the sentences before it; and where the range lies in the footnote itself. Scans take numbers
    apart ("2 0"), so blanks inside are allowed.
    """
    spaced = r"[ \t]?".join(re.escape(sign) for sign in number)
    if re.compile(rf"(?<![0-9]){spaced}(?![0-9])").search(text, start, min(len(text), end + _AFTER_RANGE)):
        return True
    later = re.compile(rf"(?<=[^\W\d_]|[.,;:!?”\"'’)»]){spaced}(?![0-9.,])")
    if later.search(text, end, min(len(text), end + _PARAGRAPH)):
        return True
    return _beginning(text, number, max(0, start - _INSIDE_NOTE), start + 2) is not None


def footnote(text: str, number: str, near: int) -> str | None:
    """Return the footnote with a number that follows a spot of the text; None where it cannot be found.

    A footnote begins a line with its number and a capital letter or a quotation mark; a date that begins a line of
    the narrative ("26 Nisan") is not one.
    """
    start = _beginning(text, number, near, near + _FARTHEST)
    if start is None:
        return None
    end = min(len(text), start + _LONGEST_NOTE)
    if number.isascii() and number.isdigit():
        # Scans lose some numbers, so the one after the next may be the first that can be read.
        following = [_beginning(text, str(int(number) + ahead), start + 1, end) for ahead in range(1, 6)]
        end = min((begins for begins in following if begins is not None), default=end)
    page = _NEW_PAGE.search(text, start, end)
    return text[start : page.start() if page else end]


def _beginning(text: str, number: str, start: int, end: int) -> int | None:
    spaced = r"[ \t]?".join(re.escape(sign) for sign in number)
    line = re.compile(rf"^[ \t]*{spaced}[ \t]*(?=([“\"'*(]?[A-ZÇĞİÖŞÜÂÎÛ]\w*))", re.MULTILINE)
    for match in line.finditer(text, start, min(len(text), end)):
        if fold(match[1].strip("“\"'*(")) not in MONTHS:
            return match.start()
    return None
