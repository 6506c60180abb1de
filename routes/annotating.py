"""The evidence of a journey as annotations of its sources: which stretch of which text tells what.

Needs no text at hand: a text is known by its SHA-256, a stretch by its code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gazetteer.annotation import Annotation
from routes.itinerary import Evidence, Journey, Stop

__all__ = ["evidence_annotations"]

_NAMESPACE = "urn:mapsvc:journey:"


def evidence_annotations(journey: Journey) -> Iterator[Annotation]:
    """Yield an annotation for each stretch that a stop, a passage, a visit, a leg or a contradiction rests on.

    What it is about is a URN: `urn:mapsvc:journey:<journey>:<itinerary>:<part>`, a contradiction behind its owner.
    """
    hashes = {source.file: source.sha256 for source in journey.sources}
    seen: set[str] = set()
    for about, evidence in _claims(journey):
        for spot in evidence:
            name = f"urn:mapsvc:evidence:{hashes[spot.source][:16]}:{spot.start}-{spot.end}:{about}"
            if name not in seen:  # a stretch may be named twice for one claim
                seen.add(name)
                yield Annotation(
                    name, "linking", hashes[spot.source], spot.source, spot.start, spot.end, _NAMESPACE + about,
                    comment=_footnotes(spot), confidence=1.0, status="confirmed", origin="evidence",
                )  # fmt: skip


def _claims(journey: Journey) -> Iterator[tuple[str, Iterable[Evidence]]]:
    for itinerary in journey.itineraries:
        whose = f"{journey.id}:{itinerary.id}"
        for stop in itinerary.stops:
            yield from _of_stop(f"{whose}:{stop.id}", stop)
        for leg in itinerary.legs:
            about = f"{whose}:{leg.from_stop}--{leg.to_stop}"
            yield about, leg.evidence
            for note in leg.notes:
                yield f"{about}:{note.id}", note.evidence


def _of_stop(about: str, stop: Stop) -> Iterator[tuple[str, Iterable[Evidence]]]:
    yield about, stop.evidence
    for passage in stop.passages:
        yield f"{about}:{passage.id}", passage.evidence
    for note in stop.notes:
        yield f"{about}:{note.id}", note.evidence
    for visit in stop.visits:
        yield f"{about}:{visit.id}", visit.evidence
        for note in visit.notes:
            yield f"{about}:{visit.id}:{note.id}", note.evidence


def _footnotes(spot: Evidence) -> str | None:
    return f"footnotes {', '.join(spot.footnotes)}" if spot.footnotes else None
