"""The source texts that attestations point into: key, file, length. The texts themselves are not shipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gazetteer.yaml_marks import Node, load_document

__all__ = ["SourceText", "read_sources", "shipped_sources"]

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source text as a file that the reader may have."""

    key: str
    """What records call it: 000."""
    file: str
    """Name of the file, without folder."""
    code_points: int
    """Length of the raw file."""
    sha256: str


def read_sources(file: str, text: str | bytes) -> dict[str, SourceText]:
    """Return the sources that a YAML list describes, by key.

    Raises:
        RecordError: The list or a member of it is wrong.
    """
    sources: dict[str, SourceText] = {}
    for node in load_document(file, text).values:
        source = _source(node)
        if source.key in sources:
            raise node.error("sources: key stands twice", "each key once", source.key)
        sources[source.key] = source
    return sources


def _source(node: Node) -> SourceText:
    values = [node.get(field) for field in ("key", "file", "code_points", "sha256")]
    key, name, code_points, sha256 = (value or node for value in values)
    if len(node.items()) != len(values) or _SHA256.fullmatch(sha256.text or "") is None:
        raise node.error("sources: wrong record", "key, file, code_points and sha256 (64 hexadecimal digits)")
    return SourceText(
        key.as_text("sources, key"),
        name.as_text("sources, file"),
        code_points.as_integer("sources, code_points"),
        sha256.as_text("sources, sha256"),
    )


@cache
def shipped_sources() -> Mapping[str, SourceText]:
    """Return the source texts of the shipped gazetteer, by key."""
    return read_sources("sources.yaml", (files("gazetteer") / "data" / "sources.yaml").read_bytes())
