"""The towns of the world that the geoparser knows, as `mapsvc.build.towns` wrote them.

Sources:
    gazetteer/data/lexicon/SOURCES.md.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Town", "read_towns"]


class Town(NamedTuple):
    """A town that bears a name."""

    text: str
    """The name, folded."""
    standard: str
    """The standard Turkish name."""
    mark: str
    """What it needs in a text: see `mapsvc.build.towns`."""
    lat: float
    lon: float
    thousands: int
    """People of today, in thousands; 0 where unknown or few."""
    country: str
    """ISO 3166-1 code of today's country; empty where unknown."""
    origin: str
    """own, namesake or geonames."""


def read_towns() -> Iterator[Town]:
    """Yield the towns, those of a name together and the likeliest first."""
    source = files("gazetteer") / "data" / "lexicon" / "towns.tsv.gz"
    for line in gzip.decompress(source.read_bytes()).decode().splitlines():
        text, standard, mark, lat, lon, thousands, country, origin = line.split("\t")
        yield Town(text, standard, mark, float(lat), float(lon), int(thousands), country, origin)
