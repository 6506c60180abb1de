"""Originals in short: the words around what was found in an ingested text, where they stand, what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask_babel import gettext as _

from mapsvc.service import Atlas
from mapsvc.texts.mentioned import MentionInContext
from mapsvc.texts.passages import told_by
from mapsvc.texts.store import Hit, StoredLink, StoredParagraph, TextStore
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.contexts.texts import Excerpt
from mapsvc.web.originals import Originals
from mapsvc.web.texts.snippets import excerpt, without
from routes.errors import JourneyNotFoundError

__all__ = ["hit_excerpts", "mention_excerpts"]

Marks = Sequence[tuple[int, int]]


def mention_excerpts(
    store: TextStore, atlas: Atlas, lang: str, found: Sequence[MentionInContext]
) -> tuple[Excerpt, ...]:
    """Return mentions of a place in their paragraphs; those that follow one another in one paragraph stand together."""
    passages: list[tuple[StoredParagraph, Marks]] = []
    for _number, group in groupby(found, key=lambda one: one.mention.paragraph):
        members = list(group)
        paragraph = members[0].paragraph
        if paragraph is not None:
            spots = ((one.mention.text_start, one.mention.text_end) for one in members)
            passages.append(
                (paragraph, [(start, end) for start, end in spots if start is not None and end is not None])
            )
    return _excerpts(store, atlas, lang, passages)


def hit_excerpts(store: TextStore, atlas: Atlas, lang: str, hits: Sequence[Hit]) -> tuple[Excerpt, ...]:
    """Return what a search found in the texts."""
    return _excerpts(store, atlas, lang, [(hit.paragraph, hit.marks) for hit in hits])


def _excerpts(
    store: TextStore, atlas: Atlas, lang: str, passages: Sequence[tuple[StoredParagraph, Marks]]
) -> tuple[Excerpt, ...]:
    originals = Originals(atlas, store, lang)
    links = told_by(store, (paragraph.id for paragraph, _marks in passages))
    return tuple(_excerpt(originals, paragraph, marks, links.get(paragraph.id)) for paragraph, marks in passages)


def _excerpt(originals: Originals, paragraph: StoredParagraph, marks: Marks, link: StoredLink | None) -> Excerpt:
    where, lang = originals.place_of(paragraph)
    calls = [(call.start, call.end) for call in originals.store.calls(paragraph.id)]
    label, href = _stop(originals.atlas, link, originals.lang) if link is not None else ("", "")
    return Excerpt(
        pieces=excerpt(*without(paragraph.text, marks, calls)),
        lang=lang,
        where=f"{where}, {_('page %(number)s', number=paragraph.page)}",
        when=_("footnote") if paragraph.kind == "footnote" else "",
        href=originals.paragraph_href(paragraph),
        is_account=False,
        stop_where=label,
        stop_href=href,
    )


def _stop(atlas: Atlas, link: StoredLink, lang: str) -> tuple[str, str]:
    """Return the label and the address of the stop or visit that a link leads to; empty where it is no more."""
    try:
        journey = atlas.journey(link.journey)
        itinerary = atlas.itinerary(link.journey, link.itinerary)
    except JourneyNotFoundError:
        return "", ""
    stop = next((one for one in itinerary.stops if one.id == link.stop), None)
    if stop is None:
        return "", ""
    label = f"{in_words(journey.short_title, lang)} · {stop.seq} {atlas.place(stop.place).name(lang)}"
    address = page_url("pages.stop_page", journey_id=journey.id, stop_id=stop.id)
    is_visit = any(visit.id == link.visit for visit in stop.visits)
    return label, f"{address}#visit-{link.visit}" if is_visit else address
