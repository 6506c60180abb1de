"""Programme against journey, as values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.place import PlaceId
from routes.edtf import Edtf
from routes.itinerary import Itinerary, Stop, Visit
from routes.journey_file import JourneyFile
from routes.journeys import itinerary, journey
from routes.programme import Change, compare


@pytest.fixture
def stop(black_sea: JourneyFile) -> Stop:
    return replace(black_sea.journey.itineraries[0].stops[0], visits=(), notes=(), departure=None)


@pytest.fixture
def visit(black_sea: JourneyFile) -> Visit:
    return black_sea.journey.itineraries[0].stops[2].visits[0]


def telling(stop: Stop, name: str, *calls: tuple[str, str | None]) -> Itinerary:
    stops = tuple(
        replace(stop, id=f"{name}-{number}", place=PlaceId(place), arrival=Edtf.parse(when) if when else None)
        for number, (place, when) in enumerate(calls)
    )
    return Itinerary(name, {"tr": name, "en": name}, stops, ())


def changes(programme: Itinerary, travelled: Itinerary) -> list[tuple[str, str, int | None]]:
    return [(change.change.value, str(change.place), change.days) for change in compare(programme, travelled).stops]


def test_what_went_as_planned_is_the_same(stop: Stop) -> None:
    """Also where only bounds are known that overlap."""
    plan = telling(stop, "p", ("odesa", "1932-04-26"), ("kiev", "1932-04-27"))
    made = telling(stop, "t", ("odesa", "1932-04-26T08:00"), ("kiev", "1932-04-26/1932-04-27"))
    assert changes(plan, made) == [("same", "odesa", 0), ("same", "kiev", 0)]
    assert compare(plan, made).is_same


def test_stops_are_dropped_added_and_moved(stop: Stop) -> None:
    """In the order of travel; what was dropped stands where it was planned."""
    plan = telling(stop, "p", ("odesa", "1932-04-26"), ("harkov", "1932-05-05"), ("sivastopol", "1932-05-07"))
    made = telling(stop, "t", ("odesa", "1932-04-26"), ("letskoe-selo", "1932-05-05"), ("sivastopol", "1932-05-09"))
    assert changes(plan, made) == [
        ("same", "odesa", 0),
        ("added", "letskoe-selo", None),
        ("dropped", "harkov", None),
        ("moved", "sivastopol", 2),
    ]
    assert not compare(plan, made).is_same


def test_calls_at_one_place_are_paired_by_date(stop: Stop) -> None:
    """A programme that begins abroad does not pair its return to İstanbul with the departure from it."""
    plan = telling(stop, "p", ("odesa", "1932-04-26"), ("istanbul", "1932-05-09"))
    made = telling(stop, "t", ("istanbul", "1932-04-24"), ("odesa", "1932-04-26"), ("istanbul", "1932-05-10"))
    assert changes(plan, made) == [("added", "istanbul", None), ("same", "odesa", 0), ("moved", "istanbul", 1)]


def test_a_stay_can_be_longer_than_planned(stop: Stop) -> None:
    """Arrival and departure are compared each by itself."""
    plan, made = telling(stop, "p", ("m", "1932-04-28")), telling(stop, "t", ("m", "1932-04-28T10:45"))
    plan = replace(plan, stops=(replace(plan.stops[0], departure=Edtf.parse("1932-05-01")),))
    made = replace(made, stops=(replace(made.stops[0], departure=Edtf.parse("1932-05-03")),))
    (change,) = compare(plan, made).stops
    assert (change.change, change.days, change.departure_days) == (Change.SAME, 0, 2)


def test_three_calls_and_two_made_keep_their_order(stop: Stop) -> None:
    """The call left out is the one that lies farthest from those made."""
    plan = telling(stop, "p", ("m", "1932-04-28"), ("m", "1932-05-04"), ("m", "1932-05-20"))
    made = telling(stop, "t", ("m", "1932-04-27"), ("m", "1932-05-06"))
    assert changes(plan, made) == [("moved", "m", -1), ("moved", "m", 2), ("dropped", "m", None)]


def test_unknown_dates_have_no_days(stop: Stop) -> None:
    """A stop without dates is neither early nor late."""
    plan, made = telling(stop, "p", ("kiev", None)), telling(stop, "t", ("kiev", "1932-04-27"))
    assert changes(plan, made) == [("same", "kiev", None)]


def test_side_groups_are_left_out(stop: Stop) -> None:
    """Only the main party had a programme."""
    plan = telling(stop, "p", ("kiev", "1932-04-27"))
    made = telling(stop, "t", ("kiev", "1932-04-27"), ("rostov", "1932-05-12"))
    experts = replace(made, stops=(made.stops[0], replace(made.stops[1], party="experts")))
    assert compare(plan, experts).is_same


def test_planned_visits_are_looked_for_everywhere(stop: Stop, visit: Visit) -> None:
    """A visit may be made on another day, in another stop, or not at all; the city itself is no venue."""
    day = Edtf.parse("1932-04-29")
    planned = (
        replace(visit, id="a", place=PlaceId("races"), when=day),
        replace(visit, id="b", place=PlaceId("academy"), when=day),
        replace(visit, id="c", place=PlaceId("m"), when=day),
    )
    plan = telling(stop, "p", ("m", "1932-04-28"))
    plan = replace(plan, stops=(replace(plan.stops[0], visits=planned),))
    made = telling(stop, "t", ("m", "1932-04-28"), ("m", "1932-05-06"))
    races = tuple(replace(visit, id=text, place=PlaceId("races"), when=Edtf.parse(text)) for text in
                  ("1932-05-06", "1932-04-30"))  # fmt: skip
    made = replace(made, stops=(made.stops[0], replace(made.stops[1], visits=races)))
    found = [(change.change, change.place, change.days) for change in compare(plan, made).visits]
    assert found == [(Change.MOVED, "races", 1), (Change.DROPPED, "academy", None)]


def test_very_many_calls_are_paired_as_they_come(stop: Stop) -> None:
    """A hostile programme does not cost the product of its lengths."""
    plan = telling(stop, "p", *[("m", "1932-05-01")] * 1000)
    made = telling(stop, "t", *[("m", "1932-05-02")] * 2000)
    found = compare(plan, made).stops
    assert [change.change for change in found].count(Change.MOVED) == 1000
    assert [change.change for change in found].count(Change.ADDED) == 1000


def test_the_shipped_programme_differs_as_the_texts_say() -> None:
    """İsmet Paşa did not stop at Harkov and Dneprosvki, and reached Leningrad and İstanbul late."""
    shipped = journey("ismet-pasa-1932")
    found = {(change.place, change.change) for change in
             compare(itinerary(shipped, "programme"), itinerary(shipped, "travelled")).stops}  # fmt: skip
    assert {("harkov", Change.DROPPED), ("dneprosvki", Change.DROPPED), ("leningrad", Change.MOVED)} <= found
    assert ("odesa", Change.SAME) in found
