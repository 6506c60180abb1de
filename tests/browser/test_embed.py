"""Maps in the pages of another origin: by oEmbed, in a frame, in WordPress's sandbox, by finger, key and message."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from oembedpy.consumer import fetch_content
from oembedpy.discovery import find_from_content
from playwright.sync_api import Browser, Frame, Page

from helpers import Running

if TYPE_CHECKING:
    from conftest import Visit

pytestmark = pytest.mark.browser

JOURNEYS = ("ismet-pasa-1932", "voroshilov-1933")
EMBED = "/embed/ismet-pasa-1932"
SECRET = "x7Yb2"  # noqa: S105  WordPress calls it so; it only tells frames apart
# What WordPress's own script does with messages of frames, in short.
WORDPRESS = f"""<script>
const told = window.told = [];
addEventListener('message', ({{data, source}}) => {{
  const frame = document.querySelector('iframe[data-secret="{SECRET}"]');
  if (data.secret !== '{SECRET}' || source !== frame.contentWindow) return;
  told.push(data);
  if (data.message === 'height') frame.height = Math.max(200, Math.min(1000, data.value));
}});
</script>"""


@dataclass
class Site:
    """A site of another origin, whose pages are what a test puts there."""

    url: str
    pages: dict[str, str] = field(default_factory=dict)

    def show(self, page: Page, body: str) -> None:
        """Open a page with this body."""
        self.pages["/article"] = f"<!doctype html><html lang=en><title>An article</title><h1>An article</h1>{body}"
        page.goto(f"{self.url}/article")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    shown = Site("")

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = shown.pages.get(self.path)
            self.send_response(200 if found else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((found or "").encode())

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        shown.url = f"http://localhost:{listening.server_port}"  # another host than the service's 127.0.0.1
        yield shown
        listening.shutdown()


def embedded_by_oembed(address: str, form: str = "json") -> str:
    """Return what an independent reader of oEmbed finds for the bare address of a page, as a site's server does."""
    endpoint, parameters = find_from_content(address)
    parameters.format, parameters.max_width = form, 640
    content = fetch_content(endpoint, parameters)
    assert content.type == "rich"
    assert int(content.width) <= 640
    return str(content.html)


def frame_of(page: Page, number: int = 0) -> Frame:
    """Return the embed in a frame of a page, once its map lives."""
    element = page.locator("iframe").nth(number).element_handle()
    frame = element.content_frame() if element else None
    assert frame is not None
    frame.wait_for_selector("#map-holder.is-live")
    return frame


def test_another_site_embeds_both_journeys_by_their_addresses(visit: Visit, server: Running, site: Site) -> None:
    """The frames of oEmbed show both maps, grow to the height that they tell, ask no other host, set no cookie."""
    frames = [embedded_by_oembed(f"{server.url}/journeys/{one}?lang=en", form)
              for one, form in zip(JOURNEYS, ("json", "xml"), strict=True)]  # fmt: skip
    page = visit.page
    listens = (
        "<script>told = []; addEventListener('message', (event) => told.push([event.origin, event.data]))</script>"
    )
    site.show(page, f"{listens}{''.join(frames)}<script async src='{server.url}/embed.js'></script>")
    for number, journey in enumerate(JOURNEYS):
        page.locator("iframe").nth(number).scroll_into_view_if_needed()  # they load when they come into view
        frame = frame_of(page, number)
        assert frame.locator("svg.map-svg").count() == 1
        told = f"told.findLast(([, data]) => data.type === 'mapsvc:height' && data.id === '{journey}')"
        page.wait_for_function(
            f"() => {told} && document.querySelectorAll('iframe')[{number}].offsetHeight === {told}[1].height"
        )
        assert page.evaluate(f"{told}[0]") == server.url
        assert frame.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.context.cookies() == []
    assert [url for url in visit.requests if not url.startswith((server.url, site.url, "data:"))] == []


def test_a_stop_is_chosen_by_key_without_a_trace_in_the_history_around(
    visit: Visit, server: Running, site: Site
) -> None:
    """Tab leads into the map, Enter chooses; the way to the whole page knows what is shown, and opens outside."""
    page = visit.page
    site.show(
        page,
        f'<iframe title="x" width="900" height="560" src="{server.url}{EMBED}?lang=en&stop=kiev&timeline=1"></iframe>',
    )
    frame = frame_of(page)
    frame.wait_for_selector("#stop-kiev[aria-current]")
    frame.wait_for_selector("#map-holder.is-awake")
    assert frame.evaluate("document.querySelector('#stop-kiev').getBoundingClientRect().top < innerHeight")
    before = page.evaluate("history.length")
    while not frame.evaluate("document.activeElement.matches('.mark')"):
        page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    frame.wait_for_selector("#stop-ankara[aria-current]")
    frame.locator(".tl-step[data-step='1']").click()
    frame.wait_for_function("() => !location.hash.includes('ankara')")
    with page.expect_popup() as opened:
        frame.locator(".embed-full").click()
    assert opened.value.url.startswith(f"{server.url}/journeys/ismet-pasa-1932?lang=en")
    assert "#stop-" in opened.value.url
    frame.locator(".itineraries a:not([aria-current])").click()
    frame.wait_for_url("**/embed/ismet-pasa-1932?*itinerary=programme*")
    assert page.evaluate("history.length") == before


def test_wordpress_shows_the_map_in_its_sandbox(visit: Visit, server: Running, site: Site) -> None:
    """No origin, no style: the map lives all the same, and WordPress's own messages say height and links."""
    html = embedded_by_oembed(f"{server.url}/journeys/voroshilov-1933/stops/ankara?lang=tr")
    found = re.search(r'src="([^"]+)" title="([^"]+)" width="(\d+)" height="(\d+)"', html)
    assert found is not None
    address = f"{unescape(found[1])}#?secret={SECRET}".replace("&", "&amp;")
    page = visit.page
    site.show(page, f'{WORDPRESS}<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" '
              f'data-secret="{SECRET}" src="{address}" title="{found[2]}" width="{found[3]}"></iframe>')  # fmt: skip
    frame = frame_of(page)
    frame.wait_for_selector("#stop-ankara[aria-current]")
    page.wait_for_function("() => told.some(({message}) => message === 'height')")
    page.wait_for_function("() => document.querySelector('iframe').offsetHeight > 300")
    frame.wait_for_selector("#map-holder.is-awake")
    frame.locator("#stop-ankara details.city > summary").click()
    frame.wait_for_selector("#stop-ankara .visit")  # from the stop's own page, which a sandbox may read
    frame.locator(".embed-full").click()
    page.wait_for_function(
        "() => told.some(({message, value}) => message === 'link' && value.includes('/journeys/voroshilov'))"
    )
    visit.complaints[:] = [one for one in visit.complaints if "sandboxed frame" not in one]  # it opens no window itself


def test_other_pages_refuse_to_be_framed(visit: Visit, server: Running, site: Site) -> None:
    """The browser itself says so."""
    paths = ("/", "/journeys/ismet-pasa-1932", "/share/embed?path=/journeys/ismet-pasa-1932", "/api/openapi.json")
    site.show(visit.page, "".join(f'<iframe title="x" src="{server.url}{path}"></iframe>' for path in paths))
    visit.page.wait_for_load_state("networkidle")
    refused = [one for one in visit.complaints if "frame-ancestors 'none'" in one]
    assert len(refused) == len(paths)
    visit.complaints.clear()


def test_a_picture_wakes_when_it_is_pressed(visit: Visit, server: Running) -> None:
    """By Enter on its button, and on the stop that is pressed; what brings it to life is fetched only then."""
    page = visit.page
    page.goto("/embed/ismet-pasa-1932?lang=en&story=0&start=press", wait_until="networkidle")
    assert not [url for url in visit.requests if "leaflet" in url or url.endswith("/map.js")]
    page.locator(".embed-start").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.is-live .mark')")
    page.goto("/embed/ismet-pasa-1932?lang=en&story=0&start=press&theme=dark")
    page.locator("svg.map-svg a.stop[data-stop=kiev]:visible").click()
    page.wait_for_selector("#stop-kiev[aria-current]")
    assert page.locator("#stop-kiev").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


@pytest.mark.parametrize("script", [True, False])
def test_a_frame_of_any_size_shows_map_and_stops(browser: Browser, server: Running, script: bool) -> None:
    """From 280 px up nothing scrolls sideways, the map keeps some height; without a script too."""
    context = browser.new_context(base_url=server.url, java_script_enabled=script, locale="en-GB")
    page = context.new_page()
    for query in ("lang=ru", "story=0&stop=moskova", "timeline=1"):
        page.goto(f"/embed/ismet-pasa-1932?{query}")
        for width, height in ((280, 150), (280, 500), (360, 640), (600, 400), (900, 560)):
            page.set_viewport_size({"width": width, "height": height})
            box = page.locator("#map-holder").bounding_box()
            assert box is not None
            assert box["height"] >= 90, f"{query} at {width} by {height}"
            assert box["width"] <= width
            foot = page.locator(".embed-full").bounding_box()
            assert foot is not None
            assert foot["y"] + foot["height"] <= height + 1, f"{query} at {width} by {height}: no credit in sight"
            if script:
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.goto("/embed/ismet-pasa-1932?story=0")
    page.set_viewport_size({"width": 600, "height": 400})
    if not script:
        page.locator("svg.map-svg a.stop[data-stop=kiev]:visible").click()
        assert page.locator("#stop-kiev").is_visible()
    context.close()


def test_the_share_sheet_gives_the_code_of_what_is_shown(visit: Visit) -> None:
    """The form comes into the sheet, by key; another choice makes another code; the code can be copied."""
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/journeys/ismet-pasa-1932?lang=en#stop-kiev")
    page.wait_for_selector("#map-holder.is-awake")
    page.locator(".share > summary").focus()
    page.keyboard.press("Enter")
    page.locator(".share button[data-act=copy]").wait_for()
    page.locator(".share-embed a").focus()
    page.keyboard.press("Enter")
    code = page.locator(".share-embed textarea")
    code.wait_for()
    assert "stop=kiev" in code.input_value()
    page.locator(".share-embed select[name=story]").select_option("0")
    page.wait_for_function("() => document.querySelector('.share-embed textarea').value.includes('story=0')")
    page.wait_for_function("() => document.activeElement.name === 'story'")
    page.locator(".share-embed button").click()
    page.wait_for_function(
        "() => navigator.clipboard.readText().then((text) => text.startsWith('<iframe ') && text.includes('story=0'))"
    )
