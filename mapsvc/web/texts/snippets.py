"""Short pieces of a text around what was looked for: keyword in context. Knows no page and no markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapsvc.web.contexts.texts import Piece

__all__ = ["excerpt", "pieces", "without"]

_BEFORE, _AFTER = 90, 210
_MOST_MARKS = 200
_ELLIPSIS = "…"


def pieces(text: str, marks: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Return a text cut at its marks; ranges that overlap or run out of the text are cut to fit.

    Examples:
        >>> [(piece.text, piece.is_marked) for piece in pieces("Odesa’dan Kiev’e", [(0, 5)])]
        [('Odesa', True), ('’dan Kiev’e', False)]
    """
    return tuple(Piece(text[start:end], is_marked) for start, end, is_marked in _cut(len(text), marks))


def excerpt(text: str, marks: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Return the part of a text where most marks stand close together, cut between words.

    A short text comes whole. Without a mark the text's beginning is returned.
    """
    kept = sorted(marks)[:_MOST_MARKS]
    start, end = _window(text, kept)
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in kept if a < end and b > start]
    found = list(pieces(text[start:end], inside))
    if start > 0:
        found.insert(0, Piece(f"{_ELLIPSIS} ", is_marked=False))
    if end < len(text):
        found.append(Piece(f" {_ELLIPSIS}", is_marked=False))
    return tuple(found)


def without(
    text: str, marks: Sequence[tuple[int, int]], left_out: Sequence[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without some ranges, footnote numbers for one, and the marks where they then are.

    Examples:
        >>> without("İzmir’e12 vardı", [(0, 5), (10, 15)], [(7, 9)])
        ('İzmir’e vardı', [(0, 5), (8, 13)])
    """
    gaps = sorted(left_out)

    def moved(at: int) -> int:
        return at - sum(min(at, end) - start for start, end in gaps if start < at)

    kept, done = [], 0
    for start, end in gaps:
        kept.append(text[done:start])
        done = end
    return "".join([*kept, text[done:]]), [(moved(start), moved(end)) for start, end in marks]


def _window(text: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    width = _BEFORE + _AFTER
    if len(text) <= width * 1.2:
        return 0, len(text)
    first = 0
    if marks:
        first = max(marks, key=lambda mark: (sum(mark[0] <= a < mark[0] + _AFTER for a, _b in marks), -mark[0]))[0]
    start = max(0, min(first - _BEFORE, len(text) - width))
    end = min(len(text), start + width)
    return _word_start(text, start), _word_end(text, end)


def _word_start(text: str, at: int) -> int:
    """Return the start of the next word, where one is near; a text without spaces is cut anywhere."""
    if at == 0:
        return 0
    space = text.find(" ", at, at + 40)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    space = text.rfind(" ", at - 40, at)
    return space if space >= 0 else at


def _cut(length: int, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    done = 0
    for start, end in sorted(marks):
        first, last = max(start, done), min(end, length)
        if first >= last:
            continue
        if first > done:
            yield done, first, False
        yield first, last, True
        done = last
    if done < length:
        yield done, length, False
