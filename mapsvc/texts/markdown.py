"""Markdown as text: its signs left out, its words kept, with a map back to the file.

Not a full Markdown parser: only what would stand between a reader and the words is taken away. HTML inside is left
to the HTML reader, so that scripts in Markdown are no text either.

Sources:
    CommonMark 0.31: headings, emphasis, links, code, block quotes; footnotes as GitHub and Pandoc write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.documents.mapped import MappedText, MappedTextBuilder
from mapsvc.texts.html import html_text

__all__ = ["markdown_parts", "markdown_text"]

_SIGNS = re.compile(
    r"""
      ^[ ]{0,3}(?:\#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?=\S))      # heading, quotation, list
    | ^[ ]{0,3}(?:[-*_=][ \t]*){3,}$                            # rule, underlined heading
    | ^[ ]{0,3}(?:```|~~~).*$                                   # fence of code
    | ^[ ]{0,3}\[\^(?P<note>[^\]\s]{1,20})\]:                   # footnote
    | \[\^(?P<call>[^\]\s]{1,20})\]                             # its call
    | !?\[(?P<label>[^\[\]\n]{0,2000})\]\([^()\n]{0,2000}\)     # link, picture
    | (?P<escape>\\[!-/:-@\[-`{-~])                             # escaped sign
    | (?<!\*)\*{1,3}(?=[^\s*]) | (?<=[^\s*])\*{1,3}(?!\*)       # emphasis by asterisks, inside words too
    | (?<![\w_])_{1,3}(?=\S) | (?<=[^\s_])_{1,3}(?![\w_])       # emphasis by low lines
    | `+
    """,
    re.VERBOSE | re.MULTILINE,
)


def markdown_text(source: str) -> MappedText:
    r"""Return the text of a Markdown file. Never raises.

    Examples:
        >>> markdown_text("# Yol\n\n**Odesa**'ya [varış](https://example.org)[^1]").text
        "Yol\n\nOdesa'ya varış1"
    """
    builder = MappedTextBuilder()
    at = 0
    for sign in _SIGNS.finditer(source):
        builder.add(source[at : sign.start()], at, sign.start())
        for kept in ("note", "call", "label"):
            if sign[kept] is not None:
                builder.add(sign[kept], sign.start(kept), sign.end(kept))
        if sign["escape"]:
            builder.add(sign["escape"][1], sign.start() + 1, sign.end())
        at = sign.end()
    builder.add(source[at:], at, len(source))
    plain = builder.build()
    if "<" not in plain.text and "&" not in plain.text:
        return plain
    return _without_html(plain)


_NOTE = r"[ ]{0,3}\[\^[^\]\s]{1,20}\]:"
_NOTES = re.compile(
    rf"^{_NOTE}.*\n?"
    # It goes on with lines that are not blank and begin no block; behind blank ones with what is indented, or a note.
    rf"(?:(?![ ]{{0,3}}(?:\#|```|~~~|\||>))[ \t]*\S.*\n?|(?:[ \t]*\n)+(?=(?:[ ]{{4}}|\t)[ \t]*\S|{_NOTE}))*",
    re.MULTILINE,
)


_LONGEST_SIGN = 400
"""Where signs hide the next word farther than this, no part ends."""


def markdown_parts(source: str) -> Iterator[MappedText]:
    """Yield the text of a Markdown file in parts that end behind its footnotes, wherever these stand.

    Footnotes of a page stand at its foot, and nothing comes behind them; in Markdown a table or a paragraph may.
    """
    text = markdown_text(source)
    start = 0
    for notes in _NOTES.finditer(source):
        behind = text.from_raw(notes.end(), notes.end() + _LONGEST_SIGN)
        if behind is not None and start < behind[0] < len(text.text):
            yield text.cut(start, behind[0])
            start = behind[0]
    if start < len(text.text):
        yield text.cut(start, len(text.text)) if start else text


_HTML_PART = re.compile(r"<(?:!--|[A-Za-z/!?])|&[#A-Za-z]")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


def _without_html(plain: MappedText) -> MappedText:
    """Return a text whose HTML parts are read as HTML, line ends of the Markdown kept."""
    protected = plain.text.replace("\n", "\x1e")  # HTML would fold line ends, which are Markdown's paragraphs
    read = html_text(protected)
    return MappedText(read.text.replace("\x1e", "\n"), read.runs).through(plain)
