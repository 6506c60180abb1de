"""Makes the addresses in an answer of the app relative, and notes which other answers it needs.

The app wrote them below a mount that no text holds, so that they are found in markup, style, script and JSON alike. An
address without a file is taken off: a link stays as its words, a picture or a hint to machines goes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qsl, quote, unquote, urlencode

from mapsvc import LANGUAGES
from mapsvc.bundle.naming import HOST, MOUNT, Kept, Names
from mapsvc.errors import BundleError

__all__ = ["Rewriter"]

_SIGN = r"(?:[A-Za-z0-9\-._~!$*+,;=:@%/?#\[\]]|&amp;|\\u0026|&(?!(?:quot|lt|gt|amp|#3[49]|#x27);))"
_ADDRESS = re.compile(rf"(?P<host>{re.escape(HOST)})?{re.escape(MOUNT)}(?P<rest>/{_SIGN}*|(?=[\"'\s<]|\Z))")
_SENTENCE = re.compile(rf" ?{_ADDRESS.pattern}")
_TAG = re.compile(rf"<(?P<name>[a-z]+)\s(?P<attributes>[^<>]*{re.escape(MOUNT)}[^<>]*)>")
_ATTRIBUTE = re.compile(r'\s*(?P<name>[a-z-]+)="(?P<value>[^"]*)"|\s*(?P<bare>[a-z-]+)')
_VANISHING = ("link", "meta", "img", "source")
"""Elements that are nothing without their address."""
_PLACE = "/places/"
_FULL_STOP = ".,;:"


@dataclass(slots=True)
class Rewriter:
    """Rewrites the answers of one language."""

    names: Names
    lang: str
    public_url: str = ""
    """Where the bundle will be reached; empty where nobody knows."""
    needed: dict[str, Kept] = field(default_factory=dict)
    """File -> what the app is asked for it: what was linked to since it was last taken."""

    def take_needed(self) -> tuple[Kept, ...]:
        """Return what was linked to since this was last asked."""
        needed = tuple(self.needed.values())
        self.needed.clear()
        return needed

    def html(self, text: str, file: str) -> str:
        """Return a page whose addresses are relative to its file."""
        return self.text(_TAG.sub(lambda tag: self._tag(tag, file), text), file)

    def text(self, text: str, file: str) -> str:
        """Return any other text so. An absolute address that nobody can follow is left out of its sentence.

        Raises:
            BundleError: A relative address has no file.
        """

        def sentence(match: re.Match[str]) -> str:
            blank = " " if match[0].startswith(" ") else ""
            rest = match["rest"].rstrip(_FULL_STOP)
            end = match["rest"][len(rest) :]
            made = self._made(rest, file, is_absolute=bool(match["host"]))
            if made is not None:
                return f"{blank}{made}{end}"
            if match["host"]:
                return ""
            if rest.startswith(_PLACE):  # a mark on a map leads somewhere: to the list of places
                return f"{blank}{self._made('/places', file, is_absolute=False)}"
            raise BundleError(file, f"it needs {rest}, which is not in the bundle")

        return _SENTENCE.sub(sentence, text)

    def _tag(self, tag: re.Match[str], file: str) -> str:
        """Return a tag with the addresses in its attributes made relative; empty where it is nothing without one."""
        parts = []
        for match in _ATTRIBUTE.finditer(tag["attributes"]):
            value = match["value"]
            address = _ADDRESS.fullmatch(value) if value is not None else None
            if address is None:
                parts.append(match[0])
                continue
            made = self._made(address["rest"], file, is_absolute=bool(address["host"]))
            if made is not None:
                parts.append(f' {match["name"]}="{made}"')
            elif tag["name"] in _VANISHING:
                return ""
        return f"<{' '.join((tag['name'], *(part.strip() for part in parts)))}>"

    def _made(self, rest: str, file: str, *, is_absolute: bool) -> str | None:
        """Return an address as it stands in a file; None where it has none."""
        joint = "\\u0026" if "\\u0026" in rest else "&amp;" if "&amp;" in rest else "&"
        address, _, fragment = unescape(rest.replace("\\u0026", "&")).partition("#")
        path, _, query_text = address.partition("?")
        query = dict(parse_qsl(query_text))
        lang = query.get("lang", LANGUAGES[0] if is_absolute else self.lang)
        kept = self.names.kept(unquote(path) or "/", query, lang)
        if kept is None or (is_absolute and not self.public_url):
            return None
        self.needed.setdefault(kept.file, kept)
        client = _query(query, kept, joint)
        anchor = f"#{fragment}" if fragment else ""
        return self._place(kept.file, file, is_absolute=is_absolute) + client + anchor

    def _place(self, target: str, file: str, *, is_absolute: bool) -> str:
        if is_absolute:
            return f"{self.public_url}/{quote(target)}".removesuffix("index.html")
        return quote(posixpath.relpath(target, posixpath.dirname(file) or "."))


def _query(query: Mapping[str, str], kept: Kept, joint: str) -> str:
    """Return the parameters that are the scripts' own business."""
    rest = [(name, value) for name, value in query.items() if name not in kept.used]
    return "?" + urlencode(rest).replace("&", joint).replace("%2C", ",") if rest else ""
