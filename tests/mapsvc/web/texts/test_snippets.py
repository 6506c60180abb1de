"""Keyword in context: what is shown around what was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mapsvc.web.texts.snippets import excerpt, pieces

_MARKS = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=30)


@given(st.text(max_size=800), _MARKS)
def test_pieces_put_together_are_the_text(text: str, marks: list[tuple[int, int]]) -> None:
    """Whatever the marks, no letter is lost or doubled."""
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@given(st.text(max_size=3000), _MARKS)
def test_an_excerpt_is_short_and_from_the_text(text: str, marks: list[tuple[int, int]]) -> None:
    """It is a stretch of the text, of some 300 characters, between ellipses where it was cut."""
    shown = "".join(piece.text for piece in excerpt(text, marks))
    assert len(shown) <= 370
    assert shown.removeprefix("… ").removesuffix(" …") in text


def test_an_excerpt_holds_what_was_found_and_cuts_between_words() -> None:
    """The mark is in it, and no word is torn at its ends."""
    text = "önce " * 200 + "Harkov" + " sonra" * 200
    start = text.index("Harkov")
    found = excerpt(text, [(start, start + 6)])
    assert [piece.text for piece in found if piece.is_marked] == ["Harkov"]
    inner = "".join(piece.text for piece in found[1:-1]).split()
    assert set(inner) == {"önce", "Harkov", "sonra"}
