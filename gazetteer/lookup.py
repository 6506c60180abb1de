"""Finds the places that a name may mean, and says why.

A name is looked up in steps, and the first step that finds something ends the search:

1. as it stands: the same letters, whatever their case, diacritics, spaces and signs;
2. without the Turkish endings behind an apostrophe ("Moskova'ya"), or a Russian ending ("Москве");
3. without endings that no apostrophe marks ("Odesada"), or with one typing error;
4. with one typing error in the stem of such a name;
5. with two typing errors, in names of six letters and more.

Where there is an apostrophe, steps 1 and 2 are taken together: "Rostov'a" is rather Rostov than Rostova.
"""

from __future__ import annotations

import math
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gazetteer.errors import QueryError
from gazetteer.inflection import Stem, stems
from gazetteer.place import LonLat, NameKind, Place, Toponym
from gazetteer.plausibility import plausibility
from gazetteer.russian import is_russian, nominatives, plain
from gazetteer.timespan import Timespan
from gazetteer.turkish import APOSTROPHES, fold, search_key

__all__ = ["LONGEST_QUERY", "Candidate", "Lookup"]

LONGEST_QUERY = 200
"""In code points; no name of a place has so many."""
MOST_CANDIDATES = 100
"""The largest `limit`."""

_KIND_PHRASE = {
    NameKind.PERIOD: "period name",
    NameKind.MODERN: "modern name",
    NameKind.HISTORICAL: "historical name",
    NameKind.VARIANT: "variant spelling",
}
_SHORTEST_WITH_ONE_ERROR = 4
_SHORTEST_WITH_TWO_ERRORS = 6
_MOST_STEMS = 6
_ANACHRONISM = 0.85  # texts still use old names, and editors put new ones
_YEARS = range(-9999, 10000)
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean."""

    place: Place
    toponym: Toponym
    """The name of the place that fits."""
    score: float
    """How likely this place is meant, 0 to 1; the scores of all candidates of a query add up to 1 at most."""
    matched: str
    """Why, in a short English phrase: `exact: period name (tr)`, `1 typing error: Moskva→Moskova`."""

    def to_record(self) -> dict[str, object]:
        """Return what `mapsvc geocode` prints; latitude and longitude are None for a place without a footprint."""
        footprint = self.place.footprint
        return {
            "place": self.place.id,
            "name": self.place.name(),
            "lat": None if footprint is None else footprint.point.lat,
            "lon": None if footprint is None else footprint.point.lon,
            "score": self.score,
            "matched": self.matched,
        }


@dataclass(frozen=True, slots=True)
class _Hit:
    """A key that fits, and how."""

    number: int
    quality: float
    """How likely a name that fits so is the one meant."""
    query: str
    """What was compared: the query, or a stem of it."""
    reason: str
    """What had to be undone before; empty where nothing."""
    errors: int = 0
    is_sure: bool = False
    """Nothing else need be looked for."""


class Lookup:
    """The names of many places, ready to be asked. Built once; asking is safe from several threads."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Take in all names of all places."""
        # numpy and rapidfuzz are loaded with the first look-up: a tenth of a second that a start can do without.
        import numpy as np  # noqa: PLC0415

        from gazetteer.index import KeyIndex  # noqa: PLC0415

        keys: list[str] = []
        toponyms: list[Toponym] = []
        positions = array("I")
        for position, place in enumerate(places):
            for toponym in place.toponyms:
                for key in _keys(toponym):
                    keys.append(key)
                    toponyms.append(toponym)
                    positions.append(position)
        self._places = places
        self._index = KeyIndex(keys)
        # The names of key n are those from offset n to offset n+1: a third of the memory that a list for each takes.
        numbers = np.fromiter((self._index.number(key) for key in keys), dtype=np.int64, count=len(keys))
        order = np.argsort(numbers, kind="stable").tolist()
        self._toponyms = [toponyms[n] for n in order]
        self._positions = array("I", (positions[n] for n in order))
        counts = np.bincount(numbers, minlength=len(self._index))
        self._offsets = array("I", [0, *np.cumsum(counts).tolist()])

    def find(
        self, name: str, year: int | None = None, near: LonLat | None = None, limit: int = 5
    ) -> tuple[Candidate, ...]:
        """Return the places that a name may mean, the most likely first.

        Raises:
            QueryError: The name is empty, has no letter or is too long; or year, point or limit is out of range.
        """
        query, key = _checked_name(name)
        _check_circumstances(year, near, limit)
        hits = self._hits(query, key)
        found: dict[int, tuple[float, float, Toponym, _Hit, str]] = {}
        for hit in hits:
            for position, toponym in self._named(hit.number):
                reason, quality = _compare(hit, toponym)
                weight = quality * plausibility(self._places[position], toponym, year, near)
                best = found.get(position)
                if best is None or weight > best[0]:
                    found[position] = weight, quality, toponym, hit, reason
        total = sum(entry[0] for entry in found.values())
        ranked = sorted(found.items(), key=lambda item: (-item[1][0], self._places[item[0]].id))[:limit]
        candidates = []
        for position, (weight, quality, toponym, hit, reason) in ranked:
            score, matched = quality * weight / total, _phrase(reason, hit, toponym)
            if _is_out_of_use(toponym, year):
                score, matched = score * _ANACHRONISM, f"{matched}; in use {toponym.when}, not in {year}"
            candidates.append(Candidate(self._places[position], toponym, round(score, 4), matched))
        return tuple(candidates)

    def _named(self, number: int) -> Iterator[tuple[int, Toponym]]:
        """Return the places that have a key, each with the name that makes it."""
        names = slice(self._offsets[number], self._offsets[number + 1])
        return zip(self._positions[names], self._toponyms[names], strict=True)

    def _hits(self, query: str, key: str) -> list[_Hit]:
        """Go through the steps until one finds something."""
        has_apostrophe = not query.isalpha() and any(sign in query for sign in APOSTROPHES)
        number = self._index.number(key)
        if number is not None and not has_apostrophe:
            return [_Hit(number, 1.0, query, "")]
        if is_russian(query) and (declined := self._declined_hits(query)):
            return declined
        found_stems = stems(query)[:_MOST_STEMS]
        hits = [_Hit(number, 0.9, query, "", is_sure=True)] if number is not None else []
        hits += self._stem_hits(found_stems)
        if any(hit.is_sure for hit in hits):
            return hits
        marked = [stem for stem in found_stems if stem.is_marked]
        unmarked = [stem for stem in found_stems if not stem.is_marked]
        hits += self._error_hits(query, key, [*marked, None], 1)
        return hits or self._error_hits(query, key, unmarked, 1) or self._error_hits(query, key, [*marked, None], 2)

    def _stem_hits(self, found_stems: Iterable[Stem]) -> list[_Hit]:
        hits: list[_Hit] = []
        for stem in found_stems:
            number = self._index.number(search_key(stem.text))
            if number is not None:
                quality = 0.97 if stem.is_marked else 0.9 - 0.1 * len(hits)
                hits.append(_Hit(number, max(quality, 0.3), stem.text, _without(stem), is_sure=stem.is_marked))
        return hits

    def _declined_hits(self, query: str) -> list[_Hit]:
        """Return the names that a Russian word in some case may be: "Одессе" is a form of "Одесса"."""
        hits: dict[int, _Hit] = {}
        for name, ending in nominatives(plain(query.lower())):
            number = self._index.number(search_key(name))
            if number is not None:
                quality, reason = max(0.9 - 0.1 * len(hits), 0.3), f"case suffix '{ending}' removed"
                hits.setdefault(number, _Hit(number, quality, query[0] + name[1:], reason))
        return list(hits.values())

    def _error_hits(self, query: str, key: str, readings: Iterable[Stem | None], errors: int) -> list[_Hit]:
        hits: list[_Hit] = []
        for stem in readings:
            text, stem_key = (query, key) if stem is None else (stem.text, search_key(stem.text))
            if len(stem_key) < (_SHORTEST_WITH_ONE_ERROR if errors == 1 else _SHORTEST_WITH_TWO_ERRORS):
                continue
            numbers = self._index.with_one_error(stem_key) if errors == 1 else self._index.with_two_errors(stem_key)
            # One error in four letters leaves much room for doubt, one in twelve hardly any. Cautious on purpose: at
            # 200,000 names 99 % of the answers above 0.6 are right if the gazetteer has the name, but it may not.
            quality = max(0.97 - 1.3 * errors / len(stem_key), 0.2) * (1.0 if stem is None else 0.95)
            hits += (_Hit(number, quality, text, "" if stem is None else _without(stem), errors) for number in numbers)
        return hits


def _keys(toponym: Toponym) -> Iterator[str]:
    """Yield the keys that a toponym is found by: its own, and that of the name without its part in brackets."""
    key = search_key(toponym.toponym)
    yield key
    if "(" in toponym.toponym:
        shorter = search_key(_BRACKETS.sub(" ", toponym.toponym))
        if shorter not in ("", key):
            yield shorter


def _checked_name(name: str) -> tuple[str, str]:
    """Return a name in Unicode form NFC, and its search key."""
    if not isinstance(name, str):
        raise QueryError("name to look up", type(name).__name__, "a text")
    if len(name) > LONGEST_QUERY:
        raise QueryError("name to look up", f"{len(name)} characters", f"at most {LONGEST_QUERY}")
    query = name if name.isascii() else unicodedata.normalize("NFC", name)
    key = search_key(query)
    if not key:
        raise QueryError("name to look up", name, "at least one letter or digit")
    return query.strip(), key


def _is_out_of_use(toponym: Toponym, year: int | None) -> bool:
    return year is not None and toponym.when is not None and not Timespan.parse(toponym.when).covers(year)


def _check_circumstances(year: int | None, near: LonLat | None, limit: int) -> None:
    if year is not None and year not in _YEARS:
        raise QueryError("year", year, "a year from -9999 to 9999")
    if near is not None:
        lon, lat = near
        if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
            raise QueryError("near", tuple(near), "longitude from -180 to 180, latitude from -90 to 90")
    if not 1 <= limit <= MOST_CANDIDATES:
        raise QueryError("limit", limit, f"1 to {MOST_CANDIDATES}")


def _without(stem: Stem) -> str:
    return (
        f"plural '{stem.suffix}' removed" if stem.suffix in ("lar", "ler") else f"case suffix '{stem.suffix}' removed"
    )


def _compare(hit: _Hit, toponym: Toponym) -> tuple[str, float]:
    """Say what differs between what was asked and a toponym, and how likely it then is the one meant."""
    name = toponym.toponym
    if hit.errors:
        errors = f"{hit.errors} typing error{'s' if hit.errors > 1 else ''}: {hit.query}→{name}"
        return errors, hit.quality
    if hit.query == name:
        return "", hit.quality
    folded, folded_name = fold(hit.query), fold(name)
    if folded == folded_name:
        return "letter case ignored", hit.quality * 0.99
    if len(folded) == len(folded_name) and _signs(folded) == _signs(folded_name):
        is_plainer = hit.query.isascii() or _marks(hit.query) < _marks(name)
        return "diacritics left out" if is_plainer else "diacritics ignored", hit.quality * 0.98
    return "spaces and signs ignored", hit.quality * 0.96


def _signs(text: str) -> tuple[str, ...]:
    return tuple("" if letter.isalnum() else letter for letter in text)


def _marks(text: str) -> int:
    return sum(not letter.isascii() for letter in text)


def _phrase(reason: str, hit: _Hit, toponym: Toponym) -> str:
    reasons = "; ".join(part for part in (hit.reason, reason) if part) or "exact"
    if hit.errors:
        return reasons
    return f"{reasons}: {_KIND_PHRASE[toponym.kind]} ({toponym.lang})"
