"""`mapsvc serve`: says its address when it answers, ends cleanly, and says in one line why it cannot start."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers import Running, free_port, serving

pytestmark = pytest.mark.slow


def get(server: Running, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """Ask for a page and read it whole; underscores in the names of headers stand for hyphens."""
    with contextlib.closing(http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=10)) as connection:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.read()
        return answer


def children_of(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_it_answers_once_it_has_said_where() -> None:
    """The first line of stdout is the address, and the first request to it is answered."""
    with serving() as server:
        answer = get(server, "/", Accept_Encoding="br", Accept_Language="en")
        assert answer.status == 200
        assert answer.headers["Content-Encoding"] == "br"
        same = get(server, "/", "HEAD", Accept_Encoding="br", Accept_Language="en")
        assert (same.status, same.headers["Content-Length"]) == (200, answer.headers["Content-Length"])
        again = get(server, "/", Accept_Encoding="br", Accept_Language="en", If_None_Match=answer.headers["ETag"])
        assert again.status == 304


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly(sign: signal.Signals) -> None:
    """A signal ends the service with exit code 0, no traceback, and no process left behind."""
    with serving() as server:
        workers = children_of(server.process.pid) if sys.platform == "linux" else []
        server.process.send_signal(sign)
        _out, err = server.process.communicate(timeout=30)
        assert server.process.returncode == 0, err
        assert "Traceback" not in err
        assert [pid for pid in workers if Path(f"/proc/{pid}").exists()] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--host", "192.0.2.1"), "this machine has no such address"),
        (("--host", "no-such-host.invalid"), "the host name is not known"),
    ],
)
def test_an_address_that_cannot_be_listened_at_is_said(arguments: tuple[str, ...], said: str) -> None:
    """Exit code 1, one line, what to do."""
    ran = start(*arguments, "--port", str(free_port()))
    assert ran.returncode == 1
    assert (ran.stdout, ran.stderr.count("\n")) == ("", 1)
    assert said in ran.stderr
    assert "choose another --host" in ran.stderr


def test_a_port_in_use_is_said() -> None:
    """A second service does not start beside the first."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = start("--port", str(taken.getsockname()[1]))
    assert ran.returncode == 1
    assert "the port is in use; stop the other program or choose another --port" in ran.stderr


def test_two_services_do_not_share_a_port() -> None:
    """The server shares ports between its own workers only."""
    with serving() as first:
        port = first.url.rpartition(":")[2]
        ran = start("--port", port)
        assert ran.returncode == 1
        assert "the port is in use" in ran.stderr


def test_a_mistake_in_the_data_stops_the_start(tmp_path: Path) -> None:
    """File and line are said, nothing is served, and the exit code is 1."""
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import routes.journeys as j\n"
        "from routes.journey_file import parse_journey\n"
        "def shipped_journeys(): return (parse_journey('my-journey.yaml', 'id: x\\ntitle: 3\\n').journey,)\n"
        "j.shipped_journeys = shipped_journeys\n"
    )
    ran = start("--port", str(free_port()), PYTHONPATH=str(tmp_path))
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "my-journey.yaml:2:" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_proxy_headers_count_only_when_asked_for() -> None:
    """A visitor cannot pretend another host or scheme, unless a proxy is declared."""
    forged = {"X_Forwarded_Prefix": "/maps"}
    with serving() as plain:
        assert get(plain, "/favicon.ico", **forged).headers["Location"].startswith("/assets/")
    with serving(environ={"MAPSVC_PROXY": "1"}) as behind:
        assert get(behind, "/favicon.ico", **forged).headers["Location"].startswith("/maps/assets/")


def start(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `mapsvc serve` where it is expected to stop by itself."""
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-m", "mapsvc", "serve", *arguments],
        capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **environ},
    )  # fmt: skip
    assert time.monotonic() - began < 60
    return ran
