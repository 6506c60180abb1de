"""What templates receive of people, vessels and institutions: where accounts name them, and what is told of them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AccountPiece", "EntryGroup", "EntryView", "EvidenceView", "NamedAt"]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Where a claim stands in a source."""

    source: str
    href: str
    footnotes: str
    """Numbers, comma separated; empty where there are none."""
    characters: str


@dataclass(frozen=True, slots=True)
class AccountPiece:
    """A part of an account's text."""

    text: str
    href: str = ""
    """The way to the entry or place that the part is the first to name; empty for plain text."""
    is_place: bool = False
    at: str = ""
    """Longitude and latitude of the place, where the page's own map does not show it."""


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A stop whose accounts name what an entry is about."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """Who or what, and what the sources tell of it."""

    id: str
    name: str
    name_lang: str
    kind: str
    """In words: person, vessel, institution."""
    also: tuple[str, ...]
    """Other names and spellings."""
    text: str
    lang: str
    evidence: tuple[EvidenceView, ...]
    named_at: tuple[NamedAt, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """Entries of one kind."""

    id: str
    label: str
    entries: tuple[EntryView, ...]
