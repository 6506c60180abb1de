"""A folder of small texts of our own, and a store to take them into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from mapsvc.texts.ingest import Outcome, ingest

TELLING = """Heyet 3 Mayıs 1932 günü Odesa’ya vardı.

Karadeniz’i geçen vapur sabah limana girdi; oradan trenle Kiev’e gidildi.

Üsküdar’da yapılan tören kısa sürdü. Karşı kıyıya geçildi.
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "data" / "texts.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "telling.txt").write_text(TELLING, encoding="utf-8")
    return made


@pytest.fixture
def take(store: Path) -> Callable[..., list[Outcome]]:
    """Return what takes files into the store and returns what became of them."""

    def run(*paths: Path) -> list[Outcome]:
        arguments: Sequence[Path] = paths
        return list(ingest(store, arguments, timeout_s=5))

    return run
