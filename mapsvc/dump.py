"""All data in one folder, for archives: every journey in every format, all places, a data package that describes them.

The same version of the data gives the same bytes. The folder appears whole or not at all.

Sources:
    Frictionless Data, Data Package and Table Schema, https://specs.frictionlessdata.io/.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.linked_places import collection_to_lpf
from mapsvc import LANGUAGES, __version__
from mapsvc.dataset import LICENCES
from mapsvc.errors import OutputError
from mapsvc.formats import FORMATS
from mapsvc.formats.table import COLUMNS, describe
from mapsvc.formats.telling import NAMESPACE, Telling
from mapsvc.service import Atlas

__all__ = ["DESCRIPTION", "files_of", "write_all"]

DESCRIPTION = "datapackage.json"
"""Name of the file that describes the others; a folder that has one is an older dump and may be replaced."""
_PLACES = "places.lpf.json"


def write_all(atlas: Atlas, target: str, base_url: str | None = None) -> int:
    """Write all data to a folder; return the number of files.

    Args:
        atlas: What is written.
        target: The folder; it must not exist, be empty, or hold an older dump, which is then replaced.
        base_url: Address of the service as others reach it; None where it has none.

    Raises:
        OutputError: The folder holds something else, or cannot be written; it is as it was before.
    """
    folder = Path(target)
    try:
        _check(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            count = _fill(draft, atlas, base_url)
            draft.chmod(0o755)
            _put(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise OutputError(target, error.strerror or str(error)) from error
    return count


def files_of(atlas: Atlas, base_url: str | None = None) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each file of the dump: its path, its content, what the data package says of it besides.

    Args:
        atlas: What is written.
        base_url: Address of the service; None where it has none.
    """
    uri = f"{base_url}/places/" if base_url is not None else f"{NAMESPACE}place:"
    places = collection_to_lpf(atlas.gazetteer.places, uri)
    yield _PLACES, _json(places), {"title": "All places (Linked Places Format)", "mediatype": "application/geo+json"}
    for journey in atlas.journeys:
        for itinerary in journey.itineraries:
            for lang in LANGUAGES:
                telling = Telling(atlas, journey, itinerary, lang, base_url)
                yield from _files(telling)


def _files(telling: Telling) -> Iterator[tuple[str, str, dict[str, Any]]]:
    stem = f"journeys/{telling.journey.id}-{telling.itinerary.id}"
    for form in FORMATS.values():
        # GeoJSON has all languages in one file.
        if form.key == "geojson" and telling.lang != LANGUAGES[0]:
            continue
        name = stem + (form.suffix if form.key == "geojson" else f"-{telling.lang}{form.suffix}")
        told = {"title": f"{telling.title} ({form.label})", "mediatype": form.media_type.partition(";")[0]}
        if form.key == "csv":
            yield f"{name}-metadata.json", describe(telling, Path(name).name), {"mediatype": "application/csvm+json"}
            told |= {"profile": "tabular-data-resource", "encoding": "utf-8-sig", "schema": _table_schema()}  # type: ignore[dict-item]
        yield name, form.write(telling), told


def _table_schema() -> dict[str, Any]:
    names = {"decimal": "number"}
    fields = [
        {"name": name, "type": names.get(kind, kind), "description": meaning}
        for name, (kind, meaning) in COLUMNS.items()
    ]
    return {"fields": fields, "missingValues": [""], "primaryKey": ["kind", "id"]}


def _fill(folder: Path, atlas: Atlas, base_url: str | None) -> int:
    resources = []
    for path, text, told in files_of(atlas, base_url):
        data = text.encode()
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        name = path.lower().replace("/", "-")
        digest = hashlib.sha256(data).hexdigest()
        resources.append({"name": name, "path": path, "bytes": len(data), "hash": f"sha256:{digest}", **told})
    (folder / DESCRIPTION).write_text(_json(_package(atlas, resources)), "utf-8")
    return len(resources) + 1


def _package(atlas: Atlas, resources: list[dict[str, Any]]) -> dict[str, Any]:
    sources = {source.file: source for journey in atlas.journeys for source in journey.sources}
    return {
        "profile": "data-package",
        "name": "mapsvc",
        "title": "Journeys that historical texts tell, and the places that they name",
        "version": __version__,
        "licenses": [{"title": f"{part}: {whose}", "path": licence} for part, whose, licence in LICENCES],
        "sources": [
            {"title": f"{source.author or source.file}: {source.title.get('en', '')}, SHA-256 {source.sha256}"}
            for source in sources.values()
        ],
        "resources": resources,
    }


def _check(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(str(folder), "it is a file; name a folder")
    if any(folder.iterdir()) and not (folder / DESCRIPTION).is_file():
        raise OutputError(str(folder), f"it holds other files and no {DESCRIPTION}; name a new or empty folder")


def _put(draft: Path, folder: Path) -> None:
    """Put the draft in the folder's place; what was there goes only when the new one stands."""
    if not folder.exists():
        draft.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old.", dir=folder.parent)) / "dump"
    try:
        folder.rename(old)
        try:
            draft.rename(folder)
        except OSError:
            old.rename(folder)
            raise
    finally:
        shutil.rmtree(old.parent, ignore_errors=True)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
