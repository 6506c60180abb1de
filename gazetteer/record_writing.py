"""Places -> the text of a file of place records that `records` reads back as the same places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from gazetteer.place import Attestation, Place, Toponym
from gazetteer.sources import SourceText, shipped_sources

__all__ = ["places_to_yaml"]


def places_to_yaml(places: Iterable[Place], sources: Mapping[str, SourceText] | None = None) -> str:
    """Return place records as YAML; fields that say nothing are left out.

    Args:
        places: The places, in the order in which they are written.
        sources: The source texts that attestations name, by key; the shipped ones where not given. An attestation
            in any other text is left out.
    """
    sources = shipped_sources() if sources is None else sources
    keys = {source.file: key for key, source in sources.items()}
    return yaml.safe_dump([_record(place, keys) for place in places], allow_unicode=True, sort_keys=False, width=120)


def _record(place: Place, keys: Mapping[str, str]) -> dict[str, Any]:
    where = place.footprint
    footprint: dict[str, Any] | None = None
    if where is not None:
        footprint = {"lon": where.point.lon, "lat": where.point.lat, "precision_m": where.precision_m}
        footprint |= {"basis": where.basis} | ({"note": where.note} if where.note else {})
    record: dict[str, Any] = {
        "id": place.id,
        "type": place.type.value,
        "subtype": place.subtype,
        "names": [_name(toponym) for toponym in place.toponyms],
        "parent": place.parent,
        "links": [f"{link.type} {link.identifier}" for link in place.links],
        "attestations": [_spot(spot, keys) for spot in place.attestations if spot.source in keys],
        "note": dict(place.note) if place.note else None,
        "replaces": [str(former) for former in place.replaces],
    }
    given = {name: value for name, value in record.items() if value not in (None, [])}
    return {**given, "footprint": footprint}


def _name(toponym: Toponym) -> dict[str, str]:
    name = {"toponym": toponym.toponym, "lang": toponym.lang, "script": toponym.script, "kind": toponym.kind.value}
    further = {"when": toponym.when, "note": toponym.note}
    return name | {key: value for key, value in further.items() if value is not None}


def _spot(spot: Attestation, keys: Mapping[str, str]) -> str:
    return f"{keys[spot.source]}:{spot.start}-{spot.end}"
