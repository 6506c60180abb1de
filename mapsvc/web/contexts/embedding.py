"""What the templates of embeds receive."""

from __future__ import annotations

from dataclasses import dataclass

from mapsvc.web.contexts.pages import JourneyPage, Shell

__all__ = ["EmbedChoice", "EmbedCodePage", "EmbedField", "EmbedPage", "EmbedProblemPage"]


@dataclass(frozen=True, slots=True)
class EmbedPage(JourneyPage):
    """`embed.html`: a journey for a frame in another site."""

    stop_id: str
    """The stop at which it opens; empty for none."""
    has_story: bool
    """Whether the accounts of the stops stand beside or below the map; else only the chosen stop's name and days."""
    theme: str
    """Value of the page's `data-theme`; empty where the visitor's system decides."""
    is_asleep: bool
    """A picture until somebody presses it."""
    full_href: str
    """The journey's own page."""
    full_url: str
    """The same as others reach it."""
    sources_href: str


@dataclass(frozen=True, slots=True)
class EmbedProblemPage:
    """`embed_problem.html`: an embed that cannot be shown, small enough for its frame."""

    lang: str
    heading: str
    explanation: str
    home_href: str
    """Where a way on is; it opens outside the frame."""


@dataclass(frozen=True, slots=True)
class EmbedChoice:
    """A value of a field."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class EmbedField:
    """Something that can be chosen."""

    name: str
    label: str
    choices: tuple[EmbedChoice, ...]


@dataclass(frozen=True, slots=True)
class EmbedCodePage:
    """`embed_code.html`: the code that puts a map into another site."""

    shell: Shell
    title: str
    page_url: str
    """The bare address: all that a site needs which speaks oEmbed."""
    action: str
    path: str
    """The page that is embedded, in its state."""
    chosen_lang: str
    fields: tuple[EmbedField, ...]
    code: str
    embed_href: str
