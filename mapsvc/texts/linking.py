"""Links the texts in the store to journeys, and notes the year that each paragraph tells of.

Evidence of the journey files counts only for the file it was taken from, which its SHA-256 tells; a changed file is
linked by its words alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gazetteer.documents import FootnoteCall, Kind, Paragraph
from gazetteer.store import Gazetteer
from mapsvc import __version__
from mapsvc.texts.connection import named_errors, open_to_write, transaction
from mapsvc.texts.links import NewLink, replace_links
from mapsvc.texts.store import Document, StoredParagraph, TextStore
from routes.itinerary import Itinerary, Journey
from routes.linking import (
    CONTRADICTION,
    Link,
    PlaceNames,
    contradiction_links,
    evidence_links,
    find_links,
    sentences,
    tells,
    turkish_names,
    under_evidence,
    worth_linking,
    year_of,
)

__all__ = ["link_texts"]

_WINDOW = 1_000_000
"""Code points linked in one go; bounds the memory for a file of any size."""
_SENTENCE = 100
"""Letters of a sentence, about."""
_YEAR = re.compile(r"(?<![\d.,/-])(1[6-9]\d\d|20\d\d)(?![\d/]|[.,]\d)")
_TELLING = (Kind.BODY, Kind.HEADING, Kind.TABLE_ROW, Kind.FOOTNOTE)


def link_texts(store_path: Path, journeys: Sequence[Journey], gazetteer: Gazetteer) -> int:
    """Link the texts in a store to journeys; what people confirmed, rejected or imported stays.

    A text is compared with a journey once, and again after either has changed.

    Args:
        store_path: The store's file.
        journeys: What the texts may tell.
        gazetteer: Has the places of the journeys.

    Returns:
        How many links were written.

    Raises:
        StoreError: The store cannot be read or written.
    """
    store = TextStore.open(store_path)
    names = turkish_names(gazetteer)
    versions = {journey.id: _version(journey, names) for journey in journeys}
    written = 0
    try:
        for document in store.documents():
            old = _compared(store, document)
            changed = [journey for journey in journeys if versions[journey.id] != old.get(journey.id)]
            if changed:
                written += sum(_link(store, document, journey, names) for journey in changed)
                _note_years(store, document, journeys, {journey.id: versions[journey.id] for journey in changed})
    finally:
        store.close()
    open_to_write(store_path).close()  # a writer that closes last leaves one file, which can be copied as it is
    return written


def _version(journey: Journey, names: PlaceNames) -> str:
    """Return what tells a journey, and the names of its places, from what they were, and our rules from older ones."""
    stops = [stop for itinerary in journey.itineraries for stop in itinerary.stops]
    places = {stop.place for stop in stops} | {visit.place for stop in stops for visit in stop.visits}
    known = repr((__version__, journey, [(place, *names(place)) for place in sorted(places)]))
    return hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()[:16]


def _compared(store: TextStore, document: Document) -> dict[str, str]:
    """Return the journeys that a document was compared with, each with its version then."""
    query = "SELECT journey, version FROM linked WHERE document = ?"
    return dict(store.connection().execute(query, (document.id,)))


def _is_linked(store: TextStore, document: Document) -> bool:
    query = "SELECT EXISTS (SELECT 1 FROM links l JOIN paragraphs p ON p.id = l.paragraph WHERE p.document = ?)"
    return bool(store.connection().execute(query, (document.id,)).fetchone()[0])


def _link(store: TextStore, document: Document, journey: Journey, names: PlaceNames) -> int:
    """Link a document to all itineraries of a journey."""
    file = next((source.file for source in journey.sources if source.sha256 == document.sha256), None)
    held = () if file is not None else _held(store, document, journey)
    told = (_of_itinerary(store, document, journey, itinerary, file, names, held) for itinerary in journey.itineraries)
    new = [_row(journey, link) for links in told for link in links]
    return replace_links(store.path, document.id, journey.id, new) if new or _is_linked(store, document) else 0


def _of_itinerary(
    store: TextStore, document: Document, journey: Journey, itinerary: Itinerary, file: str | None, names: PlaceNames,
    held: Sequence[Link],
) -> tuple[Link, ...]:  # fmt: skip
    """Return what a document tells of an itinerary.

    Args:
        store: Has the document.
        document: The text.
        journey: Has the itinerary.
        itinerary: What may be told.
        file: What evidence calls the text, where it is the very file that was cited.
        names: Of places.
        held: Where it is a newer version of that file: what of the evidence still holds.
    """
    automatic: list[Link] = []
    evidence = [link for link in held if (link.itinerary, link.origin) == (itinerary.id, "evidence")]
    contradicted = [link for link in held if (link.itinerary, link.origin) == (itinerary.id, CONTRADICTION)]
    is_source = bool({file, document.name} & {one.source for stop in itinerary.stops for one in stop.evidence})
    year = year_of(journey)
    is_cited = file is not None or any(source.file == document.name for source in journey.sources)
    for window in _windows(store, document):
        told = window if is_source else worth_linking(window, itinerary, names, year)
        left_out = (sum(len(one.text) for one in window) - sum(len(one.text) for one in told)) // _SENTENCE
        automatic += find_links(sentences(told, year), itinerary, names, is_source=True, left_out=left_out)
        if file is not None:  # evidence counts the code points of that very file, whatever it is called here
            evidence += evidence_links(_readable(window), itinerary, file)
            contradicted += contradiction_links(_readable(window), itinerary, file)
    if not is_source and not tells(automatic, itinerary):
        automatic.clear()
        for window in _windows(store, document) if is_cited else ():
            automatic += find_links(sentences(window, year), itinerary, names, is_cited=True)
    if held:  # the curator has said what contradicts what
        automatic = [link for link in automatic if link.origin != CONTRADICTION]
    return under_evidence(automatic, evidence, contradicted)


def _held(store: TextStore, document: Document, journey: Journey) -> tuple[Link, ...]:
    """Return the curator's links that were carried over from the version of a text that was cited."""
    rows = store.connection().execute(
        "SELECT l.itinerary, l.stop, l.visit, p.seq, l.start, l.end, l.confidence, l.reason, l.origin"
        " FROM links l JOIN paragraphs p ON p.id = l.paragraph"
        " WHERE p.document = ? AND l.journey = ? AND l.confidence >= 1 AND l.origin IN (?, ?) ORDER BY l.id",
        (document.id, journey.id, "evidence", CONTRADICTION),
    )
    return tuple(Link(*row) for row in rows)


def _readable(window: Sequence[Paragraph]) -> list[Paragraph]:
    return [one for one in window if one.kind in _TELLING]


def _row(journey: Journey, link: Link) -> NewLink:
    return NewLink(
        link.paragraph, journey.id, link.itinerary, link.stop, link.visit, link.start, link.end, link.confidence,
        link.reason, origin=link.origin,
    )  # fmt: skip


def _windows(store: TextStore, document: Document) -> Iterator[list[Paragraph]]:
    """Yield a document's paragraphs in pieces of bearable size, each paragraph once."""
    for start in range(0, max(document.characters, 1), _WINDOW):
        listed = store.paragraphs(document.id, start, start + _WINDOW)
        here = [one for one in listed if one.start >= start]
        if here:
            yield _with_calls(store, here)


def _with_calls(store: TextStore, listed: Sequence[StoredParagraph]) -> list[Paragraph]:
    """Return stored paragraphs as `gazetteer.documents` has them, footnotes by their place in the document."""
    seqs = {one.id: one.seq for one in listed}
    rows = store.connection().execute(
        "SELECT paragraph, text_start, text_end, label, footnote FROM footnote_calls"
        " WHERE paragraph BETWEEN ? AND ? ORDER BY paragraph, text_start",
        (min(seqs), max(seqs)),
    )
    calls: dict[int, list[FootnoteCall]] = {}
    for paragraph, start, end, label, footnote in rows:
        calls.setdefault(paragraph, []).append(FootnoteCall(start, end, label, seqs.get(footnote)))
    return [
        Paragraph(one.seq, one.kind, one.page, one.content, one.label, tuple(calls.get(one.id, ()))) for one in listed
    ]


def _note_years(store: TextStore, document: Document, journeys: Sequence[Journey], compared: Mapping[str, str]) -> None:
    """Write the year of each paragraph: of the stop it tells, else the one it names, else that of the one before.

    With it, as the last thing, is written what the document was compared with.
    """
    linked = _linked_years(store, document, journeys)
    years: list[tuple[int | None, int]] = []
    last: int | None = None
    by_call: dict[int, int | None] = {}
    for start in range(0, max(document.characters, 1), _WINDOW):
        for one in store.paragraphs(document.id, start, start + _WINDOW):
            if one.start < start:
                continue
            if one.kind is Kind.FOOTNOTE:
                years.append((by_call.get(one.id, last), one.id))
                continue
            named = _YEAR.search(one.text)
            last = linked.get(one.id) or (int(named[1]) if named else last)
            years.append((last, one.id))
            by_call.update({call.footnote: last for call in store.calls(one.id) if call.footnote is not None})
    connection = open_to_write(store.path)
    try:
        with named_errors(store.path), transaction(connection):
            connection.executemany("UPDATE paragraphs SET year = ? WHERE id = ?", years)
            connection.executemany(
                "INSERT OR REPLACE INTO linked (document, journey, version) VALUES (?, ?, ?)",
                [(document.id, journey, version) for journey, version in compared.items()],
            )
    finally:
        connection.close()


def _linked_years(store: TextStore, document: Document, journeys: Sequence[Journey]) -> dict[int, int]:
    """Return the year of the stop that each linked paragraph tells most surely."""
    of_stop = {
        (journey.id, itinerary.id, stop): year
        for journey in journeys
        for itinerary in journey.itineraries
        for stop, year in _years_of(itinerary)
    }
    rows = store.connection().execute(
        "SELECT l.paragraph, l.journey, l.itinerary, l.stop FROM links l JOIN paragraphs p ON p.id = l.paragraph"
        " WHERE p.document = ? AND l.status <> 'rejected' AND l.confidence >= 0.5 ORDER BY l.confidence, l.id",
        (document.id,),
    )
    return {paragraph: of_stop[tuple(key)] for paragraph, *key in rows if tuple(key) in of_stop}


def _years_of(itinerary: Itinerary) -> Iterator[tuple[str, int]]:
    for stop in itinerary.stops:
        date = stop.arrival or stop.departure
        if date is not None and not date.is_open:
            yield stop.id, date.earliest.year
