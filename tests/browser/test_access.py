"""For every hand and eye: WCAG 2.2 AA on every kind of page, by keyboard, enlarged, in forced colours."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from helpers import ROOT, Running, serving

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = [
    "/?lang=tr",
    "/journeys/ismet-pasa-1932?lang=en",
    "/journeys/voroshilov-1933?lang=ru",
    "/journeys/ismet-pasa-1932/stops/moskova?lang=tr",
    "/compare?lang=tr",
    "/places?lang=ru",
    "/places/leningrad?lang=en",
    "/people?lang=tr",
    "/search?lang=tr&q=fabrika",
    "/search?lang=en&q=xyzzy",
    "/sources?lang=en",
    "/about?lang=ru",
    "/data?lang=en",
    "/print/ismet-pasa-1932?lang=tr",
    "/print/frunze-1921?lang=ru&kind=worksheet",
    "/embed/ismet-pasa-1932?lang=en&timeline=1&stop=kiev",
    "/embed/voroshilov-1933?lang=ru&story=0",
    "/share/embed?path=/journeys/voroshilov-1933&lang=tr",
    "/journeys/nowhere?lang=tr",
]


@pytest.fixture(scope="module")
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")  # axe runs inside the page
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def found(page: Page, axe: str, *, is_night: bool = False) -> list[str]:
    """Return what axe finds: rule, how often, and the first element; by night only what differs, the colours."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    rules = {"type": "rule", "values": ["color-contrast"]} if is_night else {"type": "tag", "values": RULES}
    options = {
        "runOnly": rules,
        **({} if is_night else {"rules": {"target-size": {"enabled": True}}}),
        "resultTypes": ["violations"],
    }
    answer: list[dict[str, Any]] = page.evaluate("o => axe.run(document, o).then(r => r.violations)", options)
    return [
        f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]} {one['nodes'][0]['failureSummary'][:200]}"
        for one in answer
    ]


def opened(page: Page, server: Running, address: str) -> None:
    """Open a page and wait for its map; an error page would have no barriers worth looking for."""
    answer = page.goto(f"{server.url}{address}")
    assert answer is not None
    assert answer.status == (404 if "nowhere" in address else 200)
    page.wait_for_load_state("networkidle")
    if page.locator("#map-holder").count():
        page.wait_for_selector("#map-holder.is-live")


@pytest.mark.slow
@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing(page: Page, server: Running, axe: str, address: str) -> None:
    """At three widths, by day and by night."""
    for width, height in ((1440, 900), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="light")
        opened(page, server, address)
        assert found(page, axe) == [], f"{address} at {width} px"
        page.emulate_media(color_scheme="dark")
        assert found(page, axe, is_night=True) == [], f"{address} at {width} px by night"
    page.set_viewport_size({"width": 768, "height": 1024})
    page.wait_for_timeout(200)
    assert found(page, axe) == [], f"{address} at 768 px by night"


@pytest.mark.slow
@pytest.mark.parametrize("example", ["strait-museum", "north-gallery"])
def test_axe_finds_nothing_in_a_house_style(page: Page, axe: str, example: str, tmp_path: Path) -> None:
    """The example themes, by day and by night: their colours are worn, one logo shows, all can be read."""
    theme = ROOT / "mapsvc" / "theming" / "examples" / example / "theme.yaml"
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    with serving(environ={"MAPSVC_THEME": str(theme), "MAPSVC_STORE": str(tmp_path / "none.sqlite")}) as running:
        for address in ("/journeys/voroshilov-1933?lang=en", "/compare?lang=tr", "/"):
            page.emulate_media(color_scheme="light")
            opened(page, running, address)
            assert found(page, axe) == [], f"{address} by day"
            logos = page.locator(".house-logo")
            shown = [logo for logo in logos.all() if logo.is_visible()]
            assert [logo.evaluate("image => image.naturalWidth > 0 && image.height <= 40") for logo in shown] == [True]
            worn = page.evaluate("""() => ['--paper', '--journey-b'].map(
                (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim())""")
            assert worn == {"strait-museum": ["#eef1f4", "#a8452c"], "north-gallery": ["#0f1012", "#5cc3ff"]}[example]
            page.emulate_media(color_scheme="dark")
            assert found(page, axe, is_night=True) == [], f"{address} by night"
            assert sum(logo.is_visible() for logo in logos.all()) == 1
    assert hosts == {running.url.split("/")[2]}


@pytest.mark.slow
def test_axe_finds_nothing_in_original_paragraphs(page: Page, axe: str, texts_dir: Path, tmp_path: Path) -> None:
    """Names, footnotes and what is not cited, where texts were read in; skipped where there are none."""
    folder = tmp_path / "texts"
    folder.mkdir()
    shutil.copy(next(texts_dir.glob("001_*.txt")), folder)
    environ = {"MAPSVC_STORE": str(tmp_path / "texts.sqlite")}
    with serving(["--texts", str(folder)], environ=environ, cwd=ROOT) as running:
        opened(page, running, "/sources?lang=en")
        text = page.locator("a[href*='/texts/']").first.get_attribute("href") or ""
        read = ("/search?lang=tr&q=Ankara", "/places?lang=ru&type=country", "/places/sovyetler-birligi?lang=ru")
        for address in ("/journeys/voroshilov-1933/stops/ankara?lang=tr", text, *read):
            opened(page, running, address)
            page.emulate_media(color_scheme="light")
            assert found(page, axe) == [], address
            page.emulate_media(color_scheme="dark")
            assert found(page, axe, is_night=True) == [], f"{address} by night"


@pytest.mark.slow
def test_axe_finds_nothing_in_an_exhibit(browser: Browser, server: Running, axe: str) -> None:
    """The code of a link that leads out, the keyboard, the question whether somebody is there, the loop."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce", has_touch=True)
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{server.url}/sources?kiosk=1&lang=tr")
    page.locator("html.is-kiosk").wait_for()
    page.locator("main a[href^=http]").first.tap()
    page.locator("dialog.kiosk-card").wait_for()
    assert found(page, axe) == [], "code"
    page.goto(f"{server.url}/search?kiosk=1&lang=ru")
    page.locator("html.is-kiosk").wait_for()
    page.locator("#question").tap()
    page.locator(".kiosk-keys").wait_for()
    assert found(page, axe) == [], "keyboard"
    page.goto(f"{server.url}/about?kiosk=1&idle=10&lang=en")
    page.locator("html.is-kiosk").wait_for()
    page.locator("h1").tap()
    page.locator("dialog.kiosk-warning").wait_for()
    assert found(page, axe) == [], "warning"
    page.goto(f"{server.url}/?kiosk=1&loop=1&lang=en")
    page.locator("dialog.kiosk-loop").wait_for()
    assert found(page, axe) == [], "loop"
    context.close()


@pytest.mark.parametrize("address", KINDS)
def test_nothing_is_cut_off_at_four_times_the_size(page: Page, server: Running, address: str) -> None:
    """400 % zoom of a window of 1280 px is one of 320; nothing scrolls sideways there, nor at twice the text."""
    page.set_viewport_size({"width": 320, "height": 512})
    opened(page, server, address)
    beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(beyond) <= 0, f"{address} at 320 px"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(100)
    assert page.evaluate(beyond) <= 0, f"{address} at twice the text"


def focused(page: Page) -> str:
    """Return what has the focus: its tag, its classes, its text."""
    return str(
        page.evaluate(
            "(e => `${e.tagName.toLowerCase()}.${e.className} ${e.getAttribute('aria-label') || e.textContent.trim()}`)"
            "(document.activeElement)"
        )
    )


def test_the_first_press_leads_to_the_list_of_stops(page: Page, server: Running) -> None:
    """Tab, Enter, Tab: the first stop's heading, without the map on the way."""
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, server, "/journeys/ismet-pasa-1932?lang=en")
    page.keyboard.press("Tab")
    assert focused(page) == "a.skip Skip to the stops"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page).endswith("1Ankara")


def test_the_marks_are_one_stop_of_the_tab_key(page: Page, server: Running) -> None:
    """Arrows lead from mark to mark, each with a name of its own; Home and End to the ends; the focus can be seen."""
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, server, "/journeys/ismet-pasa-1932?lang=en")
    marks = page.locator(".leaflet-marker-icon.mark")
    names = [name.strip() for name in marks.locator(".sr").all_text_contents()]
    assert len(set(names)) == len(names) > 10
    marks.first.focus()
    for key, at in (("ArrowRight", 1), ("End", len(names) - 1), ("ArrowLeft", len(names) - 2), ("Home", 0)):
        page.keyboard.press(key)
        # The first key of a visit waits until the page has fetched what answers it.
        page.wait_for_function("name => document.activeElement.textContent.includes(name)", arg=names[at])
    assert marks.evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    outline = "getComputedStyle(document.activeElement.querySelector('.disc')).outlineStyle"
    assert page.evaluate(outline) == "solid"


def test_a_first_mention_opens_a_card_and_gives_the_focus_back(page: Page, server: Running) -> None:
    """By keyboard: Enter opens, Escape closes. On a journey's page the entry comes from the page of all entries."""
    for address in ("/journeys/ismet-pasa-1932?lang=en", "/journeys/ismet-pasa-1932/stops/odesa?lang=en"):
        opened(page, server, address)
        link = page.locator("a.who").first
        link.focus()
        page.keyboard.press("Enter")
        card = page.locator(".who-card")
        card.wait_for()
        assert "char." in (card.text_content() or "")
        assert card.evaluate("one => one.contains(document.activeElement)")
        page.keyboard.press("Escape")
        card.wait_for(state="detached")
        assert link.evaluate("one => one === document.activeElement")
        assert page.url.endswith(address)


def test_the_share_sheet_links_to_what_is_shown(page: Page, server: Running) -> None:
    """The permanent link first, then with the state of the page, also as it changes; its code is asked for anew."""
    address = "/journeys/ismet-pasa-1932?lang=en"
    opened(page, server, f"{address}#stop-kiev")
    page.locator(".share > summary").click()
    page.locator(".share button[data-act=copy]").wait_for()
    assert page.locator(".share-url").text_content() == page.url
    assert "stop-kiev" in (page.locator(".share-code").get_attribute("src") or "")
    page.wait_for_function("document.querySelector('.share-code').naturalWidth > 0")
    page.locator("#stop-kiev h3 a").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("document.querySelector('.share-url').textContent.includes('moskova')")
    assert page.locator(".share-url").text_content() == page.url
    box = page.locator(".share button[data-act=copy]").bounding_box()
    assert box is not None
    assert box["height"] >= 44


def test_forced_colours_leave_every_mark_and_number_seen(browser: Browser, server: Running) -> None:
    """Where the system paints all grounds, what carries meaning has a border or keeps its colour."""
    context = browser.new_context(forced_colors="active", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    opened(page, server, "/journeys/ismet-pasa-1932?lang=en")
    edge = "one => getComputedStyle(one).borderTopWidth"
    assert page.locator(".stop .number").first.evaluate(edge) != "0px"
    assert page.locator(".mark .disc").first.evaluate(edge) != "0px"
    assert page.locator(".leg .sample").first.evaluate("one => getComputedStyle(one).forcedColorAdjust") == "none"
    context.close()
