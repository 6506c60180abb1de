"""A folder of YAML files -> places, with every mistake named by file and line.

One record is read by `place_record`; here the records are read together: ids are unique over all files, parents
exist and do not run in circles, and attestations name the place where the texts are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Protocol

from gazetteer.errors import RecordError
from gazetteer.place import Attestation, Place
from gazetteer.place_record import Mistakes, read_place, record_name
from gazetteer.sources import SourceText, shipped_sources
from gazetteer.turkish import search_key
from gazetteer.yaml_marks import Node, load_document

__all__ = ["misplaced_attestation", "read_places"]


_MOST_LEVELS = 24
"""How deep places may lie in each other: room, house, street, quarter, town, region, country are seven."""


class Folder(Protocol):
    """Where files of places are: a folder of the disk, of a package, or anything that lists its files."""

    def iterdir(self) -> Iterator[Any]:
        """Go through the files, each with a name and `read_bytes`."""


def read_places(
    folder: Folder,
    *,
    own: Folder | None = None,
    sources: Mapping[str, SourceText] | None = None,
    texts: Mapping[str, str] | None = None,
) -> tuple[tuple[Place, ...], tuple[RecordError, ...]]:
    """Read every `*.yaml` file of a folder, each a list of place records.

    Args:
        folder: Where the files are; they are read in the order of their names.
        own: A second folder: its places are added to the first one's, or take the place of those with their id.
        sources: The source texts that attestations may name, by key; the shipped ones where not given.
        texts: Raw source texts by file name. Attestations in these are compared with the text.

    Returns:
        The places that are right, in the order of files and records, and all mistakes, in the order of files and
        lines. An empty folder has no place and no mistake.
    """
    sources = shipped_sources() if sources is None else sources
    mistakes = Mistakes()
    records: list[tuple[Node, Place | None]] = []
    first_nodes: dict[str, Node] = {}
    for one in (folder, own):
        if one is not None:
            found = _read_folder(one, sources, mistakes)
            first_nodes |= _check_ids([node for node, _ in found], mistakes)
            records += found
    _check_parents(first_nodes, mistakes)
    _check_former_ids(first_nodes, mistakes)
    read = {id(node): place for node, place in records}
    places = tuple(place for node in first_nodes.values() if (place := read[id(node)]) is not None)
    if texts is not None:
        _check_attestations(records, texts, mistakes)
    return places, tuple(sorted(mistakes, key=lambda mistake: (mistake.file, mistake.line)))


def misplaced_attestation(place: Place, spot: Attestation, text: str) -> str | None:
    """Return what the text has at an attestation, or None when it is one of the place's names.

    Damage of print does not count: a name broken over a line, spaces within.
    """
    found = text[spot.start : spot.end]
    is_name = search_key(found) in {search_key(toponym.toponym) for toponym in place.toponyms}
    return None if is_name and found == found.strip() else found


def _read_folder(
    folder: Folder, sources: Mapping[str, SourceText], mistakes: Mistakes
) -> list[tuple[Node, Place | None]]:  # fmt: skip
    records: list[tuple[Node, Place | None]] = []
    for file in sorted(folder.iterdir(), key=lambda file: str(file.name)):
        if file.name.endswith((".yaml", ".yml")):
            records += _read_file(file, sources, mistakes)
    return records


def _read_file(
    file: Path | Traversable, sources: Mapping[str, SourceText], mistakes: Mistakes
) -> list[tuple[Node, Place | None]]:
    try:
        content = file.read_bytes()
    except OSError as error:
        mistakes.append(RecordError(str(file), 1, f"file cannot be read: {error.strerror}"))
        return []
    root = mistakes.attempt(load_document, str(file), content)
    if root is None or root.is_null:  # a file of comments only has no place yet
        return []
    if root.kind != "sequence":
        mistakes.append(root.error("not a list of places", 'a YAML list, each member starting with "- id:"'))
    return [(node, read_place(node, sources, mistakes)) for node in root.values]


def _text_of(node: Node, field: str) -> str | None:
    value = node.get(field)
    return None if value is None else value.text


def _check_ids(nodes: list[Node], mistakes: Mistakes) -> dict[str, Node]:
    """Report ids that stand twice; return the first record of each id, right or wrong."""
    first_nodes: dict[str, Node] = {}
    for node in nodes:
        place_id = _text_of(node, "id")
        if place_id is None:
            continue
        first = first_nodes.setdefault(place_id, node)
        if first is not node:
            spot = f"{first.file}:{first.line}"
            mistakes.append(node.error(f"{record_name(node)}: id is taken by {spot}", "each id once", place_id))
    return first_nodes


def _check_former_ids(first_nodes: Mapping[str, Node], mistakes: Mistakes) -> None:
    """Report former ids that a place still has, or that lead to two places."""
    seen: dict[str, Node] = {}
    for node in first_nodes.values():
        former = node.get("replaces")
        for one in former.values if former is not None else ():
            taken = first_nodes.get(one.text or "") or seen.get(one.text or "")
            if taken is not None:
                what = f"{record_name(node)}, replaces: the id is taken by {taken.file}:{taken.line}"
                mistakes.append(one.error(what, "an id that no place has, once", one.text))
            seen[one.text or ""] = one


def _check_parents(first_nodes: Mapping[str, Node], mistakes: Mistakes) -> None:
    """Report parents that do not exist or run in a circle."""
    for place_id, node in first_nodes.items():
        parent = node.get("parent")
        if parent is None or parent.text is None:
            continue
        if parent.text not in first_nodes:
            mistakes.append(parent.error(f"{record_name(node)}, parent: unknown place", "the id of a place"))
            continue
        chain = _chain(place_id, first_nodes)
        if len(chain) > _MOST_LEVELS:
            expected = f"at most {_MOST_LEVELS} places above a place, and no circle"
            mistakes.append(parent.error(f"{record_name(node)}, parent: lies in too many places", expected))
            continue
        if chain[-1] == place_id:  # each place of the circle reports it once, the places that lead into it do not
            circle = " -> ".join(chain)
            mistakes.append(parent.error(f"{record_name(node)}, parent: runs in a circle", "no circle", circle))


def _chain(place_id: str, first_nodes: Mapping[str, Node]) -> list[str]:
    """Return the ids from a place up, ending where there is no parent, an id comes again, or it is too long."""
    chain = [place_id]
    while True:
        node = first_nodes.get(chain[-1])
        parent = None if node is None else _text_of(node, "parent")
        if parent is None:
            return [*chain, ""]
        chain.append(parent)
        if parent in chain[:-1] or len(chain) > _MOST_LEVELS:
            return chain


def _check_attestations(records: list[tuple[Node, Place | None]], texts: Mapping[str, str], mistakes: Mistakes) -> None:
    for node, place in records:
        spots = node.get("attestations")
        if place is None or spots is None:
            continue
        for spot_node, spot in zip(spots.values, place.attestations, strict=True):
            text = texts.get(spot.source)
            found = None if text is None else misplaced_attestation(place, spot, text)
            if found is not None:
                what = f"{record_name(node)}, attestations: the text at {spot_node.text} is not a name of the place"
                mistakes.append(spot_node.error(what, "one of its toponyms, without endings", found))
