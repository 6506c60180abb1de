"""SVG of others: drawn shapes and nothing else, or refused with the line.

A logo may come from anywhere. What may stand in it is listed here, all else is a mistake: no script, no handler, no
foreign content, no animation, no style sheet, nothing that is fetched. The parser is expat, which the standard
library brings: it says lines, and a document type, in which entities could be defined, ends it. What is served is
written anew from what was read, so that nothing that the parser overlooked goes along; and it is only ever shown as
a picture (`<img>`), under a policy that lets nothing run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

__all__ = ["CleanSvg", "SvgMistake", "clean_svg"]

_NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_ELEMENT_NAMES = (
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath clipPath mask "
    "linearGradient radialGradient stop pattern marker"
)
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_SKIPPED = frozenset(("metadata",))
"""Read over: what drawing programs note for themselves."""
_PRESENTATION_NAMES = (
    "clip-path clip-rule color display dominant-baseline fill fill-opacity fill-rule font-family font-size font-style "
    "font-weight letter-spacing marker-end marker-mid marker-start mask opacity overflow paint-order stop-color "
    "stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width text-anchor text-rendering vector-effect visibility word-spacing shape-rendering "
    "color-interpolation isolation mix-blend-mode font-variant font-stretch text-decoration writing-mode"
)
_PRESENTATION = frozenset(_PRESENTATION_NAMES.split())
_ATTRIBUTE_NAMES = (
    "id class d x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy width height points pathLength transform viewBox offset "
    "preserveAspectRatio gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits "
    "patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY "
    "textLength lengthAdjust rotate startOffset role lang version"
)
_ATTRIBUTES = _PRESENTATION | frozenset(_ATTRIBUTE_NAMES.split())
_SILENT = ("data-", "aria-")
"""Attributes that say nothing to a picture and are left out without a word, as are those of other namespaces."""
_URL = re.compile(r"url\s*\(\s*['\"]?\s*([^)'\"]*)", re.IGNORECASE)
_INSIDE = re.compile(r"url\(\s*['\"]?#([\w.:-]{1,200})['\"]?\s*\)")
_PREFIX = "house-"
"""Before every id: on a sheet the logo shares its page with the map."""
_RISKY = re.compile(r"(?:javascript|vbscript|data)\s*:|expression\s*\(|@import|\\|&#", re.IGNORECASE)
_MOST_ELEMENTS = 5_000
_DEEPEST = 40
_LENGTH = re.compile(r"\s*([0-9]{1,5}(?:\.[0-9]{1,6})?)\s*(?:px)?\s*\Z")


@dataclass(frozen=True, slots=True)
class SvgMistake:
    """What is not taken, and where."""

    line: int
    what: str
    got: str
    expected: str


@dataclass(frozen=True, slots=True)
class CleanSvg:
    """A drawing written anew, and its size."""

    content: bytes
    width: float
    height: float


class _EndError(Exception):
    """Reading on would be of no use, or dear."""


@dataclass(slots=True)
class _Reader:
    mistakes: list[SvgMistake] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    skipping: int = 0
    elements: int = 0
    root: dict[str, str] = field(default_factory=dict)
    line: Callable[[], int] = lambda: 1

    def mistake(self, what: str, got: str, expected: str) -> None:
        self.mistakes.append(SvgMistake(self.line(), what, got[:60], expected))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self.elements += 1
        if self.elements > _MOST_ELEMENTS or len(self.open) + self.skipping > _DEEPEST:
            self.mistake("too much in it", f"more than {_MOST_ELEMENTS:,} elements", "a simpler drawing")
            raise _EndError
        if not self.open and not self.skipping and (local != "svg" or space != _NAMESPACE):
            self.mistake("not an SVG drawing", f"<{local}>", f'<svg xmlns="{_NAMESPACE}">')
            raise _EndError
        if self.skipping or space != _NAMESPACE or local in _SKIPPED:
            if space == "http://www.w3.org/1999/xhtml":
                self.mistake("element not allowed", f"<{local}> of HTML", "drawn shapes alone")
            self.skipping += 1
            return
        if local not in _ELEMENTS:
            self.mistake("element not allowed", f"<{local}>", _ADVICE.get(local, "drawn shapes alone"))
            self.skipping += 1
            return
        kept = self._attributes(local, attributes)
        if not self.open:
            self.root = kept
        self.open.append(local)
        head = f'<svg xmlns="{_NAMESPACE}"' if len(self.open) == 1 else f"<{local}"
        self.written.append(head + "".join(f" {key}={quoteattr(value)}" for key, value in kept.items()) + ">")

    def end(self, _name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.written.append(f"</{self.open.pop()}>")

    def text(self, text: str) -> None:
        if not self.skipping and self.open and (self.open[-1] in ("text", "tspan", "textPath", "title", "desc")):
            self.written.append(escape(text))

    def doctype(self, *_: object) -> None:
        self.mistake("document type not allowed", "<!DOCTYPE …>", "the drawing without it")
        raise _EndError

    def instruction(self, target: str, _data: str) -> None:
        self.mistake("processing instruction not allowed", f"<?{target} …?>", "the drawing without it")

    def _attributes(self, element: str, given: dict[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in given.items():
            space, _, local = name.rpartition(" ")
            if local == "href" and space in ("", _XLINK):
                if self._is_inside(element, value):
                    kept["href"] = f"#{_PREFIX}{value.strip()[1:]}"
            elif space:
                continue
            elif local == "style":
                kept |= self._declarations(value)
            elif local.lower().startswith("on"):
                self.mistake("event handler not allowed", f"{local}={value}", "a drawing without script")
            elif local in _ATTRIBUTES:
                if self._is_harmless(local, value):
                    kept[local] = _PREFIX + value if local == "id" else _INSIDE.sub(rf"url(#{_PREFIX}\1)", value)
            elif not local.startswith(_SILENT):
                self.mistake(f"attribute of <{element}> not allowed", local, "attributes of drawn shapes")
        return kept

    def _is_inside(self, element: str, value: str) -> bool:
        if element in ("use", "linearGradient", "radialGradient", "pattern", "textPath") and re.fullmatch(
            r"\s*#[\w.:-]{1,200}\s*", value
        ):
            return True
        self.mistake("address not allowed", value, "a part of the same drawing, such as #shape")
        return False

    def _declarations(self, style: str) -> dict[str, str]:
        """Return the declarations of a style attribute as attributes: our policy admits no inline style."""
        kept = {}
        for declaration in style.split(";"):
            name, _, value = (part.strip() for part in declaration.partition(":"))
            if name in _PRESENTATION and self._is_harmless(name, value):
                kept[name] = _INSIDE.sub(rf"url(#{_PREFIX}\1)", value.removesuffix("!important").strip())
            elif _RISKY.search(declaration) or _URL.search(declaration):
                self._is_harmless(name, value)
        return kept

    def _is_harmless(self, name: str, value: str) -> bool:
        outside = [target for target in _URL.findall(value) if not target.startswith("#")]
        if outside or _RISKY.search(value):
            self.mistake("value not allowed", f"{name}={value}", "nothing that is fetched or run")
            return False
        return True


_ADVICE = {
    "style": "shapes with attributes of their own (Illustrator: Styling, Presentation Attributes; Inkscape: Plain SVG)",
    "image": "drawn shapes; a photograph as PNG or WebP",
    "script": "a drawing without script",
    "foreignObject": "drawn shapes alone",
    "a": "a drawing without links",
}


def clean_svg(content: bytes) -> CleanSvg | tuple[SvgMistake, ...]:
    """Return a drawing written anew, or all that is wrong with it."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    reader.line = lambda: parser.CurrentLineNumber
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        reader.mistakes.append(SvgMistake(error.lineno, "not XML", expat.ErrorString(error.code), "an SVG drawing"))
    except _EndError:
        pass
    size = _size(reader.root)
    if size is None and not reader.mistakes:
        reader.mistakes.append(SvgMistake(1, "no size", "neither viewBox nor width and height", 'viewBox="0 0 …"'))
    if reader.mistakes or size is None:
        return tuple(reader.mistakes)
    return CleanSvg("".join(reader.written).encode(), *size)


def _size(root: dict[str, str]) -> tuple[float, float] | None:
    box = re.fullmatch(r"\s*\S+[\s,]+\S+[\s,]+([0-9.]{1,12})[\s,]+([0-9.]{1,12})\s*", root.get("viewBox", ""))
    sides = [box[1], box[2]] if box else []
    if not sides:
        found = [_LENGTH.match(root.get(side, "")) for side in ("width", "height")]
        sides = [one[1] for one in found if one is not None]
    try:
        width, height = (float(side) for side in sides)
    except ValueError:
        return None
    return (width, height) if 0 < width < 1e6 and 0 < height < 1e6 else None
