"""Writing XML: elements with text that may hold any sign, as a document with its declaration.

Sources:
    W3C, Extensible Markup Language (XML) 1.0, section 2.2, Characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

__all__ = ["add", "clean", "document"]

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str | None = None, attributes: Mapping[str, str] | None = None) -> Element:
    """Add an element with a text; signs that XML cannot hold become U+FFFD."""
    child = SubElement(parent, tag, dict(attributes or {}))
    if text is not None:
        child.text = clean(text)
    return child


def clean(text: str) -> str:
    """Return a text that XML can hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def document(root: Element) -> str:
    """Return the element as a document, indented."""
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
