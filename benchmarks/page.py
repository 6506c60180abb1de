"""What a visitor's phone has to load before the route shows: our journey page beside what its user would build instead.

    python benchmarks/page.py [--runs 3] [--chromium /usr/bin/chromium]

Headless Chromium, 412x823, four times slower CPU, slow 4G (150 ms, 1.6 Mbit/s down, 0.75 up), empty cache, on one
machine in one run, the pages visited in turn; medians. Bytes are what comes over the wire. "route" is when the first
stop of the route has a size on the screen. Needs the extra `benchmarks` and a Chromium.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from rivals import JOURNEY, Site, rivals
from server import server

MOST_RUNS = 25
OURS = "mapsvc journey page"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
WATCH = """
(() => {
  const look = () => {
    const mark = [...document.querySelectorAll(%r)].find((one) => one.getBoundingClientRect().width > 0);
    if (mark) window.routeAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()
"""
NEXT_STOP = """
async () => {
  const marks = [...document.querySelectorAll('#map-holder .leaflet-marker-icon')];
  const times = [];
  for (const mark of marks.slice(0, 6)) {
    const began = performance.now();
    (mark.querySelector('a') ?? mark).click();
    await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
    times.push(performance.now() - began);
    await new Promise((rest) => setTimeout(rest, 400));
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? null;
}
"""


RIVAL = """
import base64, json
from mapsvc.web.cache import PageCache
with open({files!r}) as file:
    FILES = {{path: (kind, base64.b64decode(content)) for path, (kind, content) in json.load(file).items()}}
def answer(environ, start_response):
    kind, content = FILES.get(environ["PATH_INFO"], ("text/plain", b""))
    start_response("200 OK" if content else "404 Not Found", [("Content-Type", kind)])
    return [content]
app = PageCache(answer, 10_000_000)
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one visit cost."""

    paint_s: float
    route_s: float
    load_s: float
    bytes: int
    requests: int
    foreign: int
    next_stop_ms: float | None = None


def main() -> None:
    """Visit each page several times and print a table with ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, choices=range(1, MOST_RUNS + 1), metavar=f"1..{MOST_RUNS}")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    if options.chromium is None:
        raise SystemExit("no chromium on this machine; give its path with --chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=FLAGS)
        table = readings(browser, options.runs)
        browser.close()
    report(table)


@dataclass(frozen=True, slots=True)
class Visited:
    """A page that is served, and what marks its route."""

    name: str
    root: str
    path: str
    marks: str
    foreign: int | None = None


def readings(browser: Browser, runs: int) -> dict[str, Reading]:
    """Return the median reading of each page; they take turns, so that what slows the machine down slows all."""
    with contextlib.ExitStack() as servers:
        port = servers.enter_context(server([sys.executable, "-m", "mapsvc", "serve", "--port"], None))
        ours = Visited(
            OURS, f"http://127.0.0.1:{port}", f"/journeys/{JOURNEY}", "a.stop, #map-holder .leaflet-marker-icon"
        )
        pages = [ours]
        for site in rivals():
            built = f"built in {site.built_ms:.0f} ms, {len(site.files['/'][1]):,} bytes of HTML"
            print(f"{site.name}: {built}", file=sys.stderr)
            pages.append(Visited(site.name, servers.enter_context(served(site)), "/", site.marks, site.foreign))
        for page in pages:
            visit(browser, page)  # lets the server render it
        seen = [[visit(browser, page) for page in pages] for _ in range(runs)]
    return {page.name: median_of(of_page) for page, of_page in zip(pages, zip(*seen, strict=True), strict=True)}


def report(table: dict[str, Reading]) -> None:
    """Print the readings, and ours as ratios of the others'."""
    print(f"{'slow phone, empty cache':26} paint   route    load      bytes  requests  to other hosts  next stop")
    for name, one in table.items():
        stop = f"{one.next_stop_ms:6.0f} ms" if one.next_stop_ms is not None else ""
        times = f"{one.paint_s:5.2f} s {one.route_s:5.2f} s {one.load_s:5.2f} s"
        print(f"{name:26}{times} {one.bytes:10,} {one.requests:9} {one.foreign:15}  {stop}")
    ours = table[OURS]
    for name, one in table.items():
        if one is not ours:
            ratios = f"paint {ours.paint_s / one.paint_s:.2f}, route {ours.route_s / one.route_s:.2f}"
            print(f"mapsvc / {name}: {ratios}, bytes {ours.bytes / one.bytes:.2f}")


def fields_of(reading: Reading) -> Iterator[Any]:
    """Yield the values of a reading in their order."""
    yield from (getattr(reading, name) for name in Reading.__slots__)


def median_of(seen: Sequence[Reading]) -> Reading:
    """Return the medians of several visits of one page."""
    numbers = [[value for value in column if value is not None] for column in zip(*map(fields_of, seen), strict=True)]
    return Reading(*[statistics.median(column) if column else None for column in numbers])  # type: ignore[arg-type]


def visit(browser: Browser, visited: Visited) -> Reading:
    """Load a page as a slow phone does, with an empty cache, and read what it cost."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, locale="en-GB")
    page = context.new_page()
    wire = throttled(context.new_cdp_session(page))
    page.add_init_script(WATCH % visited.marks)
    page.goto(visited.root + visited.path, wait_until="load")
    page.wait_for_function("window.routeAt !== undefined", timeout=60_000)
    page.wait_for_load_state("networkidle")
    paint_s, route_s, load_s = times_of(page)
    addresses, size = list(wire["addresses"]), wire["bytes"]
    foreign = sum(not address.startswith((visited.root, "data:")) for address in addresses)
    next_stop_ms = page.evaluate(NEXT_STOP) if visited.name == OURS else None
    context.close()
    return Reading(paint_s, route_s, load_s, size, len(addresses), visited.foreign or foreign, next_stop_ms)


def throttled(session: CDPSession) -> dict[str, Any]:
    """Slow a page down, and return what comes over its wire, counted as it comes."""
    wire: dict[str, Any] = {"bytes": 0, "addresses": []}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def finished(event: dict[str, Any]) -> None:
        wire["bytes"] += int(event["encodedDataLength"])

    def sent(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            wire["addresses"].append(event["request"]["url"])

    session.on("Network.loadingFinished", finished)
    session.on("Network.requestWillBeSent", sent)
    return wire


def times_of(page: Page) -> tuple[float, float, float]:
    """Return seconds to first paint, to the route, to the end of loading."""
    paint, route, load = page.evaluate(
        "[performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, window.routeAt, "
        "performance.getEntriesByType('navigation')[0].loadEventEnd]"
    )
    # The route cannot be seen before anything is painted, though its elements may be laid out.
    return paint / 1000, max(route, paint) / 1000, load / 1000


@contextlib.contextmanager
def served(site: Site) -> Iterator[str]:
    """Serve a rival as we serve ourselves: granian, with our compression, until the block ends."""
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-log", "--workers", "1"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {path: [kind, base64.b64encode(content).decode()] for path, (kind, content) in site.files.items()}
        (folder / "files.json").write_text(json.dumps(files))
        (folder / "rival.py").write_text(RIVAL.format(files=str(folder / "files.json")))
        with server([*granian, "rival:app", "--port"], folder) as port:
            yield f"http://127.0.0.1:{port}"


if __name__ == "__main__":
    main()
