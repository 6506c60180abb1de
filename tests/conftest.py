"""Fixtures that every test may use, and the guard that keeps all of them off the network."""

from __future__ import annotations

import importlib.metadata
import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import settings

if TYPE_CHECKING:
    # Loaded by the fixtures that need them: tests of the lower packages run without the service.
    from flask import Flask
    from flask.testing import FlaskClient

    from mapsvc.service import Atlas

ROOT = Path(__file__).resolve().parent.parent
settings.register_profile("untimed", deadline=None)  # a busy machine is no mistake of ours
settings.load_profile("untimed")
VERSIONS_THAT_MATTER = ("flask", "folium", "shapely", "pyproj", "geopy", "granian")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew; read the diff like code"
    )


def pytest_report_header() -> str:
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in VERSIONS_THAT_MATTER)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine: the product needs none, and no test may."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not _is_loopback(address[0]):
            pytest.fail(f"the test wants to reach {address[0]!r}; only this machine may be reached")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start every test without settings of the machine."""
    for name in [name for name in os.environ if name.startswith("MAPSVC_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True, scope="session")
def no_texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the texts that the user of this machine has ingested out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("no-texts")))
        yield


@pytest.fixture(scope="session")
def shipped() -> Atlas:
    """Return the places and journeys that the service ships."""
    from mapsvc.service import Atlas

    return Atlas.shipped()


@pytest.fixture(scope="session")
def curated(shipped: Atlas) -> Atlas:
    """Return a curator's journey, whose accounts are in Turkish and English only."""
    from gazetteer import Gazetteer
    from gazetteer.place import NameKind, Place, PlaceId, PlaceType, Toponym
    from mapsvc.service import Atlas
    from routes.journey_file import read_journey_file

    name = Toponym("Irmak Fabrikası", "tr", "Latn", NameKind.PERIOD)
    factory = Place(PlaceId("odesa-irmak-fabrikasi"), PlaceType.BUILDING, "factory", (name,), None, PlaceId("odesa"))
    journey = read_journey_file(ROOT / "tests" / "data" / "journeys" / "karadeniz-1931.yaml").journey
    return Atlas(Gazetteer([*shipped.gazetteer, factory]), (journey,), shipped.lines)


@pytest.fixture(scope="session")
def app(shipped: Atlas) -> Flask:
    """Return the service with the shipped data; its page cache lives as long as the session."""
    from mapsvc.app import create_app
    from mapsvc.settings import Settings

    return create_app(Settings(), shipped)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


@pytest.fixture(scope="session")
def texts_dir() -> Iterator[Path]:
    """Return the folder of the source texts, which are not ours to ship; skip the test where it is absent."""
    folder = Path(os.environ.get("TEXTS", ROOT.parent / "shared" / "texts"))
    if not folder.is_dir():
        pytest.skip(f"the source texts are not on this machine (looked in {folder.name}/ beside the checkout)")
    yield folder
