"""The atlas of the texts and the pages of places, on our own accounts."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from helpers import HTML, find, parse_html, text_of
from mapsvc.accounts import Accounts
from mapsvc.app import create_app
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.web.ordering import name_order


def rows(client: FlaskClient, address: str) -> list[str]:
    """Return the ids of the listed places."""
    tree = parse_html(client.get(address).data)
    return [(one.get("id") or "").removeprefix("place-") for one in find(tree, "li", class_="place-row")]


@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_the_list_has_every_place_in_the_order_of_the_language(client: FlaskClient, shipped: Atlas, lang: str) -> None:
    """Each place that the accounts name stands once, sorted as its reader expects."""
    listed = rows(client, f"/places?lang={lang}")
    assert sorted(listed) == sorted(one.place for one in Accounts(shipped).places())
    names = [name_order(shipped.place(place_id).name(lang), lang) for place_id in listed]  # type: ignore[arg-type]
    assert names == sorted(names)


def test_filters_work_without_a_script(client: FlaskClient, shipped: Atlas) -> None:
    """Type, text and year are parameters of the address; empty ones, as forms send them, mean all."""
    waters = rows(client, "/places?type=water&document=&year=")
    assert waters
    assert {shipped.place(one).type.value for one in waters} == {"water"}  # type: ignore[arg-type]
    assert "bergama" in rows(client, "/places?document=voroshilov-1933")
    assert "bergama" not in rows(client, "/places?year=1932")
    assert rows(client, "/places?year=1932&document=voroshilov-1933") == []


def test_the_form_shows_what_was_chosen(client: FlaskClient) -> None:
    """Who comes by a shared link sees which places are left out; the language goes along."""
    tree = parse_html(client.get("/places?type=water&lang=en").data)
    chosen = {select.get("name"): option.get("value") for select in find(tree, "select")
              for option in select.iter(HTML + "option") if option.get("selected") is not None}  # fmt: skip
    assert chosen == {"type": "water", "document": "", "year": ""}
    (form,) = find(tree, "form", class_="filters")
    assert [(one.get("name"), one.get("value")) for one in form.iter(HTML + "input")] == [("lang", "en")]


@pytest.mark.parametrize(
    "query", ["type=sea", "document=nix", "year=1800", "year=1932&year=1933", "page=0", "page=x", "page=99", "page=²"]
)
def test_a_bad_filter_is_refused(client: FlaskClient, query: str) -> None:
    """A value that cannot be is 400 with a page that names the parameter."""
    answer = client.get(f"/places?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[0] in text_of(parse_html(answer.data))


def test_every_listed_place_has_its_page(client: FlaskClient, shipped: Atlas) -> None:
    """The page has the place's name as its heading and at least one passage."""
    for place_id in rows(client, "/places?lang=en")[::5]:
        tree = parse_html(client.get(f"/places/{place_id}?lang=en").data)
        (heading,) = find(tree, "h1")
        assert shipped.place(place_id).name("en") in text_of(heading)  # type: ignore[arg-type]
        assert find(tree, "ol", class_="excerpts"), place_id


def test_every_place_of_the_gazetteer_has_a_page(client: FlaskClient, shipped: Atlas) -> None:
    """Also those that no account names, and those that cannot be drawn."""
    for place in shipped.gazetteer.places[::7]:
        assert client.get(f"/places/{place.id}").status_code == 200, place.id


def test_the_page_of_a_place_has_all_its_names_with_their_languages(client: FlaskClient, shipped: Atlas) -> None:
    """Every toponym of the record, in an element that says its language."""
    tree = parse_html(client.get("/places/harkov?lang=en").data)
    (listed,) = find(tree, "ul", class_="names")
    shown = {(name.get("lang"), text_of(name)) for name in listed.iter(HTML + "b")}
    assert shown == {(one.lang, one.toponym) for one in shipped.place("harkov").toponyms}  # type: ignore[arg-type]


def test_each_passage_leads_to_its_stop(client: FlaskClient) -> None:
    """A passage on the page of a place is a way into the journey."""
    tree = parse_html(client.get("/places/bergama").data)
    ways = [link.get("href", "") for item in find(tree, "li", class_="excerpt") for link in item.iter(HTML + "a")]
    assert ways
    assert all(way.startswith("/journeys/") and "#" in way for way in ways)


@pytest.mark.parametrize("place_id", ["nix", "moskva", "%00", "..%2f..", "x" * 3000, "%F0%9F%98%80", "<script>"])
def test_an_unknown_place_is_404_with_ways_on(client: FlaskClient, place_id: str) -> None:
    """Nothing is found, nothing is executed, and the atlas is offered."""
    answer = client.get(f"/places/{place_id}?lang=en")
    assert answer.status_code == 404
    tree = parse_html(answer.data)
    assert "/places?lang=en" in {link.get("href") for link in find(tree, "a")}


def test_the_nearest_places_are_suggested(client: FlaskClient) -> None:
    """A typing error in an address is not the end of the way."""
    tree = parse_html(client.get("/places/bergema?lang=en").data)
    assert "/places/bergama?lang=en" in {link.get("href") for link in find(tree, "a")}


def test_accounts_that_fall_back_to_english_say_so(curated: Atlas) -> None:
    """The Russian page of a journey without Russian tells that its accounts are in English, and marks them as such."""
    client = create_app(Settings(), curated).test_client()
    for lang, count in (("ru", 1), ("en", 0), ("tr", 0)):
        tree = parse_html(client.get(f"/places/odesa?lang={lang}").data)
        assert len(find(tree, "p", class_="fallback")) == count
    tree = parse_html(client.get("/places/odesa?lang=ru").data)
    assert {quote.get("lang") for quote in find(tree, "blockquote")} == {"en"}


def test_the_accounts_of_a_place_are_in_the_visitors_language(client: FlaskClient) -> None:
    """What we ship is told in all three."""
    for lang in ("tr", "en", "ru"):
        tree = parse_html(client.get(f"/places/odesa?lang={lang}").data)
        assert {quote.get("lang") or lang for quote in find(tree, "blockquote")} == {lang}
        assert not find(tree, "p", class_="fallback")
