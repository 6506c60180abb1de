"""A file as pieces of text with maps back to its code points, small enough to work on one at a time.

A piece ends where a page does, or else a paragraph, a line, a word: whatever comes last in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from gazetteer.documents.mapped import MappedText
from mapsvc.errors import TextFileError
from mapsvc.texts.encoding import Encoding, decoded, detect
from mapsvc.texts.files import Form, FoundFile
from mapsvc.texts.html import html_text
from mapsvc.texts.markdown import markdown_parts
from mapsvc.texts.pdf import pdf_pages

__all__ = ["PIECE", "TextFile", "open_text"]

PIECE = 500_000
"""Characters of a piece, about."""
_CHUNK = 1 << 20
# The best place to end a piece comes first: before a page, after a paragraph, a line, a word.
_ENDS = tuple(map(re.compile, (r"\f|\n(?= \S)", r"\n[ \t\r]*\n", r"\n", r"\s")))
_LAST_PART = 4

Progress = Callable[[int], None]


class TextFile:
    """A file that was looked at once: what it is known by, and how to read it."""

    def __init__(self, found: FoundFile, sha256: str, encoding: Encoding | None) -> None:
        """Keep what is known of the file; PDF has no encoding."""
        self.found, self.sha256, self.encoding = found, sha256, encoding

    @property
    def name(self) -> str:
        """The file's name without its folder, as evidence calls it."""
        return self.found.path.name.encode("utf-8", "replace").decode("utf-8")

    def pieces(self, progress: Progress = lambda _: None) -> Iterator[MappedText]:
        """Yield the text in pieces; their maps lead to code points of the file.

        Args:
            progress: Called with the number of bytes read since the last call.

        Raises:
            TextFileError: The file cannot be read as what it is.
        """
        if self.encoding is None:
            yield from _plain_pieces(_told(pdf_pages(self.found.path), self.found.size, progress))
            return
        characters = decoded(_chunks(self.found.path, progress), self.encoding)
        if self.found.form is Form.TEXT:
            yield from _plain_pieces(characters)
            return
        source = "".join(characters)
        for part in [html_text(source)] if self.found.form is Form.HTML else markdown_parts(source):
            yield from _cut(part)


def open_text(found: FoundFile) -> TextFile:
    """Look at a file: its SHA-256, its encoding, whether it is a text at all.

    Raises:
        TextFileError: The file cannot be read, is empty, binary, or written in letters that are not read here.
    """
    digest = hashlib.sha256()

    def digested() -> Iterator[bytes]:
        for chunk in _chunks(found.path):
            digest.update(chunk)
            yield chunk

    if found.form is Form.PDF:
        if not sum(map(len, digested())):
            raise TextFileError(str(found.path), "the file is empty", "nothing was lost")
        return TextFile(found, digest.hexdigest(), None)
    encoding = detect(found.path, digested())
    return TextFile(found, digest.hexdigest(), encoding)


def _chunks(path: Path, progress: Progress = lambda _: None) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                progress(len(chunk))
                yield chunk
    except OSError as error:
        raise TextFileError(str(path), error.strerror or str(error), "give yourself the right to read it") from error


def _told(pages: Iterator[str], size: int, progress: Progress) -> Iterator[str]:
    """Pass pages on; how many there are is not known, so the whole file is told at the end."""
    yield from pages
    progress(size)


def _plain_pieces(characters: Iterator[str]) -> Iterator[MappedText]:
    """Yield plain text in pieces that end well."""
    start, waiting = 0, ""
    for more in characters:
        waiting += more
        while len(waiting) > PIECE:
            end = _good_end(waiting, PIECE)
            yield MappedText.plain(waiting[:end], start)
            start, waiting = start + end, waiting[end:]
    if waiting:
        yield MappedText.plain(waiting, start)


def _cut(text: MappedText) -> Iterator[MappedText]:
    start = 0
    while len(text.text) - start > PIECE:
        end = start + _good_end(text.text[start : start + PIECE], PIECE)
        yield text.cut(start, end)
        start = end
    if start < len(text.text):
        yield text.cut(start, len(text.text))


def _good_end(text: str, limit: int) -> int:
    """Return where to end a piece of at most `limit` characters, not before its last quarter."""
    first = limit - limit // _LAST_PART
    for pattern in _ENDS:
        ends = [match.end() for match in pattern.finditer(text, first, limit)]
        if ends:
            is_form_feed = text[ends[-1] - 1] == "\f"
            return ends[-1] - is_form_feed  # a form feed belongs to the page it opens
    return limit
