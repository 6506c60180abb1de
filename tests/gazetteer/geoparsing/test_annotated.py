"""Passages of our own on other topics, annotated independently: what is found, where it lies, what it stands for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from gazetteer.geoparsing import Mention, geoparse
from gazetteer.place import LonLat
from gazetteer.sphere import distance_km
from helpers import ROOT

FOLDER = ROOT / "tests/data/toponyms"
LIMIT_KM = {"settlement": 25, "quarter": 3, "building": 3, "street": 3, "water": 150, "region": 150}


@dataclass(frozen=True, slots=True)
class Scored:
    """Annotated names and mentions, matched."""

    names: int
    mentions: int
    pairs: list[tuple[dict[str, Any], Mention]]


@cache
def scored() -> Scored:
    rows = [json.loads(line) for line in (FOLDER / "toponyms.jsonl").read_text(encoding="utf-8").splitlines()]
    aside = [json.loads(line) for line in (FOLDER / "ignore.jsonl").read_text(encoding="utf-8").splitlines()]
    spans = {
        (row["seed"], start, end): row for row in rows for start, end in [*row["alt_spans"], (row["start"], row["end"])]
    }
    mentions: list[Mention] = []
    for path in sorted(FOLDER.glob("*.txt")):
        left_out = [(one["start"], one["end"]) for one in aside if one["seed"] == path.name]
        found = geoparse(path.read_bytes().decode(), path.name)
        mentions += (one for one in found if not any(one.start < end and start < one.end for start, end in left_out))
    pairs = [(row, one) for one in mentions if (row := spans.get((one.source, one.start, one.end))) is not None]
    return Scored(len(rows), len(mentions), pairs)


def is_there(row: dict[str, Any], mention: Mention) -> bool:
    if row["type"] == "country":
        return mention.name in (row["normalized"], row["canonical_en"])
    if row["lat"] is None:
        return True
    if mention.lat is None or mention.lon is None:
        return False
    away = distance_km(LonLat(mention.lon, mention.lat), LonLat(row["lon"], row["lat"]))
    return away <= LIMIT_KM[row["type"]]


def test_names_are_found() -> None:
    """F1 of exact spans on other topics is at least 0.95; the requirement on unseen text is 0.93."""
    result = scored()
    assert 2 * len(result.pairs) / (result.names + result.mentions) >= 0.95


def test_names_lie_where_they_should() -> None:
    """At least 0.95 of the places found are right."""
    pairs = scored().pairs
    assert sum(is_there(row, mention) for row, mention in pairs) >= 0.95 * len(pairs)


def test_metonyms_are_told() -> None:
    """At least 0.95 are read rightly as places or as what is called after them; the requirement is 0.90."""
    pairs = scored().pairs
    assert sum(row["metonym"] == mention.metonym for row, mention in pairs) >= 0.95 * len(pairs)


def test_where_a_name_stands_is_told() -> None:
    """Body, prose of a footnote and citation are told apart in at least 0.95."""
    pairs = scored().pairs
    assert sum(row["context"] == mention.context for row, mention in pairs) >= 0.95 * len(pairs)


def test_confidence_means_what_it_says() -> None:
    """Mean confidence and share of right mentions differ by 0.03 at most."""
    result = scored()
    right = {(one.source, one.start) for row, one in result.pairs if is_there(row, one)}
    said = sum(one.confidence for _, one in result.pairs) / len(result.pairs)
    assert abs(said - len(right) / len(result.pairs)) <= 0.03
