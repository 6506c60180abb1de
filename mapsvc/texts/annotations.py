"""Links and names of the store as W3C Web Annotations, out and back in.

What comes in takes nothing away: links that it does not name stay, and what cannot be taken is handed back whole with
the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote as percent_encoded

from gazetteer.annotation import Annotation, Quote, annotation_from_w3c, annotation_to_w3c
from gazetteer.errors import AnnotationError
from gazetteer.turkish import search_key
from mapsvc.texts.links import NewLink, import_links, links
from mapsvc.texts.store import Document, Mention, StoredLink, StoredParagraph, TextStore
from routes.itinerary import Journey

__all__ = ["ImportReport", "Problem", "document_annotations", "import_annotations"]

_JOURNEY, _PLACE, _NAME = "urn:mapsvc:journey:", "urn:mapsvc:place:", "urn:mapsvc:name:"
_STATUSES = ("proposed", "confirmed", "rejected")
_AROUND = 32
"""Characters of a quote's prefix and suffix."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Problem:
    """An annotation that was not taken, and why."""

    annotation: str
    """Its id, or its number in the file."""
    what: str


@dataclass(slots=True)
class ImportReport:
    """What became of annotations."""

    taken: int = 0
    unchanged: int = 0
    moved: int = 0
    """Found elsewhere by their quote, in a newer version of their text; these are counted in `taken` too."""
    problems: list[Problem] = field(default_factory=list)
    left: list[object] = field(default_factory=list)
    """The annotations that were not taken, as they came."""


def document_annotations(
    store: TextStore, document: Document, journey: str | None = None, *, with_names: bool = False,
    with_quotes: bool = False,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Yield the links of a text as annotations, and the names in it where they are asked for.

    Args:
        store: The store.
        document: Whose links.
        journey: Only to this journey; None for all.
        with_names: The names of places too.
        with_quotes: With the wording; only for the user's own use, since the texts are other people's.
    """
    for link in links(store, document.id):
        if journey in (None, link.journey):
            yield annotation_to_w3c(_of_link(store, document, link, with_quotes))
    for mention in store.mentions_in(document.id) if with_names else ():
        yield annotation_to_w3c(_of_mention(store, document, mention, with_quotes))


def _of_link(store: TextStore, document: Document, link: StoredLink, with_quotes: bool) -> Annotation:
    about = _about(link)
    quote = _quote(store.paragraph(link.paragraph), link.start, link.end) if with_quotes else None
    return Annotation(
        f"urn:mapsvc:annotation:{document.sha256[:16]}:{link.start}-{link.end}:{about.removeprefix(_JOURNEY)}",
        "linking", document.sha256, document.name, link.start, link.end, about, link.reason, link.confidence,
        link.status, link.origin, quote,
    )  # fmt: skip


def _of_mention(store: TextStore, document: Document, mention: Mention, with_quotes: bool) -> Annotation:
    about = _PLACE + mention.place if mention.place else _NAME + percent_encoded(mention.name)
    paragraph = store.paragraph(mention.paragraph) if with_quotes and mention.paragraph is not None else None
    return Annotation(
        f"urn:mapsvc:annotation:{document.sha256[:16]}:{mention.start}-{mention.end}", "identifying", document.sha256,
        document.name, mention.start, mention.end, about, mention.name, mention.confidence,
        quote=_quote(paragraph, mention.start, mention.end),
    )  # fmt: skip


def _about(link: StoredLink | NewLink) -> str:
    return _JOURNEY + ":".join(filter(None, (link.journey, link.itinerary, link.stop, link.visit)))


def _quote(paragraph: StoredParagraph | None, start: int, end: int) -> Quote | None:
    """Return the wording of a raw stretch, as the paragraph reads."""
    inside = paragraph.content.from_raw(start, end) if paragraph is not None else None
    if paragraph is None or inside is None:
        return None
    text, (first, last) = paragraph.text, inside
    return Quote(text[first:last], text[max(0, first - _AROUND) : first], text[last : last + _AROUND])


def import_annotations(store: TextStore, records: Iterable[object], journeys: Sequence[Journey]) -> ImportReport:
    """Take links in that people made or corrected.

    A link that says what the store has already stays as it is. A name of a place is taken from the text, not from
    annotations: one that the store does not have as it stands is handed back.

    Args:
        store: The store.
        records: Annotations as JSON has them.
        journeys: What may be linked to.

    Raises:
        StoreError: The store cannot be written.
    """
    importer = _Importer(store, journeys)
    for number, record in enumerate(records, 1):
        try:
            importer.take(annotation_from_w3c(record))
        except AnnotationError as error:
            name = record.get("id") if isinstance(record, dict) else None
            importer.report.problems.append(Problem(name if isinstance(name, str) else f"number {number}", str(error)))
            importer.report.left.append(record)
    for document, new in importer.new.items():
        importer.report.taken += import_links(store.path, document, new)
    return importer.report


class _Importer:
    def __init__(self, store: TextStore, journeys: Sequence[Journey]) -> None:
        self.store = store
        self.report = ImportReport()
        self.new: dict[int, list[NewLink]] = {}
        self.documents = store.documents()
        self.known = {
            (journey.id, itinerary.id, stop.id, visit)
            for journey in journeys
            for itinerary in journey.itineraries
            for stop in itinerary.stops
            for visit in ("", *(visit.id for visit in stop.visits))
        }
        self.kept: dict[int, dict[tuple[str, int, int], StoredLink]] = {}

    def take(self, annotation: Annotation) -> None:
        """Take an annotation.

        Raises:
            AnnotationError: It points at nothing that is here.
        """
        document, start, end = self._place(annotation)
        if annotation.motivation == "identifying":
            self._require_name(document, annotation)
            self.report.unchanged += 1
            return
        status = annotation.status or "confirmed"  # another tool's annotation is somebody's word
        if status not in _STATUSES:
            raise AnnotationError("mapsvc:status", status, " or ".join(_STATUSES))
        target = self._target(annotation.about)
        paragraphs = [
            (one, inside)
            for one in self.store.paragraphs(document.id, start, end)
            if (inside := one.content.from_raw(start, end)) is not None
        ]
        if not paragraphs:
            raise AnnotationError("stretch", f"{start}-{end}", f"a stretch with words of {document.name}")
        kept = self._kept(document).get((annotation.about, start, end))
        if kept is not None and kept.status == status:
            self.report.unchanged += 1
            return
        for paragraph, inside in paragraphs:
            first, last = paragraph.content.to_raw(*inside)
            self.new.setdefault(document.id, []).append(
                NewLink(
                    paragraph.seq, *target, first, last,
                    1.0 if annotation.confidence is None else annotation.confidence,
                    annotation.comment or "imported", status, "import",
                )
            )  # fmt: skip

    def _place(self, annotation: Annotation) -> tuple[Document, int, int]:
        """Return the text that an annotation means and its stretch there, by the quote where the text has changed."""
        same = [one for one in self.documents if one.sha256 == annotation.sha256]
        named = [one for one in self.documents if annotation.file is not None and one.name == annotation.file]
        if not same and len(named) != 1:
            got = annotation.file or annotation.sha256
            raise AnnotationError("target: source", got, "a text in the store; mapsvc texts list names them")
        document = (same or named)[0]
        is_same = bool(same) or annotation.sha256 is None
        if is_same and annotation.end > document.characters:
            got = f"{annotation.start}-{annotation.end}"
            raise AnnotationError("stretch", got, f"inside the {document.characters} characters of {document.name}")
        if annotation.quote is None:
            if not is_same:
                raise AnnotationError("target: source", "another version of the text", "this version, or a quote")
            return document, annotation.start, annotation.end
        if is_same and self._reads(document, annotation):
            return document, annotation.start, annotation.end
        found = self._find(document, annotation.quote)
        if found is None:
            raise AnnotationError("quote", annotation.quote.exact, f"words that stand once in {document.name}")
        self.report.moved += 1
        return document, *found

    def _reads(self, document: Document, annotation: Annotation) -> bool:
        """Whether the quote still stands at its position."""
        said = "".join(
            one.text[slice(*inside)]
            for one in self.store.paragraphs(document.id, annotation.start, annotation.end)
            if (inside := one.content.from_raw(annotation.start, annotation.end)) is not None
        )
        return annotation.quote is not None and search_key(annotation.quote.exact) in search_key(said)

    def _find(self, document: Document, quote: Quote) -> tuple[int, int] | None:
        """Return the raw stretch of the only place where a quote stands; None where there is none or several."""
        pattern = re.compile(r"\s+".join(map(re.escape, _BLANKS.split(quote.exact.strip()))))
        spots = [(one, match) for one in self.store.paragraphs(document.id) for match in pattern.finditer(one.text)]
        if len(spots) > 1:
            before, behind = search_key(quote.prefix), search_key(quote.suffix)
            spots = [
                (one, match)
                for one, match in spots
                if search_key(one.text[: match.start()]).endswith(before)
                and search_key(one.text[match.end() :]).startswith(behind)
            ]
        if len(spots) != 1:
            return None
        paragraph, match = spots[0]
        return paragraph.content.to_raw(match.start(), match.end())

    def _target(self, about: str) -> tuple[str, str, str, str]:
        """Return journey, itinerary, stop and visit that an address names."""
        parts = about.removeprefix(_JOURNEY).split(":")
        target = (*parts, "") if len(parts) == 3 else tuple(parts)
        if not about.startswith(_JOURNEY) or target not in self.known:
            expected = f"{_JOURNEY}JOURNEY:ITINERARY:STOP or …:STOP:VISIT, with ids that there are"
            raise AnnotationError("body", about, expected)
        journey, itinerary, stop, visit = target
        return journey, itinerary, stop, visit

    def _kept(self, document: Document) -> dict[tuple[str, int, int], StoredLink]:
        if document.id not in self.kept:
            self.kept[document.id] = {
                (_about(link), link.start, link.end): link for link in links(self.store, document.id)
            }
        return self.kept[document.id]

    def _require_name(self, document: Document, annotation: Annotation) -> None:
        """Require that the text has a name there, of that place."""
        for mention in self.store.mentions_in(document.id):
            if (mention.start, mention.end) == (annotation.start, annotation.end):
                named = _PLACE + mention.place if mention.place else _NAME + percent_encoded(mention.name)
                if named == annotation.about:
                    return
        raise AnnotationError(
            "name of a place", annotation.about,
            "the name that the text has there; correct the gazetteer, then ingest anew",
        )  # fmt: skip
