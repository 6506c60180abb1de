"""Namesakes: one name, several places; what stands near, the year and the sources decide."""

from __future__ import annotations

import pytest

from gazetteer.geoparsing import geoparse
from gazetteer.geoparsing.namesakes import Anchor, Bearer, Size, bearers, choose, scores
from gazetteer.place import LonLat, PlaceType
from gazetteer.timespan import Timespan

SOUTH = Bearer("Güneyköy", "south", PlaceType.SETTLEMENT, LonLat(35.0, 37.0), None, 4.0, greatness=2.0)
NORTH = Bearer("Kuzeyköy", "north", PlaceType.SETTLEMENT, LonLat(35.0, 41.0), Timespan.parse("1932/1990"), 4.0, 6.0)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Harkov’dan sonra Rostov ve Salsk görüldü.", (47.22, 39.71)),
        ("Moskova’dan Rostov’a geçildi, ertesi gün Moskova’ya dönüldü.", (57.19, 39.41)),
        ("Konya’dan Ereğli’ye tren kalktı.", (37.51, 34.05)),
        ("Zonguldak’tan Ereğli’ye vapurla gidildi.", (41.28, 31.42)),
        ("Beyrut’tan Trablus’a geçildi.", (34.44, 35.85)),
        ("Bingazi’den Trablus’a geçildi.", (32.89, 13.18)),
        ("Suriye ve Lübnan’da, Trablus şehrinde kaldılar.", (34.44, 35.85)),
        ("Van’a ve Edremit’e gittiler, Bitlis’e döndüler.", (38.43, 43.26)),
        ("Balıkesir’den Edremit’e geçtiler.", (39.60, 27.02)),
        ("Boston’dan Cambridge’e geçti.", (42.38, -71.11)),
        ("Teselya’da Yenişehir ve Dömeke’de savaş oldu.", (39.64, 22.42)),
        ("Bursa’dan Yenişehir’e geçtiler.", (40.26, 29.65)),
        ("Venezuela’nın Valencia kentinde kaldılar.", (10.16, -68.01)),
        ("Çanakkale’den Seddülbahir’e, Erenköy Koyu’na geçildi.", (40.02, 26.33)),
    ],
)
def test_what_stands_near_tells_namesakes_apart(sentence: str, place: tuple[float, float]) -> None:
    """The towns before and after a name say which of its bearers is meant."""
    found = geoparse(sentence)
    assert any(abs((one.lat or 0) - place[0]) < 0.1 and abs((one.lon or 0) - place[1]) < 0.1 for one in found)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Trablus’ta kaldı.", (32.89, 13.18)),
        ("London, Cambridge University Press.", (52.20, 0.12)),
        ("İspanya’ya, Valencia’ya gitti.", (39.47, -0.38)),
        ("Odessa’dan kalktı.", (46.49, 30.74)),
    ],
)
def test_importance_decides_where_nothing_else_does(sentence: str, place: tuple[float, float]) -> None:
    """What our own list means by a name, what the sources attest, and the greater town come first."""
    found = geoparse(sentence)[-1]
    assert (found.lat, found.lon) == pytest.approx(place, abs=0.1)


def test_the_rest_of_a_text_helps_where_nothing_stands_near() -> None:
    """One referent per discourse: a name mostly means the same place throughout."""
    first, *_, last = geoparse(
        "Beyrut’tan Trablus’a, Trablus’tan Sayda’ya geçildi." + " Hava güzeldi." * 300 + " Trablus’ta."
    )
    assert first.name == "Beyrut"
    assert last.name == "Trablusşam"


def best(anchors: tuple[Anchor, ...] = (), year: int | None = None, size: Size | None = None) -> tuple[Bearer, float]:
    found = (SOUTH, NORTH)
    return choose(found, scores(found, 0, anchors, year, size))


def test_a_name_out_of_its_time_is_unlikely() -> None:
    """A bearer that had the name in other years gives way."""
    assert best(year=1921)[0] is SOUTH
    assert best(year=1933)[1] == 0.5


def test_years_of_cited_books_are_not_those_of_the_story() -> None:
    """The year of publication says nothing of the time that is told of."""
    page = (
        "Heyet Gorki’ye gitti, 1920 yılında.1\n"
        + " " * 30
        + "\n1  A. Yazar, Gezi, Deneme Yayınları, Berlin, 1960, s. 3.\n"
    )
    assert geoparse(page + "\fGorki’de kaldı.")[-1].place != "nijni-novgorod"


def test_nearer_anchors_weigh_more() -> None:
    """The town beside a name outweighs one a page away, and the share says how sure that is."""
    beside, away = Anchor(50, LonLat(35.1, 41.0)), Anchor(9_000, LonLat(35.1, 37.0))
    bearer, share = best((beside, away))
    assert bearer is NORTH
    assert 0.5 < share < 1


@pytest.mark.parametrize(("size", "bearer"), [(Size(is_great=True), NORTH), (Size(is_great=False), SOUTH)])
def test_the_word_behind_a_name_tells_great_from_small(size: Size, bearer: Bearer) -> None:
    """A province is called after a city, a village is none."""
    assert best(size=size)[0] is bearer


def test_without_any_evidence_the_first_bearer_stands() -> None:
    """Nothing near, no year: the default, and no more certainty than its share."""
    assert best() == (SOUTH, 0.5)


def test_towns_and_their_parts_are_no_namesakes() -> None:
    """A quarter that bears its town's name does not make the name doubtful."""
    assert "moskova" not in bearers()
    assert {bearer.place for bearer in bearers()["rostov"]} == {"rostov", "rostov-veliki"}


def test_a_doubtful_name_says_so_by_its_confidence() -> None:
    """A name with a rival is never as sure as one without."""
    rostov, moskova = geoparse("Rostov’dan Moskova’ya gidildi.")
    assert rostov.confidence < moskova.confidence


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        (
            "Halep’e giden tren İzmit, Lefke ve Eskişehir’den geçer; Adana, Hama, Humus ve Şam çok sonra gelir.",
            "Osmaneli",
        ),
        ("Konya’dan gelen müfettiş önce Lefke ile Girne arasındaki köyleri gezdi.", "Lefke"),
    ],
)
def test_the_next_name_of_a_row_says_most(text: str, standard: str) -> None:
    """Two towns on a leg lie near each other, wherever the journey leads then."""
    assert next(one.name for one in geoparse(text) if one.surface == "Lefke") == standard
