"""Journeys as values: a journey has itineraries, an itinerary has stops and the legs between them.

Invariants are checked where files are read (`journey_file`) and by the checks (`checks`); these
values are only built from data that passed the reader. Nothing here reads a file or draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gazetteer.place import PlaceId
from routes.edtf import Edtf

__all__ = [
    "Basis", "Certainty", "Contradiction", "Coverage", "Evidence", "Extent", "Itinerary", "Journey", "Leg",
    "LocalText", "Party", "Passage", "PathBasis", "Source", "Stop", "TravelMode", "Visit",
]  # fmt: skip

LocalText = Mapping[str, str]
"""Language (tr, en, ru) to text in our own words; tr and en are always there."""


class TravelMode(StrEnum):
    """How a leg was travelled."""

    RAIL = "rail"
    SHIP = "ship"
    ROAD = "road"
    FOOT = "foot"
    UNKNOWN = "unknown"
    """No text tells it: null in files and in data, straight on maps."""

    @property
    def told(self) -> str | None:
        """The mode as data say it; None where no text tells it."""
        return None if self is TravelMode.UNKNOWN else self.value


class PathBasis(StrEnum):
    """What the line of a leg rests on."""

    SEA_LANE = "sea-lane"
    RAIL_STATIONS = "rail-stations"
    ROAD = "road"
    STRAIGHT = "straight"


class Basis(StrEnum):
    """Whether the text states a thing or it was inferred."""

    STATED = "stated"
    INFERRED = "inferred"


class Certainty(StrEnum):
    """How sure it is that the party was at the place at the date."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNCERTAIN = "uncertain"


class Extent(StrEnum):
    """How much of a journey the texts tell, where they do not tell it whole."""

    PARTIAL = "partial"
    """Its course, with stretches and dates left out."""
    BRIEF = "brief"
    """A few sentences: where it went and what came of it."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a journey the texts tell, said to who might take the file for the whole journey."""

    extent: Extent
    note: LocalText
    """What they tell, and what they leave out."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that tells a journey."""

    key: str
    file: str
    """Name of the text's file, without folder."""
    sha256: str
    author: str | None
    title: LocalText
    language: str
    note: LocalText | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A spot in a source: code points of the raw file, half-open, and the footnotes called there."""

    source: str
    """File name of the source."""
    start: int
    end: int
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something a text cannot mean as printed, shown beside the reading we take."""

    id: str
    kind: str
    """date, weekday, order, night, speed, place, name, newspaper, programme, text."""
    as_printed: str
    read_as: str | None
    """None where we do not decide."""
    reason: LocalText
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A faithful account, in our own words, of what the text says."""

    id: str
    text: LocalText
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """Something done at a venue during a stop."""

    id: str
    place: PlaceId
    """The venue; the stop's own place where the text names none."""
    when: Edtf | None
    date_basis: Basis
    party: str
    summary: LocalText
    evidence: tuple[Evidence, ...]
    notes: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where a party was, from arrival to departure."""

    id: str
    seq: int
    place: PlaceId
    party: str
    arrival: Edtf | None
    departure: Edtf | None
    date_basis: Basis
    inferred_from: LocalText | None
    """From what the dates were inferred; required when `date_basis` is inferred."""
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    passages: tuple[Passage, ...]
    visits: tuple[Visit, ...]
    notes: tuple[Contradiction, ...]
    printed: str | None = None
    """The name as the text prints it here; None where that is the place's Turkish period name."""


@dataclass(frozen=True, slots=True)
class Leg:
    """The stretch from one stop to the next of the same party."""

    from_stop: str
    to_stop: str
    party: str
    mode: TravelMode
    mode_basis: Basis
    vessel: str | None
    """Ship or train as the text names it."""
    departure: Edtf | None
    arrival: Edtf | None
    line: str | None
    """Id of its line in `routes/data/lines.geojson`; None draws it straight."""
    length_km: float | None
    """The real length where a distance table gives it; None: the ellipsoidal length of the line."""
    length_basis: LocalText | None
    evidence: tuple[Evidence, ...]
    notes: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who travelled: main, journalists, industrialists, deputies, experts ..."""

    id: str
    name: LocalText


@dataclass(frozen=True, slots=True)
class Itinerary:
    """One telling of a journey: as travelled, or as programmed."""

    id: str
    title: LocalText
    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]
    _by_id: dict[str, Stop] = field(init=False, repr=False, compare=False, default_factory=dict)

    def stop(self, stop_id: str) -> Stop | None:
        """Return the stop with an id, or None; asked for each leg, so a long journey is gone through once."""
        if not self._by_id:
            self._by_id.update((stop.id, stop) for stop in self.stops)
        return self._by_id.get(stop_id)


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey with its sources, parties and itineraries; the first itinerary is the one shown."""

    id: str
    title: LocalText
    short_title: LocalText
    """For a navigation bar or a map's legend: "İsmet Paşa 1932"."""
    summary: LocalText
    sources: tuple[Source, ...]
    parties: tuple[Party, ...]
    itineraries: tuple[Itinerary, ...]
    coverage: Coverage | None = None
    """None where the texts tell the journey whole."""
