"""A bundle from a folder, without server and network: everything that a visitor does, and no complaint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from helpers import awake
from mapsvc.bundle.editions import Wish
from mapsvc.bundle.making import make
from mapsvc.bundle.writing import write_folder
from mapsvc.settings import Settings

if TYPE_CHECKING:
    from conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
JOURNEY = "journey-frunze-1921.html"


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the folder of a small bundle."""
    folder: Path = tmp_path_factory.mktemp("bundle") / "İki yolculuk #1"  # as people name their folders
    write_folder(make(Wish(Settings(), ("frunze-1921",), with_sheets=False), workers=1), folder)
    return folder.as_uri()


def test_the_first_page_leads_to_the_language_that_the_browser_wishes(offline: Visit, exhibit: str) -> None:
    """With what its address asks for, such as the kiosk."""
    offline.page.goto(f"{exhibit}/index.html?kiosk=1")
    offline.page.wait_for_url("**/en/index.html?kiosk=1**")
    offline.page.wait_for_selector("#map-holder.is-live")
    assert offline.page.locator("h1").count() == 1


def test_map_city_timeline_layers_and_languages_work_from_files(offline: Visit, exhibit: str) -> None:
    """What a page takes from elsewhere, a city's days, layers, the detailed ground, entries, is there too."""
    page = offline.page
    page.goto(f"{exhibit}/en/{JOURNEY}")
    awake(page)
    page.locator("li.stop details.city summary").first.click()
    page.wait_for_selector(".city-days .visit")
    page.locator("#timeline .tl-days a").last.evaluate("link => link.click()")
    page.wait_for_function("location.hash.startsWith('#stop-')")
    after = page.url
    page.go_back()
    page.wait_for_function("after => location.href !== after", arg=after)
    page.go_forward()
    page.wait_for_url(after)
    page.locator(".layers-button").click()
    for layer in ("today", "relief"):
        page.locator(f'#layers-panel input[name="layer"][value="{layer}"]').check()
    page.locator('#layers-panel input[name="labels"][value="today"]').check()
    page.wait_for_selector(".leaflet-today-pane path", state="attached")
    expect(page.locator(".leaflet-relief-pane img")).to_be_visible()
    _closer(page)
    page.locator('.languages a[hreflang="ru"]').click()
    page.wait_for_url(f"**/ru/{JOURNEY}?**layers=today,relief**")
    awake(page)
    page.locator("a.who").first.click()
    page.wait_for_selector(".who-card")


def _closer(page: Page) -> None:
    """Come so close that the detailed ground is asked for, and wait for it."""
    for _ in range(5):
        page.locator(".map-buttons button").first.click()
    page.wait_for_selector(".leaflet-detail-pane canvas")


def test_the_search_folds_turkish_letters_and_endings(offline: Visit, exhibit: str) -> None:
    """From the masthead of any page; a name in another language, with an ending, without its marks."""
    page = offline.page
    page.set_viewport_size({"width": 1440, "height": 900})  # narrower, the masthead has a button in place of the field
    page.goto(f"{exhibit}/tr/{JOURNEY}")
    page.fill("#find", "TRABZONDA")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found .names a[href='place-trabzon.html']")
    assert page.locator(".found mark").count() > 0
    for question, place in (("Ankara'ya", "ankara"), ("Трабзон", "trabzon"), ("trabzom", "trabzon")):
        page.fill("#question", question)
        page.keyboard.press("Enter")
        page.wait_for_function("q => new URLSearchParams(location.search).get('q') === q", arg=question)
        page.wait_for_selector(f".found .names a[href='place-{place}.html']")
    page.fill("#question", "<b>xyzzy</b>")
    page.keyboard.press("Enter")
    expect(page.locator(".found .lede")).to_contain_text("<b>xyzzy</b>")


def test_every_kind_of_page_opens_without_complaint(offline: Visit, exhibit: str) -> None:
    """Each loads its style and its map."""
    for name in ("places", "place-trabzon", "stop-frunze-1921.ankara", "people", "compare", "data", "sources", "about"):
        offline.page.goto(f"{exhibit}/en/{name}.html")
        assert offline.page.locator("h1").count() == 1
        assert offline.page.evaluate("getComputedStyle(document.body).margin") == "0px"
        if offline.page.locator("#map-holder").count():
            offline.page.wait_for_selector("#map-holder.is-live")
