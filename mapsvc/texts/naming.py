"""Names of places in a piece of a text, as the store keeps them: the geoparser's mentions with raw offsets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from gazetteer.documents import MappedText
from gazetteer.geoparsing import Mention, geoparse
from gazetteer.store import Gazetteer
from mapsvc import __version__
from mapsvc.texts.writing import MentionRow

__all__ = ["PlaceRecogniser", "recogniser"]


class PlaceRecogniser:
    """Finds the names of a gazetteer's places, and of the geoparser's lists, in pieces of texts."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take in the places."""
        self._gazetteer = gazetteer
        known = repr((__version__, gazetteer.places))
        self.version = hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()[:16]
        """Another one where other names may be found: with other places, or by another mapsvc."""

    def __call__(self, piece: MappedText, source: str) -> Sequence[MentionRow]:
        """Return the names in a piece; offsets are the raw file's."""
        return [_row(piece, mention) for mention in geoparse(piece.text, source, self._gazetteer)]


def recogniser(gazetteer: Gazetteer | None = None) -> PlaceRecogniser:
    """Return what finds names of places; of the shipped ones where no others are given."""
    return PlaceRecogniser(Gazetteer.shipped() if gazetteer is None else gazetteer)


def _row(piece: MappedText, mention: Mention) -> MentionRow:
    start, end = piece.to_raw(mention.start, mention.end)
    return MentionRow(
        start,
        end,
        mention.surface,
        mention.name,
        mention.place,
        str(mention.type),
        mention.lat,
        mention.lon,
        mention.metonym,
        str(mention.context),
        mention.confidence,
    )
