"""Endings of Russian: forms of a word, and names in all their cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.russian import DeclinedNames, is_form, is_russian, plain, stem


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("завод", "завода заводу заводом заводе заводы заводов заводам заводами заводах"),
        ("одесса", "одессы одессе одессу одессой"),
        ("харьков", "харькова харькову харьковом харькове"),
        ("болшево", "болшева болшеву болшевом болшеве"),
        ("конференция", "конференции конференцию конференцией"),
        ("черный", "черного черному черным черном черная черной черную черные черных"),
        ("молотов", "молотова молотову молотовым молотове"),
    ],
)
def test_a_word_is_known_in_all_its_forms(word: str, forms: str) -> None:
    """Nouns of each declension, adjectives, surnames; and every form begins with the stem."""
    for form in forms.split():
        assert is_form(form, word), form
        assert form.startswith(stem(word)) or stem(word).startswith(stem(form))


@pytest.mark.parametrize(
    ("word", "other"), [("поезд", "поездка"), ("порт", "портной"), ("рим", "римский"), ("мая", "май")]
)
def test_another_word_is_no_form(word: str, other: str) -> None:
    """What goes on as another word is another word, and a stem has three letters."""
    assert not is_form(word, other)


@given(st.text(), st.text())
def test_nothing_raises_and_words_are_forms_of_one_another(word: str, other: str) -> None:
    """Whatever stands in a text; which of two words is asked for does not matter."""
    assert is_form(word, other) == is_form(other, word)
    assert len(plain(word)) == len(word)
    assert word.startswith(stem(word))


def test_only_cyrillic_words_are_russian() -> None:
    """By the first letter."""
    assert [is_russian(word) for word in ("Одесса", "ёлка", "Odessa", "", "7")] == [True, True, False, False, False]


def test_of_two_names_the_longer_one_comes_first() -> None:
    """Who asks takes the first."""
    names = DeclinedNames([("Лондон", 1), ("Лондонская конференция", 2), ("Лондон Сити", 3)])
    assert list(names.at("в Лондоне Сити", 2)) == [(14, 3), (9, 1)]
