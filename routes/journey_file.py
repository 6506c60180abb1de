"""Reads a journey file: YAML -> Journey, or all its mistakes with file and line.

The format is documented for curators in `data/JOURNEYS.md` and, for programs, in `data/journey.schema.json`. What
needs the gazetteer, the lines of the legs or the source texts is looked after by `checks`, not here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gazetteer.yaml_marks import Node
from routes.itinerary import Itinerary, Journey, Leg, Stop
from routes.journey_nodes import Fields, LineKey, NodeReader, read_document
from routes.journey_records import leg_id, read_coverage, read_leg, read_party, read_source, read_stop

__all__ = ["JourneyFile", "parse_journey", "read_journey_file"]

MAIN_PARTY = "main"
_MOST_LEGS = 50
_MOST_OF_A_STOP = 400
"""The fullest stop that ships has some fifty visits."""


@dataclass(frozen=True, slots=True)
class JourneyFile:
    """A journey, and where in its file each record stands."""

    journey: Journey
    path: str
    lines: Mapping[LineKey, int]

    def line_of(self, *key: str) -> int:
        """Return the line of a record or of its field; that of the record where the field is not written."""
        for length in range(len(key), 1, -1):
            line = self.lines.get(key[:length])
            if line is not None:
                return line
        return 1


def read_journey_file(path: Path) -> JourneyFile:
    """Read a journey file.

    Raises:
        JourneyFileErrors: It is no journey; says everything that is wrong, with lines.
        OSError: It cannot be opened.
    """
    return parse_journey(str(path), path.read_bytes())


def parse_journey(name: str, text: str | bytes | Node) -> JourneyFile:
    """Read a journey from the text of its file.

    Args:
        name: What messages call the file.
        text: YAML; bytes are read as UTF-8; or its root, where someone has read it before.

    Raises:
        JourneyFileErrors: It is no journey; says everything that is wrong, with lines.
    """
    root = read_document(name, text)
    reader = NodeReader(name)
    journey = _journey(reader, root)
    reader.finish()
    return JourneyFile(journey, name, reader.lines)


def _journey(reader: NodeReader, root: Node) -> Journey:
    names = ("id", "title", "short_title", "summary", "sources", "parties", "itineraries")
    fields = reader.fields(root, "journey", (*names, "coverage"), names)
    journey_id = fields.identifier("id")
    sources = tuple(read_source(reader, node) for node in fields.records("sources"))
    parties = tuple(read_party(reader, node) for node in fields.records("parties"))
    itineraries = tuple(_itinerary(reader, node) for node in fields.records("itineraries"))
    for name, records in (("sources", sources), ("parties", parties), ("itineraries", itineraries)):
        if not records and root.get(name) is not None:
            reader.mistake(fields.line(name), f"journey: {name}", "nothing", "at least one")
    title, short_title, summary = (fields.local_text(name) for name in ("title", "short_title", "summary"))
    told = root.get("coverage")
    coverage = None if told is None or told.is_null else read_coverage(reader, told)
    journey = Journey(journey_id, title, short_title, summary, sources, parties, itineraries, coverage)
    fields.name_lines("journey", journey_id)
    _require_single_ids(reader, journey, root)
    _require_known_parties(reader, journey)
    return journey


def _itinerary(reader: NodeReader, node: Node) -> Itinerary:
    fields = reader.fields(node, "itinerary", ("id", "title", "stops", "legs"), ("id", "title", "stops"))
    itinerary_id = fields.identifier("id")
    fields.what = f"itinerary {itinerary_id!r}"
    fields.name_lines("itinerary", itinerary_id)
    _require_bounds(reader, node)
    stops = tuple(read_stop(reader, child, seq) for seq, child in enumerate(fields.records("stops"), 1))
    if not stops:
        reader.mistake(fields.line("stops"), f"{fields.what}: stops", "nothing", "at least one")
    return Itinerary(itinerary_id, fields.local_text("title"), stops, _legs(reader, fields, stops))


def _require_bounds(reader: NodeReader, node: Node) -> None:
    """Note what no page could hold: legs without end, and visits, passages and notes of one stop or leg."""
    stops, legs = _members(node, "stops"), _members(node, "legs")
    if len(legs) > 2 * len(stops) + _MOST_LEGS:
        expected = f"at most {2 * len(stops) + _MOST_LEGS} for {len(stops)} stops"
        reader.mistake(legs[0].line, "itinerary: too many legs", len(legs), expected)
    for owner in (*stops, *legs):
        for name in ("visits", "passages", "notes", "evidence"):
            members = _members(owner, name)
            if len(members) > _MOST_OF_A_STOP:
                reader.mistake(members[0].line, f"too many {name}", len(members), f"at most {_MOST_OF_A_STOP}")


def _legs(reader: NodeReader, fields: Fields, stops: tuple[Stop, ...]) -> tuple[Leg, ...]:
    """Read the legs of an itinerary, and see that they join stops that it has."""
    by_id = {stop.id: stop for stop in stops}
    legs, seen = [], set()
    for node in fields.records("legs"):
        leg = read_leg(reader, node)
        name = leg_id(leg.from_stop, leg.to_stop)
        for field, stop_id in (("from", leg.from_stop), ("to", leg.to_stop)):
            if stop_id not in by_id and stop_id != "?":
                line = reader.lines.get(("leg", name, field), node.line)
                reader.mistake(line, f"leg: {field}", stop_id, f"the id of a stop of {fields.what}")
        if name in seen:
            reader.mistake(node.line, "leg stands twice", name, "each pair of stops once")
        if leg.from_stop == leg.to_stop and leg.from_stop != "?":
            reader.mistake(node.line, "leg ends where it begins", name, "two stops")
        seen.add(name)
        legs.append(replace(leg, party=leg.party or _party_of(by_id.get(leg.from_stop), by_id.get(leg.to_stop))))
    return tuple(legs)


def _party_of(start: Stop | None, end: Stop | None) -> str:
    """Return whose leg it is: a side group's where it leaves the main party or comes back to it."""
    parties = [stop.party for stop in (end, start) if stop is not None]
    return next((party for party in parties if party != MAIN_PARTY), MAIN_PARTY)


def _require_single_ids(reader: NodeReader, journey: Journey, root: Node) -> None:
    """Note ids that stand twice: what has a place of its own on a page has an id of its own in the file."""
    _require_single(reader, "party", (party.id for party in journey.parties), _lines_below(root, "parties"))
    _require_single(
        reader, "itinerary", (itinerary.id for itinerary in journey.itineraries), _lines_below(root, "itineraries")
    )
    seen: dict[str, int] = {}
    for node in _nodes_with_ids(root):
        record_id = node.get("id")
        if record_id is None or record_id.text is None:
            continue
        if record_id.text in seen:
            what = f"id stands twice (first in line {seen[record_id.text]})"
            expected = "each id of a stop, visit, passage or note once in the file"
            reader.mistake(record_id.line, what, record_id.text, expected)
        seen.setdefault(record_id.text, record_id.line)


def _lines_below(root: Node, name: str) -> list[int]:
    listed = root.get(name)
    return [node.line for node in listed.values] if listed is not None else []


def _require_single(reader: NodeReader, kind: str, ids: Iterable[str], lines: list[int]) -> None:
    seen: Counter[str] = Counter()
    for record_id, line in zip(ids, lines, strict=False):
        seen[record_id] += 1
        if seen[record_id] == 2:
            reader.mistake(line, f"{kind}: id stands twice", record_id, "each id once")


def _nodes_with_ids(root: Node) -> list[Node]:
    """Return the nodes of all stops, visits, passages and notes, in the order of the file."""
    found = []
    for itinerary in _members(root, "itineraries"):
        for stop in _members(itinerary, "stops"):
            visits = _members(stop, "visits")
            notes = [note for owner in (stop, *visits) for note in _members(owner, "notes")]
            found += [stop, *_members(stop, "passages"), *visits, *notes]
        for leg in _members(itinerary, "legs"):
            found += _members(leg, "notes")
    return [node for node in found if node.kind == "mapping"]


def _members(node: Node, name: str) -> tuple[Node, ...]:
    listed = node.get(name) if node.kind == "mapping" else None
    return listed.values if listed is not None else ()


def _require_known_parties(reader: NodeReader, journey: Journey) -> None:
    known = {party.id for party in journey.parties}
    expected = "the id of a party: " + ", ".join(sorted(known))
    for itinerary in journey.itineraries:
        for stop in itinerary.stops:
            named = [("stop", stop.id, stop.party), *(("visit", visit.id, visit.party) for visit in stop.visits)]
            for kind, record_id, party in named:
                _require_known_party(reader, (kind, record_id), party, known, expected)
        for leg in itinerary.legs:
            key = ("leg", leg_id(leg.from_stop, leg.to_stop))
            if (*key, "party") in reader.lines:  # else it is that of its stops
                _require_known_party(reader, key, leg.party, known, expected)


def _require_known_party(reader: NodeReader, key: LineKey, party: str, known: set[str], expected: str) -> None:
    if party not in known and party != "?":
        line = reader.lines.get((*key, "party"), reader.lines.get(key, 1))
        reader.mistake(line, f"{' '.join(key)}: unknown party", party, expected)
