"""Checks that no newspaper is cited for what happened after it was printed. Needs the source texts.

A paper that is dated before the event is an error where the footnote cites no later one; beside later papers it is
a matter to look at. So is a paper of the same day: a morning paper can only have announced what happened in its
course, an evening paper can have told it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gazetteer.turkish import fold
from routes.checks.finding import Finding, Level, Record, Subject, records_of
from routes.checks.source_text import MONTHS, footnote
from routes.journey_nodes import LineKey

__all__ = ["CitedIssue", "cited_issues", "findings"]

_TITLES = (
    "akşam", "anadolu", "cumhuriyet", "hakimiyet-i milliye", "hakimiyeti milliye", "hizmet", "ikdam", "kurun",
    "milliyet", "son posta", "tan", "ulus", "vakit", "yeni asır", "zaman", "izvestia", "izvestiya", "pravda",
)  # fmt: skip
"""Daily papers of 1932-33, folded, without circumflexes; curators of other years add theirs."""
# The day may stand before one or two words of the old name of the month: "27 Birinci Teşrin/Ekim 1933".
_ISSUE = re.compile(
    rf"(?<!\w)(?P<title>{'|'.join(re.escape(title) for title in _TITLES)}),?\s+"
    rf"(?:\d{{1,2}}\s?-\s?)?(?P<day>\d{{1,2}})\s+(?:[\w-]+\s+){{0,2}}?(?:[\w-]+\s*/\s*)?"
    rf"(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})"
)
_PLAIN = str.maketrans("âîû", "aiu")
_FARTHEST_DAYS = 60
"""A paper this far from the event is cited for something else."""


class CitedIssue(NamedTuple):
    """An issue of a newspaper that a footnote cites."""

    cited: str
    date: date


def cited_issues(note: str) -> Iterator[CitedIssue]:
    """Yield the newspaper issues that a footnote cites; of a double issue ("24-25 Nisan") the later day.

    Examples:
        >>> [issue.date.isoformat() for issue in cited_issues("Vakit, 29 Nisan 1932, s. 1; Akşam, 30 Nisan 1932.")]
        ['1932-04-29', '1932-04-30']
    """
    for match in _ISSUE.finditer(fold(note).translate(_PLAIN)):
        try:
            printed = date(int(match["year"]), MONTHS.index(match["month"]) + 1, int(match["day"]))
        except ValueError:
            continue
        yield CitedIssue(" ".join(note[match.start() : match.end()].split()), printed)


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield newspapers that are older than what they are cited for."""
    for itinerary in subject.journey.itineraries if subject.texts else ():
        found: set[tuple[str, str]] = set()
        # What visits and legs tell is one event; a stop is looked at for footnotes that only it cites.
        for record in sorted(records_of(itinerary), key=lambda record: record.key[0] == "stop"):
            if record.when is not None and not record.when.is_open:
                yield from _of_record(subject, record, record.when.earliest.date(), found)


def _of_record(subject: Subject, record: Record, event: date, found: set[tuple[str, str]]) -> Iterator[Finding]:
    for number, spot in enumerate(record.evidence):
        key = (*record.key, "evidence", str(number))
        text = (subject.texts or {}).get(spot.source, "")
        for call in spot.footnotes:
            if record.key[0] == "stop" and (spot.source, call) in found:
                continue
            found.add((spot.source, call))
            yield from _of_footnote(subject, key, call, footnote(text, call, spot.start) or "", event)


def _of_footnote(subject: Subject, key: LineKey, call: str, note: str, event: date) -> Iterator[Finding]:
    near = [issue for issue in cited_issues(note) if abs((issue.date - event).days) <= _FARTHEST_DAYS]
    older = [issue for issue in near if issue.date < event]
    same = [issue for issue in near if issue.date == event]
    if older:
        level = Level.ERROR if len(older) == len(near) else Level.WARNING
        yield _finding(subject, level, key, f"footnote {call} cites a newspaper older than the event", older)
    if same:
        yield _finding(subject, Level.WARNING, key, f"footnote {call} cites a newspaper of the event's own day", same)


def _finding(subject: Subject, level: Level, key: LineKey, what: str, issues: list[CitedIssue]) -> Finding:
    got = "; ".join(issue.cited for issue in issues)
    expected = "a paper of a later day, or a note of kind newspaper"
    return subject.finding(level, key, what, got, expected, declared_as=("newspaper", "date"))
