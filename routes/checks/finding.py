"""What a check finds, and what all checks look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import shapely

from routes.edtf import Edtf
from routes.itinerary import Contradiction, Evidence, Itinerary, Journey
from routes.journey_file import JourneyFile
from routes.journey_nodes import LineKey
from routes.journey_records import leg_id
from routes.lines import Line, PlaceLookup

__all__ = ["Finding", "Level", "Record", "Subject", "records_of"]


class Level(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    """The data cannot stand so."""
    WARNING = "warning"
    """It may be right; someone should look."""
    NOTE = "note"
    """It is known: the data itself declares the contradiction."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, doubtful or remarkable in a file."""

    file: str
    line: int
    level: Level
    what: str
    got: object = None
    expected: str = ""

    def __str__(self) -> str:
        """Say it in one line: where, what failed, what was got and what is expected."""
        parts = [self.what]
        if self.got is not None:
            parts.append(f"got {self.got!r}" if isinstance(self.got, str) else f"got {self.got}")
        if self.expected:
            parts.append(f"expected {self.expected}")
        return f"{self.file}:{self.line}: {'; '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Record:
    """A part of a journey that makes a claim: stop, visit, passage, leg or contradiction."""

    key: LineKey
    evidence: tuple[Evidence, ...]
    when: Edtf | None
    """The date that its evidence should state; None where it has none."""
    notes: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What the checks look at: a journey with all that it is checked against."""

    file: JourneyFile
    gazetteer: PlaceLookup
    lines: Mapping[str, Line]
    land: shapely.Geometry | None = None
    texts: Mapping[str, str] | None = None
    """Name of a source's file to its raw text."""
    _declared: dict[LineKey, frozenset[str]] = field(default_factory=dict)

    @property
    def journey(self) -> Journey:
        """The journey that is checked."""
        return self.file.journey

    def line(self, *key: str) -> int:
        """Return the line of a record or of its field."""
        return self.file.line_of(*key)

    def declares(self, key: LineKey, kinds: tuple[str, ...]) -> bool:
        """Whether the data declares a contradiction of one of these kinds at a record, or at what it belongs to."""
        if not self._declared:
            self._declared.update(_declared_kinds(self.journey))
        return not self._declared.get(key[:2], frozenset()).isdisjoint(kinds)

    def finding(
        self, level: Level, key: LineKey, what: str, got: object = None, expected: str = "",
        declared_as: tuple[str, ...] = (),
    ) -> Finding:  # fmt: skip
        """Make a finding at a record; it is only a note where the data declares it as one of these kinds."""
        if declared_as and self.declares(key, declared_as):
            level = Level.NOTE
        return Finding(self.file.path, self.line(*key), level, f"{' '.join(key[:2])}: {what}", got, expected)


def records_of(itinerary: Itinerary) -> Iterator[Record]:
    """Yield every record of an itinerary that makes a claim, in the order of the file."""
    for stop in itinerary.stops:
        yield Record(("stop", stop.id), stop.evidence, stop.arrival or stop.departure, stop.notes)
        for passage in stop.passages:
            yield Record(("passage", passage.id), passage.evidence, None)
        for visit in stop.visits:
            yield Record(("visit", visit.id), visit.evidence, visit.when, visit.notes)
            yield from _notes(visit.notes)
        yield from _notes(stop.notes)
    for leg in itinerary.legs:
        key = ("leg", leg_id(leg.from_stop, leg.to_stop))
        yield Record(key, leg.evidence, leg.departure or leg.arrival, leg.notes)
        yield from _notes(leg.notes)


def _notes(notes: tuple[Contradiction, ...]) -> Iterator[Record]:
    for note in notes:
        yield Record(("note", note.id), note.evidence, None)


def _declared_kinds(journey: Journey) -> Mapping[LineKey, frozenset[str]]:
    """Return the kinds of contradictions that each record declares, or the stop that it belongs to."""
    declared: dict[LineKey, frozenset[str]] = defaultdict(frozenset)
    for itinerary in journey.itineraries:
        for stop in itinerary.stops:
            _declare(declared, ("stop", stop.id), stop.notes, frozenset())
            of_stop = declared["stop", stop.id]
            for visit in stop.visits:
                _declare(declared, ("visit", visit.id), visit.notes, of_stop)
                declared["stop", stop.id] |= declared["visit", visit.id]
            for passage in stop.passages:
                declared["passage", passage.id] = declared["stop", stop.id]
        for leg in itinerary.legs:
            ends = declared["stop", leg.from_stop] | declared["stop", leg.to_stop]
            _declare(declared, ("leg", leg_id(leg.from_stop, leg.to_stop)), leg.notes, ends)
    return declared


def _declare(
    declared: dict[LineKey, frozenset[str]], key: LineKey, notes: tuple[Contradiction, ...], above: frozenset[str]
) -> None:  # fmt: skip
    declared[key] = above.union(note.kind for note in notes)
    for note in notes:
        declared["note", note.id] = declared[key]
