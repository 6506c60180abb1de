"""Takes points out of lines, least visible first, and keeps neighbours from crossing.

Sources:
    Visvalingam, Whyatt 1993, Line generalisation by repeated elimination of points, doi:10.1179/000870493786962263.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import shapely

__all__ = ["crossing", "simplified"]

Node = tuple[int, int]


def simplified(points: Sequence[Node], least: Callable[[Node], float], grid_per_deg: int, keep: int = 2) -> list[Node]:
    """Return the line without the points whose triangle with their neighbours is smaller than the least.

    Args:
        points: Grid points; the ends stay.
        least: Smallest triangle that is kept at a point, in square degrees of longitude as Web Mercator shows them.
        grid_per_deg: Grid points in a degree.
        keep: So many points stay in any case.
    """
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    gone = [False] * len(points)

    def size(index: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[index]], points[index], points[after[index]]
        area = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 / grid_per_deg**2
        return area / math.cos(math.radians(by / grid_per_deg)) / least(points[index])

    heap = [(size(index), index) for index in range(1, len(points) - 1)]
    heapq.heapify(heap)
    current = {index: value for value, index in heap}
    left, floor = len(points), 0.0
    while heap and left > keep:
        value, index = heapq.heappop(heap)
        if gone[index] or value != current[index]:
            continue
        if value >= 1:
            break
        floor = max(floor, value)
        gone[index] = True
        left -= 1
        after[before[index]], before[after[index]] = after[index], before[index]
        for neighbour in (before[index], after[index]):
            if 0 < neighbour < len(points) - 1:
                # A point never becomes less important than one that went before it.
                current[neighbour] = max(size(neighbour), floor)
                heapq.heappush(heap, (current[neighbour], neighbour))
    return [point for point, is_gone in zip(points, gone, strict=True) if not is_gone]


def crossing(lines: Sequence[Sequence[Node]]) -> list[tuple[int, Node]]:
    """Return where lines cross or touch another one, or themselves, other than at their ends: line and place."""
    pieces, owner = [], []
    for number, line in enumerate(lines):
        for start, end in pairwise(line):
            pieces.append((start, end))
            owner.append(number)
    shapes = np.asarray(shapely.linestrings(np.array(pieces, float)))
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    bad: set[tuple[int, Node]] = set()
    for one, two in zip(first.tolist(), second.tolist(), strict=True):
        if one >= two:
            continue
        follow = owner[one] == owner[two] and two == one + 1
        ends = [(lines[owner[piece]][0], lines[owner[piece]][-1]) for piece in (one, two)]
        if not _meet_well(pieces[one], pieces[two], None if follow else ends):
            bad |= {(owner[one], pieces[one][0]), (owner[two], pieces[two][0])}
    return sorted(bad)


def _meet_well(a: tuple[Node, Node], b: tuple[Node, Node], ends: list[tuple[Node, Node]] | None) -> bool:
    """Return whether two pieces only share a point, as they may: in a row (ends is None) or where both lines end."""
    shared = set(a) & set(b)
    if len(shared) != 1:
        return False
    point = shared.pop()
    (px, py), (ax, ay), (bx, by) = point, *[p for p in (*a, *b) if p != point]
    lies_on = (ax - px) * (by - py) == (ay - py) * (bx - px) and (ax - px) * (bx - px) + (ay - py) * (by - py) > 0
    if lies_on:
        return False
    return ends is None or (point in ends[0] and point in ends[1])
