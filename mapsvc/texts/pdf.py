"""The text of a PDF, page by page; the only door to pypdf.

pypdf was taken over pdfminer.six because it reads the same words (of a 15-page Turkish article printed by Chromium,
both missed 24 of 7,255, hyphens at line ends), is pure Python without a further dependency (0.4 MB against 6.6 MB and
cryptography), and needs less time (0.32 s against 0.55 s). PyMuPDF is AGPL; pypdfium2 is a binary of 4 MB.
A PDF has no code points of its own: those of its evidence ranges are of the text read here, pages apart by form feeds.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mapsvc.errors import TextFileError

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["pdf_pages"]


def pdf_pages(path: Path) -> Iterator[str]:
    """Yield the text of each page; all but the first begin with a form feed.

    Raises:
        TextFileError: The file is no PDF, broken, encrypted, or has no text.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its notes on broken files are ours to tell
    try:
        with path.open("rb") as stream:
            yield from _pages(path, stream)
    except TextFileError:
        raise
    except (OSError, MemoryError, GeneratorExit):
        raise
    except Exception as error:  # pypdf lets any error of Python through where a file is broken
        why = f"the PDF is broken ({type(error).__name__}: {str(error)[:120] or 'no details'})"
        raise TextFileError(str(path), why, "print it anew as PDF, or save its text") from error


def _pages(path: Path, stream: object) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415  loaded for those who have PDF

    reader = PdfReader(stream)  # type: ignore[arg-type]  # a file opened for reading bytes
    _unlock(path, reader)
    has_text = False
    count = 0
    for page in reader.pages:
        text = page.extract_text().replace("\f", " ").encode("utf-8", "replace").decode("utf-8")
        has_text = has_text or any(map(str.isalpha, text))
        yield ("\f" if count else "") + text
        count += 1
    if not has_text:
        why = f"the PDF has no text on its {count} page{'s' * (count != 1)}, only pictures"
        raise TextFileError(str(path), why, "run a text recognition over it first, such as ocrmypdf")


def _unlock(path: Path, reader: PdfReader) -> None:
    """Open a PDF that is locked with the empty password, as many are."""
    if not reader.is_encrypted:
        return
    try:
        is_open = bool(reader.decrypt(""))
    except Exception:  # without the optional library for AES the file stays as closed as with a password
        is_open = False
    if not is_open:
        raise TextFileError(str(path), "the PDF is encrypted", "save a copy without a password")
