"""PDF: its text by pages, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from mapsvc.errors import TextFileError
from mapsvc.texts.ingest import Outcome, Status
from mapsvc.texts.pdf import pdf_pages
from mapsvc.texts.store import TextStore


def pdf(*pages: str) -> bytes:
    """Return a small PDF with a line of text a page, written by hand."""
    kids = " ".join(f"{3 + 2 * place} 0 R" for place in range(len(pages)))
    font = 3 + 2 * len(pages)
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    for place, text in enumerate(pages):
        stream = f"BT /F 12 Tf 72 720 Td ({text}) Tj ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {4 + 2 * place} 0 R"
            f"/Resources<</Font<</F {font} 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    )
    return (body + tail).encode("latin-1")


def test_pages_are_apart(tmp_path: Path, take: Callable[..., list[Outcome]], store: Path) -> None:
    """Each page but the first begins with a form feed, and the store counts them."""
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf("Heyet Odesa limanina girdi.", "Oradan Kiev sehrine gidildi."))
    assert "".join(pdf_pages(file)) == "Heyet Odesa limanina girdi.\fOradan Kiev sehrine gidildi."
    assert [one.status for one in take(file)] == [Status.ADDED]
    assert TextStore.open(store).documents()[0].pages == 2


def test_a_pdf_of_pictures_is_refused(tmp_path: Path) -> None:
    """The message says what would help."""
    file = tmp_path / "a.pdf"
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(file)
    with pytest.raises(TextFileError, match="the PDF has no text on its 1 page, only pictures; run a text recognition"):
        list(pdf_pages(file))


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    """Without its password nothing can be read."""
    file = tmp_path / "a.pdf"
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)
    with pytest.raises(TextFileError, match="the PDF is encrypted; save a copy without a password"):
        list(pdf_pages(file))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", b"no pdf at all", pdf("Kiev")[:200], pdf("Kiev").replace(b"/Kids", b"/Kidz")]
)
def test_a_broken_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    """Whatever pypdf makes of it becomes one named error."""
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    with pytest.raises(TextFileError, match=r"the PDF (is broken|has no text)"):
        list(pdf_pages(file))
