"""The colours of a theme file: what it overrides, and whether everything can still be seen and read.

The pairs are those that the interface really uses; WCAG 2.2 asks 4.5 of text (1.4.3) and 3 of lines and symbols that
mean something (1.4.11). Journeys stand beside each other, where contrast says nothing: they need a difference that is
seen, as land and sea do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, fields, replace

from gazetteer.yaml_marks import Node
from mapsvc.maps.palette import JOURNEY_KEYS, Palette, colour_difference, contrast_ratio
from routes.journey_nodes import NodeReader

__all__ = ["APART", "GRAPHICS", "TEXTS", "WHITE", "read_palette"]

WHITE = "#ffffff"

_ROLES = tuple(field.name for field in fields(Palette))
_JOURNEYS = tuple(f"journey_{key}" for key in JOURNEY_KEYS)
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_OF_TEXT, _OF_GRAPHICS = 4.5, 3.0
_SEEN_APART = 6.0
"""In Oklab times 100; below it, two lines side by side are taken for one colour."""
_GROUNDS_APART = 2.0
"""For areas, whose edge is drawn besides."""

TEXTS: tuple[tuple[str, str], ...] = (
    *(("ink", ground) for ground in ("paper", "raised", "land", "sea", "casing")),
    *(("muted", ground) for ground in ("paper", "raised", "land", "casing")),
    *(("link", ground) for ground in ("paper", "raised")),
    *(("named", ground) for ground in ("paper", "raised")),
    ("water_name", "sea"), ("state_name", "land"), ("town", "land"), ("on_journey", "named"),
    *((journey, ground) for journey in _JOURNEYS for ground in ("paper", "raised", "casing")),
    *(("on_journey", journey) for journey in _JOURNEYS),
)  # fmt: skip
"""Text and its ground."""
GRAPHICS: tuple[tuple[str, str], ...] = (
    *(("focus", ground) for ground in ("paper", "raised", "land", "sea")),
    *(("named", ground) for ground in ("land", "sea")),
    ("border_today", "land"),
    *((journey, ground) for journey in _JOURNEYS for ground in ("land", "sea")),
)  # fmt: skip
"""Lines and symbols that mean something, and their ground."""
APART: tuple[tuple[str, str, float], ...] = (
    *((one, other, _SEEN_APART) for at, one in enumerate(_JOURNEYS) for other in _JOURNEYS[at + 1 :]),
    ("land", "sea", _GROUNDS_APART),
)
"""Colours that stand side by side, and how different they must look."""


def read_palette(reader: NodeReader, node: Node | None, what: str, ours: Palette) -> Palette:
    """Return our palette with the colours of a mapping in their place; notes what is wrong and what cannot be seen.

    Args:
        reader: Keeps the mistakes.
        node: The mapping of roles to colours; None where the file has none.
        what: "light", "night" or "print".
        ours: The palette whose colours stay where the file gives none.
    """
    if node is None or node.is_null:
        return ours
    given = reader.fields(node, f"colours, {what}", _ROLES)
    nodes = {name: value for name, value in node.items() if name in _ROLES} if node.kind == "mapping" else {}
    before = len(reader.mistakes)
    colours = {name: _colour(reader, value, f"{given.what}: {name}") for name, value in nodes.items()}
    palette = replace(ours, **colours)
    if len(reader.mistakes) == before:
        _check(reader, nodes, what, palette)
        if what == "print":
            _check_on_white(reader, nodes, palette)
    return palette


def _colour(reader: NodeReader, node: Node, what: str) -> str:
    """Return a colour as six digits."""
    text = (node.text or "").strip().lower() if node.kind == "scalar" else ""
    if not _COLOUR.fullmatch(text):
        expected = 'a colour in quotes, such as "#1f5673"'
        if node.is_null:
            expected += ": without them # begins a comment"
        reader.mistake(node.line, what, node.shown, expected)
        return "#000000"
    return text if len(text) == 7 else "#" + "".join(digit * 2 for digit in text[1:])


def _check(reader: NodeReader, nodes: dict[str, Node], what: str, palette: Palette) -> None:
    """Note every pair that a colour of the file spoils; pairs of ours alone are right, a test says so."""
    colours = asdict(palette)
    for one, other, got, expected in _failing(colours):
        node = nodes.get(one) or nodes.get(other)
        if node is not None:
            names = f"{one} {colours[one]} and {other} {colours[other]}"
            reader.mistake(node.line, f"colours, {what}: {names}", got, expected)


def _check_on_white(reader: NodeReader, nodes: dict[str, Node], palette: Palette) -> None:
    """Note every colour of text that the paper of a printer swallows."""
    for name, node in nodes.items():
        colour = getattr(palette, name)
        ratio = contrast_ratio(colour, WHITE)
        if name in ("ink", "muted", *_JOURNEYS) and ratio < _OF_TEXT:
            expected = f"at least {_OF_TEXT:g} for text"
            reader.mistake(
                node.line, f"colours, print: {name} {colour} on white paper", f"contrast {ratio:.2f}", expected
            )


def _failing(colours: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield pairs with what they have and what they need."""
    for pairs, needed, use in ((TEXTS, _OF_TEXT, "text"), (GRAPHICS, _OF_GRAPHICS, "lines and symbols")):
        for one, ground in pairs:
            ratio = contrast_ratio(colours[one], colours[ground])
            if ratio < needed:
                yield one, ground, f"contrast {ratio:.2f}", f"at least {needed:g} for {use}"
    for one, other, needed in APART:
        difference = colour_difference(colours[one], colours[other])
        if difference < needed:
            yield one, other, f"difference {difference:.1f}", f"at least {needed:g} to be told apart (Oklab × 100)"
