"""Which questions a worksheet asks: first what the map shows, then what is measured and read, then what is judged."""

from __future__ import annotations

from mapsvc.sheets.asking_days import arrival, calendar, dates, source, speed, stay
from mapsvc.sheets.asking_map import by_mode, detour, direction, farthest, grid, longest, measured, ordered
from mapsvc.sheets.asking_words import changes, people, todays_names
from mapsvc.sheets.extract import Extract
from mapsvc.sheets.questions import Asked, Maker, Question

__all__ = ["questions"]

_MOST = {1: 6, 2: 6, 3: 4}
"""Those of the third level take longest."""
_ENOUGH = {1: 5, 2: 5, 3: 4}
"""With fewer of its own a level borrows from the next."""
_BY_LEVEL: dict[int, tuple[Maker, ...]] = {
    1: (ordered, farthest, by_mode, dates, todays_names, direction, arrival),
    2: (measured, longest, people, grid, stay, calendar),
    3: (changes, speed, source, detour, people),
}


def questions(
    of: Extract, level: int, seed: int, scale: int | None = None, blank: str = "names"
) -> tuple[Question, ...]:
    """Return the questions of a level.

    Args:
        of: What the sheet shows.
        level: 1 to 3.
        seed: The same one gives the same questions, another one mostly others.
        scale: The map's, as one to this; None where no map of a known scale is on the sheet.
        blank: What the map leaves out: what it does not show is not asked, nor told by a question.
    """
    asked = Asked(of, seed, scale, blank)
    own = _BY_LEVEL[level]
    others = [maker for other in sorted(_BY_LEVEL, key=lambda other: abs(other - level)) for maker in _BY_LEVEL[other]]
    made: list[Question] = []
    for maker in dict.fromkeys((*own, *others)):
        if len(made) >= (_MOST if maker in own else _ENOUGH)[level]:
            break
        question = maker(asked)
        if question is not None:
            made.append(question)
    return tuple(made)
