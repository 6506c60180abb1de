"""The JSON Schema of journey files: it takes what the reader takes, and refuses what the reader refuses."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from routes.errors import JourneyFileErrors
from routes.journey_file import parse_journey
from routes.journeys import shipped_journey_files


class CoreLoader(yaml.SafeLoader):
    """Reads YAML as editors do (YAML 1.2 core schema): dates stay texts."""


CoreLoader.yaml_implicit_resolvers = {}
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789"))


def load(text: str) -> Any:
    return yaml.load(text, Loader=CoreLoader)  # noqa: S506  derived from SafeLoader


@pytest.fixture(scope="session")
def schema() -> Draft202012Validator:
    shipped = files("routes").joinpath("data", "journey.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(shipped))


def test_the_schema_is_one(schema: Draft202012Validator) -> None:
    """It is valid JSON Schema 2020-12."""
    Draft202012Validator.check_schema(schema.schema)


def test_shipped_journeys_are_valid(schema: Draft202012Validator) -> None:
    """Every shipped file passes the schema that curators get."""
    for shipped in shipped_journey_files():
        text = files("routes").joinpath("data", "journeys", f"{shipped.journey.id}.yaml").read_text(encoding="utf-8")
        found = [
            f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in schema.iter_errors(load(text))
        ]
        assert found == []


def test_the_example_for_curators_is_valid(schema: Draft202012Validator) -> None:
    """The example in JOURNEYS.md is read, and passes the schema."""
    manual = files("routes").joinpath("data", "JOURNEYS.md").read_text(encoding="utf-8")
    example = re.findall(r"```yaml\n(.*?)```", manual, re.DOTALL)[0]
    assert list(schema.iter_errors(load(example))) == []
    assert parse_journey("JOURNEYS.md", example).journey.id == "ornek-gezi-1930"


SHIP = 'evidence: ["t:174-258 [2]"]}\n      - {from: odesa'
TITLE = "title: {tr: Karadeniz gezisi, en: A tour of the Black Sea, ru: Поездка по Чёрному морю}\n"
INFERRED = "        inferred_from: {tr: Ertesi sabah denir., en: The text says the next morning.}\n"
MISTAKES = {
    "unknown field of a journey": ("id: karadeniz-1931\n", "id: karadeniz-1931\ncolour: red\n"),
    "unknown field of a stop": ("place: kiev\n        arrival", "x: y\n        place: kiev\n        arrival"),
    "missing title": (TITLE, ""),
    "missing English": ("{tr: Gezi kurulu, en: The party}", "{tr: Gezi kurulu}"),
    "unknown language": ("{tr: Gezi kurulu, en: The party}", "{tr: Gezi kurulu, en: The party, xx: Yes}"),
    "blank text": ("{tr: Gezi kurulu, en: The party}", '{tr: Gezi kurulu, en: " "}'),
    "text where a mapping belongs": ("{tr: Gezi kurulu, en: The party}", "Gezi kurulu"),
    "capitals in an id": ("id: karadeniz-1931\n", "id: Karadeniz-1931\n"),
    "two hyphens in an id": ("id: karadeniz-1931\n", "id: karadeniz--1931\n"),
    "day without leading zero": ("arrival: 1931-05-10", "arrival: 1931-5-10"),
    "month 13": ("arrival: 1931-05-10", "arrival: 1931-13-10"),
    "day 32": ("arrival: 1931-05-10", "arrival: 1931-05-32"),
    "clock with a dot": ("arrival: 1931-05-06T09:00", "arrival: 1931-05-06T09.00"),
    "hour 24": ("arrival: 1931-05-06T09:00", "arrival: 1931-05-06T24:00"),
    "time zone": ("arrival: 1931-05-06T09:00", "arrival: 1931-05-06T09:00Z"),
    "two intervals": ("arrival: 1931-05-10", "arrival: 1931-05-10/1931-05-11/1931-05-12"),
    "unknown end": ("arrival: 1931-05-10", "arrival: 1931-05-10/"),
    "date words": ("arrival: 1931-05-10", "arrival: 10 Mayıs 1931"),
    "inferred from nothing": (INFERRED, ""),
    "stated but inferred from": ("        date_basis: inferred\n", ""),
    "unknown certainty": ("certainty: probable", "certainty: maybe"),
    "unknown mode": ("mode: ship, vessel", "mode: steamer, vessel"),
    "mode without a word of its own": ("mode: ship, vessel", "mode: unknown, vessel"),
    "coverage without a note": ("sources:\n", "coverage: {extent: brief}\nsources:\n"),
    "coverage of another extent": ("sources:\n", "coverage: {extent: all, note: {tr: a, en: b}}\nsources:\n"),
    "unknown kind of note": ("kind: weekday", "kind: day"),
    "length without basis": ("        length_basis: {tr: Kilometre tablosu, en: Distance table}\n", ""),
    "basis without length": ("        length_km: 577\n", ""),
    "length in words": ("length_km: 577", "length_km: 577 km"),
    "length of nothing": ("length_km: 577", "length_km: 0"),
    "evidence without range": (SHIP, SHIP.replace("t:174-258 [2]", "t")),
    "footnote in words": (SHIP, SHIP.replace("[2]", "[two]")),
    "evidence as a text": (SHIP, SHIP.replace('["t:174-258 [2]"]', '"t:174-258 [2]"')),
    "file with a folder": ("file: karadeniz-1931.txt", "file: texts/karadeniz-1931.txt"),
    "short digest": ("    author: null", "    sha: 1\n    author: null"),
    "long quotation": ("as_printed: 9 Mayıs 1931 Pazar", "as_printed: " + "uzun " * 30),
    "stops as a mapping": ("    stops:\n      - id: prog-ista", "    stops: {a: b}\n    legs_:\n      - id: prog-ista"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_the_schema_refuses_what_the_reader_refuses(name: str, schema: Draft202012Validator, yaml_text: str) -> None:
    """An editor that knows the schema warns before the reader refuses."""
    old, new = MISTAKES[name]
    assert yaml_text.count(old) == 1
    wrong = yaml_text.replace(old, new)
    with pytest.raises(JourneyFileErrors):
        parse_journey("j.yaml", wrong)
    assert list(schema.iter_errors(load(wrong))), "the schema takes it"


def test_the_schema_takes_what_the_reader_takes(schema: Draft202012Validator, yaml_text: str) -> None:
    """The journey of the tests, as it stands."""
    assert list(schema.iter_errors(load(yaml_text))) == []
    assert parse_journey("j.yaml", yaml_text).journey.id == "karadeniz-1931"


@pytest.mark.parametrize(
    "when",
    ["1931", "193X", "1931-05", "1931-XX", "1931-05-XX", "1931-05-1X", "1931-05-10~", "1931-05-10?", "1931-05-10%",
     "1931-05-10T08:00~", "1931-05-10/1931-05-11", "../1931-05-10", "1931-05-10/..", "null"],
)  # fmt: skip
def test_both_take_every_form_of_date(when: str, schema: Draft202012Validator, yaml_text: str) -> None:
    """Every form of the EDTF profile passes both."""
    text = yaml_text.replace("arrival: 1931-05-10", f"arrival: {when}")
    assert list(schema.iter_errors(load(text))) == []
    assert parse_journey("j.yaml", text).journey.itineraries
