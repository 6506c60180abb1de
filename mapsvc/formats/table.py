"""A journey as one table (CSV, RFC 4180): a row a stop, a visit and a leg; and what its columns mean (CSVW).

The file begins with a byte order mark: spreadsheets then read Turkish and Russian letters right. A text that a
spreadsheet would take for a formula begins with an apostrophe, which it hides.

Sources:
    RFC 4180; W3C, Metadata Vocabulary for Tabular Data, 2015; OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from gazetteer.place import NameKind, PlaceId
from mapsvc import __version__
from mapsvc.formats.telling import LICENCE_ADDRESS, Telling
from routes.itinerary import Evidence, Leg, Stop, Visit
from routes.lines import LegPath

__all__ = ["COLUMNS", "describe", "write"]

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS: dict[str, tuple[str, str]] = {
    "kind": ("string", "stop, visit or leg"),
    "id": ("string", "permanent id, unique in the itinerary"),
    "seq": ("integer", "number of the stop; of a visit, its stop's; of a leg, that of the stop it leads to"),
    "stop": ("string", "id of the stop that a visit belongs to, or that a leg leads to"),
    "place": ("string", "id of the place in our gazetteer"),
    "name": ("string", "period name, Turkish; of a leg, both ends"),
    "name_en": ("string", "period name, English"),
    "name_ru": ("string", "period name, Russian"),
    "modern_name": ("string", "today's name, where it differs"),
    "lon": ("decimal", "longitude in degrees, WGS 84"),
    "lat": ("decimal", "latitude in degrees, WGS 84"),
    "precision_m": ("integer", "radius in metres within which the place surely lies"),
    "start": ("string", "arrival, time of the visit, or departure of the leg, as EDTF (ISO 8601-2)"),
    "end": ("string", "departure, or arrival of the leg, as EDTF"),
    "date_basis": ("string", "stated or inferred"),
    "certainty": ("string", "certain, probable or uncertain"),
    "party": ("string", "who: main or a group apart"),
    "mode": ("string", "of a leg: rail, ship, road or foot; empty: not told"),
    "vessel": ("string", "ship or train as the text names it"),
    "length_km": ("decimal", "length of the leg in kilometres"),
    "length_basis": ("string", "where the length is from"),
    "text": ("string", "our account, in the language of the file"),
    "contradictions": ("string", "what the text cannot mean as printed, and why"),
    "evidence": ("string", "spots in the sources: file start-end in code points, n. footnotes; separated by |"),
}
"""Name of each column to its datatype and meaning."""


def write(telling: Telling) -> str:
    """Return the table."""
    out = io.StringIO()
    rows = csv.DictWriter(out, list(COLUMNS), lineterminator="\r\n")
    rows.writeheader()
    for row in _rows(telling):
        rows.writerow({name: _cell(value) for name, value in row.items()})
    return _MARK + out.getvalue()


def describe(telling: Telling, address: str) -> str:
    """Return the CSVW description of the table at an address, relative to the description's own."""
    columns = [
        {"name": name, "titles": name, "datatype": kind, "dc:description": meaning}
        | ({"separator": "|"} if name == "evidence" else {})
        for name, (kind, meaning) in COLUMNS.items()
    ]
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": telling.lang}],
        "url": address,
        "dc:title": telling.title,
        "dc:description": telling.summary,
        "dc:source": [source.author or source.file for source in telling.journey.sources],
        "dc:license": {"@id": LICENCE_ADDRESS},
        "dc:hasVersion": __version__,
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n", "\n"], "header": True},
        "tableSchema": {"columns": columns, "primaryKey": ["kind", "id"]},
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _rows(telling: Telling) -> Iterator[dict[str, Any]]:
    legs = {leg.to_stop: (leg, path) for leg, path in telling.legs()}
    for stop in telling.itinerary.stops:
        if stop.id in legs:
            yield _leg(telling, stop, *legs[stop.id])
        yield _stop(telling, stop)
        for visit in stop.visits:
            yield _visit(telling, stop, visit)


def _stop(telling: Telling, stop: Stop) -> dict[str, Any]:
    accounts = (passage.text.get(telling.lang) or passage.text["en"] for passage in stop.passages)
    return {
        "kind": "stop", "id": stop.id, "seq": stop.seq, "stop": stop.id, **_place(telling, stop.place),
        "start": stop.arrival and stop.arrival.text, "end": stop.departure and stop.departure.text,
        "date_basis": stop.date_basis.value, "certainty": stop.certainty.value, "party": stop.party,
        "text": " ".join(accounts), "contradictions": " ".join(map(telling.contradiction, stop.notes)),
        "evidence": _evidence(telling, stop.evidence),
    }  # fmt: skip


def _visit(telling: Telling, stop: Stop, visit: Visit) -> dict[str, Any]:
    return {
        "kind": "visit", "id": visit.id, "seq": stop.seq, "stop": stop.id, **_place(telling, visit.place),
        "start": visit.when and visit.when.text, "date_basis": visit.date_basis.value, "party": visit.party,
        "text": visit.summary.get(telling.lang) or visit.summary["en"],
        "contradictions": " ".join(map(telling.contradiction, visit.notes)),
        "evidence": _evidence(telling, visit.evidence),
    }  # fmt: skip


def _leg(telling: Telling, stop: Stop, leg: Leg, path: LegPath) -> dict[str, Any]:
    return {
        "kind": "leg", "id": f"{leg.from_stop}--{leg.to_stop}", "seq": stop.seq, "stop": stop.id,
        "name": telling.leg_name(leg), "start": leg.departure and leg.departure.text,
        "end": leg.arrival and leg.arrival.text, "party": leg.party, "mode": leg.mode.told, "vessel": leg.vessel,
        "length_km": path.length_km, "length_basis": path.length_basis.get(telling.lang) or path.length_basis["en"],
        "contradictions": " ".join(map(telling.contradiction, leg.notes)),
        "evidence": _evidence(telling, leg.evidence),
    }  # fmt: skip


def _place(telling: Telling, place_id: PlaceId) -> dict[str, Any]:
    place = telling.place(place_id)
    names = {one.lang: one.toponym for one in reversed(place.toponyms) if one.kind is NameKind.PERIOD}
    where = place.footprint
    return {
        "place": place.id, "name": names.get("tr"), "name_en": names.get("en"), "name_ru": names.get("ru"),
        "modern_name": place.modern_name("en") or place.modern_name("tr"),
        "lon": where and round(where.point.lon, 5), "lat": where and round(where.point.lat, 5),
        "precision_m": where and where.precision_m,
    }  # fmt: skip


def _evidence(telling: Telling, evidence: Iterable[Evidence]) -> str:
    return "|".join(telling.spot(one) for one in evidence)


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
