"""Symbols that would lie on one another stand beside one another, three to a row.

The same rules as `static/js/cluster.js`, so that picture, sheet and live map agree; `tests/data/rows.json`
holds both to the same cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

__all__ = ["groups", "rows"]


def rows(points: Sequence[tuple[float, float]], radius_px: float, room_px: float = 0.0) -> list[tuple[float, float]]:
    """Return the points moved aside so that discs of a radius lie beside one another, three to a row.

    Discs that would overlap form a group around their middle, in the given order; groups that would
    overlap become one. Each then keeps others off by its room: a finger needs more than a small symbol.

    Examples:
        >>> rows([(0, 0), (0, 0), (50, 0)], 10)
        [(-10.0, 0.0), (10.0, 0.0), (50.0, 0.0)]
    """
    moved: list[tuple[float, float]] = [(float(x), float(y)) for x, y in points]
    for group in groups(points, radius_px):
        for at, spot in zip(group, _spots(group, points, radius_px), strict=True):
            moved[at] = spot
    return _pushed_apart(moved, max(radius_px, room_px))


def _pushed_apart(points: list[tuple[float, float]], radius_px: float) -> list[tuple[float, float]]:
    """Return symbols that still touch moved by the little that each lacks, along the axis where it is less.

    They count as squares, for some are, and a finger's least target is one.
    """
    spots = [list(point) for point in points]
    for _ in range(8):
        for one, other in combinations(spots, 2):
            away = [other[0] - one[0], other[1] - one[1]]
            axis = 0 if abs(away[0]) >= abs(away[1]) else 1
            lack = 2 * radius_px - abs(away[axis])
            if lack <= 1e-6 or away == [0, 0]:
                continue
            step = lack / 2 if away[axis] > 0 else -lack / 2
            one[axis] -= step
            other[axis] += step
    return [(x, y) for x, y in spots]


def groups(points: Sequence[tuple[float, float]], radius_px: float) -> list[list[int]]:
    """Return which points share a group; each group in the given order, the groups by their first member."""
    found = [[at] for at in range(len(points))]
    reach = (1.8 * radius_px) ** 2

    def touch(one: list[int], other: list[int]) -> bool:
        mine, theirs = _spots(one, points, radius_px), _spots(other, points, radius_px)
        return any((x - u) ** 2 + (y - v) ** 2 < reach for x, y in mine for u, v in theirs)

    while True:
        pair = next(
            ((a, b) for a in range(len(found)) for b in range(a + 1, len(found)) if touch(found[a], found[b])), None
        )
        if pair is None:
            return found
        first, second = pair
        found[first] = sorted(found[first] + found.pop(second))


def _spots(group: list[int], points: Sequence[tuple[float, float]], radius_px: float) -> list[tuple[float, float]]:
    """Return where the discs of a group stand: in rows of three around their middle."""
    middle_x = sum(points[at][0] for at in group) / len(group)
    middle_y = sum(points[at][1] for at in group) / len(group)
    lines = -(-len(group) // 3)
    spots = []
    for place in range(len(group)):
        row, column = divmod(place, 3)
        count = min(3, len(group) - 3 * row)
        x = middle_x + (column - (count - 1) / 2) * 2 * radius_px
        spots.append((x, middle_y + (row - (lines - 1) / 2) * 2 * radius_px))
    return spots
