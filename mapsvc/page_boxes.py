"""The boxes of a PDF that tell a print shop where to cut: what Typst cannot write yet.

pypdf writes the file anew with them; tags, fonts, description and conformance stay. It is loaded only for those who
print a panel.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

__all__ = ["with_boxes"]

_POINTS_PER_MM = 72 / 25.4


def with_boxes(pdf: bytes, marks_mm: float, bleed_mm: float) -> bytes:
    """Return a PDF whose pages say how far they bleed and where they are cut.

    Args:
        pdf: A whole file.
        marks_mm: From the edge of the page to the end of the bleed: where the crop marks stand.
        bleed_mm: From there to the cut.

    Source:
        ISO 32000-1, 14.11.2 Page boundaries.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415
    from pypdf.generic import RectangleObject  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    # pypdf would call it PDF 1.3.
    writer.pdf_header = reader.pdf_header
    for page in writer.pages:
        sides = [float(side) for side in page.mediabox]
        page.bleedbox = RectangleObject(_within(sides, marks_mm))
        page.trimbox = RectangleObject(_within(sides, marks_mm + bleed_mm))
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _within(sides: Sequence[float], by_mm: float) -> tuple[float, float, float, float]:
    left, bottom, right, top = sides
    by = by_mm * _POINTS_PER_MM
    return left + by, bottom + by, right - by, top - by
