from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.store import Gazetteer
from routes.checks import Level, check_journey
from routes.drafting import draft
from routes.edtf import Edtf
from routes.geojson import journey_to_geojson
from routes.journey_file import parse_journey
from routes.journeys import journey
from routes.lines import shipped_lines

DATA = Path(__file__).resolve().parents[2] / "data"

TEXT = """İki ülkenin bakanları 1926 yılında Odesa’da buluşmuştu. Vekil 14 Kasım 1926 günü Odesa’ya gitmişti.

Kurul 5 Mayıs 1931 günü Ankara’dan trenle İstanbul’a hareket etti. 6 Mayıs sabahı İstanbul’a gelen kurul, Pera Palas’a
geçti. Konuklar oradan Martı vapuruyla yola çıktılar.

Vapur 8 Mayıs sabahı saat 06.00’da Odesa’ya vardı. Konuklar limanı gezdiler. Akşam trenle Kiev’e hareket ettiler. Başkan
“Ben Tiflis’e de gitmiştim” dedi. Tren ertesi gün Kiev’de durdu.

Kurul 12 Mayıs’ta Batum’a geldi. Oradan Trabzon’u da gezmek istemişlerdi. 15 Mayıs günü İstanbul’a dönüldü.

Görüşmelerin ilki 8 Mayıs günü Odesa’da yapılmıştı. Vali iki yıl önce Moskova’ya gitmişti.
"""


def _stops(collection: dict[str, Any]) -> list[dict[str, Any]]:
    return [one["properties"] for one in collection["features"] if one["properties"]["kind"] == "stop"]


def _legs(collection: dict[str, Any]) -> list[dict[str, Any]]:
    return [one["properties"] for one in collection["features"] if one["properties"]["kind"] == "leg"]


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    return draft(TEXT, "a.txt", Gazetteer.shipped())


@pytest.fixture(scope="module")
def stops(collection: dict[str, Any]) -> list[dict[str, Any]]:
    return _stops(collection)


def test_stops_come_in_the_order_of_the_journey(stops: list[dict[str, Any]]) -> None:
    """Arrivals, a departure before them, and a return."""
    certain = [one["place"] for one in stops if one["certainty"] != "uncertain"]
    assert certain == ["ankara", "istanbul", "odesa", "kiev", "batum", "istanbul"]


def test_a_place_passed_again_is_another_stop(stops: list[dict[str, Any]]) -> None:
    """Its id says so."""
    assert [one["id"] for one in stops if one["place"] == "istanbul"] == ["istanbul", "istanbul-2"]


def test_the_year_of_most_dated_travel_is_taken(collection: dict[str, Any]) -> None:
    """Earlier journeys are only mentioned."""
    assert collection["year"] == 1931


def test_days_are_stated_or_inferred(stops: list[dict[str, Any]]) -> None:
    """A day that the sentence states is stated; one that another sentence gave is inferred, and from what."""
    odesa = next(one for one in stops if one["place"] == "odesa")
    assert (odesa["arrival"], odesa["date_basis"], odesa["inferred_from"]) == ("1931-05-08T06:00", "stated", None)
    kiev = next(one for one in stops if one["place"] == "kiev")
    assert (kiev["date_basis"], kiev["inferred_from"]["en"]) == ("inferred", "the day named last")


def test_what_was_only_wished_is_uncertain(stops: list[dict[str, Any]]) -> None:
    """The text does not say that they went."""
    assert [one["certainty"] for one in stops if one["place"] == "trabzon"] in ([], ["uncertain"])


def test_speech_other_years_and_others_journeys_are_no_stops(stops: list[dict[str, Any]]) -> None:
    """Tiflis stands in a quotation, Moskova two years before."""
    assert {"tiflis", "moskova"}.isdisjoint(one["place"] for one in stops)


def test_legs_join_the_stops_with_their_means(collection: dict[str, Any], stops: list[dict[str, Any]]) -> None:
    """A leg for each two stops, by train or ship as told; null where nothing is told."""
    legs = _legs(collection)
    assert [(leg["from"], leg["to"]) for leg in legs] == [(one["id"], other["id"]) for one, other in pairwise(stops)]
    modes = {leg["to"]: leg["mode"] for leg in legs}
    assert (modes["odesa"], modes["kiev"], modes["batum"]) == ("ship", "rail", None)


def test_evidence_is_the_sentence(stops: list[dict[str, Any]]) -> None:
    """Ranges hold the sentence that tells the stop, as code points of the file."""
    batum = next(one for one in stops if one["place"] == "batum")
    told = [TEXT[spot["start"] : spot["end"]] for spot in batum["evidence"]]
    assert told == ["Kurul 12 Mayıs’ta Batum’a geldi."]


def test_a_venue_is_a_visit_of_its_city(stops: list[dict[str, Any]]) -> None:
    """What was seen there, with an empty summary: it is for the curator's own words."""
    istanbul = next(one for one in stops if one["place"] == "istanbul")
    assert [(visit["place"], visit["summary_tr"]) for visit in istanbul["visits"]] == [("istanbul-pera-palas", "")]


def test_the_shape_is_that_of_an_export(collection: dict[str, Any]) -> None:
    """What reads an export reads a draft."""
    exported = journey_to_geojson(journey("voroshilov-1933"), None, Gazetteer.shipped(), shipped_lines())
    for kind, here in (("stop", _stops(collection)[0]), ("leg", _legs(collection)[0])):
        there = next(one["properties"] for one in exported["features"] if one["properties"]["kind"] == kind)
        optional = {"precision_m", "path_note", "length_basis_tr", "elapsed_hours", "printed", "line", "given_length"}
        assert set(there) - set(here) <= optional
    assert all(Edtf.parse(one["arrival"]) for one in _stops(collection) if one["arrival"])


def test_the_invented_journey_is_drafted_from_its_text() -> None:
    """The text that the other tests use, which drafting was not written for."""
    text = (DATA / "texts" / "karadeniz-1931.txt").read_bytes().decode()
    found = _stops(draft(text, "karadeniz-1931.txt", Gazetteer.shipped()))
    assert [one["place"] for one in found] == ["ankara", "istanbul", "odesa", "kiev"]


@pytest.mark.parametrize("text", ["", "\n", "Odesa", "1931", "Odesa’ya gidildi.", "\x00\ud800’’", "A" * 10_000])
def test_a_text_without_a_journey_gives_an_empty_draft(text: str) -> None:
    """Nothing is invented, and nothing fails."""
    assert draft(text, "a.txt", Gazetteer.shipped())["features"] == []


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            ["Kurul", "3 Mayıs 1931’de", "ertesi gün", "Odesa’ya", "Kiev’den", "vardı.", "ayrıldı.", "“", "”", "\n\n",
             "Ankara-Kiev", "güzergahıyla", "saat 17.00’de", "31 Nisan", "Boğaz’da", "gezmek istedi.", "12", "."]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_no_text_makes_drafting_fail(words: list[str]) -> None:
    """Evidence lies in the text, and dates are EDTF, whatever the sentences."""
    text = " ".join(words)
    for stop in _stops(draft(text, "a.txt", Gazetteer.shipped())):
        assert all(0 <= spot["start"] < spot["end"] <= len(text) for spot in stop["evidence"])
        assert all(Edtf.parse(stop[side]) for side in ("arrival", "departure") if stop[side])


def test_a_draft_becomes_a_journey_file(collection: dict[str, Any]) -> None:
    """With words of one's own filled in, each field of a stop and leg is read as a journey file has it."""
    both = {"tr": "Kendi sözlerimiz.", "en": "Our own words."}

    def spots(record: dict[str, Any]) -> list[str]:
        return [f"t:{one['start']}-{one['end']}" for one in record["evidence"]]

    def visit(one: dict[str, Any]) -> dict[str, Any]:
        return {key: one[key] for key in ("id", "place", "when")} | {"summary": both, "evidence": spots(one)}

    def stop(one: dict[str, Any]) -> dict[str, Any]:
        fields = ("id", "place", "arrival", "departure", "date_basis", "certainty", "inferred_from")
        passages = [{"id": one["id"] + "-p1", "text": both, "evidence": spots(one)}]
        own = {"evidence": spots(one), "passages": passages, "visits": [visit(each) for each in one["visits"]]}
        return {key: one[key] for key in fields if one[key] is not None} | own

    def leg(one: dict[str, Any]) -> dict[str, Any]:
        mode = {"mode": one["mode"] or "rail", "mode_basis": one["mode_basis"] or "inferred"}
        return {"from": one["from"], "to": one["to"], "evidence": spots(one), "vessel": one["vessel"]} | mode

    source = {name: collection["sources"][0][name] for name in ("file", "sha256", "author", "language")}
    written = {
        "id": "trial", "title": both, "short_title": both, "summary": both,
        "sources": [{**source, "key": "t", "title": both}],
        "parties": [{"id": "main", "name": both}],
        "itineraries": [
            {"id": "travelled", "title": both, "stops": [stop(one) for one in _stops(collection)],
             "legs": [leg(one) for one in _legs(collection)]}
        ],
    }  # fmt: skip
    read = parse_journey("trial.yaml", json.dumps(written))  # JSON is YAML
    findings = check_journey(read, Gazetteer.shipped(), shipped_lines(), texts={"a.txt": TEXT})
    assert [finding for finding in findings if finding.level is Level.ERROR] == []


def _places(text: str, year: int | None = None) -> list[tuple[str, str]]:
    return [(one["place"], one["reason"]) for one in _stops(draft(text, "a.txt", Gazetteer.shipped(), year))]


def test_a_long_text_that_mentions_a_journey_tells_none() -> None:
    """What is dated once among hundreds of sentences is no itinerary to correct."""
    said = "Elçi 7 Ağustos 1920 günü Moskova’ya geldi."
    assert [place for place, _ in _places(said)] == ["moskova"]
    assert _places(said + " Görüşmeler aylarca sürdü ve iki taraf da sonuçtan memnun kaldı." * 250) == []


def test_a_history_of_many_journeys_tells_none() -> None:
    """Two dates near each other among twenty over the years are no journey."""
    spread = " ".join(f"Elçi 3 Mart {year} günü Moskova’ya gitti." for year in range(1905, 1925))
    run = "Vekil 5 Mayıs 1931 günü Ankara’ya geldi. Vekil 8 Mayıs 1931 günü Moskova’ya gitti."
    assert [place for place, _ in _places(run)] == ["ankara", "moskova"]
    assert _places(f"{spread} {run}", 1931) == []


def test_who_goes_on_from_an_outing_came_back() -> None:
    """An outing ends where it began, though no text says so."""
    text = (
        "Kurul 5 Mayıs 1931 günü İstanbul’a geldi. 7 Mayıs günü kurul vapurla Yalova’ya bir gezinti yaptı. Bir subay da"
        " Odesa’ya kadar eşlik etmesi için görevlendirildi."
    )
    assert _places(text) == [
        ("istanbul", "an arrival is told"),
        ("yalova", "an arrival is told"),
        ("istanbul", "back from an outing"),
        ("odesa", "they set out for it; no arrival is told"),
    ]


def test_where_they_set_out_may_be_named_before() -> None:
    """A farewell often leaves out the town that the text spoke of all the time; how it was found is told."""
    text = (
        "Ankara’daki görüşmeler uzun sürdü. Kurul Ankara’da hazırlandı. Kurul 5 Mayıs 1931 günü törenle İstanbul’a"
        " uğurlandı. 6 Mayıs günü İstanbul’a varıldı."
    )
    first, second = _stops(draft(text, "a.txt", Gazetteer.shipped()))
    assert (first["place"], first["certainty"], first["reason"]) == (
        "ankara", "uncertain", "named most before they set out",
    )  # fmt: skip
    assert second["place"] == "istanbul"


def test_the_next_day_is_counted_from_the_day_before_it_in_the_sentence() -> None:
    """A clock time belongs to the day named last, stated or counted."""
    text = "6 Mayıs 1931 sabahı İstanbul’dan kalkan vapur, ertesi gün saat 08.00’de Odesa’ya vardı."
    found = {
        one["place"]: (one["arrival"], one["date_basis"]) for one in _stops(draft(text, "a.txt", Gazetteer.shipped()))
    }
    assert found["odesa"] == ("1931-05-07T08:00", "inferred")


def test_inferred_days_do_not_run_backwards() -> None:
    """A day that would is left open, for the curator to find."""
    text = (
        "Kurul 6 Mayıs 1931 gecesi trenle Moskova’ya hareket etti. Tren sabahleyin Kiev’de durdu. Tren saat 10.45’te"
        " Moskova’ya vardı. Kurul 9 Mayıs günü Leningrad’a geldi."
    )
    days = [one["arrival"][:10] for one in _stops(draft(text, "a.txt", Gazetteer.shipped())) if one["arrival"]]
    assert days == sorted(days)


def test_a_day_without_year_is_of_the_year_that_its_paragraph_named() -> None:
    """A year that is asked for invents no dates in paragraphs of other years."""
    text = (
        "Konuk 10 Haziran 1934 günü Erzurum’a geldi. 15 Haziran günü Samsun’a vardı.\n\n"
        "Kurul 5 Mayıs günü Ankara’ya geldi. 6 Mayıs günü İstanbul’a vardı."
    )
    dated = {one["place"]: one["arrival"] for one in _stops(draft(text, "a.txt", Gazetteer.shipped(), 1931))}
    assert dated == {"ankara": "1931-05-05", "istanbul": "1931-05-06"}
