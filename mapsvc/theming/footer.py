"""The footer of a theme file: plain text and links, by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from gazetteer.yaml_marks import Node
from mapsvc.theming.theme import Footer, FooterPart
from routes.journey_nodes import NodeReader

__all__ = ["LANGUAGES", "read_footer"]

LANGUAGES = ("tr", "en", "ru")
_LONGEST_PART = 300
_MOST_PARTS = 12
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,62})(\.[a-z0-9-]{1,63})+\Z")
_PLAIN = re.compile(r"[!-~]{1,500}\Z")
"""An address is ASCII without blanks: names in other letters are written as their browser would send them."""


def read_footer(reader: NodeReader, node: Node | None) -> Mapping[str, Footer]:
    """Return the footer by language; notes what is wrong."""
    if node is None:
        return MappingProxyType({})
    given = reader.fields(node, "footer", LANGUAGES)
    told = {lang: given.given(lang) for lang in LANGUAGES}
    return MappingProxyType({lang: _parts(reader, one, f"footer ({lang})") for lang, one in told.items() if one})


def _parts(reader: NodeReader, node: Node, what: str) -> Footer:
    """Return a text, or a list of texts and links."""
    if node.kind == "scalar":
        return (FooterPart(reader.text(node, what, _LONGEST_PART)),)
    members = reader.members(node, what)
    if len(members) > _MOST_PARTS:
        reader.mistake(node.line, f"{what} is too long", f"{len(members)} parts", f"at most {_MOST_PARTS}")
    return tuple(_part(reader, member, what) for member in members[:_MOST_PARTS])


def _part(reader: NodeReader, node: Node, what: str) -> FooterPart:
    if node.kind == "scalar":
        return FooterPart(reader.text(node, what, _LONGEST_PART))
    given = reader.fields(node, what, ("text", "link"), ("text",))
    link = given.given("link")
    return FooterPart(given.text("text", _LONGEST_PART), _address(reader, link, what) if link is not None else "")


def _address(reader: NodeReader, node: Node, what: str) -> str:
    """Return an https address: no other scheme, no name or password in it."""
    text = (node.text or "").strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        usable = parts.scheme == "https" and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        usable, host = False, ""
    if not usable or not _HOST.match(host) or not _PLAIN.match(text) or set(text) & set("\"'<>\\`{}|^"):
        reader.mistake(node.line, f"{what}: link", node.shown, "an https address, such as https://museum.example.org")
        return ""
    return text
