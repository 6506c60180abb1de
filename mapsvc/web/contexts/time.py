"""What the timeline under a map receives: days as links, and the band of stops and legs drawn over them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BandPart", "Timeline", "TimelineDay"]


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One day of the strip."""

    date: str
    """YYYY-MM-DD, as the address has it."""
    number: str
    """Of the day in its month; empty where the days are too many for all their numbers."""
    is_minor: bool
    """Whether a phone leaves its number out."""
    month: str
    """Where a month begins, or the journey; else empty."""
    said: str
    """The whole day in words: "27 April 1932, Kiev; 6 visits and events; night on the train"."""
    href: str
    """The stop of the day in the list."""
    night: str
    """rail, ship, road or foot where the night after it was spent under way."""
    is_current: bool


@dataclass(frozen=True, slots=True)
class BandPart:
    """A stay or a leg as a stretch of the band."""

    kind: str
    """stay, or the leg's mode."""
    start: str
    """Where it stands in the drawing."""
    end: str
    stop: str
    """Id of the stop that a stay is at and that a leg leads to."""
    is_open: bool
    """A leg of which a text leaves an end open; a stay that no text has on any day."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days of an itinerary from the first to the last."""

    title: str
    written: str
    """The first and the last day in words: of all that is told, which may be more than the travelling."""
    days: tuple[TimelineDay, ...]
    band: tuple[BandPart, ...]
    dots: str
    """Path data of the visits: a dot each, over their day."""
    width: int
    """Of the drawing."""
    clocks: str
    """Clock times that texts give, for a script: days since the first midnight and the clock, "4.333=08.00"."""
    undated: str
    """What no text dates, in words; empty where everything is dated."""
