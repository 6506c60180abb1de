"""Names of places in a piece of a text, as the store keeps them: the geoparser's mentions with raw offsets."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from typing import Any

from gazetteer.documents import MappedText
from mapsvc.texts.writing import MentionRow

__all__ = ["recogniser"]


def recogniser() -> Callable[[MappedText, str], Sequence[MentionRow]] | None:
    """Return what finds names of places; None where this build has no geoparser."""
    if importlib.util.find_spec("gazetteer.geoparsing") is None:
        return None
    geoparse = getattr(importlib.import_module("gazetteer.geoparsing"), "geoparse", None)
    if geoparse is None:
        return None

    def recognise(piece: MappedText, source: str) -> Sequence[MentionRow]:
        return [_row(piece, mention) for mention in geoparse(piece.text, source)]

    return recognise


def _row(piece: MappedText, mention: Any) -> MentionRow:
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
