"""GeoJSON of ours -> the journey that it was written from, so that it can be corrected and checked as a file.

Each collection is one itinerary; several of one journey make it whole again. Geometries are not read: places know
where they lie, and legs name their lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gazetteer.place import PlaceId
from gazetteer.turkish import search_key
from routes.edtf import Edtf
from routes.errors import EdtfError, GeojsonError
from routes.itinerary import (
    Basis,
    Certainty,
    Contradiction,
    Coverage,
    Evidence,
    Extent,
    Itinerary,
    Journey,
    Leg,
    Party,
    Passage,
    Source,
    Stop,
    TravelMode,
    Visit,
)

__all__ = ["journey_from_geojson", "left_open"]

Record = Mapping[str, Any]
_LANGUAGES = ("tr", "en", "ru")


def journey_from_geojson(collections: Sequence[object]) -> Journey:
    """Return the journey whose itineraries are given, in this order.

    Raises:
        GeojsonError: One is no itinerary as we export it, or they are of different journeys.
    """
    try:
        return _journey([_collection(one) for one in collections])
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, GeojsonError):
            raise
        said = str(error) if isinstance(error, EdtfError) else f"{type(error).__name__}: {error}"
        raise GeojsonError(said, "GeoJSON as `mapsvc export --format geojson` writes it") from error


def _collection(document: object) -> Record:
    if not isinstance(document, Mapping) or document.get("type") != "FeatureCollection" or "journey" not in document:
        got = document.get("type") if isinstance(document, Mapping) else type(document).__name__
        raise GeojsonError(f"no journey: {got!r}", "a FeatureCollection with the members journey and itinerary")
    return document


def _journey(collections: Sequence[Record]) -> Journey:
    first = collections[0]
    ids = {str(one["journey"]) for one in collections}
    if len(ids) > 1:
        raise GeojsonError(f"journeys {', '.join(sorted(ids))}", "itineraries of one journey")
    return Journey(
        id=first["journey"],
        title=dict(first["title"]),
        short_title=dict(first["short_title"]),
        summary=dict(first["summary"]),
        sources=tuple(_source(one) for one in first["sources"]),
        parties=tuple(Party(party_id, dict(name)) for party_id, name in first["parties"].items()),
        itineraries=tuple(_itinerary(one) for one in collections),
        coverage=_coverage(first.get("coverage")),
    )


def _coverage(one: Record | None) -> Coverage | None:
    return None if one is None else Coverage(Extent(one["extent"]), _texts(one, "note") or {})


def _source(one: Record) -> Source:
    return Source(
        key=one["key"],
        file=one["file"],
        sha256=one["sha256"],
        author=one["author"],
        title=_texts(one, "title") or {},
        language=one["language"],
        note=_texts(one, "note"),
    )


def _itinerary(collection: Record) -> Itinerary:
    passages = {key: _passage(key, one) for key, one in collection["passages"].items()}
    properties = [feature["properties"] for feature in collection["features"]]
    return Itinerary(
        id=collection["itinerary"],
        title=dict(collection["itinerary_title"]),
        stops=tuple(_stop(one, passages) for one in properties if one["kind"] == "stop"),
        legs=tuple(_leg(one) for one in properties if one["kind"] == "leg"),
    )


def left_open(collection: Record) -> list[str]:
    """Return what a draft leaves to its curator: places that the gazetteer does not have, legs of unknown mode."""
    if not collection.get("draft"):
        return []
    properties = [feature["properties"] for feature in collection["features"]]
    stops = [one for one in properties if one["kind"] == "stop"]
    spots = [*stops, *(visit for stop in stops for visit in stop["visits"])]
    unknown = dict.fromkeys((one["name"], _place(one)) for one in spots if one["place"] is None)
    legs = [f"{one['from']} -> {one['to']}" for one in properties if one["kind"] == "leg" and one["mode"] is None]
    return [
        "summaries, titles, passages and the name of the party: in your own words",
        *(
            f"place {place}: the gazetteer has no {name}; write a place record, or take another"
            for name, place in unknown
        ),
        *(f"leg {leg}: the text does not say by what they travelled; mode stays null" for leg in legs),
    ]


def _place(one: Record) -> PlaceId:
    """Return where a stop or visit is; in a draft, a name that no place has stands for it, for the check to find."""
    return PlaceId(one["place"] if one["place"] is not None else search_key(one["name"]) or "unknown")


def _passage(passage_id: str, one: Record) -> Passage:
    return Passage(passage_id, _texts(one, "text") or {}, _evidence(one))


def _stop(one: Record, passages: Mapping[str, Passage]) -> Stop:
    return Stop(
        id=one["id"],
        seq=one["seq"],
        place=_place(one),
        party=one["party"],
        arrival=_date(one["arrival"]),
        departure=_date(one["departure"]),
        date_basis=Basis(one["date_basis"]),
        inferred_from=dict(one["inferred_from"]) if one.get("inferred_from") else None,
        certainty=Certainty(one["certainty"]),
        evidence=_evidence(one),
        passages=tuple(passages[passage_id] for passage_id in one["passages"]),
        visits=tuple(_visit(visit) for visit in one["visits"]),
        notes=_notes(one),
        printed=one.get("printed"),
    )


def _visit(one: Record) -> Visit:
    return Visit(
        id=one["id"],
        place=_place(one),
        when=_date(one["when"]),
        date_basis=Basis(one["date_basis"]),
        party=one["party"],
        summary=_texts(one, "summary") or {},
        evidence=_evidence(one),
        notes=_notes(one),
    )


def _leg(one: Record) -> Leg:
    given = one.get("given_length")
    return Leg(
        from_stop=one["from"],
        to_stop=one["to"],
        party=one["party"],
        mode=TravelMode.UNKNOWN if one["mode"] is None else TravelMode(one["mode"]),
        mode_basis=Basis(one["mode_basis"] or Basis.STATED),
        vessel=one["vessel"],
        departure=_date(one["departure"]),
        arrival=_date(one["arrival"]),
        line=one.get("line"),
        length_km=None if given is None else float(given["km"]),
        length_basis=None if given is None else dict(given["basis"]),
        evidence=_evidence(one),
        notes=_notes(one),
    )


def _notes(one: Record) -> tuple[Contradiction, ...]:
    return tuple(
        Contradiction(
            note["id"], note["kind"], note["as_printed"], note["read_as"], _texts(note, "reason") or {}, _evidence(note)
        )
        for note in one["notes"]
    )


def _evidence(one: Record) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(spot["source"], int(spot["start"]), int(spot["end"]), tuple(map(str, spot["footnotes"])))
        for spot in one["evidence"]
    )


def _texts(one: Record, name: str) -> dict[str, str] | None:
    found = {lang: one[f"{name}_{lang}"] for lang in _LANGUAGES if f"{name}_{lang}" in one}
    return found or None


def _date(text: str | None) -> Edtf | None:
    return None if text is None else Edtf.parse(text)
