"""Addresses of the app become those of files, wherever they stand; those without a file are taken off."""

from __future__ import annotations

import pytest
from flask import Flask

from mapsvc.bundle.naming import HOST, MOUNT, Names
from mapsvc.bundle.own import bundled_app
from mapsvc.bundle.rewriting import Rewriter
from mapsvc.errors import BundleError
from mapsvc.service import Atlas
from mapsvc.settings import Settings

PAGE = "tr/index.html"


@pytest.fixture(scope="module")
def asked(shipped: Atlas) -> Flask:
    return bundled_app(Settings(), shipped, with_texts=False)


@pytest.fixture
def rewriter(asked: Flask, shipped: Atlas) -> Rewriter:
    return _rewriter(asked, shipped)


def _rewriter(asked: Flask, shipped: Atlas, public_url: str = "") -> Rewriter:
    names = Names(asked, shipped, frozenset({"moskova"}), has_previews=bool(public_url), has_sheets=True)
    return Rewriter(names, "tr", public_url)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/?lang=tr", "index.html"),
        ("/about?lang=en", "../en/about.html"),
        ("/journeys/ismet-pasa-1932?lang=tr#stops", "journey-ismet-pasa-1932.html#stops"),
        ("/journeys/ismet-pasa-1932?itinerary=travelled&amp;lang=tr", "journey-ismet-pasa-1932.html"),
        ("/journeys/ismet-pasa-1932?itinerary=programme&amp;lang=tr", "journey-ismet-pasa-1932.programme.html"),
        ("/journeys/voroshilov-1933?day=1933-10-29&amp;lang=ru", "../ru/journey-voroshilov-1933.html?day=1933-10-29"),
        ("/journeys/voroshilov-1933/stops/izmir", "stop-voroshilov-1933.izmir.html"),
        ("/places/moskova?lang=tr", "place-moskova.html"),
        ("/search", "search.html"),
        ("/print/voroshilov-1933?kind=map", "print-voroshilov-1933.html?kind=map"),
        ("/assets/abc/img/icon.svg", "../static/abc/img/icon.svg"),
        (
            "/api/journeys/voroshilov-1933.kml?lang=en",
            "../data/journeys/voroshilov-1933-travelled-en.kml",
        ),
        ("/api/journeys/voroshilov-1933.geojson?lang=en", "../data/journeys/voroshilov-1933-travelled.geojson"),
    ],
)
def test_an_address_becomes_that_of_its_file(rewriter: Rewriter, address: str, file: str) -> None:
    """What makes another page is in the file's name; what scripts read stays behind it."""
    assert rewriter.html(f'<a href="{MOUNT}{address}">x</a>', PAGE) == f'<a href="{file}">x</a>'


def test_an_address_in_script_style_and_data_is_found_too(rewriter: Rewriter) -> None:
    """The joint of a query is written as the language around it asks."""
    text = f'{{"href":"{MOUNT}/journeys/voroshilov-1933?day=1933-10-29\\u0026view=1,2,3\\u0026lang=tr"}}'
    assert rewriter.text(text, PAGE) == '{"href":"journey-voroshilov-1933.html?day=1933-10-29\\u0026view=1,2,3"}'
    style = "static/abc/css/page-1.css"
    assert rewriter.text(f"a{{b:url({MOUNT}/assets/abc/fonts/x.woff2)}}", style) == "a{b:url(../fonts/x.woff2)}"


def test_what_has_no_file_is_taken_off(rewriter: Rewriter) -> None:
    """A link stays as its words; a picture or a hint to machines goes."""
    assert rewriter.html(f'<a class="x" href="{MOUNT}/ogc">words</a>', PAGE) == '<a class="x">words</a>'
    assert rewriter.html(f'<p><img src="{MOUNT}/share/qr.svg?path=/" alt=""></p>', PAGE) == "<p></p>"
    assert rewriter.html(f'<a href="{MOUNT}/places/kars?lang=tr">Kars</a>', PAGE) == "<a>Kars</a>"
    assert rewriter.text(f'"{MOUNT}/places/kars?lang=tr"', PAGE) == '"places.html"'
    with pytest.raises(BundleError, match=r"tr/index\.html of the bundle: it needs /ogc, which is not in the bundle"):
        rewriter.text(f'"{MOUNT}/ogc"', PAGE)


def test_an_absolute_address_needs_a_public_one(asked: Flask, shipped: Atlas) -> None:
    """Without one a citation ends before it; with one it leads to the file there."""
    cited = f"“Moskova.” mapsvc. {HOST}{MOUNT}/places/moskova?lang=tr."
    assert _rewriter(asked, shipped).html(cited, PAGE) == "“Moskova.” mapsvc."
    told = _rewriter(asked, shipped, "https://maps.example.org/x").html(cited, PAGE)
    assert told == "“Moskova.” mapsvc. https://maps.example.org/x/tr/place-moskova.html."


def test_two_journeys_are_compared_on_one_page(rewriter: Rewriter) -> None:
    """Whoever comes first in the address."""
    one, other = (
        rewriter.html(
            f'<a href="{MOUNT}/compare?with=delegations&amp;journey={a}&amp;other={b}&amp;lang=tr">x</a>', PAGE
        )
        for a, b in (("ismet-pasa-1932", "voroshilov-1933"), ("voroshilov-1933", "ismet-pasa-1932"))
    )
    assert one == other == '<a href="compare.ismet-pasa-1932.voroshilov-1933.html">x</a>'
