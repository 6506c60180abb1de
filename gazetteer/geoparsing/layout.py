"""Which stretches of a raw text are footnotes or bibliography, and which of them are citations.

Pages of a PDF end with footnotes: behind a rule that the extractor left as a line of blanks, or from the line on that
begins with the next footnote's number. They go on to the page's end: a form feed, or a line that begins with one
blank. Offsets are code points of the raw text.

Sources:
    Read off Turkish journals; the kinds of context are those of the annotation guidelines, section 4.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from itertools import pairwise

from gazetteer.turkish import fold

__all__ = ["Context", "Layout"]


class Context(StrEnum):
    """Where a name stands."""

    NARRATIVE = "narrative"
    """Body, headings and tables."""
    FOOTNOTE = "footnote"
    """Running prose or a quotation inside a footnote."""
    BIBLIOGRAPHIC = "bibliographic"
    """A citation: title, publisher or place of publication."""


_MONTHS = "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|teşrin|kânun|kanun|birinci|ikinci"
_NUMBER = r"\d(?:[ ]?\d){0,2}|[¹²³⁰⁴-⁹]{1,3}|\*{1,3}"
_LETTER = r"[\"“”‘'A-ZÇĞİÖŞÜa-zçğıöşü(«]"
_BOOKS = (
    "KAYNAKÇA|Kaynakça|KAYNAKLAR|Kaynaklar|BİBLİYOGRAFYA|Bibliyografya|REFERENCES|References|Bibliography|BIBLIOGRAPHY"
)
_PARTS = "EKLER|Ekler|EK|SUMMARY|Summary|EXTENDED ABSTRACT|Extended Abstract|ABSTRACT|Abstract|ÖZET|Özet"
# Searched in the text behind one more line break, so that each sign begins with a break or a form feed: the engine
# then skips what is neither, and a match begins where its line does in the raw text.
_SIGNALS = re.compile(
    r"[\n\f](?:(?<=\f)(?P<feed>)|(?<=\n)(?:"
    r"(?P<rule>[ \t]{20,}|[ \t]*[_─—–]{8,}[ \t]*)\r?$"
    r"|(?P<page>\f| (?=\S))"
    # A running head or a page's number: lines without small letters, or with a figure behind a dot.
    r"|[ \t]*(?P<running>\d{1,4}[ \t]*(?:[•·|][^\n]{2,100})?|[^\n•·]{2,100}+[•·][ \t]*\d{1,4}[ \t]*)\r?$"
    r"|(?<=\n\n\n)[ \t]*(?P<capitals>[A-ZÇĞİÖŞÜÂÎÛ][^a-zçğıöşü\n]{8,100})$"
    rf"|[ \t]*(?P<label>{_NUMBER})(?P<stop>[.)]?)[ \t]*(?={_LETTER})(?P<text>[^\n]{{0,14}})"
    rf"|[ \t]*(?P<heading>(?:\d+[.) ]+)?(?:{_BOOKS})[^\n]{{0,30}})\r?$"
    rf"|[ \t]*(?P<other>{_PARTS})[ \t]*\r?$))",
    re.MULTILINE,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", " ")
_FURTHEST_AHEAD, _FURTHEST_LOST = 4, 60  # scans lose some numbers, or whole pages
_PAGE = 5000
_CALLED = {gap: re.compile(rf"[^\W\d_][.,;:!?\"”’')]{{0,3}}{gap}\Z") for gap in ("", " ?")}
"""What stands before a footnote's marker: a word or its stop, and perhaps a blank."""
_LONGEST_STOP = 6
_MONTH = re.compile(_MONTHS)
# A stop before a capital, and what must stand before it: looked for in this order, since stops are few.
_STOP = re.compile(r"[.!?…][\"”’')]*\s+(?=[A-ZÇĞİÖŞÜ\"“‘(])")
_STOPPED = re.compile(
    r"(?:[a-zçğıöşüâîû]{4}|\d{4}|\)|\b(?:s{1,2}|[Vv]esika|[Bb]elge|[Ss]ayfa|[Nn]o)[.:]? ?\d[\d, –-]*)[.!?…:]?\Z"
)
_LONGEST_PAGES = 80
_ENDED_WORD = re.compile(r"\b(\w+)[\"”’')\d]*\s*[.;:!?,]")
_PREDICATE = re.compile(
    r"(?:(?:m[ıiuü]ş|m[ae]kt[ae]y?|[ıiuü]yor|[ae]c[ae]k|m[ae]l[ıi])?t?[td][ıiuü]r?(?:l[ae]r)?|m[ıiuü]ş(?:t[ıiuü]r)?"
    r"|[ae][cğ][ae][kğ]\w*|[ıiuü]r(?:l[ae]r)?|[ıiuü]yor\w*|değil\w*|var|yok|m[ae]z|[dt][ıiuü][rmkn]?(?:l[ae]r)?)"
    r"\d*$",
    re.MULTILINE,
)
_CITATION = re.compile(
    r"\b(?:a\. ?g\. ?[ebmty]|age|agm|agt|agb|ibid|op\.? ?cit|[Bb]kz|s{1,2}\. ?\d|pp?\. ?\d|C\. ?[IVX\d]|Cilt|Yay[ıi.n]"
    r"|[Ss]ayı|No[:.]|Vol|BCA|B\.CA|Dosya|Fon|Varak|Belge|Der\.|Haz\.|Çev\.|çev\.|Neşriyat|Basımevi|Matbaası|Kitabevi|Press)|\b(?:1[89]|20)\d\d\b"
)
_WORDS = re.compile(r"\w+")
_SEE = re.compile(
    r"(?<=\w)\s+(?:için|hakkında|dair|konuda|konusunda|ilişkin|olarak),?\s+(?:ayrıca\s+)?(?=[Bb](?:kz|akınız|ak\.))"
)
"""What stands before "see" is told, what stands behind it is cited."""
_QUOTATION = re.compile(r"[“\"«][^”\"»]{60,1500}[”\"»]")
_TURKISH = re.compile(r"\b(?:ve|bir|bu|için|ile|olan|olarak|gibi|da|de|ki|her|çok|kadar|sonra)\b|[ığş]\w")
_SMALL_WORDS = re.compile(r"\b[a-zçğıöşüâîû]\w+")
_BRACKETED = re.compile(r"^[ \t]*\[(?P<caret>\^?)(?P<number>\d{1,3})\](?::|(?=[ \t]))", re.MULTILINE)
_BRACKET = re.compile(r"\[(\d{1,3})\]")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\r?\n")
_SENTENCE_CLOSED = re.compile(r"[.!?…][\"”’')]*\Z")
_NEARLY_FULL = 0.97  # of the longest line: letters differ in width


class Layout:
    """What the stretches of a raw text are."""

    def __init__(self, raw: str) -> None:
        """Find the footnotes; citations in them are told when they are asked for."""
        self._raw = raw
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._sections: list[bool] = []
        self._cache: dict[int, list[tuple[int, Context]]] = {}
        self._scan(raw)
        self._take_bracketed(raw)

    def context(self, offset: int) -> Context:
        """Return what stands at a code point of the raw text."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._ends[place]:
            return Context.NARRATIVE
        if self._sections[place]:
            return Context.BIBLIOGRAPHIC
        if place not in self._cache:
            self._cache[place] = _segments(self._raw, self._starts[place], self._ends[place])
        segments = self._cache[place]
        return segments[bisect_right(segments, (offset, Context.NARRATIVE.value + "~")) - 1][1]

    def _scan(self, raw: str) -> None:
        last, start, rule, section = 0, -1, -1, -1
        has_blank_breaks = _has_blank_breaks(raw)
        has_pages = False
        for match in _SIGNALS.finditer("\n" + raw):
            kind = match.lastgroup
            if kind == "page" and not has_blank_breaks and match["page"] == " ":
                continue
            if kind == "rule":
                rule = match.end() - 1
            elif kind in ("page", "feed", "running", "capitals"):
                self._close(start, match.start())
                has_pages, start, rule = True, -1, -1
            elif kind in ("heading", "other"):
                self._close(section, match.start(), is_section=True)
                section = match.end() - 1 if kind == "heading" and match.start() > len(raw) // 3 else -1
            elif section < 0 and (number := _label(raw, match, last, is_sure=start >= 0 or rule >= 0)):
                self._close(rule if start < 0 else start, match.start())  # behind a rule the last one may go on
                start, last = match.start(), number
        self._close(section if section >= 0 else start, len(raw), is_section=section >= 0)
        if not has_pages:  # then nothing but a short line says where a note ends
            for place, end in enumerate(self._ends):
                if not self._sections[place]:
                    self._ends[place] = _last_line(raw, self._starts[place], end)

    def _take_bracketed(self, raw: str) -> None:
        """Add the notes of Markdown and of lists: "[^1]: ...", or "[1] ..." where the text calls it."""
        labels = list(_BRACKETED.finditer(raw))
        if labels:
            called = {match[1]: match.start() for match in reversed(list(_BRACKET.finditer(raw)))}
            labels = [one for one in labels if one["caret"] or called.get(one["number"], len(raw)) < one.start()]
        if not labels:
            return
        spans = list(zip(self._starts, self._ends, self._sections, strict=True))
        for match, following in zip(labels, [*labels[1:], None], strict=True):
            limit = following.start() if following else len(raw)
            closed = _PARAGRAPH_END.search(raw, match.end(), limit)
            if self.context(match.start()) is Context.NARRATIVE:
                spans.append((match.start(), closed.start() if closed else limit, False))
        spans.sort()
        self._cache.clear()
        self._starts, self._ends, self._sections = map(list, zip(*spans, strict=True)) if spans else ([], [], [])

    def _close(self, start: int, end: int, is_section: bool = False) -> None:
        if 0 <= start < end and (not self._ends or start >= self._ends[-1]):
            self._starts.append(start)
            self._ends.append(end)
            self._sections.append(is_section)


def _has_blank_breaks(raw: str) -> bool:
    """Whether pages begin with a blank: a few lines do, and the text has no form feeds."""
    breaks = len(re.findall(r"\n (?=\S)", raw))
    return "\f" not in raw and 0 < breaks * 12 <= raw.count("\n")


def _label(raw: str, match: re.Match[str], last: int, *, is_sure: bool) -> int:
    """Return the number of the footnote that a line begins; 0 where it begins none.

    Numbers go up by one; more is a loss of the scan, and then the marker must stand on the page above.
    """
    number = _number(match) or 0
    step = number - last
    if last == 0 and number > _FURTHEST_AHEAD:  # an excerpt: its first number must hang on a word of the page
        return number if _is_called(raw, match.start(), match["label"], gap="") else 0
    if 0 < step <= _FURTHEST_AHEAD:
        return number if is_sure or _is_called(raw, match.start(), match["label"]) else 0
    is_lost = is_sure and 0 < step <= _FURTHEST_LOST
    return number if is_lost and _is_called(raw, match.start(), match["label"]) else 0


def _number(match: re.Match[str]) -> int | None:
    """Return the number that a line begins with; None where it is a day of a month."""
    text = fold(match["text"])
    if _MONTH.match(text) or (match["stop"] == ")" and not text.strip()):
        return None
    label = match["label"].translate(_SUPERSCRIPTS).replace(" ", "")
    return int(label) if label.isdecimal() else None


def _is_called(raw: str, start: int, label: str, gap: str = " ?") -> bool:
    """Whether a marker of this number stands on the page above: behind a letter or a stop."""
    number, page = label.replace(" ", ""), raw[max(0, start - _PAGE) : start]
    at = page.find(number[0])
    while at >= 0:
        if _CALLED[gap].search(page, max(0, at - _LONGEST_STOP), at) and _reads(page, at, number):
            return True
        at = page.find(number[0], at + 1)
    return False


def _reads(page: str, at: int, number: str) -> bool:
    """Whether a number stands here, perhaps torn by blanks, and no further figure behind it."""
    for place, figure in enumerate(number):
        if place and page.startswith(" ", at):
            at += 1
        if not page.startswith(figure, at):
            return False
        at += 1
    return not page[at : at + 1].isdecimal()


def _last_line(raw: str, start: int, end: int) -> int:
    """Return where a note ends in a text without pages: where a line ends a sentence, though the next word had room."""
    lines = [(line.start(), line[0].strip()) for line in re.finditer(r"[^\n]*\S[^\n]*", raw[start:end])]
    full = _NEARLY_FULL * max((len(text) for _, text in lines), default=0)
    for (first, text), (_, following) in pairwise(lines):
        had_room = len(text) + 1 + len(following.split(maxsplit=1)[0]) < full
        if had_room and _SENTENCE_CLOSED.search(text):
            return start + first + len(text)
    return end


def _segments(raw: str, start: int, end: int) -> list[tuple[int, Context]]:
    """Return where the parts of a footnote begin, and what each is."""
    note = raw[start:end]
    told = {match.start(): match.end() for match in _QUOTATION.finditer(note) if _is_quoted_prose(match[0])}
    stops = (match for match in _STOP.finditer(note) if _is_stopped(note, match.start()))
    cuts = {0, *(match.end() for match in stops), *told, *told.values()}
    see = {match.end() for match in _SEE.finditer(note)} if "kz" in note or "ak" in note else set()
    ends = sorted(one for one in cuts | see if one < len(note))
    found: list[tuple[int, Context]] = []
    for first, last in pairwise([*ends, len(note)]):
        inside = any(opened <= first < closed for opened, closed in told.items())
        is_told = inside or last in see
        found.append((start + first, Context.FOOTNOTE if is_told else _kind(note[first:last])))
    return found or [(start, Context.BIBLIOGRAPHIC)]


def _is_stopped(note: str, end: int) -> bool:
    """Whether what stands before a stop is the end of a sentence: no initial, no abbreviation."""
    return _STOPPED.search(note, max(0, end - _LONGEST_PAGES), end) is not None


def _is_quoted_prose(quotation: str) -> bool:
    """Whether most words of a quotation are small, as in titles they are not, and some are Turkish."""
    is_small = len(_SMALL_WORDS.findall(quotation)) > 0.6 * len(_WORDS.findall(quotation))
    return is_small and len(_TURKISH.findall(quotation)) > 1


def _kind(segment: str) -> Context:
    """Return whether a part of a footnote is a citation: no predicate, or short and full of figures."""
    if _PREDICATE.search("\n".join(_ENDED_WORD.findall(segment + "."))) is None:
        return Context.BIBLIOGRAPHIC
    citations = len(_CITATION.findall(segment))
    words = len(_WORDS.findall(segment))
    return Context.BIBLIOGRAPHIC if citations >= 2 and words < 14 * citations else Context.FOOTNOTE
