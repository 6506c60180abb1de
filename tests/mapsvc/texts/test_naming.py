"""Names of places come from the geoparser, with offsets of the raw file."""

from __future__ import annotations

from dataclasses import replace

from gazetteer.documents import MappedTextBuilder
from gazetteer.store import Gazetteer
from mapsvc.texts.naming import recogniser


def test_names_have_offsets_of_the_raw_file() -> None:
    """What the geoparser says of a piece is shifted to where the piece came from."""
    recognise = recogniser()
    raw = "<p>Heyet 3 Mayıs 1932 günü Odesa’ya vardı.</p>"
    builder = MappedTextBuilder()
    builder.add(raw[3:-4], 3, len(raw) - 4)
    (odesa,) = recognise(builder.build(), "a.html")
    assert (raw[odesa.start : odesa.end], odesa.surface, odesa.place) == ("Odesa", "Odesa", "odesa")
    assert (odesa.type, odesa.context, odesa.metonym) == ("settlement", "narrative", False)


def test_the_version_says_whether_other_names_may_be_found() -> None:
    """It is the same at each start, and another one with a place more."""
    shipped = Gazetteer.shipped()
    with_another = Gazetteer([*shipped, replace(shipped.place("odesa"), id="other")])
    assert recogniser().version == recogniser(shipped).version != recogniser(with_another).version
