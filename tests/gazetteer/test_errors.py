"""Requirements of `gazetteer.errors`."""

from __future__ import annotations

import inspect

import pytest

import gazetteer
from gazetteer import errors


def test_the_tree_in_the_docstring_is_the_tree_of_the_classes() -> None:
    """Each error stands in it, under its base, with the builtin it means."""
    drawn = errors.__doc__ or ""
    for name, error in inspect.getmembers(errors, inspect.isclass):
        assert name in drawn
        assert issubclass(error, errors.GazetteerError)
        assert name in errors.__all__


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (errors.RecordError("a.yaml", 3, "what"), "a.yaml:3: what"),
        (errors.RecordError("a.yaml", 3, "what", "x", "y"), "a.yaml:3: what; got 'x'; expected y"),
        (errors.QueryError("year", 5, "more"), "year: got 5; expected more"),
        (errors.GeocodingUnavailableError("no network"), "no network"),
    ],
)
def test_messages_say_what_was_got_and_expected(error: errors.GazetteerError, message: str) -> None:
    """File and line first, so that editors can jump there."""
    assert str(error) == message


def test_the_front_door_names_what_it_offers() -> None:
    """Every name in __all__ is there, in the order of the alphabet."""
    assert all(hasattr(gazetteer, name) for name in gazetteer.__all__)
    assert list(gazetteer.__all__) == sorted(gazetteer.__all__)
