"""An exhibit is named after what it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers import find, parse_html
from mapsvc.app import create_app
from mapsvc.maps.scene import overview_scene
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.theming.theme import Theme

TITLE, OPENING = "Journeys between Ankara and Moscow", "In the spring of 1932"


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    return Atlas.shipped()


def test_an_exhibit_without_our_journeys_speaks_of_none(shipped: Atlas) -> None:
    """Its first page is called after the house, and introduces no journey that is not there."""
    own = replace(shipped.journeys[0], id="our-own")
    theme = Theme("My Museum", language="en", file="theme.yaml")
    client = create_app(Settings(), replace(shipped, journeys=(own,), theme=theme)).test_client()
    home, about = (client.get(path, query_string={"lang": "en"}).text for path in ("/", "/about"))
    assert "<h1>My Museum</h1>" in home
    assert not [words for words in (TITLE, OPENING, "Voroshilov 1933") if words in home]
    assert "above all the state visits" not in about


@pytest.mark.parametrize(("only", "opens"), [(("frunze-1921",), False), (("ismet-pasa-1932", "voroshilov-1933"), True)])
def test_the_opening_is_of_both_visits(shipped: Atlas, only: tuple[str, ...], opens: bool) -> None:
    """A bundle that leaves one of them out keeps our title, but not the words on both."""
    journeys = tuple(one for one in shipped.journeys if one.id in only)
    home = create_app(Settings(), replace(shipped, journeys=journeys)).test_client().get("/?lang=en").text
    assert (f"<h1>{TITLE}</h1>" in home, OPENING in home) == (True, opens)


def test_a_single_journey_lies_on_its_own_symbols(shipped: Atlas) -> None:
    """Lines are drawn aside only where another journey runs on the same, and no farther than those need."""
    one = next(journey for journey in shipped.journeys if journey.id == "frunze-1921")
    assert not any(leg.lane for leg in overview_scene(replace(shipped, journeys=(one,)), "en").legs)
    legs = overview_scene(shipped, "en").legs
    assert {leg.lane for leg in legs if (leg.from_stop, leg.to_stop) == ("ankara", "istanbul")} == {"a"}
    assert {leg.lane for leg in legs if leg.to_stop in ("kiev", "leningrad")} == {""}
    assert {leg.lane for leg in legs} == {"", "a", "b"}


def test_an_exhibit_leads_only_to_what_it_has(shipped: Atlas) -> None:
    """One journey without programme has nothing to compare, and without entries there is no who is who."""

    def ways(*only: str, entries: bool) -> tuple[set[str], set[str]]:
        journeys = tuple(one for one in shipped.journeys if one.id in only)
        atlas = replace(shipped, journeys=journeys, entries=shipped.entries if entries else ())
        tree = parse_html(create_app(Settings(), atlas).test_client().get("/about").data)
        nav, foot = (find(tree, name)[0] for name in ("nav", "footer"))
        return tuple({link.get("href", "") for link in find(part, "a")} for part in (nav, foot))  # type: ignore[return-value]

    nav, foot = ways("frunze-1921", entries=False)
    assert not {"/compare", "/people"} & (nav | foot)
    nav, foot = ways("ismet-pasa-1932", entries=True)
    assert "/compare" in nav & foot
    assert "/people" in foot
