"""The code of an embed: what was chosen, in the state of the page, without a script too."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from helpers import find, parse_html

PATH = "/journeys/ismet-pasa-1932"


@pytest.mark.parametrize("path", [PATH, f"{PATH}/stops/moskova"])
def test_the_share_sheet_leads_to_the_code(client: FlaskClient, path: str) -> None:
    """The link serves without a script; pages that have no embed have no such link."""
    (place,) = [one for one in find(parse_html(client.get(path).data), "p") if one.get("class") == "share-embed"]
    (link,) = find(place, "a")
    tree = parse_html(client.get(str(link.get("href"))).data)
    (code,) = find(tree, "textarea")
    assert code.text is not None
    (frame,) = find(parse_html(f"<!doctype html><title>x</title>{code.text}"), "iframe")
    assert (frame.get("loading"), frame.get("width")) == ("lazy", "100%")
    assert client.get(str(frame.get("src"))).status_code == 200
    assert "share-embed" not in client.get("/places/moskova").text


def test_the_code_has_what_was_chosen_and_shown(client: FlaskClient) -> None:
    """Options, the page's state and its language; with the script where the height shall fit."""
    query = {"path": f"{PATH}?day=1932-04-27#stop-kiev", "lang": "ru"}
    chosen = {"story": "0", "timeline": "1", "start": "press"}
    tree = parse_html(client.get("/share/embed", query_string={**query, **chosen, "fit": "1"}).data)
    (code,) = find(tree, "textarea")
    page = parse_html(f"<!doctype html><title>x</title>{code.text}")
    (frame,), (script,) = find(page, "iframe"), find(page, "script")
    said = parse_qs(urlsplit(str(frame.get("src"))).query)
    state = {"stop": "kiev", "lang": "ru", "day": "1932-04-27"}
    assert said == {name: [value] for name, value in (state | chosen).items()}
    assert script.get("src") == "http://localhost/embed.js"
    assert [one.get("value") for one in find(tree, "option", selected="")] == ["0", "1", "auto", "press", "1"]


@pytest.mark.parametrize(
    "query", ["", "path=//evil.example", "path=/about", "path=/journeys/x", f"path={PATH}&path=/", f"path={PATH}&fit=2",
              f"path={PATH}&theme=%3Cscript%3E", "path=" + "x" * 9_000]
)  # fmt: skip
def test_there_is_no_code_for_what_is_no_page_of_ours(client: FlaskClient, query: str) -> None:
    """Refused, without a traceback and without repeating it at length."""
    answer = client.get(f"/share/embed?{query}")
    assert answer.status_code == 400
    assert len(answer.data) < 60_000
