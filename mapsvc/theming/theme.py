"""What a house puts in the place of our own look: a value without a file behind it, the same for every renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from mapsvc.maps.palette import LIGHT, NIGHT, Palette

__all__ = ["OUR_LANGUAGE", "OUR_NAME", "Face", "FaceFile", "Footer", "FooterPart", "Logo", "Picture", "Theme"]

OUR_NAME, OUR_LANGUAGE = "mapsvc", "tr"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was looked at and found harmless."""

    name: str
    """What its file is served as, such as `logo.svg`: never the name that the curator gave it."""
    content: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Logo:
    """The house's sign; stands where the service's own would."""

    light: Picture
    alt: Mapping[str, str]
    """What it says to those who do not see it, by language."""
    night: Picture | None = None
    """For a dark ground; the same as by day where there is none."""
    print: Picture | None = None
    """For sheets in colour, on white paper; the one by day where there is none and that is dark on light."""
    mono: Picture | None = None
    """For sheets in black alone, which go without a logo where there is none."""


@dataclass(frozen=True, slots=True)
class FaceFile:
    """A font file that was looked at."""

    name: str
    """What it is served as, such as `serif-bold.woff2`."""
    content: bytes
    media_type: str
    family: str
    """The family's name as the font itself says it."""
    weight: int
    size_adjust: float = 1.0
    """How much smaller it is set, so that words take the room that the map keeps for them."""
    has_cyrillic: bool = True


@dataclass(frozen=True, slots=True)
class Face:
    """What stands for our serif or our sans: files of the house, or families that a visitor's machine may have."""

    families: tuple[str, ...] = ()
    files: tuple[FaceFile, ...] = ()


@dataclass(frozen=True, slots=True)
class FooterPart:
    """A piece of the footer; a link where it has an address."""

    text: str
    href: str = ""


Footer = tuple[FooterPart, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A house style; as it stands here, our own look."""

    name: str = OUR_NAME
    """The house, as previews and messages name it."""
    light: Palette = LIGHT
    night: Palette = NIGHT
    print: Palette = LIGHT
    """For sheets and maps to take away: on white paper, so never light on dark."""
    serif: Face = field(default_factory=Face)
    sans: Face = field(default_factory=Face)
    logo: Logo | None = None
    footer: Mapping[str, Footer] = field(default_factory=lambda: MappingProxyType({}))
    """By language; empty where the house says nothing."""
    language: str = OUR_LANGUAGE
    """Of a visitor who asks for none that we speak."""
    file: str = ""
    """Where it was read; empty for our own."""

    def logo_on_paper(self, *, is_mono: bool) -> Picture | None:
        """Return the logo that a sheet carries; none where no picture of it is meant for white paper."""
        if self.logo is None or is_mono:
            return None if self.logo is None else self.logo.mono
        by_day = self.logo.light if self.print is self.light else self.logo.mono
        return self.logo.print or by_day

    def footer_in(self, lang: str) -> Footer:
        """Return the footer in a language; in the house's own, or else in English, where it is not told in this one."""
        return next((self.footer[one] for one in (lang, self.language, "en") if one in self.footer), ())

    def logo_alt(self, lang: str) -> str:
        """Return what the logo says in a language; empty without a logo."""
        texts = self.logo.alt if self.logo is not None else {}
        return next((texts[one] for one in (lang, self.language, "en", "tr") if one in texts), "")
