"""Every kind of page loads in a browser: no complaint, nothing from another host, nothing wider than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from helpers import Running

if TYPE_CHECKING:
    from conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "/",
    "/journeys/ismet-pasa-1932",
    "/journeys/ismet-pasa-1932?itinerary=programme",
    "/journeys/voroshilov-1933",
    "/journeys/ismet-pasa-1932/stops/moskova",
    "/places",
    "/places/moskova",
    "/search?q=fabrika",
    "/sources",
    "/about",
    "/nowhere",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_without_complaint_and_from_here_only(visit: Visit, server: Running, path: str) -> None:
    """No console error, no refused script or style, no request to another host."""
    visit.page.goto(path, wait_until="networkidle")
    if path == "/nowhere":
        visit.complaints.clear()  # the browser itself reports the 404 that this page is
    assert visit.page.locator("h1").count() == 1
    foreign = [url for url in visit.requests if not url.startswith((server.url, "data:"))]
    assert foreign == []


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_screen(visit: Visit, path: str, width: int) -> None:
    """On phone, tablet and desktop nobody has to scroll sideways."""
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.page.goto(path, wait_until="networkidle")
    visit.complaints.clear()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_is_whole_without_javascript(browser: Browser, server: Running, shipped: object) -> None:
    """The picture of the map and every stop are there when no script runs."""
    context = browser.new_context(base_url=server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto("/journeys/ismet-pasa-1932")
    assert page.locator("svg.map-svg").count() == 1
    assert page.locator("svg.map-svg").is_visible()
    assert page.locator("li[data-stop]").count() > 10
    context.close()
