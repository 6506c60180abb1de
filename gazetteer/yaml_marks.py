r"""A YAML reader that remembers lines and trusts nobody.

Places and journeys are written by hand, in YAML. Whoever makes a mistake must be told the line, so the reader
keeps it for every node; and since a file may come from anywhere, the reader takes only the plain part of YAML:
mappings, sequences and scalars. Tags, anchors and aliases ("YAML bombs"), duplicate keys, several documents in
one file, deep nesting and very large files are refused, each with its line.

Scalars are kept as text: `1932-04-26` stays what the author wrote and never becomes a date or a number by
itself. `None` is the text of an unquoted `null`, `~` or nothing.

    >>> place = load_document("harbours.yaml", "id: odesa\nnames: [Odesa, Одесса]")
    >>> place.get("id").text, [name.text for name in place.get("names").values], place.get("names").line
    ('odesa', ['Odesa', 'Одесса'], 2)
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import yaml

from gazetteer.errors import MarkedYamlError

__all__ = ["MAX_CHARACTERS", "MAX_DEPTH", "MAX_NODES", "Node", "load_document"]

MAX_CHARACTERS = 4_000_000
"""The largest file, in code points; a journey of 300 passages has about 300,000."""
MAX_NODES = 400_000
"""The most nodes in a file: bounds memory, since a node can be written in two characters."""
MAX_DEPTH = 24
"""The deepest nesting; a journey needs 8."""

# libyaml is four to ten times as fast; the pure Python parser gives the same events where it was not built.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SHOWN = 60
# What YAML 1.1 does not allow (NUL and other controls, DEL, U+FFFE) and what UTF-8 cannot write (half surrogates).
_HOSTILE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Node(NamedTuple):
    """A mapping, sequence or scalar of a YAML file, with the line on which it starts (from 1).

    A tuple, since a file has ten thousand: a frozen dataclass takes four times as long to make.
    """

    file: str
    line: int
    kind: Literal["mapping", "sequence", "scalar"]
    text: str | None = None
    """What a scalar says; None for null, and for mappings and sequences."""
    values: tuple[Node, ...] = ()
    """The members of a sequence."""
    key_line: int = 0
    """The line of the key that the node stands under; its own line where there is none."""
    entries: Mapping[str, Node] = MappingProxyType({})
    """The values of a mapping by their keys."""

    def items(self) -> tuple[tuple[str, Node], ...]:
        """Return the keys and values of a mapping, in the order of the file."""
        return tuple(self.entries.items())

    def get(self, key: str) -> Node | None:
        """Return the value under a key of a mapping, or None."""
        return self.entries.get(key)

    @property
    def is_null(self) -> bool:
        """Tell whether this is a scalar that says nothing."""
        return self.kind == "scalar" and self.text is None

    @property
    def shown(self) -> str:
        """Say in a few words what stands here, for messages."""
        if self.kind != "scalar":
            return f"a {self.kind}"
        if self.text is None:
            return "null"
        return self.text if len(self.text) <= _SHOWN else self.text[: _SHOWN - 1] + "…"

    def error(self, what: str, expected: str = "", got: object = None) -> MarkedYamlError:
        """Make (not raise) the error that names this spot."""
        return MarkedYamlError(self.file, self.line, what, self.shown if got is None else got, expected)

    def as_text(self, what: str) -> str:
        """Return the text of a scalar that must say something.

        Raises:
            MarkedYamlError: It is a mapping, a sequence, null or blank.
        """
        if self.kind != "scalar" or self.text is None or not self.text.strip():
            raise self.error(what, "a text that is not empty")
        return self.text

    def as_integer(self, what: str) -> int:
        """Return a scalar read as a whole number.

        Raises:
            MarkedYamlError: It is something else.
        """
        text = self.text or ""
        if not text.isascii() or not text.removeprefix("-").isdigit() or len(text) > 18:
            raise self.error(what, "a whole number")
        return int(text)

    def as_number(self, what: str) -> float:
        """Return a scalar read as a finite decimal number.

        Raises:
            MarkedYamlError: It is something else.
        """
        try:
            number = float(self.text or "")
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or "_" in (self.text or ""):
            raise self.error(what, "a finite number")
        return number


def load_document(path_or_name: str | PurePath, text: str | bytes) -> Node:
    """Read one YAML document.

    Args:
        path_or_name: What messages call the file.
        text: Its content; bytes are read as UTF-8.

    Raises:
        MarkedYamlError: It is not YAML, or uses a part of YAML that is refused here.
    """
    file = str(path_or_name)
    decoded = _decoded(file, text)
    try:
        parser = _LOADER(decoded)
        try:
            return _Composer(file, parser.get_event).document()
        finally:
            parser.dispose()
    except yaml.YAMLError as error:
        raise _syntax_error(file, decoded, error) from None


def _decoded(file: str, text: str | bytes) -> str:
    """Return text that the parser can take: no byte-order mark, no NUL, no half surrogates."""
    if len(text) > MAX_CHARACTERS * (4 if isinstance(text, bytes) else 1):
        raise MarkedYamlError(file, 1, "file is too large", f"{len(text):,}", f"at most {MAX_CHARACTERS:,} characters")
    if isinstance(text, bytes):
        text = _from_utf8(file, text)
    text = text.removeprefix("\ufeff")
    hostile = _HOSTILE.search(text)
    if hostile is not None:
        line = text.count("\n", 0, hostile.start()) + 1
        raise MarkedYamlError(file, line, "character not allowed", f"U+{ord(hostile.group()):04X}", "printable text")
    return text


def _from_utf8(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = content[error.start : error.start + 4]
        raise MarkedYamlError(file, line, "file is not UTF-8", wrong, "UTF-8") from None


_COLUMNS = "what belongs together in one column, a space behind each -; look one line up, too"
_REMEDIES = (
    ("tab character", "spaces, never tabs, at the start of a line"),
    (
        "cannot start any token",
        "spaces, never tabs, before a text, and quotation marks around one that begins with % @ `",
    ),
    ("mapping values are not allowed", "a text with a colon in quotation marks, each line in its neighbours’ column"),
    ("'-' indicator", _COLUMNS),
    ("block end", _COLUMNS),
    ("expected key", f"each quotation mark closed, {_COLUMNS}"),
    ("unexpected end of stream", "each quotation mark closed"),
)
"""What to do about a complaint of the parser's, in words for those who have never seen YAML."""


def _syntax_error(file: str, text: str, error: yaml.YAMLError) -> MarkedYamlError:
    """Put the parser's complaint in our form."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    last_line = text.count("\n") + (not text.endswith("\n"))  # the mark of an unfinished file lies behind its end
    line = min(mark.line + 1, max(last_line, 1)) if mark is not None else 1
    remedy = next((told for sign, told in _REMEDIES if sign in problem), "YAML 1.1")
    return MarkedYamlError(file, line, f"not valid YAML: {problem}", None, remedy)


class _Composer:
    """Turns the parser's events into nodes, and stops at the first thing that is refused."""

    def __init__(self, file: str, next_event: Callable[[], Any]) -> None:
        self._file = file
        self._next = next_event
        self._nodes = 0

    def document(self) -> Node:
        """Return the one document of the file; an empty file is a scalar that says nothing."""
        root = Node(self._file, 1, "scalar", key_line=1)
        documents = 0
        while not isinstance(event := self._next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refused(event, "more than one document in the file", "---", "one document")
                root = self._node(self._next(), 1, 0)
        return root

    def _node(self, event: Any, depth: int, key_line: int) -> Node:
        line = event.start_mark.line + 1
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise self._refused(event, "too many entries", f"more than {MAX_NODES:,}", "a smaller file")
        if depth > MAX_DEPTH:
            raise self._refused(event, "nesting is too deep", f"more than {MAX_DEPTH} levels", "fewer levels")
        if event.anchor is not None:
            mark = "alias *" if isinstance(event, yaml.AliasEvent) else "anchor &"
            raise self._refused(event, "anchors and aliases are not allowed", mark + event.anchor, "the value itself")
        if event.tag is not None:
            raise self._refused(event, "tags are not allowed", event.tag, "a value without a tag")
        key_line = key_line or line
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            if text in _NULLS and event.style in (None, ""):  # the C parser writes plain style as ""
                # libyaml puts an empty value at the next token, which may be lines below: stay with its key
                return Node(self._file, key_line, "scalar", None, (), key_line)
            return Node(self._file, line, "scalar", text, (), key_line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._file, line, "sequence", None, tuple(self._values(depth)), key_line)
        return Node(self._file, line, "mapping", None, (), key_line, self._entries(depth))

    def _values(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1, 0)

    def _entries(self, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1, 0)
            if key.text is None:
                raise self._refused(event, "a key is not a text", key.shown, "a field name")
            if key.text in entries:
                first = entries[key.text].key_line
                raise self._refused(event, f"key stands twice (first in line {first})", key.text, "each key once")
            entries[key.text] = self._node(self._next(), depth + 1, key.line)
        return entries

    def _refused(self, event: Any, what: str, got: object, expected: str) -> MarkedYamlError:
        return MarkedYamlError(self._file, event.start_mark.line + 1, what, got, expected)
