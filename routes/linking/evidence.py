"""Links that the curator's evidence gives, and what it leaves for the automatic ones: evidence is never overruled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from gazetteer.documents import MappedText
from routes.itinerary import Evidence, Itinerary
from routes.linking.link import Link

__all__ = ["Readable", "evidence_links", "under_evidence"]

_REASON = "evidence of the journey file"


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

    What only contradicts something (`notes`) tells no stop, and makes no link.

    Args:
        paragraphs: Those of the document that evidence may point at: body, rows, footnotes.
        itinerary: Whose evidence is taken.
        source: File name of the document; its code points are those that the evidence counts.
    """
    found: dict[tuple[int, str, str], Link] = {}
    listed = sorted(paragraphs, key=lambda paragraph: paragraph.seq)
    for stop, visit, evidence in _claims(itinerary):
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
                found[key] = Link(
                    itinerary.id, stop, visit, paragraph.seq, start, end, 1.0, _REASON, "evidence"
                )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda link: (link.start, link.stop, link.visit)))


def _claims(itinerary: Itinerary) -> Iterator[tuple[str, str, Evidence]]:
    for stop in itinerary.stops:
        yield from ((stop.id, "", evidence) for evidence in stop.evidence)
        yield from ((stop.id, "", evidence) for passage in stop.passages for evidence in passage.evidence)
        for visit in stop.visits:
            yield from ((stop.id, visit_id, evidence) for evidence in visit.evidence for visit_id in ("", visit.id))
    for leg in itinerary.legs:
        yield from ((stop, "", evidence) for evidence in leg.evidence for stop in (leg.from_stop, leg.to_stop))


def under_evidence(automatic: Sequence[Link], evidence: Sequence[Link]) -> tuple[Link, ...]:
    """Return the evidence, and the automatic links that it leaves room for.

    An automatic link falls where evidence already says the same, and where evidence gives its stretch to other stops
    of the itinerary, or to other visits of the stop.
    """
    by_paragraph: defaultdict[int, list[Link]] = defaultdict(list)
    for link in evidence:
        by_paragraph[link.paragraph].append(link)
    kept = [link for link in automatic if not _is_overruled(link, by_paragraph[link.paragraph])]
    return tuple(sorted((*evidence, *kept), key=lambda link: (link.start, link.stop, link.visit)))


def _is_overruled(link: Link, said: Sequence[Link]) -> bool:
    beside = [one for one in said if one.start < link.end and link.start < one.end]
    if any((one.stop, one.visit) == (link.stop, link.visit) for one in said):
        return True
    if beside and all(one.stop != link.stop for one in beside):
        return True
    visits = [one for one in beside if one.stop == link.stop and one.visit]
    return bool(link.visit and visits)
