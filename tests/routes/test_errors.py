"""The errors of routes: their tree, and that messages are made from facts."""

from __future__ import annotations

import inspect
import re

import pytest

from routes import errors
from routes.errors import JourneyFileError, JourneyFileErrors, RouteError


def test_the_tree_in_the_docstring_is_the_one_of_the_classes() -> None:
    """Each leaf has our base and the builtin that it means."""
    drawn = dict(re.findall(r"^[├└]── (\w+)\((\w+)\)", errors.__doc__ or "", re.MULTILINE))
    leaves = {
        name: leaf.__bases__
        for name, leaf in inspect.getmembers(errors, inspect.isclass)
        if issubclass(leaf, RouteError) and leaf is not RouteError
    }
    assert {name: bases[1].__name__ for name, bases in leaves.items()} == drawn
    assert all(bases[0] is RouteError for bases in leaves.values())
    assert set(errors.__all__) == {*drawn, "RouteError"}


def test_a_mistake_keeps_its_facts() -> None:
    """Callers read attributes, people read the message."""
    mistake = JourneyFileError("j.yaml", 7, "stop: place", "Odessa", "an id")
    assert (mistake.file, mistake.line, mistake.what, mistake.got, mistake.expected) == (
        "j.yaml", 7, "stop: place", "Odessa", "an id",
    )  # fmt: skip
    assert str(mistake) == "j.yaml:7: stop: place; got 'Odessa'; expected an id"


def test_many_mistakes_have_a_line_each() -> None:
    """In the order given."""
    first, second = JourneyFileError("j.yaml", 1, "a"), JourneyFileError("j.yaml", 2, "b")
    with pytest.raises(JourneyFileErrors, match=r"^j\.yaml:1: a\nj\.yaml:2: b$") as caught:
        raise JourneyFileErrors((first, second))
    assert caught.value.errors == (first, second)
