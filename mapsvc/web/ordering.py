"""The order of names in an index, by the language of its reader."""

from __future__ import annotations

import unicodedata

from gazetteer.turkish import fold, sort_key

__all__ = ["name_order"]


def name_order(name: str, lang: str) -> tuple[str, str, str]:
    """Return a key that sorts names as an index in a language does.

    Examples:
        >>> sorted(["Çanakkale", "İzmir", "Dikili", "Iğdır"], key=lambda name: name_order(name, "tr"))
        ['Çanakkale', 'Dikili', 'Iğdır', 'İzmir']
        >>> sorted(["Ереван", "Ёлка", "Ankara", "Жмеринка"], key=lambda name: name_order(name, "ru"))
        ['Ёлка', 'Ереван', 'Жмеринка', 'Ankara']
    """
    if lang == "tr":
        return sort_key(name)
    key = "".join(_bare(letter) for letter in fold(name.replace("I", "i")))
    # A Russian index has its own letters first.
    own = lang == "ru" and "а" <= key[:1] <= "я"
    return ("0" if own else "1") + key, name, ""


def _bare(letter: str) -> str:
    """Return a letter without its mark; of the Cyrillic ones only ё goes with another."""
    if letter in "ёı":
        return "е" if letter == "ё" else "i"
    return unicodedata.normalize("NFKD", letter)[:1] if letter < "Ѐ" else letter
