"""People, vessels and institutions in our accounts: found with their endings, never mistaken for places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapsvc.accounts import Accounts, Naming
from mapsvc.accounts.entries import EntryFinder
from mapsvc.service import Atlas
from routes.entries import Entry, EntryKind, shipped_entries


def entry(entry_id: str, tr: str, *variants: str, journey: str = "trip") -> Entry:
    return Entry(entry_id, EntryKind.PERSON, (journey,), {"tr": tr, "en": tr}, variants, {"tr": "x", "en": "x"}, ())


ENTRIES = (
    entry("kadir", "Kadir Bey", "Kadir"),
    entry("office", "Deniz Komiserliği"),
    entry("ship", "Rize vapuru"),
    entry("other", "Kadir Bey", journey="another"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kadir Bey’in evi", [("Kadir Bey", "kadir")]),
        ("Ali ve Kadir Beylerle", [("Kadir Beylerle", "kadir")]),
        ("Deniz Komiserliğinin yemeği", [("Deniz Komiserliğinin", "office")]),
        ("Rize vapuruyla Rize’ye", [("Rize vapuruyla", "ship")]),
        ("Kadirli yolunda", []),
        ("kadir gecesi", []),
        ("Kadir Kadir", [("Kadir", "kadir"), ("Kadir", "kadir")]),
    ],
)
def test_names_are_found_with_their_endings(text: str, found: list[tuple[str, str]]) -> None:
    """With an apostrophe or without; a longer word, or one without its capital, is no name."""
    finder = EntryFinder(ENTRIES, "trip", "tr")
    assert [(text[one.start : one.end], one.entry) for one in finder.find(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("С Исмет-пашой ехал Будённый", ["Исмет-пашой", "Будённый"]),
        ("Мустафе Кемалю и Мустафе Кемаль-паше", ["Мустафе Кемалю", "Мустафе Кемаль-паше"]),
        ("На «Грузии», на пароходе «Грузия», в Грузии", ["Грузии", "пароходе «Грузия»"]),
        ("о Лиге Наций, о лиге наций", ["Лиге Наций"]),
        ("Ленинград", []),
    ],
)
def test_russian_names_are_found_in_every_case(text: str, found: list[str]) -> None:
    """Each word of a name is declined; a ship between quotation marks is no country."""
    names = ("Исмет-паша", "Мустафа Кемаль-паша", "Буденный", "пароход «Грузия»", "Лига Наций", "Ленин")
    entries = [replace(entry(str(at), "Us"), names={"tr": "Us", "en": "Us", "ru": one}) for at, one in enumerate(names)]
    assert [text[one.start : one.end] for one in EntryFinder(entries, "trip", "ru").find(text)] == found


def test_a_place_stays_a_place_unless_the_name_is_longer() -> None:
    """The institute named after a man is no man; the ship named after a city is no city."""
    finder = EntryFinder((entry("kadir", "Kadir"), *ENTRIES[2:3]), "trip", "tr")
    institute = Naming(0, len("Kadir Enstitüsü"), "institute")  # type: ignore[arg-type]  # any id will do
    assert finder.find("Kadir Enstitüsü", [institute]) == ()
    city = Naming(0, len("Rize"), "rize")  # type: ignore[arg-type]
    assert [one.entry for one in finder.find("Rize vapuru", [city])] == ["ship"]


@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_every_entry_is_named_by_an_account(shipped: Atlas, lang: str) -> None:
    """What no account names would be found by nobody."""
    accounts = Accounts(shipped)
    told = accounts.all
    named = {one.entry for account in told for one in accounts.entries(account.journey.id, account.id, lang)}
    assert {one.id for one in shipped_entries().entries} - named == set()


def test_lenin_is_not_found_in_leningrad_nor_in_institutes(shipped: Atlas) -> None:
    """The spots of a name are the person's only."""
    accounts = Accounts(shipped)
    spots = []
    for account in accounts.all:
        text = account.told("tr")[0]
        for one in accounts.entries(account.journey.id, account.id, "tr"):
            if one.entry == "lenin":
                spots.append(text[one.start : one.end + 14])
    assert spots
    assert [spot for spot in spots if "Ziraat" in spot or "Marks" in spot or spot.startswith("Leningrad")] == []
