"""Reconciliation queries -> candidates.

The gazetteer says how likely a name means a place; types and properties of a query then shift that: a constraint
that fits leaves the score as it is, one that does not halves it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gazetteer import Gazetteer, LonLat, QueryError
from gazetteer.lookup import LONGEST_QUERY
from gazetteer.place import Place
from gazetteer.sphere import distance_km
from gazetteer.turkish import search_key
from mapsvc.errors import ParameterError
from mapsvc.reconciling.kinds import described, types_of
from mapsvc.reconciling.properties import PROPERTIES, values_of

__all__ = ["MOST_QUERIES", "reconcile"]

MOST_QUERIES = 2_000
"""In one batch."""
_DEFAULT_LIMIT, _MOST_CANDIDATES = 5, 25
_SURE = 0.8
"""From this score on the best candidate counts as certain, if the next is far behind."""
_AHEAD = 0.3
_MISFIT = 0.5
_NEAR_KM = 100.0


@dataclass(frozen=True, slots=True)
class _Question:
    """A query as we understand it."""

    name: str
    types: frozenset[str]
    is_strict: bool
    limit: int
    year: int | None
    near: LonLat | None
    others: tuple[tuple[str, tuple[Any, ...]], ...]


def reconcile(gazetteer: Gazetteer, queries: Mapping[str, Any]) -> dict[str, Any]:
    """Return the candidates of each query of a batch, the most likely first.

    Raises:
        ParameterError: The batch is not what the API asks for; names the query.
    """
    if len(queries) > MOST_QUERIES:
        raise ParameterError("queries", f"{len(queries)} queries", f"{MOST_QUERIES} at most; send them in parts")
    answered: dict[str, list[dict[str, Any]]] = {}
    answers: dict[str, Any] = {}
    for key, query in queries.items():
        question = _question(key, query)
        same = repr(question)  # columns of a table repeat their names
        if same not in answered:
            answered[same] = _candidates(gazetteer, question)
        answers[key] = {"result": answered[same]}
    return answers


def _question(key: str, query: Any) -> _Question:
    if not isinstance(query, dict):
        raise _bad(key, query, "an object with `query` or `properties`")
    name, limit = query.get("query", ""), query.get("limit", _DEFAULT_LIMIT)
    if not isinstance(name, str) or not (name or query.get("properties")):
        raise _bad(f"{key}.query", name, "a text, or `properties` in its place")
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 1 <= limit <= 1_000:
        raise _bad(f"{key}.limit", limit, "a whole number from 1 to 1000")
    strict = query.get("type_strict", "any")
    if strict not in ("any", "should", "all"):
        raise _bad(f"{key}.type_strict", strict, "any, should or all")
    question = _Question(
        name[:LONGEST_QUERY], _types(key, query.get("type", [])), strict != "should",
        min(int(limit), _MOST_CANDIDATES), None, None, (),
    )  # fmt: skip
    properties = query.get("properties", [])
    if not isinstance(properties, list):
        raise _bad(f"{key}.properties", properties, "a list")
    for one in properties:
        question = _with_property(key, question, one)
    return question


def _types(key: str, given: Any) -> frozenset[str]:
    wanted = [given] if isinstance(given, str) else given
    if isinstance(wanted, list) and all(isinstance(one, dict) for one in wanted):
        wanted = [one.get("id") for one in wanted]  # some clients send the whole type
    if not isinstance(wanted, list) or not all(isinstance(one, str) for one in wanted):
        raise _bad(f"{key}.type", given, "the id of a type, or a list of them")
    return frozenset(wanted)


def _with_property(key: str, question: _Question, one: Any) -> _Question:
    if not isinstance(one, dict) or not isinstance(one.get("pid"), str) or "v" not in one:
        raise _bad(f"{key}.properties", one, "objects with `pid` and `v`")
    given = one["v"] if isinstance(one["v"], list) else [one["v"]]
    values = tuple(value.get("id") if isinstance(value, dict) else value for value in given)
    if one["pid"] == "year":
        return replace(question, year=_year(values) or question.year)
    if one["pid"] == "coordinates":
        return replace(question, near=_point(values) or question.near)
    if one["pid"] in PROPERTIES:
        return replace(question, others=(*question.others, (one["pid"], values)))
    return question  # a column that we know nothing of says nothing


def _year(values: Sequence[Any]) -> int | None:
    for value in values:
        digits = str(value).strip()[:4]
        if digits.isascii() and digits.isdigit():
            return int(digits)
    return None


def _point(values: Sequence[Any]) -> LonLat | None:
    """Return a point written as latitude, longitude, the order of spreadsheets and of OpenRefine's users."""
    for value in values:
        try:
            lat, lon = (float(part) for part in str(value).split(","))
        except ValueError:
            continue
        if abs(lat) <= 90 and abs(lon) <= 180:
            return LonLat(lon, lat)
    return None


def _candidates(gazetteer: Gazetteer, question: _Question) -> list[dict[str, Any]]:
    if question.name:
        try:
            asked = {"year": question.year, "near": question.near, "limit": 2 * question.limit}
            found = [(one.place, one.score) for one in gazetteer.find(question.name, **asked)]  # type: ignore[arg-type]
        except QueryError:  # a cell without any letter
            found = []
    elif question.near is not None:
        found = [(place, max(0.0, 1 - km / _NEAR_KM)) for place, km in gazetteer.nearest(question.near, question.limit)]
    else:
        found = []
    scored = [(place, _score(gazetteer, question, place, score)) for place, score in found]
    if question.is_strict and question.types:
        scored = [(place, score) for place, score in scored if _has_type(place, question.types)]
    scored.sort(key=lambda pair: (-pair[1], pair[0].id))
    best = scored[0][1] if scored else 0.0
    second = scored[1][1] if len(scored) > 1 else 0.0
    is_sure = best >= _SURE and best - second >= _AHEAD
    return [
        _candidate(gazetteer, place, score, is_match=is_sure and at == 0)
        for at, (place, score) in enumerate(scored[: question.limit])
    ]


def _score(gazetteer: Gazetteer, question: _Question, place: Place, score: float) -> float:
    if question.types and not _has_type(place, question.types):
        score *= _MISFIT
    if question.near is not None and place.footprint is not None:
        reach_km = _NEAR_KM + place.footprint.precision_m / 1000
        if distance_km(question.near, place.footprint.point) > reach_km:
            score *= _MISFIT
    for name, values in question.others:
        own = {search_key(text) for text in values_of(gazetteer, place, name)}
        if own and not own & {search_key(str(value)) for value in values}:
            score *= _MISFIT
    return score


def _has_type(place: Place, wanted: frozenset[str]) -> bool:
    return place.type.value in wanted or place.subtype in wanted


def _candidate(gazetteer: Gazetteer, place: Place, score: float, *, is_match: bool) -> dict[str, Any]:
    parent = gazetteer.place(place.parent) if place.parent is not None else None
    return {
        "id": place.id,
        "name": place.name(),
        "description": described(place, parent),
        "score": round(100 * score, 1),
        "match": is_match,
        "type": types_of(place),
        "features": [{"id": "name_probability", "value": round(score, 4)}],
    }


def _bad(where: str, got: Any, expected: str) -> ParameterError:
    return ParameterError(f"queries: {where[:80]}", repr(got)[:80], expected)
