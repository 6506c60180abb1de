"""Names in original paragraphs and places on the map show one another; the atlas works by pointing and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from helpers import ROOT, Running, awake, held_back, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STOP = "/journeys/ismet-pasa-1932/stops/odesa?lang=tr"


@pytest.fixture(scope="module")
def with_texts(texts_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a service that has read the source texts; skipped where they are not on this machine."""
    environ = {"MAPSVC_STORE": str(tmp_path_factory.mktemp("store") / "texts.sqlite")}
    with serving(["--texts", str(texts_dir)], environ=environ, cwd=ROOT) as running:
        yield running


@pytest.fixture
def page(browser: Browser, with_texts: Running) -> Iterator[Page]:
    context = browser.new_context(base_url=with_texts.url, viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


def test_pointing_at_a_name_shows_its_place(page: Page) -> None:
    """Also one that the map of the stop does not have; leaving the name takes the mark away."""
    page.goto(STOP, wait_until="networkidle")
    for place in ("odesa", "kiev"):
        page.locator(f"a.named[data-place={place}]").first.hover()
        page.locator(".mark.is-shown").first.wait_for(state="attached")
        assert page.locator(".mark.is-shown").count() == 1
        page.mouse.move(5, 5)
        page.locator(".mark.is-shown").first.wait_for(state="detached")


def test_pointing_at_a_place_marks_its_names(page: Page) -> None:
    """From the map into the passages."""
    page.goto(STOP, wait_until="networkidle")
    page.locator(".mark:not(.is-venue)").first.hover(force=True)
    page.locator("a.named.is-shown").first.wait_for(state="attached")
    marked = page.locator("a.named.is-shown").evaluate_all("all => [...new Set(all.map(one => one.dataset.place))]")
    assert marked == ["odesa"]


def test_choosing_a_place_keeps_its_names_marked(page: Page) -> None:
    """Also when the pointer has left it again."""
    page.goto(STOP)
    awake(page)
    page.locator(".mark:not(.is-venue)").first.click(force=True)
    page.mouse.move(5, 5)
    page.locator("a.named.is-shown").nth(1).wait_for(state="attached")
    assert page.url.endswith(STOP)


def test_a_press_is_not_lost_while_its_scripts_are_on_their_way(page: Page) -> None:
    """What listens to it comes in several files; the mark is pressed before the last of them is there."""
    late = held_back(page, "**/mentions.js")
    page.goto(STOP)
    page.wait_for_selector("#map-holder.is-live")
    with page.expect_request("**/mentions.js"):
        page.locator(".mark:not(.is-venue)").first.click(force=True)
    page.mouse.move(5, 5)
    page.wait_for_load_state("load")
    while not late:
        page.wait_for_timeout(10)
    assert page.locator("a.named.is-shown").count() == 0
    late[0].continue_()
    page.locator("a.named.is-shown").nth(1).wait_for(state="attached")


def test_a_name_leads_to_its_place(page: Page) -> None:
    """A press shows a place that the map did not, the next follows the link, whose page has the place on its map."""
    page.goto(STOP)
    awake(page)
    page.locator("a.named[data-place=kiev]").first.click()
    page.locator(".mark.is-passing").wait_for()
    assert "/stops/odesa" in page.url
    page.locator("a.named[data-place=kiev]").first.click()
    page.wait_for_url("**/places/kiev*")
    assert page.locator("h1 .name").inner_text() == "Kiev"
    assert page.locator("svg.map-svg").count() == 1


def test_originals_open_under_the_account_of_the_list(page: Page) -> None:
    """With names, footnotes and source, those of visits too; each anchor stands there once."""
    page.goto("/journeys/ismet-pasa-1932?lang=en", wait_until="networkidle")
    stop = page.locator("#stop-istanbul")
    stop.locator("a[href*='#passage-']").click()
    stop.locator(".originals[open] figure").first.wait_for()
    assert "/stops/" not in page.url
    assert stop.locator(".originals a.named").count() > 1
    assert page.evaluate("document.activeElement.matches('.originals > summary')")
    note = stop.locator(".originals sup.call a").first.get_attribute("href") or ""
    assert stop.locator(f".originals li{note}").count() == 1
    stop.locator("details.city > summary").click()
    stop.locator(".city-days .originals").first.wait_for()
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("path", [STOP, "/places", "/places/moskova", "/search?q=Moskova"])
def test_pages_with_originals_fit_the_screen(page: Page, path: str, width: int) -> None:
    """Long names, footnotes and tables wrap."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
