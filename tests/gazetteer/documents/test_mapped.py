"""A cleaned text leads back to the raw one, character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.documents.mapped import MappedText, MappedTextBuilder


def built(raw: str, cuts: list[tuple[bool, int]]) -> MappedText:
    """Return a copy of a raw text of which some stretches are left out."""
    builder, at = MappedTextBuilder(), 0
    for is_kept, length in cuts:
        end = min(at + length, len(raw))
        if is_kept:
            builder.add(raw[at:end], at, end)
        at = end
    return builder.build()


@given(st.text(), st.lists(st.tuples(st.booleans(), st.integers(0, 5))))
def test_every_character_leads_back_to_itself(raw: str, cuts: list[tuple[bool, int]]) -> None:
    """The raw stretch of a character is that character."""
    mapped = built(raw, cuts)
    for place, letter in enumerate(mapped.text):
        start, end = mapped.to_raw(place, place + 1)
        assert raw[start:end] == letter
        assert mapped.from_raw(start, end) == (place, place + 1)


@given(st.text(), st.lists(st.tuples(st.booleans(), st.integers(0, 5))))
def test_runs_survive_being_kept(raw: str, cuts: list[tuple[bool, int]]) -> None:
    """What the store keeps is what was read."""
    mapped = built(raw, cuts)
    assert MappedText.from_bytes(mapped.text, mapped.to_bytes()) == mapped


@given(st.text(min_size=1), st.data())
def test_a_cut_keeps_its_map(raw: str, data: st.DataObject) -> None:
    """A stretch of a mapped text is mapped like the whole."""
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    part = MappedText.plain(raw, 7).cut(start, end)
    assert part.text == raw[start:end]
    assert not part.text or (part.raw_start, part.raw_end) == (start + 7, end + 7)


def test_a_letter_stands_for_its_entity_as_a_whole() -> None:
    """A character that several raw ones made cannot be taken apart."""
    builder = MappedTextBuilder()
    builder.add("Kut", 0, 3)
    builder.add("ü", 3, 9)
    builder.add("k", 9, 10)
    mapped = builder.build()
    assert mapped.to_raw(2, 4) == (2, 9)
    assert mapped.from_raw(4, 5) == (3, 4)
    assert mapped.from_raw(10, 12) is None


def test_two_maps_become_one() -> None:
    """A text made of a text that was made of the raw file leads to the raw file."""
    outer = MappedTextBuilder()
    outer.add("<", 10, 14)
    outer.add("ab", 20, 22)
    inner = MappedTextBuilder()
    inner.add("<", 0, 1)
    inner.add("b", 2, 3)
    both = inner.build().through(outer.build())
    assert (both.text, both.to_raw(0, 1), both.to_raw(1, 2)) == ("<b", (10, 14), (21, 22))


def test_a_stretch_outside_is_refused() -> None:
    """A wrong offset is a mistake of the caller, said as such."""
    with pytest.raises(IndexError, match="stretch 1-4 is not inside a text of 3 characters"):
        MappedText.plain("abc").to_raw(1, 4)


def test_an_empty_stretch_has_an_empty_place() -> None:
    """A spot between characters has a place too, also at the end."""
    mapped = MappedText.plain("abc", 5)
    assert [mapped.to_raw(spot, spot) for spot in (0, 3)] == [(5, 5), (8, 8)]
    assert MappedText.plain("").to_raw(0, 0) == (0, 0)
