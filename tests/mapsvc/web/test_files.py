"""Static files: what is listed is served for ever, nothing else is ever opened."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from mapsvc.assets import Assets
from mapsvc.web.files import asset_url, inline_styles, module_urls
from mapsvc.web.state import state


@pytest.fixture
def assets(app: Flask) -> Assets:
    with app.app_context():
        return state().assets


def test_each_file_is_served_to_be_kept(client: FlaskClient, assets: Assets) -> None:
    """A year, immutable, with its media type; nothing is taken for something else."""
    for name, asset in assets.by_name.items():
        answer = client.get(assets.url(name))
        assert answer.status_code == 200, name
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.content_type == asset.media_type
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.data == asset.content


def test_leaflet_and_our_own_files_are_listed(assets: Assets) -> None:
    """Leaflet comes from its package, and so do the pictures that its style sheet names."""
    wanted = {"leaflet/leaflet.js", "leaflet/leaflet.css", "leaflet/images/layers.png", "css/app.css", "js/map.js"}
    assert wanted <= set(assets.by_name)


def test_an_address_of_another_release_leads_to_this_one_s(client: FlaskClient, assets: Assets) -> None:
    """A page that was open while the service was renewed still gets its files."""
    answer = client.get("/assets/0123456789ab/css/app.css")
    assert (answer.status_code, answer.headers["Location"]) == (302, assets.url("css/app.css"))
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "name",
    [
        "../settings.py",
        "..%2fsettings.py",
        "%2e%2e/%2e%2e/pyproject.toml",
        "..\\settings.py",
        "css/../css/app.css",
        "css//app.css",
        "/etc/passwd",
        "//etc/passwd",
        "css/app.css%00.png",
        "css",
        "",
        ".",
        "leaflet/leaflet-src.js",
    ],
)
def test_nothing_outside_the_list_is_served(client: FlaskClient, assets: Assets, name: str) -> None:
    """Names are looked up, not joined to paths."""
    answer = client.get(f"/assets/{assets.fingerprint}/{name}")
    assert answer.status_code in (404, 308)
    assert b"import" not in answer.data


def test_the_fingerprint_follows_the_content() -> None:
    """The same files have the same address in every process."""
    assert Assets.shipped().fingerprint == Assets.shipped().fingerprint


def test_a_template_that_names_no_asset_fails(app: Flask) -> None:
    """A misspelt name is a mistake, not a dead link."""
    with app.test_request_context(), pytest.raises(KeyError, match=r"css/ap\.css"):
        asset_url("css/ap.css")


def test_styles_in_a_page_find_their_neighbours(app: Flask, assets: Assets) -> None:
    """Addresses that a style sheet gives from where it lies are right from where the page lies."""
    with app.test_request_context(environ_overrides={"SCRIPT_NAME": "/maps"}):
        styles = inline_styles("css/palette.css", "leaflet/leaflet.css")
    assert f"url(/maps{assets.url('fonts/serif-latin.woff2')})" in styles
    assert f"url(/maps{assets.url('leaflet/images/layers.png')})" in styles
    assert "url(#default#VML)" in styles
    assert "../" not in styles


@pytest.mark.parametrize(("lang", "signs_in"), [("tr", "latin"), ("en", "latin"), ("ru", "cyrillic")])
def test_a_page_loads_the_letters_of_one_script(app: Flask, lang: str, signs_in: str) -> None:
    """Digits and marks come from the script of the page, so that a Russian page does not load Latin beside its own."""
    with app.test_request_context(f"/?lang={lang}"):
        styles = inline_styles("css/palette.css")
    serif = re.findall(r"serif-(?:bold-)?(latin|cyrillic)\.woff2\) .*?unicode-range: ([^;]+);", styles)
    with_digits = [script for script, ranges in serif if re.search(r"U\+(0|20)-", ranges)]
    assert with_digits[-1] == signs_in  # the later rule wins
    assert ("serif-bold" in styles) == (lang != "ru")  # the browser makes it


def test_modules_are_known_before_they_are_read(app: Flask, assets: Assets) -> None:
    """The entry first, then all that it imports, each once; what is loaded later on demand is not among them."""
    with app.test_request_context():
        urls = module_urls("js/map.js")
    assert urls[0] == assets.url("js/map.js")
    assert len(urls) == len(set(urls))
    assert assets.url("js/place.js") in urls
    assert assets.url("js/view.js") in urls
    assert assets.url("js/detail.js") not in urls
