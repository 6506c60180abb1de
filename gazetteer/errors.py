"""The errors of the gazetteer.

GazetteerError
├── RecordError(ValueError)              a record is wrong: file, line, what, got, expected
│   └── MarkedYamlError                  the file is not YAML, or not the plain YAML that is read here
├── PlaceNotFoundError(LookupError)      no place with this id
├── QueryError(ValueError)               a name cannot be looked up: empty, too long, a bad year or point
├── AnnotationError(ValueError)          a Web Annotation cannot be read: what, got, expected
└── GeocodingUnavailableError(OSError)   the outside geocoder did not answer
"""

from __future__ import annotations

__all__ = [
    "AnnotationError",
    "GazetteerError",
    "GeocodingUnavailableError",
    "MarkedYamlError",
    "PlaceNotFoundError",
    "QueryError",
    "RecordError",
]


class GazetteerError(Exception):
    """Base of every error that the gazetteer raises on purpose."""


class RecordError(GazetteerError, ValueError):
    """A record cannot be read: says which file and line, what was got and what is expected."""

    def __init__(self, file: str, line: int, what: str, got: object = None, expected: str = "") -> None:
        """Keep the facts; the message is made from them."""
        self.file, self.line, self.what, self.got, self.expected = file, line, what, got, expected
        parts = [what] + ([f"got {got!r}"] if got is not None else []) + ([f"expected {expected}"] if expected else [])
        super().__init__(f"{file}:{line}: {'; '.join(parts)}")


class MarkedYamlError(RecordError):
    """A file is not YAML, or uses a part of YAML that is refused: tags, aliases, duplicate keys, deep nesting."""


class PlaceNotFoundError(GazetteerError, LookupError):
    """No place has this id."""

    def __init__(self, place_id: str) -> None:
        """Keep the id that was asked for."""
        self.place_id = place_id
        super().__init__(
            f"no place with the id {place_id!r} in the gazetteer; see `mapsvc geocode` to find one by name"
        )


class QueryError(GazetteerError, ValueError):
    """A question to the gazetteer makes no sense: an empty or endless name, a year or point out of range."""

    def __init__(self, what: str, got: object, expected: str) -> None:
        """Keep the facts; the message is made from them."""
        self.what, self.got, self.expected = what, got, expected
        super().__init__(f"{what}: got {got!r}; expected {expected}")


class AnnotationError(GazetteerError, ValueError):
    """A Web Annotation cannot be read: says what is wrong in it."""

    def __init__(self, what: str, got: object, expected: str) -> None:
        """Keep the facts; the message is made from them, with a long value cut."""
        self.what, self.got, self.expected = what, got, expected
        shown = repr(got)
        super().__init__(f"{what}: got {shown[:80] + '…' if len(shown) > 80 else shown}; expected {expected}")


class GeocodingUnavailableError(GazetteerError, OSError):
    """The public geocoder could not be asked, or did not answer in time."""
