"""The layers of a map in a real browser: on demand, by keyboard, kept in the address, told in the legend."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect

from gazetteer.place import LonLat
from helpers import Running, serving
from routes.geodesy import length_km

if TYPE_CHECKING:
    from browser.conftest import Visit

JOURNEY = "/journeys/ismet-pasa-1932?lang=en"
# A picture of one transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000000000200"
    "01e221bc330000000049454e44ae426082"
)

pytestmark = pytest.mark.browser


def legend(visit: Visit) -> list[str]:
    return [text for text in visit.page.locator(".map-legend li:visible").all_inner_texts() if text]


def test_nothing_of_the_layers_is_fetched_before_they_are_asked_for(visit: Visit) -> None:
    """The first view is as small as without them."""
    visit.page.goto(JOURNEY)
    expect(visit.page.locator(".layers-button")).to_be_visible()
    visit.page.mouse.move(300, 300)
    visit.page.wait_for_timeout(300)
    names = ("layers.json", "layer-list.js", "layers.css", "today.json", "relief.webp")
    assert [url for url in visit.requests if url.split("?")[0].endswith(names)] == []


def test_layers_are_switched_by_keyboard_and_kept_in_the_address(visit: Visit) -> None:
    """Button, boxes and one switch of names; a link opens the same; Escape leads back to the button."""
    page = visit.page
    page.goto(JOURNEY)
    button = page.get_by_role("button", name="Layers and names")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Borders of 1932–33")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert "border of 1932–33" in legend(visit)
    page.keyboard.press("Space")
    page.get_by_role("checkbox", name="Borders of today").focus()
    page.keyboard.press("Space")
    expect(page.locator(".leaflet-today-pane path")).to_be_visible()
    expect(page.locator(".map-legend li[data-layer=then]")).to_be_hidden()
    assert "borders of today" in legend(visit)
    page.get_by_role("radio", name="as in the text").check()
    expect(page.locator(".tag b:visible", has_text="Moskova").first).to_have_attribute("lang", "tr")
    assert "layers=-then,today&labels=text" in page.url
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.locator(".layers-panel")).to_be_hidden()
    page.goto(page.url)
    expect(page.locator(".leaflet-today-pane path")).to_be_visible()
    expect(page.locator(".tag b:visible", has_text="Moskova").first).to_be_visible()
    page.go_back()


def test_the_button_back_undoes_a_choice(visit: Visit) -> None:
    """Layers are part of the history as stops are."""
    page = visit.page
    page.goto(JOURNEY)
    page.locator(".layers-button").click()
    rivers = page.get_by_role("checkbox", name="Rivers")
    rivers.uncheck()
    expect(page.locator(".ground-overlay .rivers")).to_be_hidden()
    page.go_back()
    expect(rivers).to_be_checked()
    expect(page.locator(".ground-overlay .rivers")).to_be_visible()


def test_names_of_today_are_those_of_towns_and_states(visit: Visit) -> None:
    """Stops and ground change together, and back."""
    page = visit.page
    page.goto(f"{JOURNEY}&labels=today")
    expect(page.locator(".tag b:visible", has_text="Saint\u00a0Petersburg")).to_be_visible()
    expect(page.locator(".ground-name", has_text="UKRAINE")).to_have_count(1)
    expect(page.locator(".ground-name", has_text="SOVIET UNION")).to_have_count(0)
    page.locator(".layers-button").click()
    page.get_by_role("radio", name="of 1932–33").check()
    expect(page.locator(".tag b:visible", has_text="Leningrad")).to_be_visible()
    expect(page.locator(".ground-name", has_text="SOVIET UNION")).to_have_count(1)
    assert "labels" not in page.url


def test_relief_and_dots_are_drawn_and_lead_on(visit: Visit) -> None:
    """A relief under the route; each place of the text with a way to its page."""
    page = visit.page
    page.goto(f"{JOURNEY}&layers=relief,places,venues")
    expect(page.locator(".leaflet-relief-pane img")).to_be_visible()
    dots = page.locator("a.dot-place")
    expect(dots.first).to_be_attached()
    assert dots.count() > 20
    assert "/places/" in (dots.first.get_attribute("href") or "")
    assert 3 < page.locator("a.dot-place:visible").count() < dots.count()
    venue = page.locator("a.dot-venue").first
    assert "/stops/" in (venue.get_attribute("href") or "")
    assert [line for line in legend(visit) if "shadedrelief.com" in line]


@pytest.mark.parametrize("width", [360, 768])
def test_the_list_has_room_and_targets_for_fingers(browser: Browser, server: Running, width: int) -> None:
    """Touch: every line 44 px high, the list within the screen."""
    context = browser.new_context(base_url=server.url, viewport={"width": width, "height": 740}, has_touch=True,
                                  is_mobile=True, locale="en-GB")  # fmt: skip
    page = context.new_page()
    page.goto(JOURNEY)
    page.locator(".layers-button").tap()
    for line in page.locator(".layers-panel label").all():
        box = line.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    panel = page.locator(".layers-panel").bounding_box()
    assert panel is not None
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width
    context.close()


def test_the_scale_bar_is_true_at_the_maps_latitude(visit: Visit) -> None:
    """What it spans is as long as it says, within the rounding of a pixel."""
    page = visit.page
    page.goto(JOURNEY)
    found = page.evaluate(
        """async () => {
          const bar = document.querySelector('.leaflet-control-scale-line');
          const svg = document.querySelector('svg.map-svg');
          const [zoom, x, y] = svg.dataset.frame.split(' ').map(Number);
          const ctm = svg.getScreenCTM();
          const box = document.querySelector('.folium-map').getBoundingClientRect();
          const px = 256 * 2 ** zoom;
          const lonlat = (sx, sy) => {
            const [wx, wy] = [x + (sx - ctm.e) / ctm.a, y + (sy - ctm.f) / ctm.d];
            return [wx / px * 360 - 180, Math.atan(Math.sinh(Math.PI * (1 - 2 * wy / px))) * 180 / Math.PI];
          };
          const middle = box.top + box.height / 2;
          return {text: bar.textContent, ends: [lonlat(box.left, middle), lonlat(box.left + bar.offsetWidth, middle)]};
        }"""
    )
    told = float(found["text"].split()[0])
    (west, north), (east, south) = found["ends"]
    assert length_km(LonLat(west, north), LonLat(east, south)) == pytest.approx(told, rel=0.02)


@pytest.fixture(scope="module")
def tiles() -> Iterator[str]:
    """Return the address of a tile server on this machine."""

    class Tiles(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(PIXEL)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_street_map_is_asked_for_only_when_switched_on(browser: Browser, tiles: str) -> None:
    """Then its provider is named, and the policy lets its pictures through, but no others."""
    environ = {
        "MAPSVC_TILES_URL": f"{tiles}/street/{{z}}/{{x}}/{{y}}.png",
        "MAPSVC_TILES_ATTRIBUTION": "© <i>Street Maps</i>",
    }
    with serving(environ=environ) as running:
        context = browser.new_context(base_url=running.url, viewport={"width": 1280, "height": 900}, locale="en-GB")
        page = context.new_page()
        asked: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(JOURNEY)
        page.locator(".layers-button").click()
        expect(page.locator(".layers-panel")).to_be_visible()
        assert not [url for url in asked if url.startswith(tiles)]
        page.get_by_role("checkbox", name="Street map (online)").check()
        expect(page.locator(".leaflet-streets-pane img.leaflet-tile-loaded").first).to_be_attached()
        expect(page.locator(".map-attribution")).to_have_text("© <i>Street Maps</i>")
        assert [url for url in asked if url.startswith(f"{tiles}/street/")]
        assert errors == []
        page.get_by_role("checkbox", name="Street map (online)").uncheck()
        expect(page.locator(".map-attribution")).to_have_count(0)
        context.close()
