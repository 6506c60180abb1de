"""The tree of errors is as its module says, and each message says what, got, expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mapsvc import errors
from mapsvc.errors import (
    MapServiceError,
    OutputError,
    ParameterError,
    ResourceMissingError,
    ServerStartError,
    SettingsError,
    StoreError,
    TextFileError,
)


def test_the_drawn_tree_is_the_real_one() -> None:
    """The docstring names every class with the builtin that it also is."""
    drawn = set(re.findall(r"[├└]── (\w+)\((\w+)\)", errors.__doc__ or ""))
    real = {
        (kind.__name__, base.__name__)
        for kind in MapServiceError.__subclasses__()
        for base in kind.__bases__
        if base is not MapServiceError
    }
    assert drawn == real


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (SettingsError("MAPSVC_PORT", "x", "a number"), "setting MAPSVC_PORT: got 'x', expected a number"),
        (ParameterError("lang", "xx", "one of tr, en"), "parameter 'lang': got 'xx', expected one of tr, en"),
        (ResourceMissingError("base.html", (Path("a"), Path("b"))), "base.html not found; looked in a and b"),
        (OutputError("x.json", "disk full"), "cannot write x.json: disk full"),
        (TextFileError("a.txt", "it is empty", "fill it"), "cannot read a.txt: it is empty; fill it"),
        (StoreError("t.sqlite", "it is full", "make room"), "store of texts t.sqlite: it is full; make room"),
        (
            ServerStartError("http://h:1/", "in use", "choose another"),
            "cannot serve at http://h:1/: in use; choose another",
        ),
    ],
)
def test_messages_are_whole(error: MapServiceError, message: str) -> None:
    """A message is an interface: what failed, what was got, what to do."""
    assert str(error) == message
