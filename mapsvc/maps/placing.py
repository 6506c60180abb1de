"""Chooses where labels go, so that none lies on another: the spots around a symbol, their cost, the choice.

A label that finds no free spot beside its symbol goes farther away with a leader line, or loses its last
lines; one in the way of another moves, if both are the better for it. What finds no room at all is left out.
`static/js/place.js` weighs the spots of the live map by the same costs; `tests/data/strangers.json` holds
both to the same cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from mapsvc.maps.labels import LEADING, Box, Line, PlacedLabel, Symbol
from mapsvc.maps.leaders import cutting, leaders_of, over_route, through_boxes

__all__ = ["PHONE", "PRINT", "SCREEN", "Costs", "place_labels", "stranger_cost"]

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]

_SAFETY = 1.03
"""Room for a fallback font that runs a little wider."""
_GAP_PX = 4.0
_RINGS_PX = (0.0, 14.0, 28.0, 44.0, 64.0, 90.0, 120.0, 155.0)
"""How far a label may stand from its symbol; from the second on with a leader line."""
# Where a label stands, in degrees clockwise from east, with what the eye pays for it: right before left,
# beside before above, as in Imhof 1975, Positioning names on maps.
_SPOTS = (
    (0, 0), (180, 1), (-35, 2), (35, 2), (-145, 3), (145, 3), (90, 4), (-90, 4), (-65, 4), (65, 4), (-115, 5), (115, 5),
)  # fmt: skip
_STRANGER_COST = 7.0
_STRANGER_PX = 8.0
"""How much nearer its own symbol than any other's a label must lie to leave no doubt."""
_MOST_TRIED = 48
_FEW = 60
"""Up to so many labels each may move another."""


@dataclass(frozen=True, slots=True)
class _Spots:
    """All spots of one label, the cheapest first."""

    boxes: Numbers
    """Left, top, right, bottom of each: shape (n, 4)."""
    cost: Numbers
    leaders: Numbers
    """Points along each leader line, shape (n, parts, 2); far outside where there is none."""
    kinds: NDArray[np.int64]
    """Form, ring and angle of each: shape (n, 3)."""
    left_out: float
    """What it costs to have none of them."""


def stranger_cost(label: Box, own: Box, others: Sequence[Box], *, has_leader: bool = False) -> float:
    """Return what a label costs for lying nearer to another symbol than to its own, or hardly farther.

    Args:
        label: The label's box.
        own: The box of its symbol.
        others: The boxes of other symbols.
        has_leader: A line ties it to its symbol, so that its distance does not count.
    """
    if not others:
        return 0.0
    costs = _stranger_costs(np.array([label], float), own, np.array(others, float), np.array([has_leader]))
    return float(costs[0])


@dataclass(frozen=True, slots=True)
class Costs:
    """What the eye pays, in the measure of `_SPOTS`."""

    point: float = 1.4
    """For each point of a route under a label."""
    most_points: int = 8
    form: float = 5.0
    """For each step from the whole label to its shortest form."""
    ring: float = 6.0
    """For each step away from the symbol."""
    crossing: float = 0.0
    """For a leader line across a route."""
    left_out: float = 60.0
    """For a name that is not told: others give way up to this."""
    rings: int = 6
    """How many steps away at most."""
    is_strict: bool = False
    """Whether a name at the end of a leader line that stands by another symbol is rather not told."""


SCREEN = Costs()
PHONE = Costs(is_strict=True)
"""Numbers stand close on a small map, and a leader line among them is hardly seen."""
PRINT = Costs(point=6.0, form=13.0, crossing=5.0, left_out=150.0, rings=len(_RINGS_PX))
"""Paper has room: rather a leader line than a name on the route or a date lost."""

_ASKED = 8
"""How many times more a date costs beside a line for pupils to write on: a question asks for it."""


def place_labels(
    symbols: Sequence[Symbol],
    frame: Box,
    obstacles: Iterable[Box] = (),
    route: Sequence[tuple[float, float]] = (),
    costs: Costs = SCREEN,
) -> tuple[PlacedLabel, ...]:
    """Return labels that overlap neither one another, nor a symbol, nor an obstacle, and stay in the frame.

    Args:
        symbols: What is to be labelled; labels are placed by priority, then in this order.
        frame: Where labels may stand.
        obstacles: Where they may not.
        route: Points along lines that labels should rather not cover; a cost, no ban.
        costs: What is paid for what.
    """
    ordered = sorted(symbols, key=lambda one: one.priority)
    boxes = np.array([symbol.box for symbol in ordered], float).reshape(-1, 4)
    walls = np.concatenate([boxes, np.array(list(obstacles), float).reshape(-1, 4)])
    points = np.array(route, float).reshape(-1, 2)
    around = _Around(frame, boxes, walls, points, costs)
    spots = [_spots(symbol, at, around) for at, symbol in enumerate(ordered)]
    chosen = _choose(spots, [symbol.is_required for symbol in ordered])
    return tuple(_label(symbol, spots[at], chosen[at]) for at, symbol in enumerate(ordered) if chosen[at] >= 0)


@dataclass(frozen=True, slots=True)
class _Around:
    """What all labels of a map share."""

    frame: Box
    symbols: Numbers
    walls: Numbers
    route: Numbers
    costs: Costs


def _spots(symbol: Symbol, at: int, around: _Around) -> _Spots:
    """Return the spots of a label that are free of all that does not move."""
    rings = around.costs.rings if symbol.is_required else 1
    forms = symbol.forms
    sizes = [_size(lines) for lines in forms]
    parts = [_around(symbol.box, width, height, rings) for width, height in sizes]
    boxes = np.concatenate([part[0] for part in parts])
    edges = np.concatenate([part[1] for part in parts])
    kinds = np.concatenate([
        np.column_stack([np.full(len(part[2]), form), part[2]]) for form, part in enumerate(parts)
    ]).astype(np.int64)  # fmt: skip
    is_free = _is_within(boxes, around.frame) & ~_overlapping(boxes, around.walls).any(axis=1)
    boxes, edges, kinds = boxes[is_free], edges[is_free], kinds[is_free]
    has_leader = kinds[:, 1] > 0
    leaders = leaders_of(symbol.box, edges, has_leader)
    others, costs = np.delete(around.symbols, at, axis=0), around.costs
    route = _near(around.route, symbol.box, boxes)
    lost = max(1, sum(bool(line.tail) for line in symbol.lines))  # a list loses the dates of each of its places
    if any(line.css_class == "rule" for line in symbol.lines):
        lost = _ASKED
    cost = costs.form * lost * kinds[:, 0] + costs.ring * kinds[:, 1]
    cost = cost + np.array([one[1] for one in _SPOTS])[kinds[:, 2]]
    cost = cost + costs.point * np.minimum(costs.most_points, _held(boxes, route))
    if costs.crossing:
        cost[has_leader] += costs.crossing * over_route(leaders[has_leader], symbol.box, route, _GAP_PX)
    strange = _stranger_costs(boxes, symbol.box, others, has_leader)
    cost = cost + np.where(costs.is_strict & has_leader & (strange >= _STRANGER_COST), np.inf, strange)
    cost = np.where(through_boxes(leaders, others).any(axis=1), np.inf, cost)
    order = np.argsort(cost, kind="stable")
    order = order[np.isfinite(cost[order])]
    return _Spots(boxes[order], cost[order], leaders[order], kinds[order], costs.left_out)


def _near(points: Numbers, own: Box, boxes: Numbers) -> Numbers:
    """Return the points among a symbol and the spots of its label."""
    reach = np.concatenate([boxes, np.array([own], float)])
    (left, top), (right, bottom) = reach[:, :2].min(axis=0), reach[:, 2:].max(axis=0)
    x, y = points.T
    near: Numbers = points[(x >= left) & (x <= right) & (y >= top) & (y <= bottom)]
    return near


def _size(lines: Sequence[Line]) -> tuple[float, float]:
    return max(line.width_px for line in lines) * _SAFETY, sum(line.size_px * LEADING for line in lines)


@cache
def _directions() -> Numbers:
    return np.array([(cos(radians(angle)), sin(radians(angle))) for angle, _ in _SPOTS])


def _around(box: Box, width: float, height: float, rings: int) -> tuple[Numbers, Numbers, NDArray[np.int64]]:
    """Return the boxes of a label of a size around a symbol, where each begins, and its ring and angle."""
    toward = np.tile(_directions(), (rings, 1))
    kinds = np.column_stack([np.repeat(np.arange(rings), len(_SPOTS)), np.tile(np.arange(len(_SPOTS)), rings)])
    away = _GAP_PX + np.array(_RINGS_PX)[kinds[:, 0]][:, None]
    half = np.array([(box.right - box.left) / 2, (box.bottom - box.top) / 2])
    edges = np.array([(box.left + box.right) / 2, (box.top + box.bottom) / 2]) + toward * (half + away)
    share = np.where(np.abs(toward[:, 0]) < 0.1, 0.5, np.where(toward[:, 0] > 0, 0.0, 1.0))
    left = edges[:, 0] - share * width
    top = edges[:, 1] - height / 2 + toward[:, 1] * height / 2
    return np.column_stack([left, top, left + width, top + height]), edges, kinds


def _is_within(boxes: Numbers, frame: Box) -> Truths:
    left, top, right, bottom = boxes.T
    inside: Truths = (left >= frame.left) & (right <= frame.right) & (top >= frame.top) & (bottom <= frame.bottom)
    return inside


def _overlapping(boxes: Numbers, others: Numbers) -> Truths:
    """Say which boxes share ground with which others: shape (n, m)."""
    one, other = boxes[:, None, :], others[None, :, :]
    shared: Truths = (
        (one[..., 0] < other[..., 2])
        & (other[..., 0] < one[..., 2])
        & (one[..., 1] < other[..., 3])
        & (other[..., 1] < one[..., 3])
    )
    return shared


def _held(boxes: Numbers, points: Numbers) -> NDArray[np.int64]:
    """Return how many of some points each box holds."""
    x, y = points[None, :, 0], points[None, :, 1]
    inside = (x >= boxes[:, :1]) & (x <= boxes[:, 2:3]) & (y >= boxes[:, 1:2]) & (y <= boxes[:, 3:])
    return np.asarray(np.count_nonzero(inside, axis=1))


def _stranger_costs(boxes: Numbers, own: Box, others: Numbers, has_leader: Truths) -> Numbers:
    if not len(others) or not len(boxes):
        return np.zeros(len(boxes))
    to_own = _distance(boxes, np.array([own], float))[:, 0]
    to_own = np.where(has_leader, np.minimum(to_own, _GAP_PX), to_own)
    doubt = (to_own + _STRANGER_PX - _distance(boxes, others).min(axis=1)) / _STRANGER_PX
    costs: Numbers = _STRANGER_COST * np.clip(doubt, 0.0, 1.5)
    return costs


def _distance(boxes: Numbers, others: Numbers) -> Numbers:
    """Return how far boxes lie from others, edge to edge: shape (n, m)."""
    one, other = boxes[:, None, :], others[None, :, :]
    x = np.maximum(0.0, np.maximum(other[..., 0] - one[..., 2], one[..., 0] - other[..., 2]))
    y = np.maximum(0.0, np.maximum(other[..., 1] - one[..., 3], one[..., 1] - other[..., 3]))
    return np.asarray(np.hypot(x, y))


def _choose(spots: Sequence[_Spots], are_required: Sequence[bool]) -> list[int]:
    """Return the spot of each label; -1 for one that is left out. First come, first served, then they make room."""
    chosen = [-1] * len(spots)
    for at in range(len(spots)):
        free = _free(spots, chosen, at)
        chosen[at] = int(np.argmax(free)) if free.any() else -1
    # Where hundreds may be labelled, those that must be are worth the moving of others.
    movable = [at for at, is_required in enumerate(are_required) if is_required or len(spots) <= _FEW]
    for at in movable * 2:
        _make_room(spots, chosen, at)
    return chosen


def _clashes(spots: Sequence[_Spots], chosen: Sequence[int], at: int) -> tuple[Truths, list[int]]:
    """Say which spots of a label clash with which chosen spots of others, and whose those are."""
    mine = spots[at]
    others = [other for other, spot in enumerate(chosen) if spot >= 0 and other != at]
    if not others:
        return np.zeros((len(mine.cost), 0), bool), others
    boxes = np.array([spots[other].boxes[chosen[other]] for other in others])
    clash = _overlapping(mine.boxes, boxes)
    has_leader = mine.kinds[:, 1] > 0
    if has_leader.any():
        clash |= through_boxes(mine.leaders, boxes)
    for column, other in enumerate(others):
        if spots[other].kinds[chosen[other], 1]:
            leader = spots[other].leaders[chosen[other]]
            clash[:, column] |= _held(mine.boxes, leader) > 0
            clash[has_leader, column] |= cutting(mine.leaders[has_leader], leader)
    return clash, others


def _free(spots: Sequence[_Spots], chosen: Sequence[int], at: int) -> Truths:
    """Say which spots of a label clash with no chosen spot."""
    return np.asarray(~_clashes(spots, chosen, at)[0].any(axis=1))


def _make_room(spots: Sequence[_Spots], chosen: list[int], at: int) -> None:
    """Give a label a better spot by moving the one label that stands in it, where both cost less together.

    For one that would be left out two may move.
    """
    before = _cost(spots, chosen, at)
    if before < 3 or not len(spots[at].cost):
        return
    clash, others = _clashes(spots, chosen, at)
    best, least = list(chosen), -1e-6
    in_the_way = clash.sum(axis=1)
    tried, most = (len(in_the_way), 2) if chosen[at] < 0 else (_MOST_TRIED, 1)
    for mine in np.flatnonzero(in_the_way[:tried] <= most).tolist():
        gain = float(spots[at].cost[mine]) - before
        if gain >= least:
            break
        trial = list(chosen)
        trial[at] = mine
        gain += sum(_give_way(spots, trial, others[other]) for other in np.flatnonzero(clash[mine]).tolist())
        if gain < least:
            best, least = trial, gain
    chosen[:] = best


def _give_way(spots: Sequence[_Spots], chosen: list[int], at: int) -> float:
    """Move a label to the best spot that is free; return what that costs it, nothing being dearer than no room."""
    before = _cost(spots, chosen, at)
    chosen[at] = -1
    free = _free(spots, chosen, at)
    if not free.any():
        return np.inf
    chosen[at] = int(np.argmax(free))
    return _cost(spots, chosen, at) - before


def _cost(spots: Sequence[_Spots], chosen: Sequence[int], at: int) -> float:
    return float(spots[at].cost[chosen[at]]) if chosen[at] >= 0 else spots[at].left_out


def _label(symbol: Symbol, spots: _Spots, at: int) -> PlacedLabel:
    form, ring, spot = spots.kinds[at].tolist()
    box = Box(*(round(value, 2) for value in spots.boxes[at].tolist()))
    toward_x, toward_y = _directions()[spot].tolist()
    align = "middle" if abs(toward_x) < 0.1 else "start" if toward_x > 0 else "end"
    leader = None
    if ring:
        half_x, half_y = (symbol.box.right - symbol.box.left) / 2, (symbol.box.bottom - symbol.box.top) / 2
        middle_x, middle_y = symbol.box.left + half_x, symbol.box.top + half_y
        away = _GAP_PX + _RINGS_PX[ring]
        start = (middle_x + toward_x * half_x, middle_y + toward_y * half_y)
        leader = (*start, middle_x + toward_x * (half_x + away), middle_y + toward_y * (half_y + away))
    return PlacedLabel(symbol.id, symbol.forms[form], box, align, leader)
