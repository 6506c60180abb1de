"""The fonts of a theme file: looked at, measured, and made ready for pages and press.

fontTools is loaded for themes that bring fonts, and for no other. What a font unfolds to is bounded before it is
opened: WOFF2 is packed.
"""

from __future__ import annotations

import atexit
import shutil
import string
import tempfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from mapsvc.maps.labels import text_width_px
from mapsvc.theming.theme import FaceFile

__all__ = ["LARGEST_BYTES", "FontMistake", "press_folder", "read_font"]

LARGEST_BYTES = 1_000_000
"""Of a font file: every visitor loads it. A font of Latin and Cyrillic letters has 40 to 300 KB."""
_LARGEST_UNPACKED = 8_000_000
_PIECE = 512
_LATIN = string.ascii_letters + string.digits + "ÇĞİÖŞÜÂÎÛçğıöşüâîû.,;:!?()[]-–—’“”«»…%/"
"""Turkish and English, and their signs."""
_CYRILLIC = "".join(map(chr, range(0x410, 0x450))) + "ЁёІіЇїЄєҐґ"
"""Russian and Ukrainian."""
_SAMPLE = "Moskova İstanbul Leningrad Sivastopol 26 Nisan 1932, Harkov Voroşilov Ankara"
"""What map labels are like: its length says how much room a font takes."""
_FORMS = {b"wOF2": "woff2", b"\0\1\0\0": "ttf", b"true": "ttf", b"OTTO": "otf"}
_MEDIA_TYPES = {"woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf"}
_SAME = 0.98
"""From here on a font is as narrow as ours."""


@dataclass(frozen=True, slots=True)
class FontMistake:
    """What is wrong with a font; a doubt where it can be used all the same."""

    what: str
    got: str
    expected: str
    is_doubt: bool = False


def read_font(
    content: bytes, served_as: str, face: str, weight: int
) -> tuple[FaceFile | None, tuple[FontMistake, ...]]:
    """Return a font and what is wrong with it; None where it cannot be used.

    Args:
        content: The file, already known to be of a size that is taken.
        served_as: The name that it gets, without ending.
        face: Which of ours it stands for: "serif", "serif-bold" or "sans".
        weight: The weight that it stands for.
    """
    form = _FORMS.get(content[:4])
    if form is None:
        return None, (FontMistake("not a font that is taken", repr(content[:8]), "a WOFF2, TrueType or OpenType font"),)
    if form == "woff2" and _unpacked_bytes(content) > _LARGEST_UNPACKED:
        got, expected = f"more than {_LARGEST_UNPACKED:,} bytes", f"at most {_LARGEST_UNPACKED:,}"
        return None, (FontMistake("font unfolds to too much", got, expected),)
    try:
        letters, family, wide = _facts(content)
    except Exception as error:  # a damaged font fails in any table, with any error
        return None, (FontMistake("damaged font", str(error)[:60] or type(error).__name__, "a whole font file"),)
    mistakes = tuple(_missing(letters))
    if any(not one.is_doubt for one in mistakes):
        return None, mistakes
    ours = text_width_px(_SAMPLE, "serif" if face.startswith("serif") else "sans", 1.0)
    adjust = min(1.0, ours / wide) if wide else 1.0
    made = FaceFile(
        f"{served_as}.{form}", content, _MEDIA_TYPES[form], family, weight,
        1.0 if adjust >= _SAME else round(max(adjust, 0.7), 3), all(letter in letters for letter in _CYRILLIC),
    )  # fmt: skip
    return made, mistakes


def _facts(content: bytes) -> tuple[frozenset[str], str, float]:
    """Return a font's letters, the name of its family, and how long the sample runs at size 1."""
    font = _opened(content)
    cmap = font.getBestCmap() or {}
    names = font["name"]
    family = str(names.getDebugName(16) or names.getDebugName(1) or "").strip()
    if not family or len(family) > 80 or not family.isprintable() or set(family) & set("'\"\\"):
        raise ValueError(f"family name {family!r}")
    advances, units = font["hmtx"], font["head"].unitsPerEm
    widths = [advances[cmap[ord(letter)]][0] for letter in _SAMPLE if ord(letter) in cmap]
    length = sum(widths) / max(len(widths), 1) * len(_SAMPLE) / units
    return frozenset(map(chr, cmap)), family, float(length)


def _opened(content: bytes) -> Any:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  half a second, for themes with fonts alone

    return TTFont(BytesIO(content), lazy=True)


def _missing(letters: frozenset[str]) -> list[FontMistake]:
    """Return the letters that are not there: Cyrillic may be missing whole, for ours then takes its place."""
    found = []
    latin = [letter for letter in _LATIN if letter not in letters]
    if latin:
        found.append(FontMistake("letters are missing in the font", " ".join(latin), "all of Turkish and English"))
    cyrillic = [letter for letter in _CYRILLIC if letter not in letters]
    if len(cyrillic) == len(_CYRILLIC):
        found.append(FontMistake("no Cyrillic in the font", "none", "Russian pages keep our own letters", True))
    elif cyrillic:
        expected = "all of Russian and Ukrainian, or none of it"
        found.append(FontMistake("letters are missing in the font", " ".join(cyrillic), expected))
    return found


def _unpacked_bytes(content: bytes) -> int:
    """Return how much a WOFF2 file unfolds to, or the first count beyond what is taken (W3C WOFF 2.0, 4.1 and 5)."""
    from brotli import Decompressor, error  # noqa: PLC0415  as above

    try:
        packed = content[_start_of_packed(content) :]
        unfolding, total = Decompressor(), 0
        for at in range(0, len(packed), _PIECE):
            total += len(unfolding.process(packed[at : at + _PIECE]))
            if total > _LARGEST_UNPACKED or unfolding.is_finished():
                break
    except (error, IndexError):
        return 0  # damaged: opening it says how
    return total


def _start_of_packed(content: bytes) -> int:
    """Return where the packed tables of a WOFF2 file begin: behind its directory."""
    at = 48
    for _ in range(int.from_bytes(content[12:14], "big")):
        flags = content[at]
        tag, version = flags & 0x3F, flags >> 6
        at += 5 if tag == 0x3F else 1
        is_glyf_or_loca = tag in (10, 11)
        for _number in range(2 if (version != 3 if is_glyf_or_loca else version != 0) else 1):
            while content[at] & 0x80:
                at += 1
            at += 1
    return at


@cache
def press_folder(fonts: tuple[FaceFile, ...]) -> str:
    """Return a folder where the press finds fonts, made once: it reads TrueType and OpenType, so WOFF2 is unfolded.

    Empty where there are none.
    """
    if not fonts:
        return ""
    folder = Path(tempfile.mkdtemp(prefix="mapsvc-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for font in fonts:
        name, _, form = font.name.rpartition(".")
        if form == "woff2":
            unfolded = _opened(font.content)
            unfolded.flavor = None
            made = BytesIO()
            unfolded.save(made)
            (folder / f"{name}.ttf").write_bytes(made.getvalue())
        else:
            (folder / font.name).write_bytes(font.content)
    return str(folder)
