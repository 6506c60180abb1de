"""Places as records of the Linked Places Format (LPF 1.2), and back.

What LPF has no word for travels in members of its own: `kind`, `script` and `note` of a name, `precision_m`,
`basis` and `note` of a geometry, `attestations` and `replaces` in the properties. So a place survives the way there
and back.

Sources:
    https://github.com/LinkedPasts/linked-places-format; the JSON Schema of the World Historical Gazetteer, v1.2.2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gazetteer.errors import RecordError
from gazetteer.place import Attestation, Footprint, Link, LonLat, NameKind, Place, PlaceId, PlaceType, Toponym
from gazetteer.timespan import Timespan

__all__ = ["BASE_URI", "CONTEXT", "collection_to_lpf", "place_from_lpf", "place_to_lpf"]

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
BASE_URI = "urn:mapsvc:place:"
"""What ids of places become URIs with, where the service has no address of its own."""

_TIME_OF_JOURNEYS = {"timespans": [{"start": {"in": "1932"}, "end": {"in": "1933"}}]}
_PART_OF = "gvp:broaderPartitive"
# The one class of the Art & Architecture Thesaurus that every reader of LPF knows.
_AAT = {PlaceType.SETTLEMENT: "aat:300008347"}


def collection_to_lpf(places: Sequence[Place], base_uri: str = BASE_URI) -> dict[str, Any]:
    """Return places as an LPF FeatureCollection, ready for `json.dumps`."""
    by_id: dict[str, Place] = {place.id: place for place in places}
    features = [place_to_lpf(place, base_uri, by_id.get(place.parent or "")) for place in places]
    return {"type": "FeatureCollection", "@context": CONTEXT, "features": features}


def place_to_lpf(place: Place, base_uri: str = BASE_URI, parent: Place | None = None) -> dict[str, Any]:
    """Return a place as an LPF Feature.

    Args:
        place: The place.
        base_uri: What stands before the id in `@id` and in relations.
        parent: The place it lay in, for its name; the id stands in where not given.
    """
    types: list[dict[str, str]] = [{"label": place.type.value}]
    if place.type in _AAT:
        types[0]["identifier"] = _AAT[place.type]
    if place.subtype is not None:
        types.append({"label": place.subtype, "sourceLabel": "subtype"})
    properties: dict[str, Any] = {"title": place.name()}
    if place.attestations:
        properties["attestations"] = [{"source": a.source, "start": a.start, "end": a.end} for a in place.attestations]
    if place.replaces:
        properties["replaces"] = [base_uri + former for former in place.replaces]
    record: dict[str, Any] = {
        "@id": base_uri + place.id,
        "type": "Feature",
        "properties": properties,
        "names": [_name_to_lpf(toponym) for toponym in place.toponyms],
        "types": types,
        "geometry": _geometry_to_lpf(place.footprint),
        "when": _TIME_OF_JOURNEYS,
    }
    if place.links:
        record["links"] = [{"type": link.type, "identifier": link.identifier} for link in place.links]
    if place.parent is not None:
        label = place.parent if parent is None else parent.name()
        record["relations"] = [{"relationType": _PART_OF, "relationTo": base_uri + place.parent, "label": label}]
    if place.note:
        record["descriptions"] = [{"value": text, "lang": lang} for lang, text in place.note.items()]
    return record


def _name_to_lpf(toponym: Toponym) -> dict[str, Any]:
    name: dict[str, Any] = {"toponym": toponym.toponym, "lang": toponym.lang}
    name |= {"script": toponym.script, "kind": toponym.kind.value}
    if toponym.when is not None:
        span = Timespan.parse(toponym.when)
        # LPF wants a start: a name whose start is unknown was in use at the latest when it ended.
        timespan: dict[str, Any] = {"start": {"latest": span.end} if span.start is None else {"in": span.start}}
        if span.end is not None:
            timespan["end"] = {"in": span.end}
        name["when"] = {"timespans": [timespan], "label": toponym.when}
    if toponym.note is not None:
        name["note"] = toponym.note
    return name


def _geometry_to_lpf(footprint: Footprint | None) -> dict[str, Any]:
    if footprint is None:
        # The schema knows no null geometry, RFC 7946 wants the member: an empty collection suits both.
        return {"type": "GeometryCollection", "geometries": []}
    geometry: dict[str, Any] = {
        "type": "Point",
        "coordinates": [footprint.point.lon, footprint.point.lat],
        "certainty": "less certain" if footprint.basis == "editors" else "certain",
        "precision_m": footprint.precision_m,
        "basis": footprint.basis,
    }
    return geometry if footprint.note is None else {**geometry, "note": footprint.note}


def place_from_lpf(record: Mapping[str, Any], file: str = "record", line: int = 1) -> Place:
    """Return the place that an LPF Feature written by `place_to_lpf` describes.

    Args:
        record: The Feature.
        file: What messages call the file.
        line: Its line there.

    Raises:
        RecordError: A member is missing or has the wrong form.
    """
    try:
        place = _place_from_lpf(record)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        subject = record.get("@id") if isinstance(record, Mapping) else record
        expected = "an LPF Feature with types, names with lang and kind, and a geometry with precision_m and basis"
        what = f"LPF record cannot be read: {type(error).__name__} {error}"
        raise RecordError(file, line, what, subject, expected) from error
    if not any(toponym.lang == "tr" and toponym.kind is NameKind.PERIOD for toponym in place.toponyms):
        raise RecordError(file, line, "LPF record has no Turkish period name", place.id, "lang: tr, kind: period")
    return place


def _place_from_lpf(record: Mapping[str, Any]) -> Place:
    types = record["types"]
    parents = [r["relationTo"] for r in record.get("relations", ()) if r["relationType"] == _PART_OF]
    spots = record["properties"].get("attestations", ())
    note = {description["lang"]: description["value"] for description in record.get("descriptions", ())}
    return Place(
        id=_id(record["@id"]),
        type=PlaceType(types[0]["label"]),
        subtype=types[1]["label"] if len(types) > 1 else None,
        toponyms=tuple(_name_from_lpf(name) for name in record["names"]),
        footprint=_footprint_from_lpf(record["geometry"]),
        parent=_id(parents[0]) if parents else None,
        links=tuple(Link(link["type"], link["identifier"]) for link in record.get("links", ())),
        attestations=tuple(Attestation(spot["source"], int(spot["start"]), int(spot["end"])) for spot in spots),
        note=note or None,
        replaces=tuple(_id(uri) for uri in record["properties"].get("replaces", ())),
    )


def _id(uri: str) -> PlaceId:
    """Return the part of a URI behind the last slash or colon."""
    return PlaceId(uri.replace(":", "/").rsplit("/", 1)[-1])


def _name_from_lpf(name: Mapping[str, Any]) -> Toponym:
    when = name["when"]["label"] if "when" in name else None
    if when is not None:
        Timespan.parse(when)
    kind = NameKind(name["kind"])
    return Toponym(name["toponym"], name["lang"], name["script"], kind, when, name.get("note"))


def _footprint_from_lpf(geometry: Mapping[str, Any]) -> Footprint | None:
    if geometry["type"] == "GeometryCollection" and not geometry["geometries"]:
        return None
    lon, lat = (float(degrees) for degrees in geometry["coordinates"])
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(f"coordinates out of range: {lon}, {lat}")
    return Footprint(LonLat(lon, lat), int(geometry["precision_m"]), geometry["basis"], geometry.get("note"))
