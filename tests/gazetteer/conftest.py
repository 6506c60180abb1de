"""A small gazetteer with the traps of the trade: İ and I, endings, renamed cities, namesakes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gazetteer import Gazetteer, read_places
from gazetteer.errors import RecordError
from gazetteer.place import Place
from gazetteer.sources import SourceText

PLACES = Path(__file__).resolve().parent.parent / "data" / "places"
SOURCES = {"k31": SourceText("k31", "karadeniz-1931.txt", 5_000, "0" * 64)}

Reader = Callable[[str], tuple[tuple[Place, ...], tuple[RecordError, ...]]]


@pytest.fixture(scope="session")
def small() -> Gazetteer:
    """Return the gazetteer of tests/data/places."""
    places, mistakes = read_places(PLACES, sources=SOURCES)
    assert mistakes == ()
    return Gazetteer(places)


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Return a function that reads the text of one file of places."""

    def from_text(text: str) -> tuple[tuple[Place, ...], tuple[RecordError, ...]]:
        (tmp_path / "places.yaml").write_text(text, encoding="utf-8")
        return read_places(tmp_path, sources=SOURCES)

    return from_text
