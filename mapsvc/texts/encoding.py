"""In which letters a file is written: UTF-8, Windows-1254 or ISO-8859-9; anything else is refused with its reason.

UTF-8 checks itself: other text hardly ever passes for it. Windows-1254 and ISO-8859-9 differ from each other in the
bytes 0x80-0x9F only (quotation marks and dashes against control codes), and accept nearly any bytes, so what is read
as one of them must look like Turkish.

Sources:
    Unicode Standard, table 3-7 (well-formed UTF-8); Unicode, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1254.TXT.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mapsvc.errors import TextFileError

__all__ = ["Encoding", "decoded", "detect"]

_PDF = b"%PDF-"
_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF8 = "save it as UTF-8"
# What Turkish prose has above ASCII in Windows-1254: ç ğ ı ö ş ü, vowels with a circumflex, é, marks of typography.
_TURKISH_HIGH = "çğıöşüÇĞİÖŞÜâîûÂÎÛéè’‘“”„…–—«»·•°§©®\xa0\xad"
_LEAST_TURKISH = 0.85
# Letters of a text written by a person; formatting characters that text files do have.
_CONTROLS = bytes(range(1, 9)) + bytes(range(14, 32)) + b"\x7f"
_MOST_CONTROLS = 0.005


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file become characters."""

    codec: str
    """Python's name of it."""
    label: str
    """What it is called: UTF-8, UTF-8 with BOM, Windows-1254, ISO-8859-9."""

    @property
    def is_utf8(self) -> bool:
        """Whether nothing needs to be told about it."""
        return self.codec == "utf-8"


class _Evidence:
    """What the bytes of a file say, gathered chunk by chunk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self.controls = 0
        self.utf8_ends_at: int | None = None
        self.high = bytearray()
        self.sample = bytearray()
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def take(self, chunk: bytes) -> None:
        zero = chunk.find(0)
        if zero >= 0:
            raise self.error(f"byte {self.size + zero:,} is NUL, which no text has", "is it a picture, or UTF-16?")
        self.controls += len(chunk) - len(chunk.translate(None, _CONTROLS))
        if self.utf8_ends_at is None:
            pending = len(self._decoder.getstate()[0])
            try:
                self._decoder.decode(chunk)
            except UnicodeDecodeError as error:
                self.utf8_ends_at = self.size - pending + error.start
        if len(self.high) < 1 << 20:
            self.high += chunk.translate(None, bytes(range(128)))
        self.sample += chunk[: (1 << 20) - len(self.sample)]
        self.size += len(chunk)

    def finish(self) -> None:
        if self.utf8_ends_at is None and self._decoder.getstate()[0]:
            self.utf8_ends_at = self.size - len(self._decoder.getstate()[0])

    def error(self, why: str, remedy: str) -> TextFileError:
        return TextFileError(str(self.path), why, remedy)


def detect(path: Path, chunks: Iterable[bytes]) -> Encoding:
    """Return the encoding of a file.

    Args:
        path: The file, for messages.
        chunks: All of its bytes, in pieces.

    Raises:
        TextFileError: The file is empty, binary, or written in letters that are not read here.
    """
    evidence = _Evidence(path)
    start = b""
    for chunk in chunks:
        if len(start) < len(_PDF):
            start += chunk[: len(_PDF)]
            _refuse_wide(path, start)
        evidence.take(chunk)
    evidence.finish()
    if evidence.size == 0:
        raise evidence.error("the file is empty", "nothing was lost")
    if evidence.controls > max(evidence.size * _MOST_CONTROLS, 8):
        raise evidence.error(f"{evidence.controls:,} of its bytes are control codes", "it is no text")
    if evidence.utf8_ends_at is None:
        has_bom = start.startswith(codecs.BOM_UTF8)
        return Encoding("utf-8", "UTF-8 with BOM" if has_bom else "UTF-8")
    return _eight_bit(evidence)


def _refuse_wide(path: Path, start: bytes) -> None:
    if start.startswith(_PDF):
        raise TextFileError(str(path), "it is a PDF, and its name does not say so", "let its name end in .pdf")
    for bom, name in _BOMS:
        if start.startswith(bom):
            raise TextFileError(str(path), f"it is {name}, expected UTF-8 or Windows-1254", _SAVE_AS_UTF8)


def _eight_bit(evidence: _Evidence) -> Encoding:
    """Return Windows-1254 or ISO-8859-9 where the high bytes make Turkish letters; else say what is wrong."""
    high = bytes(evidence.high)
    where = f"byte {evidence.utf8_ends_at:,} is not UTF-8"
    well_formed = sum(not letter.isascii() for letter in evidence.sample.decode("utf-8", "ignore"))
    is_damaged = well_formed * 4 > len(high)
    surrogate = b"\xed\xa0" in high or b"\xed\xb0" in high
    if is_damaged or surrogate:
        reason = "half of a surrogate pair" if surrogate else "the rest is; the file is damaged"
        raise evidence.error(f"{where} ({reason})", "mend that spot, or save it anew as UTF-8")
    has_marks = any(0x80 <= byte <= 0x9F for byte in high)
    try:
        letters = high.decode("cp1254")
    except UnicodeDecodeError:
        letters = ""
    turkish = sum(letter in _TURKISH_HIGH for letter in letters)
    if not letters or turkish < _LEAST_TURKISH * len(letters):
        raise evidence.error(f"{where}, and as Windows-1254 it would be no Turkish", _SAVE_AS_UTF8)
    return Encoding("cp1254", "Windows-1254") if has_marks else Encoding("iso8859-9", "ISO-8859-9")


def decoded(chunks: Iterable[bytes], encoding: Encoding) -> Iterator[str]:
    """Yield the characters of a file that `detect` has seen, in pieces; a BOM is its first character."""
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    for chunk in chunks:
        text = decoder.decode(chunk)
        if text:
            yield text
    rest = decoder.decode(b"", True)
    if rest:
        yield rest
