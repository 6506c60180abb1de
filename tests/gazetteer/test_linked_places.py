"""Requirements of `gazetteer.linked_places`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gazetteer import Gazetteer, RecordError
from gazetteer.linked_places import collection_to_lpf, place_from_lpf, place_to_lpf

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "schemas"


@pytest.fixture
def lpf_schema() -> dict[str, Any]:
    """Return the schema of the World Historical Gazetteer, which is not ours to ship."""
    file = SCHEMAS / "schema_lpf_v1.2.2.json"
    if not file.exists():
        pytest.skip("the JSON Schema of LPF 1.2.2 is not on this machine")
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


@pytest.mark.parametrize("name", ["shipped", "small"])
def test_every_place_is_valid_by_the_schema(name: str, small: Gazetteer, lpf_schema: dict[str, Any]) -> None:
    """Also those without footprint, with open timespans, with notes."""
    validator = jsonschema.Draft7Validator(lpf_schema)
    collection = collection_to_lpf((Gazetteer.shipped() if name == "shipped" else small).places)
    for feature in json.loads(json.dumps(collection))["features"]:
        assert [error.message for error in validator.iter_errors(feature)] == []


@pytest.mark.parametrize("name", ["shipped", "small"])
def test_a_place_survives_the_way_there_and_back(name: str, small: Gazetteer) -> None:
    """Nothing is lost, through JSON and with any base of URIs."""
    for place in Gazetteer.shipped() if name == "shipped" else small:
        record = json.loads(json.dumps(place_to_lpf(place, "https://example.org/places/")))
        assert place_from_lpf(record) == place


def test_a_record_speaks_the_words_of_the_format(small: Gazetteer) -> None:
    """Names with timespans, types, geometry, links, relations, descriptions."""
    record = place_to_lpf(small.place("kizilkent"), "https://example.org/places/", small.place("eski-devlet"))
    assert (record["@id"], record["properties"]["title"]) == ("https://example.org/places/kizilkent", "Kızılkent")
    assert record["names"][0]["when"] == {
        "timespans": [{"start": {"in": "1924"}, "end": {"in": "1991"}}],
        "label": "1924/1991",
    }
    assert record["names"][3]["when"]["timespans"] == [{"start": {"latest": "1924"}, "end": {"in": "1924"}}]
    assert record["geometry"]["coordinates"] == [36.2, 50.0]
    assert record["links"][0] == {"type": "exactMatch", "identifier": "gn:1"}
    assert record["relations"] == [
        {
            "relationType": "gvp:broaderPartitive",
            "relationTo": "https://example.org/places/eski-devlet",
            "label": "Eski Devlet",
        }
    ]
    assert record["descriptions"][1] == {"value": "Its name changed twice.", "lang": "en"}


def test_a_place_without_footprint_has_an_empty_geometry(small: Gazetteer) -> None:
    """RFC 7946 wants the member, the schema no null."""
    assert place_to_lpf(small.place("uzak-kita"))["geometry"] == {"type": "GeometryCollection", "geometries": []}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"names": []}, "LPF record has no Turkish period name; got 'kizilkent'; expected lang: tr, kind: period"),
        ({"names": "x"}, "LPF record cannot be read: TypeError"),
        ({"types": []}, "LPF record cannot be read: IndexError"),
        ({"types": [{"label": "castle"}]}, "'castle' is not a valid PlaceType"),
        ({"geometry": {"type": "Point", "coordinates": [0, 91], "precision_m": 1, "basis": "editors"}}, "out of range"),
        ({"geometry": {"type": "Point", "coordinates": [0, 9]}}, "KeyError 'precision_m'"),
        (
            {"names": [{"toponym": "A", "lang": "tr", "script": "Latn", "kind": "period", "when": {"label": "soon"}}]},
            "soon",
        ),
        ({"@id": 5}, "AttributeError"),
    ],
)
def test_a_record_of_another_form_is_refused(small: Gazetteer, change: dict[str, Any], message: str) -> None:
    """With file and line, and what is missing."""
    record = {**place_to_lpf(small.place("kizilkent")), **change}
    with pytest.raises(RecordError, match=message) as caught:
        place_from_lpf(record, "lpf.jsonl", 7)
    assert str(caught.value).startswith("lpf.jsonl:7: LPF record")


@pytest.mark.parametrize("record", [None, [], "x", {}])
def test_what_is_no_record_is_refused(record: Any) -> None:
    """Files from elsewhere hold anything."""
    with pytest.raises(RecordError, match="record:1: LPF record cannot be read"):
        place_from_lpf(record)
