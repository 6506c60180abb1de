"""Clock times in Turkish prose: "saat 17.45", "akşam saat 8’de", "saat on buçukta".

Sources:
    Göksel and Kerslake 2005, section 16.4.2 (telling the time). Türk Dil Kurumu, Yazım Kılavuzu, "Saat yazımı".
"""

from __future__ import annotations

import re

__all__ = ["CLOCK", "clock_time"]

_HOURS_TEXT = "bir iki üç dört beş altı yedi sekiz dokuz on on_bir on_iki"
_HOURS = {word.replace("_", " "): number for number, word in enumerate(_HOURS_TEXT.split(), 1)}
_WORDS = "|".join(word.replace(" ", " ?") for word in sorted(_HOURS, key=len, reverse=True))
CLOCK = (
    r"\bsaat (?:(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?!\d)"
    rf"|(?P<hour_word>{_WORDS})(?P<half> buçuk)?(?=[td][ae]\b| sular| civar| sıra| rad))"
)
"""A clock time in folded text."""
_EVENING = re.compile(r"(?:akşam\w*|öğleden sonra|ikindi\w*) (?:[^\W\d]+ )?\Z")
_NIGHT = re.compile(r"gece(?:si|leyin)? (?:[^\W\d]+ )?\Z")
_NOON, _DUSK, _LONGEST = 12, 6, 26


def clock_time(match: re.Match[str], text: str) -> tuple[int, int]:
    """Return hours and minutes of a clock time, evening hours as from 12 on where the text says that it is evening.

    Args:
        match: Of `CLOCK`, in a pattern that has its groups.
        text: The folded text.
    """
    if match["hour_word"]:
        hour, minute = _HOURS[match["hour_word"].replace("onb", "on b").replace("oni", "on i")], 0
        minute = 30 if match["half"] else 0
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
    before = text[max(0, match.start() - _LONGEST) : match.start()]
    is_late = _EVENING.search(before) or (_NIGHT.search(before) and hour >= _DUSK)
    return (hour + _NOON if hour < _NOON and is_late else hour), minute
