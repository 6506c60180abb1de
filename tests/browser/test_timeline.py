"""Time in a browser: needle, play, address, story and map tell the same moment, for every hand."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers import Running, awake, held_back

if TYPE_CHECKING:
    from conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ISMET, VOROSHILOV = "/journeys/ismet-pasa-1932", "/journeys/voroshilov-1933"
OFF_THE_LINE = """
() => {
  const traveller = document.querySelector('.traveller');
  if (!traveller) return 0; // it has arrived meanwhile
  const box = traveller.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const map = document.getElementById('map-holder').getBoundingClientRect();
  // While the map follows, the line is drawn within the old view only.
  if (x < map.left || x > map.right || y < map.top || y > map.bottom) return 0;
  let least = Infinity;
  for (const path of document.querySelectorAll('path.leg.casing')) {
    const [matrix, length] = [path.getScreenCTM(), path.getTotalLength()];
    for (let at = 0; at <= length; at += 1.5) {
      const spot = path.getPointAtLength(at).matrixTransform(matrix);
      least = Math.min(least, Math.hypot(spot.x - x, spot.y - y));
    }
  }
  return least;
}
"""


@pytest.fixture
def phone(browser: Browser, server: Running) -> Iterator[Page]:
    """Return a page on a phone; a complaint of the browser fails the test."""
    context = browser.new_context(
        base_url=server.url, viewport={"width": 360, "height": 740}, locale="en-GB", has_touch=True, is_mobile=True
    )
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def opened(page: Page, path: str) -> Page:
    page.goto(path)
    page.wait_for_selector("#map-holder.is-live")
    return page


def said(page: Page) -> str:
    """Return what a screen reader hears of the needle."""
    return page.get_by_role("slider").get_attribute("aria-valuetext") or ""


def expect_said(page: Page, text: str) -> None:
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", text)


def expect_stop(page: Page, stop: str) -> None:
    """List and map show the same stop."""
    expect(page.locator("li.stop[aria-current]")).to_have_attribute("id", f"stop-{stop}")
    expect(page.locator(".mark.is-chosen")).to_have_count(1)


def touch(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a finger over the screen."""
    session = page.context.new_cdp_session(page)

    def send(kind: str, points: list[dict[str, Any]]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    steps = 8
    send("touchStart", [{"x": start[0], "y": start[1]}])
    for step in range(1, steps + 1):
        x, y = (one + (other - one) * step / steps for one, other in zip(start, end, strict=True))
        send("touchMove", [{"x": x, "y": y}])
    send("touchEnd", [])


def read_until(page: Page, told: str, part: str, share: float) -> None:
    """Turn the wheel until a part stands at a share of the screen's height and the page has told so."""
    for _ in range(400):
        top = page.locator(part).evaluate("one => one.getBoundingClientRect().top / innerHeight")
        page.mouse.wheel(0, max(-160, min(160, (top - share) * 900)) or 1)
        page.wait_for_timeout(40)
        if abs(top - share) < 0.1 and page.locator(told).count():
            return


def test_days_are_links_without_javascript(browser: Browser, server: Running) -> None:
    """The strip is there, each day leads to its stop, and no button promises what cannot be."""
    context = browser.new_context(base_url=server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(ISMET)
    page.get_by_role("link", name="27 April 1932, Kiev").click()
    assert page.url.endswith("#stop-kiev")
    expect(page.locator("#timeline button:visible, #timeline input:visible")).to_have_count(0)
    context.close()


def test_nothing_of_it_is_fetched_before_the_first_sign_of_a_visitor(visit: Visit) -> None:
    """Who only looks does not pay for play and state."""
    page = opened(visit.page, ISMET)
    page.wait_for_load_state("networkidle")
    assert not [url for url in visit.requests if re.search(r"/(visitor|follow|time|play|city)\.js", url)]
    page.get_by_role("slider").focus()
    expect_said(page, "23 April – 10 May 1932, 18 days")


def test_the_keyboard_walks_days_and_stops(visit: Visit) -> None:
    """Arrows by day, Page keys by stop, Home and End; list, map and address go along."""
    page = opened(visit.page, ISMET)
    page.get_by_role("slider").focus()
    for key, words, stop, address in (
        ("Home", "23 April 1932, Ankara", "ankara", "#stop-ankara"),
        ("ArrowRight", "24 April 1932, Istanbul – Büyükdere Bay", "istanbul", "#stop-istanbul"),
        ("ArrowUp", "25 April 1932, Büyükdere Bay", "buyukdere", "day=1932-04-25#stop-buyukdere"),
        ("PageUp", "26 April 1932, Odessa", "odesa", "#stop-odesa"),
        ("PageUp", "27 April 1932, Kiev", "kiev", "#stop-kiev"),
        ("ArrowLeft", "26 April 1932, Odessa", "odesa", "#stop-odesa"),
        ("End", "10 May 1932, Istanbul", "istanbul-2", "#stop-istanbul-2"),
        ("PageDown", "9 May 1932, Sevastopol", "sivastopol", "#stop-sivastopol"),
    ):
        page.keyboard.press(key)
        expect_said(page, words)
        expect_stop(page, stop)
        assert page.url.endswith(address)
    page.go_back()
    expect_said(page, "10 May 1932, Istanbul")
    page.go_forward()
    expect_said(page, "9 May 1932, Sevastopol")


def test_a_needle_dragged_before_its_scripts_are_there_stays_there(visit: Visit) -> None:
    """Its file is held back until the finger has gone."""
    page = visit.page
    late = held_back(page, "**/time.js")
    opened(page, ISMET)
    box = page.get_by_role("slider").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 20)
    page.mouse.down()
    for share in (0.3, 0.48):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + 20)
    page.mouse.up()
    while not late:
        page.wait_for_timeout(10)
    late[0].continue_()
    expect_said(page, "1 May 1932, Moscow")
    expect(page).to_have_url(re.compile("day=1932-05-01#stop-moskova"))


def test_the_needle_can_be_dragged(visit: Visit) -> None:
    """With the mouse, day by day; one step back undoes the whole drag."""
    page = opened(visit.page, ISMET)
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    box = page.get_by_role("slider").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 20)
    page.mouse.down()
    for share in (0.3, 0.35, 0.4, 0.48):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + 20)
    page.mouse.up()
    expect_said(page, "1 May 1932, Moscow")
    expect(page).to_have_url(re.compile("day=1932-05-01#stop-moskova"))
    page.go_back()
    expect_said(page, "23 April 1932, Ankara")


def test_a_thumb_can_do_all_of_it(phone: Page) -> None:
    """Drag by touch, step, pull the story over the map; every target has 44 pixels."""
    page = opened(phone, ISMET)
    box = page.get_by_role("slider").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    y = box["y"] + 40
    touch(page, (box["x"] + box["width"] * 0.1, y), (box["x"] + box["width"] * 0.5, y))
    expect_stop(page, "moskova")
    page.get_by_role("button", name="Next stop").tap()
    expect_said(page, "4 May 1932, Leningrad")
    for button in page.locator(".tl-head button:visible").all():
        target = button.bounding_box()
        assert target is not None
        assert min(target["width"], target["height"]) >= 44
    head = page.locator(".tl-head").bounding_box()
    assert head is not None
    middle = head["y"] + head["height"] / 2
    touch(page, (120, middle), (120, middle - 90))
    expect(page.get_by_role("button", name="More room for the text")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#map-holder")).not_to_be_in_viewport()


def test_turned_the_phone_shows_map_and_story_side_by_side(phone: Page) -> None:
    """Neither lies over the other, and the needle stays within reach."""
    phone.set_viewport_size({"width": 740, "height": 360})
    page = opened(phone, f"{ISMET}#stop-kiev")
    column, story = page.locator(".map-column").bounding_box(), page.locator(".story").bounding_box()
    assert column is not None
    assert story is not None
    assert column["x"] + column["width"] <= story["x"] + 1
    expect(page.get_by_role("slider")).to_be_in_viewport()
    expect(page.locator("#stop-kiev h3")).to_be_in_viewport()


@pytest.mark.parametrize("path", [f"{ISMET}?lang=tr", f"{VOROSHILOV}?lang=ru"])
def test_turned_the_phone_gives_the_map_its_room(phone: Page, path: str) -> None:
    """Each button can be pressed at first view; the legend, which leaves the map its room, comes with the layers."""
    phone.set_viewport_size({"width": 740, "height": 360})
    page = opened(phone, path)
    place = page.locator("#map-holder").bounding_box()
    assert place is not None
    expect(page.locator(".map-legend")).to_be_hidden()
    assert page.locator(".map-buttons button").count() == 4
    for button in page.locator(".map-buttons button").all():
        target = button.bounding_box()
        assert target is not None
        assert min(target["width"], target["height"]) >= 44
        assert target["y"] + target["height"] <= place["y"] + place["height"]
    page.get_by_role("button", name=re.compile("Katmanlar|Слои")).tap()
    expect(page.locator(".layers-panel")).to_be_visible()
    expect(page.locator(".map-legend")).to_be_in_viewport()


def test_in_play_the_traveller_keeps_to_the_line(visit: Visit) -> None:
    """A train on the rails to Istanbul, a ship on its lane, on a closer map that follows too; a press pauses."""
    page = opened(visit.page, ISMET)
    page.get_by_role("button", name="Zoom in").click()
    page.evaluate("document.getElementById('timeline').dataset.pace = '4'")
    play = page.locator(".tl-play")
    expect(play).to_have_accessible_name("Play the journey")
    play.click()
    expect(play).to_have_accessible_name("Pause")
    signs, distances = set(), []
    for _ in range(300):  # a busy machine plays slower
        page.wait_for_timeout(80)
        if page.locator(".traveller").count():
            signs.add(page.locator(".traveller use").get_attribute("href"))
            distances.append(page.evaluate(OFF_THE_LINE))
        if len(signs) > 1:
            break
    assert signs == {"#sign-rail", "#sign-ship"}
    # While the map follows, its lines are drawn for the view before: only then is the traveller off them.
    assert statistics.median(distances) < 6
    expect(page.locator("#map-holder [role=status]")).to_contain_text("April 1932")
    play.click()
    rested = said(page), page.locator(".tl-range").input_value()
    page.wait_for_timeout(300)
    assert (said(page), page.locator(".tl-range").input_value()) == rested


def test_play_runs_slower_and_faster(visit: Visit) -> None:
    """The button says the pace in the visitor's own figures."""
    page = opened(visit.page, f"{ISMET}?lang=tr#stop-kiev")
    pace = page.locator(".tl-pace")
    page.locator(".tl-play").click()
    for text in ("2×", "0,5×", "1×"):
        pace.click()
        expect(pace).to_have_text(text)
    expect(pace).to_have_accessible_name("Hız: 1×")


@pytest.mark.parametrize("deed", ["wheel", "map", "list", "key"])
def test_whatever_the_visitor_does_pauses_the_play(visit: Visit, deed: str) -> None:
    """A turn of the wheel, a hand on the map, a stop chosen in the list, Escape."""
    page = opened(visit.page, ISMET)
    page.locator(".tl-play").click()
    expect(page.locator(".timeline.is-playing")).to_have_count(1)
    if deed == "wheel":
        page.mouse.move(1100, 500)
        page.mouse.wheel(0, 200)
    elif deed == "map":
        page.mouse.move(400, 400)
        page.mouse.down()
        page.mouse.up()
    elif deed == "list":
        page.locator("#stop-istanbul h3 a").focus()
        page.keyboard.press("ArrowDown")
    else:
        page.keyboard.press("Escape")
    expect(page.locator(".timeline.is-playing")).to_have_count(0)


def test_who_asks_for_no_motion_gets_cuts(browser: Browser, server: Running) -> None:
    """From stop to stop; nothing travels between."""
    context = browser.new_context(base_url=server.url, reduced_motion="reduce", locale="en-GB")
    page = opened(context.new_page(), ISMET)
    page.locator(".tl-play").click()
    expect_stop(page, "ankara")
    expect_stop(page, "istanbul")
    expect(page.locator(".traveller")).to_have_count(0)
    context.close()


def test_what_is_chosen_is_in_sight_when_the_page_has_rolled(phone: Page) -> None:
    """The top of the map goes out of sight with the first choice; the stop does not."""
    page = opened(phone, "/journeys/moscow-treaty-1921?lang=en")
    for stop in ("kars", "moskova"):
        page.get_by_role("button", name="Next stop").tap()
        expect_stop(page, stop)
    page.wait_for_function("document.querySelector('.map-column').getBoundingClientRect().top < -50")
    expect(page.locator(".mark.is-chosen")).to_be_in_viewport(ratio=0.9)


def test_a_view_of_the_map_opens_on_a_phone_too(phone: Page) -> None:
    """The map that grows under its legend as the page wakes keeps the view of the link, also when loaded anew."""
    page = opened(phone, f"{ISMET}?lang=en&view=46.4848,30.7332,9#stop-odesa")
    for _ in range(2):
        awake(page)
        expect_stop(page, "odesa")
        expect(page).to_have_url(re.compile(r"view=46\.4\d+,30\.7\d+,9#stop-odesa$"))
        page.reload()


def test_any_state_is_a_link_that_opens_exactly_so(visit: Visit) -> None:
    """Day, stop and view of the map in another window; the language links lead to the same."""
    page = opened(visit.page, f"{ISMET}?lang=en")
    page.get_by_role("slider").focus()
    for key in ("End", "PageDown", "ArrowLeft"):
        page.keyboard.press(key)
    expect_said(page, "8 May 1932, on the train to Sevastopol")
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(400)
    # The address follows when the map has come to rest, after the second step.
    expect(page).to_have_url(re.compile(r"day=1932-05-08&view=[\d.]+,[\d.]+,7#stop-sivastopol"))
    spot = page.locator(".mark.is-chosen").bounding_box()
    other = opened(page.context.new_page(), page.url)
    expect_said(other, "8 May 1932, on the train to Sevastopol")
    expect_stop(other, "sivastopol")
    again = other.locator(".mark.is-chosen").bounding_box()
    assert spot is not None
    assert again is not None
    assert abs(spot["x"] - again["x"]) + abs(spot["y"] - again["y"]) < 4
    russian = other.get_by_role("link", name="Русский").get_attribute("href") or ""
    assert "lang=ru" in russian
    assert re.search(r"day=1932-05-08.*&view=[\d.,]+#stop-sivastopol", russian)


def test_reading_leads_map_needle_and_address(visit: Visit) -> None:
    """As the story is scrolled, the stop that is read is marked, dated and linked, without filling the history."""
    page = awake(opened(visit.page, ISMET))
    page.mouse.move(1100, 500)
    before = page.evaluate("history.length")
    read_until(page, "#stop-kiev[aria-current]", "#stop-kiev", 0.3)
    expect_stop(page, "kiev")
    expect_said(page, "27 April 1932, Kiev")
    expect(page).to_have_url(re.compile("#stop-kiev$"))
    assert page.evaluate("history.length") == before


def test_reading_the_days_of_a_city_leads_too(visit: Visit) -> None:
    """Visit by visit: needle, venue and address go along, down and back up, without filling the history."""
    page = opened(visit.page, f"{ISMET}?lang=en")
    page.locator("#stop-moskova .city > summary").click()
    expect(page.locator("#stop-moskova .visit").first).to_be_visible(timeout=20_000)
    expect(page).to_have_url(re.compile("#stop-moskova$"))
    page.mouse.move(1100, 500)
    before = page.evaluate("history.length")
    read_until(page, ".mark.is-read:has-text('Red Square')", "#visit-moskova-1-mayis", 0.3)
    expect_said(page, "1 May 1932, Moscow")
    expect_stop(page, "moskova")
    expect(page).to_have_url(re.compile("day=1932-05-01.*#visit-moskova-1-mayis$"))
    expect(page.locator(".mark.is-read")).to_be_in_viewport()
    read_until(page, "#stop-leningrad[aria-current]", "#stop-leningrad", 0.25)
    expect_said(page, "4 May 1932, Leningrad")
    expect(page.locator(".mark.is-read")).to_have_count(0)
    read_until(page, "#stop-moskova[aria-current]", "#stop-leningrad", 0.6)
    expect_said(page, "3 May 1932, Moscow")
    assert page.evaluate("history.length") == before


def test_a_day_that_was_chosen_holds_while_the_page_rolls_to_it(visit: Visit) -> None:
    """The visits on the way, and those at rest beside it, do not take the choice back."""
    page = opened(visit.page, f"{ISMET}?lang=en")
    page.locator("#stop-moskova .city > summary").click()
    expect(page.locator("#stop-moskova .visit").first).to_be_visible(timeout=20_000)
    page.get_by_role("slider").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1500)
    expect_said(page, "1 May 1932, Moscow")
    expect(page.locator("#stop-moskova .day[data-day='1932-05-01']")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("day=1932-05-01.*#stop-moskova$"))


def test_a_name_in_an_account_shows_its_place(visit: Visit, phone: Page) -> None:
    """Pointed at or in focus: the stop's mark, or a passing one; a first touch does not leave the page."""
    page = opened(visit.page, ISMET)
    page.mouse.move(1100, 300)
    page.locator("#stop-buyukdere a.named", has_text="Odessa").hover()
    expect(page.locator(".mark.is-shown")).to_contain_text("Odessa")
    page.locator("#stop-buyukdere a.named", has_text="Bosphorus").focus()
    expect(page.locator(".mark.is-passing")).to_contain_text("Bosphorus")
    awake(opened(phone, f"{ISMET}#stop-buyukdere"))
    expect_stop(phone, "buyukdere")
    phone.locator("#stop-buyukdere a.named", has_text="Odessa").tap()
    expect(phone.locator(".mark.is-shown")).to_contain_text("Odessa")
    assert phone.url.endswith("#stop-buyukdere")


def test_a_city_opens_its_days_and_venues(visit: Visit) -> None:
    """Under the stop day by day with contradictions where they occur, on the map the venues; closed, as before."""
    page = opened(visit.page, f"{ISMET}?lang=en")
    summary = page.locator("#stop-leningrad .city > summary")
    summary.click()
    expect(page.locator("#stop-leningrad h4.day").first).to_have_text("4 May 1932, Wednesday", timeout=20_000)
    expect(page.locator("#stop-leningrad .note").first).to_be_attached()
    venue = page.get_by_role("button", name="Hermitage")
    expect(venue).to_be_attached()
    venue.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("day=1932-05-04.*#visit-leningrad-ermitaj-gezisi$"))
    address = page.url
    summary.click()
    expect(page.locator(".mark.is-venue")).to_have_count(0)
    other = opened(page.context.new_page(), address)
    expect(other.locator("#visit-leningrad-ermitaj-gezisi")).to_be_in_viewport()
    expect_stop(other, "leningrad")


def test_a_link_to_a_visit_shows_its_day_on_the_timeline(visit: Visit) -> None:
    """Also where the link gives no day: map, list, needle and address agree."""
    page = opened(visit.page, f"{ISMET}?lang=en#visit-leningrad-ermitaj-gezisi")
    expect(page.locator(".tl-now")).to_contain_text("4 May 1932", timeout=20_000)
    expect(page).to_have_url(re.compile("day=1932-05-04.*#visit-leningrad-ermitaj-gezisi$"))
    expect(page.locator("#visit-leningrad-ermitaj-gezisi")).to_be_in_viewport()


def test_a_name_shows_each_stop_at_its_place(visit: Visit) -> None:
    """Moscow was a stop three times; each of its marks is lit, and none when the pointer has gone."""
    page = opened(visit.page, f"{ISMET}?lang=en#stop-ankara")
    page.locator("#stop-ankara a.named", has_text="Moscow").hover()
    expect(page.locator(".mark.is-shown")).to_have_count(3)
    page.mouse.move(5, 5)
    expect(page.locator(".mark.is-shown")).to_have_count(0)


def test_an_hour_of_play_leaves_memory_where_it_was(visit: Visit) -> None:
    """Many journeys at many times the pace: no more nodes and listeners, hardly more heap than after the first."""
    page = opened(visit.page, f"{ISMET}#stop-ankara")
    page.evaluate("document.getElementById('timeline').dataset.pace = '400'")
    session = page.context.new_cdp_session(page)

    def played(times: int) -> dict[str, float]:
        for _ in range(times):
            page.locator(".tl-play").click()
            expect(page.locator(".timeline.is-playing")).to_have_count(0, timeout=10_000)
        page.wait_for_timeout(700)
        session.send("HeapProfiler.collectGarbage")
        counts = session.send("Memory.getDOMCounters")
        return {**counts, "heap": page.evaluate("performance.memory.usedJSHeapSize")}

    played(2)
    before = played(2)
    after = played(24)
    assert after["nodes"] <= before["nodes"] + 20
    assert after["jsEventListeners"] <= before["jsEventListeners"] + 5
    assert after["heap"] < before["heap"] * 1.1
