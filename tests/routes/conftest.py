"""A small world for the tests of `routes`: six places, one invented journey, its text and its lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gazetteer.errors import PlaceNotFoundError
from gazetteer.place import Footprint, LonLat, NameKind, Place, PlaceId, PlaceType, Toponym
from routes.checks.source_text import read_texts
from routes.journey_file import JourneyFile, parse_journey, read_journey_file
from routes.lines import Lines, read_lines

DATA = Path(__file__).resolve().parent.parent / "data"


class Places:
    """The least that the routes need of a gazetteer."""

    def __init__(self, *places: Place) -> None:
        self._places = {place.id: place for place in places}

    def place(self, place_id: PlaceId, /) -> Place:
        """Return a place, or raise as a gazetteer does."""
        if place_id not in self._places:
            raise PlaceNotFoundError(place_id)
        return self._places[place_id]


def a_place(
    place_id: str,
    point: tuple[float, float] | None,
    parent: str | None = "turkiye",
    *,
    names: Mapping[str, str] | None = None,
    modern: str | None = None,
) -> Place:
    toponyms = [
        Toponym(name, lang, "Cyrl" if lang == "ru" else "Latn", NameKind.PERIOD)
        for lang, name in (names or {"tr": place_id}).items()
    ]
    if modern is not None:
        toponyms.append(Toponym(modern, "en", "Latn", NameKind.MODERN))
    return Place(
        id=PlaceId(place_id),
        type=PlaceType.SETTLEMENT,
        subtype=None,
        toponyms=tuple(toponyms),
        footprint=None if point is None else Footprint(LonLat(*point), 5000, "editors"),
        parent=None if parent is None else PlaceId(parent),
    )


@pytest.fixture(scope="session")
def atlas() -> Places:
    """Return the places: two countries, four cities, a factory nobody can locate."""
    soviet = "sovyetler-birligi"
    return Places(
        a_place("turkiye", None, None, names={"tr": "Türkiye", "en": "Türkiye"}),
        a_place(soviet, None, None, names={"tr": "Sovyetler Birliği", "en": "Soviet Union"}),
        a_place("ankara", (32.8543, 39.9199), names={"tr": "Ankara", "en": "Ankara", "ru": "Анкара"}),
        a_place("istanbul", (28.9795, 41.0151), names={"tr": "İstanbul", "en": "İstanbul", "ru": "Стамбул"}),
        a_place("odesa", (30.7326, 46.4775), soviet, names={"tr": "Odesa", "en": "Odessa"}, modern="Odesa"),
        a_place("kiev", (30.5238, 50.4547), soviet, names={"tr": "Kiev", "en": "Kiev", "ru": "Киев"}, modern="Kyiv"),
        a_place("odesa-irmak-fabrikasi", None, "odesa", names={"tr": "Irmak Fabrikası"}),
    )


@pytest.fixture(scope="session")
def lines() -> Lines:
    return read_lines("lines.geojson", (DATA / "lines.geojson").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def black_sea() -> JourneyFile:
    """Return the invented journey."""
    return read_journey_file(DATA / "journeys" / "karadeniz-1931.yaml")


@pytest.fixture(scope="session")
def texts(black_sea: JourneyFile) -> dict[str, str]:
    """Return the text that tells the invented journey."""
    return read_texts(DATA / "texts", black_sea.journey.sources)


@pytest.fixture(scope="session")
def yaml_text() -> str:
    """Return the invented journey as its file has it."""
    return (DATA / "journeys" / "karadeniz-1931.yaml").read_text(encoding="utf-8")


Edited = Callable[..., JourneyFile]


@pytest.fixture
def edited(yaml_text: str) -> Edited:
    """Return a function that reads the journey with pieces of its file replaced; each must stand there once."""

    def read(*replacements: tuple[str, str]) -> JourneyFile:
        return parse_journey("j.yaml", replaced(yaml_text, *replacements))

    return read


def replaced(text: str, *replacements: tuple[str, str]) -> str:
    for old, new in replacements:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text
