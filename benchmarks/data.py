"""The data services: items a second of /ogc beside pygeoapi, a reconciliation batch, memory with much more data.

    python benchmarks/data.py [--seconds 5] [--pygeoapi PYTHON]

Needs the extra `benchmarks` for gunicorn; pygeoapi asks for older versions of what we need and so lives in an
environment of its own: `--pygeoapi` names that environment's Python (with pygeoapi and gunicorn). Both serve the same
features, one worker each, asked one request after another over one connection. Read the ratios, not the rates.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.place import LonLat, PlaceId
from mapsvc.accounts import Accounts
from mapsvc.features import Catalogue, Query
from mapsvc.features.feature import BBox
from mapsvc.reconciling import reconcile
from mapsvc.service import Atlas
from mapsvc.texts.connection import open_to_write
from mapsvc.texts.store import TextStore

MANY_PLACES, MANY_MENTIONS = 200_000, 1_000_000
PAGES = (10, 100, 1000)
CONFIG = """
server:
  bind: {{host: 127.0.0.1, port: {port}}}
  url: http://127.0.0.1:{port}
  mimetype: application/json; charset=UTF-8
  encoding: utf-8
  languages: [en-US]
  limits: {{default_items: 100, max_items: 10000}}
  map: {{url: "https://example.org/{{z}}/{{x}}/{{y}}.png", attribution: none}}
logging: {{level: ERROR}}
metadata:
  identification: {{title: t, description: d, keywords: [k], url: https://example.org, terms_of_service: none}}
  license: {{name: n, url: https://example.org}}
  provider: {{name: p, url: https://example.org}}
  contact: {{name: c, position: p, email: a@example.org}}
resources:
  places:
    type: collection
    title: Places
    description: Places
    keywords: [places]
    extents: {{spatial: {{bbox: [-180, -90, 180, 90], crs: "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}}}}
    links: []
    providers:
      - {{type: feature, name: GeoJSON, data: {data}, id_field: id}}
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=5, choices=range(1, 31), metavar="1..30")
    parser.add_argument("--pygeoapi", metavar="PYTHON", help="Python of an environment with pygeoapi and gunicorn")
    options = parser.parse_args()
    atlas = Atlas.shipped()
    with tempfile.TemporaryDirectory() as folder:
        compare(atlas, Path(folder), options.seconds, options.pygeoapi)
    batch(atlas)
    memory(atlas)


def compare(atlas: Atlas, folder: Path, seconds: int, python: str | None) -> None:
    """Print how many features a second both servers give, for pages of three sizes."""
    rates: dict[str, dict[int, float]] = {}
    with ours() as port:
        rates["mapsvc /ogc"] = {
            n: rate(port, f"/ogc/collections/places/items?f=json&limit={n}", seconds) for n in PAGES
        }
    if python is not None:
        with theirs(atlas, folder, python) as port:
            rates["pygeoapi, GeoJSON provider"] = {
                n: rate(port, f"/collections/places/items?f=json&limit={n}", seconds) for n in PAGES
            }
    print("features a second, by features a page")
    for name, found in rates.items():
        print(f"  {name:28}" + "".join(f"{n:>7}: {found[n]:>9.0f}" for n in PAGES))
    if len(rates) == 2:
        first, second = rates.values()
        print("  times as many               " + "".join(f"{n:>7}: {first[n] / second[n]:>9.1f}" for n in PAGES))


def rate(port: int, path: str, seconds: int) -> float:
    """Return how many features a second come."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {body[:200]!r}")
        count += json.loads(body)["numberReturned"]
    return count / (time.perf_counter() - start)


@contextlib.contextmanager
def ours() -> Iterator[int]:
    """Run our server; yield its port."""
    port = free_port()
    with running([sys.executable, "-m", "mapsvc", "serve", "--port", str(port)], port, "/ogc", {}):
        yield port


@contextlib.contextmanager
def theirs(atlas: Atlas, folder: Path, python: str) -> Iterator[int]:
    """Run pygeoapi on the features that we serve; yield its port."""
    port = free_port()
    features = Catalogue(atlas, Accounts(atlas), lambda: None)["places"].rows.page(Query(limit=100_000)).features
    listed = [
        {"type": "Feature", "id": one.id, "geometry": one.geometry, "properties": dict(one.properties)}
        for one in features
    ]
    collection = {"type": "FeatureCollection", "features": listed}
    data, config, api = folder / "places.geojson", folder / "config.yml", folder / "openapi.yml"
    data.write_text(json.dumps(collection, ensure_ascii=False), "utf-8")
    config.write_text(CONFIG.format(port=port, data=data), "utf-8")
    environ = {"PYGEOAPI_CONFIG": str(config), "PYGEOAPI_OPENAPI": str(api)}
    command = Path(python).parent / "pygeoapi"
    subprocess.run(
        [command, "openapi", "generate", config, "--output-file", api], env={**os.environ, **environ}, check=True,
        capture_output=True,
    )  # fmt: skip
    gunicorn = [python, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "--keep-alive", "30", "pygeoapi.flask_app:APP"]
    with running(gunicorn, port, "/collections/places/items?f=json", environ):
        yield port


@contextlib.contextmanager
def running(command: list[str], port: int, path: str, environ: dict[str, str]) -> Iterator[None]:
    """Run a server until the block ends; wait until it answers."""
    process = subprocess.Popen(
        command, env={**os.environ, **environ}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", path)
                if connection.getresponse().status == 200:
                    break
            time.sleep(0.1)
        else:
            raise SystemExit(f"{' '.join(command[:4])} … does not answer")
        yield
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def batch(atlas: Atlas) -> None:
    """Print how long a batch of 1,000 names takes: as they are, misspelt, and unknown."""
    random.seed(1932)
    names = [toponym.toponym for place in atlas.gazetteer.places for toponym in place.toponyms]
    letters = "aeıioöuübcçdfgğhklmnprsştvyz"

    def misspelt(name: str) -> str:
        at = random.randrange(len(name))  # noqa: S311  no secret
        return name[:at] + random.choice(letters) + name[at + 1 :]  # noqa: S311

    batches = {
        "as they are": [random.choice(names) for _ in range(1000)],  # noqa: S311
        "misspelt": [misspelt(random.choice(names)) for _ in range(1000)],  # noqa: S311
        "unknown": ["".join(random.choices(letters, k=10)) for _ in range(1000)],  # noqa: S311
    }
    atlas.gazetteer.find("Ankara")
    print("reconciliation of 1,000 names")
    for kind, asked in batches.items():
        start = time.perf_counter()
        reconcile(atlas.gazetteer, {f"q{n}": {"query": name} for n, name in enumerate(asked)})
        print(f"  {kind:14} {time.perf_counter() - start:.2f} s")


def memory(atlas: Atlas) -> None:
    """Print the peak of memory, and the time of a question, with much more data."""
    random.seed(1933)
    places = [
        replace(
            place, id=PlaceId(f"{place.id}-{n}"), parent=None,
            footprint=place.footprint and replace(
                place.footprint, point=LonLat(random.uniform(-180, 180), random.uniform(-80, 80))),  # noqa: S311
        )
        for n in range(MANY_PLACES // len(atlas.gazetteer) + 1)
        for place in atlas.gazetteer.places
    ][:MANY_PLACES]  # fmt: skip
    many = replace(atlas, gazetteer=Gazetteer(places))
    with tempfile.TemporaryDirectory() as folder:
        store = store_of(Path(folder) / "store.sqlite")
        catalogue = Catalogue(many, Accounts(atlas), lambda: store)
        print(f"{len(places):,} places and {MANY_MENTIONS:,} mentions")
        for name in ("places", "mentions"):
            rows = catalogue[name].rows
            for label, query in (
                ("first box", Query(bbox=BBox(20, 35, 45, 50), limit=100)),
                ("next box", Query(bbox=BBox(-10, 35, 20, 50), limit=100)),
                ("property", Query(equal={"type": "settlement"}, limit=100)),
                ("page 5,000", Query(limit=100, offset=100_000)),
            ):
                start = time.perf_counter()
                total = rows.page(query).total
                print(f"  {name:9} {label:11} {1000 * (time.perf_counter() - start):7.0f} ms  {total:>9,} found")
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  peak of memory, everything in one process: {peak_mb:.0f} MB")


def store_of(path: Path) -> TextStore:
    """Return a store with many mentions of one text."""
    connection = open_to_write(path, 5.0)
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO documents (id, name, path, sha256, form, encoding, characters, pages, version)"
        " VALUES (1, 'many.txt', 'many.txt', 'x', 'plain', 'utf-8', 1, 1, 1)"
    )
    rows = (
        (1, n, n + 5, "Odesa", "Odesa", "odesa", "settlement" if n % 2 else "water",
         random.uniform(30, 60), random.uniform(20, 60))  # noqa: S311
        for n in range(MANY_MENTIONS)
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO mentions (document, start, end, surface, name, place, type, lat, lon, metonym, context,"
        " confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'narrative', 0.9)", rows,
    )  # fmt: skip
    connection.execute("COMMIT")
    connection.close()
    return TextStore.open(path)


if __name__ == "__main__":
    main()
