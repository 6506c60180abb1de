"""What the templates of the reading pages receive: the atlas of the texts, one place, a search, original paragraphs.

Like `contexts`, whose shared parts it uses: frozen, every text in the visitor's language or saying its own in `lang`.
"""

from __future__ import annotations

from dataclasses import dataclass

from mapsvc.web.contexts.original import Original
from mapsvc.web.contexts.pages import MapView, Shell
from mapsvc.web.contexts.sharing import ShareView

__all__ = [
    "Choice", "Excerpt", "Fact", "Filter", "JourneyVisits", "NameRow", "Pager", "Piece", "PlaceHit", "PlacePage",
    "PlaceRow", "PlacesPage", "SearchPage", "TextPage", "VisitLink",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, marked or not."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in which something was found: the words around it, where it stands, the way to it."""

    pieces: tuple[Piece, ...]
    lang: str
    where: str
    """Such as "İsmet Paşa 1932 · 5 Moskova"."""
    when: str
    href: str
    is_account: bool
    """In our own words; else the original."""
    journey_id: str = ""
    """Of an account."""
    stop_where: str = ""
    """For an original that tells a stop: which."""
    stop_href: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """Pages of a list; empty addresses where there is no such page."""

    number: int
    last: int
    previous_href: str
    next_href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter can take."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: a parameter of the address and the values to choose from, the first of them no filter."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in a list."""

    id: str
    """Safe in an address and as the anchor behind `place-`."""
    name: str
    modern_name: str
    kind: str
    within: str
    count: str
    """How often the texts name it, in words."""
    href: str
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """`places.html`: the atlas of the texts."""

    shell: Shell
    map: MapView
    map_note: str
    lede: str
    filters: tuple[Filter, ...]
    is_filtered: bool
    all_href: str
    action: str
    chosen_lang: str
    """The `lang` that the form hands on; empty where the visitor chose none."""
    total: str
    rows: tuple[PlaceRow, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name of a place."""

    name: str
    lang: str
    language: str
    kind: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a place, with an address where there is one."""

    label: str
    text: str
    href: str = ""
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class VisitLink:
    """A stop or a visit at a place."""

    label: str
    when: str
    href: str
    is_stop: bool


@dataclass(frozen=True, slots=True)
class JourneyVisits:
    """What a journey did at a place."""

    journey_id: str
    title: str
    visits: tuple[VisitLink, ...]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """`place.html`: one place with its names, where it lies and what is told of it."""

    shell: Shell
    id: str
    map: MapView | None
    """None for a place that cannot be drawn."""
    map_note: str
    name: str
    modern_name: str
    kind: str
    note: str
    note_lang: str
    facts: tuple[Fact, ...]
    names: tuple[NameRow, ...]
    parts: tuple[Fact, ...]
    """Places that lay in it and that the texts name."""
    journeys: tuple[JourneyVisits, ...]
    total: str
    excerpts: tuple[Excerpt, ...]
    pager: Pager
    atlas_href: str
    share: ShareView | None
    """None for a place that only the texts here name: its page is not there on another machine."""


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A place that a search found."""

    name: str
    modern_name: str
    kind: str
    within: str
    reason: str
    count: str
    """How many passages name it; empty where none does."""
    href: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`search.html`: places by any of their names, passages by their words."""

    shell: Shell
    query: str
    """What was looked for; empty where nothing was asked yet."""
    action: str
    chosen_lang: str
    is_cut: bool
    """The question was too long, and only its beginning was looked for."""
    places: tuple[PlaceHit, ...]
    total: str
    excerpts: tuple[Excerpt, ...]
    pager: Pager
    examples: tuple[Fact, ...]
    """Questions to try, where nothing was asked or found."""


@dataclass(frozen=True, slots=True)
class TextPage:
    """`text.html`: some paragraphs of an ingested text, as they stand."""

    shell: Shell
    title: str
    file: str
    lang: str
    originals: tuple[Original, ...]
    pager: Pager
    source_href: str
    """What is known of the source; empty for a text that the journeys do not cite."""
