"""What we know as collections of features, to be asked by place, time and property: for OGC clients and the JSON API.

Places come from the gazetteer, stops, legs, visits and passages from the journeys, mentions from the store of texts
or, where none was ingested, from our own accounts. Knows no HTTP: `mapsvc.web` turns addresses into a `Query`.
"""

from __future__ import annotations

from mapsvc.features.collection import Collection, Page, Property, Query, Span
from mapsvc.features.feature import BBox, Feature
from mapsvc.features.listed import Catalogue

__all__ = ["BBox", "Catalogue", "Collection", "Feature", "Page", "Property", "Query", "Span"]
