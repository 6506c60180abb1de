"""How long legs took, and how fast that was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routes.edtf import Edtf
from routes.itinerary import Itinerary, Leg
from routes.journey_file import JourneyFile
from routes.journey_time import LegTime, leg_times, speed_kmh, time_of
from routes.lines import PlaceLookup


@pytest.fixture
def travelled(black_sea: JourneyFile) -> Itinerary:
    return black_sea.journey.itineraries[0]


def timed(leg: Leg, departure: str | None, arrival: str | None) -> Leg:
    return replace(
        leg,
        departure=Edtf.parse(departure) if departure else None,
        arrival=Edtf.parse(arrival) if arrival else None,
    )


def test_a_leg_takes_the_times_of_its_stops(travelled: Itinerary) -> None:
    """Where the leg says nothing of its own."""
    departure, arrival = leg_times(travelled.legs[0], travelled)
    assert departure is not None and arrival is not None
    assert (departure.text, arrival.text) == ("1931-05-05T18:00", "1931-05-06T09:00")
    own, _ = leg_times(timed(travelled.legs[0], "1931-05-05T18:05", None), travelled)
    assert own is not None and own.text == "1931-05-05T18:05"


def test_two_clock_times_give_one_speed(travelled: Itinerary, atlas: PlaceLookup) -> None:
    """577 km in 15 hours inside one country."""
    time = time_of(travelled.legs[0], travelled, atlas)
    assert time == LegTime(15.0, 15.0)
    assert speed_kmh(577.0, time) == pytest.approx(38.47, abs=0.01)


def test_clocks_of_two_countries_differ(travelled: Itinerary, atlas: PlaceLookup) -> None:
    """İstanbul at 17:00 to Odesa at 06:00 are 36 hours, not 37: Soviet clocks were an hour ahead."""
    assert time_of(travelled.legs[1], travelled, atlas) == LegTime(36.0, 36.0)
    back = replace(travelled.legs[1], from_stop="odesa", to_stop="istanbul")
    time = time_of(timed(back, "1931-05-08T06:00", "1931-05-09T06:00"), travelled, atlas)
    assert time == LegTime(25.0, 25.0)


def test_clocks_of_other_years_are_taken_as_they_are(travelled: Itinerary, atlas: PlaceLookup) -> None:
    """Before 1931 the offsets were others, and nobody looked them up."""
    leg = timed(travelled.legs[1], "1925-05-06T17:00", "1925-05-08T06:00")
    assert time_of(leg, travelled, atlas) == LegTime(37.0, 37.0)


def test_days_give_bounds_but_no_speed(travelled: Itinerary, atlas: PlaceLookup) -> None:
    """From some time on the 9th to some time on the 10th: nearly 0 to nearly 48 hours."""
    time = time_of(travelled.legs[2], travelled, atlas)
    assert time is not None and not time.is_exact
    assert time.shortest_hours == pytest.approx(0, abs=0.01) and time.longest_hours == pytest.approx(48, abs=0.01)
    assert speed_kmh(442.0, time) is None


@pytest.mark.parametrize(
    ("departure", "arrival"), [("1931-05-09T10:00", "1931-05-10/.."), ("../1931-05-09", "1931-05-10T10:00")]
)
def test_an_open_date_gives_no_time(
    departure: str, arrival: str, travelled: Itinerary, atlas: PlaceLookup
) -> None:  # fmt: skip
    """Nothing is computed across what is not known."""
    assert time_of(timed(travelled.legs[2], departure, arrival), travelled, atlas) is None


def test_no_date_gives_no_time(travelled: Itinerary, atlas: PlaceLookup) -> None:
    """The stop's null is not replaced by anything."""
    back = replace(travelled.legs[0], from_stop="istanbul", to_stop="ankara")
    assert time_of(back, travelled, atlas) is None
    assert speed_kmh(577.0, None) is None


def test_times_that_contradict_give_no_speed() -> None:
    """Who arrives before he leaves has no speed; nor has a leg of unknown length."""
    assert speed_kmh(100.0, LegTime(-2.0, -2.0)) is None
    assert speed_kmh(100.0, LegTime(0.0, 0.0)) is None
    assert speed_kmh(None, LegTime(2.0, 2.0)) is None
