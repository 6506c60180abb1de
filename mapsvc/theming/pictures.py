"""The pictures of a theme file: looked at before they are taken, by their bytes and not by their name."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mapsvc.theming.svg import CleanSvg, SvgMistake, clean_svg
from mapsvc.theming.theme import Picture

__all__ = ["LARGEST_BYTES", "PictureMistake", "read_picture"]

LARGEST_BYTES = 400_000
"""Of a logo: every page loads it."""
_LONGEST_SIDE = 4_000
"""Pixels: a small file may unfold to gigabytes."""
_WIDEST = 12.0
"""Width to height, or the other way round: what is longer is too small to be seen in a line of 40 px."""
_KINDS = "a PNG, WebP, JPEG or SVG picture"

PictureMistake = SvgMistake


def read_picture(content: bytes, served_as: str) -> Picture | tuple[PictureMistake, ...]:
    """Return a picture, or what is wrong with it.

    Args:
        content: The file, already known to be of a size that is taken.
        served_as: The name that it gets, without ending.
    """
    ending, size = _raster(content)
    if ending:
        if size is None:
            return (SvgMistake(1, f"damaged {ending.upper()}", "no size in it", _KINDS),)
        mistake = _check(*size)
        return mistake or Picture(f"{served_as}.{ending}", content, _MEDIA_TYPES[ending], *size)
    if b"<" not in content[:200] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return (SvgMistake(1, "not a picture that is taken", repr(content[:8]), _KINDS),)
    drawing = clean_svg(content)
    if not isinstance(drawing, CleanSvg):
        return drawing
    scale = 40 / drawing.height
    width, height = max(1, round(drawing.width * scale)), 40
    mistake = _check(width, height)
    return mistake or Picture(f"{served_as}.svg", drawing.content, _MEDIA_TYPES["svg"], width, height)


_MEDIA_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "svg": "image/svg+xml; charset=utf-8",
}  # fmt: skip


def _check(width: int, height: int) -> tuple[PictureMistake, ...]:
    if max(width, height) > _LONGEST_SIDE or min(width, height) < 1:
        expected = f"1 to {_LONGEST_SIDE:,} pixels a side"
        return (SvgMistake(1, "size of the picture", f"{width} × {height} pixels", expected),)
    if max(width / height, height / width) > _WIDEST:
        expected = f"at most {_WIDEST:g} times as wide as high"
        return (SvgMistake(1, "shape of the picture", f"{width} × {height}", expected),)
    return ()


def _raster(content: bytes) -> tuple[str, tuple[int, int] | None]:
    """Return which kind of pixels these are, and how many; no kind for anything else."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return "png", struct.unpack(">II", content[16:24]) if content[12:16] == b"IHDR" else None
        if content.startswith(b"\xff\xd8\xff"):
            return "jpg", next(_jpeg_sizes(content), None)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return "webp", _webp_size(content)
    except struct.error:
        return "", None
    return "", None


def _jpeg_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield the sizes in the frames of a JPEG file (ITU-T T.81, annex B)."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            yield width, height
        at += 2 + max(length, 2)


def _webp_size(content: bytes) -> tuple[int, int] | None:
    """Return the size of a WebP file (RFC 9649)."""
    kind, body = content[12:16], content[20:30]
    if kind == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    return None
