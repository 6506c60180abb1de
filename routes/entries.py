"""People, vessels and institutions that the accounts name: a short entry each, in our words, with evidence.

Reads `data/entries.yaml`, which `data/entries.schema.json` describes. Whether the evidence is in the source texts is
looked after by `checks.entries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from gazetteer.yaml_marks import Node
from routes.itinerary import Evidence, LocalText
from routes.journey_nodes import LineKey, NodeReader, read_document

__all__ = ["SHIPPED", "Entry", "EntryFile", "EntryKind", "parse_entries", "shipped_entries", "vessel_name"]

SHIPPED = "routes/data/entries.yaml"
"""What messages call the shipped file."""
_LONGEST_NAME = 80
_QUOTED = re.compile("«([^»]+)»")


class EntryKind(StrEnum):
    """What an entry is about."""

    PERSON = "person"
    VESSEL = "vessel"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the sources say of a person, a vessel or an institution."""

    id: str
    kind: EntryKind
    journeys: tuple[str, ...]
    """Ids of the journeys in whose accounts the names mean this one: a Kâzım Bey of 1933 is not the one of 1932."""
    names: LocalText
    """What our accounts call it."""
    variants: tuple[str, ...]
    """Other names and spellings, in our accounts or in the sources."""
    text: LocalText
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class EntryFile:
    """The entries of a file, and where in it each record stands."""

    entries: tuple[Entry, ...]
    path: str
    lines: Mapping[LineKey, int]
    sha256: Mapping[str, str]
    """Name of a source's file to the fingerprint of the text that the evidence counts in."""


@cache
def shipped_entries() -> EntryFile:
    """Return the entries that the package ships.

    Raises:
        JourneyFileErrors: The shipped file is wrong.
    """
    return parse_entries(SHIPPED, files("routes").joinpath("data", "entries.yaml").read_bytes())


def vessel_name(entries: Iterable[Entry], vessel: str, lang: str) -> str:
    """Return the name of a vessel in a language: what its entry has in quotation marks, else the name as it is given.

    Examples:
        >>> [vessel_name(shipped_entries().entries, "Gruzia", lang) for lang in ("tr", "ru")]
        ['Gruzia', 'Грузия']
    """
    for entry in entries:
        quoted = _QUOTED.search(entry.names.get(lang, ""))
        if quoted is not None and entry.kind is EntryKind.VESSEL and entry.names["tr"].split()[0] == vessel:
            return quoted[1]
    return vessel


def parse_entries(name: str, text: str | bytes | Node) -> EntryFile:
    """Read entries from the text of their file.

    Args:
        name: What messages call the file.
        text: YAML; bytes are read as UTF-8; or its root, where someone has read it before.

    Raises:
        JourneyFileErrors: It holds no entries; says everything that is wrong, with lines.
    """
    root = read_document(name, text)
    reader = NodeReader(name)
    fields = reader.fields(root, "entries", ("sources", "entries"), ("sources", "entries"))
    sha256 = dict(_source(reader, node) for node in fields.records("sources"))
    entries = tuple(_entry(reader, node) for node in fields.records("entries"))
    reader.finish()
    return EntryFile(entries, name, reader.lines, sha256)


def _source(reader: NodeReader, node: Node) -> tuple[str, str]:
    names = ("key", "file", "sha256")
    fields = reader.fields(node, "source", names, names)
    key = fields.matching("key", r"[A-Za-z0-9_-]{1,40}", "letters a-z, digits, - or _")
    reader.sources[key] = fields.file_name("file")
    fields.name_lines("source", reader.sources[key])
    return reader.sources[key], fields.matching("sha256", r"[0-9a-f]{64}", "64 hexadecimal digits, lower case")


def _entry(reader: NodeReader, node: Node) -> Entry:
    names = ("id", "kind", "journeys", "names", "variants", "text", "evidence")
    fields = reader.fields(node, "entry", names, ("id", "kind", "journeys", "names", "text", "evidence"))
    entry_id = fields.identifier("id")
    fields.what = f"entry {entry_id!r}"
    if ("entry", entry_id) in reader.lines:
        first = reader.lines["entry", entry_id]
        reader.mistake(node.line, f"id stands twice (first in line {first})", entry_id, "each id once")
    fields.name_lines("entry", entry_id)
    journeys = tuple(reader.identifier(one, f"{fields.what}: journeys") for one in fields.records("journeys"))
    if not journeys:
        reader.mistake(fields.line("journeys"), f"{fields.what}: journeys", "nothing", "the id of at least one journey")
    what = f"{fields.what}: variants"
    return Entry(
        id=entry_id,
        kind=fields.choice("kind", EntryKind, EntryKind.PERSON),
        journeys=journeys,
        names=fields.local_text("names"),
        variants=tuple(reader.text(one, what, _LONGEST_NAME) for one in fields.records("variants")),
        text=fields.local_text("text"),
        evidence=fields.evidence(),
    )
