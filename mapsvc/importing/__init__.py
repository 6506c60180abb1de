"""Data of other programs -> files that curators keep: what we exported comes back whole, the rest as a start."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer import Gazetteer
from mapsvc.importing.found import Found
from mapsvc.importing.start import Start, start

__all__ = ["Start", "imported"]


def imported(
    files: Sequence[tuple[str, bytes]], gazetteer: Gazetteer | None = None, journey_id: str | None = None
) -> str | Start:
    """Return what some files hold: YAML of our own journey or places, or the start of a journey.

    Args:
        files: Name and content of each, all of one kind.
        gazetteer: Where places of a start are looked for; the shipped ones where not given.
        journey_id: Id of a start; else made of the first file's name.

    Raises:
        ImportedFileError: One is of no kind that is read, of another kind than the first, or hostile.
        RecordError: A place cannot be read; names the file.
    """
    from mapsvc.importing import ours  # noqa: PLC0415  below

    documents = [(name, ours.read_json(name, content)) for name, content in files if _is_json(content)]
    if len(documents) == len(files) and all(ours.is_ours(document) for _, document in documents):
        return ours.imported(documents)
    found = [_found(name, content) for name, content in files]
    return start(found, gazetteer if gazetteer is not None else Gazetteer.shipped(), journey_id)


def _is_json(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def _found(name: str, content: bytes) -> Found:
    """Return what a file of any kind has."""
    if content.startswith(b"PK"):
        from mapsvc.importing.xml_files import from_kmz  # noqa: PLC0415  one reader an import

        return from_kmz(name, content)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        from mapsvc.importing.xml_files import from_xml  # noqa: PLC0415

        return from_xml(name, content)
    if _is_json(content):
        from mapsvc.importing.geojson_files import from_geojson  # noqa: PLC0415
        from mapsvc.importing.ours import features_of, read_json  # noqa: PLC0415

        return from_geojson(name, features_of(name, read_json(name, content)))
    from mapsvc.importing.tables import from_table  # noqa: PLC0415

    return from_table(name, content)
