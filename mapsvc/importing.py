"""Data of other programs -> files that curators keep: a journey from our GeoJSON, places from Linked Places."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gazetteer.linked_places import place_from_lpf
from gazetteer.record_writing import places_to_yaml
from mapsvc.errors import ImportedFileError
from routes.errors import GeojsonError
from routes.geojson_reading import journey_from_geojson, left_open
from routes.journey_writing import journey_to_yaml

__all__ = ["imported"]


def imported(files: Sequence[tuple[str, bytes]]) -> str:
    """Return the YAML of what some files hold: one journey with all its itineraries, or places.

    Args:
        files: Name and content of each, all of one kind.

    Raises:
        ImportedFileError: One is no JSON, of neither kind, or of another kind than the first.
        RecordError: A place cannot be read; names the file.
    """
    documents = [(name, _json(name, content)) for name, content in files]
    kinds = {name: _kind(name, document) for name, document in documents}
    if len(set(kinds.values())) > 1:
        listed = ", ".join(f"{name}: {kind}" for name, kind in kinds.items())
        raise ImportedFileError(documents[-1][0], listed, "files of one kind")
    if set(kinds.values()) == {"journey"}:
        try:
            collections: list[Any] = [document for _name, document in documents]
            journey = journey_to_yaml(journey_from_geojson(collections))
            to_do = [f"# To do: {line}" for one in collections for line in left_open(one)]
            return "\n".join([*map(_one_line, to_do), journey])
        except GeojsonError as error:
            raise ImportedFileError(", ".join(kinds), error.got, error.expected) from error
    places = [
        place_from_lpf(feature, file=name) for name, document in documents for feature in _features(name, document)
    ]
    return places_to_yaml(places)


def _one_line(comment: str) -> str:
    """Return a comment that stays one, whatever names are in it."""
    return "".join(letter if letter.isprintable() else " " for letter in comment)


def _json(name: str, content: bytes) -> object:
    try:
        document: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ImportedFileError(name, f"no JSON ({error})", "GeoJSON of a journey, or Linked Places") from None
    return document


def _kind(name: str, document: object) -> str:
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        if "journey" in document:
            return "journey"
        if "@context" in document or _features(name, document):
            return "places"
    got = document.get("type") if isinstance(document, dict) else type(document).__name__
    raise ImportedFileError(name, repr(got), "a FeatureCollection: a journey as we export it, or Linked Places")


def _features(name: str, document: object) -> list[Any]:
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise ImportedFileError(name, repr(type(features).__name__), "`features` as a list")
    return features
