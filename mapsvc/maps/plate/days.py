"""The days of each leg, in small type beside its line, where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from mapsvc.maps.labels import Box, text_width_px
from mapsvc.maps.plate.ink import LEAST_TYPE, Look
from mapsvc.maps.scene import SceneLeg

__all__ = ["LegDays", "date_legs"]

Numbers = NDArray[np.float64]

_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
"""Where along a leg its days may stand, of its length."""
_AWAY = 5.5
"""From the line to the letters, in units."""
_CLEAR = 2.0
_LEAST_LENGTH = 1.3
"""A leg shorter than this, in widths of its text, tells its days by those of its stops."""
_OWN = 6.0
"""How much nearer days lie to their own leg than to any other, in units, so that they are not taken for another's."""


@dataclass(frozen=True, slots=True)
class LegDays:
    """The days of a leg with their place."""

    leg: SceneLeg
    box: Box

    @property
    def foot(self) -> tuple[float, float]:
        """Middle and baseline of the text."""
        return (self.box.left + self.box.right) / 2, self.box.bottom - LEAST_TYPE * 0.26


def date_legs(
    legs: Sequence[tuple[SceneLeg, Numbers]],
    look: Look,
    frame: Box,
    taken: Sequence[Box],
    route: Sequence[tuple[float, float]],
) -> tuple[LegDays, ...]:
    """Return the days that find room beside their legs, on nothing that is taken and on no line."""
    walls, points = np.array(taken, float).reshape(-1, 4), np.array(route, float).reshape(-1, 2)
    placed: list[LegDays] = []
    # Beside a journey its programme's days would be taken for the journey's own.
    has_journey = any(not leg.style.is_hollow for leg, _ in legs)
    ways = [shapely.LineString(line) for _, line in legs]
    for leg, line in legs:
        if not leg.dates or leg.is_side or (has_journey and leg.style.is_hollow):
            continue
        others = np.array([way for (one, _), way in zip(legs, ways, strict=True) if not _is_one_way(one, leg)])
        first = None
        for box in _boxes(leg.dates, line, look):
            if box.within(frame) and _is_free(box, walls, points):
                first = first or box
                if _is_own(box, others):
                    first = box
                    break
        if first is not None:
            placed.append(LegDays(leg, first))
            walls = np.concatenate([walls, [first]])
    return tuple(placed)


def _is_one_way(leg: SceneLeg, other: SceneLeg) -> bool:
    """Say whether two legs run on one line, there and back or twice."""
    return leg.points in (other.points, other.points[::-1])


def _is_own(box: Box, others: NDArray[np.object_]) -> bool:
    """Say whether no other leg is nearly as near to some days as their own."""
    return not len(others) or float(shapely.distance(shapely.box(*box), others).min()) >= _AWAY + _OWN


def _boxes(text: str, line: Numbers, look: Look) -> Iterator[Box]:
    """Return boxes of a text on both sides of a line, those in its middle first."""
    width, height = text_width_px(text, look.small_face, LEAST_TYPE) * 1.03, LEAST_TYPE * 1.15
    steps = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    if along[-1] < _LEAST_LENGTH * width:
        return
    for share in _SHARES:
        at = share * along[-1]
        x, y = (float(np.interp(at, along, line[:, axis])) for axis in (0, 1))
        before, after = max(0.0, at - width / 3), min(float(along[-1]), at + width / 3)
        u, v = (
            float(np.interp(after, along, line[:, axis]) - np.interp(before, along, line[:, axis])) for axis in (0, 1)
        )
        length = max(1e-6, float(np.hypot(u, v)))
        across, down = -v / length, u / length
        reach = abs(across) * width / 2 + abs(down) * height / 2 + _AWAY
        for side in (1, -1):
            middle_x, middle_y = x + side * across * reach, y + side * down * reach
            yield Box(middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2)


def _is_free(box: Box, walls: Numbers, route: Numbers) -> bool:
    left, top, right, bottom = box.left - _CLEAR, box.top - _CLEAR, box.right + _CLEAR, box.bottom + _CLEAR
    on_wall = (walls[:, 0] < right) & (walls[:, 2] > left) & (walls[:, 1] < bottom) & (walls[:, 3] > top)
    on_route = (route[:, 0] > left) & (route[:, 0] < right) & (route[:, 1] > top) & (route[:, 1] < bottom)
    return not (on_wall.any() or on_route.any())
