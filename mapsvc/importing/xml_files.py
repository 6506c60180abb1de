"""GPX and KML, also as KMZ: waypoints and placemarks as points, tracks and lines as lines.

Files come from anywhere: a document type, and with it every entity, is refused (defusedxml), a zip is opened only where
its entries stay inside it and are not larger than a map can be.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from gazetteer.place import LonLat
from mapsvc.errors import ImportedFileError
from mapsvc.importing.found import Found, Spot, Track, point_of

__all__ = ["from_kmz", "from_xml"]

_LARGEST = 32_000_000
_MOST_ENTRIES = 2_000
_MODES = ("rail", "ship", "road", "foot")


def from_kmz(name: str, content: bytes) -> Found:
    """Return what the KML document of a KMZ has.

    Raises:
        ImportedFileError: It is no zip, an entry climbs out of it, or it is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_ENTRIES:
                raise ImportedFileError(name, f"{len(entries)} entries", f"at most {_MOST_ENTRIES}")
            for entry in entries:
                path = PurePosixPath(entry.filename.replace("\\", "/"))
                if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
                    raise ImportedFileError(name, f"an entry {entry.filename!r}", "entries inside the archive")
            documents = [entry for entry in entries if entry.filename.lower().endswith(".kml")]
            if not documents:
                raise ImportedFileError(name, "no .kml in it", "a KMZ with its document, doc.kml")
            with archive.open(documents[0]) as file:
                text = file.read(_LARGEST + 1)  # never more, whatever size the archive tells
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ImportedFileError(name, f"no zip that can be read ({error})", "a KMZ") from None
    return from_xml(name, text)


def from_xml(name: str, content: bytes) -> Found:
    """Return what a GPX or KML document has.

    Raises:
        ImportedFileError: It is neither, has a document type, or is too large.
    """
    if len(content) > _LARGEST:
        raise ImportedFileError(name, "more than 32 MB of XML", "a smaller file")
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise ImportedFileError(name, "a document type or an entity", "plain XML without DOCTYPE") from None
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise ImportedFileError(name, f"XML that cannot be read ({error})", "GPX or KML") from None
    for element in root.iter():  # namespaces differ from version to version, names do not
        element.tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if root.tag == "gpx":
        return _gpx(name, root)
    if root.tag == "kml":
        return _kml(name, root)
    raise ImportedFileError(name, f"XML with the root {root.tag[:40]!r}", "GPX or KML")


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return " ".join((found.text or "").split()) if found is not None else ""


def _gpx(name: str, root: Element) -> Found:
    spots = [Spot(_text(one, "name"), _at(name, one)) for one in root.findall("wpt")]
    tracks = []
    for kind, path in (("trk", "trkseg/trkpt"), ("rte", "rtept")):
        for one in root.findall(kind):
            points = tuple(_at(name, point) for point in one.findall(path))
            mode = _text(one, "type")
            tracks.append(Track(_text(one, "name"), points, mode if mode in _MODES else None))
    if not spots:
        spots = [Spot(_text(point, "name"), _at(name, point)) for point in root.findall("rte/rtept")]
    times = root.find(".//wpt/time") is not None or root.find(".//trkpt/time") is not None
    notes = ("times of a GPX file are those of its recorder, not of the journey: left out",) if times else ()
    return Found(name, _text(root, "metadata/name"), tuple(spots), tuple(tracks), notes)


def _at(name: str, element: Element) -> LonLat:
    return point_of(name, element.get("lon"), element.get("lat"))


def _kml(name: str, root: Element) -> Found:
    spots, tracks = [], []
    for placemark in root.iter("Placemark"):
        title, when = _text(placemark, "name"), _text(placemark, "TimeStamp/when") or None
        begin, end = _text(placemark, "TimeSpan/begin") or when, _text(placemark, "TimeSpan/end") or None
        for point in placemark.iter("Point"):
            spots += [Spot(title, spot, begin, end) for spot in _coordinates(name, point)][:1]
        for line in placemark.iter("LineString"):
            tracks.append(Track(title, tuple(_coordinates(name, line))))
    return Found(name, _text(root, "Document/name"), tuple(spots), tuple(tracks))


def _coordinates(name: str, element: Element) -> Iterator[LonLat]:
    for triple in (element.findtext("coordinates") or "").split():
        lon, _, rest = triple.partition(",")
        yield point_of(name, lon, rest.partition(",")[0])
