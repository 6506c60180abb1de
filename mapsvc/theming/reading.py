"""Theme file (YAML) -> `Theme`, with every mistake named by file and line.

Reads with the reader of journeys, which takes only the plain part of YAML and trusts nobody. Pictures and fonts lie
in the theme file's folder or below it and are read only where they are plain files of a size that can be one.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from gazetteer.yaml_marks import Node
from mapsvc.maps.palette import LIGHT, NIGHT, Palette, contrast_ratio
from mapsvc.theming.colours import WHITE, read_palette
from mapsvc.theming.fonts import LARGEST_BYTES as LARGEST_FONT
from mapsvc.theming.fonts import read_font
from mapsvc.theming.footer import LANGUAGES, read_footer
from mapsvc.theming.pictures import LARGEST_BYTES as LARGEST_PICTURE
from mapsvc.theming.pictures import read_picture
from mapsvc.theming.theme import Face, FaceFile, Logo, Picture, Theme
from routes.errors import JourneyFileError
from routes.journey_nodes import Fields, NodeReader, read_document

__all__ = ["ThemeFile", "is_theme", "read_theme"]

_FIELDS = ("name", "language", "logo", "colours", "fonts", "footer")
_LARGEST_FILE = 200_000
_LONGEST_NAME, _LONGEST_ALT = 60, 160
_MOST_FAMILIES = 6
_LIGHT_GROUND = 2.0
"""Contrast with white up to which a ground is taken for paper."""
_FAMILY = re.compile(r"[^\W_][\w .-]{0,58}")


class Language(StrEnum):
    """The languages of the service."""

    TR = "tr"
    EN = "en"
    RU = "ru"


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A theme, and what in its file is taken but not quite as its author may think."""

    theme: Theme
    doubts: tuple[JourneyFileError, ...]


def is_theme(root: Node) -> bool:
    """Return whether a YAML document is meant as a theme and not as a journey."""
    names = {name for name, _ in root.items()} if root.kind == "mapping" else set()
    return bool(names & {"colours", "colors", "fonts", "footer", "logo"}) and not names & {"itineraries", "entries"}


def read_theme(path: Path) -> ThemeFile:
    """Read a theme file and the pictures and fonts that it names.

    Raises:
        JourneyFileErrors: It cannot be used; says everything that is wrong, with file and line.
    """
    reader = _ThemeReader(path)
    content = reader.content(path, 1, "theme file", _LARGEST_FILE)
    reader.finish()
    given = reader.fields(read_document(str(path), content), "theme", _FIELDS, ("name",))
    colours, faces = (
        reader.part(given, "colours", ("light", "night", "print")),
        reader.part(given, "fonts", ("serif", "sans")),
    )
    light = read_palette(reader, colours.given("light"), "light", LIGHT)
    theme = Theme(
        name=" ".join(given.text("name", _LONGEST_NAME).split()),
        light=light,
        night=read_palette(reader, colours.given("night"), "night", NIGHT),
        print=reader.for_print(colours, light),
        serif=reader.face("serif", faces.given("serif")),
        sans=reader.face("sans", faces.given("sans")),
        logo=reader.logo(given.given("logo")),
        footer=read_footer(reader, given.given("footer")),
        language=given.choice("language", Language, Language.TR).value,
        file=str(path),
    )
    reader.finish()
    return ThemeFile(theme, tuple(reader.doubts))


class _ThemeReader(NodeReader):
    """Reads a theme file and what lies beside it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.folder = path.parent
        self.doubts: list[JourneyFileError] = []

    def part(self, given: Fields, name: str, known: tuple[str, ...]) -> Fields:
        """Read a mapping that may be missing."""
        node = given.given(name)
        return Fields(self, given.node, name, {}) if node is None else self.fields(node, name, known)

    def for_print(self, colours: Fields, light: Palette) -> Palette:
        """Read the colours of sheets: those by day, where these are dark on light, else ours with what is given."""
        given = colours.given("print")
        if given is None and contrast_ratio(light.paper, WHITE) <= _LIGHT_GROUND:
            return light
        if given is None:
            got, expected = f"paper {light.paper}", "colours of print, or sheets and maps to take away keep ours"
            self.doubt(colours.line("light"), "colours, light: light on dark is not printed", got, expected)
        return read_palette(self, given, "print", LIGHT)

    def content(self, path: Path, line: int, what: str, largest_bytes: int) -> bytes:
        """Return the content of a plain file; notes why not, and gives nothing, where it is none or too large.

        The size is asked before anything is read, and no more is read than is taken: a pipe has no end.
        """
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                self.mistake(line, f"{what} cannot be read", path.name, "a plain file")
                return b""
            if found.st_size <= largest_bytes:
                with path.open("rb") as file:
                    content = file.read(largest_bytes + 1)
                if 0 < len(content) <= largest_bytes:
                    return content
            got = f"{found.st_size:,} bytes"
            self.mistake(line, f"{what}: size", got, f"1 to {largest_bytes:,} bytes")
        except OSError as error:
            self.mistake(line, f"{what} cannot be read", path.name, error.strerror or "a file")
        except ValueError:
            self.mistake(line, f"{what} cannot be read", path.name, "a file name")
        return b""

    def beside(self, node: Node, what: str, largest_bytes: int) -> tuple[Path, bytes]:
        """Return a file of the theme file's folder, and its content; nothing where it is not taken."""
        text = self.text(node, what, 200)
        parts = PurePosixPath(text).parts
        if "\\" in text or ":" in text or ".." in parts or text.startswith(("/", "~")):
            self.mistake(node.line, what, text, "a file in the folder of the theme file")
            return self.folder, b""
        path = self.folder / text
        try:
            if not path.resolve().is_relative_to(self.folder.resolve()):
                self.mistake(node.line, f"{what}: leads out of the theme file's folder", text, "a file in it")
                return self.folder, b""
        except (OSError, RuntimeError, ValueError):  # a link to itself
            self.mistake(node.line, f"{what} cannot be read", text, "a plain file")
            return self.folder, b""
        return path, self.content(path, node.line, what, largest_bytes)

    def logo(self, node: Node | None) -> Logo | None:
        """Read the logo: its picture, those for dark grounds, paper and black ink, and what it says."""
        if node is None:
            return None
        given = self.fields(node, "logo", ("file", "night", "print", "mono", "alt"), ("file", "alt"))
        pictures = {name: self.picture(given, name) for name in ("file", "night", "print", "mono")}
        alt = given.given("alt")
        texts = self.words(alt, "logo: alt") if alt is not None else {}
        if alt is None and given.line("alt") != node.line:
            self.mistake(given.line("alt"), "logo: alt", "null", "what the logo says, for those who do not see it")
        if pictures["file"] is None:
            return None
        further = (pictures[name] for name in ("night", "print", "mono"))
        return Logo(pictures["file"], MappingProxyType(texts), *further)

    def picture(self, given: Fields, name: str) -> Picture | None:
        """Read a picture of the logo; None, and the mistakes in it, where it is not harmless."""
        node = given.given(name)
        if node is None:
            return None
        path, content = self.beside(node, f"logo: {name}", LARGEST_PICTURE)
        if not content:
            return None
        made = read_picture(content, "logo" if name == "file" else f"logo-{name}")
        if isinstance(made, Picture):
            return made
        for mistake in made:
            self.mistakes.append(
                JourneyFileError(str(path), mistake.line, f"logo: {mistake.what}", mistake.got, mistake.expected)
            )
        return None

    def words(self, node: Node, what: str) -> dict[str, str]:
        """Read a text that is the same in all languages, or one by language."""
        if node.kind != "mapping":
            return dict.fromkeys(LANGUAGES, self.text(node, what, _LONGEST_ALT))
        given = self.fields(node, what, LANGUAGES)
        return {lang: given.text(lang, _LONGEST_ALT) for lang in LANGUAGES if given.given(lang) is not None}

    def face(self, name: str, node: Node | None) -> Face:
        """Read a font: the name of a family, several names, or files."""
        if node is None:
            return Face()
        what = f"fonts: {name}"
        if node.kind != "mapping":
            members = node.values if node.kind == "sequence" else (node,)
            families = tuple(self.family(member, what) for member in members[:_MOST_FAMILIES])
            expected = "sheets keep our own letters: the press needs a file"
            self.doubt(node.line, f"{what}: named, not brought along", ", ".join(families), expected)
            return Face(families=families)
        given = self.fields(node, what, ("regular", "bold"), ("regular",))
        files = [self.font(given, weight, name) for weight in ("regular", "bold")]
        return Face(files=tuple(file for file in files if file is not None))

    def family(self, node: Node, what: str) -> str:
        """Read the name of a family that a visitor's machine may have."""
        text = self.text(node, what, 60)
        if not _FAMILY.fullmatch(text):
            self.mistake(
                node.line, what, text, "the name of a family, such as Georgia, or files: {regular: …, bold: …}"
            )
        return text

    def font(self, given: Fields, name: str, face: str) -> FaceFile | None:
        """Read a font file."""
        node = given.given(name)
        if node is None:
            return None
        what = f"{given.what}: {name}"
        _path, content = self.beside(node, what, LARGEST_FONT)
        if not content:
            return None
        weight = 700 if name == "bold" else 400
        made, mistakes = read_font(content, face if weight == 400 else f"{face}-bold", face, weight)
        for one in mistakes:
            note = self.doubt if one.is_doubt else self.mistake
            note(node.line, f"{what}: {one.what}", one.got, one.expected)
        return made

    def doubt(self, line: int, what: str, got: object = None, expected: str = "") -> None:
        """Note what is taken but not as its author may think."""
        self.doubts.append(JourneyFileError(self.file, line, what, got, expected))
