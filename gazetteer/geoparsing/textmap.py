"""A clean copy of a raw text, and where each of its characters stood.

Line ends are folded to blanks and words that a hyphen broke there are joined, so that rules see running text. Only
the spots where something was left out are kept: a text of a million characters needs a few thousand of them.

Sources:
    Türk Dil Kurumu, Yazım Kılavuzu, "Hece yapısı ve satır sonunda kelimelerin bölünmesi" (hyphens at line ends).
"""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["CleanText"]

_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# A hyphen at a line's end goes with the break before a small letter; before a capital it belongs to the name.
_BREAKS = re.compile(
    # The first character is taken before it is asked what stands around it: the engine then skips all others fast, and
    # a blank between two words, the most frequent of all, is refused at once.
    rf"[-‐\s{_UNSEEN}](?<! (?=\S))(?:"
    r"(?<=[^\W\d_][-‐])\s*[\n\r]\s*(?=[a-zçğıöşüâîû])|(?<=[^\W_]-\s)(?:(?<=[\n\r])|\s*[\n\r])\s*(?=\w)"
    r"|(?:(?<=[ \t\xa0])[ \t\xa0]*[\n\r\f\v\x85\u2028]|(?<=[\n\r\f\v\x85\u2028]))\s*"
    rf"|(?<=[ \t\xa0])[ \t\xa0]+|(?<=[\t\xa0])|(?<=[{_UNSEEN}])[{_UNSEEN}]*)"
)
_JOINS = frozenset("-‐" + _UNSEEN)


class CleanText:
    """A text without line breaks; offsets of it lead back to code points of the raw text."""

    def __init__(self, raw: str) -> None:
        r"""Clean a text.

        Examples:
            >>> clean = CleanText("Heyet Mosko-\nva’ya\n\nvardı.")
            >>> clean.text, clean.raw_span(6, 13)
            ('Heyet Moskova’ya vardı.', (6, 15))
        """
        pieces: list[str] = []
        starts, shifts = [0], [0]
        at = length = 0
        for match in _BREAKS.finditer(raw):
            start, end = match.span()
            first = raw[start]
            glue = "" if first in _JOINS or (start and raw[start - 1] == "-") else " "
            pieces.append(raw[at:start])
            pieces.append(glue)
            length += start - at + len(glue)
            at = end
            starts.append(length)
            shifts.append(end - length)
        pieces.append(raw[at:])
        self.text = "".join(pieces)
        self._starts, self._shifts = starts, shifts

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the clean text stands in the raw text; it must not be empty."""
        return self.raw_offset(start), self.raw_offset(end - 1) + 1

    def raw_offset(self, offset: int) -> int:
        """Return where a character of the clean text stands in the raw text."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]
