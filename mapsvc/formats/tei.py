"""An ingested text as TEI P5, with the places that it names marked; the source itself stays as it is.

Paragraphs are those of the store, put together over lines and pages; each says by `n` which code points of the raw
file it stands for. Names of places are inline (`placeName`), the places themselves stand off (`listPlace`).

Sources:
    TEI Consortium, P5: Guidelines for Electronic Text Encoding and Interchange, 3 (core), 4 (text structure),
    13 (names and places), 16 (stand-off), 21.1 (certainty).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from gazetteer import Gazetteer
from gazetteer.documents import FootnoteCall, Kind
from gazetteer.place import Place
from mapsvc import __version__
from mapsvc.formats.xml import add, clean
from mapsvc.texts.store import Document, Mention, StoredParagraph, TextStore

__all__ = ["text_to_tei"]

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SURE, _LIKELY = 0.9, 0.6


class _Mark(NamedTuple):
    """A stretch of a paragraph's text that becomes an element."""

    start: int
    end: int
    what: Mention | FootnoteCall


def text_to_tei(store: TextStore, document: Document, gazetteer: Gazetteer, language: str = "tr") -> str:
    """Return a text as a TEI document.

    Args:
        store: Where the text is.
        document: Which text.
        gazetteer: Knows the places that it names.
        language: Of the text.
    """
    root = Element("TEI", {"xmlns": _NAMESPACE, _LANG: language})
    _header(root, document)
    mentions = store.mentions_in(document.id)
    known = sorted({one.place for one in mentions if one.place is not None and one.place in gazetteer})
    if known:
        _places(root, [gazetteer.place(place_id) for place_id in known])
    body = add(add(root, "text"), "body")
    writer = _Writer(store, frozenset(known))
    page = 0
    division = add(body, "div")
    for paragraph in store.paragraphs(document.id):
        if paragraph.page != page:
            page = paragraph.page
            add(division, "pb", attributes={"n": str(page)})
        if paragraph.kind is Kind.HEADING and len(division) > 1:
            division = add(body, "div")
        writer.write(division, paragraph)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _header(root: Element, document: Document) -> None:
    described = add(add(root, "teiHeader"), "fileDesc")
    add(add(described, "titleStmt"), "title", document.name)
    published = add(described, "publicationStmt")
    add(
        published, "p", f"Made by mapsvc {__version__} from a file that is not its own. The text belongs to its author."
    )
    source = add(add(described, "sourceDesc"), "bibl")
    add(source, "title", document.name)
    add(source, "idno", document.sha256, {"type": "sha256"})
    add(source, "extent", f"{document.characters} characters, {document.pages} pages")


def _places(root: Element, places: Iterable[Place]) -> None:
    listed = add(add(root, "standOff"), "listPlace")
    for place in places:
        entry = add(listed, "place", attributes={_ID: f"place-{place.id}", "type": place.type.value})
        for toponym in place.toponyms:
            add(entry, "placeName", toponym.toponym, {_LANG: toponym.lang, "type": toponym.kind.value})
        if place.footprint is not None:
            point = place.footprint.point
            add(add(entry, "location"), "geo", f"{point.lat:.5f} {point.lon:.5f}")
        for link in place.links:
            add(entry, "idno", link.identifier.partition(":")[2], {"type": link.identifier.partition(":")[0]})


class _Writer:
    """Writes paragraphs with their marks; a footnote stands where it is called."""

    def __init__(self, store: TextStore, known: frozenset[str]) -> None:
        self._store, self._known = store, known
        self._written: set[int] = set()

    def write(self, parent: Element, paragraph: StoredParagraph) -> None:
        if paragraph.kind is Kind.FOOTNOTE:
            if paragraph.id not in self._written:  # nothing calls it: it stands at the foot of its page
                self._note(parent, paragraph)
            return
        tags = {Kind.HEADING: "head", Kind.PAGE_HEADER: "fw", Kind.TABLE_ROW: "p", Kind.BODY: "p"}
        tag = tags[paragraph.kind]
        if tag == "head" and any(child.tag in ("p", "note") for child in parent):
            tag = "p"
        attributes = {"n": f"{paragraph.start}-{paragraph.end}"}
        if paragraph.kind in (Kind.PAGE_HEADER, Kind.TABLE_ROW):
            attributes["type" if tag == "fw" else "rend"] = paragraph.kind.value
        self._fill(add(parent, tag, attributes=attributes), paragraph)

    def _note(self, parent: Element, paragraph: StoredParagraph) -> Element:
        self._written.add(paragraph.id)
        note = add(parent, "note", attributes={"place": "bottom", "n": paragraph.label or ""})
        self._fill(note, paragraph)
        return note

    def _fill(self, element: Element, paragraph: StoredParagraph) -> None:
        text, done, last = paragraph.text, 0, None
        for mark in self._marks(paragraph):
            last = _append(element, last, text[done : mark.start])
            last = self._mark(element, mark, text[mark.start : mark.end])
            done = mark.end
        _append(element, last, text[done:])

    def _marks(self, paragraph: StoredParagraph) -> Iterator[_Mark]:
        """Yield what is marked, in order; of two that overlap the first."""
        marks = [
            _Mark(one.text_start, one.text_end, one)
            for one in self._store.mentions(paragraph.id)
            if one.text_start is not None and one.text_end is not None
        ]
        marks += [_Mark(call.start, call.end, call) for call in self._store.calls(paragraph.id)]
        done = 0
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
            if mark.start >= done:
                done = mark.end
                yield mark

    def _mark(self, element: Element, mark: _Mark, surface: str) -> Element:
        if isinstance(mark.what, FootnoteCall):
            footnote = self._store.paragraph(mark.what.footnote) if mark.what.footnote is not None else None
            if footnote is not None and footnote.id not in self._written:
                return self._note(element, footnote)
            return add(element, "ref", surface, {"type": "footnote"})
        mention = mark.what
        attributes = {"type": mention.type, "cert": _certainty(mention.confidence)}
        if mention.place in self._known:
            attributes["ref"] = f"#place-{mention.place}"
        if mention.metonym:
            attributes["subtype"] = "metonym"
        return add(element, "placeName", surface, attributes)


def _append(element: Element, last: Element | None, text: str) -> Element | None:
    """Put a text behind the last child, or before any."""
    if last is None:
        element.text = (element.text or "") + clean(text)
    else:
        last.tail = (last.tail or "") + clean(text)
    return last


def _certainty(confidence: float) -> str:
    return "high" if confidence >= _SURE else "medium" if confidence >= _LIKELY else "low"
