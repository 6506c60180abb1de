"""Reads the records of a journey file: sources, parties, stops, visits, passages, legs, contradictions.

One function a record; each takes the YAML node and returns the value of `itinerary`. What concerns several records
(ids that stand twice, legs between stops that exist) is looked after in `journey_file`.
"""

from __future__ import annotations

from gazetteer.place import PlaceId
from gazetteer.yaml_marks import Node
from routes.itinerary import (
    Basis,
    Certainty,
    Contradiction,
    Coverage,
    Extent,
    Leg,
    Party,
    Passage,
    Source,
    Stop,
    TravelMode,
    Visit,
)
from routes.journey_nodes import NodeReader

__all__ = ["CONTRADICTION_KINDS", "leg_id", "read_coverage", "read_leg", "read_party", "read_source", "read_stop"]

CONTRADICTION_KINDS = (
    "date", "weekday", "order", "night", "speed", "place", "name", "newspaper", "programme", "text",
)  # fmt: skip
"""What a text can contradict: the calendar, itself, another text, the programme, or what is possible."""
_LONGEST_QUOTATION = 120
"""Code points of `as_printed`: a few words are a fact, a sentence of the text is not ours to publish."""
_LONGEST_LEG_KM = 25_000.0


def leg_id(from_stop: str, to_stop: str) -> str:
    """Return what a leg is called in messages and among the lines of a file."""
    return f"{from_stop}>{to_stop}"


def read_source(reader: NodeReader, node: Node) -> Source:
    """Read a text that tells the journey, and make its key known for evidence."""
    fields = reader.fields(
        node,
        "source",
        ("key", "file", "sha256", "author", "language", "title", "note"),
        ("key", "file", "sha256", "language", "title"),
    )
    key = fields.matching("key", r"[A-Za-z0-9_-]{1,40}", "letters a-z, digits, - or _")
    source = Source(
        key=key,
        file=fields.file_name("file"),
        sha256=fields.matching("sha256", r"[0-9a-f]{64}", "64 hexadecimal digits, lower case"),
        author=fields.optional_text("author", 200),
        title=fields.local_text("title"),
        language=fields.matching("language", r"[a-z]{2,3}", "a language code such as tr"),
        note=fields.optional_local_text("note"),
    )
    if key in reader.sources:
        reader.mistake(node.line, "source: key stands twice", key, "each key once")
    reader.sources[key] = source.file
    fields.name_lines("source", key)
    return source


def read_coverage(reader: NodeReader, node: Node) -> Coverage:
    """Read how much of the journey the texts tell."""
    fields = reader.fields(node, "coverage", ("extent", "note"), ("extent", "note"))
    return Coverage(fields.choice("extent", Extent, Extent.PARTIAL), fields.local_text("note"))


def read_party(reader: NodeReader, node: Node) -> Party:
    """Read who travelled."""
    fields = reader.fields(node, "party", ("id", "name"), ("id", "name"))
    party = Party(fields.identifier("id"), fields.local_text("name"))
    fields.name_lines("party", party.id)
    return party


def read_stop(reader: NodeReader, node: Node, seq: int) -> Stop:
    """Read a stop with its passages, visits and contradictions."""
    fields = reader.fields(
        node,
        "stop",
        ("id", "place", "party", "arrival", "departure", "date_basis", "inferred_from", "certainty", "evidence",
         "passages", "visits", "notes", "printed"),
        ("id", "place"),
    )  # fmt: skip
    stop_id = fields.identifier("id")
    fields.what = f"stop {stop_id!r}"
    stop = Stop(
        id=stop_id,
        seq=seq,
        place=PlaceId(fields.identifier("place")),
        party=fields.optional_identifier("party") or "main",
        arrival=fields.edtf("arrival"),
        departure=fields.edtf("departure"),
        date_basis=fields.choice("date_basis", Basis, Basis.STATED),
        inferred_from=fields.optional_local_text("inferred_from"),
        certainty=fields.choice("certainty", Certainty, Certainty.CERTAIN),
        evidence=fields.evidence(),
        passages=tuple(_passage(reader, child) for child in fields.records("passages")),
        visits=tuple(_visit(reader, child) for child in fields.records("visits")),
        notes=tuple(_contradiction(reader, child) for child in fields.records("notes")),
        printed=fields.optional_text("printed", 80),
    )
    if (stop.date_basis is Basis.INFERRED) != (stop.inferred_from is not None):
        expected = "inferred_from exactly where date_basis is inferred"
        reader.mistake(fields.line("date_basis"), f"stop {stop_id!r}: date_basis", stop.date_basis.value, expected)
    fields.name_lines("stop", stop_id)
    return stop


def _passage(reader: NodeReader, node: Node) -> Passage:
    fields = reader.fields(node, "passage", ("id", "text", "evidence"), ("id", "text"))
    passage_id = fields.identifier("id")
    fields.what = f"passage {passage_id!r}"
    fields.name_lines("passage", passage_id)
    return Passage(passage_id, fields.local_text("text"), fields.evidence())


def _visit(reader: NodeReader, node: Node) -> Visit:
    fields = reader.fields(
        node,
        "visit",
        ("id", "place", "when", "date_basis", "party", "summary", "evidence", "notes"),
        ("id", "place", "summary"),
    )
    visit_id = fields.identifier("id")
    fields.what = f"visit {visit_id!r}"
    fields.name_lines("visit", visit_id)
    return Visit(
        id=visit_id,
        place=PlaceId(fields.identifier("place")),
        when=fields.edtf("when"),
        date_basis=fields.choice("date_basis", Basis, Basis.STATED),
        party=fields.optional_identifier("party") or "main",
        summary=fields.local_text("summary"),
        evidence=fields.evidence(),
        notes=tuple(_contradiction(reader, child) for child in fields.records("notes")),
    )


def _contradiction(reader: NodeReader, node: Node) -> Contradiction:
    fields = reader.fields(
        node,
        "note",
        ("id", "kind", "as_printed", "read_as", "reason", "evidence"),
        ("id", "kind", "as_printed", "reason"),
    )
    note_id = fields.identifier("id")
    fields.what = f"note {note_id!r}"
    kind = fields.text("kind")
    if kind not in CONTRADICTION_KINDS and kind != "?":
        reader.mistake(fields.line("kind"), f"{fields.what}: kind", kind, "one of " + ", ".join(CONTRADICTION_KINDS))
    fields.name_lines("note", note_id)
    return Contradiction(
        id=note_id,
        kind=kind,
        as_printed=fields.text("as_printed", _LONGEST_QUOTATION),
        read_as=fields.optional_text("read_as", _LONGEST_QUOTATION),
        reason=fields.local_text("reason"),
        evidence=fields.evidence(),
    )


def read_leg(reader: NodeReader, node: Node) -> Leg:
    """Read a leg; without a party of its own it has none yet, since that is its stops'."""
    fields = reader.fields(
        node,
        "leg",
        ("from", "to", "party", "mode", "mode_basis", "vessel", "departure", "arrival", "line", "length_km",
         "length_basis", "evidence", "notes"),
        ("from", "to", "mode"),
    )  # fmt: skip
    from_stop, to_stop = fields.identifier("from"), fields.identifier("to")
    fields.what = f"leg {from_stop} - {to_stop}"
    leg = Leg(
        from_stop=from_stop,
        to_stop=to_stop,
        party=fields.optional_identifier("party") or "",
        mode=fields.choice("mode", TravelMode, TravelMode.UNKNOWN, unwritten=TravelMode.UNKNOWN),
        mode_basis=fields.choice("mode_basis", Basis, Basis.STATED),
        vessel=fields.optional_text("vessel", 200),
        departure=fields.edtf("departure"),
        arrival=fields.edtf("arrival"),
        line=fields.optional_identifier("line"),
        length_km=fields.number("length_km", _LONGEST_LEG_KM),
        length_basis=fields.optional_local_text("length_basis"),
        evidence=fields.evidence(),
        notes=tuple(_contradiction(reader, child) for child in fields.records("notes")),
    )
    if (leg.length_km is None) != (leg.length_basis is None):
        expected = "both length_km and length_basis, or neither"
        reader.mistake(fields.line("length_km"), f"{fields.what}: length without basis", None, expected)
    fields.name_lines("leg", leg_id(from_stop, to_stop))
    return leg
