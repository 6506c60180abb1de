"""What `open_data.html` receives: the ways to take the data away."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mapsvc.web.contexts.pages import DataLink, Shell

__all__ = ["JourneyData", "OpenDataPage", "Way"]


@dataclass(frozen=True, slots=True)
class Way:
    """How a person takes the data into a program, in three steps."""

    program: str
    what: str
    """What they have then."""
    steps: tuple[str, str, str]
    address: str
    """What to paste or to press; empty where the steps need none."""


@dataclass(frozen=True, slots=True)
class JourneyData:
    """A journey, or one of its itineraries, in all formats."""

    title: str
    links: tuple[DataLink, ...]


@dataclass(frozen=True, slots=True)
class OpenDataPage:
    """`open_data.html`: the data, how to take them into programs, licences."""

    shell: Shell
    ways: tuple[Way, ...]
    journeys: tuple[JourneyData, ...]
    services: tuple[DataLink, ...]
    structured: Markup
    """schema.org Dataset as JSON-LD."""
