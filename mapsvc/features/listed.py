"""The list of collections of a service."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mapsvc.accounts import Accounts
from mapsvc.errors import CollectionNotFoundError
from mapsvc.features import of_accounts, of_journeys, of_places, of_texts
from mapsvc.features.collection import Collection
from mapsvc.service import Atlas
from mapsvc.texts.store import TextStore

__all__ = ["Catalogue"]


class Catalogue:
    """The collections of an atlas and its texts, by id."""

    def __init__(self, atlas: Atlas, accounts: Accounts, texts: Callable[[], TextStore | None]) -> None:
        """Take in what the collections are made of; their rows are read when they are first asked.

        Args:
            atlas: Places and journeys.
            accounts: Our own accounts.
            texts: Returns the store of texts; None where there is none. Asked anew each time: texts come and go.
        """
        self._texts = texts
        self._of_accounts = of_accounts.collection(atlas, accounts)
        every = (of_places.collection(atlas), *of_journeys.collections(atlas), self._of_accounts)
        self._by_id = {one.id: one for one in every}

    def __iter__(self) -> Iterator[Collection]:
        """Return all collections, places first."""
        return (self[collection_id] for collection_id in self._by_id)

    def __getitem__(self, collection_id: str) -> Collection:
        """Return a collection.

        Raises:
            CollectionNotFoundError: There is none of this id.
        """
        if collection_id not in self._by_id:
            raise CollectionNotFoundError("collection", collection_id, tuple(self._by_id))
        store = self._texts() if collection_id == self._of_accounts.id else None
        return of_texts.collection(store) if store is not None else self._by_id[collection_id]
