"""HTML as text: what a reader sees, with a map back to the file. Nothing in it is run, loaded or followed.

The standard library's parser gives no end of an entity and is quadratic on some malformed input (CPython issue
135462); what a text needs of HTML is little, and is read here in one pass, however broken the markup.

Sources:
    HTML Living Standard, 13.2.5 Tokenization (tags, comments, raw text) and 15.3 (which elements begin a line).
"""

from __future__ import annotations

import html
import re

from gazetteer.documents.mapped import MappedText, MappedTextBuilder

__all__ = ["html_text"]

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"  # noqa: SIM905  a line each
    " h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
# Their content is not read: it is no text, or not shown.
_UNREAD_RAW = frozenset(("script", "style", "iframe", "noscript", "textarea", "title"))
_UNREAD = _UNREAD_RAW | {"template", "object", "svg", "math", "head", "select"}
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,40})")
_TAG_END = re.compile(r"""(?:[^>"']|"[^"]{0,20000}"|'[^']{0,20000}'){0,2000}>""")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CELLS = frozenset(("td", "th"))


class _Reader:
    """One pass over a file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = MappedTextBuilder()
        self.at = 0
        self.hidden: list[str] = []

    def read(self) -> MappedText:
        while self.at < len(self.source):
            opening = self.source.find("<", self.at)
            end = len(self.source) if opening < 0 else opening
            self._prose(self.at, end)
            self.at = end
            if end < len(self.source) and not self._markup():
                self._prose(self.at, self.at + 1)
                self.at += 1
        return self.text.build()

    def _markup(self) -> bool:
        """Pass over a tag, comment or declaration; False where the sign is only a sign."""
        if self.source.startswith("<!--", self.at):
            self._skip_past("-->")
        elif self.source.startswith(("<!", "<?"), self.at):
            self._skip_past(">")
        else:
            tag = _TAG.match(self.source, self.at)
            if tag is None:
                return False
            self._tag(tag)
        return True

    def _skip_past(self, mark: str) -> None:
        end = self.source.find(mark, self.at + 2)
        self.at = len(self.source) if end < 0 else end + len(mark)

    def _tag(self, tag: re.Match[str]) -> None:
        name = tag[1].encode().lower().decode()  # ASCII only: no Turkish letter is lowered
        is_closing = self.source[self.at + 1] == "/"
        start = self.at
        end = _TAG_END.match(self.source, tag.end())
        if end is None:
            self._skip_past(">")
        else:
            self.at = end.end()
        is_empty = self.source.startswith("/>", self.at - 2)
        if self.hidden == ["head"] and (name == "body" or name in _BLOCKS):
            self.hidden.clear()  # the end tag of head may be left out
        if name in _UNREAD and not is_empty:
            self._hide(name, is_closing)
        elif name in _BLOCKS and not self.hidden:
            self._line_break(start)
        elif not self.hidden and not is_closing and name in _CELLS | {"br"}:
            self._add(" \t" if name in _CELLS else "\n", start, self.at)

    def _hide(self, name: str, is_closing: bool) -> None:
        if is_closing:
            if name in self.hidden:
                del self.hidden[self.hidden.index(name) :]
        elif name in _UNREAD_RAW:
            closing = re.compile(rf"</{name}", re.IGNORECASE | re.ASCII).search(self.source, self.at)
            self.at = closing.start() if closing else len(self.source)
            self.hidden.append(name)
        else:
            self.hidden.append(name)

    def _line_break(self, start: int) -> None:
        """Begin a new paragraph, unless one is begun already."""
        if len(self.text) and self.text.last != "\n":
            self._add("\n\n", start, self.at)

    def _prose(self, start: int, end: int) -> None:
        """Add text between tags, white space folded and entities written out."""
        while start < end and not self.hidden:
            entity = _ENTITY.search(self.source, start, end)
            self._folded(start, entity.start() if entity else end)
            if entity is None:
                return
            letters = html.unescape(entity[0]).replace("\0", "\ufffd")
            self._add(letters, entity.start(), entity.end())
            start = entity.end()

    def _folded(self, start: int, end: int) -> None:
        for blank in _BLANKS.finditer(self.source, start, end):
            self._add(self.source[start : blank.start()], start, blank.start())
            if self.text.last not in ("", " ", "\n"):
                self._add(" ", blank.start(), blank.end())
            start = blank.end()
        self._add(self.source[start:end], start, end)

    def _add(self, text: str, start: int, end: int) -> None:
        self.text.add(text, start, end)


def html_text(source: str) -> MappedText:
    r"""Return the text of an HTML page: its paragraphs apart by blank lines, cells of a table by tabs.

    Never raises; scripts, styles, frames and what is not shown are left out.

    Examples:
        >>> html_text("<p>Odesa&#39;ya <b>var&#305;ş</b></p><script>alert(1)</script><p>Kiev").text
        "Odesa'ya varış\n\nKiev"
    """
    return _Reader(source).read()
