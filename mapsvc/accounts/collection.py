"""All accounts of an atlas: which places they name, and what words they have. Built when first asked for."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gazetteer.place import Place, PlaceId, PlaceType
from mapsvc.accounts.account import Account, accounts_of
from mapsvc.accounts.entries import EntryFinder, EntryNaming
from mapsvc.accounts.namings import NameFinder, Naming
from mapsvc.service import Atlas
from mapsvc.texts.accounts import AccountIndex

__all__ = ["Accounts", "Found", "NamedPlace"]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place with how many accounts tell of it or name it."""

    place: PlaceId
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """An account that answers a question, with the spots that do."""

    account: Account
    marks: tuple[tuple[int, int], ...]
    """Ranges of the text in the language that was asked for."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The accounts in one language."""

    namings: tuple[tuple[Naming, ...], ...]
    index: AccountIndex[int]


class Accounts:
    """The accounts of all journeys."""

    def __init__(self, atlas: Atlas) -> None:
        """Take in the journeys; names and words are looked at when they are first asked for."""
        self._atlas = atlas
        self._all = tuple(account for journey in atlas.journeys for account in accounts_of(journey))
        visited: dict[str, set[PlaceId]] = {}
        for account in self._all:
            visited.setdefault(account.journey.id, set()).update((account.place, account.stop.place))
        self._visited = {journey_id: frozenset(places) for journey_id, places in visited.items()}
        stops = {account.stop.place for account in self._all}
        self._within = {place: frozenset(one.id for one in atlas.gazetteer.children(place)) for place in stops}
        self._told: dict[str, _Told] = {}
        self._by_id = {(account.journey.id, account.id): at for at, account in enumerate(self._all)}
        self._entries: dict[str, Mapping[tuple[str, str], tuple[EntryNaming, ...]]] = {}
        self._lock = threading.Lock()

    @property
    def all(self) -> tuple[Account, ...]:
        """The accounts, journey by journey."""
        return self._all

    @property
    def years(self) -> tuple[int, ...]:
        """The years that accounts tell of."""
        return tuple(sorted({account.year for account in self._all if account.year is not None}))

    def places(self, year: int | None = None, journey_id: str | None = None) -> tuple[NamedPlace, ...]:
        """Return the places that accounts tell of or name, those of most accounts first.

        The Turkish texts decide, so that the numbers are the same in every language.
        """
        counts: Counter[PlaceId] = Counter()
        for account, namings in zip(self._all, self._in("tr").namings, strict=True):
            if (year is None or account.year == year) and journey_id in (None, account.journey.id):
                counts.update({account.place, *(naming.place for naming in namings)})
        ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        return tuple(NamedPlace(place, count) for place, count in ranked)

    def namings(self, lang: str) -> Iterator[tuple[Account, tuple[Naming, ...]]]:
        """Yield each account with the spots of its text in a language that name places."""
        yield from zip(self._all, self._in(lang).namings, strict=True)

    def about(self, place: PlaceId, lang: str) -> tuple[Found, ...]:
        """Return the accounts that tell of a place or name it, with the spots that name it in a language."""
        namings = zip(self._all, self._in("tr").namings, self._in(lang).namings, strict=True)
        return tuple(
            Found(account, tuple((one.start, one.end) for one in shown if one.place == place))
            for account, turkish, shown in namings
            if account.place == place or any(one.place == place for one in turkish)
        )

    def search(
        self, query: str, lang: str, limit: int = 20, offset: int = 0, *, is_wide: bool | None = None
    ) -> tuple[int, tuple[Found, ...]]:
        """Return how many accounts have the words of a query, and some of them, the best first. Never raises.

        `is_wide`: with any of the words; None where no account has them all.
        """
        total, hits = self._in(lang).index.search(query, limit, offset, is_wide=is_wide)
        return total, tuple(Found(self._all[hit.key], hit.marks) for hit in hits)

    def levels(self, query: str, lang: str, *, is_wide: bool) -> Mapping[int, int]:
        """Return how many accounts have how many of the words of a query, the most first, as `search` has them."""
        return self._in(lang).index.levels(query, is_wide=is_wide)

    def entries(self, journey_id: str, account_id: str, lang: str) -> tuple[EntryNaming, ...]:
        """Return the spots of an account in a language that name people, vessels and institutions with an entry."""
        if lang not in self._entries:
            self._entries[lang] = self._entry_namings(lang)
        return self._entries[lang].get((journey_id, account_id), ())

    def named(self, journey_id: str, account_id: str, lang: str) -> tuple[tuple[Naming, Place], ...]:
        """Return the spots of an account in a language that name places to be looked at on a map.

        Countries are left out, and what the account is about: its own stop and venue.
        """
        at = self._by_id[journey_id, account_id]
        own = {self._all[at].place, self._all[at].stop.place}
        found = [(naming, self._atlas.place(naming.place)) for naming in self._in(lang).namings[at]]
        return tuple(
            (naming, place)
            for naming, place in found
            if place.id not in own and place.type is not PlaceType.COUNTRY and place.footprint is not None
        )

    def _entry_namings(self, lang: str) -> Mapping[tuple[str, str], tuple[EntryNaming, ...]]:
        """Return the spots in all accounts that name any; an account without any is left out."""
        finders: dict[tuple[str, str], EntryFinder] = {}
        found = {}
        for account, places in zip(self._all, self._in(lang).namings, strict=True):
            text, used = account.told(lang)
            key = (account.journey.id, used)
            finders[key] = finders.get(key) or EntryFinder(self._atlas.entries, *key)
            if namings := finders[key].find(text, places):
                found[account.journey.id, account.id] = namings
        return found

    def _near(self, account: Account) -> tuple[frozenset[PlaceId], ...]:
        """Return what lies at the account's stop, and all that its journey visits."""
        stop = account.stop
        venues = frozenset({stop.place, *(visit.place for visit in stop.visits)})
        return venues, self._within[stop.place], self._visited[account.journey.id]

    def _in(self, lang: str) -> _Told:
        """Return the accounts in a language; worked out once."""
        with self._lock:
            if lang not in self._told:
                texts = [account.told(lang)[0] for account in self._all]
                # An account that had to fall back to English names places as English does.
                finders = {used: NameFinder(self._atlas.gazetteer, (used, "tr")) for used in ("tr", "en", lang)}
                namings = tuple(
                    finders[used].find(text, self._near(account))
                    for account, (text, used) in ((account, account.told(lang)) for account in self._all)
                )
                self._told[lang] = _Told(namings, AccountIndex(enumerate(texts)))
            return self._told[lang]
