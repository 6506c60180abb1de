"""Security headers on every answer, and the policy that admits one inline script by its hash."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from helpers import find, parse_html
from mapsvc.web.files import asset_url
from mapsvc.web.headers import admit_script, admit_style


def hashes_for(directive: str, policy: str) -> set[str]:
    (found,) = (part for part in policy.split("; ") if part.startswith(directive))
    return set(re.findall(r"'sha256-([^']+)'", found))


@pytest.mark.parametrize("path", ["/", "/about", "/nowhere", "/?lang=xx", "/journeys/ismet-pasa-1932"])
def test_every_page_is_guarded(client: FlaskClient, path: str) -> None:
    """Good pages and error pages have the headers."""
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Permissions-Policy" in answer.headers


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/healthz", "/api/journeys/ismet-pasa-1932.geojson", "/api/nowhere", "/favicon.ico"]
)
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    """Nothing is taken for another type, nothing may run what it should not, and nobody is marked by a cookie."""
    answer = client.get(path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Set-Cookie" not in answer.headers
    assert "Server" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/journeys/ismet-pasa-1932", "/journeys/voroshilov-1933/stops/ankara", "/about"])
def test_the_policy_names_the_inline_scripts_of_the_page_and_no_others(client: FlaskClient, path: str) -> None:
    """Each inline script's hash stands in the policy; a browser runs it, and nothing else."""
    answer = client.get(path)
    inline = [element.text or "" for element in find(parse_html(answer.data), "script") if element.get("src") is None]
    code = [text for text in inline if not text.lstrip().startswith(("{", "["))]  # data blocks are not run
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in code}
    (directive,) = (
        part for part in answer.headers["Content-Security-Policy"].split("; ") if part.startswith("script-src")
    )
    assert set(re.findall(r"'sha256-([^']+)'", directive)) == hashes


@pytest.mark.parametrize("path", ["/", "/journeys/ismet-pasa-1932", "/about", "/nowhere"])
def test_the_policy_names_the_style_sheets_in_the_page(client: FlaskClient, path: str) -> None:
    """Each inline style sheet's hash stands in the policy, of the text as a browser reads it."""
    answer = client.get(path)
    styles = [element.text or "" for element in find(parse_html(answer.data), "style")]
    assert styles
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in styles}
    (directive,) = (
        part for part in answer.headers["Content-Security-Policy"].split("; ") if part.startswith("style-src")
    )
    assert set(re.findall(r"'sha256-([^']+)'", directive)) == hashes
    assert "\r" not in answer.get_data(as_text=True)


def test_no_page_has_styles_or_handlers_of_its_own(client: FlaskClient) -> None:
    """style-src 'self' would silently drop inline styles, so there must be none."""
    for path in ("/", "/journeys/ismet-pasa-1932", "/journeys/ismet-pasa-1932/stops/moskova", "/nowhere"):
        for element in parse_html(client.get(path).data).iter():
            names = {name for name in element.keys() if name == "style" or name.startswith("on")}  # noqa: SIM118  an Element, not a dict
            assert not names, f"{path}: {element.tag} has {names}"


@pytest.mark.parametrize("script", ["x('</script><b>')", "x('</SCRIPT >')", "x = '<!-- <script>'"])
def test_a_script_that_ends_its_own_element_is_refused(app: Flask, script: str) -> None:
    """Text from data that breaks out of the script is stopped before it reaches a page."""
    with app.test_request_context(), pytest.raises(ValueError, match="closes its own element"):
        admit_script(script)


@pytest.mark.parametrize("style", ["a{}</style><script>", "a{}</STYLE>"])
def test_a_style_sheet_that_ends_its_own_element_is_refused(app: Flask, style: str) -> None:
    """The same for styles."""
    with app.test_request_context(), pytest.raises(ValueError, match="closes its own element"):
        admit_style(style)


def test_line_ends_are_hashed_as_a_browser_reads_them(app: Flask) -> None:
    """Leaflet's files end lines in two characters, which HTML makes one."""
    with app.test_request_context():
        assert admit_style("a{}\r\nb{}\r") == "a{}\nb{}\n"


@pytest.mark.parametrize(
    ("name", "is_guarded"), [("img/icon.svg", True), ("css/live.css", False), ("js/map.js", False)]
)
def test_a_file_that_can_hold_a_script_has_a_policy(
    client: FlaskClient, app: Flask, name: str, is_guarded: bool
) -> None:
    """SVG can be opened as a page of its own; a style sheet or a module is shown as text, and saves the bytes."""
    with app.test_request_context():
        answer = client.get(asset_url(name))
    assert answer.status_code == 200
    assert ("Content-Security-Policy" in answer.headers) == is_guarded
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
