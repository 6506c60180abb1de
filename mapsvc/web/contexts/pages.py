"""What each page template receives: the contract between a view and its template.

One frozen dataclass per template; the parts that pages share come first. Every text is already in the
visitor's language; a part whose text had to fall back says its own language in `lang`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mapsvc.web.contexts.entries import AccountPiece, EntryGroup, EntryView, EvidenceView
from mapsvc.web.contexts.original import Original
from mapsvc.web.contexts.sharing import Card, ShareView
from mapsvc.web.contexts.time import Timeline

__all__ = [
    "AboutPage", "Alternate", "DataLink", "Day", "EvidenceView", "ItineraryLink", "JourneyPage",
    "LegView", "MapView", "NavEntry", "NoteView", "PassageView", "PeoplePage", "ProblemPage",
    "SearchBox", "Shell", "SourceView", "SourcesPage", "StopLink", "StopPage", "StopView", "VisitView",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language."""

    lang: str
    label: str
    href: str
    is_current: bool
    own_url: str = ""
    """Absolute, without the state of the page."""
    locale: str = ""
    """As Open Graph writes it: tr_TR."""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """An entry of the navigation."""

    label: str
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class SearchBox:
    """Where the masthead's search leads."""

    action: str
    lang: str
    """The language that the visitor chose by `?lang=`; empty where none was."""


@dataclass(frozen=True, slots=True)
class Shell:
    """What the frame around each page needs."""

    lang: str
    title: str
    description: str
    alternates: tuple[Alternate, ...]
    nav: tuple[NavEntry, ...]
    """The pages, home first."""
    foot: tuple[NavEntry, ...]
    """The pages that the foot of each page leads to."""
    switch: tuple[NavEntry, ...]
    """The journeys in the order of time."""
    search: SearchBox
    card: Card


@dataclass(frozen=True, slots=True)
class MapView:
    """A map: the picture that the server drew and what turns it into the interactive map."""

    picture: str
    """Inline SVG, safe markup."""
    html: str
    """folium's element, safe markup; empty where the picture is all there is."""
    script: str
    """folium's script, admitted by its hash."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A contradiction: what is printed, how we read it, why."""

    id: str
    label: str
    as_printed: str
    """In the language of the source."""
    read_as: str
    read_lang: str
    printed_lang: str
    reason: str
    lang: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """Our account of what the text says."""

    id: str
    text: str
    pieces: tuple[AccountPiece, ...]
    """The text again, cut where it names people, vessels and institutions."""
    lang: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class VisitView:
    """Something done at a venue."""

    id: str
    when: str
    clock: str
    venue: str
    venue_modern: str
    venue_note: str
    venue_note_lang: str
    party: str
    """Empty for the main party."""
    party_id: str
    is_inferred: bool
    at: str
    """Longitude and latitude of the venue; empty where it is not known closely enough for the map of its city."""
    pieces: tuple[AccountPiece, ...]
    """Our account of it."""
    lang: str
    evidence: tuple[EvidenceView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The visits of one day; `label` is empty for visits that no text dates."""

    label: str
    visits: tuple[VisitView, ...]
    date: str = ""
    """YYYY-MM-DD; empty where they are spread over more than one day."""


@dataclass(frozen=True, slots=True)
class LegView:
    """How the party came to a stop."""

    mode: str
    label: str
    """Such as "by ship, the Gruzia"."""
    origin: str
    departure: str
    arrival: str
    length: str
    """Kilometres with their unit."""
    length_basis: str
    basis_lang: str
    path_basis: str
    is_inferred: bool
    notes: tuple[NoteView, ...]
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class StopLink:
    """A way to another stop."""

    number: int
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop in the list of its journey, or whole on its own page."""

    id: str
    number: int
    name: str
    modern_name: str
    """Empty where the name has not changed."""
    days: str
    arrival: str
    departure: str
    is_inferred: bool
    inferred_from: str
    inferred_lang: str
    is_certain: bool
    party: str
    party_id: str
    href: str
    leg: LegView | None
    passages: tuple[PassageView, ...]
    more: str
    """What the stop's page has beyond this: "3 passages, 12 visits"; empty where that is all."""
    has_visits: bool
    notes: tuple[NoteView, ...]
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class ItineraryLink:
    """A way to an itinerary of the same journey."""

    label: str
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class JourneyPage:
    """`journey.html`: the map beside the stops in order."""

    shell: Shell
    journey_id: str
    title: str
    days: str
    summary: str
    figures: str
    coverage: str
    """What the texts leave out; empty where they tell it whole."""
    coverage_lang: str
    itineraries: tuple[ItineraryLink, ...]
    is_planned: bool
    """A programme: what was meant to be, drawn lighter."""
    itinerary_note: str
    map: MapView
    timeline: Timeline | None
    """None where no text dates anything."""
    stops: tuple[StopView, ...]
    side_stops: tuple[StopView, ...]
    """Stops of those who travelled apart from the main party."""
    sources: tuple[EvidenceView, ...]
    has_originals: bool
    """Whether the pages of the stops show original paragraphs."""
    data: tuple[DataLink, ...]
    share: ShareView


@dataclass(frozen=True, slots=True)
class DataLink:
    """A way to the same itinerary as data."""

    label: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True)
class StopPage:
    """`stop.html`: one stop with all that the texts tell."""

    shell: Shell
    journey_id: str
    journey_title: str
    journey_href: str
    is_planned: bool
    map: MapView
    map_note: str
    stop: StopView
    place_note: str
    place_note_lang: str
    days: tuple[Day, ...]
    originals: Mapping[str, tuple[Original, ...]]
    """Under the id of a passage or visit the original paragraphs that tell it; under the empty id further ones."""
    share: ShareView
    entries: tuple[EntryView, ...]
    """People, vessels and institutions that the page names, in the order of their first mention."""
    previous: StopLink | None
    next: StopLink | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A text with what is known of it."""

    key: str
    file: str
    sha256: str
    author: str
    title: str
    title_lang: str
    note: str
    note_lang: str
    journeys: tuple[tuple[str, str], ...]
    reading_href: str
    """Where its original can be read; empty where it was not ingested."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """`sources.html`: the texts and the data sets with their licences."""

    shell: Shell
    texts: tuple[SourceView, ...]
    further: tuple[tuple[str, str], ...]
    """Ingested texts that no journey cites: name and address."""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """`people.html`: who and what the journeys name."""

    shell: Shell
    groups: tuple[EntryGroup, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """`about.html`: what this is, how to read it."""

    shell: Shell
    figures: tuple[tuple[str, str], ...]
    """Number and what it counts."""


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """`problem.html`: something was not found or not understood."""

    shell: Shell
    status: int
    heading: str
    explanation: str
    suggestions: tuple[tuple[str, str], ...]
    """Label and address."""
