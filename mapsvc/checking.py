"""Runs every check over what the service shows, or over files of a curator's own: what `mapsvc check` prints.

What is looked at: place records, journeys against places, lines and land, and the basemap. Nothing stops at the
first mistake; each finding names file, line, what was got and what is expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import shapely

from gazetteer import Gazetteer, RecordError, read_places
from gazetteer.errors import MarkedYamlError
from gazetteer.sources import shipped_sources
from gazetteer.yaml_marks import Node, load_document
from mapsvc.basemap_check import check_basemap
from mapsvc.data_folder import DataFile, DataFolder
from mapsvc.errors import SourceTextError
from mapsvc.maps.basemap import Basemap
from mapsvc.theming.reading import is_theme, read_theme
from routes.checks import Finding, Level, check_journey
from routes.checks.entries import check_entries
from routes.entries import SHIPPED as SHIPPED_ENTRIES
from routes.entries import parse_entries
from routes.errors import GeometryError, JourneyFileError, JourneyFileErrors
from routes.itinerary import Journey
from routes.journey_file import JourneyFile, parse_journey
from routes.lines import Line, shipped_lines

__all__ = ["Report", "check_files", "check_shipped"]

_READ = "a name that ends in .yaml, in journeys/ or places/"
_LINES_FILE = "routes/data/lines.geojson"


@dataclass(slots=True)
class Report:
    """What was looked at and what was found."""

    findings: list[Finding] = field(default_factory=list)
    places: int = 0
    journeys: int = 0
    stops: int = 0
    legs: int = 0
    texts: int = 0
    """Source texts that evidence was compared with."""

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.level is Level.ERROR for finding in self.findings)

    def count(self, level: Level) -> int:
        """Return how many findings are of a level."""
        return sum(finding.level is level for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Own:
    """A curator's file, read after all that ship: of two records with one id, the curator's is the mistake."""

    path: Path

    @property
    def name(self) -> str:
        """The name that files are sorted by."""
        return f"\N{NOT SIGN}{self.path.name}"  # sorts behind every file that ships: their names are ASCII

    def read_bytes(self) -> bytes:
        """Return the content."""
        return self.path.read_bytes()

    def __str__(self) -> str:
        """Return what messages call the file."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class _Folder:
    """Files from several places that are read as one folder."""

    members: tuple[_Own | Traversable, ...]

    def iterdir(self) -> Iterator[_Own | Traversable]:
        """Go through the files."""
        return iter(self.members)


def check_shipped(texts_dir: Path | None = None, data: Path | None = None) -> Report:
    """Check all that the service shows.

    Args:
        texts_dir: A folder with the source texts, with which evidence is then compared; None leaves that out.
        data: A curator's folder of data; None for what ships alone.

    Raises:
        SourceTextError: The folder has none of the texts, or one that cannot be read.
    """
    report = Report()
    folder = files("routes") / "data" / "journeys"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    shown = DataFolder(data) if data is not None else None
    texts = _Texts(texts_dir)
    gazetteer = _places(report, (), texts, shown)
    for name in names:
        _journey(report, f"routes/data/journeys/{name}", (folder / name).read_bytes(), gazetteer, texts)
    entries = (files("routes") / "data" / "entries.yaml").read_bytes()
    _entries(report, SHIPPED_ENTRIES, entries, texts, _ids(None))
    report.findings += check_basemap(gazetteer)
    if shown is not None:
        _own_data(report, shown, gazetteer, texts)
    texts.require_some()
    return report


def check_files(paths: Sequence[Path], texts_dir: Path | None = None, data: Path | None = None) -> Report:
    """Check files of places or journeys, which may speak of the shipped places and of each other's.

    Args:
        paths: YAML files: a list is read as places, a mapping as a journey, as entries or as a theme.
        texts_dir: As in `check_shipped`.
        data: As in `check_shipped`; files may speak of its places, too.

    Raises:
        SourceTextError: As in `check_shipped`.
    """
    report = Report()
    roots = {path: root for path in paths if (root := _root(report, path)) is not None}
    folder = DataFolder(data) if data is not None else None
    texts = _Texts(texts_dir)
    gazetteer = _places(
        report, tuple(path for path in paths if path in roots and roots[path].kind == "sequence"), texts, folder
    )
    lines = folder.lines() if folder is not None else None
    for path, root in roots.items():
        if is_theme(root):
            report.findings += _theme(path)
        elif root.get("entries") is not None:
            _entries(report, str(path), root, texts, _ids(folder))
        elif root.kind == "mapping":
            _journey(report, str(path), root, gazetteer, texts, lines)
    texts.require_some()
    return report


def _theme(path: Path) -> list[Finding]:
    """Read the theme file of a house style, with its pictures and fonts."""
    try:
        doubts = read_theme(path).doubts
    except JourneyFileErrors as errors:
        return [_finding(error) for error in errors.errors]
    return [replace(_finding(doubt), level=Level.WARNING) for doubt in doubts]


def _root(report: Report, path: Path) -> Node | None:
    """Return what a YAML file holds; None, and a finding, where it is no list and no mapping."""
    try:
        root = load_document(str(path), DataFile(path).read_bytes())
    except OSError as error:
        report.findings.append(Finding(str(path), 1, Level.ERROR, f"file cannot be read: {error.strerror}"))
        return None
    except MarkedYamlError as error:
        report.findings.append(_finding(error))
        return None
    if root.kind in ("sequence", "mapping"):
        return root
    got = "a single value" if root.text else "an empty file"
    expected = "a list of places, a journey, entries, or a theme"
    report.findings.append(Finding(str(path), 1, Level.ERROR, "not a file of ours", got, expected))
    return None


def _own_data(report: Report, folder: DataFolder, gazetteer: Gazetteer, texts: _Texts) -> None:
    """Check the journeys, entries and lines of a curator's folder."""
    lines, entries = folder.lines(), folder.entry_file()
    for read in folder.journeys():
        _check_journey(report, read, gazetteer, texts, lines)
    if entries is not None:
        found = texts.named(list(entries.sha256))
        report.findings += check_entries(entries, _ids(folder), texts=found)
    # Read twice, said once; the places' mistakes are among the findings already.
    known = {(finding.file, finding.line, finding.what) for finding in report.findings}
    for mistake in folder.mistakes:
        if (mistake.file, mistake.line, mistake.what) not in known:
            known.add((mistake.file, mistake.line, mistake.what))
            report.findings.append(_finding(mistake))
    report.findings += (
        Finding(str(path), 1, Level.WARNING, "file is not read", str(path.relative_to(folder.path)), _READ)
        for path in folder.strays()
    )


def _ids(folder: DataFolder | None) -> list[str]:
    """Return the ids of all journeys that there are."""
    shipped = files("routes") / "data" / "journeys"
    ids = {entry.name.removesuffix(".yaml") for entry in shipped.iterdir() if entry.name.endswith(".yaml")}
    return sorted(ids | {file.journey.id for file in (folder.journeys() if folder is not None else ())})


def _places(
    report: Report, own: tuple[Path, ...], texts: _Texts, folder: DataFolder | None
) -> Gazetteer:  # fmt: skip
    """Read the shipped places and a curator's own, report the mistakes of those that are checked."""
    shipped = files("gazetteer") / "data" / "places"
    further = folder.place_files() if folder is not None else None
    in_folder = {file.path.resolve() for file in (further.members if further is not None else ())}
    loose = [path for path in own if path.resolve() not in in_folder]
    replaced = {path.name for path in loose if path.resolve().parent == Path(str(shipped))}
    members: list[_Own | Traversable] = [*(entry for entry in shipped.iterdir() if entry.name not in replaced)]
    members += map(_Own, loose)
    sources = {**shipped_sources(), **(folder.sources() if folder is not None else {})}
    found = texts.named([source.file for source in sources.values()])
    places, mistakes = read_places(_Folder(tuple(members)), own=further, sources=sources, texts=found)
    checked = {path.resolve() for path in own}
    report.findings += [_finding(one) for one in mistakes if not own or Path(one.file).resolve() in checked]
    report.places += len(places)
    return Gazetteer(places)


def _journey(
    report: Report, name: str, content: bytes | Node, gazetteer: Gazetteer, texts: _Texts,
    lines: Mapping[str, Line] | None = None,
) -> None:  # fmt: skip
    """Read a journey and run the checks over it."""
    try:
        read = parse_journey(name, content)
    except JourneyFileErrors as errors:
        report.findings += [_finding(error) for error in errors.errors]
        return
    _check_journey(report, read, gazetteer, texts, lines if lines is not None else _lines(report))


def _check_journey(
    report: Report, read: JourneyFile, gazetteer: Gazetteer, texts: _Texts, lines: Mapping[str, Line]
) -> None:  # fmt: skip
    found = texts.named([source.file for source in read.journey.sources])
    report.texts = max(report.texts, len(found or ()))
    report.findings += check_journey(read, gazetteer, lines, land=_land(), texts=found)
    _count(report, read.journey)


def _entries(
    report: Report, name: str, content: bytes | Node, texts: _Texts, journeys: Sequence[str]
) -> None:  # fmt: skip
    """Read entries of people, vessels and institutions and look at their evidence."""
    try:
        read = parse_entries(name, content)
    except JourneyFileErrors as errors:
        report.findings += [_finding(error) for error in errors.errors]
        return
    found = texts.named(list(read.sha256))
    report.findings += check_entries(read, journeys, texts=found)


def _count(report: Report, journey: Journey) -> None:
    report.journeys += 1
    report.stops += sum(len(itinerary.stops) for itinerary in journey.itineraries)
    report.legs += sum(len(itinerary.legs) for itinerary in journey.itineraries)


def _lines(report: Report) -> Mapping[str, Line]:
    """Return the shipped lines; none, and a finding, where their file is wrong."""
    try:
        return shipped_lines()
    except GeometryError as error:
        finding = Finding(_LINES_FILE, 1, Level.ERROR, str(error).removeprefix(f"{_LINES_FILE}: "))
        if finding not in report.findings:
            report.findings.append(finding)
        return {}


@cache
def _land() -> shapely.Geometry:
    return Basemap.load("detail").land_geometry()


class _Texts:
    """The source texts in a folder; without a folder there are none, and nothing is compared."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._known: dict[str, str | None] = {}

    def named(self, names: Iterable[str]) -> dict[str, str] | None:
        """Return those of these texts that are there, by file name; None without a folder.

        Raises:
            SourceTextError: One is there and cannot be read.
        """
        if self._folder is None:
            return None
        for name in names:
            if name not in self._known:
                self._known[name] = self._read(self._folder / name)
        return {name: text for name in names if (text := self._known[name]) is not None}

    def require_some(self) -> None:
        """Refuse a folder that has none of the texts that were asked for.

        Raises:
            SourceTextError: It has none.
        """
        if self._known and not any(text is not None for text in self._known.values()):
            raise SourceTextError(str(self._folder), f"none of {', '.join(self._known)} is there")

    @staticmethod
    def _read(path: Path) -> str | None:
        if not path.is_file():
            return None
        try:
            return path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SourceTextError(str(path), str(error)) from error


def _finding(error: RecordError | JourneyFileError) -> Finding:
    return Finding(error.file, error.line, Level.ERROR, error.what, error.got, error.expected)
