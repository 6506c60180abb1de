"""Symbols that would lie on one another: those of one place stand beside one another, those of others give way.

The same rules as `static/js/cluster.js`, so that picture, sheet and live map agree; `tests/data/rows.json`
holds both to the same cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, floor, sqrt

__all__ = ["groups", "rows"]

_ONE_PLACE = 0.75
"""Discs whose middles lie nearer than this share of their radius are taken for one place."""
_MOST_PASSES = 40


@dataclass(slots=True)
class _Block:
    """The discs of a place as a rectangle."""

    members: list[int]
    columns: int
    x: float
    y: float
    half_width: float
    half_height: float


def rows(points: Sequence[tuple[float, float]], radius_px: float, room_px: float = 0.0) -> list[tuple[float, float]]:
    """Return the points moved aside so that discs of a radius lie beside one another.

    Discs of one place stand in rows around it, in the given order. Where such blocks overlap, each moves by what it
    lacks, the smaller more, and what lies in the west stays there. Room is what each disc keeps off others by at
    least: a finger needs more than a small symbol.

    Examples:
        >>> rows([(0, 0), (0, 0), (50, 0)], 10)
        [(-10.0, 0.0), (10.0, 0.0), (50.0, 0.0)]
    """
    reach = max(radius_px, room_px)
    blocks = [_block(group, points, reach) for group in groups(points, radius_px)]
    _push_apart(blocks)
    moved: list[tuple[float, float]] = [(float(x), float(y)) for x, y in points]
    for block in blocks:
        for place, at in enumerate(block.members):
            row, column = divmod(place, block.columns)
            count = min(block.columns, len(block.members) - block.columns * row)
            x = block.x + (2 * column - count + 1) * reach
            moved[at] = x, block.y + (2 * row + 1) * reach - block.half_height
    return moved


def groups(points: Sequence[tuple[float, float]], radius_px: float) -> list[list[int]]:
    """Return which points are one place; each group in the given order, the groups by their first member."""
    found: list[list[int]] = []
    least = (_ONE_PLACE * radius_px) ** 2
    for at, (x, y) in enumerate(points):
        near = (group for group in found if (points[group[0]][0] - x) ** 2 + (points[group[0]][1] - y) ** 2 < least)
        group = next(near, None)
        if group is None:
            found.append([at])
        else:
            group.append(at)
    return found


def _block(group: list[int], points: Sequence[tuple[float, float]], reach_px: float) -> _Block:
    count = len(group)
    lines = max(1, floor(sqrt(count / 1.5) + 0.5))  # half as wide again as high
    columns = ceil(count / lines)
    x, y = (sum(points[at][axis] for at in group) / count for axis in (0, 1))
    return _Block(group, columns, x, y, columns * reach_px, ceil(count / columns) * reach_px)


def _push_apart(blocks: Sequence[_Block]) -> None:
    """Move blocks that touch by the little that they lack, along the axis where it is less, each to its own side.

    They count as rectangles, for some symbols are squares, and a finger's least target is one.
    """
    pairs = [
        (one, other, 1 if other.x >= one.x else -1, 1 if other.y >= one.y else -1)
        for one, other in combinations(blocks, 2)
    ]
    for _ in range(_MOST_PASSES):
        is_still = True
        for one, other, east, south in pairs:
            wide, high = one.half_width + other.half_width, one.half_height + other.half_height
            across, down = other.x - one.x, other.y - one.y
            if min(wide - abs(across), high - abs(down)) <= 1e-6:
                continue
            is_still = False
            lack_x, lack_y = wide - east * across, high - south * down
            share = len(other.members) / (len(one.members) + len(other.members))
            if lack_x <= lack_y:
                one.x -= east * lack_x * share
                other.x += east * lack_x * (1 - share)
            else:
                one.y -= south * lack_y * share
                other.y += south * lack_y * (1 - share)
        if is_still:
            return
