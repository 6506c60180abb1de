"""What `compare.html` receives: two tellings or two journeys beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from mapsvc.web.contexts.pages import EvidenceView, ItineraryLink, MapView, Shell
from mapsvc.web.contexts.sharing import ShareView
from mapsvc.web.contexts.time import BandPart

__all__ = [
    "Account", "Cell", "ComparePage", "DayRow", "Distances", "Event", "Heading", "LegRow", "PlaceLink", "Selection",
    "Scale", "SharedPlace", "SharedSide", "StopRow", "StopSide", "Strip", "VisitRow", "Way",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """What one column tells."""

    journey_id: str
    title: str
    href: str
    days: str
    figures: str
    is_planned: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """A list to choose a journey from, where there are more than can be shown."""

    name: str
    """The parameter that it sets."""
    label: str
    options: tuple[tuple[str, str, bool], ...]
    """Value, text, whether it is chosen."""


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """Where a party was on a day."""

    name: str
    place: str
    """Its id."""
    href: str
    doubt: str
    """How sure the day is, in a word; empty where a text states it."""


@dataclass(frozen=True, slots=True)
class Way:
    """A leg under way on a day."""

    mode: str
    text: str
    """From where to where, and how."""
    times: str
    """Clock times that a text gives, of this day."""
    length: str
    """On the day on which it ends; empty on others and where nobody knows."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something planned or done."""

    when: str
    clock: str
    venue: str
    """Empty where only the city is told, or `text` says it."""
    text: str
    """What was done, in our words; empty where the venue says enough."""
    lang: str
    href: str
    party: str
    """Whose it was, where not the main party's."""
    doubt: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of one column."""

    date: str
    places: tuple[PlaceLink, ...]
    ways: tuple[Way, ...]
    events: tuple[Event, ...]
    more: str
    """How many events are not listed here; empty where all are."""
    more_href: str
    night: str
    """Where the night after it was spent under way; empty else."""
    length: str
    """Kilometres of the day, where more than one leg ends on it."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day: a calendar day of both tellings, or the same day of two journeys counted from departure."""

    label: str
    cells: tuple[Cell | None, ...]
    """One a column; None where that one had not begun or was over."""


@dataclass(frozen=True, slots=True)
class StopSide:
    """A stop as planned or as made."""

    days: str
    href: str
    is_inferred: bool
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop of the programme, of the journey, or of both."""

    id: str
    """For the row's anchor, which the map leads to."""
    number: int | None
    """Its number on the map; None where it was dropped."""
    name: str
    modern_name: str
    change: str
    """same, moved, dropped or added."""
    change_text: str
    planned: StopSide | None
    travelled: StopSide | None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A planned visit and what became of it."""

    planned: Event
    change: str
    change_text: str
    travelled: Event | None


@dataclass(frozen=True, slots=True)
class Account:
    """What a text says of a stop, in our words."""

    text: str
    lang: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class SharedSide:
    """What one delegation did at a place where both were."""

    heading: Heading
    calls: tuple[StopSide, ...]
    """Its stays; empty where it only passed through for a visit."""
    account: Account | None
    events: tuple[Event, ...]
    more: str
    more_href: str


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A place where both delegations were."""

    id: str
    name: str
    modern_name: str
    kind: str
    href: str
    sides: tuple[SharedSide, ...]


@dataclass(frozen=True, slots=True)
class LegRow:
    """A leg with its length."""

    ends: str
    """From where to where."""
    mode: str
    length: str
    """Empty where nobody knows."""
    basis: str
    """What the length rests on."""
    basis_lang: str
    href: str
    """The stop that it leads to, whose page has the evidence."""


@dataclass(frozen=True, slots=True)
class Distances:
    """The kilometres of one column: its sums by mode, and the legs that they are made of."""

    heading: Heading
    legs: tuple[LegRow, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """One column drawn along the common scale of days."""

    heading: Heading
    band: tuple[BandPart, ...]
    dots: str
    """Path data of the visits."""
    shift: int
    """How far its first day stands from the scale's, in the units of the drawing."""
    labels: tuple[tuple[str, str], ...]
    """For each day of the scale the number of its own day, and the month where one begins; both empty outside of it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """All columns along one scale of days."""

    width: int
    """Of the drawing."""
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """`compare.html`: a programme against its journey, or two delegations side by side."""

    shell: Shell
    title: str
    share: ShareView
    lede: str
    caution: str
    """What the comparison cannot tell."""
    choices: tuple[ItineraryLink, ...]
    """What else can be compared."""
    action: str
    hidden: tuple[tuple[str, str], ...]
    """Parameters that the form of `selections` keeps."""
    selections: tuple[Selection, ...]
    map: MapView
    headings: tuple[Heading, ...]
    counts: tuple[tuple[str, str], ...]
    """Figures of the difference: number and what it counts."""
    is_programme: bool
    stops: tuple[StopRow, ...]
    visits: tuple[VisitRow, ...]
    shared: tuple[SharedPlace, ...]
    scale: Scale | None
    """None where no text dates anything."""
    days: tuple[DayRow, ...]
    distances: tuple[Distances, ...]
    undated: tuple[tuple[str, tuple[PlaceLink, ...]], ...]
    """By column title, the stops that no date puts on a day."""
