"""The list of collections of a service."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from mapsvc.accounts import Accounts
from mapsvc.errors import CollectionNotFoundError
from mapsvc.features.collection import Collection
from mapsvc.service import Atlas
from mapsvc.texts.store import TextStore

__all__ = ["Catalogue"]


class Catalogue:
    """The collections of an atlas and its texts, by id."""

    def __init__(self, atlas: Atlas, accounts: Accounts, texts: Callable[[], TextStore | None]) -> None:
        """Take in what the collections are made of; they are made, and their rows read, when first asked.

        Args:
            atlas: Places and journeys.
            accounts: Our own accounts.
            texts: Returns the store of texts; None where there is none. Asked anew each time: texts come and go.
        """
        self._atlas, self._accounts, self._texts = atlas, accounts, texts

    @cached_property
    def _by_id(self) -> Mapping[str, Collection]:
        from mapsvc.features import of_accounts, of_journeys, of_places  # noqa: PLC0415  for those who ask: numpy

        mentions = of_accounts.collection(self._atlas, self._accounts)
        every = (of_places.collection(self._atlas), *of_journeys.collections(self._atlas), mentions)
        return {one.id: one for one in every}

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
        store = self._texts() if collection_id == "mentions" else None
        if store is None:
            return self._by_id[collection_id]
        from mapsvc.features import of_texts  # noqa: PLC0415

        return of_texts.collection(store)
