"""Searching by words: Turkish letters, endings, phrases, and queries that nobody should send."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapsvc.texts.accounts import AccountIndex
from mapsvc.texts.ingest import Outcome
from mapsvc.texts.search import snippet
from mapsvc.texts.store import TextStore

TEXTS = {
    "kars": "Heyet Kars’ta karşılandı.",
    "karsi": "Karşı kıyıda vapurlar vardı.",
    "uskudar": "ÜSKÜDAR’DA tören yapıldı; Moskova seyahatinden dönülmüştü.",
    "kitap": "Kitabı Moskova'ya götürdüler. Isparta halısı da verildi.",
}
INDEX = AccountIndex(TEXTS.items())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Kars", {"kars"}),
        ("kars'tan", {"kars"}),
        ("karşı", {"karsi"}),
        ("karsi", {"karsi"}),
        ("uskudar", {"uskudar"}),
        ("Üsküdar", {"uskudar"}),
        ("ÜSKÜDAR’A", {"uskudar"}),
        ("vapur", {"karsi"}),
        ("kitap", {"kitap"}),
        ("moskova", {"uskudar", "kitap"}),
        ("Moskova'dan", {"uskudar", "kitap"}),
        ("Moskova kitap", {"kitap"}),
        ('"Moskova seyahati"', {"uskudar"}),
        ('"seyahati Moskova"', set()),
        ("ısparta", {"kitap"}),
        ("isparta", {"kitap"}),
        ("Xyzzy Kars", {"kars"}),
        ("Xyzzy", set()),
        ("", set()),
        ('"', set()),
    ],
)
def test_words_are_found_with_their_endings(asked: str, found: set[str]) -> None:
    """Whatever case, marks and endings they wear; with marks typed, only those."""
    total, hits = INDEX.search(asked)
    assert ({hit.key for hit in hits}, total) == (found, len(found))


@given(st.text(max_size=60) | st.text(alphabet=st.sampled_from('"*^:(){}+-NEAROTD \0’'), max_size=60))
def test_no_query_raises(asked: str) -> None:
    """Signs of the index's own language are signs like others."""
    total, hits = INDEX.search(asked)
    assert total == len(hits)


def test_a_very_long_query_is_answered() -> None:
    """It is cut, not refused."""
    assert INDEX.search("Kars " * 5_000)[0] == 1


def test_what_was_found_is_marked() -> None:
    """The word with its ending, without what stands behind the apostrophe."""
    _, (hit,) = INDEX.search("vapur")
    assert [hit.text[start:end] for start, end in hit.marks] == ["vapurlar"]


def test_the_rarer_word_comes_first(folder: Path, take: Callable[..., list[Outcome]], store: Path) -> None:
    """Hits are ranked; pages of them do not overlap; a document can be chosen."""
    (folder / "more.txt").write_text(
        "Odesa, Odesa.\n\nUzun bir cümlede bir kez Odesa geçer ve biter.", encoding="utf-8"
    )
    take(folder)
    reader = TextStore.open(store)
    total, hits = reader.search("Odesa", limit=2)
    assert (total, hits[0].paragraph.text) == (3, "Odesa, Odesa.")
    _, (last,) = reader.search("Odesa", limit=2, offset=2)
    assert last.paragraph.id not in {hit.paragraph.id for hit in hits}
    assert reader.search("Odesa", document=hits[0].paragraph.document)[0] == 2


def test_a_snippet_shows_the_marked_words() -> None:
    """From the start of a word to the end of one."""
    text = "bir iki üç " * 60 + "aranan kelime " + "dört beş " * 60
    start = text.index("aranan")
    first, last = snippet(text, [(start, start + 6)])
    assert "aranan kelime" in text[first:last]
    assert last - first <= 260
    assert text[first - 1] == " " == text[last]
    assert snippet("kısa", []) == (0, 4)


def test_printed_quotation_marks_make_a_phrase_too(
    folder: Path, take: Callable[..., list[Outcome]], store: Path
) -> None:
    """Telephones write them by themselves."""
    (folder / "second.txt").write_text("Odesa’da tren sabah durdu.\n\nTren sonra Odesa’ya vardı.\n", encoding="utf-8")
    take(folder)
    opened = TextStore.open(store)
    assert opened.search("“tren sabah”")[0] == opened.search('"tren sabah"')[0] == 1


def test_any_of_the_words_counts_only_where_none_has_them_all(
    folder: Path, take: Callable[..., list[Outcome]], store: Path
) -> None:
    """Who asks for two words wants both; whoever searches in several places decides for all of them."""
    (folder / "second.txt").write_text("Odesa’da tören vardı.\n\nTören uzundu.\n", encoding="utf-8")
    take(folder)
    opened = TextStore.open(store)
    assert opened.search("Odesa tören")[0] == 1
    assert opened.search("Odesa tören", is_wide=True)[0] > 1
    assert opened.search("Odesa yanardağ", is_wide=False)[0] == 0
    assert opened.search("Odesa yanardağ")[0] > 0


def test_who_has_more_of_the_words_comes_first(folder: Path, take: Callable[..., list[Outcome]], store: Path) -> None:
    """A short text with one word does not stand before a long one with two."""
    (folder / "second.txt").write_text(
        f"Yanardağ!\n\nTren!\n\n{'Uzun uzun anlatılan bir yolculukta ' * 9} tren geçti, yanardağ göründü.\n",
        encoding="utf-8",
    )
    take(folder)
    _, hits = TextStore.open(store).search("tren yanardağ denizaltı")
    assert hits[0].paragraph.text.startswith("Uzun")


def test_a_phrase_is_marked_as_a_whole_and_its_words_nowhere_else() -> None:
    """What was asked for in quotation marks is what is shown."""
    text = "Leningrad’daki fabrikalar gezildi. " + "Sonra yürüdüler. " * 30 + "Akşam Leningrad Operası’na gidildi."
    index = AccountIndex([("one", text)])
    ((hit,), stretch) = (index.search('"leningrad operası"')[1], "Leningrad Operası")
    assert [text[start:end] for start, end in hit.marks] == [stretch]
    start, end = snippet(text, hit.marks)
    assert stretch in text[start:end]
    assert [text[a:b] for a, b in index.search("leningrad opera")[1][0].marks] == ["Leningrad", "Leningrad", "Operası"]


def test_texts_are_counted_by_how_many_of_the_words_they_have() -> None:
    """Where none has them all, whoever lists two kinds of texts puts those with more of the words first."""
    index = AccountIndex({"two": "Heyet trenle Kars’a vardı.", "one": "Kars’ta kaldı.", "none": "Vapur geldi."}.items())
    assert index.levels("Kars tren Xyzzy", is_wide=True) == {2: 1, 1: 1}
    assert index.levels("Kars tren", is_wide=False) == {1: 1}
