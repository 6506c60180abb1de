"""Rows in memory: values of any class, turned into features only when they are answered.

Boxes and days stand in arrays, values of a property in an index made when it is first asked for: a question to
200,000 places looks at numbers, not at objects.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from mapsvc.features.collection import Extent, Page, Query, Span
from mapsvc.features.feature import BBox, Days, Feature, Scalar

__all__ = ["InMemory", "Sketch", "meets"]

T = TypeVar("T")
_MOST_KEPT = 2_000
"""Features; about three megabytes."""
_NEVER = 0
"""Stands for "no day"; the first of January of the year 1 is 1."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is looked at to find a row."""

    id: str
    bbox: BBox | None
    days: Days | None


class InMemory(Generic[T]):
    """Rows made of values."""

    def __init__(
        self, values: Callable[[], Sequence[T]], sketch: Callable[[T], Sketch], full: Callable[[T], Feature]
    ) -> None:
        """Take in where the values come from; they are read when something is first asked.

        Args:
            values: Returns all values, always in the same order.
            sketch: Returns what a value is found by.
            full: Returns the feature of a value.
        """
        self._source, self._sketch, self._full = values, sketch, full
        # What is asked for is mostly what was asked for before; the rest is made anew.
        self._made = lru_cache(_MOST_KEPT)(lambda at: full(self._values[at]))
        self._by_property: dict[str, dict[Scalar, NDArray[np.int64]]] = {}

    @cached_property
    def _values(self) -> Sequence[T]:
        return self._source()

    @cached_property
    def _sketches(self) -> tuple[dict[str, int], NDArray[np.float64], NDArray[np.int64]]:
        """Return the row of each id, the boxes and the days."""
        sketches = [self._sketch(value) for value in self._values]
        nowhere = (np.nan,) * 4
        boxes = np.array([sketch.bbox or nowhere for sketch in sketches], dtype=float).reshape(-1, 4)
        days = [(s.days.first.toordinal(), s.days.last.toordinal()) if s.days else (_NEVER, _NEVER) for s in sketches]
        return {s.id: at for at, s in enumerate(sketches)}, boxes, np.array(days, dtype=np.int64).reshape(-1, 2)

    def page(self, query: Query) -> Page:
        """Return the features that match, in the order of the values."""
        _ids, boxes, days = self._sketches
        mask = np.ones(len(boxes), dtype=bool)
        if query.bbox is not None:
            mask &= meets(boxes, query.bbox)
        if query.span is not None:
            mask &= _during(days, query.span)
        for name, value in query.equal.items():
            chosen = np.zeros(len(boxes), dtype=bool)
            chosen[self._index(name).get(value, [])] = True
            mask &= chosen
        found = np.flatnonzero(mask)
        shown = found[query.offset : query.offset + query.limit]
        return Page(len(found), tuple(self._made(int(at)) for at in shown))

    def one(self, feature_id: str) -> Feature | None:
        """Return the feature of an id."""
        at = self._sketches[0].get(feature_id)
        return None if at is None else self._made(at)

    def extent(self) -> Extent:
        """Return where and when the features lie."""
        _ids, boxes, days = self._sketches
        known, dated = boxes[~np.isnan(boxes[:, 0])], days[days[:, 0] != _NEVER]
        bbox = BBox(*known[:, :2].min(axis=0).tolist(), *known[:, 2:].max(axis=0).tolist()) if len(known) else None
        when = None
        if len(dated):
            when = Days(date.fromordinal(int(dated[:, 0].min())), date.fromordinal(int(dated[:, 1].max())))
        return Extent(bbox, when)

    def _index(self, name: str) -> dict[Scalar, Any]:
        """Return the rows of each value of a property."""
        if name not in self._by_property:
            rows: dict[Scalar, list[int]] = {}
            for at, value in enumerate(self._values):
                rows.setdefault(self._full(value).properties[name], []).append(at)
            self._by_property[name] = {value: np.array(found) for value, found in rows.items()}
        return self._by_property[name]


def meets(boxes: NDArray[np.float64], asked: BBox) -> NDArray[np.bool_]:
    """Return which boxes meet one; one that spans the antimeridian is two."""
    if asked.west > asked.east:
        western = meets(boxes, BBox(asked.west, asked.south, 180.0, asked.north))
        return western | meets(boxes, BBox(-180.0, asked.south, asked.east, asked.north))
    west, south, east, north = boxes.T
    with np.errstate(invalid="ignore"):  # comparisons with "nowhere" are false, as wanted
        met: NDArray[np.bool_] = (west <= asked.east) & (east >= asked.west)
        met &= (south <= asked.north) & (north >= asked.south)
    return met


def _during(days: NDArray[np.int64], span: Span) -> NDArray[np.bool_]:
    first = span.first.toordinal() if span.first is not None else 1
    last = span.last.toordinal() if span.last is not None else date.max.toordinal()
    during: NDArray[np.bool_] = (days[:, 0] != _NEVER) & (days[:, 0] <= last) & (days[:, 1] >= first)
    return during
