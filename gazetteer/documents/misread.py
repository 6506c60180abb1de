"""Numbers of footnotes that a scan misread: "M" for 64, "*" for 54, a quotation mark for the nought of 80.

Nothing is read into a page that its body does not call: a note is told by a sign at the beginning of a line between
two notes of which one number is left out, where the body calls just that number.

Source: the scan of one of the five articles of the first journeys, in which ten of 87 numbers are such signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from gazetteer.documents.pages import Line

__all__ = ["is_sign", "misread_call", "misread_start"]

_SIGN = re.compile(r"(?:\d{1,2}|[^\W\d]|[^\w\s(\[“‘«-]) +(?=[“\"«]?[^\W\d_])")


def is_sign(line: Line) -> int:
    """Return how long a sign is that a line begins with and that may be a misread number; 0 where it has none."""
    match = _SIGN.match(line.text)
    return match.end() if match is not None and line.text[match.end() :].lstrip('“"«')[0].isupper() else 0


def misread_start(lines: Sequence[Line], is_ended: Callable[[Line], bool]) -> int:
    """Return which line of a footnote begins the one behind it, whose number was misread; 0 where none or several do.

    Args:
        lines: Of the footnote and of what follows it up to the next number that was read.
        is_ended: Whether a footnote may end with a line.
    """
    starts = [place for place in range(1, len(lines)) if is_sign(lines[place]) and is_ended(lines[place - 1])]
    return starts[0] if len(starts) == 1 else 0


def misread_call(label: str) -> re.Pattern[str] | None:
    """Return what a marker looks like whose nought was misread; None for a number without one at its end.

    Examples:
        >>> misread_call("80").search('tiyatroda bulunmuşlardı8". Ertesi gün')[0]
        '8"'
    """
    if len(label) < 2 or not label.endswith("0"):
        return None
    return re.compile(rf"(?<=[^\W\d_]){label[:-1]}[\"”“°oOQ](?=[.,;:]?(?:\s|\Z))")
