"""A collection and what can be asked of it; the rows behind it are in memory or in the store of texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from mapsvc.features.feature import BBox, Days, Feature, Scalar

__all__ = ["Collection", "Extent", "Page", "Property", "Query", "Rows", "Span"]


class Span(NamedTuple):
    """Days that are asked for; None leaves a side open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a collection; conditions all hold at once."""

    bbox: BBox | None = None
    """Features whose geometry meets the box; those without geometry do not."""
    span: Span | None = None
    """Features whose days meet the span; those without days do not."""
    equal: Mapping[str, Scalar] = field(default_factory=dict)
    """Property to value."""
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Some features of an answer."""

    total: int
    """Of all features that match."""
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """Where and when the features of a collection lie; None where it has none with a geometry, or with days."""

    bbox: BBox | None
    days: Days | None


class Rows(Protocol):
    """Where features come from."""

    def page(self, query: Query) -> Page:
        """Return the features that match, in an order that does not change."""

    def one(self, feature_id: str) -> Feature | None:
        """Return the feature of an id."""

    def extent(self) -> Extent:
        """Return where and when the features lie."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property that all features of a collection have; its value may be null."""

    type: str
    """string, integer, number or boolean, as JSON Schema calls them."""
    meaning: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Features of one kind."""

    id: str
    title: str
    description: str
    geometry: str
    """GeoJSON type of the geometries; empty where they have none."""
    properties: Mapping[str, Property]
    rows: Rows
