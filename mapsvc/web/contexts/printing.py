"""What the template of the page for printing receives."""

from __future__ import annotations

from dataclasses import dataclass

from mapsvc.web.contexts.pages import Shell
from mapsvc.web.contexts.texts import Choice

__all__ = ["Field", "FieldGroup", "Preview", "PrintPage", "SheetFile"]


@dataclass(frozen=True, slots=True)
class Field:
    """One option of the form: a list to choose from, else words to type."""

    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    value: str = ""
    hint: str = ""
    """An example, or what it means."""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Options that belong together."""

    title: str
    fields: tuple[Field, ...]
    is_open: bool
    """Shown at once; else behind its title."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The picture of one page."""

    src: str
    alt: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file of the sheet."""

    label: str
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class PrintPage:
    """`print.html`: choose a sheet, see it, take it."""

    shell: Shell
    journey_id: str
    title: str
    journey_href: str
    action: str
    kinds: tuple[SheetFile, ...]
    """The kinds with the address of each; `note` is "current" for the one shown."""
    kind: str
    chosen_lang: str
    groups: tuple[FieldGroup, ...]
    previews: tuple[Preview, ...]
    page_count: str
    files: tuple[SheetFile, ...]
    address: str
    """The permanent address of this sheet."""
    answers_href: str
    """The answer sheet of a worksheet, the worksheet of an answer sheet; else empty."""
    answers_label: str
