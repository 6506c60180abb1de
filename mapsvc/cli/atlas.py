"""What the commands work on: the shipped data, with the folder that MAPSVC_DATA names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mapsvc.settings import Settings

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from mapsvc.service import Atlas

__all__ = ["atlas", "gazetteer"]


def atlas() -> Atlas:
    """Return places, journeys, lines and entries.

    Raises:
        SettingsError: A setting cannot be read.
        DataFolderError: The folder has mistakes; says file and line.
    """
    from mapsvc.service import Atlas  # noqa: PLC0415  loads all data, which --help does not need

    settings = Settings.from_environ(os.environ)
    return Atlas.load(settings.data, settings.theme)


def gazetteer() -> Gazetteer:
    """Return the places alone, which is quicker.

    Raises:
        SettingsError: A setting cannot be read.
        DataFolderError: The folder's places have mistakes; says file and line.
    """
    from mapsvc.service import places_of  # noqa: PLC0415  as above

    return places_of(Settings.from_environ(os.environ).data)
