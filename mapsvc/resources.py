"""Finds the files that ship with the service, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

from mapsvc.errors import ResourceMissingError

__all__ = ["leaflet_dir", "static_dir", "templates_dir", "translations_dir"]

_PACKAGE = Path(__file__).resolve().parent


def templates_dir() -> Path:
    """Return the folder of the page templates: inside the wheel, or beside the package in a checkout.

    Raises:
        ResourceMissingError: Neither folder has the templates.
    """
    candidates = (_PACKAGE / "templates", _PACKAGE.parent / "templates")
    for folder in candidates:
        if (folder / "base.html").is_file():
            return folder
    raise ResourceMissingError("templates (base.html)", candidates)


def static_dir() -> Path:
    """Return the folder of our own style sheets and scripts."""
    return _PACKAGE / "static"


def translations_dir() -> Path:
    """Return the folder of the message catalogues."""
    return _PACKAGE / "translations"


def leaflet_dir() -> Path:
    """Return the folder of Leaflet's own files, which another package ships.

    Raises:
        ResourceMissingError: The package XStatic-Leaflet is not installed whole.
    """
    from xstatic.pkg import leaflet  # noqa: PLC0415  not on every machine that reads the settings

    folder = Path(leaflet.BASE_DIR)
    if not (folder / "leaflet.js").is_file():
        raise ResourceMissingError("Leaflet (package XStatic-Leaflet)", (folder,))
    return folder
