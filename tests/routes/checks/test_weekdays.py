"""Printed weekdays against the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from routes.checks.weekdays import printed_weekdays


@pytest.mark.parametrize(
    ("text", "year", "computed", "is_wrong"),
    [
        ("27 Ekim 1933 Cuma günü", None, "cuma", False),
        ("1 Kasım Çarşamba günü saat 9'da", 1933, "çarşamba", False),
        ("30 \nKasım\n 1933, PAZARTESİ", None, "perşembe", True),
        ("7 KASIM SALI", 1933, "salı", False),
        ("8 Mayıs Pazar sabahı", 1932, "pazar", False),
        ("8 Mayıs Pazartesi", 1932, "pazar", True),
        ("29 ŞUBAT 1932 Pazartesi", None, "pazartesi", False),
    ],
)
def test_a_date_with_its_weekday_is_compared(text: str, year: int | None, computed: str, is_wrong: bool) -> None:
    """Turkish capitals, line breaks, and the longest name first: Pazartesi is not Pazar."""
    found = list(printed_weekdays(text, year))
    assert [(one.computed, one.is_wrong) for one in found] == [(computed, is_wrong)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("29 Şubat 1933 Salı", None),
        ("31 Nisan Salı", 1932),
        ("8 Mayıs Pazar", None),
    ],
)
def test_a_day_that_cannot_be_known_is_not_wrong(text: str, year: int | None) -> None:
    """No such day, or no year: there is nothing to compare."""
    (found,) = printed_weekdays(text, year)
    assert found.date is None and not found.is_wrong


@pytest.mark.parametrize("text", ["8 Mayıs pazarda", "Pazar günü", "8 Mayıs günü Pazar yerinde", "318 Mayıs Pazar", ""])
def test_other_words_are_no_weekdays(text: str) -> None:
    """A market, a weekday alone and a torn number say nothing."""
    assert list(printed_weekdays(text, 1932)) == []


def test_what_was_printed_is_told_as_printed() -> None:
    """Folding for the search does not change what is shown."""
    (found,) = printed_weekdays("Heyet 7 KASIM\n SALI günü", 1933)
    assert (found.printed, found.date) == ("7 KASIM SALI", date(1933, 11, 7))
