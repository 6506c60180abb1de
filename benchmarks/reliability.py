"""How often mentions of a confidence are right, and the counts that `gazetteer.geoparsing.confidence` rests on.

A mention is right when its span is one of the annotation's and its place lies where the scoring script wants it; one
that claims no point is right by its span. Mentions on spans that the annotation sets aside are left out.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from gazetteer.geoparsing.confidence import GUESSES, Signs, Way, kind_of
from gazetteer.geoparsing.geoparser import Mention, Reason, explained
from gazetteer.place import LonLat
from gazetteer.sphere import distance_km

_LIMIT_KM = {"settlement": 25, "quarter": 3, "building": 3, "street": 3, "water": 150, "region": 150}
_BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
_STRENGTH = 4.0
_BORROWED = 0.4
_FREEDOM = 0.5  # variance of a weight around its guess
_STEPS = 60
_SHARES = (0.0, 0.5, 0.7, 0.85, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """A mention, why it is one, and whether it is right."""

    mention: Mention
    reason: Reason
    has_span: bool
    has_place: bool


def judged(gold: Path, texts: Path) -> Iterator[Judged]:
    """Yield the mentions inside the sections of an annotation."""
    rows, ignored = _rows(gold / "toponyms.jsonl"), _rows(gold / "ignore.jsonl")
    sections = json.loads((gold / "sections.json").read_text(encoding="utf-8"))
    for source in sorted({section["seed"] for section in sections}):
        stretches = [(one["start"], one["end"]) for one in sections if one["seed"] == source]
        here = [row for row in rows if row["seed"] == source]
        aside = [(one["start"], one["end"]) for one in ignored if one["seed"] == source]
        for mention, reason in explained((texts / source).read_bytes().decode(), source):
            span = (mention.start, mention.end)
            if not any(start <= span[0] and span[1] <= end for start, end in stretches):
                continue
            spans = ((row, [(row["start"], row["end"]), *map(tuple, row["alt_spans"])]) for row in here)
            found = next((row for row, of_row in spans if span in of_row), None)
            touches = any(span[0] < row["end"] and row["start"] < span[1] for row in here)
            if found is None and not touches and any(span[0] < end and start < span[1] for start, end in aside):
                continue
            yield Judged(mention, reason, found is not None, found is not None and _is_there(mention, found))


def reliability_table(mentions: Sequence[Judged]) -> Iterator[str]:
    """Yield the lines of a table: confidence said, and how often it is so."""
    count = max(len(mentions), 1)
    squares = sum((one.mention.confidence - one.has_place) ** 2 for one in mentions)
    bins = [[one for one in mentions if low <= one.mention.confidence < high] for low, high in pairwise(_BINS)]
    # Expected calibration error: Naeini, Cooper and Hauskrecht 2015, doi:10.1609/aaai.v29i1.9602.
    apart = sum(abs(sum(one.mention.confidence - one.has_place for one in some)) for some in bins)
    yield f"{len(mentions)} mentions, Brier score {squares / count:.4f}, expected calibration error {apart / count:.4f}"
    yield f"{'confidence':14}{'mentions':>9}{'mean':>8}{'span right':>12}{'span and place':>16}"
    for (low, high), some in zip(pairwise(_BINS), bins, strict=True):
        if some:
            mean = sum(one.mention.confidence for one in some) / len(some)
            spans = sum(one.has_span for one in some) / len(some)
            places = sum(one.has_place for one in some) / len(some)
            label = f"{low:.2f} - {min(high, 1):.2f}"
            yield f"{label:14}{len(some):9}{mean:8.3f}{spans:12.3f}{places:16.3f}"


def fitted(mentions: Sequence[Judged]) -> Iterator[str]:
    """Yield the constants of `gazetteer.geoparsing.confidence`, with what they were counted on."""
    weights = dict(GUESSES)
    rows = [(_features(one), _right(one)) for one in mentions]
    for _ in range(_STEPS):  # gradient ascent on each weight, its own curvature as step
        for name in GUESSES:
            some = [(features, right) for features, right in rows if name in features]
            likely = [1 / (1 + math.exp(-sum(weights[one] for one in features))) for features, _ in some]
            slope = sum(right - share for (_, right), share in zip(some, likely, strict=True))
            slope -= (weights[name] - GUESSES[name]) / _FREEDOM
            weights[name] += slope / (sum(share * (1 - share) for share in likely) + 1 / _FREEDOM)
    for name, weight in list(weights.items()):
        seen = [right for features, right in rows if name in features]
        yield f"{name:12}{weight:7.2f}   {sum(seen)} of {len(seen)}"
    borrowed = [one.has_place for one in mentions if one.reason.way is Way.BORROWED and one.has_span]
    yield f"{'borrowed':12}{_drawn(borrowed, _BORROWED):7.3f}   {sum(borrowed)} of {len(borrowed)}"
    chosen = [one for one in mentions if one.reason.way is Way.CHOSEN and one.has_span]
    for share, right, count in _rising(chosen):
        yield f"{'chosen':12}{right:7.3f}   share {share:.2f}, {count} mentions"


def _features(one: Judged) -> tuple[str, ...]:
    """Return the names of the weights that speak for a mention."""
    signs = zip(Signs._fields, one.reason.signs, strict=True)
    return (kind_of(one.reason.ground, one.mention.type), *(name for name, is_so in signs if is_so))


def _right(one: Judged) -> bool:
    """Whether a mention is right as far as what it was read on goes."""
    # Of what has one bearer a wrong place is the lists' fault; elsewhere only the span is the ground's.
    return one.has_place if one.reason.way is Way.ONLY else one.has_span


def _rising(chosen: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """Return mean share, how often right, and how many, pooled until it rises (pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for low, high in pairwise(_SHARES):
        some = [one for one in chosen if low <= one.reason.share < high]
        if not some:
            continue
        share = sum(one.reason.share for one in some) / len(some)
        pools.append((share, _drawn([one.has_place for one in some], share), len(some)))
        while len(pools) > 1 and pools[-2][1] > pools[-1][1]:
            (share_a, right_a, count_a), (share_b, right_b, count_b) = pools[-2:]
            count = count_a + count_b
            pools[-2:] = [
                (
                    (share_a * count_a + share_b * count_b) / count,
                    (right_a * count_a + right_b * count_b) / count,
                    count,
                )
            ]
    return pools


def _drawn(seen: Sequence[bool], guess: float) -> float:
    """Return a share drawn towards a guess as if some more had been seen."""
    return (sum(seen) + _STRENGTH * guess) / (len(seen) + _STRENGTH)


def _is_there(mention: Mention, row: dict[str, Any]) -> bool:
    if row["type"] == "country":
        return mention.name in (row["normalized"], row["canonical_en"])
    if row["lat"] is None:
        return True
    if mention.lat is None or mention.lon is None:
        return True  # it claims no point
    away = distance_km(LonLat(mention.lon, mention.lat), LonLat(row["lon"], row["lat"]))
    return away <= _LIMIT_KM[row["type"]]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_pairs(paths: Iterable[Path]) -> list[Judged]:
    """Return the judged mentions of annotations, given as GOLD TEXTS GOLD TEXTS ..."""
    pairs = list(paths)
    return [one for gold, texts in zip(pairs[::2], pairs[1::2], strict=True) for one in judged(gold, texts)]
