"""Files in pieces: whatever the form, offsets are the file's, and pieces end where the text allows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mapsvc.errors import TextFileError
from mapsvc.texts import reading
from mapsvc.texts.files import FoundFile, find_files
from mapsvc.texts.ingest import Outcome
from mapsvc.texts.reading import open_text
from mapsvc.texts.store import TextStore

PAGE = "Heyet limana vardı ve orada karşılandı.\nSonra şehir gezildi.\n\nAkşam oldu.\n"


def found(path: Path) -> FoundFile:
    (one,) = find_files([path])
    assert isinstance(one, FoundFile)
    return one


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.html", "<html><body><p>Heyet &Ccedil;anakkale&rsquo;yi <i>ge&ccedil;ti</i>.</p><p>Kiev’e varıldı.</p>"),
        ("a.md", "# Gezi\n\nHeyet **Çanakkale**’yi [geçti](x).[^1]\n\nKiev’e varıldı.\n\n[^1]: Vakit, 1932."),
        ("a.txt", "Heyet Çanak-\nkale’yi geçti.\n\nKiev’e\nvarıldı."),
    ],
)
def test_offsets_are_the_files(
    folder: Path, take: Callable[..., list[Outcome]], store: Path, name: str, raw: str
) -> None:
    """Markup, entities and line ends count, though nobody sees them."""
    (folder / name).write_text(raw, encoding="utf-8")
    take(folder / name)
    (first,) = (one for one in TextStore.open(store).paragraphs(1) if one.text.startswith("Heyet"))
    assert first.text.startswith("Heyet Çanakkale’yi geçti.")
    start, end = first.content.to_raw(6, 15)
    assert raw[start:end] in ("&Ccedil;anakkale", "Çanakkale", "Çanak-\nkale")
    start = raw.index("varıldı")
    (second,) = TextStore.open(store).paragraphs_at(name, start, start + 7)
    assert second.text == "Kiev’e varıldı."


@pytest.mark.parametrize("end", ["\f", "\n\n", "\n", " "])
def test_pieces_end_where_the_text_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    """Before a page, else behind a paragraph, a line, a word; together they are the text."""
    monkeypatch.setattr(reading, "PIECE", 240)
    text = end.join([PAGE.replace("\n", " ") if end != "\f" else PAGE] * 30)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    pieces = list(open_text(found(tmp_path / "a.txt")).pieces())
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.raw_start for piece in pieces] == [
        sum(len(one.text) for one in pieces[:at]) for at in range(len(pieces))
    ]
    assert all(piece.text.startswith("\f") if end == "\f" else piece.text.endswith(end) for piece in pieces[1:-1])


def test_progress_counts_the_bytes_of_the_file(tmp_path: Path) -> None:
    """So that a bar reaches its end."""
    (tmp_path / "a.txt").write_text(PAGE * 100, encoding="utf-8")
    told: list[int] = []
    list(open_text(found(tmp_path / "a.txt")).pieces(told.append))
    assert sum(told) == (tmp_path / "a.txt").stat().st_size


def test_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    """Between finding and reading anything may happen to a file."""
    path = tmp_path / "a.txt"
    path.write_text(PAGE, encoding="utf-8")
    one = found(path)
    path.unlink()
    with pytest.raises(TextFileError, match=r"cannot read .*a.txt: No such file or directory"):
        open_text(one)


def test_only_texts_of_a_folder_are_found(folder: Path) -> None:
    """Hidden files, other kinds and links to folders inside are passed over; named files are tried."""
    for name in (".hidden.txt", "picture.png", "b.MD", "sub/c.htm"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "again").symlink_to(folder / "sub")
    names = [
        one.path.name for one in find_files([folder, folder / "picture.png", folder]) if isinstance(one, FoundFile)
    ]
    assert names == ["b.MD", "c.htm", "telling.txt", "picture.png"]
