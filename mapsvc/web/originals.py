"""Original paragraphs as the pages show them: names of places as links, footnotes within reach, source and page.

A paragraph that stands on a page already is not shown again; the way to it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gazetteer.documents import Kind
from gazetteer.place import Place
from mapsvc.service import Atlas
from mapsvc.texts.mentioned import key_of
from mapsvc.texts.passages import callers_of
from mapsvc.texts.schema import CONTRADICTION
from mapsvc.texts.store import Document, Mention, StoredParagraph, TextStore
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.contexts.original import Footnote, Original, Stretch
from routes.itinerary import Evidence, Itinerary, Journey, Source, Stop

__all__ = ["PER_PAGE", "SHOWN", "Originals", "document_key", "source_of"]

_KEY_LENGTH = 12
SHOWN = (Kind.BODY, Kind.HEADING, Kind.TABLE_ROW)
"""Kinds of paragraphs that are read in their order; footnotes stand with what calls them."""
PER_PAGE = 60
"""Paragraphs of a text on one page, those counted that are not read in their order."""


def document_key(document: Document) -> str:
    """Return what names a text in an address: the beginning of its SHA-256."""
    return document.sha256[:_KEY_LENGTH]


def source_of(atlas: Atlas, document: Document) -> Source | None:
    """Return what the journeys know of a text; None for one that they do not cite."""
    sources = (source for journey in atlas.journeys for source in journey.sources)
    return next((source for source in sources if source.sha256 == document.sha256), None)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A spot of a paragraph that is not plain text."""

    start: int
    end: int
    stretch: Stretch


@dataclass(slots=True)
class Originals:
    """The original paragraphs of one page that is being made, each shown once."""

    atlas: Atlas
    store: TextStore
    lang: str
    _shown: dict[int, str] = field(default_factory=dict)
    _documents: dict[int, Document] = field(default_factory=dict)

    def of_stop(
        self, journey: Journey, itinerary: Itinerary, stop: Stop, visits: Sequence[str]
    ) -> Mapping[str, tuple[Original, ...]]:
        """Return the paragraphs under each account of a stop, by the account's id.

        What the curator cited comes first, then what was linked to the visit; under the empty id stands what was
        linked to the stop as a whole. What prints a side of a contradiction stands under "note " and the id.

        Args:
            journey: The journey.
            itinerary: Its itinerary.
            stop: A stop of it.
            visits: Ids of the stop's visits in the order of the page.
        """
        by_id = {visit.id: visit for visit in stop.visits}
        told = {passage.id: self.cited(journey, passage.evidence) for passage in stop.passages}
        told |= {number: self.cited(journey, by_id[number].evidence) for number in visits}
        for number in visits:
            told[number] += self.linked(journey.id, itinerary.id, stop.id, number)
        for number in ("", *visits):  # beside the note, where the paragraph stands under no account
            told[f"note {number}"] = self.linked(journey.id, itinerary.id, stop.id, number, contradicting=True)
        told[""] = self.linked(journey.id, itinerary.id, stop.id, "")
        return {number: originals for number, originals in told.items() if originals}

    def cited(self, journey: Journey, evidence: Iterable[Evidence]) -> tuple[Original, ...]:
        """Return the paragraphs that evidence points at, what is cited in them told from the rest.

        A text that is not the one that was cited, by its SHA-256, is left alone: the offsets would point anywhere.
        """
        ranges: dict[int, list[tuple[int, int]]] = {}
        paragraphs: dict[int, StoredParagraph] = {}
        for item in evidence:
            source = next((one for one in journey.sources if one.file == item.source), None)
            found = self.store.paragraphs_at(source.sha256, item.start, item.end) if source is not None else ()
            for paragraph in found:
                at = paragraph.content.from_raw(item.start, item.end)
                hosts: Iterable[tuple[StoredParagraph, tuple[int, int] | None]] = ((paragraph, at),)
                if paragraph.kind is Kind.FOOTNOTE:  # it is read with the sentence that calls it
                    hosts = callers_of(self.store, paragraph.id)
                for host, part in (one for one in hosts if one[0].kind in SHOWN):
                    paragraphs[host.id] = host
                    ranges.setdefault(host.id, []).extend([part] if part else [])
        return tuple(self.original(paragraphs[number], ranges[number]) for number in paragraphs)

    def linked(
        self, journey: str, itinerary: str, stop: str, visit: str, *, contradicting: bool = False
    ) -> tuple[Original, ...]:
        """Return the paragraphs that were linked to a stop or visit and are not on the page yet, the surest first.

        Of contradictions those that the curator cites: of those that are only found, a third is none.

        Args:
            journey: Id of the journey.
            itinerary: Id of the itinerary.
            stop: Id of the stop.
            visit: Id of the visit; empty for the stop itself.
            contradicting: Whether those that print a side of a contradiction are asked for, else those that tell it.
        """
        links = sorted(self.store.linked(journey, itinerary, stop, visit), key=lambda one: -one.confidence)
        originals = []
        for link in links:
            paragraph = self.store.paragraph(link.paragraph)
            if paragraph is None or paragraph.id in self._shown or paragraph.kind not in SHOWN:
                continue
            is_contradicting = link.origin == CONTRADICTION and link.status != "confirmed"
            if contradicting != is_contradicting or (is_contradicting and link.confidence < 1):
                continue
            text_range = paragraph.content.from_raw(link.start, link.end)
            is_guess = link.origin == "automatic" and link.status != "confirmed"
            confidence = f"{round(100 * link.confidence)}" if is_guess else ""
            ranges = [text_range] if text_range else []
            originals.append(self.original(paragraph, ranges, reason=link.reason, confidence=confidence))
        return tuple(originals)

    def original(
        self,
        paragraph: StoredParagraph,
        cited: Sequence[tuple[int, int]] = (),
        *,
        reason: str = "",
        confidence: str = "",
    ) -> Original:
        """Return a paragraph, or the way to it where it stands on the page already."""
        document = self._document(paragraph.document)
        source = source_of(self.atlas, document)
        anchor = f"original-{paragraph.id}"
        above = self._shown.get(paragraph.id, "")
        self._shown.setdefault(paragraph.id, f"#{anchor}")
        spots = [] if above else [*self._names(paragraph), *self._calls(paragraph, anchor)]
        return Original(
            id=anchor,
            lang=source.language if source is not None else "tr",
            kind=paragraph.kind.value,
            stretches=() if above else tuple(_stretches(paragraph.text, spots, cited)),
            footnotes=() if above else tuple(self._footnotes(paragraph, anchor)),
            source=self.title(document),
            source_href=self.paragraph_href(paragraph),
            page=paragraph.page,
            above_href=above,
            reason=reason,
            confidence=confidence,
        )

    def place_of(self, paragraph: StoredParagraph) -> tuple[str, str]:
        """Return what the text of a paragraph is called, and its language."""
        document = self._document(paragraph.document)
        source = source_of(self.atlas, document)
        return self.title(document), source.language if source is not None else "tr"

    def paragraph_href(self, paragraph: StoredParagraph) -> str:
        """Return where a paragraph can be read with what stands around it."""
        document = self._document(paragraph.document)
        anchor = f"#original-{paragraph.id}" if paragraph.kind in SHOWN else ""
        return f"{self.page_href(document, paragraph.seq)}{anchor}"

    def title(self, document: Document) -> str:
        """Return what a text is called: its author's last name as evidence has it, else its title, else its file."""
        source = source_of(self.atlas, document)
        if source is None:
            return document.name
        return source.author.split()[-1] if source.author else in_words(source.title, self.lang)

    def page_href(self, document: Document, seq: int) -> str:
        """Return the page where a paragraph of a text can be read, by its place in the text."""
        number = str(seq // PER_PAGE + 1) if seq >= PER_PAGE else None
        return page_url("reading.text_page", key=document_key(document), page=number)

    def _document(self, number: int) -> Document:
        if not self._documents:
            self._documents = {one.id: one for one in self.store.documents()}
        return self._documents[number]

    def _names(self, paragraph: StoredParagraph) -> Iterator[_Spot]:
        for mention in self.store.mentions(paragraph.id):
            if mention.text_start is not None and mention.text_end is not None:
                text = paragraph.text[mention.text_start : mention.text_end]
                yield _Spot(mention.text_start, mention.text_end, self._name(mention, text))

    def _name(self, mention: Mention, text: str) -> Stretch:
        gazetteer = self.atlas.gazetteer
        place: Place | None = gazetteer.place(mention.place) if mention.place in gazetteer else None  # type: ignore[arg-type]  # `in` has seen that it is one
        if place is not None:
            point = place.footprint.point if place.footprint is not None else None
            at = f"{point.lon:g} {point.lat:g}" if point is not None else ""
            return Stretch(text, page_url("one_place.place_page", place_id=place.id), place.id, at)
        at = f"{mention.lon:g} {mention.lat:g}" if mention.lon is not None and mention.lat is not None else ""
        href = page_url("one_place.place_page", place_id=key_of(mention.name, mention.type))
        return Stretch(text, href, f"name:{mention.name}", at)

    def _calls(self, paragraph: StoredParagraph, anchor: str) -> Iterator[_Spot]:
        for at, call in enumerate(self.store.calls(paragraph.id), 1):
            href = f"#{anchor}-note-{at}" if call.footnote is not None else ""
            text = paragraph.text[call.start : call.end]
            yield _Spot(call.start, call.end, Stretch(text, href, call=f"{anchor}-call-{at}"))

    def _footnotes(self, paragraph: StoredParagraph, anchor: str) -> Iterator[Footnote]:
        for at, call in enumerate(self.store.calls(paragraph.id), 1):
            note = self.store.paragraph(call.footnote) if call.footnote is not None else None
            if note is not None:
                stretches = tuple(_stretches(note.text, [*self._names(note)], ()))
                yield Footnote(f"{anchor}-note-{at}", call.label, stretches, f"#{anchor}-call-{at}")


def _stretches(text: str, spots: Sequence[_Spot], cited: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Cut a text at its names, calls and cited ranges; of spots that overlap, the earlier and longer one stays."""
    done = 0
    for spot in sorted(spots, key=lambda one: (one.start, -one.end)):
        if not done <= spot.start < spot.end <= len(text):
            continue
        yield from _plain(text, done, spot.start, cited)
        is_cited = any(start <= spot.start and spot.end <= end for start, end in cited)
        stretch = spot.stretch
        yield Stretch(stretch.text, stretch.href, stretch.place, stretch.at, stretch.call, is_cited)
        done = spot.end
    yield from _plain(text, done, len(text), cited)


def _plain(text: str, start: int, end: int, cited: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    edges = sorted({start, end, *(min(max(edge, start), end) for pair in cited for edge in pair)})
    for left, right in pairwise(edges):
        is_cited = any(first <= left and right <= last for first, last in cited)
        yield Stretch(text[left:right], is_cited=is_cited)
