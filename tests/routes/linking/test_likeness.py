from __future__ import annotations

from routes.edtf import Edtf
from routes.linking.likeness import date_fits
from routes.linking.narrative import Sentence
from routes.linking.target import Target


def _fit(day: str, first: str, last: str, *ends: str) -> float:
    earliest, latest = Edtf.parse(first).earliest, Edtf.parse(last).latest
    known = tuple(map(Edtf.parse, ends))
    target = Target("s", "", 0, "main", "odesa", earliest, latest, (frozenset({"@odesa"}),), known)
    return float(date_fits([Sentence(0, 0, 1, "x", dates=(Edtf.parse(day),))], [target])[0, 0])


def test_a_day_says_the_less_the_longer_the_time_it_falls_into() -> None:
    """Most days of a year fall by chance into a stop that lasts for months: they do not tell it."""
    days, months, year = (_fit("1931-05-09", "1931-05-08", end) for end in ("1931-05-10", "1931-10-08", "1932-05-30"))
    assert days == 2.0
    assert 0.0 < months < 1.0
    assert year == 0.0


def test_the_day_of_departure_tells_a_stop_of_any_length() -> None:
    """Nobody knows since when the party was at home, but the day on which it left tells the stop."""
    assert _fit("1931-05-05", "1930-05-01", "1931-05-05", "1931-05-05") == 2.0
    assert _fit("1931-05-04", "1930-05-01", "1931-05-05", "1931-05-05") == 0.0


def test_the_very_day_fits_better_than_the_next_one() -> None:
    """Of two dinners on two evenings, a row of a programme tells that of its own day."""
    same, following, other = (
        _fit(day, "1931-05-08", "1931-05-08") for day in ("1931-05-08", "1931-05-09", "1931-05-12")
    )
    assert same > following > 0.0 > other
