"""What we exported -> files again: a journey from our GeoJSON, places from our Linked Places."""

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

__all__ = ["features_of", "imported", "is_ours", "read_json"]

Document = tuple[str, object]


def imported(documents: Sequence[Document]) -> str:
    """Return the YAML of what some documents hold: one journey with all its itineraries, or places.

    Args:
        documents: Name and JSON value of each, all ours and of one kind.

    Raises:
        ImportedFileError: One is of another kind than the first, or cannot be read.
        RecordError: A place cannot be read; names the file.
    """
    kinds = {name: "journey" if _is_journey(document) else "places" for name, document in documents}
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
        place_from_lpf(feature, file=name) for name, document in documents for feature in features_of(name, document)
    ]
    return places_to_yaml(places)


def _one_line(comment: str) -> str:
    """Return a comment that stays one, whatever names are in it."""
    return "".join(letter if letter.isprintable() else " " for letter in comment)


def read_json(name: str, content: bytes) -> object:
    """Return a JSON value.

    Raises:
        ImportedFileError: It is none.
    """
    try:
        document: object = json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise ImportedFileError(name, f"no JSON ({error})", "GeoJSON, or Linked Places") from None
    return document


def is_ours(document: object) -> bool:
    """Whether a document is a journey, or places, as we export them."""
    return _is_journey(document) or _is_places(document)


def _is_journey(document: object) -> bool:
    return isinstance(document, dict) and document.get("type") == "FeatureCollection" and "journey" in document


def _is_places(document: object) -> bool:
    """Whether these are Linked Places with what only ours have: kind of names, exactness of points."""
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features or not isinstance(features[0], dict):
        return False
    names = features[0].get("names")
    return isinstance(names, list) and bool(names) and isinstance(names[0], dict) and "kind" in names[0]


def features_of(name: str, document: object) -> list[Any]:
    """Return the features of a document that has some: a collection, or a single one.

    Raises:
        ImportedFileError: It is no GeoJSON.
    """
    if isinstance(document, dict) and document.get("type") == "Feature":
        return [document]
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        got = document.get("type") if isinstance(document, dict) else type(document).__name__
        raise ImportedFileError(name, repr(got), "a FeatureCollection with `features` as a list")
    return features
