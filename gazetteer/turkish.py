"""Letters of Turkish: folding that keeps every offset, keys to search by, keys to sort by.

Python's own `str.lower()` is wrong for Turkish: it makes nine characters of "İSTANBUL" and "isparta" of
"ISPARTA". Nothing here knows a place; endings of words are in `inflection`.

Sources:
    Türk Dil Kurumu, Yazım Kılavuzu (İ/i and I/ı; order of the alphabet; apostrophes before endings of names).
    Unicode Standard, SpecialCasing.txt, sections tr and az.
"""

from __future__ import annotations

import unicodedata

__all__ = ["APOSTROPHES", "fold", "search_key", "sort_key"]

APOSTROPHES = "'’‘ʼ`´′＇‛ʹʾ"  # typists and scanners use all of them
"""Every sign that stands for an apostrophe in texts and on keyboards."""

# Only U+0130 grows when lowered, and only the capital sigma looks at its neighbours.
_TURKISH_CAPITALS = (("İ", "i"), ("I", "ı"), ("Σ", "σ"))

# Letters that Unicode does not take apart into a base and a mark.
_BASE_LETTERS = str.maketrans(
    dict(zip("ıłøđðħəς", "iloddheσ", strict=True))
    | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    # Some signs that stand for an apostrophe count as letters.
    | dict.fromkeys(APOSTROPHES + "ʿʺˈ")
)

# q, w and x stand where the alphabets of the neighbours have them; letters with a circumflex go with their base.
_ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
_ORDER = {letter: chr(0x40 + place) for place, letter in enumerate(_ALPHABET)}


def fold(text: str) -> str:
    """Return a text in small letters by the Turkish rule, one code point for each code point.

    The result is as long as the text, so an offset in one is an offset in the other, and folding a piece gives
    the piece of the folded text. Never raises.

    Examples:
        >>> fold("İSTANBUL, ISPARTA, Одесса")
        'istanbul, ısparta, одесса'
        >>> len(fold("İ")), fold("")
        (1, '')
    """
    for capital, small in _TURKISH_CAPITALS:
        text = text.replace(capital, small)  # six times as fast as a translation table on long texts
    return text.lower()


def search_key(text: str) -> str:
    """Return what two spellings of a name have in common: its letters and digits, without case and diacritics.

    Spaces, hyphens, apostrophes and all other signs are dropped. The empty text, and a text without a letter or
    digit, gives the empty key. Not length-preserving: for offsets use `fold`.

    Examples:
        >>> search_key("İzmir") == search_key("IZMIR") == search_key("izmir") == search_key("I z m i r")
        True
        >>> search_key("Büyükdere Koyu"), search_key("Харьков"), search_key("«…»")
        ('buyukderekoyu', 'харьков', '')
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))  # for speed: all that fold would add is undone below
    bare = fold(unicodedata.normalize("NFKD", text)).translate(_BASE_LETTERS)
    # Marks are not letters, so the filter drops them; Korean syllables, taken apart too, are put together again.
    return unicodedata.normalize("NFC", "".join(filter(str.isalnum, bare)))


def sort_key(text: str) -> tuple[str, str, str]:
    """Return a key that sorts names as a Turkish index does: ç after c, ı before i, ö after o.

    Case and marks that are not Turkish (â, é) count only between names that are otherwise the same; other
    scripts follow after Latin.

    Examples:
        >>> sorted(["Zonguldak", "İzmir", "Isparta", "Çanakkale", "Ceyhan", "Odesa"], key=sort_key)
        ['Ceyhan', 'Çanakkale', 'Isparta', 'İzmir', 'Odesa', 'Zonguldak']
    """
    folded = fold(unicodedata.normalize("NFC", text))
    return "".join(_weight(letter) for letter in folded), folded, text


def _weight(letter: str) -> str:
    if letter in _ORDER:
        return _ORDER[letter]
    base = unicodedata.normalize("NFKD", letter)[0].translate(_BASE_LETTERS)[:1]
    if base in _ORDER:
        return _ORDER[base]
    if base and (base.isdecimal() or letter > "ɏ"):  # digits before the letters, other scripts behind them
        return base if letter.isalnum() else ""
    return " " if letter.isspace() else ""
