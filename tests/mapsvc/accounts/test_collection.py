"""Our own accounts: which places they name, and the words in them."""

from __future__ import annotations

import pytest

from gazetteer.place import PlaceId
from mapsvc.accounts import Accounts
from mapsvc.service import Atlas


@pytest.fixture(scope="module")
def accounts(shipped: Atlas) -> Accounts:
    return Accounts(shipped)


def test_every_passage_and_visit_is_an_account(accounts: Accounts, shipped: Atlas) -> None:
    """Nothing that the journeys tell is left out."""
    stops = [stop for journey in shipped.journeys for itinerary in journey.itineraries for stop in itinerary.stops]
    assert len(accounts.all) == sum(len(stop.passages) + len(stop.visits) for stop in stops)


def test_an_account_has_the_year_of_its_date(accounts: Accounts) -> None:
    """Open intervals count by their known end; nothing is dated outside the journeys."""
    assert accounts.years == (1920, 1921, 1922, 1926, 1932, 1933)


def test_every_place_that_is_visited_is_counted(accounts: Accounts, shipped: Atlas) -> None:
    """A venue belongs to the atlas although the account may not repeat its name."""
    counted = {one.place for one in accounts.places()}
    assert {account.place for account in accounts.all} <= counted
    assert counted <= set(shipped.gazetteer.by_id)


def test_a_year_and_a_journey_narrow_the_places(accounts: Accounts) -> None:
    """Bergama was seen in 1933 only."""
    assert PlaceId("bergama") not in {one.place for one in accounts.places(year=1932)}
    assert PlaceId("bergama") in {one.place for one in accounts.places(1933, "voroshilov-1933")}
    assert accounts.places(1932, "voroshilov-1933") == ()


def test_the_accounts_of_a_place_are_as_many_as_are_counted(accounts: Accounts) -> None:
    """What the list says is what the page of the place shows, in every language."""
    for one in accounts.places()[:25]:
        for lang in ("tr", "en", "ru"):
            assert len(accounts.about(one.place, lang)) == one.count, (one.place, lang)


def test_marks_lie_on_the_name(accounts: Accounts) -> None:
    """The spots of a place in an account are its name in that language."""
    for lang, name in (("tr", "Moskova"), ("en", "Moscow")):
        found = accounts.about(PlaceId("moskova"), lang)
        marked = {found_one.account.told(lang)[0][start:end] for found_one in found for start, end in found_one.marks}
        assert marked == {name}


def test_a_name_that_places_share_is_that_of_the_stop(accounts: Accounts) -> None:
    """The people's house of Ankara, not that of Bergama, is meant in Ankara."""
    for one in accounts.about(PlaceId("ankara-halkevi"), "tr"):
        assert one.account.stop.place == "ankara"


@pytest.mark.parametrize("query", ["fabrikayı", "FABRIKA", "fabrikalarda", "fabrika"])
def test_words_are_found_whatever_endings_they_wear(accounts: Accounts, query: str) -> None:
    """Case, marks and Turkish endings do not matter; the marks say which words fit."""
    total, found = accounts.search(query, "tr")
    assert total >= len(found) > 0
    for one in found:
        assert all("abrika" in one.account.told("tr")[0][start:end] for start, end in one.marks)


@pytest.mark.parametrize(
    ("query", "root"),
    [("Одессе", "Одесс"), ("ОДЕССОЙ", "Одесс"), ("буденного", "Будённ"), ("Харьков", "Харьков"), ("заводов", "завод")],
)
def test_russian_words_are_found_in_every_form(accounts: Accounts, query: str, root: str) -> None:
    """Cases and numbers do not matter, nor whether ё has its dots."""
    total, found = accounts.search(query, "ru")
    assert total >= len(found) > 0
    for one in found:
        text, lang = one.account.told("ru")
        assert lang == "ru"
        assert one.marks
        assert all(text[start:end].lower().startswith(root.lower()) for start, end in one.marks)


@pytest.mark.parametrize("query", ["", " ", '"', "a NEAR b", "*", "^x", "col:x", "')--", "\0", "x" * 10_000, "İ" * 500])
def test_no_query_raises(accounts: Accounts, query: str) -> None:
    """Whatever is typed is a question for words."""
    total, found = accounts.search(query, "tr")
    assert total >= len(found)


def test_what_is_not_told_in_a_language_is_told_and_searched_in_english(curated: Atlas) -> None:
    """A curator's journey needs no Russian: its accounts stand there in English, and say so."""
    _total, found = Accounts(curated).search("the", "ru")
    assert found
    assert {one.account.told("ru")[1] for one in found} == {"en"}
