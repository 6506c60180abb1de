"""Pages of our own PDF as SVG that a designer can work on: text as text, in layers with names.

Typst's own SVG turns letters into outlines. Its PDF keeps them, with their fonts, places and colours, and uses a dozen
operators to say so; those are read here. Pictures are not read back: where the PDF has one, its SVG is put in again,
known by its alternative text, so that the map keeps the layers that it was drawn in. Other PDFs are not for this
module: what Typst does not write is not looked for.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any, NamedTuple

__all__ = ["pages_as_svg", "placeholder"]

_MM_PER_PT = 25.4 / 72
_FONTS = {"PTSerif": "'PT Serif', Georgia, 'Times New Roman', serif", "PTSans": "'PT Sans', Arial, sans-serif"}
_LAYERS = (("lines", "Lines and fills"), ("pictures", "Map and code"), ("text", "Text"))
_CHAR = re.compile(r"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>")
_VIEW_BOX = re.compile(r'viewBox="([-0-9. ]+)"')


class Matrix(NamedTuple):
    """An affine map, as PDF and SVG write it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, first: Matrix) -> Matrix:
        """Return the map that does `first`, then this one."""
        return Matrix(
            self.a * first.a + self.c * first.b, self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d, self.b * first.c + self.d * first.d,
            self.a * first.e + self.c * first.f + self.e, self.b * first.e + self.d * first.f + self.f,
        )  # fmt: skip

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def scale(self) -> float:
        """How much longer lengths become."""
        return float(abs(self.a * self.d - self.b * self.c) ** 0.5)


_SAME = Matrix()


@dataclass(frozen=True, slots=True)
class _State:
    """What `q` keeps and `Q` brings back."""

    matrix: Matrix
    fill: str = "#000000"
    stroke: str = "#000000"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    font: str = ""
    size: float = 0.0


@dataclass(slots=True)
class _Page:
    """A page while it is read."""

    fonts: Mapping[str, _Font]
    pictures: Mapping[str, str]
    states: list[_State]
    layers: dict[str, list[str]] = field(default_factory=lambda: {key: [] for key, _ in _LAYERS})
    path: list[str] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    text_matrix: Matrix = _SAME
    marked: list[str | None] = field(default_factory=list)
    """For each open mark, the alternative text of the picture that it holds; None where it holds none."""

    @property
    def picture(self) -> str | None:
        """The alternative text of the picture that is being read."""
        return next((alt for alt in self.marked if alt is not None), None)

    @property
    def state(self) -> _State:
        return self.states[-1]

    def change(self, **values: Any) -> None:
        self.states[-1] = replace(self.states[-1], **values)


@dataclass(frozen=True, slots=True)
class _Font:
    """A font of the file: how its signs are written in Unicode, and how SVG names it."""

    letters: Mapping[int, str]
    widths: Mapping[int, float]
    """In thousandths of the size."""
    attributes: str


def placeholder(svg: str) -> str:
    """Return what stands for a picture in the PDF that `pages_as_svg` reads: a rectangle of its shape."""
    view = _VIEW_BOX.search(svg)
    x, y, width, height = (view[1] if view else "0 0 1 1").split()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {width} {height}">'
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}"/></svg>'
    )


def pages_as_svg(pdf: bytes, pictures: Mapping[str, str], title: str, lang: str) -> tuple[bytes, ...]:
    """Return each page of a PDF of ours as SVG, one user unit a millimetre.

    Args:
        pdf: What Typst made, with a `placeholder` for each picture.
        pictures: The SVG of each picture, by its alternative text.
        title: What the sheet is called.
        lang: The language of its text.
    """
    from pypdf import PdfReader  # noqa: PLC0415  only those who ask for SVG need it
    from pypdf.generic import ContentStream  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(pdf))
    made = []
    for page in reader.pages:
        height = float(page.mediabox.height)
        resources: Any = page["/Resources"]
        fonts = {name: _font(font.get_object()) for name, font in resources.get("/Font", {}).items()}
        flip = Matrix(_MM_PER_PT, 0, 0, -_MM_PER_PT, 0, height * _MM_PER_PT)
        read = _Page(fonts, pictures, [_State(flip)])
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            act = _ACTS.get(operator)
            if act is not None:
                act(read, operands)
        made.append(_document(read, float(page.mediabox.width) * _MM_PER_PT, height * _MM_PER_PT, title, lang))
    return tuple(made)


def _document(page: _Page, width_mm: float, height_mm: float, title: str, lang: str) -> bytes:
    groups = "".join(
        f'<g id="{key}" inkscape:groupmode="layer" inkscape:label="{label}">\n{"".join(page.layers[key])}</g>\n'
        for key, label in _LAYERS
        if page.layers[key]
    )
    size = f'width="{width_mm:.6g}mm" height="{height_mm:.6g}mm" viewBox="0 0 {width_mm:.6g} {height_mm:.6g}"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" {size} xml:lang="{escape(lang)}">\n'
        f"<title>{escape(title)}</title>\n{groups}</svg>\n"
    ).encode()


def _font(font: Any) -> _Font:
    """Return a font by its table of Unicode letters and its name, `ABCDEF+PTSerif-BoldItalic`."""
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    body = table.partition("endcodespacerange")[2]
    letters = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _CHAR.findall(body)}
    widths = _widths(font["/DescendantFonts"][0].get_object()["/W"])
    family, _, style = str(font["/BaseFont"]).partition("+")[2].partition("-")
    attributes = f'font-family="{_FONTS.get(family, "sans-serif")}"'
    attributes += ' font-weight="700"' if "Bold" in style else ""
    attributes += ' font-style="italic"' if "Italic" in style else ""
    return _Font(letters, widths, attributes)


def _widths(table: Any) -> dict[int, float]:
    """Return widths by code from pairs of a code and a list, or triples of first code, last code and width."""
    widths: dict[int, float] = {}
    at = 0
    while at < len(table) - 1:
        first, second = int(table[at]), table[at + 1]
        if isinstance(second, list):
            widths |= {first + step: float(width) for step, width in enumerate(second)}
            at += 2
        else:
            widths |= dict.fromkeys(range(first, int(second) + 1), float(table[at + 2]))
            at += 3
    return widths


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _colour(operands: list[Any]) -> str:
    """Return the colour of one (grey) or three (red, green, blue) shares."""
    shares = [float(one) for one in operands if not isinstance(one, str)]
    shares = shares * 3 if len(shares) == 1 else shares
    return "#" + "".join(f"{round(255 * share):02x}" for share in shares[:3])


def _to(page: _Page, letter: str, operands: list[Any]) -> None:
    spots = [page.state.matrix.at(float(x), float(y)) for x, y in zip(operands[::2], operands[1::2], strict=True)]
    page.points += spots
    page.path.append(letter + " ".join(f"{_number(x)} {_number(y)}" for x, y in spots))


def _rectangle(page: _Page, operands: list[Any]) -> None:
    x, y, width, height = (float(one) for one in operands)
    for letter, spot in (("M", (x, y)), ("L", (x + width, y)), ("L", (x + width, y + height)), ("L", (x, y + height))):
        _to(page, letter, list(spot))
    page.path.append("Z")


def _painter(*, fills: bool, strokes: bool, rule: str = "") -> Callable[[_Page, list[Any]], None]:
    def paint(page: _Page, _operands: list[Any]) -> None:
        state = page.state
        look = f' fill="{state.fill}"{rule}' if fills else ' fill="none"'
        if strokes:
            width = state.width * state.matrix.scale
            look += f' stroke="{state.stroke}" stroke-width="{_number(width)}"'
            if state.dash:
                dash = " ".join(_number(length * state.matrix.scale) for length in state.dash)
                look += f' stroke-dasharray="{dash}"'
        if page.picture is not None:
            _put_picture(page, page.picture)
        elif page.path:
            page.layers["lines"].append(f'<path d="{"".join(page.path)}"{look}/>\n')
        _done(page)

    return paint


def _done(page: _Page) -> None:
    page.path.clear()
    page.points.clear()


def _show(page: _Page, operands: list[Any]) -> None:
    parts = operands[0] if isinstance(operands[0], list) else [operands[0]]
    font = page.fonts[page.state.font]
    run: list[tuple[str, float]] = []
    for part in parts:
        if isinstance(part, (int, float)):
            run.append(("", -float(part)))
            continue
        codes = _codes(part)
        pairs = [codes[at] << 8 | codes[at + 1] for at in range(0, len(codes) - 1, 2)]
        run += [(font.letters.get(pair, ""), font.widths.get(pair, 0.0)) for pair in pairs]
    while run and not run[-1][0].strip():
        run.pop()  # a space at the end of a line is not part of its length
    if run:
        _put_text(page, font, "".join(letter for letter, _ in run), sum(width for _, width in run) / 1000)


def _put_text(page: _Page, font: _Font, text: str, length_em: float) -> None:
    """Put a run of letters; its length keeps it in its place where another font has to stand in."""
    place = page.state.matrix.after(page.text_matrix)
    size = page.state.size * place.scale
    where = f'x="{_number(place.e)}" y="{_number(place.f)}"'
    if abs(place.b) > 1e-6 or place.a < 0:
        turn = " ".join(_number(one / place.scale) for one in place[:4])
        where = f'transform="matrix({turn} {_number(place.e)} {_number(place.f)})"'
    page.layers["text"].append(
        f'<text {where} {font.attributes} font-size="{_number(size)}" fill="{page.state.fill}" '
        f'textLength="{_number(length_em * size)}" lengthAdjust="spacingAndGlyphs" '
        f'xml:space="preserve">{escape(text, quote=False)}</text>\n'
    )


def _codes(part: Any) -> bytes:
    """Return the bytes of a string; pypdf has some of them read as text already."""
    return bytes(getattr(part, "original_bytes", part))


def _begin(page: _Page, operands: list[Any]) -> None:
    alt = operands[1].get("/Alt") if len(operands) > 1 and hasattr(operands[1], "get") else None
    page.marked.append(str(alt) if alt is not None else None)


def _put_picture(page: _Page, alt: str) -> None:
    """Put a picture where its placeholder was painted; what was to be painted outside is cut off there too."""
    svg = page.pictures.get(alt)
    view = _VIEW_BOX.search(svg) if svg is not None else None
    if svg is None or view is None or not page.points:
        return
    xs, ys = zip(*page.points, strict=True)
    box = (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    x, y, width, height = map(_number, box)
    body = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
    page.layers["pictures"].append(
        f'<svg x="{x}" y="{y}" width="{width}" height="{height}" viewBox="{view[1]}" role="img" '
        f'aria-label="{escape(alt)}">{body}</svg>\n'
    )


def _end(page: _Page, _operands: list[Any]) -> None:
    if page.marked:
        page.marked.pop()


def _pop(page: _Page, _operands: list[Any]) -> None:
    if len(page.states) > 1:
        page.states.pop()


def _matrix(operands: list[Any]) -> Matrix:
    return Matrix(*(float(one) for one in operands))


_ACTS: Mapping[bytes, Callable[[_Page, list[Any]], None]] = {
    b"q": lambda page, _: page.states.append(page.state),
    b"Q": _pop,
    b"cm": lambda page, given: page.change(matrix=page.state.matrix.after(_matrix(given))),
    b"scn": lambda page, given: page.change(fill=_colour(given)),
    b"SCN": lambda page, given: page.change(stroke=_colour(given)),
    b"w": lambda page, given: page.change(width=float(given[0])),
    b"d": lambda page, given: page.change(dash=tuple(float(one) for one in given[0])),
    b"m": lambda page, given: _to(page, "M", given),
    b"l": lambda page, given: _to(page, "L", given),
    b"c": lambda page, given: _to(page, "C", given),
    b"h": lambda page, _: page.path.append("Z"),
    b"re": _rectangle,
    b"f": _painter(fills=True, strokes=False),
    b"f*": _painter(fills=True, strokes=False, rule=' fill-rule="evenodd"'),
    b"S": _painter(fills=False, strokes=True),
    b"B": _painter(fills=True, strokes=True),
    b"B*": _painter(fills=True, strokes=True, rule=' fill-rule="evenodd"'),
    b"n": lambda page, _: _done(page),
    b"Tf": lambda page, given: page.change(font=str(given[0]), size=float(given[1])),
    b"Tm": lambda page, given: setattr(page, "text_matrix", _matrix(given)),
    b"Tj": _show,
    b"TJ": _show,
    b"BDC": _begin,
    b"BMC": lambda page, _: page.marked.append(None),
    b"EMC": _end,
}
