"""The errors of journeys and their geometry.

RouteError
├── JourneyFileError(ValueError)         a journey file is wrong: file, line, what, got, expected
├── JourneyFileErrors(ValueError)        all that is wrong in one journey file, in the order of its lines
├── JourneyNotFoundError(LookupError)    no journey, itinerary or stop with this id
├── EdtfError(ValueError)                a date is not in the EDTF profile we use
├── GeojsonError(ValueError)             a GeoJSON document is no journey of ours
└── GeometryError(ValueError)            a coordinate is out of range or not finite, or a line's file is wrong
"""

from __future__ import annotations

__all__ = [
    "EdtfError",
    "GeojsonError",
    "GeometryError",
    "JourneyFileError",
    "JourneyFileErrors",
    "JourneyNotFoundError",
    "RouteError",
]


class RouteError(Exception):
    """Base of every error that the routes package raises on purpose."""


class JourneyFileError(RouteError, ValueError):
    """A journey file cannot be read: says which file and line, what was got and what is expected."""

    def __init__(self, file: str, line: int, what: str, got: object = None, expected: str = "") -> None:
        """Keep the facts; the message is made from them."""
        self.file, self.line, self.what, self.got, self.expected = file, line, what, got, expected
        parts = [what] + ([f"got {got!r}"] if got is not None else []) + ([f"expected {expected}"] if expected else [])
        super().__init__(f"{file}:{line}: {'; '.join(parts)}")


class JourneyFileErrors(RouteError, ValueError):  # noqa: N818  the plural says that it holds several errors
    """A journey file has mistakes: all of them, in the order of its lines."""

    def __init__(self, errors: tuple[JourneyFileError, ...]) -> None:
        """Keep the errors; the message has one a line."""
        self.errors = errors
        super().__init__("\n".join(str(error) for error in errors))


class JourneyNotFoundError(RouteError, LookupError):
    """No journey, itinerary or stop has this id."""

    def __init__(self, kind: str, got: str, known: tuple[str, ...]) -> None:
        """Keep what was asked for and what there is."""
        self.kind, self.got, self.known = kind, got, known
        super().__init__(f"no {kind} with the id {got!r}; known: {', '.join(known)}")


class EdtfError(RouteError, ValueError):
    """A date string is not in the profile of EDTF (ISO 8601-2:2019) that the journeys use."""

    def __init__(self, got: str, why: str) -> None:
        """Keep the string and the reason."""
        self.got, self.why = got, why
        super().__init__(
            f"not an EDTF date: got {got!r} ({why}), expected e.g. 1932-04-26T08:00, 1932-04-27~, 1932-04-26/1932-04-27"
        )


class GeojsonError(RouteError, ValueError):
    """A GeoJSON document cannot be read as a journey."""

    def __init__(self, got: str, expected: str) -> None:
        """Keep what was found and what would have been right."""
        self.got, self.expected = got, expected
        super().__init__(f"GeoJSON: got {got}; expected {expected}")


class GeometryError(RouteError, ValueError):
    """A coordinate is out of range or not finite."""
