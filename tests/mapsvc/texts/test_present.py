from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from mapsvc.errors import StoreError
from mapsvc.texts import schema
from mapsvc.texts.present import PresentTexts
from mapsvc.texts.store import TextStore

Take = Callable[..., object]


def _names(present: PresentTexts) -> list[str] | None:
    store = present()
    return None if store is None else [document.name for document in store.documents()]


def test_a_store_is_seen_as_soon_as_it_is_there(folder: Path, take: Take, store: Path) -> None:
    """Whoever ingests while the service runs need not start it anew."""
    present = PresentTexts(store)
    assert _names(present) is None
    take(folder)
    assert _names(present) == ["telling.txt"]


def test_a_store_that_is_emptied_or_taken_away_is_gone(folder: Path, take: Take, store: Path) -> None:
    """What was removed is not shown any longer, however it was removed."""
    take(folder)
    present = PresentTexts(store)
    opened = TextStore.open(store)
    opened.remove(opened.documents()[0].id)
    assert _names(present) is None
    take(folder)
    assert _names(present) == ["telling.txt"]
    for path in store.parent.iterdir():
        path.unlink()
    assert _names(present) is None


def test_another_store_in_its_place_is_read(folder: Path, take: Take, store: Path, tmp_path: Path) -> None:
    """A store that was made elsewhere may be moved there."""
    take(folder)
    present = PresentTexts(store)
    assert _names(present) == ["telling.txt"]
    store.rename(tmp_path / "old.sqlite")
    (folder / "telling.txt").rename(folder / "second.txt")
    take(folder)
    assert _names(present) == ["second.txt"]


def test_a_file_that_is_no_store_stops_the_start(store: Path) -> None:
    """A mistake in the settings is told before anything is served."""
    store.parent.mkdir()
    store.write_text("no database", encoding="utf-8")
    with pytest.raises(StoreError, match="no store of texts"):
        PresentTexts(store)


def test_a_store_that_breaks_later_is_logged_and_left_out(
    folder: Path, take: Take, store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The service goes on without the texts, and says so once; it takes them up when they are well again."""
    present = PresentTexts(store)
    take(folder)
    _set_version(store, schema.VERSION + 1)
    with caplog.at_level(logging.WARNING, logger="mapsvc"):
        assert [_names(present) for _ in range(4)] == [None] * 4
    (record,) = caplog.records
    assert f"it has version {schema.VERSION + 1} of a newer mapsvc" in record.getMessage()
    _set_version(store, schema.VERSION)
    assert _names(present) == ["telling.txt"]


def _set_version(store: Path, version: int) -> None:
    connection = sqlite3.connect(store)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
