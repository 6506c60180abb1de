"""Months of the Hijri calendar by their Turkish names, and its days in the Gregorian calendar.

The arithmetic calendar stands for the observed one, which began a month when its crescent was seen: a day may be off by
one or two, and is marked so (`~`).

Sources:
    Unat 1974, Hicrî Tarihleri Milâdî Tarihe Çevirme Kılavuzu. Reingold and Dershowitz 2018, Calendrical Calculations,
    chapter 7 (the arithmetic Islamic calendar: years of 354 or 355 days in cycles of 30).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from gazetteer.turkish import fold

__all__ = ["HIJRI_MONTH", "hijri_date", "hijri_month_number"]

_PATTERNS = [
    r"muharrem",
    r"safer(?:ülhayr)?",
    r"reb[iî](?:y?[uü]|[’' ]?[uü])l[- ]?evvel",
    r"reb[iî](?:y?[uü]|[’' ]?[uü])l[- ]?[aâ]h[iıî]r",
    r"cem[aâ]zi(?:y[ue])l[- ]?evvel|cum[aâ]de[’' ]?l[- ]?[uû]l[aâ]",
    r"cem[aâ]zi(?:y[ue])l[- ]?[aâ]h[iıî]r|cum[aâ]de[’' ]?l[- ]?[aâ]hire",
    r"rece[bp](?:-i şerif)?",
    r"ş[aâ][’']?ban(?:-ı şerif)?",
    r"ramaz[aâ]n(?:-ı şerif)?",
    r"şevv[aâ]l",
    r"zi[’']?lk[aâ][’']?de",
    r"zi[’']?lhicce",
]
HIJRI_MONTH = rf"(?:{'|'.join(_PATTERNS)})"
"""A month's name in folded text."""
_NUMBERS = [(number, re.compile(rf"(?:{pattern})\Z")) for number, pattern in enumerate(_PATTERNS, 1)]
_EPOCH = date(622, 7, 19)  # 16 July 622 of the Julian calendar
_LAST_YEAR, _MONTHS, _LONGEST = 1600, 12, 30


def hijri_month_number(name: str) -> int:
    """Return the number of a month by its name, 1 to 12.

    Examples:
        >>> hijri_month_number("Muharrem"), hijri_month_number("Zilhicce"), hijri_month_number("Rebiülâhır")
        (1, 12, 4)
    """
    folded = fold(name)
    return next(number for number, pattern in _NUMBERS if pattern.match(folded))


def hijri_date(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian date of a Hijri one, to a day or two; None where the calendar has no such day.

    Examples:
        >>> hijri_date(1020, 1, 10), hijri_date(1, 1, 1), hijri_date(1320, 13, 1)
        (datetime.date(1611, 3, 25), datetime.date(622, 7, 19), None)
    """
    if not (1 <= year <= _LAST_YEAR and 1 <= month <= _MONTHS and 1 <= day <= _LONGEST):
        return None
    leaps = (3 + 11 * year) // 30
    days = 354 * (year - 1) + leaps + 29 * (month - 1) + month // 2 + day - 1
    return _EPOCH + timedelta(days)
