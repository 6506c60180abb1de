"""How Turkish writes a town that GeoNames writes otherwise: by its further names, and by its letters.

GeoNames keeps the names of a town in many languages without saying which is which. A Turkish text can have those that
Turkish letters can write and that need no digraph of another language: Dedeağaç and Kerak, not Alexandroupoli, Khartoum
or Łódź. Names from other scripts come through English letters, whose digraphs have one Turkish letter each.

Sources:
    Türk Dil Kurumu, Yazım Kılavuzu, "Yabancı özel adların yazılışı" (foreign names by their sound).
    BGN/PCGN romanisation systems, by which GeoNames writes Russian, Arabic and Persian names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from gazetteer.turkish import fold

__all__ = ["BESIDE_US", "turkish_spellings"]

_TURKISH = re.compile(
    r"[ABCÇDEFGHIİJKLMNOÖPRSŞTUÜVYZ][abcçdefgğhıijklmnoöprsştuüvyzâîû]{3,}"
    r"(?:[ -][ABCÇDEFGHIİJKLMNOÖPRSŞTUÜVYZ][abcçdefgğhıijklmnoöprsştuüvyzâîû]{2,})?"
)
_OTHER_LETTERS = re.compile(
    r"([bcdfghjkpsvzçşğ])\1|[ckpst]h|gh|zh|dzh|dj|tch|sch|sz|cz|ck|ts|ou|oo|ee|eu|ae|oe|ie|kn|gn|ij"
    r"|[bcçdfghjklmnprsştvyz]{4}|(?<![aeıioöuüâîû])y(?![aeıioöuüâîû])|[aeıioöuü]{3}|[aeiou]y?us\b"
)
"""Letters side by side that Turkish does not write, or only in names that are another language's."""
_ROMANISED = (
    ("shch", "şç"), ("tsk", "tsk"), ("sh", "ş"), ("ch", "ç"), ("kh", "h"), ("zh", "j"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("yy", "y"), ("iy", "i"), ("q", "k"), ("w", "v"),
    ("x", "ks"),
)  # fmt: skip
_BY_SOUND_TEXT = """
    RU UA BY KZ UZ TM KG TJ AZ GE AM IR IQ SY AF BG MK
"""
_BY_SOUND = frozenset(_BY_SOUND_TEXT.split())
_WITHOUT_MARKS = str.maketrans("çğıöşüâîû", "cgiosuaiu")
_TURKISH_ONLY = re.compile(r"[çğışÇĞİŞ]")
_WITH_MARKS = frozenset(("RO", "MD", "AL"))
"""Countries whose own languages write such letters."""
_BESIDE_US_TEXT = """
    AL AM AZ BA BG CY GE GR IQ JO LB IL ME MK PS RO RS SY XK TR
"""
BESIDE_US = frozenset(_BESIDE_US_TEXT.split())
_MOST_FORMS = 4
_MARKS = re.compile(r"[’ʻ‘ʿ'`ʹ]")


def turkish_spellings(name: str, others: Iterable[str], country: str) -> Iterator[str]:
    """Yield the names under which a Turkish text may have a town, none twice.

    Names that only Turkish letters write are taken anywhere. Others are those of a small town beside Turkey, as long as
    there are few of them: a great city has one in every language of the world.

    Args:
        name: What GeoNames calls it.
        others: Its further names.
        country: ISO 3166-1 code of its country.

    Examples:
        >>> list(turkish_spellings("Shymkent", ["Chimkent", "Şımkent"], "KZ"))
        ['Şımkent', 'Şimkent']
    """
    usable = [spelling for spelling in others if _is_usable(spelling) and _plain(spelling) != _plain(name)]
    forms = {_plain(spelling) for spelling in usable}
    is_known_here = country in BESIDE_US and len(forms) <= _MOST_FORMS
    marked = country not in _WITH_MARKS and [spelling for spelling in usable if _TURKISH_ONLY.search(spelling)]
    spellings = usable if is_known_here else marked or []
    seen: set[str] = set()
    for spelling in (name, *spellings, *(_by_sound(name) if country in _BY_SOUND else ())):
        is_better_known = any(_plain(spelling) == _plain(other) != other for other in usable if other != spelling)
        if _is_usable(spelling) and fold(spelling) not in seen and (not is_better_known or spelling == name):
            seen.add(fold(spelling))
            yield spelling


def _is_usable(spelling: str) -> bool:
    return _TURKISH.fullmatch(spelling) is not None and not _OTHER_LETTERS.search(fold(spelling))


def _plain(spelling: str) -> str:
    """Return a name without the marks of its letters, so that "Kusadasi" is seen to be Kuşadası."""
    return fold(spelling).translate(_WITHOUT_MARKS)


def _by_sound(name: str) -> Iterator[str]:
    """Yield a name with a Turkish letter for each digraph of English."""
    plain = "".join(
        mark for mark in unicodedata.normalize("NFD", _MARKS.sub("", name)) if not unicodedata.combining(mark)
    )
    plain = re.sub(r"\A(?:Al|Ar|As|At|Ad|An|Az|Ash)[ -](?=[A-Z])", "", plain)
    for digraph, letter in _ROMANISED:
        plain = plain.replace(digraph, letter)
        capital = letter[0].replace("i", "İ").upper() + letter[1:]
        plain = plain.replace(digraph.capitalize(), capital)
    yield plain[0].replace("I", "İ") + plain[1:] if plain else plain
