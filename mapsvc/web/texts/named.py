"""The places that texts name, with how often: from the store where texts were ingested, else from our own accounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import ngettext

from gazetteer.place import LonLat, NameKind, Place, PlaceId, PlaceType, Toponym
from mapsvc.texts import mentioned
from mapsvc.texts.passages import places_named
from mapsvc.texts.store import Document
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.languages import current_language
from mapsvc.web.originals import document_key, source_of
from mapsvc.web.state import state
from mapsvc.web.texts.exonyms import exonym
from mapsvc.web.texts.tellings import passage_count

__all__ = ["Named", "documents", "is_fine", "is_vague", "named_ids", "named_only", "named_places", "place_of", "years"]


@dataclass(frozen=True, slots=True)
class Named:
    """A place that texts name."""

    id: str
    """Its id in the gazetteer; for a place that is not in it made from its name, with a dot, which ids never have."""
    place: Place | None
    name: str
    type: str
    point: LonLat | None
    count: int
    is_counted_in_texts: bool
    printed: str = ""
    """The Turkish standard name of a place that only texts name."""

    @property
    def href(self) -> str:
        """Return the page of the place."""
        return page_url("one_place.place_page", place_id=self.id)

    @property
    def count_text(self) -> str:
        """Return in words how often it is named."""
        if self.is_counted_in_texts:
            return str(ngettext("%(num)d mention", "%(num)d mentions", self.count))
        return passage_count(self.count)


def documents() -> tuple[tuple[str, str], ...]:
    """Return the texts to choose from: value and label; ingested ones first, then our own accounts."""
    atlas, lang, store = state().atlas, current_language(), state().texts
    texts = [(document_key(one), _title(one, lang)) for one in store.documents()] if store is not None else []
    accounts = [(journey.id, in_words(journey.short_title, lang)) for journey in atlas.journeys]
    return (*texts, *accounts)


def _title(document: Document, lang: str) -> str:
    source = source_of(state().atlas, document)
    return in_words(source.title, lang) if source is not None else document.name


def years() -> tuple[int, ...]:
    """Return the years that texts and accounts tell of."""
    store = state().texts
    return tuple(sorted({*state().accounts.years, *(mentioned.years(store) if store is not None else ())}))


def named_places(type_: str | None, document: str | None, year: int | None) -> tuple[Named, ...]:
    """Return the places that texts name, those named most first.

    Args:
        type_: Only places of this type.
        document: Only what this text names: a value of `documents`. None is all ingested texts, or where there are
            none, all accounts.
        year: Only what passages of this year name.
    """
    store = state().texts
    journeys = [journey.id for journey in state().atlas.journeys]
    if store is None or document in journeys:
        return tuple(one for one in _of_accounts(year, document) if type_ in (None, one.type))
    numbers = [one.id for one in store.documents() if document_key(one) == document]
    counts = mentioned.place_counts(store, document=numbers[0] if numbers else None, year=year)
    return tuple(one for one in _of_texts(counts) if type_ in (None, one.type))


def named_only(key: str) -> Named | None:
    """Return the place that texts name and the gazetteer does not have, by its key; None where there is none."""
    store = state().texts
    if store is None or "." not in key:
        return None
    return next((one for one in _of_texts(mentioned.place_counts(store)) if one.place is None and one.id == key), None)


def place_of(named: Named) -> Place:
    """Return a place that only texts name as the gazetteer would have it: with its name, and nothing else."""
    names = [Toponym(named.printed, "tr", "Latn", NameKind.PERIOD)]
    if named.name != named.printed:
        lang = current_language()
        names.append(Toponym(named.name, lang, "Cyrl" if lang == "ru" else "Latn", NameKind.PERIOD))
    return Place(PlaceId(named.id), PlaceType(named.type), None, tuple(names), None, None)


def named_ids() -> frozenset[str]:
    """Return the ids of the places that texts or accounts name."""
    store = state().texts
    told = {str(one.place) for one in state().accounts.places()}
    return frozenset(told | (places_named(store) if store is not None else set()))


def _of_accounts(year: int | None, journey_id: str | None) -> Iterator[Named]:
    for one in state().accounts.places(year, journey_id):
        yield _in_gazetteer(state().atlas.place(one.place), one.count, is_in_texts=False)


def _of_texts(counts: Sequence[mentioned.PlaceCount]) -> Iterator[Named]:
    gazetteer = state().atlas.gazetteer
    for one in counts:
        if one.place in gazetteer:
            yield _in_gazetteer(gazetteer.place(one.place or ""), one.mentions, is_in_texts=True)
            continue
        point = LonLat(one.lon, one.lat) if one.lon is not None and one.lat is not None else None
        yield Named(
            mentioned.key_of(one.name, one.type),
            None,
            exonym(one.name, current_language()),
            one.type,
            point,
            one.mentions,
            is_counted_in_texts=True,
            printed=one.name,
        )


def _in_gazetteer(place: Place, count: int, *, is_in_texts: bool) -> Named:
    point = place.footprint.point if place.footprint is not None else None
    return Named(place.id, place, place.name(current_language()), place.type.value, point, count, is_in_texts)


def is_vague(type_: str) -> bool:
    """Return whether places of a type are areas that their points only stand for."""
    return type_ in (PlaceType.COUNTRY, PlaceType.REGION)


def is_fine(type_: str) -> bool:
    """Return whether places of a type are many in one city."""
    return type_ in (PlaceType.QUARTER, PlaceType.STREET, PlaceType.BUILDING)
