"""Taking texts in: once, whole or not at all, whatever the file is and whatever happens on the way."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer.documents import MappedText
from helpers import ROOT
from mapsvc.errors import StoreError
from mapsvc.texts.connection import open_to_write, transaction
from mapsvc.texts.ingest import Outcome, Status, ingest
from mapsvc.texts.links import NewLink, import_links, links
from mapsvc.texts.mentioned import place_counts
from mapsvc.texts.store import TextStore
from mapsvc.texts.writing import MentionRow

Take = Callable[..., list[Outcome]]


def statuses(outcomes: list[Outcome]) -> list[Status]:
    return [one.status for one in outcomes]


def test_the_same_file_twice_is_read_once(folder: Path, take: Take, store: Path) -> None:
    """A text is known by its SHA-256, under whatever name."""
    assert statuses(take(folder)) == [Status.ADDED]
    before = store.read_bytes()
    assert statuses(take(folder)) == [Status.UNCHANGED]
    (folder / "copy.txt").write_bytes((folder / "telling.txt").read_bytes())
    (copy, _) = take(folder)
    assert copy.status is Status.UNCHANGED
    assert copy.notes == [f"the same text is there as {folder / 'telling.txt'}"]
    assert store.read_bytes() == before


def test_offsets_are_code_points_of_the_file(folder: Path, take: Take, store: Path) -> None:
    """A BOM is the file's first character, and a carriage return one too."""
    raw = "\ufeffOdesa’ya\r\nvarış.\r\n\r\nKiev."
    (folder / "telling.txt").write_bytes(raw.encode())
    take(folder)
    first, second = TextStore.open(store).paragraphs(1)
    assert (first.text, raw[first.start : first.end]) == ("Odesa’ya varış.", "Odesa’ya\r\nvarış.")
    assert raw[second.start : second.end] == "Kiev."


def test_a_changed_file_keeps_the_links_that_hold(folder: Path, take: Take, store: Path) -> None:
    """A link hangs on what its paragraph says; where that is gone, the link is listed as lost."""
    take(folder)
    for seq in (1, 2):
        at = TextStore.open(store).paragraphs(1)[seq]
        import_links(store, 1, [NewLink(seq, "j", "travelled", f"s{seq}", "", at.start, at.start + 4, 1.0, "r")])
    file = folder / "telling.txt"
    file.write_text("Yeni bir başlangıç.\n\n" + file.read_text(encoding="utf-8").replace("Üsküdar", "Kadıköy"), "utf-8")
    (outcome,) = take(folder)
    reader = TextStore.open(store)
    (kept,) = links(reader)
    (lost,) = reader.lost_links()
    assert (outcome.status, outcome.links_kept, outcome.links_lost) == (Status.CHANGED, 1, 1)
    assert (kept.stop, file.read_text(encoding="utf-8")[kept.start : kept.end]) == ("s1", "Kara")
    assert (lost.stop, lost.version, lost.text) == ("s2", 2, "Üskü")
    assert [one.version for one in reader.documents()] == [2]
    assert reader.search("Üsküdar")[0] == 0


def test_a_moved_file_stays_one_text(folder: Path, take: Take, store: Path) -> None:
    """It is known by its SHA-256; when it changes in its new place, it is the same document still."""
    take(folder)
    moved = (folder / "telling.txt").rename(folder / "moved.txt")
    (outcome,) = take(folder)
    assert (outcome.status, outcome.notes) == (
        Status.UNCHANGED, [f"the same text was there as {folder / 'telling.txt'}"],
    )  # fmt: skip
    moved.write_bytes(moved.read_bytes() + b"\nSon.\n")
    take(folder)
    (document,) = TextStore.open(store).documents()
    assert (document.name, document.path, document.version) == ("moved.txt", str(moved), 2)


def test_a_copy_is_no_move(folder: Path, take: Take, store: Path) -> None:
    """Where the first file is still there, it keeps its place."""
    take(folder)
    (folder / "zcopy.txt").write_bytes((folder / "telling.txt").read_bytes())
    assert take(folder)[1].notes == [f"the same text is there as {folder / 'telling.txt'}"]
    assert [document.name for document in TextStore.open(store).documents()] == ["telling.txt"]


def test_bad_files_do_not_keep_the_rest_out(folder: Path, take: Take, tmp_path: Path) -> None:
    """Each gets its message; what can be read is read."""
    bad = {
        "binary.txt": (b"\x89PNG\0\0", "is NUL"),
        "broken.pdf": (b"%PDF-1.7 broken", "the PDF is broken"),
        "cyrillic.txt": ("Одесса и Киев".encode("cp1251"), "no Turkish"),
        "empty.txt": (b"", "the file is empty"),
        "empty.pdf": (b"", "the file is empty"),
        "scripts.html": (b"<script>alert('Odesa')</script>", "there are no words in it"),
        "surrogates.txt": (b"Odesa \xed\xa0\x80", "half of a surrogate pair"),
    }
    for name, (data, _) in bad.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(2_000_000_000)
    outside = tmp_path / "outside.txt"
    outside.write_text("Kiev", encoding="utf-8")
    (folder / "link.txt").symlink_to(outside)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    os.mkfifo(folder / "pipe.txt")
    said = {Path(one.path).name: str(one.error) for one in take(folder) if one.status is Status.FAILED}
    assert {name: why in said[name] for name, (_, why) in bad.items()} == dict.fromkeys(bad, True)
    assert "has 2,000 MB, at most 512 MB are read as text; split it" in said["huge.txt"]
    assert "the link leads out of the folder" in said["link.txt"]
    assert "circle.txt" in said
    assert "it is no file but a device or a pipe" in said["pipe.txt"]
    assert statuses(take(folder)).count(Status.UNCHANGED) == 1


def test_what_cannot_be_read_makes_no_store(take: Take, store: Path, tmp_path: Path) -> None:
    """A wrong path, an empty or a binary file leave nothing behind."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    outcomes = take(tmp_path / "nonexistent", tmp_path / "empty.txt", tmp_path / "binary.txt")
    assert [one.status for one in outcomes] == [Status.FAILED] * 3
    assert not store.parent.exists()


def test_names_of_files_are_only_names(folder: Path, take: Take, store: Path) -> None:
    """A name may hold markup, or bytes that are no characters."""
    (folder / "<script>alert(1)<.md").write_text("Kiev’e varış.", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.txt")).write_text("Leningrad’a varış.", encoding="utf-8")
    assert set(statuses(take(folder))) == {Status.ADDED}
    assert {one.name for one in TextStore.open(store).documents()} == {"<script>alert(1)<.md", "b?.txt", "telling.txt"}


def test_notes_tell_what_was_not_taken_as_it_is(folder: Path, take: Take) -> None:
    """The encoding, and signs that are not shown."""
    (folder / "a.txt").write_bytes("Şehre “varış”.".encode("cp1254"))
    (folder / "b.txt").write_text("Odesa\u202e’ya\u200f.", encoding="utf-8")
    notes = [one.notes for one in take(folder)]
    assert notes == [["read as Windows-1254"], ["2 signs that turn the direction of writing are not shown"], []]


def test_a_line_of_a_million_characters_is_read(folder: Path, take: Take, store: Path) -> None:
    """Its paragraphs are bearable and lie where they say."""
    raw = "Heyet Odesa’ya vardı ve dinlendi. " * 30_000
    (folder / "telling.txt").write_text(raw, encoding="utf-8")
    take(folder)
    paragraphs = TextStore.open(store).paragraphs(1)
    assert max(len(one.text) for one in paragraphs) <= 8_000
    taken = "".join(raw[one.start : one.end] for one in paragraphs)
    assert taken.replace(" ", "") == raw.replace(" ", "")


@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("ending", [".txt", ".html", ".md", ".pdf"])
def test_any_bytes_are_taken_in_or_refused_by_name(folder: Path, store: Path, ending: str, data: bytes) -> None:
    """No file makes an error that has no name of ours."""
    file = folder / f"any{ending}"
    file.write_bytes(data)
    (outcome,) = ingest(store, [file])
    assert (outcome.status is Status.FAILED) == (outcome.error is not None)


@dataclass
class Finder:
    """Finds one name."""

    version: str

    def __call__(self, piece: MappedText, source: str) -> list[MentionRow]:
        """Return its first spot."""
        start, end = piece.to_raw(at := piece.text.index(self.version), at + len(self.version))
        name = self.version
        return [MentionRow(start, end, name, name, name.lower(), "settlement", 46.5, 30.7, False, "narrative", 0.9)]


def test_a_text_is_read_again_when_other_names_are_known(folder: Path, store: Path) -> None:
    """A village that was added since is found in it; its version and its links stay, also where the file was moved."""
    list(ingest(store, [folder], Finder("Odesa")))
    import_links(store, 1, [NewLink(0, "j", "t", "a", "", 0, 5, 1.0, "r", "confirmed", "import")])
    assert statuses(list(ingest(store, [folder], Finder("Odesa")))) == [Status.UNCHANGED]
    (folder / "telling.txt").rename(folder / "moved.txt")
    (outcome,) = ingest(store, [folder], Finder("Kiev"))
    assert (outcome.status, outcome.links_kept, outcome.links_lost) == (Status.READ_AGAIN, 1, 0)
    reader = TextStore.open(store)
    assert [one.name for one in place_counts(reader)] == ["Kiev"]
    assert [(one.name, one.version) for one in reader.documents()] == [("moved.txt", 1)]
    assert [(one.stop, one.status) for one in links(reader)] == [("a", "confirmed")]
    assert statuses(list(ingest(store, [folder], Finder("Kiev")))) == [Status.UNCHANGED]


def test_names_of_places_lie_in_their_paragraphs(folder: Path, store: Path) -> None:
    """What the recogniser finds is kept with its place in the file and in the paragraph."""
    list(ingest(store, [folder], Finder("Odesa")))
    reader = TextStore.open(store)
    (mention,) = reader.mentions(1)
    assert reader.mentions_in(1) == (mention,)
    paragraph = reader.paragraph(mention.paragraph or 0)
    assert paragraph is not None
    assert paragraph.text[mention.text_start : mention.text_end] == "Odesa"
    assert (mention.place, mention.metonym, mention.confidence) == ("odesa", False, 0.9)


def large_text(path: Path) -> None:
    page = "Heyet sabah Odesa limanına vardı ve törenle karşılandı; öğleden sonra şehir gezildi.\n" * 40
    path.write_text("".join(f"{page}\n\nSayfa {number} bitti.\n\n" for number in range(1_500)), encoding="utf-8")


def start(store: Path, *paths: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mapsvc", "ingest", *map(str, paths)]
    environ = {**os.environ, "MAPSVC_STORE": str(store)}
    return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_documents_only(folder: Path, store: Path, tmp_path: Path) -> None:
    """Readers never see half a document; run again, it completes."""
    large = tmp_path / "large.txt"
    large_text(large)
    for pause_s in (0.3, 0.9, 1.6):
        running = start(store, folder, large)
        time.sleep(pause_s)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        if store.exists():
            connection = open_to_write(store)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("SELECT count(*) FROM documents WHERE characters = 0").fetchone() == (0,)
            connection.close()
    out, err = start(store, folder, large).communicate(timeout=120)
    assert "2 of 2 files are in" in err, out + err
    assert {one.name for one in TextStore.open(store).documents()} == {"telling.txt", "large.txt"}


@pytest.mark.slow
def test_several_at_once_wait_for_each_other(folder: Path, store: Path) -> None:
    """Each file is there once, and nobody fails."""
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"{number}. gün Odesa’ya varıldı.", encoding="utf-8")
    running = [start(store, folder) for _ in range(3)]
    said = [one.communicate(timeout=120) for one in running]
    assert [one.returncode for one in running] == [0, 0, 0], said
    assert len(TextStore.open(store).documents()) == 7
    assert sum(out.count("added") for out, _ in said) == 7


def test_a_store_that_stays_locked_is_an_error_that_says_so(folder: Path, store: Path) -> None:
    """Who waited in vain is told why."""
    holder = open_to_write(store)
    with transaction(holder), pytest.raises(StoreError, match="another mapsvc is writing to it; run it again"):
        list(ingest(store, [folder], timeout_s=0.05))
    holder.close()


def test_a_full_disk_leaves_the_store_as_it_was(
    folder: Path, take: Take, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document that found no room is not there; the ones before it are."""
    take(folder)
    large_text(folder / "large.txt")

    def small(path: Path, timeout_s: float) -> sqlite3.Connection:
        connection = open_to_write(path, timeout_s)
        connection.execute("PRAGMA max_page_count = 80")
        return connection

    monkeypatch.setattr("mapsvc.texts.ingest.open_to_write", small)
    with pytest.raises(StoreError, match="the disk is full; make room and run it again; texts that were told"):
        take(folder)
    reader = TextStore.open(store)
    assert [one.name for one in reader.documents()] == ["telling.txt"]
    assert reader.search("Odesa")[0] == 1


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, folder: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"store of texts .*file/texts.sqlite: .*set MAPSVC_STORE to another file"):
        list(ingest(tmp_path / "file" / "texts.sqlite", [folder]))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_an_error_of_its_own(folder: Path, take: Take) -> None:
    """The rest of the folder is read."""
    closed = folder / "closed"
    closed.mkdir(0o000)
    assert sorted(statuses(take(folder))) == [Status.ADDED, Status.FAILED]
