"""Questions on a journey with their answers, made of the data and a seed: the worksheet asks, the answer sheet tells.

Both are printed from the same values, so they cannot disagree. A question for which the data say too little is left
out; nothing is asked that the sheet itself, with its map as it is printed, does not let a pupil find.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TypeVar

from mapsvc.sheets.extract import Extract

__all__ = ["Asked", "Maker", "Question", "Shape", "letters", "match", "parted", "shuffled"]

Item = TypeVar("Item")
_MOST_ITEMS = 5


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
    """Words in the empty cells of a table."""


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
    """One text an item, in the order of the items; of lines, one text; of a table, the empty cells parted by tabs."""
    lines: int = 1
    texts: tuple[str, ...] = ()
    """What is to be read before, with a stop's number and a tab before each."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about: a part of a journey, and what the map of the sheet shows of it."""

    of: Extract
    seed: int
    scale: int | None
    """The map's, as one to this; None where none of a known scale is on the sheet."""
    blank: str
    """What the map leaves out: names, dates, route or all."""

    @property
    def shows_dates(self) -> bool:
        """Whether stops have their dates on the map."""
        return self.blank in ("names", "route")

    @property
    def is_of_journey(self) -> bool:
        """Whether the map shows what was travelled, and that alone."""
        return not self.of.is_both and not self.is_planned

    @property
    def is_planned(self) -> bool:
        """Whether it is a programme that is told in full."""
        return self.of.first.id == "programme"

    @property
    def shows_route(self) -> bool:
        """Whether legs are drawn."""
        return self.blank in ("names", "dates")

    def chance(self, key: str) -> Random:
        """Return the chance of a kind of question: one that finds nothing to ask does not change the others."""
        return Random(f"{self.seed} {key}")  # noqa: S311  no secret, and the same on every machine


Maker = Callable[[Asked], Question | None]


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


def parted(items: Sequence[Item], chance: Random) -> list[Item]:
    """Return different items in an order in which none stands where it stood, wherever there is one."""
    around = shuffled(range(len(items)), chance)
    following = dict(zip(around, around[1:] + around[:1], strict=True))
    return [items[following[at]] for at in range(len(items))]


def match(key: str, prompt: str, pairs: dict[str, str], chance: Random) -> Question | None:
    """Return a question that joins names with what belongs to each; every right side once, none beside its name."""
    unique = {left: right for left, right in pairs.items() if list(pairs.values()).count(right) == 1}
    if len(unique) < 3:
        return None
    left = chance.sample(list(unique), min(_MOST_ITEMS, len(unique)))
    answer = [unique[name] for name in left]
    return Question(key, Shape.MATCH, prompt, tuple(left), tuple(parted(answer, chance)), tuple(answer))
