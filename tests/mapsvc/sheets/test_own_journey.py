from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from gazetteer import Gazetteer
from gazetteer.place import NameKind, Place, PlaceId, PlaceType, Toponym
from helpers import ROOT
from mapsvc.service import Atlas
from mapsvc.sheets.making import make_sheet
from mapsvc.sheets.options import Form, Kind, Output, SheetOptions
from routes.journey_file import read_journey_file

JOURNEY = ROOT / "tests" / "data" / "journeys" / "karadeniz-1931.yaml"
HOSTILE = 'Karadeniz #eval("1") $x$ *a* _b_ `c` <d> @e \\f </svg><script>alert(1)</script> //g ~ -- "h"'
BASE = "https://maps.example.org"


@pytest.fixture(scope="module")
def own(shipped: Atlas) -> Atlas:
    """Return a small journey of a curator's, whose title tries to be markup of every kind."""
    name = Toponym("Irmak Fabrikası", "tr", "Latn", NameKind.PERIOD)
    factory = PlaceId("odesa-irmak-fabrikasi"), PlaceType.BUILDING, "factory", (name,), None, PlaceId("odesa")
    journey = read_journey_file(JOURNEY).journey
    hostile = replace(journey, title={"tr": HOSTILE, "en": HOSTILE})
    return Atlas(Gazetteer([*shipped.gazetteer, Place(*factory)]), (hostile,), shipped.lines)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_journey_of_ones_own_prints_and_its_texts_are_texts(own: Atlas, kind: Kind) -> None:
    """Few stops, few dates, no word in Russian: every kind is made, and nothing in a text is taken for markup."""
    for lang in ("tr", "ru"):
        options = SheetOptions(kind, lang)
        (made,) = make_sheet(own, "karadeniz-1931", options, Output(), BASE).pages
        reader: Any = pypdf.PdfReader(io.BytesIO(made))
        assert reader.metadata.title.startswith(HOSTILE)
        svg = make_sheet(own, "karadeniz-1931", options, Output(Form.SVG), BASE).pages[0].decode()
        assert "<script" not in svg
        assert "alert(1)" in svg
