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
    found = [_Group([at], points, radius_px) for at in range(len(points))]
    at = 0
    # Pairs are joined in their order: before `at` no two groups touch, until a group has grown.
    while at < len(found):
        other = next((later for later in range(at + 1, len(found)) if found[at].touches(found[later])), None)
        if other is None:
            at += 1
            continue
        while other is not None:
            at, other = min(at, other), max(at, other)
            found[at] = _Group(sorted(found[at].members + found.pop(other).members), points, radius_px)
            other = next((earlier for earlier in range(at) if found[earlier].touches(found[at])), None)
    return [group.members for group in found]


class _Group:
    """Points that stand in rows together, with where their discs are."""

    __slots__ = ("_box", "_reach", "_spots", "members")

    def __init__(self, members: list[int], points: Sequence[tuple[float, float]], radius_px: float) -> None:
        self.members, self._spots = members, _spots(members, points, radius_px)
        self._reach = 1.8 * radius_px
        xs, ys = [x for x, _ in self._spots], [y for _, y in self._spots]
        self._box = min(xs), min(ys), max(xs), max(ys)

    def touches(self, other: _Group) -> bool:
        """Whether any two discs overlap; the boxes around them say no for nearly all pairs."""
        reach, (west, south, east, north), box = self._reach, self._box, other._box
        if box[0] - east > reach or west - box[2] > reach or box[1] - north > reach or south - box[3] > reach:
            return False
        return any((x - u) ** 2 + (y - v) ** 2 < reach * reach for x, y in self._spots for u, v in other._spots)


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
