"""Links that the curator's evidence gives, and what it leaves for the automatic ones: evidence is never overruled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from gazetteer.documents import MappedText
from routes.itinerary import Evidence, Itinerary
from routes.linking.link import CONTRADICTION, Link

__all__ = ["Readable", "contradiction_links", "evidence_links", "under_evidence"]

_REASON = "evidence of the journey file"
_CONTRADICTED = "evidence of a contradiction in the journey file"


class Readable(Protocol):
    """A paragraph, as far as it is asked for here: its number, and its text with the map to the raw file."""

    @property
    def seq(self) -> int:
        """Its number in the document."""

    @property
    def content(self) -> MappedText:
        """Its text."""


def evidence_links(paragraphs: Iterable[Readable], itinerary: Itinerary, source: str) -> tuple[Link, ...]:
    """Return a link for each paragraph that evidence lies in, of stops, passages, visits and legs.

    Args:
        paragraphs: Those of the document that evidence may point at: body, rows, footnotes.
        itinerary: Whose evidence is taken.
        source: File name of the document; its code points are those that the evidence counts.
    """
    return _links(paragraphs, _claims(itinerary), itinerary.id, source, (_REASON, "evidence"))


def contradiction_links(paragraphs: Iterable[Readable], itinerary: Itinerary, source: str) -> tuple[Link, ...]:
    """Return a link for each paragraph that evidence of a contradiction lies in; as `evidence_links` else."""
    return _links(paragraphs, _contradicted(itinerary), itinerary.id, source, (_CONTRADICTED, CONTRADICTION))


def _links(
    paragraphs: Iterable[Readable], claims: Iterable[tuple[str, str, Evidence]], itinerary: str, source: str,
    why: tuple[str, str],
) -> tuple[Link, ...]:  # fmt: skip
    """Return a link a paragraph, stop and visit, over all ranges of evidence in it."""
    found: dict[tuple[int, str, str], Link] = {}
    listed = sorted(paragraphs, key=lambda paragraph: paragraph.seq)
    for stop, visit, evidence in claims:
        if evidence.source != source:
            continue
        for paragraph in listed:
            inside = paragraph.content.from_raw(evidence.start, evidence.end)
            if inside is None:
                continue
            start, end = paragraph.content.to_raw(*inside)
            key = (paragraph.seq, stop, visit)
            link = found.get(key)
            if link is not None:
                found[key] = replace(link, start=min(link.start, start), end=max(link.end, end))
            else:
                found[key] = Link(itinerary, stop, visit, paragraph.seq, start, end, 1.0, *why)
    return tuple(sorted(found.values(), key=lambda link: (link.start, link.stop, link.visit)))


def _claims(itinerary: Itinerary) -> Iterator[tuple[str, str, Evidence]]:
    for stop in itinerary.stops:
        yield from ((stop.id, "", evidence) for evidence in stop.evidence)
        yield from ((stop.id, "", evidence) for passage in stop.passages for evidence in passage.evidence)
        for visit in stop.visits:
            yield from ((stop.id, visit_id, evidence) for evidence in visit.evidence for visit_id in ("", visit.id))
    for leg in itinerary.legs:
        yield from ((stop, "", evidence) for evidence in leg.evidence for stop in (leg.from_stop, leg.to_stop))


def _contradicted(itinerary: Itinerary) -> Iterator[tuple[str, str, Evidence]]:
    for stop in itinerary.stops:
        notes = (*stop.notes, *(note for visit in stop.visits for note in visit.notes))
        yield from ((stop.id, "", evidence) for note in notes for evidence in note.evidence)
    for leg in itinerary.legs:
        ends = (leg.from_stop, leg.to_stop)
        yield from ((stop, "", evidence) for note in leg.notes for evidence in note.evidence for stop in ends)


def under_evidence(
    automatic: Sequence[Link], evidence: Sequence[Link], contradicted: Sequence[Link] = ()
) -> tuple[Link, ...]:
    """Return the evidence, and the automatic links that it leaves room for.

    An automatic link falls where evidence already says the same, and where evidence gives its stretch to other stops
    of the itinerary, or to other visits of the stop. Evidence of contradictions takes nothing from other stops: one
    row of a programme may contradict several; where it is there, contradictions are not looked for.
    """
    said = {(link.paragraph, link.stop, link.visit) for link in evidence}
    evidence = (*evidence, *(link for link in contradicted if (link.paragraph, link.stop, link.visit) not in said))
    if contradicted:
        automatic = [link for link in automatic if link.origin != CONTRADICTION]
    by_paragraph: defaultdict[int, list[Link]] = defaultdict(list)
    for link in evidence:
        by_paragraph[link.paragraph].append(link)
    kept = [link for link in automatic if not _is_overruled(link, by_paragraph[link.paragraph])]
    return tuple(sorted((*evidence, *kept), key=lambda link: (link.start, link.stop, link.visit)))


def _is_overruled(link: Link, said: Sequence[Link]) -> bool:
    telling = (one for one in said if one.origin != CONTRADICTION)
    beside = [one for one in telling if one.start < link.end and link.start < one.end]
    if any((one.stop, one.visit) == (link.stop, link.visit) for one in said):
        return True
    if beside and all(one.stop != link.stop for one in beside):
        return True
    visits = [one for one in beside if one.stop == link.stop and one.visit]
    return bool(link.visit and visits)
