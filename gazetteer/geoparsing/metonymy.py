"""Whether a name stands for its place, or for a government, a treaty or the body that is called after it.

Rules of the annotation guidelines, section 4, field `metonym`:
(a) a city or building stands for its government, a region for its movement;
(b) a city stands for the treaty or conference that was held there;
(c) the name is inside that of an organisation, treaty, conference, crisis, battle, ship, factory, school or work.

Offices are none ("Ankara Valisi"), nor is a country that acts as a state.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gazetteer.geoparsing.enclosing import HEADS, is_enclosed
from gazetteer.geoparsing.seats import FORMER_SEATS, SEATS, is_second_of_pair, stands_for_government
from gazetteer.geoparsing.ships import is_part_of_ship
from gazetteer.place import PlaceType
from gazetteer.turkish import fold

__all__ = ["is_listed_with", "is_metonym", "is_metonym_in_citation", "is_prose"]

# (b) places that gave their names to treaties and conferences between the wars
_TREATY_TOWNS_TEXT = """
    lozan sevr versay mondros mudanya brest-litovsk locarno lokarno gümrü rapallo montrö cenova nöyyi san remo
    trianon ayastefanos moskova kars
"""
_TREATY_TOWNS = frozenset(_TREATY_TOWNS_TEXT.split())
_SPOKEN_OF = _TREATY_TOWNS | SEATS | FORMER_SEATS | {"kremlin", "anadolu"}
"""What is said of other names does not matter."""
_TREATY_AFTER = re.compile(
    r" (?:sonrası|öncesi|süreci|ruhu|hükümleri|şartları|sistemi|düzeni|dengesi|dönemi)"
    r"|['’ ]{1,2}[dt][ae]n (?:sonra|önce|itibaren|beri)\b"
    r"|['’ ]{1,2}[dt][ae]n (?:\w+ ){0,4}(?:madde|hüküm)|['’]s[ıiuü]\b"
    r"|['’ ]{1,2}y?[ıiuü]n? (?:yok say|imzala|onayla|kabul|uygula|tanı|boz|del|yırt|değiştir)"
    r"|['’ ]{1,2}[ıiuü]n (?:hükümleri|maddesi|şartları)"
)
_MOVEMENT_AFTER = re.compile(
    r"['’ ]{1,2}n?[ıiuü]n (?:\w+ )?(?:mücadele|direniş|isyan|zafer)| (?:hareketi|mücadelesi|ihtilali|hükümeti|hükûmeti)"
)
_VISITED = re.compile(r"['’ ]{0,2}(?:[dt][ae](?:ki)?\b|y?[ae] (?:davet|gel|git|gid|gir|geç|ulaş|var))")
_LISTED = re.compile(r"(?:['’]\w{1,5})?(?:,| ve| ile|,? hatta) ")
_FURTHEST = 110
_AUTHOR_BEFORE = re.compile(r"(?:\A|[.;:“”\"\d]|[Bb]kz\.) ?(?:[A-ZÇĞİÖŞÜ][\w.]* ){1,3}[A-ZÇĞİÖŞÜ]\w+, ?\Z")
_PAGE_AFTER = re.compile(r", ?s{1,2}\. ?\d")
_TITLE_HEADS = re.compile(rf"[ -](?:[^\W_]+ ){{0,4}}?{HEADS}")
_IMPRINT_BEFORE = re.compile(r"(?:[,.:;(/„“”–-]|\d|[Bb]askı|Press|Yay(?:ın(?:ları|evi|cılık))?\.?|[A-ZÇĞİÖŞÜ]\.) ?\Z")
_IMPRINT_AFTER = re.compile(r" ?(?:[,:;.)/\]]|\d{4}|[-–] ?\w+ ?[,:]|&|\Z)")


_folded_name = lru_cache(maxsize=4096)(fold)  # the same few names come again and again


def is_metonym(text: str, folded: str, start: int, end: int, type_: PlaceType, standard: str, beside: int = -1) -> bool:
    """Return whether a name in running text stands for something else.

    Args:
        text: The clean text.
        folded: The same text, folded.
        start: Where the name begins.
        end: Where it ends, endings outside.
        type_: The class of the place.
        standard: Its standard name.
        beside: Where the next name begins.
    """
    if is_enclosed(text, folded, end, type_, beside) or is_part_of_ship(folded, end):
        return True
    key = _folded_name(standard)
    if key not in _SPOKEN_OF:
        return False
    after = folded[end : end + _FURTHEST]
    if key in _TREATY_TOWNS and (key == "sevr" or _TREATY_AFTER.match(after)):
        return True
    if key == "kremlin":
        return fold(text[start:end]) == "kremlin" and not _VISITED.match(after)
    if stands_for_government(text, end, after, key) or (key in SEATS and is_second_of_pair(folded, start, after)):
        return True
    return key == "anadolu" and _MOVEMENT_AFTER.match(after) is not None


def is_listed_with(text: str, end: int, start: int, standard: str) -> bool:
    """Return whether a capital is listed with the name that begins at `start`: "Londra, Paris ve Roma'nın tutumu"."""
    return _folded_name(standard) in SEATS and _LISTED.fullmatch(text[end:start]) is not None


def is_metonym_in_citation(text: str, folded: str, start: int, end: int, type_: PlaceType) -> bool:
    """Return whether a name in a citation is part of a title or publisher; else it is the place of publication."""
    if type_ in (PlaceType.COUNTRY, PlaceType.REGION):
        return True  # books are published in towns
    if _TITLE_HEADS.match(folded, end, min(len(folded), end + 60)) and not _IMPRINT_AFTER.match(text[end : end + 2]):
        return True
    if _PAGE_AFTER.match(text, end) and _AUTHOR_BEFORE.search(text, max(0, start - 60), start):
        return True  # a page right behind the name that follows the author's: it is the title
    before, after = text[max(0, start - 12) : start], text[end : end + 8]
    return not (_IMPRINT_BEFORE.search(before) and _IMPRINT_AFTER.match(after))


def is_prose(text: str, end: int) -> bool:
    """Whether a name in a note has an ending of direction and small letters go on behind it: no title does that."""
    return _IN_PROSE.match(text, end) is not None


_IN_PROSE = re.compile(
    r" ?['’‘`](?:[dt][ae]n?|[dt][ae]ki|y?[ae]) (?!kadar|karşı|doğru|dair)[a-zçğıöşü]{4,} [a-zçğıöşü]{4,}"
    r"| ?['’‘`]n?[ıiuü]n (?:[a-zçğıöşü]{2,} ){2}[a-zçğıöşü]{3,}"
)
