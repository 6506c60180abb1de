"""The shipped journeys, and how they are found."""

from __future__ import annotations

import pytest

from routes.errors import JourneyNotFoundError
from routes.journeys import itinerary, journey, shipped_journeys, stop


def test_both_journeys_are_shipped() -> None:
    """The ids and itineraries are a contract."""
    tellings = {shipped.id: [telling.id for telling in shipped.itineraries] for shipped in shipped_journeys()}
    assert tellings["ismet-pasa-1932"][:2] == ["travelled", "programme"]
    assert tellings["voroshilov-1933"][0] == "travelled"


def test_shipped_journeys_are_complete() -> None:
    """Every stop has a passage, every visit a summary in both languages, every leg joins its itinerary's stops."""
    for shipped in shipped_journeys():
        for telling in shipped.itineraries:
            assert all(halt.passages for halt in telling.stops), telling.id
            assert all({"tr", "en"} <= visit.summary.keys() for halt in telling.stops for visit in halt.visits)


def test_what_is_not_there_is_named_with_what_is() -> None:
    """An unknown id says which ids there are."""
    shipped = journey("ismet-pasa-1932")
    assert itinerary(shipped).id == "travelled"
    assert stop(itinerary(shipped, "travelled"), "odesa").place == "odesa"
    with pytest.raises(
        JourneyNotFoundError, match="no journey with the id 'x'; known: ismet-pasa-1932, voroshilov-1933"
    ):
        journey("x")
    with pytest.raises(JourneyNotFoundError, match="no itinerary with the id 'x'; known: travelled, programme"):
        itinerary(shipped, "x")
    with pytest.raises(JourneyNotFoundError, match="no stop with the id 'x'; known: ankara, "):
        stop(itinerary(shipped), "x")
