"""Lines from symbols to the names that stand away from them: where they run, and what they cross."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapsvc.maps.labels import Box

__all__ = ["cutting", "leaders_of", "over_route", "through_boxes"]

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]

_ON_LINE_PX = 4.0
"""A leader line so near a point of a route runs over it: the points are about twice as far apart."""
_PARTS = np.linspace(0.0, 1.0, 6)
"""Where along a leader line it is asked what it crosses."""


def leaders_of(box: Box, edges: Numbers, has_leader: Truths) -> Numbers:
    """Return points along the line from a symbol's middle to where each label begins."""
    middle = np.array([(box.left + box.right) / 2, (box.top + box.bottom) / 2])
    points = middle + (edges - middle)[:, None, :] * _PARTS[None, :, None]
    return np.where(has_leader[:, None, None], points, np.inf)


def through_boxes(leaders: Numbers, boxes: Numbers) -> Truths:
    """Say which leader lines run through which boxes: shape (n, m)."""
    x, y = leaders[:, :, None, 0], leaders[:, :, None, 1]
    inside = (x >= boxes[:, 0]) & (x <= boxes[:, 2]) & (y >= boxes[:, 1]) & (y <= boxes[:, 3])
    return np.asarray(inside.any(axis=1))


def over_route(leaders: Numbers, own: Box, points: Numbers, gap_px: float) -> Truths:
    """Say which leader lines run over points of a route, but for those at their own symbol: it lies on its way.

    Labels of several forms share a line: each is asked once.
    """
    middle = np.array([(own.left + own.right) / 2, (own.top + own.bottom) / 2])
    away = np.abs(points - middle).max(axis=1) > (own.right - own.left) / 2 + gap_px
    (x, y), (ends, which) = (points[away] - middle).T, np.unique(leaders[:, -1] - middle, axis=0, return_inverse=True)
    length = np.hypot(ends[:, :1], ends[:, 1:])
    u, v = ends[:, :1] / length, ends[:, 1:] / length
    along = x * u + y * v
    crossed: Truths = ((np.abs(x * v - y * u) < _ON_LINE_PX) & (along > 0) & (along < length)).any(axis=1)[which]
    return crossed


def cutting(leaders: Numbers, other: Numbers) -> Truths:
    """Say which leader lines cut another: the ends of each lie on both sides of the other."""
    start, end, begin, stop = leaders[:, 0], leaders[:, -1], other[0], other[-1]
    cut: Truths = (_side(start, end, begin) * _side(start, end, stop) < 0) & (
        _side(begin, stop, start) * _side(begin, stop, end) < 0
    )
    return cut


def _side(start: Numbers, end: Numbers, point: Numbers) -> Numbers:
    """Return on which side of a line a point lies, by its sign."""
    (x, y), (u, v) = (end - start).T, (point - start).T
    side: Numbers = x * v - y * u
    return side
