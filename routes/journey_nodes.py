"""Reads the parts of a journey file from marked YAML nodes, and collects every mistake instead of the first.

A reader method always returns a value of the right type, so that reading goes on after a mistake; a value that
stands for a mistake never leaves `journey_file`, which refuses the file. Knows the forms of fields, not of journeys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeVar

from gazetteer.errors import MarkedYamlError
from gazetteer.yaml_marks import Node, load_document
from routes.edtf import Edtf
from routes.errors import EdtfError, JourneyFileError, JourneyFileErrors
from routes.itinerary import Evidence, LocalText

__all__ = ["LONGEST_TEXT", "Fields", "LineKey", "NodeReader", "read_document"]

LineKey = tuple[str, ...]
"""Kind and id of a record, then its field: ("stop", "odesa", "arrival"); of a leg the id is "from>to"."""
LONGEST_TEXT = 4000
"""Code points of one text; a passage of six sentences has about 900."""
_LANGUAGES = ("tr", "en", "ru", "uk")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 80
_EVIDENCE = re.compile(
    r"(?P<key>[A-Za-z0-9_-]{1,40}):(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})(?: \[(?P<footnotes>[^\[\]]*)\])?"
)
_FOOTNOTE = re.compile(r"[0-9]{1,4}[a-z]?|\*{1,4}")
# Invisible letters that turn the order of what is shown: a text could read otherwise than it is stored.
_TURNING = "\u202a-\u202e\u2066-\u2069"
_FORBIDDEN = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff{_TURNING}]")
"""These, controls other than the end of a line, and half surrogates."""
_NO_DATE = Edtf("", datetime.min, datetime.max, False, False, False)  # noqa: DTZ901  stands for a refused date

_Choice = TypeVar("_Choice", bound=StrEnum)


def read_document(file: str, text: str | bytes | Node) -> Node:
    """Return the root of a YAML file.

    Args:
        file: What messages call it.
        text: YAML; bytes are read as UTF-8; or the root, where someone has read the file before.

    Raises:
        JourneyFileErrors: It is no YAML that we take; says where.
    """
    try:
        return text if isinstance(text, Node) else load_document(file, text)
    except MarkedYamlError as error:
        mistake = JourneyFileError(error.file, error.line, error.what, error.got, error.expected)
        raise JourneyFileErrors((mistake,)) from None


def _one_of(name: str, known: tuple[str, ...]) -> str:
    """Return what is expected in the place of an unknown name: first the one that was probably meant."""
    meant = get_close_matches(name, known, 1, 0.6)
    return (f"{meant[0]}; " if meant else "") + "one of " + ", ".join(known)


class NodeReader:
    """Reads nodes of one file; keeps its mistakes and the lines of its records."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.mistakes: list[JourneyFileError] = []
        self.lines: dict[LineKey, int] = {}
        self.sources: dict[str, str] = {}
        """Key of a source to the name of its file; evidence is read against it."""

    def mistake(self, line: int, what: str, got: object = None, expected: str = "") -> None:
        """Note a mistake."""
        self.mistakes.append(JourneyFileError(self.file, line, what, got, expected))

    def finish(self) -> None:
        """Say everything that was wrong, if anything was.

        Raises:
            JourneyFileErrors: There are mistakes; they come in the order of the lines.
        """
        if self.mistakes:
            raise JourneyFileErrors(tuple(sorted(self.mistakes, key=lambda mistake: mistake.line)))

    def fields(self, node: Node, what: str, known: tuple[str, ...], required: tuple[str, ...] = ()) -> Fields:
        """Read a mapping: notes unknown fields, and required ones that are missing."""
        if node.kind != "mapping":
            self.mistake(node.line, what, node.shown, "a mapping of " + ", ".join(known))
            return Fields(self, node, what, {})
        entries = dict(node.items())
        for name, value in entries.items():
            if name not in known:
                self.mistake(value.key_line, f"{what}: unknown field", name, _one_of(name, known))
        for name in required:
            if name not in entries:
                self.mistake(node.line, f"{what}: field {name!r} is missing")
        return Fields(self, node, what, entries)

    def text(self, node: Node, what: str, longest: int = LONGEST_TEXT) -> str:
        """Read a text that says something."""
        if node.kind != "scalar" or node.text is None or not node.text.strip():
            self.mistake(node.line, what, node.shown, "a text that is not empty")
            return "?"
        text = node.text.strip()
        if len(text) > longest:
            self.mistake(node.line, f"{what} is too long", f"{len(text)} characters", f"at most {longest}")
        found = _FORBIDDEN.search(text)
        if found is not None:
            got = f"U+{ord(found.group()):04X}"
            self.mistake(node.line, f"{what}: character not allowed", got, "printable text")
        return text

    def identifier(self, node: Node, what: str) -> str:
        """Read an id: lower-case ASCII words joined by hyphens."""
        text = node.text if node.kind == "scalar" and node.text is not None else ""
        if len(text) > _LONGEST_ID or not _ID.fullmatch(text):
            self.mistake(node.line, what, node.shown, f"lower-case a-z, 0-9 and single hyphens, at most {_LONGEST_ID}")
            return "?"
        return text

    def local_text(self, node: Node, what: str) -> LocalText:
        """Read a text in languages; Turkish and English are always there."""
        if node.kind != "mapping":
            self.mistake(node.line, what, node.shown, "a mapping of languages: {tr: …, en: …}")
            return {"tr": "?", "en": "?"}
        texts: dict[str, str] = {}
        for language, value in node.items():
            if language not in _LANGUAGES:
                self.mistake(value.key_line, f"{what}: unknown language", language, "one of " + ", ".join(_LANGUAGES))
            texts[language] = self.text(value, f"{what} ({language})")
        for language in ("tr", "en"):
            if language not in texts:
                self.mistake(node.line, f"{what}: language {language!r} is missing")
        return texts

    def edtf(self, node: Node, what: str) -> Edtf | None:
        """Read a date; null is none."""
        if node.is_null:
            return None
        try:
            if node.kind != "scalar" or node.text is None:
                raise EdtfError(node.shown, "not a text")
            return Edtf.parse(node.text)
        except EdtfError as error:
            self.mistake(node.line, f"{what}: {error.why}", error.got, "EDTF, e.g. 1932-04-26T08:00, 1932-04-27~, null")
            return _NO_DATE

    def evidence(self, node: Node, what: str) -> tuple[Evidence, ...]:
        """Read a list of spots in sources: "000:29973-30083 [52]"."""
        return tuple(spot for member in self.members(node, what) if (spot := self._spot(member, what)))

    def _spot(self, node: Node, what: str) -> Evidence | None:
        match = _EVIDENCE.fullmatch(node.text or "") if node.kind == "scalar" else None
        if match is None:
            self.mistake(node.line, what, node.shown, "SOURCE:START-END or SOURCE:START-END [FOOTNOTE, …]")
            return None
        start, end = int(match["start"]), int(match["end"])
        if start >= end:
            self.mistake(node.line, f"{what}: range is empty or turned round", f"{start}-{end}", "START < END")
        file = self.sources.get(match["key"])
        if file is None:
            expected = "the key of a source: " + ", ".join(self.sources)
            self.mistake(node.line, f"{what}: unknown source", match["key"], expected)
        calls = [call.strip() for call in (match["footnotes"] or "").split(",")] if match["footnotes"] else []
        for call in calls:
            if not _FOOTNOTE.fullmatch(call):
                self.mistake(node.line, f"{what}: footnote", call, "a number, numbers joined by commas")
        return Evidence(file or "?", start, end, tuple(calls))

    def members(self, node: Node, what: str) -> tuple[Node, ...]:
        """Read a list; null is an empty one."""
        if node.is_null:
            return ()
        if node.kind != "sequence":
            self.mistake(node.line, what, node.shown, "a list")
            return ()
        return node.values


class Fields:
    """The fields of one record. Methods take the field's name and what to use where it is missing or null."""

    def __init__(self, reader: NodeReader, node: Node, what: str, entries: Mapping[str, Node]) -> None:
        self.reader, self.node, self.what, self._entries = reader, node, what, entries

    def given(self, name: str) -> Node | None:
        """Return the node of a field; None where it is missing or null."""
        node = self._entries.get(name)
        return None if node is None or node.is_null else node

    def name_lines(self, kind: str, record_id: str) -> None:
        """Remember the lines of this record, its fields, and the members of its lists."""
        lines = self.reader.lines
        lines[(kind, record_id)] = self.node.line
        for name, node in self._entries.items():
            lines[(kind, record_id, name)] = node.key_line
            for place, member in enumerate(node.values):
                lines[(kind, record_id, name, str(place))] = member.line

    def line(self, name: str) -> int:
        """Return the line of a field, or of the record."""
        node = self._entries.get(name)
        return self.node.line if node is None else node.key_line

    def identifier(self, name: str) -> str:
        """Read an id that must be there."""
        node = self._entries.get(name)
        return self.reader.identifier(node, f"{self.what}: {name}") if node is not None else "?"

    def optional_identifier(self, name: str) -> str | None:
        """Read an id that may be null."""
        node = self.given(name)
        return None if node is None else self.reader.identifier(node, f"{self.what}: {name}")

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """Read a text that must be there."""
        node = self._entries.get(name)
        return self.reader.text(node, f"{self.what}: {name}", longest) if node is not None else "?"

    def optional_text(self, name: str, longest: int = LONGEST_TEXT) -> str | None:
        """Read a text that may be null."""
        node = self.given(name)
        return None if node is None else self.reader.text(node, f"{self.what}: {name}", longest)

    def matching(self, name: str, pattern: str, expected: str) -> str:
        """Read a text of one form."""
        text = self.text(name)
        if name in self._entries and not re.fullmatch(pattern, text):
            self.reader.mistake(self._entries[name].line, f"{self.what}: {name}", text, expected)
        return text

    def file_name(self, name: str) -> str:
        """Read the name of a file, without folder."""
        text = self.text(name, 200)
        if text in (".", "..") or PurePosixPath(text).name != text or "\\" in text:
            self.reader.mistake(self.line(name), f"{self.what}: {name}", text, "a file name without folder")
        return text

    def local_text(self, name: str) -> LocalText:
        """Read a text in languages that must be there."""
        node = self._entries.get(name)
        return self.reader.local_text(node, f"{self.what}: {name}") if node is not None else {"tr": "?", "en": "?"}

    def optional_local_text(self, name: str) -> LocalText | None:
        """Read a text in languages that may be null."""
        node = self.given(name)
        return None if node is None else self.reader.local_text(node, f"{self.what}: {name}")

    def choice(
        self, name: str, choices: type[_Choice], default: _Choice, *, unwritten: _Choice | None = None
    ) -> _Choice:  # fmt: skip
        """Read one of the words of a vocabulary; `unwritten` is one that only null stands for."""
        node = self.given(name)
        if node is None:
            return default
        words = [choice.value for choice in choices if choice is not unwritten]
        if node.text in words:
            return choices(node.text)
        expected = "one of " + ", ".join(words) + (", or null" if unwritten is not None else "")
        self.reader.mistake(node.line, f"{self.what}: {name}", node.shown, expected)
        return default

    def number(self, name: str, highest: float) -> float | None:
        """Read a number above 0 that may be null."""
        node = self.given(name)
        if node is None:
            return None
        text = node.text or ""
        if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", text) or not 0 < float(text) <= highest:
            self.reader.mistake(node.line, f"{self.what}: {name}", node.shown, f"a number above 0, at most {highest:g}")
            return 1.0
        return float(text)

    def edtf(self, name: str) -> Edtf | None:
        """Read a date that may be null."""
        node = self._entries.get(name)
        return None if node is None else self.reader.edtf(node, f"{self.what}: {name}")

    def evidence(self) -> tuple[Evidence, ...]:
        """Read the evidence; the checks say where it is missing."""
        node = self._entries.get("evidence")
        return () if node is None else self.reader.evidence(node, f"{self.what}: evidence")

    def records(self, name: str) -> Iterator[Node]:
        """Yield the nodes of a list that may be missing."""
        node = self._entries.get(name)
        return iter(() if node is None else self.reader.members(node, f"{self.what}: {name}"))
