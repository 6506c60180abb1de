"""A wheel serves from an empty folder: templates, data, static files and Leaflet travel along."""

from __future__ import annotations

import re
import site
import subprocess
import sys
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from helpers import ROOT, serving

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def nothing_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever leads Python to this checkout is taken away."""
    monkeypatch.delenv("PYTHONPATH", raising=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as `pip install .` does, with the build backend that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    (built,) = folder.glob("mapsvc-*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the Python of an environment that has the wheel, and its dependencies from this environment.

    A .pth file lends the dependencies: it puts their folder on the path, but follows no .pth file inside it, so that
    an editable installation of this checkout is out of sight.
    """
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False, symlinks=True)
    (python,) = (path for path in (folder / "bin" / "python", folder / "Scripts" / "python.exe") if path.exists())
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    (packages,) = folder.glob("lib/python*/site-packages")
    borrowed = [*site.getsitepackages(), str(Path(pytest.__file__).parent.parent)]
    (packages / "borrowed.pth").write_text("\n".join(dict.fromkeys(borrowed)) + "\n")
    yield str(python)


def fetch(url: str) -> tuple[int, str, bytes]:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310  our own server
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def test_the_wheel_has_what_is_not_python(wheel: Path) -> None:
    """Data, templates, static files and licences are in it; build steps and tests are not."""
    names = ZipFile(wheel).namelist()
    for wanted in (
        r"mapsvc/templates/base\.html",
        r"mapsvc/static/css/app\.css",
        r"mapsvc/translations/ru/LC_MESSAGES/messages\.mo",
        r"gazetteer/data/places/\w+\.yaml",
        r"gazetteer/data/SOURCES\.md",
        r"routes/data/journeys/voroshilov-1933\.yaml",
        r"routes/data/lines\.geojson",
        r"mapsvc/py\.typed",
        r"mapsvc-.*/licenses/LICENSE",
    ):
        assert any(re.fullmatch(wanted, name) for name in names), f"no {wanted} in the wheel"
    assert [name for name in names if name.startswith(("tests/", "mapsvc/build/", "templates/", "wsgi"))] == []


def test_the_wheel_serves_from_an_empty_folder(elsewhere: str, tmp_path: Path) -> None:
    """Installed elsewhere, with nothing of the checkout in reach, it shows pages and files."""
    question = "import mapsvc, routes, gazetteer as g; print(mapsvc.__file__, routes.__file__, g.__file__)"
    asked = subprocess.run([elsewhere, "-c", question], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert str(ROOT) not in asked.stdout
    with serving(python=elsewhere, cwd=tmp_path) as server:
        status, media_type, home = fetch(server.url + "/")
        assert (status, media_type) == (200, "text/html; charset=utf-8")
        assets = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', home.decode()))
        assert any("leaflet" in address for address in assets)
        for address in (*assets, "/journeys/ismet-pasa-1932", "/api/journeys/voroshilov-1933.geojson", "/healthz"):
            assert fetch(server.url + address)[0] == 200, address
    assert list(tmp_path.iterdir()) == []


def test_the_command_is_installed(elsewhere: str, tmp_path: Path) -> None:
    """`mapsvc` is on the path of the environment and finds its data."""
    command = Path(elsewhere).with_name("mapsvc")
    ran = subprocess.run([command, "geocode", "Odesa’da"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert '"place": "odesa"' in ran.stdout
