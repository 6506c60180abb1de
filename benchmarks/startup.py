"""How long `mapsvc serve` takes from the command to the first answer, and how much memory its processes hold.

    python benchmarks/startup.py [--runs 5]

Memory is the sum over the process and its children (Linux): resident pages, and the proportional share, which counts
pages that processes have in common once.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

MOST_RUNS = 20
PAGES = ("/", "/journeys/ismet-pasa-1932", "/journeys/voroshilov-1933", "/journeys/ismet-pasa-1932/stops/moskova")


def main() -> None:
    """Start the service several times and print medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, choices=range(1, MOST_RUNS + 1), metavar=f"1..{MOST_RUNS}")
    options = parser.parse_args()
    printed, page, first, after = [], [], {}, {}
    for _ in range(options.runs):
        port = free_port()
        began = time.perf_counter()
        with served(port) as process:
            printed.append(time.perf_counter() - began)
            get(port, "/")
            page.append(time.perf_counter() - began)
            first = memory_mb(process.pid)
            for path in PAGES:
                get(port, path)
            after = memory_mb(process.pid)
    print(f"command to printed address   {statistics.median(printed):6.2f} s  (median of {options.runs}; budget 1.5)")
    print(f"command to first page        {statistics.median(page):6.2f} s")
    for name, megabytes in (("first page", first), (f"{len(PAGES)} pages", after)):
        share, resident = megabytes.get("Pss", 0.0), megabytes.get("Rss", 0.0)
        print(f"memory after {name:15} {share:6.0f} MB of its own, {resident:.0f} MB resident  (budget 150)")


@contextlib.contextmanager
def served(port: int) -> Iterator[subprocess.Popen[str]]:
    """Run the service; the block begins when the address is printed."""
    command = [sys.executable, "-m", "mapsvc", "serve", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        if process.stdout is None or not process.stdout.readline():
            raise SystemExit("the service did not start; run `mapsvc serve` to see why")
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=30)


def get(port: int, path: str) -> None:
    """Ask for a page as a browser does."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip, br", "Accept-Language": "tr"})
        connection.getresponse().read()


def free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def memory_mb(pid: int) -> dict[str, float]:
    """Return megabytes of a process and its children by kind; empty where the system does not tell."""
    total: dict[str, float] = {}
    with contextlib.suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for one in (str(pid), *children):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()[1:]:
                kind, kilobytes = line.split()[0].rstrip(":"), line.split()[1]
                total[kind] = total.get(kind, 0.0) + int(kilobytes) / 1000
    return total


if __name__ == "__main__":
    main()
