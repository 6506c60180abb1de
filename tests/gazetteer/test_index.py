"""Requirements of `gazetteer.index`: it finds exactly what comparing all keys would find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from gazetteer.index import KeyIndex

WORDS = st.text(alphabet="abcıüд서", max_size=7)
"""Few letters, so that words come close to each other."""


@given(st.lists(WORDS, max_size=30), WORDS)
def test_one_error_finds_what_comparing_all_finds(keys: list[str], key: str) -> None:
    """Nothing is missed and nothing added, in rising order; shorter than two letters is not searched."""
    index = KeyIndex(keys)
    distinct = list(dict.fromkeys(keys))
    wanted = tuple(n for n, other in enumerate(distinct) if OSA.distance(key, other) == 1)
    assert index.with_one_error(key) == (wanted if len(key) > 1 else ())


@given(st.lists(WORDS, max_size=30), WORDS)
def test_two_errors_find_what_comparing_all_finds(keys: list[str], key: str) -> None:
    """Exactly two; one error is asked for before."""
    index = KeyIndex(keys)
    distinct = list(dict.fromkeys(keys))
    wanted = tuple(n for n, other in enumerate(distinct) if OSA.distance(key, other) == 2)
    assert index.with_two_errors(key) == (wanted if len(key) > 2 else ())


def test_keys_are_numbered_in_the_order_of_their_first_coming() -> None:
    """A key that comes again keeps its number."""
    index = KeyIndex(["kiev", "odesa", "kiev", "batum"])
    assert (len(index), index.number("batum"), index.key(1), index.number("don")) == (3, 2, "odesa", None)


@pytest.mark.parametrize("key", ["", "x", "x" * 65, "x" * 100_000])
def test_keys_that_say_too_little_or_too_much_are_not_searched(key: str) -> None:
    """The work is bounded whatever is asked."""
    index = KeyIndex(["xy", "x" * 66])
    assert (index.with_one_error(key), index.with_two_errors(key)) == ((), ())


def test_an_empty_index_finds_nothing() -> None:
    """No key, no answer, no error."""
    index = KeyIndex([])
    assert (index.number("a"), index.with_one_error("kiev"), index.with_two_errors("kiev")) == (None, (), ())


def test_too_many_keys_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of a key has its place in the table, and no more."""
    monkeypatch.setattr("gazetteer.index._MOST_KEYS", 3)
    with pytest.raises(ValueError, match="too many keys for the index: got 3; expected under 3"):
        KeyIndex("abc")
