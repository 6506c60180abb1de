"""A small bundle for all tests that look into one: the shortest journey, in all languages, made in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapsvc.bundle.editions import Wish
from mapsvc.bundle.making import make
from mapsvc.settings import Settings


@pytest.fixture(scope="session")
def wish() -> Wish:
    return Wish(Settings(), ("frunze-1921",), with_sheets=False)


@pytest.fixture(scope="session")
def files(wish: Wish) -> dict[str, bytes]:
    """Return the bundle."""
    return make(wish, workers=1)


@pytest.fixture
def bundle(files: dict[str, bytes], tmp_path: Path) -> Path:
    """Return it as a folder."""
    for name, content in files.items():
        file = tmp_path / "exhibit" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tmp_path / "exhibit"
