"""Newspaper issues that footnotes cite."""

from __future__ import annotations

import pytest

from routes.checks.newspapers import cited_issues


@pytest.mark.parametrize(
    ("note", "dates"),
    [
        ("Akşam, 29 Nisan 1932, s. 2.; Cumhuriyet, 30 Nisan\n1932, s. 3.", ["1932-04-29", "1932-04-30"]),
        ("Hâkimiyet-i Milliye, 27 Birinci Teşrin/Ekim 1933.", ["1933-10-27"]),
        ("Akşam, 27 Teşrîn-i Evvel/Ekim 1933", ["1933-10-27"]),
        ("Hakimiyeti Milliye, 5 İkinci Teşrin/ \nKasım 1933", ["1933-11-05"]),
        ("Vakit, 24-25 Nisan 1932, s. 1, 2.", ["1932-04-25"]),
        ("SON POSTA 3 MAYIS 1932", ["1932-05-03"]),
        ("Nalân Hanım, “Mektup”, Vakit, 9 Mayıs 1932, s. 5.", ["1932-05-09"]),
        ("Vakit, 31 Nisan 1932", []),
        ("BCA, 12 Nisan 1932; Zamanında, 3 Mayıs 1932; Sabah, 3 Mayıs 1932", []),
        ("Hâkimiyet-i Milliye, Birinci Teşrin/Ekim 1933", []),
        ("", []),
    ],
)  # fmt: skip
def test_issues_are_read_from_footnotes(note: str, dates: list[str]) -> None:
    """Titles with and without circumflex, old names of months, double issues; other dates are not issues."""
    assert [issue.date.isoformat() for issue in cited_issues(note)] == dates
