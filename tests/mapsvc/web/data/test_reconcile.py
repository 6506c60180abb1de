"""Reconciliation Service API 0.2: what the service answers, by the specification's own schemas and examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient
from referencing import Registry, Resource

from gazetteer import Gazetteer
from helpers import assert_problem, parse_html, text_of
from mapsvc.errors import ParameterError
from mapsvc.reconciling import MOST_QUERIES, Suggestions, extend, reconcile

SPEC = Path(__file__).resolve().parents[5] / "shared" / "schemas" / "reconciliation-0.2"


DRAFT = "http://json-schema.org/draft-07/schema#"


def validate(document: Any, schema: str) -> None:
    """Check a document against a schema of the specification, which is not ours to ship."""
    if not SPEC.is_dir():
        pytest.skip("the schemas of the Reconciliation API are not on this machine")
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in (SPEC / "schemas").glob("*.json")}
    for one in schemas.values():
        one["$schema"] = DRAFT  # they say only "schema#", without a draft
    base = "https://reconciliation-api.github.io/specs/0.2/schemas/"
    resources = [(base + name, Resource.from_contents(one)) for name, one in schemas.items() if name != "openapi.json"]
    swagger = {"$schema": "http://json-schema.org/draft-04/schema#", "definitions": {
        "securityDefinitions": {"additionalProperties": {}}}}  # fmt: skip
    registry = Registry().with_resources(
        [*resources, ("http://swagger.io/v2/schema.json", Resource.from_contents(swagger))]
    )
    jsonschema.Draft7Validator(schemas[schema], registry=registry).validate(document)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.shipped()


def ask(gazetteer: Gazetteer, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reconcile(gazetteer, {"q0": query})["q0"]["result"]
    return found


def test_the_manifest_is_valid(client: FlaskClient) -> None:
    """A client learns from it how everything else is asked; its addresses work."""
    manifest = client.get("/reconcile").get_json()
    validate(manifest, "manifest.json")
    preview = manifest["preview"]["url"].replace("{{id}}", "harkov").removeprefix("http://localhost")
    assert "Harkov" in text_of(parse_html(client.get(preview).data))
    assert client.get(manifest["view"]["url"].replace("{{id}}", "harkov")).status_code == 200


@pytest.mark.parametrize(
    ("name", "place"),
    [("Harkof", "harkov"), ("Kharkiv", "harkov"), ("Харьков", "harkov"), ("Moskova’ya", "moskova"),
     ("LENİNGRAD", "leningrad"), ("Sivastapol", "sivastopol"), ("Petersburg", "leningrad")],
)  # fmt: skip
def test_a_name_of_any_spelling_finds_its_place(gazetteer: Gazetteer, name: str, place: str) -> None:
    """Foreign, inflected, in capitals, with a typing error, of another time."""
    found = ask(gazetteer, query=name)
    assert found[0]["id"] == place
    validate({"q0": {"result": found}}, "reconciliation-result-batch.json")


def test_a_sure_match_says_so(gazetteer: Gazetteer) -> None:
    """Only the best can match, and only where no other is near."""
    found = ask(gazetteer, query="Odesa")
    assert [one["match"] for one in found][:1] == [True]
    assert not any(one["match"] for one in found[1:])


def test_types_and_properties_decide(gazetteer: Gazetteer) -> None:
    """A type that is asked for strictly leaves others out; a property that does not fit weighs against."""
    assert all("water" in [kind["id"] for kind in one["type"]] for one in ask(gazetteer, query="Don", type="water"))
    assert ask(gazetteer, query="Odesa", type="water") == []
    should = ask(gazetteer, query="Odesa", type="water", type_strict="should")
    assert should[0]["score"] < ask(gazetteer, query="Odesa")[0]["score"]
    here = ask(gazetteer, query="Odesa", properties=[{"pid": "coordinates", "v": "46.48,30.73"}])
    there = ask(gazetteer, query="Odesa", properties=[{"pid": "coordinates", "v": "10,10"}])
    assert here[0]["score"] > there[0]["score"]
    within = ask(gazetteer, query="Odesa", properties=[{"pid": "parent", "v": {"id": "ukrayna-ssc"}}])
    without = ask(gazetteer, query="Odesa", properties=[{"pid": "parent", "v": "Gürcistan"}])
    assert within[0]["score"] > without[0]["score"]


def test_a_point_alone_finds_what_is_near(gazetteer: Gazetteer) -> None:
    """A table that has coordinates and no names can be matched too."""
    assert "odesa" in {one["id"] for one in ask(gazetteer, properties=[{"pid": "coordinates", "v": "46.48,30.73"}])}


def test_the_batches_of_the_specification_are_read(gazetteer: Gazetteer) -> None:
    """Every valid example is answered, every answer is valid; what we have no place for has no candidate."""
    folder = SPEC / "examples" / "reconciliation-query-batch" / "valid"
    if not folder.is_dir():
        pytest.skip("the examples of the Reconciliation API are not on this machine")
    examples = sorted(folder.glob("*.json"))
    assert examples
    for path in examples:
        queries = json.loads(path.read_text("utf-8"))
        answers = reconcile(gazetteer, queries)
        assert set(answers) == set(queries)
        validate(answers, "reconciliation-result-batch.json")


@pytest.mark.parametrize(
    "query",
    [3, {}, {"query": 5}, {"query": "Odesa", "limit": 0}, {"query": "Odesa", "limit": "3"},
     {"query": "Odesa", "type": 7}, {"query": "Odesa", "type_strict": "perhaps"},
     {"query": "Odesa", "properties": "name"}, {"query": "Odesa", "properties": [{"pid": "name"}]}],
)  # fmt: skip
def test_a_query_that_is_none_is_named(gazetteer: Gazetteer, query: Any) -> None:
    """The message says which query and what is expected."""
    with pytest.raises(ParameterError, match=r"queries: q0.*expected"):
        reconcile(gazetteer, {"q0": query})


def test_a_batch_is_bounded(gazetteer: Gazetteer) -> None:
    """More than the most is refused, not tried."""
    with pytest.raises(ParameterError, match="2000 at most"):
        reconcile(gazetteer, {str(n): {"query": "Odesa"} for n in range(MOST_QUERIES + 1)})


def test_columns_are_filled(gazetteer: Gazetteer) -> None:
    """Texts, numbers and places, several where there are several, none where we know none."""
    names = ["name", "name_ru", "names", "lat", "precision_m", "parent", "wikidata"]
    query = {"ids": ["harkov", "no-such-place"], "properties": [{"id": name} for name in names]}
    answer = extend(gazetteer, query)
    validate(answer, "data-extension-response.json")
    row = answer["rows"]["harkov"]
    assert row["name"] == [{"str": "Harkov"}]
    assert row["parent"][0]["id"] == "ukrayna-ssc"
    assert len(row["names"]) > 3
    assert 49 < row["lat"][0]["float"] < 51
    assert answer["rows"]["no-such-place"]["name"] == []


def test_what_begins_so_is_suggested(gazetteer: Gazetteer, client: FlaskClient) -> None:
    """Letters count as in a search; types and properties too; a flyout tells more."""
    assert "istanbul" in {one["id"] for one in Suggestions(gazetteer).places("ISTANB")}
    for what, prefix in (("entity", "mosk"), ("type", "fact"), ("property", "lat")):
        answer = client.get(f"/reconcile/suggest/{what}?prefix={prefix}").get_json()
        kind = {"entity": "entities", "type": "types", "property": "properties"}[what]
        validate(answer, f"suggest-{kind}-response.json")
        assert answer["result"], what
    assert "Moskova" in client.get("/reconcile/flyout/entity?id=moskova").get_json()["html"]
    proposal = client.get("/reconcile/properties?type=settlement&limit=3").get_json()
    validate(proposal, "data-extension-property-proposal.json")
    assert len(proposal["properties"]) == 3


def test_openrefine_asks_by_post(client: FlaskClient) -> None:
    """A form with `queries` or `extend`, from any site."""
    answer = client.post("/reconcile", data={"queries": json.dumps({"q0": {"query": "Kiyef"}})})
    assert answer.get_json()["q0"]["result"][0]["id"] == "kiev"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    filled = client.post("/reconcile", data={"extend": json.dumps({"ids": ["kiev"], "properties": [{"id": "lat"}]})})
    assert filled.get_json()["rows"]["kiev"]["lat"]
    same = client.get("/reconcile", query_string={"queries": json.dumps({"q0": {"query": "Kiyef"}})})
    assert same.get_json() == answer.get_json()


@pytest.mark.parametrize("queries", ["", "[]", "{", "null", '"x"', "[" * 100_000, '{"q0": NaN}'])
def test_what_is_no_batch_is_refused(client: FlaskClient, queries: str) -> None:
    """A problem document that says what is expected."""
    assert_problem(client.post("/reconcile", data={"queries": queries}), 400, "bad-request")


def test_too_much_is_refused(client: FlaskClient) -> None:
    """Nobody can fill the memory with a request."""
    answer = client.post("/reconcile", data={"queries": "x" * 5_000_000})
    assert answer.status_code in (400, 413)
    assert answer.content_type == "application/problem+json"


def test_an_unknown_place_has_no_preview(client: FlaskClient) -> None:
    """A clear answer, no page of ours inside another program's frame."""
    assert_problem(client.get("/reconcile/preview?id=<script>"), 404, "not-found")
