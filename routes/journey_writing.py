"""A journey -> the text of a journey file that `journey_file` reads back as the same journey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from routes.itinerary import (
    Basis,
    Certainty,
    Contradiction,
    Coverage,
    Evidence,
    Itinerary,
    Journey,
    Leg,
    Passage,
    Stop,
    Visit,
)

__all__ = ["journey_to_yaml"]

_MAIN_PARTY = "main"
Record = dict[str, Any]


def journey_to_yaml(journey: Journey) -> str:
    """Return a journey as YAML, in the order in which people read it; fields at their defaults are left out."""
    keys = {source.file: source.key for source in journey.sources}
    writer = _Writer(keys)
    record = {
        "id": journey.id,
        "title": dict(journey.title),
        "short_title": dict(journey.short_title),
        "summary": dict(journey.summary),
        **_given(coverage=_coverage(journey.coverage)),
        "sources": [
            _given(
                key=source.key, file=source.file, sha256=source.sha256, author=source.author,
                language=source.language, title=dict(source.title), note=_texts(source.note),
            )
            for source in journey.sources
        ],
        "parties": [{"id": party.id, "name": dict(party.name)} for party in journey.parties],
        "itineraries": [writer.itinerary(itinerary) for itinerary in journey.itineraries],
    }  # fmt: skip
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=120)


def _given(**fields: Any) -> Record:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def _texts(texts: Mapping[str, str] | None) -> dict[str, str] | None:
    return dict(texts) if texts is not None else None


def _coverage(coverage: Coverage | None) -> Record | None:
    return None if coverage is None else {"extent": coverage.extent.value, "note": dict(coverage.note)}


class _Writer:
    """Writes the parts of a journey; knows what its sources are called for short."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = keys

    def itinerary(self, itinerary: Itinerary) -> Record:
        return _given(
            id=itinerary.id,
            title=dict(itinerary.title),
            stops=[self._stop(stop) for stop in itinerary.stops],
            legs=[self._leg(leg, itinerary) for leg in itinerary.legs],
        )

    def _stop(self, stop: Stop) -> Record:
        return _given(
            id=stop.id,
            place=stop.place,
            printed=stop.printed,
            party=None if stop.party == _MAIN_PARTY else stop.party,
            arrival=stop.arrival.text if stop.arrival else None,
            departure=stop.departure.text if stop.departure else None,
            date_basis=_unless(stop.date_basis, Basis.STATED),
            inferred_from=_texts(stop.inferred_from),
            certainty=_unless(stop.certainty, Certainty.CERTAIN),
            evidence=self._evidence(stop.evidence),
            passages=[self._passage(passage) for passage in stop.passages],
            visits=[self._visit(visit) for visit in stop.visits],
            notes=[self._note(note) for note in stop.notes],
        )

    def _passage(self, passage: Passage) -> Record:
        return _given(id=passage.id, text=dict(passage.text), evidence=self._evidence(passage.evidence))

    def _visit(self, visit: Visit) -> Record:
        return _given(
            id=visit.id,
            place=visit.place,
            when=visit.when.text if visit.when else None,
            date_basis=_unless(visit.date_basis, Basis.STATED),
            party=None if visit.party == _MAIN_PARTY else visit.party,
            summary=dict(visit.summary),
            evidence=self._evidence(visit.evidence),
            notes=[self._note(note) for note in visit.notes],
        )

    def _note(self, note: Contradiction) -> Record:
        return _given(
            id=note.id,
            kind=note.kind,
            as_printed=note.as_printed,
            read_as=note.read_as,
            reason=dict(note.reason),
            evidence=self._evidence(note.evidence),
        )

    def _leg(self, leg: Leg, itinerary: Itinerary) -> Record:
        parties = {stop.id: stop.party for stop in itinerary.stops}
        record: Record = {"from": leg.from_stop, "to": leg.to_stop, "mode": leg.mode.told}
        return record | _given(
            party=None if leg.party == parties.get(leg.to_stop) else leg.party,
            mode_basis=_unless(leg.mode_basis, Basis.STATED),
            vessel=leg.vessel,
            departure=leg.departure.text if leg.departure else None,
            arrival=leg.arrival.text if leg.arrival else None,
            line=leg.line,
            length_km=leg.length_km,
            length_basis=_texts(leg.length_basis),
            evidence=self._evidence(leg.evidence),
            notes=[self._note(note) for note in leg.notes],
        )

    def _evidence(self, evidence: tuple[Evidence, ...]) -> list[str]:
        return [
            f"{self._keys[spot.source]}:{spot.start}-{spot.end}"
            + (f" [{', '.join(spot.footnotes)}]" if spot.footnotes else "")
            for spot in evidence
        ]


def _unless(value: Basis | Certainty, default: Basis | Certainty) -> str | None:
    return None if value is default else value.value
