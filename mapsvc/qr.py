"""The one door to segno, which makes QR codes: here as one path of squares, for pages and sheets alike."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Code", "qr_code"]

_QUIET = 4
"""White modules around the code, as ISO/IEC 18004 asks."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code on a grid of modules, the quiet zone included."""

    size: int
    """Modules along one side."""
    path: str
    """SVG path data of the dark modules, one unit a module."""

    def svg(self, title: str = "") -> str:
        """Return the code as a whole SVG, black on white, as wide as its box; `title` must be escaped already."""
        label = f"<title>{title}</title>" if title else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size} {self.size}" '
            f'shape-rendering="crispEdges">{label}<path fill="#fff" d="M0 0h{self.size}v{self.size}h-{self.size}z"/>'
            f'<path fill="#000" d="{self.path}"/></svg>'
        )


def qr_code(text: str) -> Code:
    """Return the QR code of an address: as small as it can be, with a quarter of it readable when soiled (level M)."""
    import segno  # noqa: PLC0415  only those who ask for a code need it

    rows = [bytes(row) for row in segno.make_qr(text, error="m", boost_error=False).matrix]
    path = "".join(_runs(row, y + _QUIET) for y, row in enumerate(rows))
    return Code(len(rows) + 2 * _QUIET, path)


def _runs(row: bytes, y: int) -> str:
    """Return the dark runs of a row as rectangles."""
    parts, start = [], None
    for x, is_dark in enumerate((*row, 0)):
        if is_dark and start is None:
            start = x
        elif not is_dark and start is not None:
            parts.append(f"M{start + _QUIET} {y}h{x - start}v1h-{x - start}z")
            start = None
    return "".join(parts)
