"""Entries of people, vessels and institutions: what the reader takes and refuses, and what ships."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from routes.checks.entries import check_entries
from routes.entries import EntryKind, parse_entries, shipped_entries
from routes.errors import JourneyFileErrors
from routes.journeys import shipped_journeys

HEAD = f"""sources:
  - {{key: t, file: t.txt, sha256: {"0" * 64}}}
entries:
"""
FERRY = """  - id: ferry
    kind: vessel
    journeys: [trip]
    names: {tr: Vapur, en: Ferry}
    text: {tr: Bir gemi., en: A ship.}
    evidence: ["t:0-6 [1]"]
"""


def test_an_entry_is_read() -> None:
    """Every field arrives, and where it stands."""
    read = parse_entries("e.yaml", HEAD + FERRY)
    (entry,) = read.entries
    assert (entry.id, entry.kind, entry.journeys, entry.variants) == ("ferry", EntryKind.VESSEL, ("trip",), ())
    assert entry.names == {"tr": "Vapur", "en": "Ferry"}
    assert (entry.evidence[0].source, entry.evidence[0].footnotes) == ("t.txt", ("1",))
    assert read.lines["entry", "ferry"] == 4


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("    kind: boat\n", "e.yaml:5: entry 'ferry': kind; got 'boat'; expected one of person, vessel, institution"),
        ("    journeys: []\n", "e.yaml:5: entry 'ferry': journeys; got 'nothing'; expected the id of at least one"),
        ("    colour: red\n", "e.yaml:5: entry: unknown field; got 'colour'"),
        ('    evidence: ["x:0-6"]\n', "e.yaml:5: entry 'ferry': evidence: unknown source; got 'x'"),
    ],
)
def test_a_mistake_is_named_with_its_line(line: str, message: str) -> None:
    """File, line, what was got and what is expected."""
    name = line.split(":", maxsplit=1)[0]
    rest = "".join(one for one in FERRY.splitlines(keepends=True)[1:] if not one.startswith(f"{name}:"))
    with pytest.raises(JourneyFileErrors) as caught:
        parse_entries("e.yaml", HEAD + "  - id: ferry\n" + line + rest)
    assert message in str(caught.value)


def test_an_id_stands_once() -> None:
    """Addresses are made of ids."""
    with pytest.raises(JourneyFileErrors, match=r"id stands twice \(first in line 4\); got 'ferry'"):
        parse_entries("e.yaml", HEAD + FERRY + FERRY)


def test_evidence_is_looked_up_in_the_texts() -> None:
    """A range outside, blanks, another text and a footnote that is not called are found."""
    read = parse_entries("e.yaml", HEAD + FERRY)
    found = [str(one) for one in check_entries(read, ["other"], texts={"t.txt": "Vapur geldi."})]
    assert any("SHA-256 differs" in one for one in found)
    assert any("unknown journey; got 'trip'; expected the id of a journey: other" in one for one in found)
    assert any("footnote is not called in the range; got '1'" in one for one in found)
    assert any("lies outside" in str(one) for one in check_entries(read, ["trip"], texts={"t.txt": "Va"}))
    assert any("holds blanks only" in str(one) for one in check_entries(read, ["trip"], texts={"t.txt": " " * 9}))


def test_what_ships_passes_the_schema_for_editors() -> None:
    """The schema takes what the reader takes."""
    folder = files("routes").joinpath("data")
    schema = json.loads(folder.joinpath("entries.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    text = folder.joinpath("entries.yaml").read_text(encoding="utf-8")
    assert [error.message for error in Draft202012Validator(schema).iter_errors(yaml.safe_load(text))] == []


def test_what_ships_has_its_evidence_in_the_texts(texts_dir: Path) -> None:
    """No range, no footnote and no fingerprint is wrong."""
    read = shipped_entries()
    texts = {name: (texts_dir / name).read_bytes().decode() for name in read.sha256}
    assert check_entries(read, [shipped.id for shipped in shipped_journeys()], texts=texts) == ()


def test_every_entry_says_something_in_three_languages() -> None:
    """A visitor of any language reads it."""
    entries = shipped_entries().entries
    assert [entry.id for entry in entries if set(entry.text) != {"tr", "en", "ru"}] == []
    assert len(entries) > 50
