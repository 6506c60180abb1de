"""Ships that are named after places, called by their name alone: "Karadeniz'in güvertesi".

Sources:
    Annotation guidelines, section 4, rule (c): a name inside that of a ship stands for the ship.
"""

from __future__ import annotations

import re

from gazetteer.turkish import fold

__all__ = ["is_part_of_ship", "is_ship_again", "ships_of"]

_SHIP = re.compile(
    r"([A-ZÇĞİÖŞÜÂÎÛ](?<![^\W_].)[^\W\d_]+) (?:[Vv]apur|[Gg]emi|[Zz]ırhlı|[Kk]ruvazör|[Mm]uhri[bp]|[Tt]orpido"
    r"|[Yy]at|[Gg]ambot|[Mm]otor|[Ff]eribot|[Dd]estroyer|[Ff]ırkateyn|[Dd]enizaltı|[Tt]ransatlanti[kğ])(?:ı|i|u|ü|sı|su)"
)
_PARTS = re.compile(
    r" ?['’‘`]?n?[ıiuü]n (?:\w+ )?(?:merdiven|güverte|kaptan|süvari|mürettebat|tayfa|kamara|baca|dümen|pruva|kıç|ambar"
    r"|bordası|pervane|kazan|yemek salonu|sintine|küpeşte|iskelesine|direğin)"
)
_GOES = re.compile(
    r"['’‘`]?y?[ae] (?:\w+ ){0,2}bin[dim]|['’‘`]?y?l[ae] (?:\w+ ){0,3}(?:geldi|gitti|hareket|yola)"
    r"| (?:\w+ ){0,3}(?:demirle|yanaş|rıhtıma|limana gir|limandan|kalktı|hareket e[td]|yol al|karaya otur|batt[ıi])"
)
"""Boarded, travelled with, or moving by itself; where one goes to is a town."""


def is_part_of_ship(folded: str, end: int) -> bool:
    """Return whether a part that only ships have follows a name: its deck, its captain."""
    return _PARTS.match(folded, end) is not None


def ships_of(text: str) -> frozenset[str]:
    """Return the names of a text's ships, folded: what stands before "vapuru", "zırhlısı" ..."""
    return frozenset(fold(match[1]) for match in _SHIP.finditer(text))


def is_ship_again(folded: str, start: int, end: int, ships: frozenset[str]) -> bool:
    """Return whether a name that a ship of the text bears is used as ships are: boarded, anchored, sailing."""
    return folded[start:end] in ships and _GOES.match(folded, end) is not None
