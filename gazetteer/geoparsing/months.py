"""Names of months in Turkish, today's and those of the Rumi calendar, and that calendar's days.

Sources:
    Unat 1974, Hicrî Tarihleri Milâdî Tarihe Çevirme Kılavuzu, introduction: the Rumi year began on 1 March of the
    Julian calendar; from 1 March 1917 (1333) its days are those of the Gregorian calendar, and from 1918 (1334) on
    the year begins on 1 January.
    Law 2739 of 1935 and 4696 of 1945 (names of the months before and after).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from gazetteer.turkish import fold

__all__ = ["MONTH", "month_number", "rumi_date"]

_PATTERNS = {
    1: r"ocak|(?:kân|kan)un[- ]?[uıi][- ]?s[aâ]n[iî]|(?:ikinci|son) ?(?:kân|kan)un"
    r"|(?:2|ii|ıı)\. ?(?:kân|kan)un|k\. ?s[aâ]n[iî]",
    2: r"şubat",
    3: r"mart",
    4: r"nisan",
    5: r"mayıs",
    6: r"haz[iî]ran",
    7: r"temmuz",
    8: r"a[ğg]ustos",
    9: r"eyl[üuû]l",
    10: r"ekim|teşr[iî]n[- ]?[iî][- ]?evvel|(?:birinci|ilk) ?teşr[iî]n|[1iı]\. ?teşr[iî]n|t\. ?evvel",
    11: r"kasım|teşr[iî]n[- ]?[iî][- ]?s[aâ]n[iî]|(?:ikinci|son) ?teşr[iî]n|(?:2|ii|ıı)\. ?teşr[iî]n|t\. ?s[aâ]n[iî]",
    12: r"aralık|(?:kân|kan)un[- ]?[uıi][- ]?evvel|(?:birinci|ilk) ?(?:kân|kan)un|[1iı]\. ?(?:kân|kan)un|k\. ?evvel",
}
_ONE = "|".join(_PATTERNS.values())
MONTH = rf"(?:{_ONE})(?: ?/ ?(?:{_ONE}))?"
"""A month's name in folded text, or an old name with the new one behind a stroke."""
_NUMBERS = [(number, re.compile(pattern)) for number, pattern in _PATTERNS.items()]
_FIRST_RUMI, _LAST_RUMI = 1256, 1341
_REFORM = 1333
_NEW_YEAR = 584


def month_number(name: str) -> int:
    """Return the number of a month by its name, 1 to 12.

    Examples:
        >>> month_number("Kânunuevvel"), month_number("Teşrîn-i Evvel/Ekim"), month_number("Birinci Teşrin")
        (12, 10, 10)
    """
    folded = fold(name)
    return next(number for number, pattern in _NUMBERS if pattern.match(folded))


def rumi_date(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian date of one in the Rumi calendar; None where the year is none of it.

    Examples:
        >>> rumi_date(1339, 10, 29), rumi_date(1325, 3, 31)
        (datetime.date(1923, 10, 29), datetime.date(1909, 4, 13))
    """
    if not _FIRST_RUMI <= year <= _LAST_RUMI:
        return None
    follows = year < _REFORM and month <= 2  # the last two months of a year that began in March
    gregorian = date(year + _NEW_YEAR + follows, month, min(day, 28))
    days = day - gregorian.day
    if year < _REFORM:
        days += 13 if gregorian >= date(1900, 3, 1) else 12
    return gregorian + timedelta(days)
