"""Time and memory of `mapsvc ingest` on one large text, and of searching in it.

    python benchmarks/ingest.py [--megabytes 100] [--keep FILE]

The text is made here: pages with footnotes and hyphens at line ends, of the words of our own accounts and of words
made from them, so that the vocabulary grows as that of a real collection does.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

from mapsvc.texts.store import TextStore
from routes.journeys import shipped_journeys

_LINES = 38
_WIDTH = 72
_QUERIES = ("Moskova", "vapur", "uskudar", '"İsmet Paşa"', "Leningrad'da fabrika", "heyet ve tren")


def words() -> list[str]:
    """Return the Turkish words of our accounts, common ones more often."""
    texts = [
        passage.text["tr"]
        for journey in shipped_journeys()
        for itinerary in journey.itineraries
        for stop in itinerary.stops
        for passage in stop.passages
    ]
    return " ".join(texts).split()


def pages(size: int) -> Iterator[str]:
    """Yield pages until they have `size` bytes together."""
    dice = random.Random(1932)  # noqa: S311  the same text each time
    known = words()
    note = made = 0
    while made < size:
        chosen = [
            dice.choice(known) if dice.random() < 0.97 else dice.choice(known)[:4] + dice.choice(known)[-5:]
            for _ in range(300)
        ]
        note += 1
        chosen[150] += f".{note}"
        body = textwrap.wrap(" ".join(chosen), _WIDTH)[:_LINES]
        page = "\n".join(body) + f"\n{' ' * 40}\n{note} {' '.join(chosen[:12]).capitalize()}, Ankara, 1932.\n\f"
        made += len(page.encode())
        yield page


def main() -> None:
    """Make the text, ingest it in a process of its own, and print what that took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--megabytes", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text, store = Path(folder, "large.txt"), Path(folder, "texts.sqlite")
        with text.open("w", encoding="utf-8") as file:
            file.writelines(pages(arguments.megabytes * 1_000_000))
        start = time.perf_counter()
        environ = {**os.environ, "MAPSVC_STORE": str(store)}
        subprocess.run([sys.executable, "-m", "mapsvc", "ingest", str(text)], env=environ, check=True)
        seconds = time.perf_counter() - start
        peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size_mb = text.stat().st_size / 1e6
        print(f"{size_mb:.0f} MB of text: {seconds:.1f} s ({size_mb / seconds:.1f} MB/s), peak memory {peak_mb:.0f} MB")
        print(f"store: {store.stat().st_size / 1e6:.0f} MB")
        reader = TextStore.open(store)
        for asked in _QUERIES:
            start = time.perf_counter()
            total, _ = reader.search(asked)
            print(f"search {asked!r}: {total} paragraphs, {(time.perf_counter() - start) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
