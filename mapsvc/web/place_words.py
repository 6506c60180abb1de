"""What a place is, in the visitor's language: its class, what its names are for, how exactly its site is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.numbers import format_decimal
from flask_babel import gettext as _

from gazetteer.lookup import Candidate
from gazetteer.place import Footprint, Link, NameKind, Place, PlaceType
from mapsvc.web.languages import current_language

__all__ = ["basis_text", "kind_text", "language_name", "link_text", "name_kind_text", "precision_text", "reason_text",
           "record_urls", "type_text"]  # fmt: skip

_RECORDS = {
    "wd": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "gn": ("GeoNames", "https://www.geonames.org/"),
    "geonames": ("GeoNames", "https://www.geonames.org/"),
}
"""Gazetteers that our records name: how they are called, and how the address of a record begins."""


def type_text(kind: str) -> str:
    """Return the class of places, in the plural: for a choice among them."""
    words = {
        PlaceType.COUNTRY.value: _("countries"),
        PlaceType.REGION.value: _("regions"),
        PlaceType.SETTLEMENT.value: _("cities, towns, villages"),
        PlaceType.QUARTER.value: _("quarters"),
        PlaceType.STREET.value: _("streets and squares"),
        PlaceType.BUILDING.value: _("buildings and institutions"),
        PlaceType.WATER.value: _("waters"),
    }
    return str(words.get(kind, kind))


def kind_text(place_type: str, subtype: str | None = None) -> str:
    """Return what one place is: its subtype where there is a word for it, else its class."""
    return _subtypes(current_language()).get(subtype or "") or {
        "country": _("country"),
        "region": _("region"),
        "settlement": _("town"),
        "quarter": _("quarter"),
        "street": _("street"),
        "building": _("building or institution"),
        "water": _("water"),
    }.get(place_type, place_type)


@cache
def _subtypes(lang: str) -> dict[str, str]:
    """Return the words for subtypes in the language of the current request, which is `lang`: asked for row by row."""
    return _of_lands() | _of_towns() | _of_houses()


def _of_lands() -> dict[str, str]:
    return {
        "state": _("state"),
        "soviet-republic": _("Soviet republic"),
        "empire": _("empire"),
        "mandate": _("mandate"),
        "continent": _("continent"),
        "historical-region": _("historical region"),
        "mountains": _("mountains"),
        "peninsula": _("peninsula"),
        "island": _("island"),
        "islands": _("islands"),
        "basin": _("basin"),
        "sea": _("sea"),
        "strait": _("strait"),
        "bay": _("bay"),
        "river": _("river"),
        "lake": _("lake"),
        "battlefield": _("battlefield"),
    }


def _of_towns() -> dict[str, str]:
    return {
        "city": _("city"),
        "town": _("town"),
        "village": _("village"),
        "district": _("district"),
        "quarter": _("quarter"),
        "quay": _("quay"),
        "port": _("port"),
        "street": _("street"),
        "square": _("square"),
        "park": _("park"),
        "station": _("railway station"),
        "airfield": _("airfield"),
        "stadium": _("stadium"),
        "racecourse": _("racecourse"),
        "exhibition": _("exhibition"),
        "archaeological-site": _("archaeological site"),
    }


def _of_houses() -> dict[str, str]:
    return {
        "hotel": _("hotel"),
        "palace": _("palace"),
        "residence": _("residence"),
        "house": _("house"),
        "embassy": _("embassy"),
        "ministry": _("ministry"),
        "office": _("office"),
        "town-hall": _("town hall"),
        "factory": _("factory"),
        "shipyard": _("shipyard"),
        "farm": _("farm"),
        "museum": _("museum"),
        "library": _("library"),
        "theatre": _("theatre"),
        "opera": _("opera"),
        "club": _("club"),
        "academy": _("academy"),
        "institute": _("institute"),
        "school": _("school"),
        "hospital": _("hospital"),
        "prison": _("prison"),
        "monastery": _("monastery"),
        "mausoleum": _("mausoleum"),
    }


def name_kind_text(kind: NameKind) -> str:
    """Return what a name is used for."""
    words = {
        NameKind.PERIOD: _("name of 1932–33"),
        NameKind.MODERN: _("today’s name"),
        NameKind.HISTORICAL: _("name of another time"),
        NameKind.VARIANT: _("another spelling"),
    }
    return str(words[kind])


def language_name(code: str, lang: str) -> str:
    """Return the name of a language in another, or its code where that is not known.

    Examples:
        >>> language_name("uk", "en")
        'Ukrainian'
    """
    return str(Locale.parse(lang).languages.get(code, code))


def precision_text(footprint: Footprint, lang: str) -> str:
    """Return within how many metres or kilometres of its point the place surely lies."""
    if footprint.precision_m < 1000:
        number = format_decimal(footprint.precision_m, locale=lang)
        return str(_("within %(number)s m of the point", number=number))
    number = format_decimal(round(footprint.precision_m / 1000, 1), locale=lang)
    return str(_("within %(number)s km of the point", number=number))


def basis_text(footprint: Footprint) -> tuple[str, str]:
    """Return how the point is known, and the address that shows it; empty where there is none."""
    url = _record_url(footprint.basis)
    return (_("coordinates of GeoNames"), url) if url else (_("placed by the editors"), "")


def link_text(link: Link) -> tuple[str, str]:
    """Return where else the place stands, and the address there; empty for a gazetteer that we do not know."""
    prefix, _colon, identifier = link.identifier.partition(":")
    name, _start = _RECORDS.get(prefix, (prefix, ""))
    label = f"{name} {identifier}"
    if link.type == "closeMatch":
        label = _("%(record)s (a place close to this one)", record=label)
    return label, _record_url(link.identifier)


def record_urls(place: Place) -> Iterator[str]:
    """Yield the addresses of other hosts that the page of a place leads to."""
    told = [link.identifier for link in place.links]
    told += [place.footprint.basis] if place.footprint is not None else []
    yield from filter(None, map(_record_url, told))


def _record_url(identifier: str) -> str:
    """Return where a record of another gazetteer is read, such as "wd:Q649"; empty for one that we do not know."""
    prefix, _colon, number = identifier.partition(":")
    _name, start = _RECORDS.get(prefix, ("", ""))
    return f"{start}{number}" if start else ""


def reason_text(candidate: Candidate, place: Place, lang: str) -> str:
    """Return why a place answers a search: which of its names fits, and what had to be looked past."""
    name = candidate.toponym
    kind = name_kind_text(name.kind)
    parts = [f"{name.toponym} ({language_name(name.lang, lang)}): {kind}"] if name.toponym != place.name(lang) else []
    parts += [words for sign, words in _looked_past().items() if sign in candidate.matched]
    return "; ".join(parts)


def _looked_past() -> dict[str, str]:
    """Return signs in the gazetteer's reasons with their meaning."""
    return {
        "suffix '": _("ending left out"),
        "typing error": _("with a typing error"),
        "diacritics": _("without its marks"),
        "spaces and signs": _("spaces and signs left out"),
    }
