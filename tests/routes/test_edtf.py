"""Dates of journeys: what is read, what is refused and why."""

# ruff: noqa: DTZ001, DTZ901  clock times of a text are those of the place, and carry no zone

from __future__ import annotations

import re
from datetime import date, datetime

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from undate.converters.edtf import EDTFDateConverter

from routes.edtf import Edtf
from routes.errors import EdtfError
from routes.journeys import shipped_journeys

END = (23, 59, 59)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1932", datetime(1932, 1, 1), datetime(1932, 12, 31, *END)),
        ("1932-04", datetime(1932, 4, 1), datetime(1932, 4, 30, *END)),
        ("1932-02", datetime(1932, 2, 1), datetime(1932, 2, 29, *END)),
        ("1933-02", datetime(1933, 2, 1), datetime(1933, 2, 28, *END)),
        ("1932-04-26", datetime(1932, 4, 26), datetime(1932, 4, 26, *END)),
        ("1932-04-26T08:00", datetime(1932, 4, 26, 8), datetime(1932, 4, 26, 8)),
        ("1932-04-26T17:45:30", datetime(1932, 4, 26, 17, 45, 30), datetime(1932, 4, 26, 17, 45, 30)),
        ("1932-04-26T00:00", datetime(1932, 4, 26), datetime(1932, 4, 26)),
        ("193X", datetime(1930, 1, 1), datetime(1939, 12, 31, *END)),
        ("19XX", datetime(1900, 1, 1), datetime(1999, 12, 31, *END)),
        ("1932-XX", datetime(1932, 1, 1), datetime(1932, 12, 31, *END)),
        ("1932-1X", datetime(1932, 10, 1), datetime(1932, 12, 31, *END)),
        ("1932-04-XX", datetime(1932, 4, 1), datetime(1932, 4, 30, *END)),
        ("1932-04-2X", datetime(1932, 4, 20), datetime(1932, 4, 29, *END)),
        ("1932-XX-31", datetime(1932, 1, 31), datetime(1932, 12, 31, *END)),
        ("1932-XX-30", datetime(1932, 1, 30), datetime(1932, 12, 30, *END)),
        ("1932-04-26/1932-04-27", datetime(1932, 4, 26), datetime(1932, 4, 27, *END)),
        ("1932-04-26T18:00/1932-04-27", datetime(1932, 4, 26, 18), datetime(1932, 4, 27, *END)),
        ("../1924", datetime.min, datetime(1924, 12, 31, *END)),
        ("1914/..", datetime(1914, 1, 1), datetime.max),
        ("0001", datetime(1, 1, 1), datetime(1, 12, 31, *END)),
        ("9999-12-31", datetime(9999, 12, 31), datetime(9999, 12, 31, *END)),
    ],
)
def test_a_date_has_its_first_and_last_instant(text: str, earliest: datetime, latest: datetime) -> None:
    """Every form of the profile gives the bounds of what it can mean, and keeps its text."""
    parsed = Edtf.parse(text)
    assert (parsed.text, parsed.earliest, parsed.latest) == (text, earliest, latest)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "clock"),
    [
        ("1932-04-27", False, False, False),
        ("1932-04-27~", True, False, False),
        ("1932-04-27?", False, True, False),
        ("1932-04-27%", True, True, False),
        ("1932-04-27T08:00~", True, False, True),
        ("1932-04-26~/1932-04-27", True, False, False),
        ("1932-04-26/1932-04-27?", False, True, False),
        ("../1932-04-27T21:00", False, False, True),
    ],
)
def test_qualifiers_and_clocks_are_told(text: str, approximate: bool, uncertain: bool, clock: bool) -> None:
    """A qualifier or a clock time at either side counts for the whole."""
    parsed = Edtf.parse(text)
    assert (parsed.is_approximate, parsed.is_uncertain, parsed.has_clock) == (approximate, uncertain, clock)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "expected YYYY"),
        ("1932-04-31", "there is no day 1932-04-31"),
        ("1933-02-29", "there is no day 1933-02-29"),
        ("1932-02-3X", "there is no day 1932-02-3X"),
        ("1932-13", "there is no month 13"),
        ("1932-00", "there is no month 00"),
        ("1932-04-00", "there is no day 1932-04-00"),
        ("1932-21", "there is no month 21"),
        ("1932-04-26T24:00", "for 24:00 write 1932-04-27T00:00"),
        ("1932-12-31T24:00:00", "for 24:00 write 1933-01-01T00:00"),
        ("9999-12-31T24:00", "there is no day after it"),
        ("1932-04-26T25:00", "there is no clock time 25:00"),
        ("1932-04-26T08:60", "there is no clock time 08:60"),
        ("1932-04-26T8:00", "HH:MM"),
        ("1932-04-26T08", "HH:MM"),
        ("1932-04-26T08.00", "HH:MM"),
        ("1932-04-26T08:00Z", "no time zone"),
        ("1932-04-26T08:00+03:00", "no time zone"),
        ("1932-04-26 08:00", "'T' between"),
        ("26.04.1932", "year first"),
        ("26-04-1932", "year first"),
        (" 1932", "spaces"),
        ("1932\n", "spaces"),
        ("1932~-04", "qualifier stands at the end"),
        ("1932-04-26~T08:00", "qualifier stands at the end"),
        ("1932~~", "qualifier stands at the end"),
        ("19X2", "at its end"),
        ("193X-04", "needs a whole year"),
        ("1932-04-XXT08:00", "needs a whole date"),
        ("1932-04/1932-04-02/1932", "more than one '/'"),
        ("1932/", "write '..'"),
        ("/1932", "write '..'"),
        ("../..", "open at both sides"),
        ("..", "only in an interval"),
        ("1932-04-27/1932-04-26", "ends before it begins"),
        ("1932-05/1932-04-30", "ends before it begins"),
        ("0000", "before 0001"),
        ("-0044", "expected YYYY"),
        ("١٩٣٢", "expected YYYY"),
        ("1932-0４", "expected YYYY"),
        ("{1932,1933}", "expected YYYY"),
        ("9" * 70, "longer than 64"),
    ],
)
def test_what_is_not_in_the_profile_is_refused_with_a_reason(text: str, why: str) -> None:
    """The message names the string and what to do."""
    with pytest.raises(EdtfError, match="not an EDTF date") as caught:
        Edtf.parse(text)
    assert why in str(caught.value)
    assert repr(text[:20])[1:-1] in str(caught.value)


def test_an_instant_is_one_clock_time_only() -> None:
    """Speeds are computed from instants; a day or an interval is none."""
    assert Edtf.parse("1932-04-26T08:00").is_instant
    assert not Edtf.parse("1932-04-26").is_instant
    assert not Edtf.parse("1932-04-26T08:00/1932-04-26T09:00").is_instant


def test_overlap_is_symmetric_and_counts_the_shared_instant() -> None:
    """Two dates overlap if they can mean one instant."""
    morning, day, next_day = (Edtf.parse(t) for t in ("1932-04-26T08:00", "1932-04-26", "1932-04-27/.."))
    assert morning.overlaps(day) and day.overlaps(morning)
    assert not day.overlaps(next_day) and not next_day.overlaps(day)
    assert next_day.is_open and not day.is_open and day.is_day


@given(st.dates(), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_bounds_agree_with_an_independent_reader(day: date, form: str) -> None:
    """The `edtf` package, written by others, gives the same first and last day."""
    text = f"{day.year:04}" + day.isoformat()[4 : {"%Y": 4, "%Y-%m": 7, "%Y-%m-%d": 10}[form]]
    ours, theirs = Edtf.parse(text), edtf.parse_edtf(text)
    assert ours.earliest.timetuple()[:3] == theirs.lower_strict()[:3]
    assert ours.latest.timetuple()[:3] == theirs.upper_strict()[:3]


@pytest.mark.parametrize(
    "text",
    ["193X", "1932-XX", "1932-04-XX", "1932-04~", "1932?", "1932-04-27%", "1932-04-26/1932-04-27", "1914~/1924",
     "1932-XX-XX", "19XX", "1932-02-XX"],
)  # fmt: skip
def test_qualified_unspecified_and_interval_bounds_agree_too(text: str) -> None:
    """The same for the other forms that both readers know."""
    ours, theirs = Edtf.parse(text), edtf.parse_edtf(text)
    assert ours.earliest.timetuple()[:3] == theirs.lower_strict()[:3]
    assert ours.latest.timetuple()[:3] == theirs.upper_strict()[:3]


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Hostile text never causes another error than ours."""
    try:
        parsed = Edtf.parse(text)
    except EdtfError:
        return
    assert parsed.earliest <= parsed.latest


@given(st.text(alphabet="0123456789X-T:/.~?%", max_size=22))
def test_any_text_of_date_letters_is_read_or_refused(text: str) -> None:
    """The same, near the grammar."""
    try:
        parsed = Edtf.parse(text)
    except EdtfError:
        return
    assert parsed.earliest <= parsed.latest


def dates_of_the_journeys() -> list[str]:
    """Return every date that the shipped journeys hold."""
    texts = set()
    for journey in shipped_journeys():
        for itinerary in journey.itineraries:
            for part in (*itinerary.stops, *itinerary.legs):
                texts |= {date.text for date in (part.arrival, part.departure) if date is not None}
            texts |= {visit.when.text for stop in itinerary.stops for visit in stop.visits if visit.when is not None}
    return sorted(texts)


@pytest.mark.parametrize("text", dates_of_the_journeys())
def test_two_readers_of_others_take_every_date_of_the_journeys(text: str) -> None:
    """`edtf` and `undate` give our bounds. Both want seconds behind minutes, and `undate` knows no clock at all."""
    ours = Edtf.parse(text)
    with_seconds = re.sub(r"T(\d\d:\d\d)(?!:)", r"T\1:00", text)
    is_open = ".." in text
    if not ("/" in text and "T" in text) and not is_open:
        theirs = edtf.parse_edtf(with_seconds)
        assert ours.earliest.timetuple()[:3] == theirs.lower_strict()[:3]
        assert ours.latest.timetuple()[:3] == theirs.upper_strict()[:3]
    others = EDTFDateConverter().parse(re.sub(r"T\d\d:\d\d", "", text))
    if not text.startswith(".."):
        assert str(others.earliest) == ours.earliest.date().isoformat()
    if not text.endswith(".."):
        assert str(others.latest) == ours.latest.date().isoformat()
