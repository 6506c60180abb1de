"""Whatever can be pressed is large enough for a thumb, on every kind of page, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from helpers import Running, awake

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "/",
    "/journeys/ismet-pasa-1932",
    "/journeys/frunze-1921",
    "/journeys/ismet-pasa-1932/stops/moskova",
    "/compare",
    "/compare?with=delegations",
    "/places",
    "/places/moskova",
    "/people",
    "/search?q=fabrika",
    "/sources",
    "/about",
    "/data",
    "/print/ismet-pasa-1932",
    "/nowhere",
)
# What a press means is found 44 px high and wide, also where a pseudo-element enlarges it. A link within a sentence, or
# among others in small type, may be as low as its line (WCAG 2.5.8) if nothing else is within 24 px of its middle; a
# mark of a map lies where its place is.
SMALL = """
() => {
  const isText = (one) => {
    const line = one.closest('p, li, dd, dt, td, th, h1, h2, h3, h4, h5, summary, figcaption, .evidence, .crumb');
    if (one.tagName !== 'A' || !line) return false;
    return line.textContent.trim().length > one.textContent.trim().length + 1;
  };
  const found = [];
  for (const one of document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')) {
    if (one.closest('.map, .tl-days, .sr, .skip, [inert], [hidden]')) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const label = one.closest('label');
    const boxes = [one, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect());
    const pseudo = getComputedStyle(one, '::after');
    const grows = pseudo.position === 'absolute' ? -2 * Math.min(0, parseFloat(pseudo.top) || 0) : 0;
    const wide = Math.max(...boxes.map(({ width }) => width));
    const high = Math.max(...boxes.map(({ height }) => height)) + grows;
    if (!wide || !high || (wide >= 43.5 && high >= 43.5)) continue;
    if (isText(one) && one.getClientRects()[0].height >= 11) continue;
    found.push(`${one.outerHTML.slice(0, 90)} ${Math.round(wide)}x${Math.round(high)}`);
  }
  return [...new Set(found)];
}
"""


def test_targets_are_large_enough_for_a_thumb(browser: Browser, server: Running) -> None:
    """44 pixels each way in masthead, timeline, buttons and lists, in Russian, whose words are the longest."""
    context = browser.new_context(base_url=server.url, viewport={"width": 360, "height": 740}, has_touch=True,
                                  is_mobile=True)  # fmt: skip
    page = context.new_page()
    found = {}
    for path in PAGES:
        page.goto(f"{path}{'&' if '?' in path else '?'}lang=ru")
        if page.locator("#map-holder").count():
            awake(page)
        if small := page.evaluate(SMALL):
            found[path] = small
    context.close()
    assert found == {}
