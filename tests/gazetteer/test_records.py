"""Requirements of `gazetteer.records` and `gazetteer.place_record`: every mistake is named, with its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from gazetteer import Gazetteer, RecordError, read_places
from gazetteer.place import Attestation, LonLat, NameKind, Place, PlaceType
from gazetteer.place_record import SUBTYPES
from gazetteer.sources import SourceText

Reader = Callable[[str], tuple[tuple[Place, ...], tuple[RecordError, ...]]]

RECORD = """\
- id: akova
  type: settlement
  names:
    - {toponym: Akova, lang: tr, kind: period}
  footprint: {lon: 28.5, lat: 41, precision_m: 3000, basis: "geonames:12"}
"""
DATA = Path(__file__).resolve().parents[2] / "gazetteer" / "data"


def test_a_record_becomes_a_place(small: Gazetteer) -> None:
    """Each field arrives, the script is taken from the letters, the source's key becomes its file."""
    place = small.place("kizilkent")
    assert (place.type, place.subtype, place.parent) == (PlaceType.SETTLEMENT, "town", "eski-devlet")
    assert place.footprint is not None
    assert (place.footprint.point, place.footprint.precision_m) == (LonLat(36.2, 50.0), 8000)
    assert [(t.toponym, t.script, t.kind, t.when) for t in place.toponyms][2:4] == [
        ("Кызылкент", "Cyrl", NameKind.PERIOD, "1924/1991"),
        ("Işıklı", "Latn", NameKind.HISTORICAL, "../1924"),
    ]
    assert [f"{link.type} {link.identifier}" for link in place.links] == ["exactMatch gn:1", "closeMatch wd:Q1"]
    assert place.attestations == (Attestation("karadeniz-1931.txt", 100, 109),)
    assert place.note == {"tr": "Adı iki kez değişti.", "en": "Its name changed twice."}


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("akova", "Akova", 1, "place 'Akova', id: wrong form; got 'Akova'; expected ASCII kebab-case"),
        ("akova", "ak--ova", 1, "id: wrong form"),
        ("- id: akova\n  type", "- type", 1, "place without id: field is missing; expected id"),
        ("settlement", "twon", 2, "place 'akova', type: unknown value; got 'twon'; expected one of country, region"),
        ("  names", "  subtype: towm\n  names", 3, "subtype: unknown value; got 'towm'"),
        ("  names", "  size: 3\n  names", 3, "place 'akova': unknown field; got 'size'; expected one of id type"),
        ("type: settlement", "type: [settlement]", 2, "type; got 'a sequence'; expected a text"),
        ("lang: tr", "lang: en", 4, "names: no Turkish period name; got 'a sequence'; expected a name with lang: tr"),
        ("kind: period", "kind: modern", 4, "no Turkish period name"),
        ("kind: period", "kind: perod", 4, "names, kind: unknown value; got 'perod'; expected one of period, modern"),
        ("lang: tr", "lang: Turkish", 4, "names, lang: wrong form; got 'Turkish'"),
        ("toponym: Akova, ", "", 4, "names: field is missing; expected toponym"),
        ("toponym: Akova", "toponym: '  '", 4, "names, toponym; got '  '; expected a text"),
        ("toponym: Akova", "toponym: '?!'", 4, "names: not a name; got '[?]!'; expected letters"),
        ("toponym: Akova", "toponym: Izmir\u0307", 4, "names: not a name; got .*Unicode form NFC"),
        ("period}", "period, when: 1924/1914}", 4, "names, when: not a timespan; got '1924/1914'; expected an EDTF"),
        ("period}", "period, script: Cyrl}", 4, "names, script: does not fit the letters; got 'Cyrl'; expected Latn"),
        ("period}", "period}\n    - {toponym: Akova, lang: tr, kind: period}", 5, "names: stands twice; got 'Akova'"),
        ("    - {top", "    {top", 4, "names: wrong type; got 'a mapping'; expected a list"),
        ("lon: 28.5", "lon: 180.5", 5, "footprint, lon: out of range; got '180.5'; expected degrees from -180 to 180"),
        ("lat: 41", "lat: -91", 5, "footprint, lat: out of range; got '-91'"),
        ("lat: 41", "lat: .nan", 5, "footprint, lat; got '.nan'; expected a finite number"),
        ("lat: 41", "lat: 41°", 5, "footprint, lat; got '41°'; expected a finite number"),
        ("precision_m: 3000, ", "", 5, "footprint: field is missing; expected precision_m"),
        ("3000", "0", 5, "footprint, precision_m: out of range; got '0'; expected metres from 1"),
        ("3000", "3 km", 5, "footprint, precision_m; got '3 km'; expected a whole number"),
        ("geonames:12", "wikipedia", 5, "footprint, basis: wrong form; got 'wikipedia'; expected geonames:<id>"),
        ("geonames:12", "editors", 5, "footprint: placed by the editors, but how[?]; got 'editors'; expected a note"),
        ("  footprint: {", "  footpint: {", 1, "field is missing; expected footprint"),
    ],
)
def test_a_mistake_in_a_record_is_named(read: Reader, old: str, new: str, line: int, message: str) -> None:
    """What, got, expected, in which line; and the place is not taken in."""
    assert old in RECORD
    places, mistakes = read(RECORD.replace(old, new, 1))
    assert places == ()
    with pytest.raises(RecordError, match=message):
        raise mistakes[0]
    assert (Path(mistakes[0].file).name, mistakes[0].line) == ("places.yaml", line)


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("links: [exactMatch Q5]", "links: wrong form; got 'exactMatch Q5'; expected exactMatch or closeMatch"),
        ("links: exactMatch gn:1", "links: wrong type; got 'exactMatch gn:1'; expected a list"),
        ('attestations: ["k31:9"]', "attestations: wrong form; got 'k31:9'"),
        ('attestations: ["k99:1-2"]', "attestations: unknown source; got 'k99:1-2'; expected one of k31"),
        ('attestations: ["k31:5-5"]', "attestations: no such range; got 'k31:5-5'; expected start < end <= 5000"),
        ('attestations: ["k31:5-5001"]', "attestations: no such range"),
        ("note: {tr: a}", "place 'akova', note: field is missing; expected en"),
        ("note: {tr: a, en: b, fr: c}", "note: unknown field; got 'fr'; expected one of tr en ru"),
        ("note: a", "note: not a record; got 'a'; expected a mapping"),
        ("parent: atlantis", "parent: unknown place; got 'atlantis'; expected the id of a place"),
        ("parent: Ak Ova", "parent: wrong form"),
        ("parent: akova", "parent: runs in a circle; got 'akova -> akova'"),
    ],
)
def test_a_mistake_in_what_may_be_left_out_is_named(read: Reader, extra: str, message: str) -> None:
    """The line is that of the field."""
    _, mistakes = read(f"{RECORD}  {extra}\n")
    with pytest.raises(RecordError, match=message):
        raise mistakes[0]
    assert mistakes[0].line == 6


def test_all_mistakes_are_named_in_the_order_of_lines(read: Reader) -> None:
    """One run is enough to mend a file."""
    text = RECORD.replace("settlement", "twon").replace("kind: period", "kind: x").replace("lat: 41", "lat: 99")
    _, mistakes = read(text + RECORD.replace("akova", "bkova").replace("3000", "x"))
    assert [mistake.line for mistake in mistakes] == [2, 4, 5, 10]


def test_a_mistake_in_one_record_does_not_hide_the_others(read: Reader) -> None:
    """The right records are read, and may have a wrong one as parent."""
    text = RECORD.replace("settlement", "twon") + RECORD.replace("akova", "bkova") + "  parent: akova\n"
    places, mistakes = read(text)
    assert ([place.id for place in places], len(mistakes)) == (["bkova"], 1)


def test_an_id_that_stands_twice_is_named_over_files(tmp_path: Path) -> None:
    """The message says where the id was taken; the first record stays."""
    (tmp_path / "a.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(RECORD.replace("Akova", "Bkova"), encoding="utf-8")
    places, (mistake,) = read_places(tmp_path)
    assert [place.name() for place in places] == ["Akova"]
    assert (Path(mistake.file).name, mistake.what.replace(str(tmp_path), "")) == (
        "b.yaml",
        "place 'akova': id is taken by /a.yaml:1",
    )


def test_a_circle_of_parents_is_named_at_each_of_its_places(read: Reader) -> None:
    """A place that leads into the circle is not to blame."""
    texts = [f"{RECORD.replace('akova', name)}  parent: {parent}\n" for name, parent in ("ab", "bc", "cb")]
    _, mistakes = read("".join(texts))
    assert [mistake.got for mistake in mistakes] == ["b -> c -> b", "c -> b -> c"]


@pytest.mark.parametrize("text", ["id: akova", "akova", "3"])
def test_a_file_that_is_no_list_is_named(read: Reader, text: str) -> None:
    """The message shows how a list looks."""
    _, mistakes = read(text)
    assert str(mistakes[0]).endswith('expected a YAML list, each member starting with "- id:"')


def test_broken_yaml_is_a_mistake_among_others(tmp_path: Path) -> None:
    """A file that cannot be parsed does not keep the others from being read."""
    (tmp_path / "a.yaml").write_text("- id: [", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "c.yaml").mkdir()
    places, mistakes = read_places(tmp_path)
    assert len(places) == 1
    assert [mistake.what.split(":")[0] for mistake in mistakes] == ["not valid YAML", "file cannot be read"]


def test_an_empty_folder_has_no_places(tmp_path: Path) -> None:
    """Nothing is wrong with it."""
    assert read_places(tmp_path) == ((), ())


def test_an_attestation_must_show_a_name_of_the_place(tmp_path: Path) -> None:
    """A name broken over a line is one; a range that takes in the ending is not."""
    text = "Heyet Ako-\nva'ya ve Akova'ya gitti."
    sources = {"t": SourceText("t", "t.txt", len(text), "0" * 64)}
    (tmp_path / "a.yaml").write_text(f'{RECORD}  attestations: ["t:6-13", "t:20-25", "t:20-28"]\n', encoding="utf-8")
    _, mistakes = read_places(tmp_path, sources=sources, texts={"t.txt": text})
    assert [(mistake.line, mistake.got) for mistake in mistakes] == [(6, "Akova'ya")]


def test_shipped_places_have_no_mistake() -> None:
    """What is shipped is right, parents and all."""
    places, mistakes = read_places(DATA / "places")
    assert mistakes == ()
    assert len(places) > 150


def test_shipped_attestations_show_names(texts_dir: Path) -> None:
    """Each points at a name of its place in the text it names."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted(texts_dir.glob("*.txt"))}
    assert read_places(DATA / "places", texts=texts)[1] == ()


@pytest.mark.parametrize("file", sorted((DATA / "places").glob("*.yaml")), ids=lambda file: file.name)
def test_shipped_files_are_valid_by_the_schema(file: Path) -> None:
    """The schema that editors' tools use says the same as the reader."""
    schema = json.loads((DATA / "place.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    content = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    jsonschema.Draft202012Validator(schema).validate(content)


def test_shipped_notes_are_in_three_languages() -> None:
    """What we say of a place is said to every visitor; names in Russian begin as headings do."""
    notes = {place.id: place.note for place in Gazetteer.shipped() if place.note}
    assert {place for place, note in notes.items() if not {"tr", "en", "ru"} <= note.keys()} == set()
    russian = [one.toponym for place in Gazetteer.shipped() for one in place.toponyms if one.lang == "ru"]
    assert [name for name in russian if name[0].islower()] == []


def test_shipped_names_have_printers_apostrophes() -> None:
    """A visitor never reads a typist's straight apostrophe in a name or a note."""
    places, _ = read_places(DATA / "places")
    texts = [(place.id, name.toponym) for place in places for name in place.toponyms]
    texts += [(place.id, text) for place in places for text in (place.note or {}).values()]
    assert [text for text in texts if "'" in text[1]] == []


def test_the_schema_knows_the_same_subtypes_as_the_reader() -> None:
    """A word is added in both."""
    schema = json.loads((DATA / "place.schema.json").read_text(encoding="utf-8"))
    assert set(schema["$defs"]["place"]["properties"]["subtype"]["enum"]) - {None} == SUBTYPES


def test_former_ids_are_read_and_checked(tmp_path: Path) -> None:
    """An id that a place had before leads to it; one that is in use, or leads to two places, is a mistake."""
    names = "names: [{{toponym: Ev, lang: tr, kind: period}}]"
    record = f"- {{{{id: {{id}}, type: settlement, {names}, footprint: null, replaces: [{{old}}]}}}}\n"
    file = tmp_path / "places.yaml"
    file.write_text(record.format(id="new-town", old="old-town"), "utf-8")
    places, mistakes = read_places(tmp_path)
    assert mistakes == ()
    assert Gazetteer(places).replacement("old-town") == "new-town"
    assert Gazetteer(places).replacement("new-town") is None
    file.write_text(
        record.format(id="a", old="b") + record.format(id="b", old="c") + record.format(id="d", old="c"), "utf-8"
    )
    _places, mistakes = read_places(tmp_path)
    assert [mistake.line for mistake in mistakes] == [1, 3]
    assert all("replaces: the id is taken by" in str(mistake) for mistake in mistakes)
    file.write_text(record.format(id="a", old="'Not an id'"), "utf-8")
    assert "replaces: wrong form" in str(read_places(tmp_path)[1][0])
