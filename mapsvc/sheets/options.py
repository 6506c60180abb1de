"""What can be chosen of a sheet, and how it is read from the words of an address or a command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from mapsvc import LANGUAGES
from mapsvc.errors import ParameterError

__all__ = [
    "BLANKS",
    "BOTH",
    "FORMS",
    "NAMES",
    "ORIENTATIONS",
    "PAPERS",
    "POSTERS",
    "Form",
    "Kind",
    "Output",
    "SheetOptions",
]

BOTH = "both"
"""The choice of `itinerary` that shows programme and journey together."""
PAPERS: Mapping[str, tuple[float, float]] = {"a4": (210.0, 297.0), "a3": (297.0, 420.0), "letter": (215.9, 279.4)}
"""Name -> width and height in mm, upright."""
POSTERS: Mapping[str, tuple[float, float]] = {"a2": (420.0, 594.0), "a1": (594.0, 841.0), "a0": (841.0, 1189.0)}
"""The same, of what is tiled over sheets of A4."""
ORIENTATIONS = ("portrait", "landscape")
BLANKS = ("names", "dates", "route", "all")
INKS = ("colour", "mono")
LEVELS = (1, 2, 3)
_LARGEST_SEED = 999_999
_LARGEST_SCALE, _SMALLEST_SCALE = 1_000, 100_000_000
_PANEL_MM = (100.0, 3_000.0)
"""Less holds no legible map; more is longer than a PDF's page may be once bleed and marks are added."""
_DPI = (50, 600)
_LONGEST_ECHO = 80
_PANEL = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,2})?) ?[x×X*] ?([0-9]{1,5}(?:\.[0-9]{1,2})?)")
_SCALE = re.compile(r"(?:1 ?[:/] ?)?([0-9]{1,3}(?:[ .,'_\u00a0\u202f]?[0-9]{3})*|[0-9]{1,10})")


class Kind(StrEnum):
    """What a sheet is for."""

    MAP = "map"
    HANDOUT = "handout"
    WORKSHEET = "worksheet"
    ANSWERS = "answers"
    TIMELINE = "timeline"
    CARDS = "cards"


class Form(StrEnum):
    """In which format it is written."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


FORMS = tuple(form.value for form in Form)


@dataclass(frozen=True, slots=True)
class Output:
    """In which format a sheet is written, and how finely."""

    form: Form = Form.PDF
    dpi: int = 300
    """Of PNG."""

    @classmethod
    def read(cls, values: Mapping[str, str], largest_dpi: int = _DPI[1]) -> Output:
        """Read a format and a resolution; what is not given or empty keeps its default.

        Raises:
            ParameterError: A value cannot be read; names the option, what it got and what it takes.
        """
        form = _one_of(FORMS)("format", values.get("format") or "pdf")
        return cls(Form(form), _whole(_DPI[0], largest_dpi)("dpi", values.get("dpi") or "300"))


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What is wanted of a sheet; the same options of the same data give the same sheet."""

    kind: Kind = Kind.MAP
    lang: str = LANGUAGES[0]
    ink: str = INKS[0]
    paper: str = "a4"
    orientation: str = ""
    """portrait or landscape; empty: as suits the kind."""
    itinerary: str = ""
    """Its id, or both; empty: the first."""
    from_stop: str = ""
    """Where the stretch begins; empty: at the first stop."""
    to_stop: str = ""
    blank: str = ""
    """What a map leaves out: names, dates, route or all; empty: nothing, on worksheets the names."""
    level: int = 1
    """How hard the questions are, 1 to 3."""
    seed: int = 1
    """Another number gives other questions and another order of cards."""
    scale: int | None = None
    """The map's scale is one to this; None: as large as fits."""
    panel: tuple[float, float] | None = None
    """Width and height in mm of a panel, instead of a paper."""
    poster: str = ""
    """a2, a1 or a0, tiled over A4; empty: none."""

    @classmethod
    def read(cls, values: Mapping[str, str]) -> SheetOptions:
        """Read options; what is not given or empty keeps its default.

        Args:
            values: Words by option; others are not looked at.

        Raises:
            ParameterError: A value cannot be read, or two do not go together; names the option.
        """
        read = {
            _FIELDS.get(name, name): reader(name, values[name].strip())
            for name, reader in _READERS.items()
            if values.get(name, "").strip()
        }
        options = cls(**read)
        options._check()
        return options

    def query(self) -> dict[str, str]:
        """Return the words that `read` makes these options of, without defaults: the sheet's permanent address."""
        words: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                words[_WORDS.get(field.name, field.name)] = _written(value)
        return words

    @property
    def is_large(self) -> bool:
        """Whether it is a panel or a poster."""
        return self.panel is not None or bool(self.poster)

    def _check(self) -> None:
        """Refuse options that do not go together."""
        if self.panel is not None and self.poster:
            raise ParameterError("poster", self.poster, "a panel or a poster, not both")
        if self.is_large and self.kind not in (Kind.MAP, Kind.TIMELINE):
            name = "panel" if self.panel is not None else "poster"
            raise ParameterError(name, self.query()[name], f"the kind map or timeline; {self.kind.value} is for paper")
        if self.scale is not None and self.kind in (Kind.TIMELINE, Kind.CARDS):
            raise ParameterError("scale", f"1:{self.scale}", f"a kind with a map; {self.kind.value} has none")


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return "x".join(f"{side:g}" for side in value)
    return str(value.value if isinstance(value, StrEnum) else value)


Reader = Callable[[str, str], Any]


def _one_of(known: Sequence[str]) -> Callable[[str, str], str]:
    def read(name: str, text: str) -> str:
        if text not in known:
            raise ParameterError(name, _echo(text), f"one of {', '.join(known)}")
        return text

    return read


def _whole(low: int, high: int) -> Callable[[str, str], int]:
    def read(name: str, text: str) -> int:
        if not re.fullmatch("[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise ParameterError(name, _echo(text), f"a whole number from {low} to {high}")
        return int(text)

    return read


def _identifier(name: str, text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,80}", text):
        raise ParameterError(name, _echo(text), "an id of small letters, digits and hyphens")
    return text


def _scale(name: str, text: str) -> int:
    match = _SCALE.fullmatch(text)
    scale = int(re.sub("[^0-9]", "", match[1])) if match else 0
    if not _LARGEST_SCALE <= scale <= _SMALLEST_SCALE:
        raise ParameterError(name, _echo(text), "a scale from 1:1000 to 1:100000000, such as 1:5000000")
    return scale


def _panel(name: str, text: str) -> tuple[float, float]:
    match = _PANEL.fullmatch(text)
    low, high = _PANEL_MM
    if not match or not all(low <= float(side) <= high for side in match.groups()):
        expected = f"width x height in mm, each from {low:g} to {high:g}, such as 900x600"
        raise ParameterError(name, _echo(text), expected)
    return float(match[1]), float(match[2])


def _echo(text: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:_LONGEST_ECHO])


_READERS: Mapping[str, Reader] = {
    "kind": lambda name, text: Kind(_one_of([kind.value for kind in Kind])(name, text)),
    "lang": _one_of(LANGUAGES),
    "ink": _one_of(INKS),
    "paper": _one_of(tuple(PAPERS)),
    "orientation": _one_of(ORIENTATIONS),
    "itinerary": _identifier,
    "from": _identifier,
    "to": _identifier,
    "blank": _one_of(BLANKS),
    "level": _whole(LEVELS[0], LEVELS[-1]),
    "seed": _whole(0, _LARGEST_SEED),
    "scale": _scale,
    "panel": _panel,
    "poster": _one_of(tuple(POSTERS)),
}
NAMES = tuple(_READERS)
"""The options by the names that addresses and the command use."""
_FIELDS = {"from": "from_stop", "to": "to_stop"}
_WORDS = {field: name for name, field in _FIELDS.items()}
