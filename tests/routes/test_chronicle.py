"""A journey day by day, with what no date puts on a day kept apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from gazetteer import Gazetteer
from routes.chronicle import Chronicle, Day, Sureness, chronicle
from routes.edtf import Edtf
from routes.itinerary import Itinerary, Leg, Stop
from routes.journey_file import JourneyFile
from routes.journeys import shipped_journeys
from routes.lines import path_of, shipped_lines


@pytest.fixture
def travelled(black_sea: JourneyFile) -> Itinerary:
    return black_sea.journey.itineraries[0]


def dated(itinerary: Itinerary, stop_id: str, arrival: str | None, departure: str | None) -> Itinerary:
    """Return the itinerary with other dates of a stop."""

    def edtf(text: str | None) -> Edtf | None:
        return Edtf.parse(text) if text else None

    def changed(stop: Stop) -> Stop:
        return replace(stop, arrival=edtf(arrival), departure=edtf(departure)) if stop.id == stop_id else stop

    return replace(itinerary, stops=tuple(changed(stop) for stop in itinerary.stops))


def hundred(_: Leg) -> float:
    return 100.0


def stops(day: Day) -> list[str]:
    return [at.stop.id for at in day.stops]


def shipped(journey_id: str, itinerary_id: str = "travelled", party: str = "main") -> Chronicle:
    gazetteer, lines = Gazetteer.shipped(), shipped_lines()
    journey = next(one for one in shipped_journeys() if one.id == journey_id)
    itinerary = next(one for one in journey.itineraries if one.id == itinerary_id)
    return chronicle(itinerary, lambda leg: path_of(leg, itinerary, gazetteer, lines).length_km, party)


def on(told: Chronicle, text: str) -> Day:
    return next(day for day in told.days if day.date.isoformat() == text)


def test_every_day_from_first_to_last_is_there(travelled: Itinerary) -> None:
    """Also the day at sea, on which nothing begins or ends."""
    days = chronicle(travelled, hundred).days
    assert [(day.number, day.date.day) for day in days] == [(1, 5), (2, 6), (3, 7), (4, 8), (5, 9), (6, 10)]
    assert [stops(day) for day in days] == [["ankara"], ["istanbul"], [], ["odesa"], ["odesa"], ["kiev"]]


def test_a_night_is_spent_on_the_leg_that_runs_through_it(travelled: Itinerary) -> None:
    """Train, ship, ship, the stop, train; after the last day nothing is known."""
    nights = [day.night for day in chronicle(travelled, hundred).days]
    said = [
        (night.leg.mode.value if night.leg else night.stop and night.stop.id) if night else None for night in nights
    ]
    assert said == ["rail", "ship", "ship", "odesa", "rail", None]


def test_clock_times_stand_on_their_day_only(travelled: Itinerary) -> None:
    """The leg of the 6th to the 8th has its departure on the first and its arrival on the last."""
    days = chronicle(travelled, hundred).days
    legs = [(day.legs[-1].departure, day.legs[-1].arrival) for day in days[1:4]]
    texts = [(departure and departure.text, arrival and arrival.text) for departure, arrival in legs]
    assert texts == [("1931-05-06T17:00", None), (None, None), (None, "1931-05-08T06:00")]


def test_kilometres_count_on_the_day_on_which_a_leg_ends(travelled: Itinerary) -> None:
    """No text says how far a train was at midnight; a length that is not known is not added."""
    assert [day.length_km for day in chronicle(travelled, hundred).days] == [None, 100, None, 100, None, 100]
    unknown = chronicle(travelled, lambda leg: None if leg.to_stop == "odesa" else 100.0)
    assert [day.length_km for day in unknown.days] == [None, 100, None, None, None, 100]


def test_undated_visits_are_kept_apart(travelled: Itinerary) -> None:
    """Nobody puts them on a day."""
    told = chronicle(travelled, hundred)
    assert [visit.visit.id for day in told.days for visit in day.visits] == ["odesa-fabrika"]
    assert [(stop.id, visit.id) for stop, visit in told.undated_visits] == [("kiev", "kiev-istasyon")]


def test_inferred_days_say_so(travelled: Itinerary) -> None:
    """And a leg to such a day."""
    last = chronicle(travelled, hundred).days[-1]
    assert (last.stops[0].sureness, last.legs[0].sureness) == (Sureness.INFERRED, Sureness.INFERRED)


def test_a_departure_at_midnight_ends_the_day_before(travelled: Itinerary) -> None:
    """Who leaves at 00:00 of the 10th is no longer there on the 10th, and sleeps in the train from the 9th on."""
    told = chronicle(dated(travelled, "odesa", "1931-05-08T06:00", "1931-05-10T00:00"), hundred)
    assert stops(on(told, "1931-05-09")) == ["odesa"]
    assert stops(on(told, "1931-05-10")) == ["kiev"]
    night = on(told, "1931-05-09").night
    assert night is not None
    assert night.leg is not None


def test_a_date_of_one_night_leaves_two_days_possible(travelled: Itinerary) -> None:
    """Left in the night of the 9th to the 10th: certain on the 9th, not said to be there on the 10th."""
    told = chronicle(dated(travelled, "odesa", "1931-05-08", "1931-05-09/1931-05-10"), hundred)
    assert [stops(day) for day in told.days[3:]] == [["odesa"], ["odesa"], ["kiev"]]


def test_who_came_by_a_day_and_left_after_it_was_there_on_it(travelled: Itinerary) -> None:
    """Of a stop of which one day is known, that day is certain and no other is claimed."""
    told = chronicle(dated(travelled, "odesa", "../1931-05-08", "1931-05-08/.."), hundred)
    assert [day.date.isoformat() for day in told.days if "odesa" in stops(day)] == ["1931-05-08"]
    assert on(told, "1931-05-08").stops[0].departure is None
    assert told.undated_stops == ()


@pytest.mark.parametrize("text", ["1931-05", "1931-05-07/1931-05-20", "../1931-05-20", "193X"])
def test_a_wide_date_puts_nothing_on_a_day(travelled: Itinerary, text: str) -> None:
    """A month is no day; the stop is kept apart, and the legs around it end in the open."""
    told = chronicle(dated(travelled, "odesa", text, None), hundred)
    assert [stop.id for stop in told.undated_stops] == ["odesa"]
    assert [stops(day) for day in told.days] == [["ankara"], ["istanbul"], [], [], [], ["kiev"]]
    assert on(told, "1931-05-06").length_km == 100  # that of the leg from Ankara only


def test_a_stop_without_dates_is_possible_between_its_neighbours(travelled: Itinerary) -> None:
    """Where they lie one night apart; farther apart it is undated."""
    near = dated(dated(travelled, "odesa", None, None), "kiev", "1931-05-07", None)
    told = chronicle(near, hundred)
    assert [[(at.stop.id, at.sureness.value) for at in day.stops] for day in told.days[1:3]] == [
        [("istanbul", "stated"), ("odesa", "possible")],
        [("odesa", "possible"), ("kiev", "inferred")],
    ]
    far = chronicle(dated(travelled, "odesa", None, None), hundred)
    assert [stop.id for stop in far.undated_stops] == ["odesa"]


def test_about_stays_about(travelled: Itinerary) -> None:
    """A qualifier of a date goes along."""
    told = chronicle(dated(travelled, "odesa", "1931-05-08~", "1931-05-09"), hundred)
    assert [day.stops[0].is_approximate for day in told.days if stops(day) == ["odesa"]] == [True, True]


def test_a_journey_of_centuries_lists_eventful_days_only(travelled: Itinerary) -> None:
    """The work is bounded by the file, not by the calendar."""
    told = chronicle(dated(travelled, "kiev", "2931-05-10", None), hundred)
    assert [day.date.year for day in told.days] == [1931] * 4 + [2931]
    assert told.days[-1].number == (date(2931, 5, 10) - date(1931, 5, 5)).days + 1


def test_nothing_dated_gives_no_days(travelled: Itinerary) -> None:
    """Another party than any of the journey's has no days either."""
    assert chronicle(travelled, hundred, "nobody").days == ()


def test_ismet_pasa_travelled_eighteen_days() -> None:
    """23 April to 10 May 1932: three nights on the Gruzia at most, one of them at anchor; the rest as its file says."""
    told = shipped("ismet-pasa-1932")
    assert (told.days[0].date, told.days[-1].date, len(told.days)) == (date(1932, 4, 23), date(1932, 5, 10), 18)
    modes = [day.night.leg.mode.value if day.night and day.night.leg else "" for day in told.days]
    assert "".join(mode[:1] or "." for mode in modes) == "r.srr.....r.r.rrs."
    assert on(told, "1932-05-08").stops == ()
    clocks = [visit.clock for visit in on(told, "1932-04-28").visits if visit.clock]
    assert clocks == [datetime(1932, 4, 28, 10, 45), datetime(1932, 4, 28, 22)]  # noqa: DTZ001  clocks of the place
    assert told.undated_stops == ()


def test_voroshilov_s_arrival_in_odessa_has_no_day() -> None:
    """The ship left İstanbul at 20:00 on 7 November; when it came no text says."""
    told = shipped("voroshilov-1933")
    assert [stop.id for stop in told.undated_stops] == ["odesa"]
    last = told.days[-1]
    assert (last.date, last.legs[-1].leg.to_stop, last.legs[-1].length_km) == (date(1933, 11, 7), "odesa", None)
    assert last.length_km == pytest.approx(93.8)


def test_the_experts_have_days_of_their_own() -> None:
    """What they did until 30 May is on no day."""
    told = shipped("ismet-pasa-1932", party="experts")
    assert [stops(day) for day in told.days] == [["moskova-uzmanlar"]] * 3
    assert len(told.undated_stops) == 5


def test_a_stop_reached_in_a_month_is_told_from_its_first_visit() -> None:
    """Frunze came to Ankara in December; on the 25th a conference opened there: from then on he is not on the way."""
    told = shipped("frunze-1921")
    assert [stops(on(told, day)) for day in ("1921-12-24", "1921-12-25", "1922-01-02")] == [[], ["ankara"], ["ankara"]]
    assert [at.leg.to_stop for at in on(told, "1921-12-26").legs] == []
