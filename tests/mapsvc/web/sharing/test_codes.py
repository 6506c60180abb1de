"""Codes of the addresses that an exhibit does not open: those that our pages lead to, and no others."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from helpers import find, parse_html
from mapsvc.app import create_app
from mapsvc.qr import qr_code
from mapsvc.service import Atlas
from mapsvc.settings import Settings


@pytest.mark.parametrize("page", ["/places/ankara", "/sources"])
def test_every_link_to_another_host_has_its_code(client: FlaskClient, page: str) -> None:
    """The link says where its code is, and the code is that of the link."""
    links = [one for one in find(parse_html(client.get(page).data), "a") if one.get("rel") == "external"]
    assert links
    for link in links:
        answer = client.get(link.get("data-code"))
        assert answer.content_type == "image/svg+xml; charset=utf-8"
        assert answer.get_data(as_text=True) == qr_code(link.get("href") or "").svg()


def test_a_file_of_ours_gets_the_code_of_its_public_address(shipped: Atlas) -> None:
    """Also below the path that the service is mounted at."""
    client = create_app(Settings(public_url="https://maps.example.org/m"), shipped).test_client()
    path = "/api/journeys/ismet-pasa-1932.csv?lang=tr"
    answer = client.get("/share/link.svg", query_string={"url": path})
    assert answer.get_data(as_text=True) == qr_code(f"https://maps.example.org/m{path}").svg()


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "https://evil.example/",
        "https://www.geonames.org/1",
        "https://www.geonames.org/../x",
        "javascript:alert(1)",
        "//evil.example/",
        "/\\evil.example",
        "/nowhere",
        "/places/ankara\n",
        "/" + "a" * 700,
        "http://[",
    ],
)
def test_no_other_address_gets_a_code(client: FlaskClient, asked: str) -> None:
    """Nobody can have one made here for a site of their own."""
    assert client.get("/share/link.svg", query_string={"url": asked}).status_code == 400
