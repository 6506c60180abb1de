"""Names in our own accounts: places lead to their pages, and carry what a map needs to show them."""

from __future__ import annotations

from flask.testing import FlaskClient

from helpers import find, parse_html, text_of

JOURNEY = "/journeys/ismet-pasa-1932?lang=en"


def named(client: FlaskClient, path: str) -> dict[str, tuple[str, str]]:
    """Return the names in accounts with their page and point."""
    links = [link for link in find(parse_html(client.get(path).data), "a") if link.get("class") == "named"]
    return {text_of(link): (link.get("href") or "", link.get("data-at") or "") for link in links}


def test_a_place_named_in_an_account_leads_to_its_page(client: FlaskClient) -> None:
    """A stop needs no point of its own: the page's map shows it."""
    assert named(client, JOURNEY)["Odessa"] == ("/places/odesa?lang=en", "")


def test_a_place_that_the_map_does_not_show_carries_its_point(client: FlaskClient) -> None:
    """So that a script can mark it when the name is pointed at."""
    href, at = named(client, JOURNEY)["Bosphorus"]
    assert href.startswith("/places/istanbul-bogazi")
    lon, lat = map(float, at.split())
    assert (round(lon), round(lat)) == (29, 41)


def test_an_account_does_not_link_its_own_place_nor_countries(client: FlaskClient) -> None:
    """Kiev's account need not lead to Kiev; a country is no spot on the map."""
    tree = parse_html(client.get(JOURNEY).data)
    kiev = next(element for element in tree.iter() if element.get("id") == "stop-kiev")
    assert "/places/kiev?lang=en" not in [link.get("href") for link in find(kiev, "a")]
    assert not {"Turkey", "Soviet Union"} & named(client, JOURNEY).keys()


def test_visits_of_a_stop_carry_their_venue_s_point(client: FlaskClient) -> None:
    """Where it is known closely enough for the map of its city, and nowhere else."""
    tree = parse_html(client.get("/journeys/ismet-pasa-1932/stops/moskova?lang=en").data)
    points = {element.get("id"): element.get("data-at") for element in tree.iter() if element.get("data-visit")}
    assert points["visit-moskova-1-mayis"]
    assert points["visit-moskova-birinci-gorusme"] is None


def test_days_of_a_stop_carry_their_date(client: FlaskClient) -> None:
    """So that a needle on a timeline can lead to them; what is spread over days has none."""
    tree = parse_html(client.get("/journeys/voroshilov-1933/stops/istanbul-2?lang=en").data)
    days = {text_of(heading).strip(): heading.get("data-day") for heading in find(tree, "h3")}
    assert days["3 November 1933, Friday"] == "1933-11-03"
    assert days["3–7 November 1933"] is None
