"""Makes the web fonts and the table of letter widths from PT Serif and PT Sans.

Run `python -m mapsvc.build.fonts` in a checkout with the extra `[build]`. Each face is cut to the letters
of the interface's languages, in two files: Latin with Turkish, and Cyrillic with Ukrainian; a page in
Turkish so never loads the second. The Cyrillic files hold digits and marks too, and that of the sans, which
sets authors and titles, the Latin letters: a page in Russian seldom loads the first. The faces are renamed, as the
licence asks of changed versions.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STATIC = Path(__file__).parents[1] / "static" / "fonts"
ADVANCES = Path(__file__).parents[1] / "maps" / "data" / "advances.json"

FACES = {
    "serif-bold": ("fontpkg_pt_serif", "PT_Serif-Web-Bold.ttf", "Mapsvc Serif"),
    "serif": ("fontpkg_pt_serif", "PT_Serif-Web-Regular.ttf", "Mapsvc Serif"),
    "sans": ("fontpkg_pt_sans", "PT_Sans-Web-Regular.ttf", "Mapsvc Sans"),
}
MEASURED_ONLY = {"sans-bold": ("fontpkg_pt_sans", "PT_Sans-Web-Bold.ttf")}
"""Faces of sheets, which the press brings along: pages do not load them, but labels are measured in them."""
LATIN = (
    " !&'()+,-./0123456789:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\u00a0«»·°ÂÇÉÎÖÛÜâçéîöûüĞğİıŞş–—‘’“”…"
)
CYRILLIC = "".join(map(chr, range(0x410, 0x450))) + "ЁёЄєІіЇїҐґ№"
MARKS = "".join(letter for letter in LATIN if not letter.isalpha())


def main() -> None:
    """Write the fonts and the widths."""
    advances: dict[str, dict[str, int]] = {}
    for face, (package, file) in MEASURED_ONLY.items():
        advances[face] = _advances(_file(package, file))
    for face, (package, file, family) in FACES.items():
        path = _file(package, file)
        advances[face] = _advances(path)
        with_cyrillic = LATIN if face == "sans" else MARKS
        for name, letters in (("latin", LATIN), ("cyrillic", CYRILLIC + with_cyrillic)):
            target = STATIC / f"{face}-{name}.woff2"
            _write_subset(path, letters, family, target, kerned=face == "serif-bold")
            print(f"{target.name}: {target.stat().st_size} bytes")
    ADVANCES.write_text(json.dumps(advances, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


def _file(package: str, file: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"cannot make the fonts: package {package} is not installed; pip install '.[build]'")
    return Path(spec.origin).parent / "files" / file


def _advances(path: Path) -> dict[str, int]:
    """Return the width of each letter in thousandths of the type size."""
    font = TTFont(path)
    widths, unit = font["hmtx"], font["head"].unitsPerEm
    cmap = font.getBestCmap()
    return {letter: round(widths[cmap[ord(letter)]][0] * 1000 / unit) for letter in LATIN + CYRILLIC}


def _write_subset(path: Path, letters: str, family: str, target: Path, *, kerned: bool) -> None:
    options = Options()
    options.hinting = False
    options.layout_features = ["kern"] if kerned else []  # it shows in headings, and costs a tenth of the file
    options.flavor = "woff2"
    options.name_IDs = [0, 1, 2, 4, 6, 14]  # 13, the licence in full, stands beside the files
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 4, 6}:
            record.string = family.replace(" ", "") if record.nameID == 6 else family
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    main()
