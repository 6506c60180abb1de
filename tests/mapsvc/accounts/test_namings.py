"""Names of places in our own accounts."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from mapsvc.accounts import Accounts
from mapsvc.accounts.namings import NameFinder
from mapsvc.service import Atlas


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(Gazetteer.shipped(), ["tr"])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Heyet Moskova’ya vardı.", ["Moskova"]),
        ("Heyet Moskova'ya vardı.", ["Moskova"]),
        ("moskova küçük harfle", []),
        ("Moskovalılar karşıladı", []),
        ("İzmir vapuru Sivastopol’dan kalktı", ["Sivastopol"]),
        ("Dolmabahçe Sarayı’nda yemek", ["Dolmabahçe Sarayı"]),
        ("", []),
    ],
)
def test_names_are_found_with_their_capital_and_without_endings(
    finder: NameFinder, text: str, named: list[str]
) -> None:
    """A name starts with a capital; what follows an apostrophe, and ships, are no part of it."""
    assert [text[one.start : one.end] for one in finder.find(text)] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Из Одессы через Чёрное море", ["Одессы", "Чёрное море"]),
        ("по Черному морю в Севастополе", ["Черному морю", "Севастополе"]),
        ("во дворце Долмабахче, в отеле «Пера Палас», в «Пера Паласе»",
         ["дворце Долмабахче", "отеле «Пера Палас»", "Пера Паласе"]),
        ("Пароход «Измир» идёт в Измир", ["Измир"]),
        ("одесский поезд, дон, одессы", []),
    ],
)  # fmt: skip
def test_russian_names_are_found_in_every_case(text: str, named: list[str]) -> None:
    """Each word of a name is declined; between quotation marks stands a ship or a hotel, not the city."""
    finder = NameFinder(Gazetteer.shipped(), ["ru", "tr"])
    assert [text[one.start : one.end] for one in finder.find(text)] == named


def test_russian_accounts_name_as_many_places_as_turkish_ones(shipped: Atlas) -> None:
    """A Russian visitor can look nine in ten of the places up that a Turkish one can."""
    accounts = Accounts(shipped)
    turkish, russian = (sum(len(spots) for _, spots in accounts.namings(lang)) for lang in ("tr", "ru"))
    assert russian > 0.9 * turkish


def test_a_shared_name_means_the_place_nearby(finder: NameFinder) -> None:
    """The context decides between places of one name."""
    (far,) = finder.find("İnkılap Müzesi gezildi", [frozenset({"leningrad-inkilap-muzesi"})])
    assert far.place == "leningrad-inkilap-muzesi"
