"""A curator's folder of data, MAPSVC_DATA: read together with what the packages ship.

The folder is laid out as the packages' own data: `journeys/*.yaml`, `places/*.yaml`, `sources.yaml`, `entries.yaml`,
`lines.geojson`; each may be missing. A journey, place, entry or line with the id of a shipped one takes its place,
any other is added. What is wrong is said with file and line, all of it at once; the format of each file is that of
the shipped ones (`routes/data/JOURNEYS.md`).
"""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gazetteer import Gazetteer, read_places
from gazetteer.errors import RecordError
from gazetteer.sources import SourceText, read_sources, shipped_sources
from gazetteer.yaml_marks import MAX_CHARACTERS
from mapsvc.errors import DataFolderError
from routes.entries import Entry, EntryFile, parse_entries, shipped_entries
from routes.errors import GeometryError, JourneyFileError, JourneyFileErrors
from routes.journey_file import JourneyFile, parse_journey
from routes.lines import Line, Lines, read_lines, shipped_lines

if TYPE_CHECKING:
    from routes.checks import Finding

__all__ = ["DataFile", "DataFolder", "PlaceFiles", "state_of"]

_LARGEST_LINES_BYTES = 32_000_000
_MOST_POINTS = 5_000
"""Points of one line: a page draws them all; a recorded track is made simpler by `mapsvc import`."""
_FOLDERS = ("journeys", "places")
_ALIKE = 0.7
_TOP_FILES = ("entries.yaml", "sources.yaml", "lines.geojson")
_T = TypeVar("_T")
Mistake = RecordError | JourneyFileError


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the folder, read only where it is a plain one and of a size that can be one of ours."""

    path: Path
    largest_bytes: int = MAX_CHARACTERS * 4

    @property
    def name(self) -> str:
        """Its name without folder."""
        return self.path.name

    def __str__(self) -> str:
        """Return what messages call the file."""
        return str(self.path)

    def read_bytes(self) -> bytes:
        """Return the content.

        Raises:
            OSError: It is a pipe or a device, too large, or may not be read.
        """
        if not self.path.is_file():
            raise OSError(errno.EINVAL, "not a plain file")
        if self.path.stat().st_size > self.largest_bytes:
            raise OSError(errno.EFBIG, f"it has more than {self.largest_bytes:,} bytes")
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class PlaceFiles:
    """The files of places as a folder that is read."""

    members: tuple[DataFile, ...]

    def iterdir(self) -> Iterator[DataFile]:
        """Go through the files."""
        return iter(self.members)


@dataclass(slots=True)
class DataFolder:
    """What a folder holds; each part is read when it is asked for, and its mistakes are kept."""

    path: Path
    mistakes: list[Mistake] = field(default_factory=list)

    def gazetteer(self) -> Gazetteer:
        """Return the shipped places with the folder's."""
        own, sources = self.place_files(), {**shipped_sources(), **self.sources()}
        if not own.members:
            return Gazetteer.shipped()
        places, mistakes = read_places(files("gazetteer") / "data" / "places", own=own, sources=sources)
        self.mistakes += mistakes
        return Gazetteer(places)

    def place_files(self) -> PlaceFiles:
        """Return the folder's own files of places."""
        return PlaceFiles(self._yaml_files("places"))

    def sources(self) -> Mapping[str, SourceText]:
        """Return the source texts that the folder's own places may name, by their short key."""
        return self._attempt(DataFile(self.path / "sources.yaml"), read_sources) or {}

    def strays(self) -> tuple[Path, ...]:
        """Return the YAML files beside the folders in which they would be read, or in misspelt ones."""
        beside = tuple(file.path for file in self._yaml_files(".") if file.name not in _TOP_FILES)
        named = tuple(
            path for kind in _FOLDERS for path in sorted(self.path.glob(f"{kind}/*")) if _is_nearly_yaml(path)
        )
        return beside + named + tuple(file.path for name in self._misspelt() for file in self._yaml_files(name))

    def _misspelt(self) -> Iterator[str]:
        """Yield the folders whose names are nearly those of the folders that are read: `Journeys`, `place`."""
        try:
            names = sorted(one.name for one in self.path.iterdir() if one.is_dir())
        except OSError:
            return  # said when the parts are read
        for name in names:
            meant = get_close_matches(name.casefold(), _FOLDERS, 1, _ALIKE)
            # Where the file system knows no capitals, `Journeys` is `journeys`.
            if meant and name not in _FOLDERS and not _is_same(self.path / name, self.path / meant[0]):
                yield name

    def journeys(self) -> tuple[JourneyFile, ...]:
        """Return the folder's own journeys, in the order of the files."""
        found: dict[str, JourneyFile] = {}
        for file in self._yaml_files("journeys"):
            read = self._attempt(file, parse_journey)
            if read is None:
                continue
            first = found.setdefault(read.journey.id, read)
            if first is not read:
                what = f"journey: id is taken by {first.path}"
                line = read.line_of("journey", read.journey.id, "id")
                self.mistakes.append(JourneyFileError(str(file), line, what, read.journey.id, "each id once"))
        return tuple(found.values())

    def entry_file(self) -> EntryFile | None:
        """Return the folder's own entries; None where it has none."""
        return self._attempt(DataFile(self.path / "entries.yaml"), parse_entries)

    def entries(self) -> tuple[Entry, ...]:
        """Return the shipped entries with the folder's."""
        own = self.entry_file()
        merged = {entry.id: entry for entry in (*shipped_entries().entries, *(own.entries if own is not None else ()))}
        return tuple(merged.values())

    def lines(self) -> Mapping[str, Line]:
        """Return the shipped lines with the folder's."""
        own = self._attempt(DataFile(self.path / "lines.geojson", _LARGEST_LINES_BYTES), _read_lines) or Lines()
        return Lines((*(line for line in shipped_lines().values() if line.id not in own), *own.values()))

    def note(self, findings: Iterable[Finding]) -> None:
        """Keep what a check found in the folder's files as mistakes."""
        self.mistakes += (JourneyFileError(one.file, one.line, one.what, one.got, one.expected) for one in findings)

    def require_right(self) -> None:
        """Say what was wrong in all that was read so far, if anything was.

        Raises:
            DataFolderError: There are mistakes.
        """
        if self.mistakes:
            raise DataFolderError(str(self.path), tuple(str(mistake) for mistake in self.mistakes))

    def state(self) -> tuple[tuple[str, int, int], ...]:
        """Return what tells the folder from itself after a change: name, time and size of each file that is read."""
        single = [self.path / name for name in _TOP_FILES]
        return state_of([*single, *(file.path for kind in _FOLDERS for file in self._yaml_files(kind))])

    def _yaml_files(self, kind: str) -> tuple[DataFile, ...]:
        """Return the files of one kind in the order of their names."""
        try:
            names = sorted(name for name in os.listdir(self.path / kind) if name.endswith((".yaml", ".yml")))  # noqa: PTH208  only the names
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            self._unreadable(str(self.path / kind), error)
            return ()
        return tuple(DataFile(self.path / kind / name) for name in names if not name.startswith("."))

    def _attempt(self, file: DataFile, read: Callable[[str, bytes], _T]) -> _T | None:
        """Return what a file holds; None, and its mistakes kept, where it is wrong; None where it is not there."""
        if not file.path.exists():
            return None
        try:
            return read(str(file), file.read_bytes())
        except JourneyFileErrors as errors:
            self.mistakes += errors.errors
        except (RecordError, JourneyFileError) as error:
            self.mistakes.append(error)
        except OSError as error:
            self._unreadable(str(file), error)
        return None

    def _unreadable(self, name: str, error: OSError) -> None:
        self.mistakes.append(RecordError(name, 1, f"file cannot be read: {error.strerror}"))


def _is_nearly_yaml(path: Path) -> bool:
    """Return whether a file was meant to be read: editors of Windows make `journey.yaml.txt`."""
    return path.suffix not in (".yaml", ".yml") and bool(re.search(r"\.ya?ml(\.|$)", path.name, re.IGNORECASE))


def _is_same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def state_of(paths: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """Return name, time and size of the files that are there: what tells them from themselves after a change."""
    found = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def _read_lines(name: str, content: bytes) -> Lines:
    """Read lines, and say their mistakes with a line of the file.

    Raises:
        RecordError: The file is wrong.
    """
    try:
        text = content.decode("utf-8-sig")
        lines = read_lines(name, text)
    except UnicodeDecodeError as error:
        raise RecordError(name, content.count(b"\n", 0, error.start) + 1, "file is not UTF-8") from None
    except GeometryError as error:
        raise RecordError(name, _line_of_mistake(text), str(error).removeprefix(f"{name}: ")) from None
    for line in lines.values():
        if len(line.points) > _MOST_POINTS:
            at = _line_of_id(text, line.id)
            raise RecordError(
                name, at, f"line {line.id!r}: too many points", len(line.points), f"at most {_MOST_POINTS}"
            )
    return lines


def _line_of_mistake(text: str) -> int:
    """Return where a file of lines stops to be one: JSON says it; else it is the first feature that cannot be read."""
    try:
        features: Sequence[object] = json.loads(text)["features"]
    except json.JSONDecodeError as error:
        return error.lineno
    except (ValueError, TypeError, KeyError, RecursionError):
        return 1
    for number, feature in enumerate(features if isinstance(features, list) else ()):
        try:
            read_lines("", json.dumps({"features": [feature]}))
        except GeometryError:
            properties = feature.get("properties") if isinstance(feature, dict) else None
            line_id = properties.get("id", "") if isinstance(properties, dict) else ""
            return _line_of_id(text, str(line_id)) if line_id else number + 1
    return 1


def _line_of_id(text: str, line_id: str) -> int:
    """Return the line of a file in which an id stands last: the second of two with one id is the mistake."""
    return text.count("\n", 0, max(text.rfind(json.dumps(line_id)), text.rfind(f'"{line_id}"'), 0)) + 1
