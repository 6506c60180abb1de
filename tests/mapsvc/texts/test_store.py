"""What the store holds, and how it refuses what is no store of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mapsvc.errors import StoreError
from mapsvc.texts import schema
from mapsvc.texts.connection import open_to_write
from mapsvc.texts.ingest import Outcome
from mapsvc.texts.links import NewLink, import_links, links, replace_links
from mapsvc.texts.mentioned import mentions_of, place_counts, types, years
from mapsvc.texts.passages import callers_of
from mapsvc.texts.store import TextStore

Take = Callable[..., list[Outcome]]


def test_evidence_finds_its_paragraph(folder: Path, take: Take, store: Path) -> None:
    """By the file's name or its SHA-256, with the stretch of the paragraph's text."""
    take(folder)
    reader = TextStore.open(store)
    raw = (folder / "telling.txt").read_text(encoding="utf-8")
    start = raw.index("vapur")
    for source in ("telling.txt", reader.documents()[0].sha256):
        (found,) = reader.paragraphs_at(source, start, start + 5)
        first, last = found.content.from_raw(start, start + 5) or (0, 0)
        assert found.text[first:last] == "vapur"
    assert reader.paragraphs_at("other.txt", 0, 9) == ()


def test_footnotes_are_reached_from_their_calls(folder: Path, take: Take, store: Path) -> None:
    """A call in the store leads to the footnote's paragraph."""
    (folder / "telling.txt").write_text("Heyet vardı.1\n\n1 Vakit, 3 Mayıs 1932.\n", encoding="utf-8")
    take(folder)
    reader = TextStore.open(store)
    body, note = reader.paragraphs(1)
    (call,) = reader.calls(body.id)
    assert (call.label, call.footnote, note.label) == ("1", note.id, "1")


def test_the_sentence_that_calls_a_footnote_is_found(folder: Path, take: Take, store: Path) -> None:
    """What a footnote tells is read with it."""
    text = "Vapur sabah kalktı.1 Heyet akşam vardı.2 Sonra dönüldü.\n\n1 Vakit, s. 1.\n2 Akşam, s. 2.\n"
    (folder / "telling.txt").write_text(text, encoding="utf-8")
    take(folder)
    reader = TextStore.open(store)
    body, first, second = reader.paragraphs(1)
    for note, sentence in ((first, "Vapur sabah kalktı.1"), (second, "Heyet akşam vardı.2")):
        ((paragraph, (start, end)),) = callers_of(reader, note.id)
        assert (paragraph.id, paragraph.text[start:end]) == (body.id, sentence)
    assert callers_of(reader, body.id) == ()


def test_a_removed_text_leaves_nothing(folder: Path, take: Take, store: Path) -> None:
    """Paragraphs, links and what is searched go with it."""
    take(folder)
    reader = TextStore.open(store)
    import_links(store, 1, [NewLink(0, "j", "travelled", "s", "", 0, 5, 1.0, "r")])
    reader.remove(1)
    left = [reader.connection().execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in  # noqa: S608  names of ours
            ("documents", "paragraphs", "links", "footnote_calls", "mentions")]  # fmt: skip
    assert (left, reader.search("Odesa")[0]) == ([0] * 5, 0)
    with pytest.raises(StoreError, match="no text has the number 1; see mapsvc texts list"):
        reader.remove(1)


def test_links_found_anew_leave_those_of_people(folder: Path, take: Take, store: Path) -> None:
    """What was confirmed, rejected or imported stays; a proposal outside its paragraph is left out."""
    take(folder)
    assert (
        replace_links(
            store,
            1,
            "j",
            [NewLink(0, "j", "t", "a", "", 0, 5, 0.5, "r"), NewLink(1, "j", "t", "b", "", 0, 5, 0.5, "r")],
        )
        == 1
    )
    import_links(store, 1, [NewLink(0, "j", "t", "a", "", 0, 5, 1.0, "r", "rejected", "import")])
    assert (
        replace_links(
            store,
            1,
            "j",
            [NewLink(0, "j", "t", "a", "", 0, 9, 0.9, "r"), NewLink(0, "j", "t", "c", "v", 0, 5, 0.7, "r")],
        )
        == 1
    )
    reader = TextStore.open(store)
    assert [(one.stop, one.status, one.confidence) for one in links(reader, 1)] == [
        ("a", "rejected", 1.0),
        ("c", "proposed", 0.7),
    ]
    assert (reader.linked("j", "t", "a"), len(reader.linked("j", "t", "c", "v"))) == ((), 1)


def add_mentions(store: Path) -> None:
    connection = open_to_write(store)
    rows = [
        ("odesa", "Odesa", "settlement", 1, 1),
        ("odesa", "Odesa", "settlement", 1, 2),
        (None, "Tuna", "water", 1, 1),
    ]
    connection.executemany(
        "INSERT INTO mentions (place, name, type, document, paragraph, start, end, surface, metonym, context,"
        " confidence) VALUES (?, ?, ?, ?, ?, 0, 5, 'Odesa', 0, 'narrative', 1.0)",
        rows,
    )
    connection.execute("UPDATE paragraphs SET year = 1932 WHERE id = 1")
    connection.close()


def test_places_are_counted(folder: Path, take: Take, store: Path) -> None:
    """Most named first, by type, year and document; places without id by their name."""
    take(folder)
    add_mentions(store)
    reader = TextStore.open(store)
    assert [(one.place, one.name, one.mentions, one.paragraphs) for one in place_counts(reader)] == [
        ("odesa", "Odesa", 2, 2),
        (None, "Tuna", 1, 1),
    ]
    assert [one.name for one in place_counts(reader, type_="water", year=1932, document=1)] == ["Tuna"]
    assert (types(reader), years(reader)) == (("settlement", "water"), (1932,))
    total, (first,) = mentions_of(reader, place="odesa", limit=1)
    assert (total, first.paragraph and first.paragraph.id) == (2, 1)
    assert mentions_of(reader, name="Odesa", year=1931) == (0, ())


def test_threads_read_at_the_same_time(folder: Path, take: Take, store: Path) -> None:
    """Each has a connection of its own."""
    take(folder)
    reader = TextStore.open(store)
    with ThreadPoolExecutor(4) as pool:
        assert {pool.submit(reader.search, "Odesa").result()[0] for _ in range(40)} == {1}


def test_readers_see_the_store_while_it_is_written(folder: Path, take: Take, store: Path) -> None:
    """They see it as it was before."""
    take(folder)
    writing = open_to_write(store)
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("DELETE FROM documents")
    assert len(TextStore.open(store).documents()) == 1
    writing.execute("ROLLBACK")
    writing.close()


@pytest.mark.parametrize("make", [b"no database at all, " * 100, b"SQLite format 3\0" + b"x" * 200])
def test_another_file_is_refused(store: Path, make: bytes) -> None:
    """It is left as it is."""
    store.parent.mkdir()
    store.write_bytes(make)
    for opened in (TextStore.open, open_to_write):
        with pytest.raises(StoreError, match=r"set MAPSVC_STORE to another file|it is damaged"):
            opened(store)
    assert store.read_bytes() == make


def test_another_programs_database_is_refused(store: Path) -> None:
    """A SQLite file with tables of others is not ours to write in."""
    store.parent.mkdir()
    with sqlite3.connect(store) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    with pytest.raises(StoreError, match="it is another program's SQLite file"):
        open_to_write(store)


def test_a_newer_store_is_refused(folder: Path, take: Take, store: Path) -> None:
    """A store of a later mapsvc is not understood, and not touched."""
    take(folder)
    connection = sqlite3.connect(store)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    for opened in (TextStore.open, open_to_write):
        with pytest.raises(StoreError, match=f"it has version {schema.VERSION + 1} of a newer mapsvc"):
            opened(store)


def test_no_store_is_an_error_that_says_how_to_make_one(store: Path) -> None:
    """Reading makes none."""
    with pytest.raises(StoreError, match="there is none; make it with mapsvc ingest FOLDER"):
        TextStore.open(store)
    assert not store.parent.exists()


@pytest.mark.parametrize("has_empty_log", [False, True])
def test_a_store_that_cannot_be_written_can_be_read(folder: Path, take: Take, store: Path, has_empty_log: bool) -> None:
    """As on a disc, or in an image of a container; whoever copied it may have copied its empty log too."""
    take(folder)
    if has_empty_log:
        store.with_name(f"{store.name}-wal").touch()
    store.chmod(0o444)
    store.parent.chmod(0o555)
    try:
        assert TextStore.open(store).search("Odesa")[0] == 1
    finally:
        store.parent.chmod(0o755)
