"""Requirements of `gazetteer.sources`."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from gazetteer.errors import RecordError
from gazetteer.sources import read_sources, shipped_sources

RECORD = f'- {{key: "000", file: a.txt, code_points: 12, sha256: {"0" * 64}}}\n'


def test_sources_are_found_by_their_key() -> None:
    """A key such as 000 stays a text."""
    source = read_sources("s.yaml", RECORD)["000"]
    assert (source.key, source.file, source.code_points, source.sha256) == ("000", "a.txt", 12, "0" * 64)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RECORD + RECORD, "s.yaml:2: sources: key stands twice; got '000'; expected each key once"),
        (RECORD.replace("0" * 64, "abc"), "s.yaml:1: sources: wrong record"),
        (RECORD.replace("file: a.txt, ", ""), "s.yaml:1: sources: wrong record"),
        (RECORD.replace("12", "many"), "sources, code_points; got 'many'; expected a whole number"),
    ],
)
def test_a_mistake_is_named(text: str, message: str) -> None:
    """With file and line."""
    with pytest.raises(RecordError, match=message):
        read_sources("s.yaml", text)


def test_shipped_sources_are_the_files_that_readers_have(texts_dir: Path) -> None:
    """Length and SHA-256 are those of the files, so that attestations point where they say."""
    for source in shipped_sources().values():
        content = (texts_dir / source.file).read_bytes()
        assert len(content.decode("utf-8")) == source.code_points
        assert hashlib.sha256(content).hexdigest() == source.sha256
