"""Places and what is known of them: names, footprint, attestations. Plain frozen values.

The words are those of the Linked Places Format (https://github.com/LinkedPasts/linked-places-format).
Nothing here reads a file or looks anything up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, NewType

__all__ = ["Attestation", "Footprint", "Link", "LonLat", "NameKind", "Place", "PlaceId", "PlaceType", "Toponym"]

PlaceId = NewType("PlaceId", str)


class LonLat(NamedTuple):
    """A point in degrees, WGS 84 (EPSG:4326); longitude first, as in RFC 7946."""

    lon: float
    lat: float


class PlaceType(StrEnum):
    """The class of a place; `Place.subtype` says more (quay, hotel, strait ...)."""

    COUNTRY = "country"
    REGION = "region"
    SETTLEMENT = "settlement"
    QUARTER = "quarter"
    STREET = "street"
    BUILDING = "building"
    WATER = "water"


class NameKind(StrEnum):
    """What a toponym is used for."""

    PERIOD = "period"
    """The standard name of 1932-33 in its language; what the maps show."""
    MODERN = "modern"
    """Today's name in its language, where it differs from the period name."""
    HISTORICAL = "historical"
    """A name of another time."""
    VARIANT = "variant"
    """Another spelling of one of the names, as texts print it."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place."""

    toponym: str
    lang: str
    """BCP 47 language of the name: tr, ru, uk, en, fr, de ..."""
    script: str
    """ISO 15924: Latn, Cyrl, Arab, Grek, Armn, Geor."""
    kind: NameKind
    when: str | None = None
    """EDTF interval in which the name was in use; None where unknown."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Footprint:
    """Where a place lies: its representative point, not its centroid."""

    point: LonLat
    precision_m: int
    """Radius around the point in metres within which the place surely lies (its own extent included)."""
    basis: str
    """How we know: `geonames:<id>`, or `editors` (placed by the editors, said in `note`)."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The same place in another gazetteer (`exactMatch`) or one close to it (`closeMatch`)."""

    type: str
    identifier: str
    """Prefixed: `wd:Q649` (Wikidata), `gn:524901` (GeoNames)."""


@dataclass(frozen=True, slots=True)
class Attestation:
    """A spot in a source text that names the place."""

    source: str
    """Name of the text's file, without folder."""
    start: int
    end: int
    """Code points of the raw file, half-open."""


@dataclass(frozen=True, slots=True)
class Place:
    """What toponyms name. Has at least one Turkish period name."""

    id: PlaceId
    type: PlaceType
    subtype: str | None
    toponyms: tuple[Toponym, ...]
    footprint: Footprint | None
    """None for continents and vague regions."""
    parent: PlaceId | None
    """The place it lay in, in 1932-33."""
    links: tuple[Link, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    note: dict[str, str] | None = None
    """Language to text: what is puzzling about the name, which reading was taken, and why."""
    replaces: tuple[PlaceId, ...] = ()
    """Ids that the place had before, or that a place had which is now this one: their addresses lead here."""

    def name(self, lang: str = "tr") -> str:
        """Return the period name in a language; falls back to English, then to Turkish."""
        for wanted in (lang, "en", "tr"):
            for toponym in self.toponyms:
                if toponym.lang == wanted and toponym.kind is NameKind.PERIOD:
                    return toponym.toponym
        return self.toponyms[0].toponym

    def modern_name(self, lang: str = "en") -> str | None:
        """Return today's name in a language where it differs from the period name, else None."""
        for toponym in self.toponyms:
            if toponym.lang == lang and toponym.kind is NameKind.MODERN:
                return toponym.toponym
        return None
