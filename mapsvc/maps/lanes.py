"""Lines that journeys share are drawn beside each other, each in a lane of its own; a line alone stays on its way."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.place import LonLat
from mapsvc.maps.palette import JOURNEY_KEYS

__all__ = ["PLANNED", "lanes", "side_of"]

PLANNED = "plan"
"""The lane of a programme, beside the journey as it was made."""
_SHARED = 0.3
"""A line with more of its points on another's runs on it."""


def lanes(lines: Sequence[tuple[str, Sequence[LonLat]]]) -> tuple[str, ...]:
    """Return the lane of each line, a letter that class names end in; empty for one that nobody shares.

    Args:
        lines: Whose each is, and its points.

    Examples:
        >>> sea = (LonLat(29.0, 41.2), LonLat(30.7, 46.5))
        >>> lanes([("there", sea), ("back", sea[::-1]), ("there", (LonLat(30.7, 46.5), LonLat(30.5, 50.4)))])
        ('b', 'a', '')
    """
    owners: dict[LonLat, set[str]] = {}
    for owner, points in lines:
        for point in points:
            owners.setdefault(point, set()).add(owner)
    found = []
    for owner, points in lines:
        counts: dict[str, int] = {}
        for point in points:
            for other in owners[point]:
                counts[other] = counts.get(other, 0) + 1
        least = max(1.0, _SHARED * len(points))
        sharing = sorted(other for other, count in counts.items() if count > least)
        lane = sharing.index(owner) % len(JOURNEY_KEYS) if owner in sharing and len(sharing) > 1 else None
        found.append("" if lane is None else JOURNEY_KEYS[lane])
    return tuple(found)


def side_of(lane: str) -> int:
    """Return on which side of the way a lane lies, and how far: -1, 1, -3, 3 and so on.

    Examples:
        >>> [side_of(lane) for lane in "abc"]
        [-1, 1, -3]
    """
    at = JOURNEY_KEYS.index(lane)
    return at if at % 2 else -at - 1
