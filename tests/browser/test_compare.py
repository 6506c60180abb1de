"""`/compare` in a real browser: map and rows tell the same, on a desktop and on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect

from helpers import Running

if TYPE_CHECKING:
    from browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_choosing_a_stop_on_the_map_leads_to_its_row(visit: Visit) -> None:
    """A dropped stop too; the row is marked and the address keeps it."""
    page = visit.page
    page.goto("/compare?lang=en")
    page.locator(".mark", has_text="Kharkov").locator(".disc").click()
    row = page.locator("#stop-prog-harkov")
    expect(row).to_have_attribute("aria-current", "true")
    expect(row).to_be_in_viewport()
    assert page.url.endswith("#stop-prog-harkov")


def test_both_lines_are_drawn_side_by_side(visit: Visit) -> None:
    """The programme's beside the journey's, thin, and the legend names both."""
    visit.page.goto("/compare?lang=en&with=programme")
    expect(visit.page.locator("path.leg.beside-plan").first).to_be_attached()
    texts = visit.page.locator(".map-legend li").all_inner_texts()
    assert texts[:2] == ["As travelled", "As programmed"]


def test_one_moment_leads_through_both(visit: Visit) -> None:
    """Buttons, arrows and the address step a day of both delegations: words, rows and marks go along, and back."""
    page = visit.page
    page.goto("/compare?lang=en&with=delegations")
    slider = page.get_by_role("slider", name="A day of both")
    for _ in range(2):
        page.get_by_role("button", name="Next day").click()
    expect(slider).to_have_attribute(
        "aria-valuetext", re.compile("^Day 2; .*24 April.*Istanbul.*; .*26 October.*Istanbul")
    )
    expect(page).to_have_url(re.compile("#day-2$"))
    expect(page.locator("#day-2")).to_have_attribute("aria-current", "true")
    expect(page.locator("#day-2")).to_be_in_viewport()
    expect(page.locator(".mark.is-now")).to_have_count(2)
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("#day-3$"))
    page.go_back()
    expect(slider).to_have_js_property("value", "2")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".moment b")).to_have_text("Day 2")
    expect(other.locator(".mark.is-now")).to_have_count(2)


@pytest.mark.parametrize("shown", ["programme", "delegations"])
@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_runs_out_of_a_narrow_screen(browser: Browser, server: Running, width: int, shown: str) -> None:
    """Two columns fit, also at 400 % zoom of a desktop, without scrolling sideways."""
    context = browser.new_context(base_url=server.url, viewport={"width": width, "height": 740}, locale="tr-TR")
    page = context.new_page()
    page.goto(f"/compare?with={shown}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
