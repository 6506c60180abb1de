"""W3C Web Annotations: what a stretch of a text names or tells, for other tools to show, correct and give back.

A text is known by the SHA-256 of its file, so that an annotation never points into another text; the wording itself
stands in an annotation only where whoever exports it asks for it.

Sources:
    W3C Recommendations of 23 February 2017: Web Annotation Data Model (3.2.4 lifecycle, 3.3.5 motivations, 4.2.4 text
    quote selector, 4.2.5 text position selector, 5 collections) and Web Annotation Vocabulary.
    RFC 6920, Naming things with hashes: `ni` names.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gazetteer.errors import AnnotationError

__all__ = [
    "CONTEXT", "Annotation", "Quote", "annotation_from_w3c", "annotation_to_w3c", "annotations_of", "collection_to_w3c",
    "page_to_w3c",
]  # fmt: skip

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"mapsvc": "urn:mapsvc:vocab:", "schema": "https://schema.org/"},
)
"""JSON-LD context: the W3C's, and ours for confidence, status and origin, which the W3C has no words for."""

_MOTIVATIONS = ("identifying", "linking")
_MOST_NESTED = 8


@dataclass(frozen=True, slots=True)
class Quote:
    """The wording of a stretch, and some of what stands around it."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A stretch of a text and what it names (`identifying`) or tells (`linking`)."""

    id: str
    motivation: str
    sha256: str | None
    """Of the text's file; None where another tool has left it out."""
    file: str | None
    """Name of the text's file, without folder."""
    start: int
    end: int
    """Code points of the file, half-open."""
    about: str
    """What it names or tells: an IRI."""
    comment: str | None = None
    confidence: float | None = None
    status: str | None = None
    origin: str | None = None
    quote: Quote | None = None


def annotation_to_w3c(annotation: Annotation, language: str = "tr") -> dict[str, Any]:
    """Return an annotation as the members of a JSON-LD object, without its context."""
    body: list[dict[str, Any]] = [
        {"type": "SpecificResource", "purpose": annotation.motivation, "source": annotation.about}
    ]
    if annotation.comment:
        body.append(
            {
                "type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": "en",
                "value": annotation.comment,
            }
        )  # fmt: skip
    source: dict[str, Any] = {"type": "Text", "format": "text/plain", "language": language}
    if annotation.sha256 is not None:
        source = {"id": _ni(annotation.sha256), **source}
    if annotation.file is not None:
        source["schema:name"] = annotation.file
    selectors: list[dict[str, Any]] = [
        {"type": "TextPositionSelector", "start": annotation.start, "end": annotation.end}
    ]
    if annotation.quote is not None:
        quote = annotation.quote
        selectors.append(
            {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
        )
    own = {"confidence": annotation.confidence, "status": annotation.status, "origin": annotation.origin}
    return {
        "id": annotation.id,
        "type": "Annotation",
        "motivation": annotation.motivation,
        "body": body,
        "target": {
            "type": "SpecificResource",
            "source": source,
            "selector": selectors[0] if len(selectors) == 1 else selectors,
        },
        **{f"mapsvc:{name}": value for name, value in own.items() if value is not None},
    }


def annotation_from_w3c(record: object) -> Annotation:
    """Read an annotation; members that are not known are passed over, as the data model asks.

    Raises:
        AnnotationError: It is none, or lacks what is needed: a text, a position in it, and what it is about.
    """
    members = _object(record, "annotation")
    name = members.get("id")
    annotation_id = name if isinstance(name, str) else ""
    if "Annotation" not in _listed(members.get("type")):
        raise AnnotationError("type", members.get("type"), "Annotation")
    motivation = next((one for one in _listed(members.get("motivation")) if one in _MOTIVATIONS), None)
    if motivation is None:
        raise AnnotationError("motivation", members.get("motivation"), " or ".join(_MOTIVATIONS))
    targets = _listed(members.get("target"))
    if len(targets) != 1:
        raise AnnotationError("target", f"{len(targets)} targets", "one stretch of one text")
    target = _object(targets[0], "target")
    start, end = _position(target)
    sha256, file = _text(target.get("source"))
    about, comment = _bodies(members.get("body"), motivation)
    confidence = members.get("mapsvc:confidence")
    is_share = isinstance(confidence, (int, float)) and not isinstance(confidence, bool) and 0 <= confidence <= 1
    if confidence is not None and not is_share:
        raise AnnotationError("mapsvc:confidence", confidence, "a number from 0 to 1")
    return Annotation(
        annotation_id, motivation, sha256, file, start, end, about, comment,
        None if confidence is None else float(confidence),
        _text_or_none(members, "mapsvc:status"), _text_or_none(members, "mapsvc:origin"), _quote(target),
    )  # fmt: skip


def page_to_w3c(page_id: str, items: Sequence[Mapping[str, Any]], start_index: int, **links: str) -> dict[str, Any]:
    """Return a page of annotations; `links` are its `partOf`, `prev` and `next`."""
    return {
        "@context": list(CONTEXT), "id": page_id, "type": "AnnotationPage", **links, "startIndex": start_index,
        "items": list(items),
    }  # fmt: skip


def collection_to_w3c(
    collection_id: str, label: str, total: int, first: object = None, last: str | None = None
) -> dict[str, Any]:
    """Return a collection: `first` is its first page, or the address of it; an empty one has none."""
    ends = {name: page for name, page in (("first", first), ("last", last)) if page is not None}
    return {
        "@context": list(CONTEXT), "id": collection_id, "type": "AnnotationCollection", "label": label, "total": total,
        **ends,
    }  # fmt: skip


def annotations_of(document: object) -> Iterator[object]:
    """Yield the records of a JSON-LD document: an annotation, a page, a collection with its pages inside, or a list.

    Raises:
        AnnotationError: It is none of these.
    """
    yield from _records(document, 0)


def _records(document: object, depth: int) -> Iterator[object]:
    if depth > _MOST_NESTED:
        raise AnnotationError("document", "pages inside pages", f"at most {_MOST_NESTED} levels")
    if isinstance(document, list):
        for one in document:
            yield from _records(one, depth + 1)
        return
    members = _object(document, "document")
    types = _listed(members.get("type"))
    if "AnnotationCollection" in types:
        page = members.get("first")
        if isinstance(page, Mapping):
            yield from _records(page, depth + 1)
    elif "AnnotationPage" in types:
        yield from _listed(members.get("items"))
        following = members.get("next")
        if isinstance(following, Mapping):
            yield from _records(following, depth + 1)
    elif "Annotation" in types:
        yield document
    else:
        raise AnnotationError("type", members.get("type"), "Annotation, AnnotationPage or AnnotationCollection")


def _object(value: object, what: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise AnnotationError(what, value, "an object")
    return value


def _listed(value: object) -> list[Any]:
    """Return a JSON-LD value as a list: one thing may stand without brackets."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _text_or_none(members: Mapping[str, Any], name: str) -> str | None:
    value = members.get(name)
    if value is not None and not isinstance(value, str):
        raise AnnotationError(name, value, "a text")
    return value


def _selectors(target: Mapping[str, Any], kind: str) -> Iterable[Mapping[str, Any]]:
    found = (one for one in _listed(target.get("selector")) if isinstance(one, Mapping))
    return (one for one in found if kind in _listed(one.get("type")))


def _position(target: Mapping[str, Any]) -> tuple[int, int]:
    for selector in _selectors(target, "TextPositionSelector"):
        start, end = selector.get("start"), selector.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start < end:
            raise AnnotationError("TextPositionSelector", (start, end), "whole numbers, 0 <= start < end")
        return start, end
    raise AnnotationError("selector", target.get("selector"), "a TextPositionSelector")


def _quote(target: Mapping[str, Any]) -> Quote | None:
    for selector in _selectors(target, "TextQuoteSelector"):
        exact, prefix, suffix = (selector.get(name, "") for name in ("exact", "prefix", "suffix"))
        if not (isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str) and exact):
            raise AnnotationError("TextQuoteSelector", exact, "exact, prefix and suffix as texts")
        return Quote(exact, prefix, suffix)
    return None


def _text(source: object) -> tuple[str | None, str | None]:
    """Return the SHA-256 and the file name of a target's text; another tool may have kept only its address."""
    if isinstance(source, str):
        return _sha256(source), None
    members = _object(source, "target: source")
    address, file = members.get("id"), members.get("schema:name")
    sha256 = _sha256(address) if isinstance(address, str) else None
    if sha256 is None and not isinstance(file, str):
        raise AnnotationError("target: source", address, "ni:///sha-256;… of the text's file, or its schema:name")
    return sha256, file if isinstance(file, str) else None


def _bodies(body: object, motivation: str) -> tuple[str, str | None]:
    """Return what an annotation is about, and the comment on it."""
    about = comment = None
    for one in _listed(body):
        if isinstance(one, str):
            about = about or one
        elif isinstance(one, Mapping):
            source, value = one.get("source", one.get("id")), one.get("value")
            if isinstance(source, str) and one.get("purpose", motivation) == motivation:
                about = about or source
            elif isinstance(value, str) and one.get("purpose") in (None, "commenting", "describing"):
                comment = comment or value
    if about is None:
        raise AnnotationError("body", body, f"what the stretch is about, with the purpose {motivation}")
    return about, comment


def _ni(sha256: str) -> str:
    """Return the name of a file by its hash (RFC 6920)."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def _sha256(address: str) -> str | None:
    """Return the hash that an address names; None for an address of another kind."""
    _, is_ni, rest = address.partition("/sha-256;")
    code = rest.split("?")[0]
    try:
        digest = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)) if is_ni else b""
    except (binascii.Error, ValueError):
        return None
    return digest.hex() if len(digest) == 32 else None
