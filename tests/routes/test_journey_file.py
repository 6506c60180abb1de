"""Journey files: what is read, and that every mistake is named with its line."""

from __future__ import annotations

from typing import Any

import pytest

from routes.errors import JourneyFileErrors
from routes.itinerary import Basis, Certainty, Evidence, Extent, PathBasis, TravelMode
from routes.journey_file import JourneyFile, parse_journey
from routes.journey_writing import journey_to_yaml
from routes.parts import in_parts


def mistakes_of(text: str | bytes) -> list[str]:
    with pytest.raises(JourneyFileErrors) as caught:
        parse_journey("j.yaml", text)
    return [str(error) for error in caught.value.errors]


def line_with(text: str, piece: str) -> int:
    return text[: text.index(piece)].count("\n") + 1


def test_a_journey_is_read_with_all_its_parts(black_sea: JourneyFile) -> None:
    """Stops keep their order and number, and what is not written has its default."""
    travelled, programme = black_sea.journey.itineraries
    assert [stop.id for stop in travelled.stops] == ["ankara", "istanbul", "odesa", "kiev"]
    assert [stop.seq for stop in travelled.stops] == [1, 2, 3, 4]
    assert [stop.seq for stop in programme.stops] == [1, 2]
    ankara, _, odesa, kiev = travelled.stops
    assert ankara.arrival is None and ankara.departure is not None
    assert (ankara.party, ankara.date_basis, ankara.certainty) == ("main", Basis.STATED, Certainty.CERTAIN)
    assert kiev.inferred_from is not None and kiev.inferred_from["en"] == "The text says the next morning."
    assert odesa.visits[0].notes[0].kind == "newspaper" and odesa.visits[0].notes[0].read_as is None
    assert kiev.visits[0].when is None and kiev.visits[0].party == "journalists"


def test_a_leg_is_read(black_sea: JourneyFile) -> None:
    """A leg has its stops' party, and a length only with its basis."""
    rail, ship, _ = black_sea.journey.itineraries[0].legs
    assert (rail.mode, rail.length_km, rail.party, rail.line) == (
        TravelMode.RAIL,
        577.0,
        "main",
        "rail-ankara-istanbul",
    )
    assert ship.vessel == "Martı" and ship.length_km is None
    assert PathBasis("sea-lane") is PathBasis.SEA_LANE


def test_what_is_not_told_of_a_leg_is_null(black_sea: JourneyFile, yaml_text: str) -> None:
    """A mode that no text tells is null in the file and in data, and has no word of its own."""
    told = black_sea.journey.itineraries[0].legs[1]
    untold = parse_journey("j.yaml", replaced(yaml_text, "mode: ship, vessel", "mode: null, vessel")).journey
    leg = untold.itineraries[0].legs[1]
    assert (told.mode.told, leg.mode, leg.mode.told) == ("ship", TravelMode.UNKNOWN, None)
    assert parse_journey("j.yaml", journey_to_yaml(untold)).journey == untold
    assert mistakes_of(replaced(yaml_text, "mode: ship, vessel", "mode: unknown, vessel"))


def test_a_journey_says_how_much_of_it_the_texts_tell(black_sea: JourneyFile, yaml_text: str) -> None:
    """Nothing is said of one that is told whole; written out, it reads back."""
    assert black_sea.journey.coverage is None
    brief = "coverage: {extent: brief, note: {tr: Dönüş anlatılmaz., en: The way back is not told.}}\nsources:\n"
    journey = parse_journey("j.yaml", replaced(yaml_text, "sources:\n", brief)).journey
    assert journey.coverage is not None and journey.coverage.extent is Extent.BRIEF
    assert journey.coverage.note["en"] == "The way back is not told."
    assert parse_journey("j.yaml", journey_to_yaml(journey)).journey == journey


def test_evidence_names_the_file_of_its_source(black_sea: JourneyFile) -> None:
    """The short key is resolved; footnotes stay texts."""
    evidence = black_sea.journey.itineraries[0].stops[0].evidence
    assert evidence == (Evidence("karadeniz-1931.txt", 18, 123, ("1",)),)


def test_lines_of_records_and_fields_are_known(black_sea: JourneyFile, yaml_text: str) -> None:
    """A check can name the line of a record, of a field and of a list's member; else the record's."""
    assert black_sea.line_of("stop", "kiev", "arrival") == line_with(yaml_text, "arrival: 1931-05-10")
    assert black_sea.line_of("stop", "kiev", "departure") == black_sea.line_of("stop", "kiev")
    assert black_sea.line_of("note", "odesa-weekday") == line_with(yaml_text, "- id: odesa-weekday")
    assert black_sea.line_of("leg", "istanbul>odesa", "evidence", "0") == line_with(yaml_text, "- {from: istanbul")
    assert black_sea.line_of("stop", "nowhere") == 1


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "where", "expected"),
    [
        ("arrival: 1931-05-10", "arrival: 1931-02-30", "1931-02-30", "there is no day 1931-02-30"),
        ("certainty: probable", "certainly: probable", "certainly", "unknown field; got 'certainly'"),
        ("mode: ship, vessel", "mode: boat, vessel", "mode: boat", "expected one of rail, ship, road, foot"),
        ("id: odesa-weekday", "id: odesa-p1", "id: odesa-p1\n            kind", "id stands twice (first in line"),
        ("id: kiev-istasyon", "id: prog-odesa", "- id: prog-odesa\n        place: odesa", "id stands twice"),
        ("id: programme", "id: travelled", "  - id: travelled\n    title: {tr: Program", "itinerary: id stands twice"),
        ("{id: journalists,", "{id: main,", "{id: main, name: {tr: Gazeteciler", "party: id stands twice"),
        ("party: journalists", "party: artists", "party: artists", "unknown party; got 'artists'"),
        ("{from: odesa, to: kiev", "{from: odessa, to: kiev", "{from: odessa", "leg: from; got 'odessa'"),
        ("{from: odesa, to: kiev", "{from: istanbul, to: odesa", "{from: istanbul, to: odesa, mode: rail",
         "leg stands twice; got 'istanbul>odesa'"),
        ("{from: odesa, to: kiev", "{from: kiev, to: kiev", "{from: kiev, to: kiev", "leg ends where it begins"),
        ("id: odesa-p1", "id: [a]", "id: [a]", "passage: id; got 'a sequence'"),
        ("    author: null", "    author: {a: b}", "author: {a: b}", "expected a text that is not empty"),
        ("as_printed: 9 Mayıs 1931 Pazar", "as_printed: " + "a" * 121, "as_printed: aaa", "too long; got '121 charac"),
        ("place: kiev\n        arrival", "arrival", "  - id: kiev\n        arrival", "field 'place' is missing"),
        ("  - key: t\n    file: karadeniz-1931.txt", "  - key: t\n    file: ../x.txt", "../x.txt", "without folder"),
        ("  - key: t\n", "  - key: u\n", "\"t:18-123", "unknown source; got 't'; expected the key of a source: u"),
        ("title: {tr: Program, en: As planned}", "title: {tr: Program}", "{tr: Program}", "language 'en' is missing"),
        ("length_km: 577", "length_km: 1e999", "1e999", "a number above 0, at most 25000"),
        ("length_km: 577", "length_km: -5", "length_km: -5", "a number above 0"),
        ("{tr: Program, en: As planned}", "{tr: \"Prog\\u202eram\", en: As planned}", "u202e", "U+202E"),
        ("{tr: Program, en: As planned}", "{tr: \"Prog\\x07\", en: As planned}", "x07", "U+0007"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(old: str, new: str, where: str, expected: str, yaml_text: str) -> None:
    """One mistake, one message: file, line, what was got, what is expected."""
    wrong = replaced(yaml_text, old, new)
    found = [mistake for mistake in mistakes_of(wrong) if expected in mistake]
    assert found, mistakes_of(wrong)
    line = line_with(wrong, where) + where.startswith("\n")
    assert found[0].startswith(f"j.yaml:{line}:")


def test_all_mistakes_are_told_at_once(yaml_text: str) -> None:
    """A curator mends a file in one go, from its first line to its last."""
    wrong = yaml_text
    for old, new in (
        ("arrival: 1931-05-10", "arrival: 10.5.1931"),
        ("kind: weekday", "kind: wochentag"),
        ("mode: ship, vessel", "mode: boat, vessel"),
        ("id: karadeniz-1931\n", "id: Karadeniz\n"),
    ):
        wrong = replaced(wrong, old, new)
    found = mistakes_of(wrong)
    assert len(found) == 4
    lines = [int(mistake.split(":")[1]) for mistake in found]
    assert lines == sorted(lines)


def test_a_range_that_is_empty_or_turned_round_is_refused(yaml_text: str) -> None:
    """START lies before END; numbers longer than any text are no numbers."""
    for spot in ("t:5-5", "t:9-5"):
        assert any("empty or turned round" in mistake for mistake in mistakes_of(yaml_text.replace("t:18-123", spot)))
    for spot in ("t:1-9999999999", "t:١-٢", "t:1-2 [a]", "t:1-2 [52", "t: 1-2", "1-2", "t:-5-5"):
        assert mistakes_of(yaml_text.replace("t:18-123 [1]", spot))


HOSTILE: dict[str, Any] = {
    "nothing": "",
    "a text": "journey",
    "a list": "- a\n- b\n",
    "null": "null",
    "broken": "id: [a\n",
    "tabs": "id:\n\t- a\n",
    "a tag that builds objects": "id: !!python/object/apply:os.system ['true']\n",
    "an anchor and aliases": "a: &a [1,1]\nb: [*a,*a]\n",
    "a double key": "id: a\nid: b\n",
    "two documents": "id: a\n---\nid: b\n",
    "deep nesting": "id: " + "[" * 5000,
    "a NUL": "id: a\x00b\n",
    "half a surrogate": 'id: "\\ud800"\n',
    "not UTF-8": b"id: \xff\xfe\n",
    "UTF-16": "id: a\n".encode("utf-16"),
    "a mapping as a key": "? {a: b}\n: c\n",
    "a list where texts belong": "id: []\ntitle: []\nsources: {}\nparties: 5\nitineraries: [[], 7, null]\nsummary: x\n",
    "records of nothing": "itineraries: [{id: a, title: {tr: a, en: a}, stops: [null, [], 3], legs: [null]}]\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_a_line(name: str) -> None:
    """Whatever the file holds, the answer is our error with file and line."""
    found = mistakes_of(HOSTILE[name])
    assert all(mistake.startswith("j.yaml:") and mistake.split(":")[1].isdigit() for mistake in found)


def test_a_journey_of_ten_thousand_stops_is_read(yaml_text: str) -> None:
    """Long journeys are read whole; a bad date in the last stop is still found."""
    head = yaml_text[: yaml_text.index("    stops:")]
    place = "{id: s%d, place: odesa, arrival: 1931-05-05, departure: 1931-05-05, evidence: ['t:18-123 [1]']}"
    stops = "".join(f"      - {place % number}\n" for number in range(10_000))
    legs = "".join(f"      - {{from: s{n}, to: s{n + 1}, mode: rail}}\n" for n in range(9_999))
    text = f"{head}    stops:\n{stops}    legs:\n{legs}"
    journey = parse_journey("long.yaml", text).journey
    assert len(journey.itineraries[0].stops) == 10_000
    assert len(journey.itineraries[0].legs) == 9_999
    wrong = text.replace(
        "{id: s9999, place: odesa, arrival: 1931-05-05", "{id: s9999, place: odesa, arrival: 1931-05-32"
    )
    assert len(mistakes_of(wrong)) == 1


SIDE_GROUP = """\
      - id: kiev-gazeteciler
        place: kiev
        party: journalists
        arrival: 1931-05-11
        evidence: ["t:604-677 [5]"]
    legs:
      - {from: odesa, to: kiev-gazeteciler, mode: rail, evidence: ["t:604-677 [5]"]}
"""


def test_the_leg_of_a_side_group_is_its_own(yaml_text: str) -> None:
    """A leg on which a group leaves the main party belongs to the group."""
    text = yaml_text.replace("    legs:\n", SIDE_GROUP, 1)
    leg = parse_journey("j.yaml", text).journey.itineraries[0].legs[0]
    assert (leg.to_stop, leg.party) == ("kiev-gazeteciler", "journalists")


def test_a_long_itinerary_is_shown_in_parts(black_sea: JourneyFile) -> None:
    """Each part is an itinerary with a free id and says which stops it has; legs inside a part stay."""
    journey = black_sea.journey
    parts = in_parts(journey, 3).itineraries
    assert [(one.id, len(one.stops)) for one in parts] == [("travelled", 3), ("travelled-2", 1), ("programme", 2)]
    assert parts[0].title["en"] == "As travelled, stops 1–3"
    assert [stop.id for one in parts[:2] for stop in one.stops] == [one.id for one in journey.itineraries[0].stops]
    assert all({leg.from_stop, leg.to_stop} <= {stop.id for stop in one.stops} for one in parts for leg in one.legs)
    assert in_parts(journey) is journey


@pytest.mark.parametrize(
    ("old", "indent", "said"),
    [("        visits:\n", 10, "too many visits; got 40[0-9]"), ("    legs:\n", 6, "too many legs; got 40[0-9]")],
)
def test_what_no_page_could_hold_is_refused(yaml_text: str, old: str, indent: int, said: str) -> None:
    """Hundreds of visits at one stop, legs between all pairs of stops: named with the line."""
    further = "".join(f"{' ' * indent}- {{id: x{number}}}\n" for number in range(401))
    with pytest.raises(JourneyFileErrors, match=said):
        parse_journey("j.yaml", yaml_text.replace(old, old + further, 1))
