"""Query strings -> typed values, or `ParameterError`. Knows which parameters exist; the page cache drops all others."""

from __future__ import annotations

from collections.abc import Sequence

from werkzeug.datastructures import MultiDict

from mapsvc.errors import ParameterError

__all__ = ["DEFAULT_LANGUAGE", "KNOWN", "LANGUAGES", "choice"]

LANGUAGES = ("tr", "en", "ru")
"""Languages of the pages; the first is the default."""
DEFAULT_LANGUAGE = LANGUAGES[0]
KNOWN = frozenset({"day", "itinerary", "lang", "q", "stop", "url", "format", "maxwidth", "maxheight"})
"""Names of the parameters that any address of the service reads."""
_LONGEST_ECHO = 80


def choice(args: MultiDict[str, str], name: str, known: Sequence[str]) -> str | None:
    """Return a parameter that takes one of a few values, or None where it is not given.

    Raises:
        ParameterError: The value is not among the known ones, or is given twice with different values.
    """
    values = list(dict.fromkeys(args.getlist(name)))
    if not values:
        return None
    if len(values) > 1 or values[0] not in known:
        raise ParameterError(name, _echo(", ".join(values)), f"one of {', '.join(known)}")
    return values[0]


def _echo(text: str) -> str:
    """Return what was asked for as it may be shown: not too long, and nothing that no page may contain."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:_LONGEST_ECHO])
