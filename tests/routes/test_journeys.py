"""The shipped journeys, and how they are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from routes.entries import shipped_entries
from routes.errors import JourneyNotFoundError
from routes.itinerary import TravelMode
from routes.journeys import itinerary, journey, shipped_journeys, stop


def test_the_journeys_are_shipped() -> None:
    """The ids and itineraries are a contract."""
    tellings = {shipped.id: [telling.id for telling in shipped.itineraries] for shipped in shipped_journeys()}
    assert tellings["ismet-pasa-1932"][:2] == ["travelled", "programme"]
    assert tellings["voroshilov-1933"][0] == "travelled"
    assert {"bekir-sami-1920", "moscow-treaty-1921", "frunze-1921", "tevfik-rustu-1926"} < tellings.keys()


def test_what_is_told_in_part_says_so() -> None:
    """Journeys of which the texts tell little are marked; a leg has no line where no text says how it was travelled."""
    brief = [shipped for shipped in shipped_journeys() if shipped.coverage is not None]
    assert {shipped.id for shipped in shipped_journeys()} - {shipped.id for shipped in brief} == {
        "ismet-pasa-1932", "voroshilov-1933",
    }  # fmt: skip
    for shipped in brief:
        assert shipped.coverage is not None and {"tr", "en", "ru"} <= shipped.coverage.note.keys()
        legs = [leg for telling in shipped.itineraries for leg in telling.legs]
        assert all(leg.line is None for leg in legs if leg.mode is TravelMode.UNKNOWN)


def test_shipped_journeys_are_complete() -> None:
    """Every stop has a passage, and all that we say stands there in Turkish, English and Russian."""
    texts = []
    for shipped in (*shipped_journeys(), *shipped_entries().entries):
        texts += [(shipped.id, text) for text in _texts(shipped)]
    assert len(texts) > 700
    assert [(where, dict(text)) for where, text in texts if not {"tr", "en", "ru"} <= text.keys()] == []
    assert all(halt.passages for one in shipped_journeys() for telling in one.itineraries for halt in telling.stops)


def _texts(value: object) -> Iterator[Mapping[str, str]]:
    """Yield the texts in languages that a record holds, however deep."""
    if isinstance(value, Mapping):
        yield from [value] if "tr" in value else []
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for member in value:
            yield from _texts(member)


def test_what_is_not_there_is_named_with_what_is() -> None:
    """An unknown id says which ids there are."""
    shipped = journey("ismet-pasa-1932")
    assert itinerary(shipped).id == "travelled"
    assert stop(itinerary(shipped, "travelled"), "odesa").place == "odesa"
    known = ", ".join(shipped.id for shipped in shipped_journeys())
    with pytest.raises(JourneyNotFoundError, match=f"no journey with the id 'x'; known: {known}"):
        journey("x")
    with pytest.raises(JourneyNotFoundError, match="no itinerary with the id 'x'; known: travelled, programme"):
        itinerary(shipped, "x")
    with pytest.raises(JourneyNotFoundError, match="no stop with the id 'x'; known: ankara, "):
        stop(itinerary(shipped), "x")
