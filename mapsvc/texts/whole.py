"""A file read as one text, for what looks at the whole of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from gazetteer.documents import MappedText
from mapsvc.errors import TextFileError
from mapsvc.texts.files import FoundFile, find_files
from mapsvc.texts.reading import open_text

__all__ = ["WholeText", "read_whole"]

_LONGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class WholeText:
    """The text of a file, and where it came from."""

    name: str
    sha256: str
    text: str
    pieces: tuple[MappedText, ...]

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the file that a stretch of the text stands for; it is not empty."""
        return self._raw(start)[0], self._raw(end - 1)[1]

    def _raw(self, offset: int) -> tuple[int, int]:
        ends: list[int] = []
        for piece in self.pieces:
            ends.append((ends[-1] if ends else 0) + len(piece.text))
        place = bisect_right(ends, offset)
        inside = offset - (ends[place - 1] if place else 0)
        return self.pieces[place].to_raw(inside, inside + 1)


def read_whole(path: Path) -> WholeText:
    """Read a file: plain text, Markdown, HTML or PDF.

    Raises:
        TextFileError: It cannot be read, or is longer than fifty million characters.
    """
    found = next(iter(find_files((path,))), None)
    if found is None:
        raise TextFileError(str(path), "there is no text in it", "name one file")
    if not isinstance(found, FoundFile):
        raise found
    file = open_text(found)
    pieces: list[MappedText] = []
    length = 0
    for piece in file.pieces():
        length += len(piece.text)
        if length > _LONGEST:
            raise TextFileError(str(path), f"it has more than {_LONGEST} characters", "cut it into parts")
        pieces.append(piece)
    return WholeText(file.name, file.sha256, "".join(piece.text for piece in pieces), tuple(pieces))
