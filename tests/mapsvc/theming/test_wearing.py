"""What a house style reaches: pages, maps, previews, sheets, the languages; and that it reaches nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from mapsvc.app import create_app
from mapsvc.maps.palette import LIGHT, Palette
from mapsvc.resources import static_dir
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.sheets.documents import document
from mapsvc.sheets.options import SheetOptions
from mapsvc.theming import OURS
from mapsvc.theming.serving import style_sheet

EXAMPLES = Path(__file__).parents[3] / "mapsvc" / "theming" / "examples"
JOURNEY = "/journeys/voroshilov-1933"


@pytest.fixture(scope="module")
def museum() -> Atlas:
    return Atlas.load(None, EXAMPLES / "strait-museum" / "theme.yaml")


@pytest.fixture(scope="module")
def gallery() -> Atlas:
    return Atlas.load(None, EXAMPLES / "north-gallery" / "theme.yaml")


@pytest.fixture(scope="module")
def client(museum: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    app = create_app(Settings(store=tmp_path_factory.mktemp("store") / "none.sqlite"), museum)
    with app.test_client() as browser:
        yield browser


def colours_of(palette: Palette) -> set[str]:
    return {getattr(palette, field.name) for field in fields(Palette)}


def colours_in(text: str) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}\b", text))


def test_our_own_look_has_not_changed() -> None:
    """Without a theme file the style sheet is the shipped one, to the byte."""
    assert style_sheet(OURS) == (static_dir() / "css" / "palette.css").read_text("utf-8")


def test_a_page_wears_colours_logo_and_footer(client: FlaskClient, museum: Atlas) -> None:
    """All colours of the page are the house's; its logo is described and has its size; its footer links by https."""
    page = client.get(f"{JOURNEY}?lang=en")
    text = page.text
    assert museum.theme.light.paper in text
    assert not colours_in(text) & (colours_of(LIGHT) - colours_of(museum.theme.light) - colours_of(museum.theme.night))
    logos = re.findall(
        r'<img class="house-logo by-(\w+)" src="(/assets/[^"]+)" alt="Strait Museum" width="118" height="40">', text
    )
    assert [when for when, _ in logos] == ["day", "night"]
    assert '<meta name="theme-color" content="#eef1f4" media="(prefers-color-scheme: light)">' in text
    code = "/share/link.svg?url=https://strait-museum.example/en"
    assert f'<a href="https://strait-museum.example/en" rel="noopener" data-code="{code}">Plan your visit</a>' in text
    assert client.get(code).content_type == "image/svg+xml; charset=utf-8"  # for a screen that leads nowhere else
    logo = client.get(logos[0][1])
    assert logo.content_type == "image/svg+xml; charset=utf-8"
    assert logo.headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert "immutable" in logo.headers["Cache-Control"]


def test_the_policy_of_pages_is_as_strict_as_without_a_theme(client: FlaskClient, tmp_path: Path) -> None:
    """A theme admits nothing: the same sources, and the hash of another style sheet."""
    ours = create_app(Settings(store=tmp_path / "none.sqlite")).test_client()
    policies = [
        re.sub(r"'sha256-[^']+'", "HASH", one.get("/about").headers["Content-Security-Policy"])
        for one in (client, ours)
    ]
    assert policies[0] == policies[1]
    assert "unsafe" not in policies[0]


def test_the_address_of_files_changes_with_the_theme(client: FlaskClient, museum: Atlas, gallery: Atlas) -> None:
    """Browsers keep files for a year: another look has other addresses."""
    from mapsvc.assets import Assets

    prints = {Assets.shipped(theme).fingerprint for theme in (OURS, museum.theme, gallery.theme)}
    assert len(prints) == 3


def test_whoever_asks_for_none_of_our_languages_gets_the_house_s(client: FlaskClient) -> None:
    """English here; what the visitor asks for still comes first, and the page cache tells them apart."""
    asked = [
        ({}, "en"),
        ({"Accept-Language": "de"}, "en"),
        ({"Accept-Language": "tr"}, "tr"),
        ({"Accept-Language": "ru"}, "ru"),
    ]
    for headers, lang in asked:
        assert f'<html lang="{lang}"' in client.get("/about", headers=headers).text


def test_maps_to_take_away_and_previews_have_the_house_s_colours(client: FlaskClient, museum: Atlas) -> None:
    """A map as a file has no style sheet: its colours stand in it."""
    svg = client.get(f"{JOURNEY}/map.svg?lang=en").text
    theirs = colours_of(museum.theme.print)
    assert museum.theme.light.sea in svg
    assert museum.theme.light.journey_b in svg
    assert colours_in(svg) <= theirs


def test_a_preview_is_drawn_for_the_screen_and_signed_by_the_house(gallery: Atlas, tmp_path: Path) -> None:
    """A dark house has dark previews, though its sheets are printed dark on light."""
    from mapsvc.maps.scene import journey_scene
    from mapsvc.web import previews

    app = create_app(Settings(store=tmp_path / "none.sqlite"), gallery)
    with app.test_request_context("/"):
        scene = journey_scene(gallery.on_screen(), "voroshilov-1933", "travelled", "en")
        svg = previews.preview_svg(scene, "", "Title", [], "#5cc3ff")
    assert gallery.theme.light.paper in svg
    assert colours_in(svg) <= colours_of(gallery.theme.light)
    assert 'href="data:image/svg+xml;base64,' in svg


@pytest.mark.parametrize(("ink", "has_hue"), [("colour", True), ("mono", False)])
def test_a_sheet_has_the_house_s_colours_logo_and_name(gallery: Atlas, ink: str, has_hue: bool) -> None:
    """In black alone nothing of a house has a colour, its logo neither."""
    options = SheetOptions.read({"kind": "map", "lang": "en", "ink": ink})
    sheet = json.loads(document(gallery, "voroshilov-1933", options, "https://maps.example"))
    assert sheet["house"]["name"] == "North Gallery"
    assert sheet["logo"]["alt"] == "North Gallery"
    assert sheet["look"]["hue"] == (gallery.theme.print.journey_b if has_hue else "#000000")
    hues = colours_in(sheet["map"]["svg"]) | colours_in(sheet["logo"]["svg"])
    if has_hue:
        assert colours_in(sheet["map"]["svg"]) <= colours_of(gallery.theme.print)
        assert "#f5c400" in hues
    else:
        assert all(one[1:3] == one[3:5] == one[5:7] for one in hues)
    assert gallery.theme.light.paper not in hues
