"""The live map in a browser: it takes the picture's place without a jump; list, map and address tell the same stop."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from helpers import Running, awake

if TYPE_CHECKING:
    from conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ISMET, VOROSHILOV = "/journeys/ismet-pasa-1932", "/journeys/voroshilov-1933"
OVERLAPS = """
() => {
  const all = '#map-holder .tag:not(.is-off), #map-holder .ground-name span:not(.is-off)';
  const seen = [...document.querySelectorAll(all)]
    .filter((one) => one.textContent)
    .map((one) => ({ text: one.textContent, turned: /rotate\\(-?[1-9]/.test(one.style.transform),
                     box: one.getBoundingClientRect() }))
    .filter((one) => !one.turned);
  const found = [];
  seen.forEach((one, at) => seen.slice(at + 1).forEach((other) => {
    const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (wide > 1 && high > 1) found.push(`${one.text} / ${other.text}`);
  }));
  return found;
}
"""


def open_map(page: Page, path: str) -> None:
    """Load a page and wait for its map to live."""
    page.goto(path)
    page.wait_for_selector("#map-holder.is-live")


def marker(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def settled(page: Page) -> None:
    """Wait until the map has come to rest."""
    expect(page.locator(".leaflet-pan-anim, .leaflet-zoom-anim .leaflet-zoom-animated.moving")).to_have_count(0)
    page.wait_for_timeout(500)


def until(page: Page, claim: str) -> None:
    """Wait until a claim holds; asked from outside, since the pages' own policy lets nobody wait inside by `eval`."""
    for _ in range(100):
        if page.evaluate(claim):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"after 5 s still not: {claim}")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (768, 1024), (1440, 900)])
@pytest.mark.parametrize("path", [ISMET, VOROSHILOV])
def test_the_map_shows_what_the_picture_showed(visit: Visit, path: str, width: int, height: int) -> None:
    """A stop that stands alone is at the same pixel in both: nothing jumps under the visitor's eyes."""
    page = visit.page
    page.set_viewport_size({"width": width, "height": height})
    open_map(page, path)
    moved = page.evaluate(
        """() => {
          const middle = (one) => {
            const box = one.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
          };
          const sizes = [...document.querySelectorAll('.at-size')];
          const size = sizes.find((one) => getComputedStyle(one).display !== 'none');
          return [...size.querySelectorAll('a.stop')].map((link) => {
            const name = link.getAttribute('aria-label');
            const mark = [...document.querySelectorAll('.mark')].find((one) => one.firstChild.textContent === name);
            if (!mark.classList.contains('is-alone')) return 0;
            const [one, other] = [middle(link.querySelector('circle, rect, path')), middle(mark)];
            return Math.hypot(one[0] - other[0], one[1] - other[1]);
          });
        }"""
    )
    assert max(moved) < 12  # a neighbour may push a symbol aside in one and not in the other
    assert sorted(moved)[len(moved) // 2] < 1.5


def test_choosing_a_marker_shows_the_stop_in_list_and_address(visit: Visit) -> None:
    """A click on Kiev brings its article into view, marks it, says so, and the address keeps it."""
    page = visit.page
    open_map(page, ISMET)
    marker(page, "Kiev, 27 April").click()
    expect(page).to_have_url(f"{page.url.split('#')[0]}#stop-kiev")
    expect(page.locator("#stop-kiev")).to_have_attribute("aria-current", "true")
    expect(page.locator("#stop-kiev h3")).to_be_in_viewport()
    expect(page.locator("#map-holder [role=status]")).to_have_text("Kiev chosen")


def test_back_and_forward_walk_the_chosen_stops(visit: Visit) -> None:
    """The visitor's own buttons lead back to the stop before."""
    page = visit.page
    open_map(page, ISMET)
    for name in ("Kiev, 27 April", "Leningrad, "):
        marker(page, name).focus()
        page.keyboard.press("Enter")
    current = page.locator("li.stop[aria-current]")
    expect(current).to_have_attribute("id", "stop-leningrad")
    page.go_back()
    expect(current).to_have_attribute("id", "stop-kiev")
    page.go_forward()
    expect(current).to_have_attribute("id", "stop-leningrad")


def test_a_shared_address_opens_at_its_stop(visit: Visit) -> None:
    """A link to a stop marks it on the map and in the list."""
    open_map(visit.page, f"{ISMET}#stop-sivastopol")
    expect(visit.page.locator("li.stop[aria-current]")).to_have_attribute("id", "stop-sivastopol")
    expect(visit.page.locator(".mark.is-chosen")).to_contain_text("Sevastopol")


def test_the_keyboard_walks_the_list_and_escape_shows_the_whole_route(visit: Visit) -> None:
    """Arrows, Home and End from a stop's heading; Escape lets go."""
    page = visit.page
    open_map(page, ISMET)
    headings = page.locator("li.stop h3 a")
    headings.first.focus()
    page.keyboard.press("ArrowDown")
    expect(headings.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(headings.last).to_be_focused()
    page.keyboard.press("Home")
    expect(headings.first).to_be_focused()
    expect(page.locator(".mark.is-chosen")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".mark.is-chosen")).to_have_count(0)
    assert "#" not in page.url


def test_a_stop_in_focus_is_marked_on_the_map(visit: Visit) -> None:
    """Who tabs through the list sees on the map where each stop lies."""
    page = visit.page
    open_map(page, VOROSHILOV)
    page.locator("#stop-izmir h3 a").focus()
    page.wait_for_selector("#map-holder.is-awake")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".mark.is-chosen")).to_contain_text("İzmir")


@pytest.mark.parametrize("path", ["/", ISMET, f"{ISMET}?itinerary=programme", VOROSHILOV])
@pytest.mark.parametrize("lang", ["tr", "ru"])
def test_no_label_lies_on_another_at_any_zoom(visit: Visit, path: str, lang: str) -> None:
    """At the first view and two zooms closer, on phone and desktop, labels keep apart."""
    page = visit.page
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        open_map(page, f"{path}{'&' if '?' in path else '?'}lang={lang}")
        page.evaluate("document.fonts.ready")
        settled(page)
        for _ in range(3):
            for _ in range(20):  # a busy machine comes to rest later
                if not page.evaluate(OVERLAPS):
                    break
                page.wait_for_timeout(250)
            assert page.evaluate(OVERLAPS) == []
            page.locator(".map-buttons button").first.click()
            settled(page)
        # Leaving the page now would cut the detailed ground off, which the browser reports.
        page.locator(".leaflet-detail-pane canvas").wait_for(state="attached")


def test_the_detailed_ground_comes_only_when_a_visitor_comes_closer(visit: Visit) -> None:
    """The first view does not pay for it; coming closer fetches it once."""
    page = visit.page
    open_map(page, ISMET)
    page.wait_for_load_state("networkidle")
    assert not [url for url in visit.requests if url.endswith("basemap.json")]
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
        settled(page)
    expect(page.locator(".leaflet-detail-pane canvas")).to_have_count(1)
    page.get_by_role("button", name="Zoom out").click()
    settled(page)
    assert len([url for url in visit.requests if url.endswith("basemap.json")]) == 1


def test_the_wheel_scrolls_the_page_until_the_map_is_clicked(visit: Visit) -> None:
    """Nobody gets caught in the map while reading; a hint says how to zoom."""
    page = visit.page
    page.set_viewport_size({"width": 768, "height": 900})
    open_map(page, ISMET)
    scale = page.locator(".leaflet-control-scale-line")
    before = scale.inner_text()
    page.mouse.move(400, 400)
    page.locator(".map-hint").wait_for(state="attached")
    page.mouse.wheel(0, 240)
    expect(page.locator(".map-hint.is-on")).to_have_text("Scroll with Ctrl, or click the map first")
    until(page, "scrollY > 100")
    assert scale.inner_text() == before


def test_buttons_can_be_touched_and_speak_the_visitors_language(visit: Visit) -> None:
    """44 pixels square, named in Russian for a Russian page."""
    page = visit.page
    open_map(page, f"{ISMET}?lang=ru")
    for name in ("Приблизить", "Отдалить", "Показать весь маршрут"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    expect(page.locator(".leaflet-control-scale-line")).to_contain_text("км")


def test_markers_can_be_told_apart_by_touch(visit: Visit) -> None:
    """No two symbols lie on one another, on a phone either."""
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 740})
    open_map(page, VOROSHILOV)
    boxes = [mark.bounding_box() for mark in page.locator(".mark").all()]
    centres = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box]
    assert min(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for (a, b), (c, d) in combinations(centres, 2)) >= 18


def test_a_visitor_who_asks_for_no_motion_gets_none(browser: Browser, server: Running) -> None:
    """With prefers-reduced-motion choosing a stop does not slide the map."""
    context = browser.new_context(base_url=server.url, reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    open_map(page, f"{VOROSHILOV}?lang=en")
    awake(page)
    page.locator("#stop-izmir h3 a").focus()
    expect(page.locator(".mark.is-chosen")).to_contain_text("İzmir")
    assert page.locator(".leaflet-pan-anim").count() == 0
    context.close()


def test_the_night_has_its_own_palette(browser: Browser, server: Running) -> None:
    """A visitor whose system is dark gets night paper: sea darker than land, text light."""
    context = browser.new_context(base_url=server.url, color_scheme="dark")
    page = context.new_page()
    open_map(page, ISMET)
    sea, land = (
        page.evaluate("(name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", name)
        for name in ("--sea", "--land")
    )
    assert int(sea[1:3], 16) < int(land[1:3], 16) < 80
    context.close()
