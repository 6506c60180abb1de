"""All checks together: what a sound journey gives, and what planted mistakes give, with file and line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import shapely

from gazetteer.place import Footprint, LonLat, Place, PlaceId
from gazetteer.store import Gazetteer
from routes.checks import Finding, Level, check_journey
from routes.journey_file import JourneyFile
from routes.journeys import shipped_journey_files
from routes.lines import Lines, PlaceLookup, shipped_lines

Edited = Callable[..., JourneyFile]
SEA = shapely.Polygon(
    [(28.9, 41.0), (29.1, 41.0), (29.3, 41.4), (31.0, 46.0), (31.0, 46.6), (30.0, 46.3), (28.9, 41.3)]
)
"""A Black Sea of seven corners, wide enough for the sea lane of the tests."""
LAND = shapely.difference(shapely.box(20, 30, 50, 60), SEA)


World = Callable[[JourneyFile], tuple[Finding, ...]]


@pytest.fixture
def world(atlas: PlaceLookup, lines: Lines, texts: dict[str, str]) -> World:
    """Return a function that checks a journey against everything."""
    return lambda journey: check_journey(journey, atlas, lines, land=LAND, texts=texts)


def worse(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.level is not Level.NOTE]


def test_a_finding_says_where_what_got_and_expected() -> None:
    """One line, in the form that editors and CI jump by."""
    finding = Finding("j.yaml", 7, Level.ERROR, "stop odesa: unknown place", "odessa", "the id of a place")
    assert str(finding) == "j.yaml:7: stop odesa: unknown place; got 'odessa'; expected the id of a place"
    assert str(Finding("j.yaml", 7, Level.NOTE, "it is known")) == "j.yaml:7: it is known"


def test_a_sound_journey_has_no_errors(
    black_sea: JourneyFile, atlas: PlaceLookup, lines: Lines, texts: dict[str, str]
) -> None:
    """Its declared contradictions are notes; one paper of the event's own day is worth a look."""
    found = check_journey(black_sea, atlas, lines, land=LAND, texts=texts)
    doubt = "stop istanbul: footnote 2 cites a newspaper of the event's own day"
    assert [(finding.level, finding.what) for finding in worse(found)] == [(Level.WARNING, doubt)]
    assert {finding.what.partition(": ")[2] for finding in found if finding.level is Level.NOTE} >= {
        "the text prints a wrong weekday",
        "footnote 3 cites a newspaper older than the event",
        "stop was made on another day than planned",
    }


STOP_1 = '        evidence: ["t:18-123 [1]"]\n        passages'
KIEV = '            evidence: ["t:604-677 [5]"]\n    legs'
PLANTED = [
    # (what stands in the file, the mistake, the line that is named, the message)
    ("place: kiev\n        arr", "place: kyiv\n        arr", "place: kyiv", "stop kiev: unknown place; got 'kyiv'"),
    ("place: odesa-irmak-fabrikasi", "place: fabrika", "place: fabrika", "visit odesa-fabrika: unknown place"),
    ("arrival: 1931-05-10\n", "arrival: 1931-05-08\n", "arrival: 1931-05-08\n        date_basis",
     "stop kiev: arrival is out of order; got '1931-05-08'; expected not before 1931-05-09"),
    ("when: 1931-05-08", "when: 1931-05-07", "when: 1931-05-07", "visit odesa-fabrika: when is out of order"),
    ("when: 1931-05-08", "when: 1931-05-19", "when: 1931-05-19", "when lies after the stop's departure"),
    ("departure: 1931-05-05T18:00", "departure: 1931-05-06T06:00", "- from: ankara",
     "leg ankara>istanbul: implausible speed, too fast; got '577 km in 3.0 h at most: 192 km/h or more'"),
    ("departure: 1931-05-05T18:00", "departure: 1931-05-01T18:00", "- from: ankara",
     "leg ankara>istanbul: implausible speed, too slow; got '577 km in 111.0 h at least: 5 km/h or less'"),
    ("rail, mode_basis", "ship, mode_basis", "mode: ship, mode_basis", "leg odesa>kiev: ship runs over land"),
    ("rail, mode_basis", "ship, mode_basis", "mode: ship, mode_basis", "ship at an inland place; got 'kiev, "),
    ("mode: ship, vessel", "mode: road, vessel", "mode: road, vessel", "leg istanbul>odesa: road runs over the sea"),
    ("mode: ship, vessel", "mode: rail, vessel", "mode: rail, vessel", "rail on a sea-lane line"),
    ("Martı, line: sea-istanbul-odesa", "Martı, line: lane-5", "line: lane-5", "leg istanbul>odesa: unknown line"),
    ("to: kiev, mode", "to: kiev, line: sea-istanbul-odesa, mode", "to: kiev, line",
     "leg odesa>kiev: line 'sea-istanbul-odesa' ends elsewhere"),
    ("length_km: 577", "length_km: 5770", "length_km: 5770", "length does not fit the line; got '5770 km'"),
    (KIEV, "    legs", "- id: kiev-istasyon", "visit kiev-istasyon: evidence is missing"),
    (STOP_1, STOP_1.replace("123", "99123"), "t:18-99123", "stop ankara: evidence lies outside the text"),
    (STOP_1, STOP_1.replace("18-", "20-"), "t:20-123", "stop ankara: evidence start cuts a word"),
    (STOP_1, STOP_1.replace("[1]", "[9]"), "t:18-123 [9]", "footnote is not called in the range; got '9'"),
    (STOP_1, STOP_1.replace("18-123 [1]", "16-17"), "t:16-17", "stop ankara: evidence holds blanks only"),
    ("    kind: weekday", "    kind: text", 'evidence: ["t:532-550"]',
     "the text prints a wrong weekday; got '9 Mayıs 1931 Pazar'; expected cumartesi by the calendar"),
    ("    kind: newspaper", "    kind: text", 'evidence: ["t:442-484 [3]"]\n            notes',
     "footnote 3 cites a newspaper older than the event; got 'Hâkimiyet-i Milliye, 7 Mayıs 1931'"),
    ("    kind: programme", "    kind: name", "- id: odesa\n",
     "stop odesa: stop was made on another day than planned; got 'odesa, +1 days'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "expected"), PLANTED, ids=[row[3] for row in PLANTED])
def test_planted_mistakes_are_named_with_their_line(
    old: str, new: str, where: str, expected: str, yaml_text: str, edited: Edited, world: World
) -> None:  # fmt: skip
    """Each mistake is found, at the line of the field where it stands, or of its record."""
    found = [str(finding) for finding in worse(world(edited((old, new))))]
    line = yaml_text.replace(old, new).partition(where)[0].count("\n") + 1
    assert [message for message in found if expected in message and message.startswith(f"j.yaml:{line}: ")], found


def test_a_wrong_digest_is_named(edited: Edited, world: World) -> None:
    """Offsets count in one file only: another one, or one with other line ends, is refused as a whole."""
    found = [str(finding) for finding in world(edited(("    sha256: ", "    sha256: " + 64 * "0" + " # ")))]
    assert any("SHA-256 differs" in message and message.startswith("j.yaml:9: source t: ") for message in found), found


def test_a_declared_contradiction_that_is_none_is_named(edited: Edited, world: World) -> None:
    """A note that calls a right weekday wrong is itself a mistake."""
    found = world(edited(("as_printed: 9 Mayıs 1931 Pazar", "as_printed: 9 Mayıs 1931 Cumartesi")))
    assert any("declared weekday contradiction is none; got '9 Mayıs 1931 Cumartesi'" in str(one) for one in found)


def test_no_declared_contradiction_lets_a_stop_end_before_it_begins(edited: Edited, world: World) -> None:
    """A note on the order of events is about the text; a departure before its own arrival is a slip of the curator."""
    slip = ("departure: 1931-05-09\n", "departure: 1931-05-07\n")
    found = world(edited(("    kind: weekday", "    kind: order"), slip))
    slips = [one for one in worse(found) if "departure is out of order" in one.what]
    assert [(one.level, one.got) for one in slips] == [(Level.ERROR, "1931-05-07")]


def test_without_land_and_texts_the_other_checks_run(edited: Edited, atlas: PlaceLookup, lines: Lines) -> None:
    """A curator without texts still learns of a bad date."""
    journey = edited(("arrival: 1931-05-10\n", "arrival: 1931-05-01\n"))
    found = check_journey(journey, atlas, lines)
    assert any("arrival is out of order" in finding.what for finding in found)
    assert not any("footnote" in finding.what or "land" in finding.what for finding in found)


def test_findings_come_in_the_order_of_the_file(
    black_sea: JourneyFile, atlas: PlaceLookup, lines: Lines, texts: dict[str, str]
) -> None:
    """Sorted by line, each once, the same every time."""
    found = check_journey(black_sea, atlas, lines, land=LAND, texts=texts)
    assert [finding.line for finding in found] == sorted(finding.line for finding in found)
    assert len(found) == len(set(found))
    assert found == check_journey(black_sea, atlas, lines, land=LAND, texts=texts)


def test_the_shipped_journeys_have_no_errors() -> None:
    """What the package ships passes its own checks, as far as they need neither texts nor land."""
    for shipped in shipped_journey_files():
        found = check_journey(shipped, Gazetteer.shipped(), shipped_lines())
        assert [str(finding) for finding in found if finding.level is Level.ERROR] == []


def test_a_journey_of_many_legs_is_compared_with_the_land_up_to_a_bound(edited: Edited, atlas: PlaceLookup) -> None:
    """Beyond a hundred different ways the check says where it stops, and is done in time."""
    file = edited()
    first = file.journey.itineraries[0]
    stops = [replace(first.stops[0], id=f"s{n}", place=PlaceId(f"p{n}")) for n in range(103)]
    legs = [replace(first.legs[0], from_stop=f"s{n}", to_stop=f"s{n + 1}", line=None) for n in range(102)]
    journey = replace(file.journey, itineraries=(replace(first, stops=tuple(stops), legs=tuple(legs)),))

    class Row:
        def place(self, place_id: PlaceId, /) -> Place:
            footprint = Footprint(LonLat(30 + int(place_id[1:]) / 100, 40), 1, "editors")
            return replace(atlas.place(PlaceId("ankara")), footprint=footprint)

    found = check_journey(replace(file, journey=journey), Row(), {}, land=shapely.box(0, 0, 60, 60))
    assert [one.what for one in found if "land" in one.what or "sea" in one.what] == [
        "leg s100>s101: legs from here on are not compared with the land, after 100 different ones"
    ]
