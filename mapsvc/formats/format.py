"""What a format is: its name, how it is labelled on the wire, how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapsvc.formats.telling import Telling

__all__ = ["Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that journeys are written in."""

    key: str
    """As the command and addresses name it."""
    suffix: str
    """Of its files, with its point."""
    label: str
    """As people call it."""
    media_type: str
    """With its character set where the type needs one."""
    write: Callable[[Telling], str]
