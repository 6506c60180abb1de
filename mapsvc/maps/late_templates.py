"""Keeps folium from compiling templates that nobody uses, above all those that are no templates.

folium 0.20 and branca make 45 Jinja templates when they are imported, 2.5 ms each; our maps use seven of them. And what
an element's template has written, branca takes for a template once more: slow, and a name with `{{` in it would be
obeyed. Inside `compiled_when_used` a template is compiled with its first use, and that of a text never comes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from jinja2 import Environment, Template

__all__ = ["compiled_when_used"]

_ONE_AT_A_TIME = threading.RLock()
"""Two blocks that overlap would put back each other's work."""


class _Late:
    """Stands for a template until something is asked of it."""

    def __init__(self, make: Callable[[], Template]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        self._template = self.__dict__.get("_template") or self._make()
        return getattr(self._template, name)


@contextmanager
def compiled_when_used() -> Iterator[None]:
    """Have templates that are made of texts inside the block compiled with their first use; they do all the same."""
    with _ONE_AT_A_TIME:
        from_string = Environment.from_string

        def later(self: Environment, *given: Any, **named: Any) -> Any:
            return _Late(lambda: from_string(self, *given, **named))

        Environment.from_string = later  # type: ignore[method-assign]
        try:
            yield
        finally:
            Environment.from_string = from_string  # type: ignore[method-assign]
