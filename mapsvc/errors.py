"""The errors of the service.

    MapServiceError
    ├── SettingsError(ValueError)          a MAPSVC_ variable is unknown or cannot be read
    ├── ParameterError(ValueError)         a query parameter cannot be read
    ├── CollectionNotFoundError(LookupError) there is no such collection of features, or no such feature in it
    ├── DataFolderError(ValueError)        the curator's folder MAPSVC_DATA has mistakes: all, with file and line
    ├── ResourceMissingError(OSError)      a shipped file is not there
    ├── OutputError(OSError)               a result cannot be written
    ├── ImportedFileError(ValueError)      a file of another program cannot be taken over
    ├── SourceTextError(OSError)           a source text that was asked for cannot be read
    ├── TextFileError(ValueError)          a file cannot be taken into the store of texts: not a text, or not readable
    ├── StoreError(OSError)                the store of texts cannot be opened, read or written
    ├── BundleError(RuntimeError)           a file of the bundle could not be made; a mistake of ours
    ├── BundlePartError(RuntimeError)       a part of the bundle could not be made by its process
    ├── PressError(RuntimeError)           a sheet could not be made of its template and data
    ├── PressBusyError(TimeoutError)       too many sheets are being made
    └── ServerStartError(OSError)          the server cannot listen, or its worker did not come up

They know no HTTP: `mapsvc.web.problems` holds the one table of status codes.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "BundleError", "BundlePartError",
    "CollectionNotFoundError", "DataFolderError", "ImportedFileError", "MapServiceError", "OutputError",
    "ParameterError", "PressBusyError", "PressError", "ResourceMissingError", "ServerStartError", "SettingsError",
    "SourceTextError", "StoreError", "TextFileError",
]  # fmt: skip


_MOST_SHOWN = 20
"""Mistakes of a folder that a message lists."""


class MapServiceError(Exception):
    """Base of every error that the service raises on purpose."""


class SettingsError(MapServiceError, ValueError):
    """A setting is unknown or cannot be read: correct the environment variable."""

    def __init__(self, name: str, got: str, expected: str) -> None:
        """Keep the variable's name, its value and what would have been right."""
        self.name, self.got, self.expected = name, got, expected
        super().__init__(f"setting {name}: got {got!r}, expected {expected}")


class ParameterError(MapServiceError, ValueError):
    """A query parameter cannot be read."""

    def __init__(self, name: str, got: str, expected: str) -> None:
        """Keep the parameter's name, its value and what would have been right."""
        self.name, self.got, self.expected = name, got, expected
        super().__init__(f"parameter {name!r}: got {got!r}, expected {expected}")


class CollectionNotFoundError(MapServiceError, LookupError):
    """There is no such collection of features, or no such feature in it."""

    def __init__(self, kind: str, got: str, known: tuple[str, ...] = ()) -> None:
        """Keep what was looked for, its id, and the ids that there are where they are few."""
        self.kind, self.got, self.known = kind, got, known
        super().__init__(f"no {kind} {got!r}" + (f"; expected one of {', '.join(known)}" if known else ""))


class DataFolderError(MapServiceError, ValueError):
    """The curator's folder of journeys and places has mistakes: correct the lines that are named."""

    def __init__(self, folder: str, mistakes: tuple[str, ...]) -> None:
        """Keep the folder and the mistakes, each as FILE:LINE: what; got; expected."""
        self.folder, self.mistakes = folder, mistakes
        more = f"\nand {len(mistakes) - _MOST_SHOWN} more" if len(mistakes) > _MOST_SHOWN else ""
        listed = "\n".join(mistakes[:_MOST_SHOWN])
        super().__init__(f"MAPSVC_DATA={folder} has mistakes; `mapsvc check` lists them all\n{listed}{more}")


class ResourceMissingError(MapServiceError, OSError):
    """A file that ships with the service is in none of the folders where it belongs."""

    def __init__(self, what: str, looked_in: tuple[Path, ...]) -> None:
        """Keep what was looked for and where."""
        self.what, self.looked_in = what, looked_in
        super().__init__(f"{what} not found; looked in {' and '.join(str(path) for path in looked_in)}")


class OutputError(MapServiceError, OSError):
    """The result of a command cannot be written: choose another file."""

    def __init__(self, target: str, why: str) -> None:
        """Keep the file and the reason."""
        self.target, self.why = target, why
        super().__init__(f"cannot write {target}: {why}")


class ImportedFileError(MapServiceError, ValueError):
    """A file of another program cannot be taken over; nothing was written."""

    def __init__(self, file: str, got: str, expected: str) -> None:
        """Keep the file, what was found in it and what would have been right."""
        self.file, self.got, self.expected = file, got, expected
        super().__init__(f"cannot import {file}: got {got}; expected {expected}")


class SourceTextError(MapServiceError, OSError):
    """A source text, or the folder of them, cannot be read: correct the folder's name."""

    def __init__(self, path: str, why: str) -> None:
        """Keep the path and the reason."""
        self.path, self.why = path, why
        super().__init__(f"source texts: cannot read {path}: {why}")


class TextFileError(MapServiceError, ValueError):
    """A file cannot be taken into the store of texts; the other files are."""

    def __init__(self, path: str, why: str, remedy: str) -> None:
        """Keep the file, the reason and what to do."""
        self.path, self.why, self.remedy = path, why, remedy
        super().__init__(f"cannot read {path}: {why}; {remedy}")


class StoreError(MapServiceError, OSError):
    """The store of texts cannot be opened, read or written; it is as it was before."""

    def __init__(self, path: str, why: str, remedy: str) -> None:
        """Keep the store's file, the reason and what to do."""
        self.path, self.why, self.remedy = path, why, remedy
        super().__init__(f"store of texts {path}: {why}; {remedy}")


class BundleError(MapServiceError, RuntimeError):
    """A file of the bundle could not be made: a mistake of ours. Nothing was written."""

    def __init__(self, file: str, why: str) -> None:
        """Keep the file of the bundle and the reason."""
        self.file, self.why = file, why
        super().__init__(f"cannot make {file} of the bundle: {why}")


class BundlePartError(MapServiceError, RuntimeError):
    """A part of the bundle could not be made by the process that was to; it says what that process said."""


class PressError(MapServiceError, RuntimeError):
    """A sheet could not be made of its template and its data: a mistake of ours."""

    def __init__(self, template: str, why: str) -> None:
        """Keep the template and what the press said."""
        self.template, self.why = template, why
        super().__init__(f"cannot press {template}: {why}")


class PressBusyError(MapServiceError, TimeoutError):
    """Too many sheets are being made at this moment."""

    def __init__(self, waited_s: float) -> None:
        """Keep how long this one waited."""
        self.waited_s = waited_s
        super().__init__(f"the press is busy: waited {waited_s:g} s for a turn; ask again in a minute")


class ServerStartError(MapServiceError, OSError):
    """The server cannot listen at its address, or its worker did not come up."""

    def __init__(self, address: str, why: str, remedy: str) -> None:
        """Keep the address, the reason and what to do."""
        self.address, self.why, self.remedy = address, why, remedy
        super().__init__(f"cannot serve at {address}: {why}; {remedy}")
