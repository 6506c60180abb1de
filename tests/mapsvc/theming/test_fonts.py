from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from mapsvc.theming.fonts import press_folder, read_font
from mapsvc.theming.reading import read_theme
from mapsvc.theming.serving import served_files, style_sheet
from routes.errors import JourneyFileErrors

RUSSIAN = set(map(chr, range(0x400, 0x500)))


def pt_serif() -> Path:
    spec = importlib.util.find_spec("fontpkg_pt_serif")
    assert spec is not None
    assert spec.origin is not None
    return next(Path(spec.origin).parent.glob("files/*Regular.ttf"))


@pytest.fixture(scope="module")
def whole() -> bytes:
    return pt_serif().read_bytes()


def without(content: bytes, letters: set[str], flavour: str | None = None) -> bytes:
    """Return a font that lacks some letters."""
    font: Any = TTFont(BytesIO(content))
    chosen = subset.Subsetter(subset.Options(notdef_outline=True, layout_features=[], name_IDs=["*"]))
    chosen.populate(unicodes=[code for code in font.getBestCmap() if chr(code) not in letters])
    chosen.subset(font)
    font.flavor = flavour
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def test_a_font_with_all_letters_is_taken_as_it_is(whole: bytes) -> None:
    """Turkish, English, Russian and Ukrainian; as wide as ours, for it is ours."""
    font, mistakes = read_font(whole, "serif", "serif", 400)
    assert font is not None
    assert mistakes == ()
    assert (font.name, font.family, font.media_type, font.size_adjust) == ("serif.ttf", "PT Serif", "font/ttf", 1.0)


def test_missing_letters_are_named(whole: bytes) -> None:
    """Turkish ones always; Cyrillic ones where some are there."""
    font, (mistake,) = read_font(without(whole, {"ğ", "İ"}), "serif", "serif", 400)
    assert font is None
    assert (mistake.got, mistake.is_doubt) == ("İ ğ", False)
    font, (mistake,) = read_font(without(whole, {"ы", "Ґ"}), "serif", "serif", 400)
    assert (font, mistake.got) == (None, "ы Ґ")


def test_a_font_without_cyrillic_is_taken_and_said(whole: bytes, tmp_path: Path) -> None:
    """Ours steps in for Russian, on the page letter by letter."""
    (tmp_path / "a.ttf").write_bytes(without(whole, RUSSIAN))
    theme_file = tmp_path / "theme.yaml"
    theme_file.write_text("name: A\nfonts: {serif: {regular: a.ttf}}", encoding="utf-8")
    read = read_theme(theme_file)
    assert "theme.yaml:2: fonts: serif: regular: no Cyrillic in the font" in str(read.doubts[0])
    sheet = style_sheet(read.theme)
    assert 'src: url("../theme/serif.ttf") format("truetype")' in sheet
    assert sheet.index("serif-cyrillic.woff2") < sheet.index("theme/serif.ttf")
    assert "serif-bold" not in sheet  # a bold of another face beside it would look like a mistake
    assert [name for name, _, _ in served_files(read.theme)] == ["theme/serif.ttf"]


def test_named_families_are_looked_for_on_the_visitor_s_machine_alone(tmp_path: Path) -> None:
    """Before our own files, and never at another host."""
    theme_file = tmp_path / "theme.yaml"
    theme_file.write_text("name: A\nfonts: {sans: [Avenir Next]}", encoding="utf-8")
    sheet = style_sheet(read_theme(theme_file).theme)
    assert (
        'src: local("Avenir Next"), local("Avenir Next Regular"), local("Avenir Next-Regular"), url("../fonts/' in sheet
    )
    assert "//" not in sheet


def test_woff2_is_unfolded_for_the_press(whole: bytes) -> None:
    """The press reads TrueType; what it reads has the same letters."""
    packed = without(whole, RUSSIAN, "woff2")
    font, _ = read_font(packed, "serif", "serif", 400)
    assert font is not None
    folder = Path(press_folder((font,)))
    assert [path.name for path in folder.iterdir()] == ["serif.ttf"]
    assert TTFont(folder / "serif.ttf").getBestCmap() == TTFont(BytesIO(packed)).getBestCmap()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda font: b"%PDF-1.7", "not a font that is taken"),
        (lambda font: font[:2000], "damaged font"),
        (lambda font: b"wOF2" + bytes(200), "damaged font"),
        (lambda font: font[:12] + bytes(400), "damaged font"),
    ],
)
def test_what_is_no_whole_font_is_refused(whole: bytes, damage: Any, said: str) -> None:
    """Other files, torn and emptied ones."""
    font, (mistake,) = read_font(damage(whole), "serif", "serif", 400)
    assert font is None
    assert mistake.what == said


def test_a_font_that_unfolds_without_end_is_refused_before_it_does() -> None:
    """A few hundred bytes of WOFF2 may claim a gigabyte."""
    import brotli

    packed = brotli.compress(bytes(60_000_000))
    bomb = b"wOF2" + bytes(8) + (1).to_bytes(2, "big") + bytes(34) + b"\x00\x01" + packed
    font, (mistake,) = read_font(bomb, "serif", "serif", 400)
    assert (font, mistake.what) == (None, "font unfolds to too much")


def test_a_wide_font_is_set_smaller_on_the_map(whole: bytes) -> None:
    """Labels keep the room that was measured for them."""
    wide: Any = TTFont(BytesIO(whole))
    wide["head"].unitsPerEm = round(wide["head"].unitsPerEm * 0.9)
    made = BytesIO()
    wide.save(made)
    font, _ = read_font(made.getvalue(), "serif", "serif", 400)
    assert font is not None
    assert font.size_adjust == pytest.approx(0.9, abs=0.01)


def test_a_font_file_that_is_too_large_is_named(tmp_path: Path) -> None:
    """Every visitor would load it."""
    with (tmp_path / "a.ttf").open("wb") as file:
        file.truncate(2_000_000)
    (tmp_path / "theme.yaml").write_text("name: A\nfonts: {sans: {regular: a.ttf}}", encoding="utf-8")
    with pytest.raises(JourneyFileErrors, match=r"theme.yaml:2: fonts: sans: regular: size; got '2,000,000 bytes'"):
        read_theme(tmp_path / "theme.yaml")
