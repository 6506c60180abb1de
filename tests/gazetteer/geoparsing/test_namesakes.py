"""Namesakes: one name, several places; what stands near, the year and the sources decide."""

from __future__ import annotations

import pytest

from gazetteer.geoparsing import geoparse
from gazetteer.geoparsing.namesakes import Anchor, Bearer, bearers, choose
from gazetteer.place import LonLat, PlaceType
from gazetteer.timespan import Timespan

SOUTH = Bearer("Güneyköy", "south", PlaceType.SETTLEMENT, LonLat(35.0, 37.0), None, is_attested=False)
NORTH = Bearer("Kuzeyköy", "north", PlaceType.SETTLEMENT, LonLat(35.0, 41.0), Timespan.parse("1932/1990"), False)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Harkov’dan sonra Rostov ve Salsk görüldü.", (47.22, 39.71)),
        ("Moskova’dan Rostov’a geçildi, ertesi gün Moskova’ya dönüldü.", (57.19, 39.41)),
        ("Konya’dan Ereğli’ye tren kalktı.", (37.51, 34.05)),
        ("Zonguldak’tan Ereğli’ye vapurla gidildi.", (41.28, 31.42)),
        ("Beyrut’tan Trablus’a geçildi.", (34.44, 35.85)),
        ("Bingazi’den Trablus’a geçildi.", (32.89, 13.18)),
    ],
)
def test_what_stands_near_tells_namesakes_apart(sentence: str, place: tuple[float, float]) -> None:
    """The towns before and after a name say which of its bearers is meant."""
    found = geoparse(sentence)
    assert any(abs((one.lat or 0) - place[0]) < 0.1 and abs((one.lon or 0) - place[1]) < 0.1 for one in found)


def test_a_name_out_of_its_time_is_unlikely() -> None:
    """A bearer that had the name in other years gives way."""
    assert choose((NORTH, SOUTH), 0, (), 1921)[0] is SOUTH
    assert choose((NORTH, SOUTH), 0, (), 1933)[0] is NORTH


def test_nearer_anchors_weigh_more() -> None:
    """The town beside a name outweighs one a page away, and the share says how sure that is."""
    beside, away = Anchor(50, LonLat(35.1, 41.0)), Anchor(9_000, LonLat(35.1, 37.0))
    bearer, share = choose((SOUTH, NORTH), 0, (beside, away), None)
    assert bearer is NORTH
    assert 0.5 < share < 1


def test_without_any_evidence_the_first_bearer_stands() -> None:
    """Nothing near, no year: the default, and no more certainty than its share."""
    assert choose((SOUTH, NORTH), 0, (), None) == (SOUTH, 0.5)


def test_towns_and_their_parts_are_no_namesakes() -> None:
    """A quarter that bears its town's name does not make the name doubtful."""
    assert len(bearers().get("moskova", ())) == 1
    assert {bearer.place for bearer in bearers()["rostov"]} == {"rostov", "rostov-veliki"}


def test_a_doubtful_name_says_so_by_its_confidence() -> None:
    """A name with a rival is never as sure as one without."""
    rostov, moskova = geoparse("Rostov’dan Moskova’ya gidildi.")
    assert rostov.confidence < moskova.confidence
