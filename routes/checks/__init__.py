"""Checks of a journey against the gazetteer, the lines, the calendar, what was possible, and its source texts.

The reader (`journey_file`) refuses what is no journey; the checks read a journey and say what cannot be right, with
file and line. One module a family. A contradiction that the data declares in `notes` is reported as a note.
"""

from __future__ import annotations

from collections.abc import Mapping

import shapely

from routes.checks import dates, evidence, modes, newspapers, places, programme, size, speed, todo, weekdays
from routes.checks.finding import Finding, Level, Subject
from routes.checks.source_text import read_texts
from routes.journey_file import JourneyFile
from routes.lines import Line, PlaceLookup

__all__ = ["Finding", "Level", "check_journey", "read_texts", "unknown_places"]

_FAMILIES = (places, dates, weekdays, speed, modes, evidence, newspapers, programme, size, todo)


def check_journey(
    journey_file: JourneyFile,
    gazetteer: PlaceLookup,
    lines: Mapping[str, Line],
    *,
    land: shapely.Geometry | None = None,
    texts: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Return what the checks find in a journey, in the order of its lines.

    Args:
        journey_file: The journey with the lines of its file.
        gazetteer: Knows the places.
        lines: The lines that legs run on.
        land: The land in degrees, WGS 84; None leaves out what needs it (ships over land, trains over sea).
        texts: Name of a source's file to its text as read by `read_texts`; None leaves out what needs the texts.
    """
    subject = Subject(journey_file, gazetteer, lines, land, texts)
    findings = {finding for family in _FAMILIES for finding in family.findings(subject)}
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.what, str(finding.got))))


def unknown_places(journey_file: JourneyFile, gazetteer: PlaceLookup) -> tuple[Finding, ...]:
    """Return the stops and visits at places that are not in the gazetteer: without these no page can be made."""
    found = places.findings(Subject(journey_file, gazetteer, {}))
    return tuple(finding for finding in found if finding.level is Level.ERROR)
