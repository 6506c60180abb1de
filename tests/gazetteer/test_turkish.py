"""Requirements of `gazetteer.turkish`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.turkish import APOSTROPHES, fold, search_key, sort_key

ANY_TEXT = st.text(alphabet=st.characters(categories=None), max_size=60)
"""Every code point, half surrogates and unassigned ones included."""


@given(ANY_TEXT)
def test_folding_keeps_the_length(text: str) -> None:
    """Offsets in the folded text are offsets in the text, whatever the text."""
    assert len(fold(text)) == len(text)


@given(ANY_TEXT, ANY_TEXT)
def test_folding_a_piece_gives_the_piece_of_the_folded_text(start: str, end: str) -> None:
    """No letter looks at its neighbours, not even a final sigma."""
    assert fold(start + end) == fold(start) + fold(end)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is in its final form."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("İSTANBUL", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("izmir", "izmir"),
        ("ÇŞĞÜÖ", "çşğüö"),
        ("ХАРЬКОВ Ї", "харьков ї"),
        ("ΣΑΣ", "σασ"),
    ],
)
def test_capitals_fold_by_the_turkish_rule(text: str, folded: str) -> None:
    """İ is the capital of i, and I of ı."""
    assert fold(text) == folded


@given(ANY_TEXT)
def test_a_search_key_is_its_own_key(text: str) -> None:
    """Keys can be compared with keys of keys, and never raise."""
    assert search_key(search_key(text)) == search_key(text)


@given(ANY_TEXT)
def test_a_search_key_does_not_depend_on_case(text: str) -> None:
    """The key of the folded text is the key of the text."""
    assert search_key(fold(text)) == search_key(text)


@pytest.mark.parametrize("other", ["İzmir", "IZMIR", "izmir", "ızmır", "I z-m i r", "İZMİR", "i̇zmir", "Îzmîr"])
def test_spellings_of_one_name_have_one_key(other: str) -> None:
    """Case, dots, marks, spaces and composed or decomposed letters do not tell names apart."""
    assert search_key(other) == "izmir"


@pytest.mark.parametrize("sign", APOSTROPHES)
def test_no_kind_of_apostrophe_enters_a_key(sign: str) -> None:
    """Straight, curly and look-alike signs are dropped, also those that Unicode calls letters."""
    assert search_key(f"Kapalı{sign}çarşı") == "kapalicarsi"


def test_keys_keep_the_letters_of_other_scripts() -> None:
    """Cyrillic and Korean names have keys of their own letters, not of pieces of letters."""
    assert search_key("Ёлки-Й") == "елкии"
    assert search_key("서울") == "서울"


def test_names_sort_as_in_a_turkish_index() -> None:
    """Ç follows C, I precedes İ, Ö follows O; digits come first, other scripts last."""
    names = ["Odesa", "Çarşı", "Одесса", "İzmir", "Şile", "Isparta", "2. Fabrika", "Ödemiş", "Cide", "Akova", "Ağrı"]
    in_order = ["2. Fabrika", "Ağrı", "Akova", "Cide", "Çarşı", "Isparta", "İzmir", "Odesa", "Ödemiş", "Şile", "Одесса"]
    assert sorted(names, key=sort_key) == in_order


def test_marks_that_are_not_turkish_count_last() -> None:
    """A circumflex does not move a name away from its neighbours."""
    assert sorted(["Âlimler", "Alpullu", "Alim"], key=sort_key) == ["Alim", "Âlimler", "Alpullu"]


@given(ANY_TEXT)
def test_every_text_has_a_sort_key(text: str) -> None:
    """Sorting never fails, and tells different texts apart."""
    assert sort_key(text)[2] == text
