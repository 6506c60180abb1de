"""Names of places come from the geoparser, with offsets of the raw file."""

from __future__ import annotations

import pytest

from gazetteer.documents import MappedTextBuilder
from mapsvc.texts.naming import recogniser


def test_names_have_offsets_of_the_raw_file() -> None:
    """What the geoparser says of a piece is shifted to where the piece came from."""
    recognise = recogniser()
    if recognise is None:
        pytest.skip("this build has no geoparser")
    raw = "<p>Heyet 3 Mayıs 1932 günü Odesa’ya vardı.</p>"
    builder = MappedTextBuilder()
    builder.add(raw[3:-4], 3, len(raw) - 4)
    (odesa,) = recognise(builder.build(), "a.html")
    assert (raw[odesa.start : odesa.end], odesa.surface, odesa.place) == ("Odesa", "Odesa", "odesa")
    assert (odesa.type, odesa.context, odesa.metonym) == ("settlement", "narrative", False)
