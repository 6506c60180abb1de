"""One place record of a YAML file -> Place, with a message for every mistake in it.

What concerns one record alone is checked here; what concerns several (ids, parents) in `records`. The shape is
also written down for editors' tools in `data/place.schema.json`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Final, ParamSpec, TypeVar

from gazetteer.errors import RecordError
from gazetteer.place import (
    Attestation,
    Footprint,
    Link,
    LonLat,
    NameKind,
    Place,
    PlaceId,
    PlaceType,
    Toponym,
)
from gazetteer.sources import SourceText
from gazetteer.timespan import Timespan
from gazetteer.turkish import search_key
from gazetteer.yaml_marks import Node

__all__ = ["SUBTYPES", "Mistakes", "read_place"]

P = ParamSpec("P")
T = TypeVar("T")

SUBTYPES: Final = frozenset({
    "state", "soviet-republic", "empire", "mandate", "continent", "historical-region", "mountains", "peninsula",
    "island", "islands", "city", "town", "village", "district", "quarter", "quay", "port", "station", "street",
    "square", "hotel", "palace", "residence", "embassy", "ministry", "town-hall", "factory", "shipyard", "farm",
    "museum", "library", "theatre", "opera", "club", "stadium", "racecourse", "academy", "institute", "school",
    "hospital", "prison", "monastery", "mausoleum", "park", "sea", "strait", "bay", "river", "lake", "basin",
    "exhibition", "archaeological-site", "battlefield", "airfield", "office", "house",
})  # fmt: skip
"""What `subtype` may say; a new word is added here first."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_BASIS = re.compile(r"geonames:[1-9][0-9]*|editors")
_LINK = re.compile(r"(exactMatch|closeMatch) (wd:Q[1-9][0-9]*|gn:[1-9][0-9]*)")
_ATTESTATION = re.compile(r"([0-9A-Za-z_-]+):([0-9]{1,9})-([0-9]{1,9})")
_NOTE_LANGS = ("tr", "en", "ru")
_FARTHEST_M = 5_000_000  # the Soviet Union from its middle
_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "GREEK": "Grek",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "HEBREW": "Hebr",
}  # fmt: skip


class Mistakes(list[RecordError]):
    """Collects errors, so that one run names all of them and not only the first."""

    def attempt(self, read: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T | None:
        """Return what `read` returns, or None when it found a mistake."""
        try:
            return read(*arguments, **named)
        except RecordError as mistake:
            self.append(mistake)
            return None


def read_place(node: Node, sources: Mapping[str, SourceText], mistakes: Mistakes) -> Place | None:
    """Return the place that a record describes, or None when something in it is wrong.

    Args:
        node: A member of the list in a file of places.
        sources: The source texts by their short key.
        mistakes: Takes what is wrong.
    """
    before = len(mistakes)
    name = record_name(node)
    allowed = "id type subtype names footprint parent links attestations note replaces"
    if not _check_fields(node, name, allowed, "id type names footprint", mistakes):
        return None
    place_id = mistakes.attempt(_pattern, node, "id", name, _ID, "ASCII kebab-case such as ankara-palas")
    type_ = mistakes.attempt(_one_of, node, "type", name, tuple(PlaceType))
    subtype = mistakes.attempt(_subtype, node, name)
    toponyms = _toponyms(node, name, mistakes)
    footprint = _footprint(node.get("footprint"), name, mistakes)
    parent = mistakes.attempt(_pattern, node, "parent", name, _ID, "the id of a place, or null")
    links = [mistakes.attempt(_link, link, name) for link in _members(node, "links", name, mistakes)]
    spots = _members(node, "attestations", name, mistakes)
    attestations = [mistakes.attempt(_attestation, spot, name, sources) for spot in spots]
    note = _note(node.get("note"), name, mistakes)
    replaces = [mistakes.attempt(_former_id, former, name) for former in _members(node, "replaces", name, mistakes)]
    if len(mistakes) > before or place_id is None or type_ is None:
        return None
    return Place(
        id=PlaceId(place_id),
        type=PlaceType(type_),
        subtype=subtype,
        toponyms=toponyms,
        footprint=footprint,
        parent=None if parent is None else PlaceId(parent),
        links=tuple(link for link in links if link is not None),
        attestations=tuple(spot for spot in attestations if spot is not None),
        note=note,
        replaces=tuple(former for former in replaces if former is not None),
    )


def record_name(node: Node) -> str:
    """Say which record this is, for messages."""
    place_id = node.get("id")
    return f"place {place_id.text!r}" if place_id is not None and place_id.text else "place without id"


def _check_fields(node: Node, name: str, allowed: str, required: str, mistakes: Mistakes) -> bool:
    """Report fields that are unknown or missing; return whether the node is a mapping at all."""
    if node.kind != "mapping":
        mistakes.append(node.error(f"{name}: not a record", "a mapping of fields"))
        return False
    for key, value in node.items():
        if key not in allowed.split():
            file, line = node.file, value.key_line
            mistakes.append(RecordError(file, line, f"{name}: unknown field", key, f"one of {allowed}"))
    for key in required.split():
        if node.get(key) is None:
            mistakes.append(RecordError(node.file, node.line, f"{name}: field is missing", None, key))
    return True


def _text(node: Node, field: str, name: str) -> str | None:
    value = node.get(field)
    return None if value is None or value.is_null else value.as_text(f"{name}, {field}")


def _pattern(node: Node, field: str, name: str, pattern: re.Pattern[str], expected: str) -> str | None:
    """Return a text that has a form; None where the field is missing or null."""
    text = _text(node, field, name)
    if text is not None and pattern.fullmatch(text) is None:
        raise _at(node, field).error(f"{name}, {field}: wrong form", expected)
    return text


def _one_of(node: Node, field: str, name: str, choices: tuple[str, ...]) -> str:
    text = _text(node, field, name)
    if text not in choices:
        raise _at(node, field).error(f"{name}, {field}: unknown value", "one of " + ", ".join(choices))
    return text


def _subtype(node: Node, name: str) -> str | None:
    text = _text(node, "subtype", name)
    if text is not None and text not in SUBTYPES:
        raise _at(node, "subtype").error(f"{name}, subtype: unknown value", "one of " + ", ".join(sorted(SUBTYPES)))
    return text


def _at(node: Node, field: str) -> Node:
    return node.get(field) or node


def _members(node: Node, field: str, name: str, mistakes: Mistakes) -> Iterator[Node]:
    value = node.get(field)
    if value is None or value.is_null:
        return iter(())
    if value.kind != "sequence":
        mistakes.append(value.error(f"{name}, {field}: wrong type", "a list"))
    return iter(value.values)


def _toponyms(node: Node, name: str, mistakes: Mistakes) -> tuple[Toponym, ...]:
    before = len(mistakes)
    toponyms: list[Toponym] = []
    for member in _members(node, "names", name, mistakes):
        toponym = mistakes.attempt(_toponym, member, name, mistakes)
        if toponym is None:
            continue
        if any((t.toponym, t.lang, t.kind) == (toponym.toponym, toponym.lang, toponym.kind) for t in toponyms):
            mistakes.append(member.error(f"{name}, names: stands twice", "each name once", toponym.toponym))
        toponyms.append(toponym)
    has_period_name = any(t.lang == "tr" and t.kind is NameKind.PERIOD for t in toponyms)
    if node.get("names") is not None and not has_period_name and len(mistakes) == before:
        mistakes.append(
            _at(node, "names").error(f"{name}, names: no Turkish period name", "a name with lang: tr, kind: period")
        )
    return tuple(toponyms)


def _toponym(node: Node, name: str, mistakes: Mistakes) -> Toponym | None:
    name = f"{name}, names"
    if not _check_fields(node, name, "toponym lang script kind when note", "toponym lang kind", mistakes):
        return None
    text = _text(node, "toponym", name) or ""
    if not search_key(text) or text != text.strip() or not unicodedata.is_normalized("NFC", text):
        raise _at(node, "toponym").error(f"{name}: not a name", "letters in Unicode form NFC, no space at the ends")
    lang = _pattern(node, "lang", name, _LANG, "a BCP 47 language such as tr")
    kind = NameKind(_one_of(node, "kind", name, tuple(NameKind)))
    when = _text(node, "when", name)
    if when is not None:
        try:
            Timespan.parse(when)
        except ValueError:
            expected = "an EDTF date or interval such as 1914/1924 or ../1924"
            raise _at(node, "when").error(f"{name}, when: not a timespan", expected) from None
    return Toponym(text, lang or "und", _script(node, text, name), kind, when, _text(node, "note", name))


def _script(node: Node, text: str, name: str) -> str:
    """Return the script of a toponym as its letters show it; what the record says must agree."""
    letter = next(letter for letter in text if letter.isalnum())
    derived = _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0])
    given = _text(node, "script", name)
    if given is not None and (re.fullmatch(r"[A-Z][a-z]{3}", given) is None or derived not in (None, given)):
        raise _at(node, "script").error(f"{name}, script: does not fit the letters", derived or "an ISO 15924 code")
    return given or derived or "Zyyy"


def _footprint(node: Node | None, name: str, mistakes: Mistakes) -> Footprint | None:
    name = f"{name}, footprint"
    if node is None or node.is_null:
        return None
    needed = "lon lat precision_m basis"
    before = len(mistakes)
    if not _check_fields(node, name, f"{needed} note", needed, mistakes) or len(mistakes) > before:
        return None
    lon = mistakes.attempt(_degrees, node, "lon", name, 180)
    lat = mistakes.attempt(_degrees, node, "lat", name, 90)
    precision_m = mistakes.attempt(_precision_m, node, name)
    basis = mistakes.attempt(_pattern, node, "basis", name, _BASIS, "geonames:<id> or editors")
    note = mistakes.attempt(_text, node, "note", name)
    if basis == "editors" and note is None:
        mistakes.append(_at(node, "basis").error(f"{name}: placed by the editors, but how?", "a note that says how"))
    if lon is None or lat is None or precision_m is None or basis is None:
        return None
    return Footprint(LonLat(lon, lat), precision_m, basis, note)


def _degrees(node: Node, field: str, name: str, limit: int) -> float:
    degrees = _at(node, field).as_number(f"{name}, {field}")
    if not -limit <= degrees <= limit:
        raise _at(node, field).error(f"{name}, {field}: out of range", f"degrees from -{limit} to {limit}")
    return degrees


def _precision_m(node: Node, name: str) -> int:
    precision_m = _at(node, "precision_m").as_integer(f"{name}, precision_m")
    if not 1 <= precision_m <= _FARTHEST_M:
        raise _at(node, "precision_m").error(f"{name}, precision_m: out of range", f"metres from 1 to {_FARTHEST_M:,}")
    return precision_m


def _link(node: Node, name: str) -> Link:
    found = _LINK.fullmatch(node.as_text(f"{name}, links"))
    if found is None:
        raise node.error(f"{name}, links: wrong form", "exactMatch or closeMatch, then wd:Q<number> or gn:<number>")
    return Link(found[1], found[2])


def _former_id(node: Node, name: str) -> PlaceId:
    text = node.as_text(f"{name}, replaces")
    if _ID.fullmatch(text) is None:
        raise node.error(f"{name}, replaces: wrong form", "an id that was published before, such as ankara-palas")
    return PlaceId(text)


def _attestation(node: Node, name: str, sources: Mapping[str, SourceText]) -> Attestation:
    found = _ATTESTATION.fullmatch(node.as_text(f"{name}, attestations"))
    if found is None:
        raise node.error(f"{name}, attestations: wrong form", '"<source>:<start>-<end>" such as "000:29683-29689"')
    source = sources.get(found[1])
    if source is None:
        raise node.error(f"{name}, attestations: unknown source", "one of " + ", ".join(sorted(sources)))
    start, end = int(found[2]), int(found[3])
    if not start < end <= source.code_points:
        raise node.error(f"{name}, attestations: no such range", f"start < end <= {source.code_points}")
    return Attestation(source.file, start, end)


def _note(node: Node | None, name: str, mistakes: Mistakes) -> dict[str, str] | None:
    name = f"{name}, note"
    if node is None or node.is_null or not _check_fields(node, name, " ".join(_NOTE_LANGS), "tr en", mistakes):
        return None
    texts = {lang: mistakes.attempt(_text, node, lang, name) for lang, _ in node.items()}
    return {lang: text for lang, text in texts.items() if text is not None}
