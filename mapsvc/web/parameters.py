"""Query strings -> typed values, or `ParameterError`. Knows which parameters exist; the page cache drops all others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from werkzeug.datastructures import MultiDict

from mapsvc import LANGUAGES
from mapsvc.errors import ParameterError
from mapsvc.sheets.options import NAMES

__all__ = ["DEFAULT_LANGUAGE", "KNOWN", "LANGUAGES", "choice", "echo", "optional_choice", "page_number", "words"]

DEFAULT_LANGUAGE = LANGUAGES[0]
KNOWN = frozenset(
    {
        "day",
        "document",
        "fit",
        "format",
        "itinerary",
        "journey",
        "lang",
        "maxheight",
        "maxwidth",
        "other",
        "page",
        "path",
        "q",
        "start",
        "stop",
        "story",
        "theme",
        "timeline",
        "type",
        "url",
        "with",
        "year",
    }
) | frozenset({"dpi", *NAMES})
"""Names of the parameters that any address of the service reads."""
_LONGEST_ECHO = 80
_NUMBER = re.compile(r"[0-9]{1,6}")


def choice(args: MultiDict[str, str], name: str, known: Sequence[str]) -> str | None:
    """Return a parameter that takes one of a few values, or None where it is not given.

    Raises:
        ParameterError: The value is not among the known ones, or is given twice with different values.
    """
    values = list(dict.fromkeys(args.getlist(name)))
    if not values:
        return None
    if len(values) > 1 or values[0] not in known:
        raise ParameterError(name, echo(", ".join(values)), f"one of {', '.join(filter(None, known))}")
    return values[0]


def optional_choice(args: MultiDict[str, str], name: str, known: Sequence[str]) -> str | None:
    """Return a parameter as `choice` does; a form that leaves it empty does not give it.

    Raises:
        ParameterError: The value is neither empty nor among the known ones.
    """
    return choice(args, name, ["", *known]) or None


def page_number(args: MultiDict[str, str], most: int = 100_000) -> int:
    """Return which page of a list is asked for; 1 where none is.

    Raises:
        ParameterError: It is no whole number from 1 to `most`.
    """
    values = list(dict.fromkeys(args.getlist("page")))
    if not values:
        return 1
    if len(values) > 1 or not _NUMBER.fullmatch(values[0]) or not 1 <= int(values[0]) <= most:
        raise ParameterError("page", echo(", ".join(values)), f"a whole number from 1 to {most}")
    return int(values[0])


def words(args: MultiDict[str, str], name: str, longest: int) -> tuple[str, bool]:
    """Return a question in words, and whether it was longer than what is looked at.

    Signs that no text holds become spaces, and runs of white space one space: a question is never refused.
    """
    asked = " ".join(args.getlist(name))
    printable = "".join(sign if sign.isprintable() else " " for sign in asked[: 4 * longest])
    text = " ".join(printable.split())
    return text[:longest].strip(), len(text) > longest or len(asked) > 4 * longest


def echo(text: str) -> str:
    """Return what was asked for as it may be shown: not too long, and nothing that no page may contain."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:_LONGEST_ECHO])
