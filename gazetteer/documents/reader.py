"""Reads a text, piece by piece, into the paragraphs of a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from gazetteer.documents.document import FootnoteCall, Kind, Paragraph
from gazetteer.documents.layout import FootnoteCount, call_pattern, lay_out
from gazetteer.documents.mapped import MappedText
from gazetteer.documents.misread import misread_call
from gazetteer.documents.pages import read_pages
from gazetteer.documents.paragraphs import group_lines, join_lines
from gazetteer.documents.torn import TornWords

__all__ = ["DocumentReader", "read_document"]

_LONGEST = 8_000
_SENTENCE = re.compile(r"[.!?…][\"”’')]*\s")


def read_document(text: str) -> tuple[Paragraph, ...]:
    r"""Return the paragraphs of a text; the offsets of their maps are code points of it. Never raises.

    Examples:
        >>> [one.text for one in read_document("Heyet Mosko-\nva’ya vardı.\n\nErtesi gün\ndinlendi.")]
        ['Heyet Moskova’ya vardı.', 'Ertesi gün dinlendi.']
    """
    return tuple(DocumentReader().feed(MappedText.plain(text)))


class DocumentReader:
    """Reads a document that comes in pieces; a piece should end where a page or a paragraph does."""

    def __init__(self) -> None:
        self._page = 1
        self._seq = 0
        self._count = FootnoteCount()

    @property
    def pages(self) -> int:
        """How many pages were begun."""
        return self._page

    def feed(self, piece: MappedText) -> list[Paragraph]:
        """Return the paragraphs of the next piece, in the order of the raw file."""
        text = piece.text
        if self._seq and text.startswith(("\f", " ")) and text[1:2].strip():
            self._page += 1
        pages = read_pages(text, self._page)
        self._page = pages[-1].number
        torn = TornWords(text)
        groups = group_lines([lay_out(page, self._count) for page in pages])
        paragraphs: list[Paragraph] = []
        spans: list[tuple[int, int]] = []
        starts = [page.start for page in pages]
        for group in groups:
            for part in _parts(join_lines(text, group.lines, torn, group.text_start)):
                first = pages[bisect_right(starts, part.raw_start) - 1].number
                last = pages[bisect_right(starts, part.raw_end - 1) - 1].number
                paragraphs.append(Paragraph(self._seq, group.kind, first, part.through(piece), group.label))
                spans.append((first, last))
                self._seq += 1
        return _with_calls(paragraphs, spans)


def _parts(content: MappedText) -> list[MappedText]:
    """Return a text in parts of bearable length, cut behind sentences; the empty text has none."""
    parts: list[MappedText] = []
    start, length = 0, len(content.text)
    while length - start > _LONGEST:
        window = content.text[start : start + _LONGEST]
        ends = [match.end() for match in _SENTENCE.finditer(window, _LONGEST // 2)]
        end = start + (ends[-1] if ends else (window.rfind(" ", _LONGEST // 2) + 1 or _LONGEST))
        parts.append(content.cut(start, end))
        start = end
    if start < length:
        parts.append(content.cut(start, length) if start else content)
    return parts


def _with_calls(paragraphs: list[Paragraph], spans: Sequence[tuple[int, int]]) -> list[Paragraph]:
    """Attach footnotes to their markers: each is called on its page, behind the call of the one before it."""
    notes = [(place, one) for place, one in enumerate(paragraphs) if one.kind is Kind.FOOTNOTE and one.label]
    calls: dict[int, list[FootnoteCall]] = {}
    spot = (0, 0)
    finder = _CallFinder(paragraphs, spans)
    for note_place, note in notes:
        label = note.label or ""
        if note_place and paragraphs[note_place - 1].label == label and _goes_on(paragraphs, note_place):
            continue
        # A call before the last one is a call all the same, where there is no other; and a page that is full puts the
        # footnotes of its last lines on the next one.
        found = (
            finder.find(label, note.page, spot)
            or finder.find(label, note.page, (0, 0))
            or finder.find(label, note.page - 1, spot)
        )
        if found is not None and all(call.start != found[1] for call in calls.get(found[0], ())):
            place, start, end = found
            calls.setdefault(place, []).append(FootnoteCall(start, end, label, note.seq))
            spot = (place, end)
    return [replace(one, calls=tuple(calls[place])) if place in calls else one for place, one in enumerate(paragraphs)]


def _goes_on(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a footnote is the second part of a long one."""
    before = paragraphs[place - 1]
    return before.kind is Kind.FOOTNOTE and before.end <= paragraphs[place].start <= before.end + 1


class _CallFinder:
    """Finds markers on pages, and looks nowhere twice: a page may have thousands of footnotes of one number."""

    def __init__(self, paragraphs: Sequence[Paragraph], spans: Sequence[tuple[int, int]]) -> None:
        self._paragraphs = paragraphs
        self._by_page: dict[int, list[int]] = {}
        for place, one in enumerate(paragraphs):
            if one.kind not in (Kind.FOOTNOTE, Kind.PAGE_HEADER):
                for page in range(spans[place][0], spans[place][1] + 1):
                    self._by_page.setdefault(page, []).append(place)
        self._found: dict[tuple[str, int, bool], tuple[tuple[int, int], tuple[int, int, int] | None]] = {}

    def find(self, label: str, page: int, spot: tuple[int, int]) -> tuple[int, int, int] | None:
        """Return the first marker of a label on a page from a spot on: its paragraph, start and end."""
        key = (label, page, spot == (0, 0))
        start, found = self._found.get(key, (spot, (-1, -1, -1)))
        if start > spot or (found is not None and spot > found[:2]):
            start, found = self._found[key] = spot, self._search(label, page, spot)
        return found

    def _search(self, label: str, page: int, spot: tuple[int, int]) -> tuple[int, int, int] | None:
        places = self._by_page.get(page, [])
        for pattern in filter(None, (call_pattern(label), misread_call(label))):
            for place in places[bisect_left(places, spot[0]) :]:
                match = pattern.search(self._paragraphs[place].text, spot[1] if place == spot[0] else 0)
                if match is not None:
                    return place, match.start(), match.end()
        return None
