"""What several test modules need: strict HTML, problem documents, golden files, a running server."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from deno import find_deno_bin

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

ROOT = Path(__file__).resolve().parent.parent
HTML = "{http://www.w3.org/1999/xhtml}"
START_TIMEOUT_S = 60
# What html5lib's strict mode calls an error and the HTML standard of today does not.
_NOT_ERRORS: frozenset[str] = frozenset()


def parse_html(markup: str | bytes) -> Element:
    """Return a page's tree; fails where the markup is not what the HTML standard asks for."""
    if isinstance(markup, bytes):
        markup = markup.decode()
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=False, namespaceHTMLElements=True)
    tree: Element = parser.parse(markup)
    problems = [(place, code, data) for place, code, data in parser.errors if code not in _NOT_ERRORS]
    assert not problems, f"not strict HTML, (line, column), code, data: {problems[:5]}"
    return tree


def find(tree: Element, tag: str, **attributes: str) -> list[Element]:
    """Return the HTML elements of a tag that have these attributes."""
    return [
        element
        for element in tree.iter(HTML + tag)
        if all(element.get(name.rstrip("_").replace("_", "-")) == value for name, value in attributes.items())
    ]


def text_of(element: Element) -> str:
    """Return an element's text with white space folded."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def deno(*arguments: str | Path) -> None:
    """Run Deno, which runs and checks JavaScript, without network; fails with what it says."""
    environ = {**os.environ, "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    command = [find_deno_bin(), arguments[0], "--no-remote", "--no-npm", *arguments[1:]]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    assert ran.returncode == 0, (ran.stdout + ran.stderr)[-6000:]


def awake(page: Page) -> Page:
    """Give a page in a browser the first sign of a visitor, and wait until all that answers one is there."""
    page.wait_for_selector("#map-holder.is-live")
    page.evaluate("window.dispatchEvent(new Event('pointermove'))")
    page.wait_for_selector("#map-holder.is-awake")
    return page


def held_back(page: Page, address: str) -> list[Route]:
    """Let a file of a page wait; the list has it once it was asked for, and `continue_()` lets it go on."""
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route(address, hold)
    return late


def assert_problem(response: Any, status: int, kind: str) -> dict[str, Any]:
    """Check that an answer is an RFC 9457 problem document, and return it."""
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    document: dict[str, Any] = response.get_json(force=True)
    assert document["status"] == status
    assert document["type"] == f"/problems/{kind}"
    assert document["title"]
    assert "Traceback" not in document["detail"]
    return document


def assert_golden(got: str, path: Path, request: pytest.FixtureRequest) -> None:
    """Compare a text with its golden file; only `--update-golden` ever writes one."""
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(got, encoding="utf-8")
    assert path.is_file(), f"no golden file {path.relative_to(ROOT)}; write it with pytest --update-golden"
    assert got == path.read_text(encoding="utf-8")


def free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    process: subprocess.Popen[str]
    url: str
    """What it printed as its address, without the final slash."""


@contextlib.contextmanager
def serving(
    arguments: Sequence[str] = (),
    *,
    environ: dict[str, str] | None = None,
    cwd: Path | None = None,
    python: str = sys.executable,
) -> Iterator[Running]:
    """Run `mapsvc serve` until the block ends; fails when it does not print its address in time."""
    command = [python, "-m", "mapsvc", "serve", *arguments]
    if "--port" not in arguments:
        command += ["--port", str(free_port())]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**os.environ, **(environ or {})},
    )
    try:
        yield Running(process, _first_line(process).rstrip("/"))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    assert process.stderr is not None
    give_up = time.monotonic() + START_TIMEOUT_S
    line = process.stdout.readline().strip()
    if not line or time.monotonic() > give_up:
        pytest.fail(f"the server printed no address; it said: {process.stderr.read() if process.poll() else 'nothing'}")
    return line
