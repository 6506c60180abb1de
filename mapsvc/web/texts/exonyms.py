"""What places that only texts name are called in the visitor's language: the texts give the Turkish name alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from babel import Locale

__all__ = ["exonym"]


def exonym(name: str, lang: str) -> str:
    """Return a place's name in a language; the Turkish one where nobody has written down another.

    Examples:
        >>> exonym("Lahey", "en"), exonym("Norveç", "ru"), exonym("Sivrihisar", "ru")
        ('The Hague', 'Норвегия', 'Sivrihisar')
    """
    return name if lang == "tr" else _names(lang).get(name, name)


@cache
def _names(lang: str) -> Mapping[str, str]:
    """Return the names of countries and continents, of the base map, and of our list, by the Turkish ones."""
    from mapsvc.maps.basemap import Basemap  # noqa: PLC0415  what draws is loaded with the first drawing

    turkish, theirs = (Locale.parse(code).territories for code in ("tr", lang))
    names = {turkish[code]: theirs[code] for code in turkish if code in theirs}
    names |= {label.name["tr"]: label.name[lang] for label in Basemap.load().labels}
    listed = (files("gazetteer") / "data" / "lexicon" / "exonyms.txt").read_text("utf-8").splitlines()
    rows = (line.split("|") for line in listed if not line.startswith("#"))
    return names | {name: {"en": english, "ru": russian}[lang] for name, english, russian in rows}
