from __future__ import annotations

import os
from pathlib import Path

import pytest

from mapsvc.maps.palette import LIGHT, NIGHT
from mapsvc.theming.reading import ThemeFile, read_theme
from mapsvc.theming.theme import FooterPart
from routes.errors import JourneyFileErrors

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0H90V30z" fill="#123"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (90).to_bytes(4, "big") + (30).to_bytes(4, "big") + bytes(20)
WHOLE = """\
name: House of Maps
language: ru
logo: {file: logo.svg, alt: {tr: Harita Evi, en: House of Maps}}
colours:
  light: {paper: "#fff", journey_a: "#8a1f1f"}
fonts: {serif: [Georgia, Noto Serif]}
footer:
  tr: Hoş geldiniz.
  en: [Welcome, {text: to us, link: "https://house.example/visit?a=1"}]
"""


def read(folder: Path, text: str | bytes) -> ThemeFile:
    (folder / "logo.svg").write_text(LOGO)
    path = folder / "theme.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_theme(path)


def mistakes(folder: Path, text: str | bytes) -> list[str]:
    """Return what is said of a theme file, without the folder's name."""
    with pytest.raises(JourneyFileErrors) as caught:
        read(folder, text)
    return [str(error).replace(f"{folder}{os.sep}", "") for error in caught.value.errors]


def test_a_theme_file_says_name_language_logo_colours_fonts_and_footer(tmp_path: Path) -> None:
    """What the file gives stands in the place of ours; all else stays."""
    theme = read(tmp_path, WHOLE).theme
    assert (theme.name, theme.language, theme.light.paper, theme.light.ink) == (
        "House of Maps", "ru", "#ffffff", LIGHT.ink,
    )  # fmt: skip
    assert theme.night == NIGHT
    assert theme.print is theme.light
    assert theme.serif.families == ("Georgia", "Noto Serif")
    assert theme.logo is not None
    assert (theme.logo.light.name, theme.logo.light.width, theme.logo.light.height) == ("logo.svg", 120, 40)
    assert theme.logo_alt("ru") == "House of Maps"  # not told in Russian, nor in the house's own language
    assert theme.footer_in("ru") == theme.footer_in("en")
    assert theme.footer_in("en")[1] == FooterPart("to us", "https://house.example/visit?a=1")


def test_a_file_without_the_rest_is_our_own_look_under_another_name(tmp_path: Path) -> None:
    """The name alone is a theme."""
    theme = read(tmp_path, "name: A").theme
    assert (theme.light, theme.night, theme.logo, theme.language) == (LIGHT, NIGHT, None, "tr")


HOSTILE = [
    ("names: A", "theme.yaml:1: theme: unknown field; got 'names'; expected name; one of name, language, logo"),
    ("name: A\ncolors: {}", "theme.yaml:2: theme: unknown field; got 'colors'; expected colours; one of"),
    ("name: A\nname: B", "theme.yaml:2: key stands twice (first in line 1); got 'name'; expected each key once"),
    ("name: [A]", "theme.yaml:1: theme: name; got 'a sequence'; expected a text that is not empty"),
    ("name: A\nlanguage: de", "theme.yaml:2: theme: language; got 'de'; expected one of tr, en, ru"),
    ("name: &a A\nfooter: {tr: *a}", "theme.yaml:1: anchors and aliases are not allowed; got 'anchor &a'"),
    ("name: !!python/object/apply:os.system [ls]", "theme.yaml:1: tags are not allowed"),
    ("name: A\n---\nname: B", "theme.yaml:2: more than one document in the file"),
    (b"name: A\nfooter: {tr: \"a\x00b\"}", "theme.yaml:2: character not allowed; got 'U+0000'"),
    (b"name: \xff", "theme.yaml:1: file is not UTF-8"),
    ("name: A\nfooter: {tr: \"a\\u202eb\"}", "theme.yaml:2: footer (tr): character not allowed; got 'U+202E'"),
    ("- name", "theme.yaml:1: theme; got 'a sequence'; expected a mapping of name, language"),
    ("", "theme.yaml:1: theme file: size; got '0 bytes'"),
    ("name: A\n" + "#" * 200_001, "theme.yaml:1: theme file: size; got '200,009 bytes'"),
    ("name: A\ncolours: {light: {ink: red}}", "theme.yaml:2: colours, light: ink; got 'red'; expected a colour in"),
    ("name: A\ncolours:\n  light:\n    ink: #123456", "theme.yaml:4: colours, light: ink; got 'null'; expected a "
     'colour in quotes, such as "#1f5673": without them # begins a comment'),
    ('name: A\ncolours: {light: {ink: "#12345x"}}', "theme.yaml:2: colours, light: ink; got '#12345x'"),
    ('name: A\ncolours: {light: {inc: "#123456"}}', "theme.yaml:2: colours, light: unknown field; got 'inc'; expected"),
    ('name: A\ncolours: {light: {ink: "#fff;}body{x:y"}}', "theme.yaml:2: colours, light: ink; got"),
    ("name: A\nlogo: {file: logo.svg}", "theme.yaml:2: logo: field 'alt' is missing"),
    ("name: A\nlogo: {file: ../logo.svg, alt: L}", "theme.yaml:2: logo: file; got '../logo.svg'; expected a file"),
    ("name: A\nlogo: {file: /etc/passwd, alt: L}", "theme.yaml:2: logo: file; got '/etc/passwd'; expected a file"),
    ('name: A\nlogo: {file: "C:\\\\x.png", alt: L}', "theme.yaml:2: logo: file; got 'C:\\\\x.png'"),
    ("name: A\nlogo: {file: none.svg, alt: L}", "theme.yaml:2: logo: file cannot be read; got 'none.svg'"),
    ("name: A\nlogo: {file: theme.yaml, alt: L}", "theme.yaml:1: logo: not a picture that is taken"),
    ("name: A\nfonts: {serif: {regular: logo.svg}}", "theme.yaml:2: fonts: serif: regular: not a font"),
    ("name: A\nfonts: {sans: \"x'; } body {\"}", "theme.yaml:2: fonts: sans; got"),
    ("name: A\nfooter: {tr: [{text: a, link: \"javascript:alert(1)\"}]}", "theme.yaml:2: footer (tr): link; got 'java"),
    ("name: A\nfooter: {tr: [{text: a, link: \"http://house.example\"}]}", "theme.yaml:2: footer (tr): link; got"),
    ("name: A\nfooter: {tr: [{text: a, link: \"https://u:p@house.example\"}]}", "theme.yaml:2: footer (tr): link; got"),
    ("name: A\nfooter: {tr: [{text: a, link: 'https://house.example/\">'}]}", "theme.yaml:2: footer (tr): link; got"),
    ("name: A\nfooter: {de: x}", "theme.yaml:2: footer: unknown field; got 'de'; expected one of tr, en, ru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), HOSTILE, ids=range(len(HOSTILE)))
def test_every_mistake_is_named_with_file_and_line(tmp_path: Path, text: str | bytes, said: str) -> None:
    """What is wrong, what was got, what is expected; nothing hostile is taken."""
    assert any(one.startswith(said) for one in mistakes(tmp_path, text)), mistakes(tmp_path, text)


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    """Whoever writes a theme mends it in one go, in the order of the lines."""
    said = mistakes(tmp_path, "naem: A\nlanguage: de\nlogo: {file: x.svg}\nfooter: {tr: ''}")
    assert [one.split(":")[1] for one in said] == ["1", "1", "2", "3", "3", "4"]


def test_what_lies_outside_the_folder_is_not_read_through_a_link(tmp_path: Path) -> None:
    """A link that leads out is refused, as is one to itself."""
    outside, folder = tmp_path / "secret.svg", tmp_path / "house"
    folder.mkdir()
    outside.write_text(LOGO)
    (folder / "out.svg").symlink_to(outside)
    (folder / "loop.svg").symlink_to(folder / "loop.svg")
    (said,) = mistakes(folder, "name: A\nlogo: {file: out.svg, alt: L}")
    assert said.startswith("theme.yaml:2: logo: file: leads out of the theme file's folder; got 'out.svg'")
    (said,) = mistakes(folder, "name: A\nlogo: {file: loop.svg, alt: L}")
    assert said.startswith("theme.yaml:2: logo: file cannot be read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe has no end; only plain files are opened."""
    os.mkfifo(tmp_path / "pipe.png")
    (said,) = mistakes(tmp_path, "name: A\nlogo: {file: pipe.png, alt: L}")
    assert said.startswith("theme.yaml:2: logo: file cannot be read; got 'pipe.png'; expected a plain file")


def test_a_logo_of_100_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """Its size is asked first; the file here has no content at all on the disk."""
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(100_000_000)
    (said,) = mistakes(tmp_path, "name: A\nlogo: {file: huge.png, alt: L}")
    assert said == "theme.yaml:2: logo: file: size; got '100,000,000 bytes'; expected 1 to 400,000 bytes"


def test_pictures_are_known_by_their_bytes(tmp_path: Path) -> None:
    """The name of a file says nothing; what is served has our name and the right type."""
    (tmp_path / "photo.jpeg").write_bytes(PNG)
    logo = read(tmp_path, "name: A\nlogo: {file: photo.jpeg, alt: L}").theme.logo
    assert logo is not None
    assert (logo.light.name, logo.light.media_type, logo.light.width) == ("logo.png", "image/png", 90)


@pytest.mark.parametrize(("size", "said"), [((9000, 9000), "9000 × 9000 pixels"), ((900, 30), "900 × 30")])
def test_a_picture_that_unfolds_to_too_much_is_refused(tmp_path: Path, size: tuple[int, int], said: str) -> None:
    """A file of a few bytes may claim gigabytes; a thread of a picture shows nothing."""
    (tmp_path / "a.png").write_bytes(PNG[:16] + b"".join(side.to_bytes(4, "big") for side in size) + bytes(20))
    (found,) = mistakes(tmp_path, "name: A\nlogo: {file: a.png, alt: L}")
    assert found.startswith("a.png:1: logo:")
    assert said in found


def test_a_dark_house_is_told_that_its_sheets_keep_our_colours(tmp_path: Path) -> None:
    """Light letters on dark ground are not printed; colours of print may be given beside."""
    day = "".join(f'    {name}: "{getattr(NIGHT, name)}"\n' for name in NIGHT.__slots__)
    read_dark = read(tmp_path, f"name: A\ncolours:\n  light:\n{day}")
    assert read_dark.theme.print == LIGHT
    assert ":3: colours, light: light on dark is not printed" in str(read_dark.doubts[0])
    printed = read(tmp_path, f'name: A\ncolours:\n  light:\n{day}  print: {{ink: "#000"}}').theme.print
    assert printed.ink == "#000000"
