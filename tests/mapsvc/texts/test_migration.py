"""Stores that earlier versions of mapsvc wrote: their files in `tests/data/stores`, written by those versions."""

from __future__ import annotations

import gzip
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mapsvc.errors import StoreError
from mapsvc.texts import schema
from mapsvc.texts.connection import open_to_write
from mapsvc.texts.ingest import Outcome
from mapsvc.texts.links import links
from mapsvc.texts.store import TextStore

Take = Callable[..., list[Outcome]]
STORES = Path(__file__).parents[2] / "data" / "stores"
KILLED = """
import os, signal, sys
from pathlib import Path
from mapsvc.texts import connection, schema
step = schema._STEPS[2]
def half(opened):
    step(opened)
    os.kill(os.getpid(), signal.SIGKILL)
schema._STEPS[2] = half
connection.open_to_read(Path(sys.argv[1]))
"""


def shape(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    """Return tables with their columns, and indexes with theirs: what two stores of one shape have in common."""
    found: set[tuple[object, ...]] = set()
    for kind, name in connection.execute("SELECT type, name FROM sqlite_schema").fetchall():
        pragma = "table_info" if kind == "table" else "index_info"
        columns = (row[1:4] if kind == "table" else row[2] for row in connection.execute(f"PRAGMA {pragma}({name})"))
        found.add((kind, name, frozenset(columns) if kind == "table" else tuple(columns)))
    return found


@pytest.fixture(params=["first", "second"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a store of a text of ours, with a link that was proposed, one rejected by hand, and one lost."""
    path = tmp_path / "old.sqlite"
    path.write_bytes(gzip.decompress((STORES / f"{request.param}.store.gz").read_bytes()))
    return path


def test_a_store_of_each_older_shape_is_read_with_its_links_and_corrections(
    old: Path, folder: Path, take: Take, store: Path
) -> None:
    """Reading is enough; then it has the shape of a new one, and takes texts."""
    take(folder)
    reader = TextStore.open(old)
    assert [one.name for one in reader.documents()] == ["telling.txt"]
    first, second = links(reader)
    assert (first.stop, first.visit, first.status, first.origin) == ("odesa", "", "proposed", "automatic")
    assert (second.visit, second.status, second.origin) == ("liman", "rejected", "import")
    assert [one.stop for one in reader.lost_links()] == ["kiev"]
    for link in (first, second):
        paragraph = next(one for one in reader.paragraphs(1) if one.id == link.paragraph)
        assert paragraph.content.to_raw(link.text_start, link.text_end) == (link.start, link.end)
        assert link.text_end > link.text_start
    assert len(reader.linked("j", "travelled", "odesa")) == 1
    assert reader.search("Kiev")[0] == 1
    assert shape(reader.connection()) == shape(TextStore.open(store).connection())


def test_whoever_is_killed_while_changing_a_store_leaves_the_older_one(old: Path) -> None:
    """The next one begins anew and loses nothing."""
    ended = subprocess.run([sys.executable, "-c", KILLED, str(old)], check=False)
    assert ended.returncode == -signal.SIGKILL
    with sqlite3.connect(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()
    assert len(links(TextStore.open(old))) == 2


def test_an_older_store_that_cannot_be_written_says_what_to_do(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in an image of a container that was made with the store in it."""

    def refuse(path: Path) -> None:
        raise StoreError(str(path), "it cannot be written to", "give yourself the right")

    monkeypatch.setattr("mapsvc.texts.connection.open_to_write", refuse)
    expected = "version 1 of an older mapsvc, expected 3, and it cannot be written to; .* running mapsvc texts list"
    with pytest.raises(StoreError, match=expected):
        TextStore.open(old)


def test_an_empty_store_says_how_to_fill_it(store: Path) -> None:
    """It is no older one."""
    store.parent.mkdir()
    store.touch()
    with pytest.raises(StoreError, match="it is empty; fill it with mapsvc ingest FOLDER"):
        TextStore.open(store)


def test_steps_follow_one_another(folder: Path, take: Take, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one transaction; the texts stay."""
    take(folder)
    steps = {
        schema.VERSION + 1: lambda connection: connection.execute("ALTER TABLE documents ADD COLUMN first TEXT"),
        schema.VERSION + 2: lambda connection: connection.execute("ALTER TABLE documents ADD COLUMN second TEXT"),
    }
    monkeypatch.setattr(schema, "_STEPS", steps)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 2)
    reader = TextStore.open(store)
    columns = [row[1] for row in reader.connection().execute("PRAGMA table_info(documents)")]
    assert columns[-2:] == ["first", "second"]
    assert [document.name for document in reader.documents()] == ["telling.txt"]


def test_a_step_that_fails_leaves_the_older_store(
    folder: Path, take: Take, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a change would be no shape at all."""
    take(folder)

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE documents ADD COLUMN first TEXT")
        connection.execute("ALTER TABLE absent ADD COLUMN first TEXT")

    monkeypatch.setattr(schema, "_STEPS", {schema.VERSION + 1: step})
    with monkeypatch.context() as newer:
        newer.setattr(schema, "VERSION", schema.VERSION + 1)
        with pytest.raises(StoreError, match="no such table: absent"):
            open_to_write(store)
    columns = [row[1] for row in TextStore.open(store).connection().execute("PRAGMA table_info(documents)")]
    assert "first" not in columns
