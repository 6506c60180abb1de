"""Entries of people, vessels and institutions in the visitor's words, with where the accounts name them."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from gazetteer.turkish import fold
from mapsvc.accounts import Account, Accounts
from mapsvc.service import Atlas
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.contexts.entries import EntryGroup, EntryView, NamedAt
from mapsvc.web.ordering import name_order
from mapsvc.web.presenting import evidence_views
from routes.entries import Entry, EntryKind
from routes.itinerary import Source

__all__ = ["entry_groups", "entry_views"]


def entry_views(atlas: Atlas, ids: tuple[str, ...], lang: str) -> tuple[EntryView, ...]:
    """Return some entries, in the order of their ids."""
    known = {entry.id: entry for entry in atlas.entries}
    return tuple(_view(atlas, known[entry_id], lang) for entry_id in ids)


def entry_groups(atlas: Atlas, accounts: Accounts, lang: str) -> tuple[EntryGroup, ...]:
    """Return all entries by kind, in the order of an index, each with the stops that name it."""
    labels = {
        EntryKind.PERSON: _("People"),
        EntryKind.VESSEL: _("Vessels"),
        EntryKind.INSTITUTION: _("Institutions"),
    }
    named = _named_at(atlas, accounts, lang)
    groups = []
    for kind, label in labels.items():
        views = [_view(atlas, entry, lang, named.get(entry.id, ())) for entry in atlas.entries if entry.kind is kind]
        views.sort(key=lambda view: name_order(view.name.lstrip("«"), lang))
        groups.append(EntryGroup(kind.value, label, tuple(views)))
    return tuple(group for group in groups if group.entries)


def _view(atlas: Atlas, entry: Entry, lang: str, named_at: tuple[NamedAt, ...] = ()) -> EntryView:
    kinds = {
        EntryKind.PERSON: _("person"),
        EntryKind.VESSEL: _("vessel"),
        EntryKind.INSTITUTION: _("institution"),
    }
    name_lang = lang if lang in entry.names else "tr"
    text_lang = lang if lang in entry.text else "en"
    name = entry.names[name_lang]
    sources: tuple[Source, ...] = tuple(source for journey in atlas.journeys for source in journey.sources)
    return EntryView(
        id=entry.id,
        name=name,
        name_lang=name_lang,
        kind=kinds[entry.kind],
        also=tuple(one for one in dict.fromkeys((entry.names["tr"], *entry.variants)) if fold(one) not in fold(name)),
        text=entry.text[text_lang],
        lang=text_lang,
        evidence=evidence_views(entry.evidence, sources, lang, _source_href),
        named_at=named_at,
    )


def _source_href(key: str) -> str:
    return f"{page_url('pages.sources')}#source-{key}"


def _named_at(atlas: Atlas, accounts: Accounts, lang: str) -> dict[str, tuple[NamedAt, ...]]:
    """Return by entry the stops whose accounts name it, in the order of the journeys."""
    found: dict[str, dict[str, NamedAt]] = {}
    for account in accounts.all:
        for naming in accounts.entries(account.journey.id, account.id, lang):
            for at in _stop(atlas, account, lang):
                found.setdefault(naming.entry, {}).setdefault(at.href, at)
    return {entry: tuple(stops.values()) for entry, stops in found.items()}


def _stop(atlas: Atlas, account: Account, lang: str) -> Iterator[NamedAt]:
    """Yield the stop of an account; none for a programme, which tells no one's doings."""
    if account.itinerary is account.journey.itineraries[0]:
        label = f"{in_words(account.journey.short_title, lang)} · {account.stop.seq} "
        address = page_url("pages.stop_page", journey_id=account.journey.id, stop_id=account.stop.id)
        yield NamedAt(label + atlas.place(account.stop.place).name(lang), address)
