"""Confidence: in order of what is known, between 0 and 1, and told apart in real sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.geoparsing import geoparse
from gazetteer.geoparsing.confidence import Ground, Way, confidence
from gazetteer.geoparsing.geoparser import explained
from gazetteer.place import PlaceType


@given(st.sampled_from(Ground), st.sampled_from(PlaceType), st.sampled_from(Way), st.floats(0, 1))
def test_it_is_a_share(ground: Ground, kind: PlaceType, way: Way, share: float) -> None:
    """Between 0 and 1, whatever is known."""
    assert 0 <= confidence(ground, kind, way, share) <= 1


@given(st.sampled_from(Ground), st.floats(0, 1), st.floats(0, 1))
def test_a_likelier_namesake_is_never_less_sure(ground: Ground, one: float, other: float) -> None:
    """It rises with the share of the chosen place."""
    low, high = sorted((one, other))
    less = confidence(ground, PlaceType.SETTLEMENT, Way.CHOSEN, low)
    assert less <= confidence(ground, PlaceType.SETTLEMENT, Way.CHOSEN, high)


def test_weaker_grounds_are_less_sure() -> None:
    """The grounds are in their order."""
    sure = [confidence(ground, PlaceType.SETTLEMENT, Way.ONLY, 1.0) for ground in Ground]
    assert all(before >= after for before, after in pairwise(sure))


def test_a_borrowed_point_is_doubtful() -> None:
    """What is in no list lies somewhere about the town named there."""
    *_, village = geoparse("Heyet Selanik’ten Çamova köyüne geçti.")
    assert village.lat == pytest.approx(40.64, abs=0.1)
    assert village.confidence < 0.3


def test_each_mention_can_be_explained() -> None:
    """Ground and way tell what a mention rests on."""
    text = "Konya’dan Ereğli’ye geçtiler. Ertesi gün orada değil Havza’da kaldılar."
    reasons = [reason for _, reason in explained(text)]
    assert [reason.ground for reason in reasons] == [Ground.LISTED, Ground.LISTED, Ground.ENDING]
    assert [reason.way for reason in reasons] == [Way.ONLY, Way.CHOSEN, Way.ONLY]
