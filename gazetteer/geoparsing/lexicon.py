"""The names that the geoparser knows: those of the curated gazetteer, areas, towns and quarters.

A name has a guard: what a text must show besides it before it counts, since Ordu is an army, Batman a hero and
İnönü, mostly, a person.

Sources:
    gazetteer/data/lexicon/SOURCES.md.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from gazetteer.geoparsing.heads import FACILITIES
from gazetteer.geoparsing.people import FIRST_NAMES, GENERIC_WORDS, NO_PLACES, PEOPLES, SURNAMES
from gazetteer.geoparsing.towns import Town, read_towns
from gazetteer.place import NameKind, Place, PlaceType, Toponym
from gazetteer.store import Gazetteer
from gazetteer.turkish import fold

__all__ = ["Guard", "Lexicon", "Name"]


class Guard(IntEnum):
    """What must stand beside a name."""

    NONE = 0
    PERSON = 1
    """Nothing, unless a first name or another capitalised word stands before it."""
    WORD = 2
    """An ending of direction behind an apostrophe, a word for a place or office, or another place beside it."""
    RARE = 3
    """The locative, a word for a place, or another place beside it."""
    SURNAME = 4
    """A battle, or a word for a place."""


class Name(NamedTuple):
    """A name and the place that it stands for; a tuple, since there are thousands and they are made at each start."""

    text: str
    """Folded; words apart by one blank or hyphen."""
    standard: str
    """The standard Turkish name."""
    type: PlaceType
    guard: Guard
    place: str | None = None
    lat: float | None = None
    lon: float | None = None


_FIRST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]\.(?:[^\W\d_]\.)*)?")
_MARKS = {"": Guard.PERSON, "*": Guard.WORD, "~": Guard.RARE}
_HAND_MARKS = {"": Guard.NONE, "*": Guard.WORD, "!": Guard.SURNAME}
_BUILDINGS_TEXT = """
    palace hotel museum monastery mausoleum station square street park stadium
"""
_BUILDINGS = frozenset(_BUILDINGS_TEXT.split())
# Names of the curated gazetteer and of the lists that are common words or people as well.
_WORDS_TEXT = """
    adalar havza ordu of don aydın batman nice tire yaş sana bari kan selçuk ani ege marmara topkapı evkaf boğaz
    pire van puşkin gorki halkevi saray kordon ural fırat dicle meriç sakarya aras manastır metropol bayezid üç
    söğüt polis hive sancak harbin
"""
_WORDS = frozenset(_WORDS_TEXT.split())
_NO_TOWNS = NO_PLACES | PEOPLES
_SOVIET_TEXT = """
    Gürcistan Ermenistan Azerbaycan Türkistan Kazakistan Özbekistan Türkmenistan Belarus
"""
_SOVIET = tuple(_SOVIET_TEXT.split())
# Curated variants that the guidelines leave outside: demonyms, and qualifiers that belong to no state's name.
_LEFT_OUT = frozenset({"osmanlı", "bolşevik rusya", "ankara palas", "ankara palas oteli"})
_TITLE_WORDS = re.compile(r"\(|\d")


class Lexicon:
    """Names by their folded text, what longer names begin with, and who else bears a name."""

    def __init__(self, names: Iterable[Name], shared: Mapping[str, Sequence[Town]] | None = None) -> None:
        """Take in names; the first of a text stays.

        Args:
            names: What there is.
            shared: Towns by the names that several of them bear.
        """
        self.names: dict[str, Name] = {}
        for name in names:
            self.names.setdefault(name.text, name)
        self.shared = shared or {}
        self.longer: dict[str, list[str]] = {}
        """Folded first word to the names of more words that begin with it, the longest first."""
        for text in self.names:
            word = _FIRST_WORD.match(text)
            if word is not None and word.end() < len(text):
                self.longer.setdefault(word[0], []).append(text)
        for texts in self.longer.values():
            texts.sort(key=len, reverse=True)
        self._sorted = sorted(
            text for text, name in self.names.items() if name.guard <= Guard.PERSON and " " not in text
        )  # fmt: skip

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self.names)

    def is_beginning(self, text: str) -> bool:
        """Whether a name that a scan may have torn begins like this and goes on."""
        place = bisect_right(self._sorted, text)
        return place < len(self._sorted) and self._sorted[place].startswith(text)

    @staticmethod
    def shipped() -> Lexicon:
        """Return the names that come with the package; they are read once."""
        return _of(Gazetteer.shipped())

    @staticmethod
    def of(gazetteer: Gazetteer) -> Lexicon:
        """Return the names of a gazetteer and of the lists; those of places that did not ship come first."""
        return _of(gazetteer)


@lru_cache(maxsize=2)
def _of(places: Gazetteer) -> Lexicon:
    ids = {
        fold(toponym.toponym): place.id
        for place in reversed(places.places)
        for toponym in place.toponyms
        if toponym.script == "Latn"
    }
    towns: dict[str, list[Town]] = {}
    for town in read_towns():
        towns.setdefault(town.text, []).append(town)
    areas = list(_areas(ids))
    quarters = {name.text for name in areas if name.type is PlaceType.QUARTER}
    shared = {text: bearers for text, bearers in towns.items() if len(bearers) > 1 or text in quarters}
    return Lexicon([*_own(places), *areas, *_towns(towns, ids), *_curated(places)], shared)


def _own(places: Gazetteer) -> Iterator[Name]:
    """Yield the names of places that did not ship, all that can stand in a text: whoever added them expects them."""
    shipped = Gazetteer.shipped()
    if places is shipped:
        return
    for place in places:
        if shipped.by_id.get(place.id) == place:
            continue
        point = place.footprint.point if place.footprint is not None else None
        lat, lon = (point.lat, point.lon) if point is not None else (None, None)
        for toponym in place.toponyms:
            text = fold(toponym.toponym)
            if toponym.script != "Latn" or not toponym.toponym[0].isupper() or _TITLE_WORDS.search(text):
                continue
            is_word = text in _WORDS or text in FIRST_NAMES or text in GENERIC_WORDS
            guard = Guard.WORD if is_word else Guard.PERSON if text in SURNAMES else Guard.NONE
            standard = toponym.toponym if toponym.kind is NameKind.HISTORICAL else place.name("tr")
            yield Name(text, standard, place.type, guard, place.id, lat, lon)


def _usable(place: Place) -> Iterator[Toponym]:
    """Yield the names of a record that may stand in a text: Latin ones that name and do not describe."""
    if place.type is PlaceType.BUILDING and place.subtype not in _BUILDINGS:
        return
    for toponym in place.toponyms:
        is_description = toponym.note is not None and "description" in toponym.note
        is_out = is_description or fold(toponym.toponym) in _LEFT_OUT
        # Generic nouns stay outside a name (guideline 3.7), and so does a port's; small heads of features do not.
        last = toponym.toponym.split()[-1]
        is_out = (
            is_out or fold(last) == "mevkii" or (last[0].islower() and (last not in FACILITIES or last == "limanı"))
        )
        if toponym.script == "Latn" and not is_out and toponym.toponym[0].isupper():
            yield toponym


def _curated(places: Iterable[Place]) -> Iterator[Name]:
    for place in places:
        point = place.footprint.point if place.footprint is not None else None
        type_ = PlaceType.QUARTER if place.subtype == "station" else place.type
        for toponym in _usable(place):
            standard = toponym.toponym if toponym.kind is NameKind.HISTORICAL else place.name("tr")
            guard = Guard.WORD if fold(toponym.toponym) in _WORDS else Guard.NONE
            lat, lon = (point.lat, point.lon) if point is not None else (None, None)
            if not _TITLE_WORDS.search(toponym.toponym):
                yield Name(fold(toponym.toponym), standard, type_, guard, place.id, lat, lon)


def _areas(ids: Mapping[str, str]) -> Iterator[Name]:
    folder = files("gazetteer") / "data" / "lexicon"
    for file in ("areas.txt", "quarters.txt"):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            marked, kind, lat, lon, others = line.split("|")
            standard = marked.lstrip("*")
            point = (float(lat), float(lon)) if lat else (None, None)
            for spelling in [marked, *filter(None, others.split(","))]:
                text = fold(spelling.lstrip("*"))
                guard = Guard.PERSON if text in SURNAMES else Guard.NONE
                guard = Guard.WORD if spelling[0] == "*" or text in _WORDS else guard
                place = ids.get(text) or ids.get(fold(standard))
                yield Name(text, standard, PlaceType(kind), guard, place, *point)
    for state in _SOVIET:
        standard = f"Sovyet {state}"
        yield Name(fold(standard), standard, PlaceType.COUNTRY, Guard.NONE, ids.get(fold(state)), None, None)


def _towns(towns: Mapping[str, Sequence[Town]], ids: Mapping[str, str]) -> Iterator[Name]:
    """Yield the names of towns, each with its likeliest bearer; what it needs is what the least doubtful one needs."""
    for text, bearers in towns.items():
        town = bearers[0]
        is_own = town.origin == "own"
        is_abroad = all(one.mark == "~" for one in bearers)
        if not is_own and (text in FIRST_NAMES or text in GENERIC_WORDS or (is_abroad and text in _NO_TOWNS)):
            continue
        guard = _HAND_MARKS[town.mark] if is_own else min(_MARKS[one.mark] for one in bearers)
        guard = max(guard, Guard.WORD if text in _WORDS else Guard.PERSON if text in SURNAMES else guard)
        place = (ids.get(text) or ids.get(fold(town.standard))) if is_own else None
        yield Name(text, town.standard, PlaceType.SETTLEMENT, guard, place, town.lat, town.lon)
