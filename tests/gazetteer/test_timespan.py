"""Requirements of `gazetteer.timespan`."""

from __future__ import annotations

import pytest

from gazetteer.timespan import Timespan


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1914/1924", 1914, 1924),
        ("../1924", None, 1924),
        ("1991/..", 1991, None),
        ("/1924", None, 1924),
        ("1932", 1932, 1932),
        ("1932-10-07/1990", 1932, 1990),
        ("1850~/1913?", 1850, 1913),
        ("-0660/0330", -660, 330),
        ("1924-05/1924", 1924, 1924),
    ],
)
def test_intervals_are_read(text: str, start: int | None, end: int | None) -> None:
    """EDTF dates and intervals, with open and unknown ends, and dates of different precision."""
    span = Timespan.parse(text)
    assert (span.text, span.start_year, span.end_year) == (text, start, end)


@pytest.mark.parametrize(
    "text", ["", "../..", "/", "1924/1914", "1924-05/1924-04", "1932-13", "32", "١٩٣٢", "a/b", "1/2/3"]
)
def test_other_texts_are_refused(text: str) -> None:
    """The message shows what was got."""
    with pytest.raises(ValueError, match=r"interval.*got '.*'; expected"):
        Timespan.parse(text)


def test_the_years_of_an_interval_lie_in_it() -> None:
    """Both ends count, and an open end has no limit."""
    assert [Timespan.parse("1924/1991").covers(year) for year in (1923, 1924, 1991, 1992)] == [False, True, True, False]
    assert Timespan.parse("../1924").covers(-3000)
    assert Timespan.parse("1991/..").covers(3000)
