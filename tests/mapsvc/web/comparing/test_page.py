"""Requirements of `/compare`: what was planned against what was travelled, two delegations side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from helpers import find, parse_html, text_of
from mapsvc.app import create_app
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from routes.programme import Change, compare

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from flask.testing import FlaskClient

ISMET = "ismet-pasa-1932"
HTML = "{http://www.w3.org/1999/xhtml}"


def page(client: FlaskClient, query: str) -> Element:
    response = client.get(f"/compare?{query}")
    assert response.status_code == 200
    return parse_html(response.data)


@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
@pytest.mark.parametrize("shown", ["programme", "delegations"])
def test_both_comparisons_are_whole_without_a_script(client: FlaskClient, lang: str, shown: str) -> None:
    """One heading, one map, a table of days, in each language."""
    tree = page(client, f"lang={lang}&with={shown}")
    assert len(find(tree, "h1")) == 1
    assert len(tree.findall(".//{http://www.w3.org/2000/svg}svg[@class='map-svg']")) == 1
    assert find(tree, "html")[0].get("lang") == lang
    assert find(tree, "table", class_="pair")


def test_every_change_of_the_programme_is_a_row(client: FlaskClient, shipped: Atlas) -> None:
    """As `routes.programme` tells them: dropped ones named, moved ones with their days."""
    tree = page(client, "lang=en")
    changes = compare(shipped.itinerary(ISMET, "programme"), shipped.itinerary(ISMET, "travelled"))
    rows = {body.get("id"): text_of(body) for body in find(tree, "tbody") if "stop-" in (body.get("id") or "")}
    ids = [f"stop-{(change.travelled or change.planned).id}" for change in changes.stops]  # type: ignore[union-attr]
    assert list(rows) == ids
    assert "2 days later" in rows["stop-leningrad"]
    assert "2–3 May" in rows["stop-leningrad"]
    assert "4–6 May" in rows["stop-leningrad"]
    assert "dropped" in rows["stop-prog-harkov"]
    assert "before the programme begins" in rows["stop-ankara"]
    assert "as planned; left 2 days later" in rows["stop-moskova"]
    missed = sum(change.change is Change.DROPPED for change in changes.visits)
    assert [text_of(one) for one in find(tree, "span", class_="change change-dropped")].count(
        "not told of the journey"
    ) == missed


def test_what_the_programme_does_not_reach_is_not_called_added(client: FlaskClient) -> None:
    """It begins abroad: the stops before that were no change of plan."""
    tree = page(client, "lang=en&with=programme")
    counts = [text_of(one) for one in find(find(tree, "p", class_="numbers")[0], "span")]
    assert counts == ["3 as planned", "4 on other days", "2 dropped", "3 before or after the programme"]


def test_the_map_of_the_programme_shows_both_lines_and_what_was_dropped(client: FlaskClient) -> None:
    """Who does not see the map hears what was dropped; dropped stops carry no number of the journey."""
    tree = page(client, "lang=en&with=programme")
    description = text_of(tree.find(".//{http://www.w3.org/2000/svg}desc"))  # type: ignore[arg-type]
    assert description.endswith("Dropped: Kharkov (planned: 5 May), Dneprostroy (planned: 6 May).")
    legend = [text_of(item) for item in find(find(tree, "ul", class_=_legend(tree))[0], "li")]
    assert legend[:2] == ["As travelled", "As programmed"]


def _legend(tree: Element) -> str:
    return next(name for one in find(tree, "ul") if (name := one.get("class") or "").startswith("map-legend"))


def test_each_claim_leads_to_its_stop_or_source(client: FlaskClient, shipped: Atlas) -> None:
    """No cell of a day or place speaks without a way to where it is told."""
    known = {stop.id for journey in shipped.journeys for telling in journey.itineraries for stop in telling.stops}
    for query in ("with=programme", "with=delegations"):
        tree = page(client, f"lang=en&{query}")
        events = [item for group in find(tree, "ul", class_="events") for item in find(group, "li")]
        assert len(events) > 30
        for item in events:
            href = find(item, "a")[0].get("href") or ""
            assert href.split("/stops/")[1].split("?")[0].split("#")[0] in known


def test_both_stand_on_one_scale(client: FlaskClient) -> None:
    """By the calendar for a programme, which begins three days late; from each departure for delegations."""
    strips = [
        div for div in page(client, "lang=en").iter(HTML + "div") if (div.get("class") or "").startswith("strip ")
    ]
    days = [[text_of(item) for item in find(strip, "li")] for strip in strips]
    assert [len(row) for row in days] == [18, 18]
    assert days[0][:4] == ["", "", "", "26"]
    assert days[1][:4] == ["23", "24", "25", "26"]
    tree = page(client, "lang=en&with=delegations")
    strips = [div for div in tree.iter(HTML + "div") if (div.get("class") or "").startswith("strip ")]
    days = [[text_of(item) for item in find(strip, "li")] for strip in strips]
    assert [row[0] for row in days] == ["23", "25"]
    assert [len(row) for row in days] == [18, 18]


def test_days_stand_side_by_side_by_their_number(client: FlaskClient) -> None:
    """The first row has both departures, with their own dates."""
    tree = page(client, "lang=en&with=delegations")
    first = next(body for body in find(tree, "tbody") if text_of(body).startswith("Day 1 "))
    cells = [text_of(cell) for cell in find(first, "td")]
    assert cells[0].startswith("23 April, Saturday")
    assert cells[1].startswith("25 October, Wednesday")
    assert [text_of(find(cell, "a")[0]) for cell in find(first, "td")] == ["Ankara", "Sevastopol"]


def test_shared_places_tell_what_each_delegation_did(client: FlaskClient) -> None:
    """Both sides have stays or events, and say of which journey they are."""
    tree = page(client, "lang=en&with=delegations")
    shared = {item.get("id"): item for item in find(tree, "article", class_="shared")}
    assert {"place-ankara", "place-istanbul", "place-odesa", "place-sivastopol"} <= set(shared)
    for item in shared.values():
        assert [text_of(head) for head in find(item, "h4")] == ["İsmet Pasha 1932", "Voroshilov 1933"]
        assert all(find(side, "a") for side in item.iter(HTML + "div") if "side " in (side.get("class") or ""))


def test_every_length_says_what_it_rests_on(client: FlaskClient, shipped: Atlas) -> None:
    """Of each leg; the journey's sums stand beside its name."""
    tree = page(client, "lang=en&with=delegations")
    tables = [one for one in find(tree, "details") if (one.get("class") or "").startswith("distances")]
    assert "4,943 km by rail · 1,185 km by sea" in text_of(find(tables[0], "summary")[0])
    rows = [row for table in tables for row in find(table, "tr") if find(row, "td")]
    both = [shipped.journey(one) for one in ("ismet-pasa-1932", "voroshilov-1933")]
    main = [leg for one in both for leg in one.itineraries[0].legs if leg.party == "main"]
    assert len(rows) == len(main)
    assert all(text_of(find(find(row, "td")[0], "span")[0]) for row in rows)


@pytest.mark.parametrize("query", ["with=neither", "journey=nowhere", "with=delegations&other=nowhere"])
def test_what_cannot_be_compared_is_refused(client: FlaskClient, query: str) -> None:
    """A wrong value is said, never guessed at."""
    assert client.get(f"/compare?{query}").status_code == 400


def test_journeys_without_a_programme_are_only_set_side_by_side(shipped: Atlas) -> None:
    """Nothing offers a programme that does not exist; a single journey still has its days."""
    plain = tuple(replace(journey, itineraries=journey.itineraries[:1]) for journey in shipped.journeys)
    for journeys in (plain, plain[:1]):
        client = create_app(Settings(), replace(shipped, journeys=journeys)).test_client()
        tree = page(client, "lang=en")
        assert find(tree, "nav", aria_label="What is compared") == []
        assert text_of(find(tree, "h1")[0]) == ("The delegations side by side" if len(journeys) > 1 else "Day by day")
        assert text_of(find(page(client, "lang=en&with=programme"), "h1")[0]) == text_of(find(tree, "h1")[0])


def test_of_more_than_two_journeys_two_are_chosen(shipped: Atlas) -> None:
    """A form without script keeps the comparison and the language."""
    third = replace(shipped.journeys[1], id="third-1934", short_title={"tr": "Üçüncü", "en": "Third"})
    client = create_app(Settings(), replace(shipped, journeys=(*shipped.journeys, third))).test_client()
    tree = page(client, "lang=en&with=delegations&other=third-1934")
    assert [option.get("value") for option in find(tree, "option") if option.get("selected") is not None] == [
        ISMET,
        "third-1934",
    ]
    assert {(one.get("name"), one.get("value")) for one in find(tree, "input", type="hidden")} >= {
        ("with", "delegations"),
        ("lang", "en"),
    }
