"""Dates in words: nothing is written finer than it is given."""

from __future__ import annotations

import pytest

from mapsvc.dates import span_text
from routes.edtf import Edtf


@pytest.mark.parametrize(
    ("arrival", "departure", "written"),
    [
        ("1921-12", "1922-01-05?", "December 1921 – 5 January 1922"),
        ("1932-04", "1932-04", "April 1932"),
        ("../1920-06-24", "1920-06-24/..", "24 June 1920"),
        ("../1920-06-24", "1920-07-01/..", "until 24 June 1920"),
        ("1932-04-26/1932-04-27", "1932-04-28T10:00", "26–28 April 1932"),
        ("1921-11-21", "1921-11-25~", "about 21–25 November 1921"),
    ],
)
def test_a_span_is_as_fine_as_its_ends(arrival: str, departure: str, written: str) -> None:
    """A month stays a month; who came by a day and left after it was there on that day."""
    assert span_text(Edtf.parse(arrival), Edtf.parse(departure), "en") == written
