"""What an address asks of a collection: strict, each mistake named, every answer bounded.

Sources:
    OGC 17-069r4, OGC API - Features - Part 1: Core, section 7.15; OGC 18-058r1, Part 2: CRS; RFC 3339, section 5.6.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from werkzeug.datastructures import MultiDict

from mapsvc.errors import ParameterError
from mapsvc.features import BBox, Collection, Query, Span
from mapsvc.features.crs import CRS84, SUPPORTED, box_from
from mapsvc.features.feature import Scalar
from mapsvc.web.parameters import echo

__all__ = [
    "DEFAULT_LIMIT",
    "LARGEST_NUMBER",
    "LARGEST_OFFSET",
    "MOST",
    "Asked",
    "asked",
    "only",
    "value_of",
    "whole_number",
]

DEFAULT_LIMIT = 100
MOST = 1_000
"""Features in one answer; whoever asks for more gets these, and the way to the next."""
LARGEST_OFFSET = 10_000_000
LARGEST_NUMBER = 10**9
"""Of a number that a property is compared with, above and below zero."""
_DAY = r"\d{4}-\d{2}-\d{2}"
_MOMENT = re.compile(rf"({_DAY})(T\d{{2}}:\d{{2}}:\d{{2}}(\.\d+)?(Z|[+-]\d{{2}}:\d{{2}}))?", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,20})?", re.ASCII)
_SCIENTIFIC = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?")
_TRUTHS = {"true": True, "false": False}


class Asked(NamedTuple):
    """A question to a collection, and the reference system that its answer is wanted in."""

    query: Query
    crs: str


def asked(args: MultiDict[str, str], collection: Collection, further: Iterable[str] = ("f",)) -> Asked:
    """Return what the parameters ask.

    Raises:
        ParameterError: One is unknown, given twice, or cannot be read.
    """
    names = ("bbox", "bbox-crs", "crs", "datetime", "limit", "offset")
    only(args, (*names, *further, *collection.properties))
    bbox_crs = _one_of(args, "bbox-crs", SUPPORTED)
    query = Query(
        bbox=_bbox(args["bbox"], bbox_crs) if "bbox" in args else None,
        span=_span(args["datetime"]) if "datetime" in args else None,
        equal={
            name: value_of(name, args[name], kind.type) for name, kind in collection.properties.items() if name in args
        },
        limit=min(whole_number(args, "limit", DEFAULT_LIMIT, 1, LARGEST_OFFSET), MOST),
        offset=whole_number(args, "offset", 0, 0, LARGEST_OFFSET),
    )
    return Asked(query, _one_of(args, "crs", SUPPORTED))


def only(args: MultiDict[str, str], known: Iterable[str]) -> None:
    """Refuse parameters that an address does not have, and those that are given twice.

    Raises:
        ParameterError: There is such a parameter.
    """
    names = sorted(set(known))
    for name in args:
        if name not in names:
            raise ParameterError(echo(name), echo(args[name]), f"only the parameters {', '.join(names)}")
        if len(args.getlist(name)) > 1:
            raise ParameterError(name, echo(", ".join(args.getlist(name))), "one value")


def whole_number(args: MultiDict[str, str], name: str, default: int, least: int, most: int) -> int:
    """Return a whole number, or the default where it is not given.

    Raises:
        ParameterError: It is none, or out of bounds.
    """
    text = args.get(name)
    if text is None:
        return default
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise ParameterError(name, echo(text), f"a whole number from {least} to {most}")
    return int(text)


def value_of(name: str, text: str, kind: str) -> Scalar:
    """Return a value of a property as its type has it.

    Raises:
        ParameterError: It is of another type.
    """
    if kind == "boolean" and text in _TRUTHS:
        return _TRUTHS[text]
    if kind == "integer" and re.fullmatch(r"-?[0-9]{1,15}", text):
        return int(text)
    if kind == "number" and _SCIENTIFIC.fullmatch(text) and abs(float(text)) <= LARGEST_NUMBER:
        return float(text)
    if kind == "string":
        return text
    expected = {"boolean": "true or false", "integer": "a whole number", "number": f"a number up to {LARGEST_NUMBER}"}[
        kind
    ]
    raise ParameterError(name, echo(text), expected)


def _one_of(args: MultiDict[str, str], name: str, known: tuple[str, ...]) -> str:
    value = args.get(name, CRS84)
    if value not in known:
        raise ParameterError(name, echo(value), f"one of {', '.join(known)}")
    return value


def _bbox(text: str, crs: str) -> BBox:
    expected = "west,south,east,north in degrees, or four or six numbers in the order of bbox-crs"
    parts = text.split(",")
    if len(parts) not in (4, 6) or not all(_NUMBER.fullmatch(part.strip()) for part in parts):
        raise ParameterError("bbox", echo(text), expected)
    numbers = [float(part) for part in parts]
    if len(numbers) == 6:  # heights, which our features do not have
        numbers = [*numbers[:2], *numbers[3:5]]
    try:
        box = box_from(crs, *numbers)
    except ValueError:
        raise ParameterError("bbox", echo(text), f"corners within {crs}") from None
    in_range = abs(box.west) <= 180 and abs(box.east) <= 180 and -90 <= box.south <= box.north <= 90
    if not in_range or not all(math.isfinite(edge) for edge in box):
        raise ParameterError("bbox", echo(text), f"{expected}; south not above north, within the Earth")
    return box


def _span(text: str) -> Span:
    sides = text.split("/")
    if len(sides) == 1:
        day = _day(text, text)
        return Span(day, day)
    if len(sides) > 2 or all(side in ("", "..") for side in sides):
        raise _bad_datetime(text)
    first, last = (None if side in ("", "..") else _day(side, text) for side in sides)
    if first is not None and last is not None and first > last:
        raise _bad_datetime(text)
    return Span(first, last)


def _day(side: str, text: str) -> date:
    match = _MOMENT.fullmatch(side)
    try:
        return date.fromisoformat(match[1]) if match is not None else _no_day()
    except ValueError:
        raise _bad_datetime(text) from None


def _no_day() -> date:
    raise ValueError


def _bad_datetime(text: str) -> ParameterError:
    expected = (
        "a day such as 1932-05-01, a moment (RFC 3339), or an interval such as 1932-04-23/1932-05-01 or 1933-01-01/.."
    )
    return ParameterError("datetime", echo(text), expected)
