"""Names of places in our own accounts, for a service without ingested texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapsvc.accounts import Accounts
from mapsvc.accounts.account import Account
from mapsvc.accounts.namings import Naming
from mapsvc.features.collection import Collection
from mapsvc.features.feature import BBox, Feature, Scalar, point
from mapsvc.features.in_memory import InMemory, Sketch
from mapsvc.features.of_texts import MENTION
from mapsvc.service import Atlas

__all__ = ["collection"]

_LANG = "tr"
_DESCRIPTION = "Each place that our own Turkish accounts name, where they name it: no text is ingested."


@dataclass(frozen=True, slots=True)
class _Mention:
    id: str
    account: Account
    naming: Naming


def collection(atlas: Atlas, accounts: Accounts) -> Collection:
    """Return the places that the accounts of an atlas name, account by account."""

    def every() -> Sequence[_Mention]:
        return tuple(
            _Mention(f"{account.journey.id}.{account.id}.{number}", account, naming)
            for account, namings in accounts.namings(_LANG)
            for number, naming in enumerate(namings, 1)
        )

    def sketch(mention: _Mention) -> Sketch:
        where = atlas.place(mention.naming.place).footprint
        box = None if where is None else BBox(*where.point, *where.point)
        return Sketch(mention.id, box, None)

    def full(mention: _Mention) -> Feature:
        place, naming = atlas.place(mention.naming.place), mention.naming
        text, _lang = mention.account.told(_LANG)
        properties: dict[str, Scalar] = {
            "id": mention.id,
            "source": f"{mention.account.journey.id}#{mention.account.id}",
            "start": naming.start,
            "end": naming.end,
            "surface": text[naming.start : naming.end],
            "name": place.name(_LANG),
            "place": place.id,
            "type": place.type.value,
            "metonym": False,
            "context": "account",
            "confidence": 1.0,
            "year": mention.account.year,
        }
        return Feature(mention.id, point(place.footprint.point if place.footprint else None), properties)

    return Collection("mentions", "Mentions", _DESCRIPTION, "Point", MENTION, InMemory(every, sketch, full))
