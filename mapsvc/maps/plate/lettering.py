"""Names of the base map on a plate: waters and states along curves that follow the parallels, towns beside their dots.

They give way to stops, route and panels; a name that finds no room is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from mapsvc.maps.labels import Box, Line, text_width_px
from mapsvc.maps.layout import GroundName, Size, name_line
from mapsvc.maps.plate.ink import LEAST_TYPE, Look
from mapsvc.maps.plate.window import PlateWindow
from mapsvc.maps.projection import ground_m_per_deg

__all__ = ["CurvedName", "letter_ground"]

Numbers = NDArray[np.float64]

_BOW = 0.05
"""How far a water's name bends beyond the parallel, of its length."""
_CLEAR = 3.0
"""Around each letter, in units."""
_CAP = 0.36
"""From the middle of a capital down to its foot, in type sizes."""
_DOT = 1.5
_ALONG = (0.0, -0.12, 0.12, -0.24, 0.24, -0.36, 0.36, -0.5, 0.5)
_ACROSS = (0.0, -0.8, 0.8, -1.6, 1.6, -2.4, 2.4, -3.2, 3.2, -4.5, 4.5, -6.0, 6.0, -8.0, 8.0, -10.0, 10.0, -12.0, 12.0)
"""Where else a great name may stand: in shares of its width along, in type sizes across."""
_HIGH = {"water": 0.28, "state": 0.55}
"""How far across at most, of its width: a name may not leave its sea or state, and states are less narrow."""
_HIGH_OF_SMALL = 0.3
"""The same of states that are not great: Bulgaria stood beyond the Danube."""
_NOWHERE = np.zeros((1, 2))
_APART = (np.array([-7.0, -1.0, 7.0, 1.0]), np.zeros(4))
"""How much farther names keep off a great name: two in a row would read as one."""


@dataclass(frozen=True, slots=True)
class CurvedName:
    """A name with its line: a quadratic curve through start, a point of control and end, under the letters."""

    name: GroundName
    line: Line
    curve: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
    boxes: tuple[Box, ...]
    """Around its letters; upright."""
    dot: tuple[float, float] | None = None
    """A town's place."""


def letter_ground(
    names: Sequence[GroundName],
    window: PlateWindow,
    size: Size,
    look: Look,
    taken: Sequence[Box],
    route: Sequence[tuple[float, float]],
) -> tuple[CurvedName, ...]:
    """Return the names that find room, the greatest first, none on what is taken, on the route or on another."""
    walls = np.array(taken, float).reshape(-1, 4)
    points = np.array(route, float).reshape(-1, 2)
    placed: list[CurvedName] = []
    at = window.px_of(np.array([name.point for name in names], float).reshape(-1, 2))
    # A great state of which the frame cuts off the middle is named in the part that is left.
    beyond = np.array([_half_reach(name, window) if name.kind == "state" and name.rank == 1 else 0.0 for name in names])
    is_seen = (at[:, 0] > -beyond) & (at[:, 0] < window.width_px + beyond)
    is_seen &= (at[:, 1] > 0) & (at[:, 1] < window.height_px)
    seen = [name for name, inside in zip(names, is_seen.tolist(), strict=True) if inside]
    for name in sorted(seen, key=lambda one: (one.kind == "town", one.rank)):
        if name.rank > size.deepest_name:
            continue
        for candidate, shifts in _candidates(name, window, size, look):
            boxes = np.array(candidate.boxes, float)
            at_home = _first_free(boxes, _NOWHERE, walls, points, window)
            spot = at_home if at_home == 0 or len(shifts) == 1 else _first_free(boxes, shifts, walls, points, window)
            if spot >= 0:
                moved = _moved(candidate, shifts[spot])
                walls = np.concatenate([walls, np.array(moved.boxes, float) + _APART[name.kind == "town"]])
                placed.append(moved)
                break
    return tuple(placed)


def _half_reach(name: GroundName, window: PlateWindow) -> float:
    return name.width_deg * ground_m_per_deg(name.point.lat) * window.px_per_m / 2


def _first_free(boxes: Numbers, shifts: Numbers, walls: Numbers, route: Numbers, window: PlateWindow) -> int:
    """Return the first shift by which the letters of a name lie on nothing; -1 where there is none."""
    grown = boxes[None] + np.tile(shifts, 2)[:, None] + np.array([-_CLEAR, -_CLEAR, _CLEAR, _CLEAR])
    low, high = grown[:, :, :2].min(axis=(1, 2)), grown[:, :, 2:].max(axis=1)
    inside = np.flatnonzero((low >= 0) & (high[:, 0] <= window.width_px) & (high[:, 1] <= window.height_px))
    if not len(inside):
        return -1
    grown = grown[inside]
    (left, top), (right, bottom) = grown[:, :, :2].min(axis=(0, 1)), grown[:, :, 2:].max(axis=(0, 1))
    near = walls[(walls[:, 0] < right) & (walls[:, 2] > left) & (walls[:, 1] < bottom) & (walls[:, 3] > top)]
    x, y = route.T
    x, y = route[(x >= left) & (x <= right) & (y >= top) & (y <= bottom)].T
    one = grown[:, :, None, :]
    on_wall = (
        (one[..., 0] < near[:, 2]) & (near[:, 0] < one[..., 2])
        & (one[..., 1] < near[:, 3]) & (near[:, 1] < one[..., 3])
    ).any(axis=(1, 2))  # fmt: skip
    on_route = ((x >= one[..., 0]) & (x <= one[..., 2]) & (y >= one[..., 1]) & (y <= one[..., 3])).any(axis=(1, 2))
    free = np.flatnonzero(~(on_wall | on_route))
    return int(inside[free[0]]) if len(free) else -1


def _moved(name: CurvedName, shift: Numbers) -> CurvedName:
    x, y = (round(float(value), 1) for value in shift)
    if not (x or y):
        return name
    start, control, end = ((one + x, other + y) for one, other in name.curve)
    boxes = tuple(Box(box.left + x, box.top + y, box.right + x, box.bottom + y) for box in name.boxes)
    return replace(name, curve=(start, control, end), boxes=boxes)


def _candidates(name: GroundName, window: PlateWindow, size: Size, look: Look) -> Iterator[tuple[CurvedName, Numbers]]:
    """Return the ways to set a name, each with where else it may be moved."""
    per_deg = ground_m_per_deg(name.point.lat) * window.px_per_m
    line = name_line(name, size, per_deg)
    face = look.small_water_face if name.kind in ("water", "river") else look.small_face
    line = replace(line, face=face, size_px=max(line.size_px, LEAST_TYPE))
    if name.kind == "town":
        yield from ((one, _NOWHERE) for one in _beside(name, line, window))
        return
    is_great = name.kind != "river" and name.rank <= 2
    reach = name.width_deg * per_deg
    x = window.to_px(name.point)[0]
    lines = (line, replace(line, spacing_em=round(line.spacing_em / 2.5, 2)))[: 2 if is_great else 1]
    if not 0 < x < window.width_px and line.width_px > reach / 2 - max(-x, x - window.width_px):
        lines = lines[1:]  # what the frame leaves of the state is too narrow for a wide name
    for one in lines:
        curved = _curved(name, one, window, per_deg)
        is_small = name.kind == "state" and name.rank > 1
        most = reach * (_HIGH_OF_SMALL if is_small else _HIGH.get(name.kind, 0.0))
        yield curved, _shifts(curved, reach, most, line.size_px) if is_great else _NOWHERE


def _shifts(name: CurvedName, reach: float, widest: float, size_px: float) -> Numbers:
    """Return moves along and across a great name's line, the least first."""
    (x, y), _, (u, v) = name.curve
    length = max(1e-6, float(np.hypot(u - x, v - y)))
    along, down = np.array([u - x, v - y]) / length, np.array([y - v, u - x]) / length
    moves = [(one * reach, other * size_px) for other in _ACROSS for one in _ALONG if abs(other * size_px) <= widest]
    ordered = sorted(moves, key=lambda move: abs(move[0]) + 2 * abs(move[1]))
    return np.array([one * along + other * down for one, other in ordered])


def _beside(name: GroundName, line: Line, window: PlateWindow) -> Iterator[CurvedName]:
    x, y = window.to_px(name.point)
    half, high = line.width_px * 1.03 / 2, line.size_px * 0.55
    away = _DOT + 3.5 + half
    for middle_x, middle_y in ((x + away, y), (x - away, y), (x, y - high - 5), (x, y + high + 5)):
        foot = middle_y + line.size_px * _CAP
        text = Box(middle_x - half, middle_y - high, middle_x + half, middle_y + high)
        dot = Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT)
        ends = ((middle_x - half, foot), (middle_x, foot), (middle_x + half, foot))
        yield CurvedName(name, line, ends, (text, dot), (x, y))


def _curved(name: GroundName, line: Line, window: PlateWindow, per_deg: float) -> CurvedName:
    """Return a name on a line that keeps its angle to the meridians, and so bends as the parallels do."""
    turn, middle = radians(name.angle_deg), name.point
    length = line.width_px - line.spacing_em * line.size_px
    steps = np.array([-length / 2, 0.0, length / 2]) / per_deg
    lonlat = np.column_stack([
        middle.lon + steps * cos(turn), middle.lat + steps * sin(turn) * cos(radians(middle.lat))
    ])  # fmt: skip
    start, centre, end = window.px_of(lonlat)
    if start[0] > end[0]:
        start, end = end, start
    chord = end - start
    normal = np.array([-chord[1], chord[0]]) / max(1e-6, float(np.hypot(*chord)))  # down, for a name read from the left
    bow = _BOW * length if name.kind == "water" and name.width_deg else 0.0
    start, centre, end = start + normal * bow / 2, centre - normal * bow / 2, end + normal * bow / 2
    control = 2 * centre - (start + end) / 2
    boxes = _letter_boxes(line, start, control, end)
    foot = normal * line.size_px * _CAP
    curve = tuple(_point(spot + foot) for spot in (start, control, end))
    return CurvedName(name, line, (curve[0], curve[1], curve[2]), boxes)


def _point(spot: Numbers) -> tuple[float, float]:
    return round(float(spot[0]), 1), round(float(spot[1]), 1)


def _letter_boxes(line: Line, start: Numbers, control: Numbers, end: Numbers) -> tuple[Box, ...]:
    """Return upright boxes around the letters of a text that is set along a curve."""
    gap = line.spacing_em * line.size_px
    widths = np.array([text_width_px(letter, line.face, line.size_px) + gap for letter in line.text])
    whole = float(widths.sum()) - gap
    part = ((np.cumsum(widths) - widths / 2 - gap / 2) / max(whole, 1e-6)).clip(0, 1)[:, None]
    spots = (1 - part) ** 2 * start + 2 * part * (1 - part) * control + part**2 * end
    slope = 2 * (1 - part) * (control - start) + 2 * part * (end - control)
    slope = slope / np.hypot(slope[:, 0], slope[:, 1])[:, None].clip(1e-6)
    across, down = np.abs(slope[:, 0]), np.abs(slope[:, 1])
    long, high = (widths - gap) / 2 * 1.05, line.size_px * 0.52
    half_x, half_y = long * across + high * down, long * down + high * across
    boxes = np.column_stack([spots[:, 0] - half_x, spots[:, 1] - half_y, spots[:, 0] + half_x, spots[:, 1] + half_y])
    return tuple(Box(*row) for row, letter in zip(np.round(boxes, 2).tolist(), line.text, strict=True) if letter != " ")
