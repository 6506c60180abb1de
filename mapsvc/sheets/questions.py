"""Questions on a journey with their answers, made of the data and a seed: the worksheet asks, the answer sheet tells.

Both are printed from the same values, so they cannot disagree. A question for which the data say too little is left
out; nothing is asked that the sources, or what is computed of them, do not answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TypeVar

from mapsvc.sheets.extract import Extract

__all__ = ["Question", "Shape", "letters", "shuffled"]

Item = TypeVar("Item")


class Shape(StrEnum):
    """How a question is answered on paper."""

    ORDER = "order"
    """A number in the box before each item."""
    MARK = "mark"
    """A cross in the box before the right items."""
    MATCH = "match"
    """Lines between two columns."""
    LINES = "lines"
    """Words on lines."""
    TABLE = "table"
    """Words in the last column of a table."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer."""

    key: str
    """Which kind of question it is."""
    shape: Shape
    prompt: str
    items: tuple[str, ...] = ()
    """What is ordered, marked or joined; of a table, its rows, the cells parted by tabs."""
    others: tuple[str, ...] = ()
    """Of a match, the right column; of a table, its head."""
    answer: tuple[str, ...] = ()
    """One text an item, in the order of the items; of lines, one text."""
    lines: int = 1


Maker = Callable[[Extract, Random], Question | None]


def letters(count: int, lang: str) -> tuple[str, ...]:
    """Return the letters of a list, as a class of the language would write them."""
    alphabet = {
        "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
        "en": "abcdefghijklmnopqrstuvwxyz",
        "ru": "абвгдежзиклмнопрстуфхцчшэюя",
    }
    signs = alphabet[lang]
    return tuple(signs[at % len(signs)] * (at // len(signs) + 1) for at in range(count))


def shuffled(items: Sequence[Item], chance: Random) -> list[Item]:
    """Return items in another order than they came in, wherever there is one."""
    mixed = list(items)
    for _ in range(8):
        chance.shuffle(mixed)
        if mixed != list(items):
            break
    return mixed
