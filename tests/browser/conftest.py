"""A headless Chromium that is already on the machine, and the service on loopback for it to visit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from helpers import Running, serving

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",
]

# A condition may take this long to become true on a busy machine; on a quiet one it takes a tenth of a second.
expect.set_options(timeout=20_000)


def chromium_path() -> str | None:
    """Return the browser of the machine, or None."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


@pytest.fixture(scope="session")
def server() -> Iterator[Running]:
    """Run the service for all browser tests."""
    with serving() as running:
        yield running


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium on this machine; apt install chromium brings one")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path, headless=True, args=FLAGS, downloads_path=tmp_path_factory.mktemp("downloads")
        )
        yield launched
        launched.close()


@dataclass
class Visit:
    """A page in the browser, with what it complained of and what it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Write down console errors, uncaught errors, failed and sent requests."""
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure == "net::ERR_ABORTED":  # the test went on before the page had all
            return
        self.complaints.append(f"failed: {request.url} {request.failure}")


@pytest.fixture
def visit(browser: Browser, server: Running) -> Iterator[Visit]:
    """Return a fresh page of a desktop's size; any complaint of the browser fails the test in the end."""
    context = browser.new_context(base_url=server.url, viewport={"width": 1440, "height": 900}, locale="en-GB")
    watched = Visit(context.new_page())
    watched.watch()
    yield watched
    context.close()
    assert watched.complaints == []


@pytest.fixture
def offline(browser: Browser) -> Iterator[Visit]:
    """Return a page of a browser without network; a complaint, or a request for anything but files, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB")
    context.set_offline(offline=True)
    watched = Visit(context.new_page())
    watched.watch()
    yield watched
    context.close()
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(("file:", "data:"))] == []


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    """Return a folder for pictures that help when a test fails."""
    return tmp_path
