"""What `index.html` receives: the journeys at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from mapsvc.web.contexts.pages import MapView, Shell

__all__ = ["HomePage", "JourneyCard"]


@dataclass(frozen=True, slots=True)
class JourneyCard:
    """A journey on the first page."""

    id: str
    title: str
    days: str
    summary: str
    figures: str
    href: str
    miniature: str
    """A small map, safe markup."""
    party: str
    """Who travelled."""
    ends: str
    """From where to where."""
    extent: str
    """How much of it the texts tell; empty where they tell it whole."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """`index.html`: the journeys at a glance."""

    shell: Shell
    map: MapView
    ground: str
    """What the small maps share, safe markup."""
    journeys: tuple[JourneyCard, ...]
    """Those that the texts tell whole, in the order of time."""
    shorter: tuple[JourneyCard, ...]
    """The others."""
