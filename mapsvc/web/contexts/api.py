"""What `api.html` receives: the JSON API as people read it."""

from __future__ import annotations

from dataclasses import dataclass

from mapsvc.web.contexts.pages import Shell

__all__ = ["ApiPage", "Operation"]


@dataclass(frozen=True, slots=True)
class Operation:
    """An address of the API."""

    path: str
    summary: str
    example: str
    """An address to try; empty where it needs an id."""
    parameters: tuple[tuple[str, str, str], ...]
    """Name, meaning and what it takes."""


@dataclass(frozen=True, slots=True)
class ApiPage:
    """`api.html`: the addresses of the JSON API with their parameters."""

    shell: Shell
    base: str
    definition_href: str
    operations: tuple[Operation, ...]
