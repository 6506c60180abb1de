"""The shipped journeys against the articles that tell them; skipped where the articles are not on the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.store import Gazetteer
from routes.checks import Finding, Level, check_journey, read_texts
from routes.journeys import shipped_journey_files
from routes.lines import shipped_lines


@pytest.fixture(scope="module")
def found(texts_dir: Path) -> list[Finding]:
    findings: list[Finding] = []
    for shipped in shipped_journey_files():
        texts = read_texts(texts_dir, shipped.journey.sources)
        findings += check_journey(shipped, Gazetteer.shipped(), shipped_lines(), texts=texts)
    return findings


def test_the_evidence_is_in_the_texts(found: list[Finding]) -> None:
    """No range outside a text, no missing evidence, no contradiction that is not declared."""
    assert [str(finding) for finding in found if finding.level is Level.ERROR] == []


@pytest.mark.parametrize(
    "expected",
    [
        "the text prints a wrong weekday; got '30 Kasım pazartesi'; expected perşembe by the calendar",
        "footnote 72 cites a newspaper older than the event; got 'Hâkimiyet-i Milliye, 3 Birinci Teşrin/Ekim 1933'",
        "footnote 85 cites a newspaper of the event's own day; got 'Cumhuriyet, 1 Mayıs 1932'",
    ],
)
def test_computed_contradictions_are_declared(expected: str, found: list[Finding]) -> None:
    """What the checks compute from the texts, the data declares: it is a note."""
    levels = {finding.level for finding in found if expected in str(finding)}
    assert levels == {Level.NOTE}
