"""Names of places in our own accounts."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from mapsvc.accounts.namings import NameFinder


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


def test_a_shared_name_means_the_place_nearby(finder: NameFinder) -> None:
    """The context decides between places of one name."""
    (far,) = finder.find("İnkılap Müzesi gezildi", [frozenset({"leningrad-inkilap-muzesi"})])
    assert far.place == "leningrad-inkilap-muzesi"
