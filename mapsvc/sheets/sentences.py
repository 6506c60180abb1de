"""The sentences of our accounts, and the days in them."""

from __future__ import annotations

import re

from babel.dates import get_month_names

from mapsvc import LANGUAGES

__all__ = ["has_day", "sentences", "unbroken", "without_days"]

_GAP = "____"
_END = re.compile(r"(?<=[^\d][.!?…”])(?<!\bDr\.)\s+(?=[^\W_a-zа-яçğıöşü])")
"""Where a sentence ends: not behind an ordinal number, and what follows begins large or with a number."""
_NUMBER = re.compile(r"(?<=[\d№])(?<!\b\d{4}) (?=\w)|(?<=\d{4}) (?=год)")
"""The blank behind a number; a year is the end of its date, but in Russian has its word."""
_ORDINAL = re.compile(r"(?<=\d)-(?=[а-яё])")


def _days_in(lang: str) -> re.Pattern[str]:
    months = "|".join(get_month_names("wide", "format", lang).values())
    return re.compile(rf"\b\d{{1,2}}(?:(?:[-–]| and | ve | и )\d{{1,2}})? (?:{months})(?: \d{{4}}(?: года)?)?")


_DAYS = {lang: _days_in(lang) for lang in LANGUAGES}


def sentences(text: str) -> list[str]:
    """Return the sentences of a text.

    >>> sentences("Tren 10.45’te vardı. 30 Nisan’da Dr. Arel 3. Ordu’yu gördü. Gece uzundu.")
    ['Tren 10.45’te vardı.', '30 Nisan’da Dr. Arel 3. Ordu’yu gördü.', 'Gece uzundu.']
    """
    return _END.split(text)


def has_day(text: str, lang: str) -> bool:
    """Return whether a text names a day."""
    return _DAYS[lang].search(text) is not None


def without_days(text: str, lang: str) -> str:
    """Return a text with a gap for each day that it names.

    >>> without_days("The train came on 28 April 1932, at 10:45.", "en")
    'The train came on ____, at 10:45.'
    """
    return _DAYS[lang].sub(_GAP, text)


def unbroken(text: str) -> str:
    """Return a text of which no line ends between a number and its word, or before the end of an ordinal.

    >>> unbroken("ни в Москву 28-го, ни в 3-й армии").count("\N{NON-BREAKING HYPHEN}")
    2
    """
    return _ORDINAL.sub("\N{NON-BREAKING HYPHEN}", _NUMBER.sub("\u00a0", text))
