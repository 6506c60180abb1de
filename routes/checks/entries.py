"""Checks of the entries of people, vessels and institutions: that each has evidence, and that it is where it says."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping

from routes.checks.finding import Finding, Level
from routes.checks.source_text import has_call
from routes.entries import Entry, EntryFile
from routes.itinerary import Evidence

__all__ = ["check_entries"]


def check_entries(
    file: EntryFile, journeys: Collection[str], *, texts: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong or doubtful in a file of entries, in the order of its lines.

    Args:
        file: The entries with the lines of their file.
        journeys: Ids of the journeys that there are.
        texts: Name of a source's file to its text; None leaves out what needs the texts.
    """
    found = [*_sources(file, texts or {})]
    for entry in file.entries:
        found += _of_entry(file, entry, journeys, texts or {})
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.what)))


def _sources(file: EntryFile, texts: Mapping[str, str]) -> Iterator[Finding]:
    for name, expected in file.sha256.items():
        digest = hashlib.sha256(texts[name].encode("utf-8")).hexdigest() if name in texts else expected
        if digest != expected:
            line = file.lines["source", name, "sha256"]
            what = "text is not the one that the evidence counts in: SHA-256 differs"
            yield Finding(file.path, line, Level.ERROR, what, digest, expected)


def _of_entry(
    file: EntryFile, entry: Entry, journeys: Collection[str], texts: Mapping[str, str]
) -> Iterator[Finding]:  # fmt: skip
    what, line = f"entry {entry.id}", file.lines["entry", entry.id]
    for journey in entry.journeys:
        if journey not in journeys:
            expected = f"the id of a journey: {', '.join(sorted(journeys))}"
            at = file.lines["entry", entry.id, "journeys"]
            yield Finding(file.path, at, Level.ERROR, f"{what}: unknown journey", journey, expected)
    if not entry.evidence:
        yield Finding(
            file.path, line, Level.ERROR, f"{what}: evidence is missing", None, "at least one SOURCE:START-END"
        )
    for number, spot in enumerate(entry.evidence):
        if spot.source in texts:
            at = file.lines["entry", entry.id, "evidence", str(number)]
            yield from _of_spot(file.path, at, what, spot, texts[spot.source])


def _of_spot(path: str, line: int, what: str, spot: Evidence, text: str) -> Iterator[Finding]:
    where = f"{spot.start}-{spot.end}"
    if spot.end > len(text):
        expected = f"at most {len(text)}, the length of {spot.source}"
        yield Finding(path, line, Level.ERROR, f"{what}: evidence lies outside the text", where, expected)
    elif not text[spot.start : spot.end].strip():
        expected = "the words that state the claim"
        yield Finding(path, line, Level.ERROR, f"{what}: evidence holds blanks only", where, expected)
    else:
        for footnote in spot.footnotes:
            if not has_call(text, spot.start, spot.end, footnote):
                problem = f"{what}: footnote is not called in the range"
                yield Finding(path, line, Level.WARNING, problem, footnote, f"a call of it in {where}")
