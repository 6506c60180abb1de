"""Requirements of `gazetteer.lookup`: which place a name means, how sure, and why."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer, LonLat, QueryError
from gazetteer.lookup import LONGEST_QUERY


@pytest.mark.parametrize(
    ("name", "place", "matched"),
    [
        ("Eski Devlet", "eski-devlet", "exact: period name (tr)"),
        ("Old State", "eski-devlet", "exact: period name (en)"),
        ("Кызылкент", "kizilkent", "exact: period name (ru)"),
        ("Yenişehir", "kizilkent", "exact: modern name (tr)"),
        ("Işıklı", "kizilkent", "exact: historical name (tr)"),
        ("Kizilgent", "kizilkent", "exact: variant spelling (tr)"),
        ("Кызылкентом", "kizilkent", "case suffix 'ом' removed: period name (ru)"),
        ("IŞIKLI", "kizilkent", "letter case ignored: historical name (tr)"),
        ("КЫЗЫЛКЕНТ", "kizilkent", "letter case ignored: period name (ru)"),
        ("İSMET KIŞLA", "ismet-kisla", "letter case ignored: period name (tr)"),
        ("Ismet Kisla", "ismet-kisla", "diacritics left out: period name (tr)"),
        ("ISIKLI", "kizilkent", "diacritics left out: historical name (tr)"),
        ("Yeníşehir", "kizilkent", "diacritics ignored: modern name (tr)"),
        ("Yeni-Şehir", "kizilkent", "spaces and signs ignored: modern name (tr)"),
        ("Kazan Evi", "kazandibi-konak", "spaces and signs ignored: variant spelling (tr)"),
        ("Yenişehir'e", "kizilkent", "case suffix 'e' removed: modern name (tr)"),
        ("Yenişehir’den", "kizilkent", "case suffix 'den' removed: modern name (tr)"),
        ("Yenişehir 'in", "kizilkent", "case suffix 'in' removed: modern name (tr)"),
        ("Yenişehirde", "kizilkent", "case suffix 'de' removed: modern name (tr)"),
        ("Yenişehirler", "kizilkent", "plural 'ler' removed: modern name (tr)"),
        ("YENISEHIR'DE", "kizilkent", "case suffix 'de' removed; diacritics left out: modern name (tr)"),
        ("Kazan Konağı", "kazandibi-konak", "case suffix 'ı' removed: period name (tr)"),
        ("Eski Devlt", "eski-devlet", "1 typing error: Eski Devlt→Eski Devlet"),
        ("Işılkı", "kizilkent", "1 typing error: Işılkı→Işıklı"),
        ("Eski Devlt'in", "eski-devlet", "case suffix 'in' removed; 1 typing error: Eski Devlt→Eski Devlet"),
        ("Eski Devltin", "eski-devlet", "case suffix 'in' removed; 1 typing error: Eski Devlt→Eski Devlet"),
        ("Esky Devlt", "eski-devlet", "2 typing errors: Esky Devlt→Eski Devlet"),
        ("Uzak Kıta", "uzak-kita", "exact: period name (tr)"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(small: Gazetteer, name: str, place: str, matched: str) -> None:
    """Case, diacritics, endings, apostrophes, scripts, errors; and the answer says what had to be undone."""
    (found,) = small.find(name)
    assert (found.place.id, found.matched) == (place, matched)
    assert found.toponym in found.place.toponyms


@pytest.mark.parametrize("name", ["Atlantis", "Ak", "Xkova", "Akovada bir", "серп", "x" * LONGEST_QUERY])
def test_a_name_that_is_not_there_finds_nothing(small: Gazetteer, name: str) -> None:
    """Rather no answer than any answer; one error is too much in a short beginning."""
    assert [found.place.id for found in small.find(name) if "error" not in found.matched] == []


def test_less_certain_matches_score_less(small: Gazetteer) -> None:
    """Score falls from the name as it stands to the one with two errors, and never leaves 0 to 1."""
    names = [
        "Eski Devlet", "ESKİ DEVLET", "Eskı Dévlet", "Eski-Devlet", "Eski Devletin", "Eski Devlt", "Eski Devlt'in",
        "Esky Devlt",
    ]  # fmt: skip
    scores = [small.find(name)[0].score for name in names]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert scores[0] == 1.0
    assert scores[-1] > 0


def test_an_error_in_a_long_name_is_less_doubtful(small: Gazetteer) -> None:
    """One letter of ten says less against a name than one of five."""
    assert small.find("Kızılkant")[0].score > 0
    assert small.find("Eski Devlt")[0].score > sum(found.score for found in small.find("Akova1"))


def test_namesakes_share_the_score(small: Gazetteer) -> None:
    """Without a hint two towns of a name are equally likely; the order is that of the ids."""
    found = small.find("Akova")
    assert [(candidate.place.id, candidate.score) for candidate in found] == [("akova-dag", 0.5), ("akova-deniz", 0.5)]


def test_a_point_nearby_decides_between_namesakes(small: Gazetteer) -> None:
    """The nearer one comes first, and clearly."""
    west, east = small.find("Akova", near=LonLat(28.5, 41.2)), small.find("Akova", near=LonLat(38.5, 40.2))
    assert (west[0].place.id, east[0].place.id) == ("akova-deniz", "akova-dag")
    assert west[0].score > 0.9


def test_the_year_decides_between_namesakes(small: Gazetteer) -> None:
    """A name is that of the place that bore it then; the other stays a candidate, since texts use old names."""
    then, later = small.find("Kızılkent", year=1900), small.find("Kızılkent", year=1932)
    assert [candidate.place.id for candidate in then] == ["kizilkent-koy", "kizilkent"]
    assert [candidate.place.id for candidate in later] == ["kizilkent", "kizilkent-koy"]


def test_a_far_point_does_not_rule_a_place_out(small: Gazetteer) -> None:
    """The only place of a name is found from anywhere, also one without a footprint."""
    assert small.find("Yenişehir", near=LonLat(-150, -40))[0].place.id == "kizilkent"
    assert small.find("Uzak Kıta", near=LonLat(0, 0))[0].place.id == "uzak-kita"


def test_an_apostrophe_outweighs_a_name_that_looks_inflected() -> None:
    """With the ending marked, the stem is meant; without, the name as it stands."""
    shipped = Gazetteer.shipped()
    assert shipped.find("Boğazlar'a")[0].place.id == "bogazlar"
    assert shipped.find("Adalar")[0].place.id == "adalar"


def test_the_limit_cuts_the_answers_and_not_the_scores(small: Gazetteer) -> None:
    """The first of two namesakes does not become certain by hiding the second."""
    (only,) = small.find("Akova", limit=1)
    assert only.score == 0.5


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "name to look up: got ''; expected at least one letter or digit"),
        (" '’- ", "expected at least one letter or digit"),
        ("\x00", r"got '\\x00'; expected at least one letter"),
        ("\ud800", "expected at least one letter"),
        ("a" * (LONGEST_QUERY + 1), "name to look up: got '201 characters'; expected at most 200"),
        ("İ" * 10_000_000, "got '10000000 characters'"),
        (None, "name to look up: got 'NoneType'; expected a text"),
    ],
)
def test_a_name_that_makes_no_sense_is_refused(small: Gazetteer, name: str, message: str) -> None:
    """The message says what was got; nothing is searched."""
    with pytest.raises(QueryError, match=message):
        small.find(name)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"year": 12_345}, "year: got 12345; expected a year from -9999 to 9999"),
        ({"near": LonLat(181, 0)}, "near: got .*; expected longitude from -180 to 180"),
        ({"near": LonLat(0, math.nan)}, "near: got"),
        ({"near": LonLat(math.inf, 0)}, "near: got"),
        ({"limit": 0}, "limit: got 0; expected 1 to 100"),
        ({"limit": 101}, "limit: got 101"),
    ],
)
def test_circumstances_that_make_no_sense_are_refused(
    small: Gazetteer, arguments: dict[str, object], message: str
) -> None:
    """A year, a point and a limit have a range."""
    with pytest.raises(QueryError, match=message):
        small.find("Akova", **arguments)  # type: ignore[arg-type]  # what a careless caller passes


@given(st.text(alphabet=st.characters(categories=None), max_size=LONGEST_QUERY))
@settings(max_examples=300)
def test_every_text_has_an_answer_or_a_refusal(text: str) -> None:
    """No query ends in another error; scores lie in range, add up to 1 at most, and fall."""
    try:
        found = Gazetteer.shipped().find(text, limit=100)
    except QueryError:
        return
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert sum(scores) <= 1 + 1e-3 * len(scores)


def test_the_same_question_has_the_same_answer(small: Gazetteer) -> None:
    """Ties are broken by the id, never by chance or by the order of the files."""
    backwards = Gazetteer(reversed(small.places))
    for name in ("Akova", "Kızılkent", "Kızılkant", "Akava"):
        assert backwards.find(name) == small.find(name) == small.find(name)


def test_a_candidate_is_written_as_the_command_prints_it(small: Gazetteer) -> None:
    """The names of the members are a contract; a place without a footprint has no coordinates."""
    (found,) = small.find("Old State")
    assert found.to_record() == {
        "place": "eski-devlet", "name": "Eski Devlet", "lat": 45.0, "lon": 35.0, "score": 1.0,
        "matched": "exact: period name (en)",
    }  # fmt: skip
    record = small.find("Uzak Kıta")[0].to_record()
    assert (record["lat"], record["lon"]) == (None, None)


SHIPPED = [
    ("Moskova'ya", "moskova"), ("Odesa’da", "odesa"), ("Harkofa", "harkov"), ("Harkof'un", "harkov"),
    ("Izmir", "izmir"), ("IZMIR", "izmir"), ("İZMİR'DEN", "izmir"), ("Eskisehir", "eskisehir"),
    ("Kütahyadan", "kutahya"), ("Sivostopol", "sivastopol"), ("Sivastopol 'dan", "sivastopol"), ("Харьков", "harkov"),
    ("Москва", "moskova"), ("Ленинград", "leningrad"), ("Petrograd", "leningrad"), ("St Petersburg", "leningrad"),
    ("Dneprosvki", "dneprosvki"), ("Letskoe Selo", "letskoe-selo"), ("Sovyetler Birliği'nin", "sovyetler-birligi"),
    ("SSCB", "sovyetler-birligi"), ("Osmanlı Devleti", "osmanli-devleti"), ("Çarlık Rusyası", "carlik-rusyasi"),
    ("Tiflise", "tiflis"), ("Karadenizde", "karadeniz"), ("Büyükdere koyunda", "buyukdere-koyu"),
    ("Çanakkale Boğazı", "canakkale-bogazi"), ("Ankra", "ankara"), ("İstnabul", "istanbul"), ("Lenigrat", "leningrad"),
    ("Kyiv", "kiev"), ("Kharkiv", "harkov"), ("Bergamaya", "bergama"), ("Adalar'a", "adalar"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "place"), SHIPPED)
def test_the_shipped_gazetteer_finds_what_the_texts_and_readers_write(name: str, place: str) -> None:
    """Spellings of the texts, of today, of other languages and of hurried typists lead to the place."""
    assert Gazetteer.shipped().find(name, year=1932)[0].place.id == place


@pytest.mark.parametrize("name", ["Ankara People's House", "Ankara People’s House", "ankara peoples house"])
def test_an_apostrophe_may_be_any_or_none(name: str) -> None:
    """The records have the printer's one; keyboards have others."""
    best = Gazetteer.shipped().find(name)[0]
    assert (best.place.id, best.score > 0.8) == ("ankara-halkevi", True)


@pytest.mark.parametrize(
    ("name", "year", "near", "place"),
    [
        ("Gorki", 1933, None, "nijni-novgorod"),
        ("Gorki", 1933, LonLat(37.6, 55.7), "gorki-leninskiye"),
        ("Gorki", 1931, LonLat(30.5, 54.0), "gorki-belarus"),
        ("Rostov", None, None, "rostov"),
        ("Rostov", None, LonLat(41.5, 46.5), "rostov"),
        ("Rostov", None, LonLat(39.8, 57.6), "rostov-veliki"),
        ("Leningrad", 1932, LonLat(30.3, 59.9), "leningrad"),
    ],
)
def test_year_and_nearness_decide_between_shipped_namesakes(
    name: str, year: int | None, near: LonLat | None, place: str
) -> None:
    """Leningrad, Gorki, Rostov."""
    assert Gazetteer.shipped().find(name, year=year, near=near)[0].place.id == place


def test_a_name_out_of_its_years_says_so() -> None:
    """Leningrad in 1920 is found, with less certainty and the years of the name."""
    shipped = Gazetteer.shipped()
    early, timely = (shipped.find("Leningrad", year=year)[0] for year in (1920, 1932))
    assert early.place.id == timely.place.id == "leningrad"
    assert early.score < timely.score
    assert early.matched.endswith("not in 1920")
    assert "not in" not in timely.matched
