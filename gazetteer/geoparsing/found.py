"""A name in a clean text, as those that look for names hand it on."""

from __future__ import annotations

from typing import NamedTuple

from gazetteer.geoparsing.confidence import Ground
from gazetteer.geoparsing.lexicon import Name

__all__ = ["Found"]


class Found(NamedTuple):
    """A name in the clean text."""

    start: int
    end: int
    name: Name
    """What it was read as; its standard name is that of the whole stretch."""
    ground: Ground
    """What makes a place of it."""
    is_extended: bool = False
    """A head or a qualifier was taken in that the list of names does not have."""
