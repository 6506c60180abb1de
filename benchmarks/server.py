"""How many requests a second: `mapsvc serve` beside a plain WSGI function and Flask under gunicorn, in one run.

    python benchmarks/server.py [--seconds 5] [--path /journeys/ismet-pasa-1932]

Needs the extra `benchmarks`. Each server answers on loopback with one worker and the same bytes; a second process
asks over 16 connections, kept alive where the server keeps them. `wrk` is used where it is installed, else a small
generator of our own, which is slower and so flatters the slower servers: read the ratios, not the rates.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import re
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CONNECTIONS = 16
LONGEST_S = 30
HEADERS = {"Accept-Encoding": "br, gzip", "Accept-Language": "tr"}
PLAIN_WSGI = """
BODY = open({body!r}, "rb").read()
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]
def app(environ, start_response):
    start_response("200 OK", HEADERS)
    return [BODY]
"""
FLASK_CONSTANT = """
from flask import Flask, Response
BODY = open({body!r}, "rb").read()
app = Flask(__name__)
@app.get("/")
def constant():
    return Response(BODY, content_type="text/html; charset=utf-8")
"""


def main() -> None:
    """Measure each server and print a table with ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=5, choices=range(1, LONGEST_S + 1), metavar=f"1..{LONGEST_S}")
    parser.add_argument("--path", default="/journeys/ismet-pasa-1932")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rates = measure_all(Path(folder), options.path, options.seconds)
    print(f"{'requests a second, one worker, ' + str(CONNECTIONS) + ' connections':56}   rate  of plain  of gunicorn")
    for name, rate in rates.items():
        # What is sent whole is compared with what sends as much.
        size = "whole" if "not compressed" in name or "whole" in name else "small"
        plain, constant = (
            rates[f"plain WSGI function, granian, {size}"],
            rates[f"Flask constant, gunicorn sync, {size}"],
        )
        print(f"{name:56} {rate:6.0f} {rate / plain:9.2f} {rate / constant:12.2f}")


def measure_all(folder: Path, path: str, seconds: int) -> dict[str, float]:
    """Return requests a second by what was measured."""
    rates: dict[str, float] = {}
    with server([sys.executable, "-m", "mapsvc", "serve", "--port"], None) as port:
        answer = get(port, path, HEADERS)
        body, etag = answer.read(), answer.headers["ETag"]
        raw = get(port, path, {}).read()
        rates["mapsvc serve, cached page, brotli"] = load(port, path, HEADERS, seconds)
        rates["mapsvc serve, cached page, 304"] = load(port, path, {**HEADERS, "If-None-Match": etag}, seconds)
        rates["mapsvc serve, cached page, not compressed"] = load(port, path, {}, seconds)
    print(f"{path}: {len(raw):,} bytes, {len(body):,} compressed with brotli", file=sys.stderr)
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-log", "--workers", "1"]
    gunicorn = [sys.executable, "-m", "gunicorn", "--workers", "1", "--log-level", "error", "constant:app", "--bind"]
    for size, content in (("small", body), ("whole", raw)):
        (folder / "body").write_bytes(content)
        (folder / "plain.py").write_text(PLAIN_WSGI.format(body=str(folder / "body")))
        (folder / "constant.py").write_text(FLASK_CONSTANT.format(body=str(folder / "body")))
        with server([*granian, "plain:app", "--port"], folder) as port:
            rates[f"plain WSGI function, granian, {size}"] = load(port, "/", HEADERS, seconds)
        with server(gunicorn, folder, "127.0.0.1:{}") as port:
            rates[f"Flask constant, gunicorn sync, {size}"] = load(port, "/", HEADERS, seconds)
    return rates


@contextlib.contextmanager
def server(command: list[str], folder: Path | None, address: str = "{}") -> Iterator[int]:
    """Run a server until the block ends; the port follows the command."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = int(trial.getsockname()[1])
    environ = {**os.environ, "PYTHONPATH": str(folder or "")}
    process = subprocess.Popen([*command, address.format(port)], cwd=folder, env=environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return when the port answers HTTP."""
    give_up = time.monotonic() + LONGEST_S
    while time.monotonic() < give_up and process.poll() is None:
        with contextlib.suppress(OSError):
            get(port, "/", {}).read()
            return
        time.sleep(0.05)
    raise SystemExit(f"the server did not start: {' '.join(process.args)}")  # type: ignore[arg-type]


def get(port: int, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    """Ask for a page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def load(port: int, path: str, headers: dict[str, str], seconds: int) -> float:
    """Return the requests a second that a server answers, after a short warm-up."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return own_load(port, path, headers, seconds)
    lines = [option for name, value in headers.items() for option in ("-H", f"{name}: {value}")]
    command = [wrk, "-t1", f"-c{CONNECTIONS}", *lines, f"http://127.0.0.1:{port}{path}"]
    subprocess.run([*command[:1], "-d1s", *command[1:]], check=True, capture_output=True)
    ran = subprocess.run([*command[:1], f"-d{seconds}s", *command[1:]], check=True, capture_output=True, text=True)
    if "Non-2xx" in ran.stdout and "If-None-Match" not in headers:
        raise SystemExit(f"not every answer was good:\n{ran.stdout}")
    rate = re.search(r"Requests/sec:\s*([\d.]+)", ran.stdout)
    if rate is None:
        raise SystemExit(f"wrk said something unexpected:\n{ran.stdout}")
    return float(rate[1])


def own_load(port: int, path: str, headers: dict[str, str], seconds: int) -> float:
    """Ask over several connections with one thread; every answer has the length of the first."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}\r\n".encode()
    size, keeps_alive = first_answer(port, request)
    selector = selectors.DefaultSelector()
    for _ in range(CONNECTIONS):
        ask(selector, connect(port), request)
    answered, start = 0, time.monotonic()
    while time.monotonic() - start < seconds:
        for key, _events in selector.select(1):
            connection, got = key.fileobj, key.data
            chunk = connection.recv(1 << 20)  # type: ignore[union-attr]  # our own sockets
            got[0] += len(chunk)
            if chunk and (got[0] < size or not keeps_alive):
                continue
            answered += 1
            got[0] = 0
            if keeps_alive:
                connection.send(request)  # type: ignore[union-attr]
            else:
                selector.unregister(connection)
                connection.close()  # type: ignore[union-attr]
                ask(selector, connect(port), request)
    rate = answered / (time.monotonic() - start)
    for key in list(selector.get_map().values()):
        key.fileobj.close()  # type: ignore[union-attr]
    return rate


def connect(port: int) -> socket.socket:
    """Open a connection to a server on this machine."""
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def ask(selector: selectors.BaseSelector, connection: socket.socket, request: bytes) -> None:
    """Send a request and wait for its answer with the others."""
    connection.send(request)
    selector.register(connection, selectors.EVENT_READ, [0])


def first_answer(port: int, request: bytes) -> tuple[int, bool]:
    """Return the length of an answer, head included, and whether the connection stays open after it."""
    with connect(port) as connection:
        connection.send(request)
        got = b""
        while b"\r\n\r\n" not in got:
            got += connection.recv(1 << 20)
    head = got.split(b"\r\n\r\n")[0]
    length = re.search(rb"(?i)content-length: (\d+)", head)
    return len(head) + 4 + int(length[1] if length else 0), not re.search(rb"(?i)connection: close", head)


if __name__ == "__main__":
    main()
