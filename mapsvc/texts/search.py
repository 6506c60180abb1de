"""Finds texts by words, whatever endings and marks they wear: one index for the store, one in memory for accounts.

The index (SQLite FTS5) holds words folded by the Turkish rule. Beside it stands the list of all words without their
marks. A word of a query is looked up there, and every word that is it with an ending is looked for: "Kars" finds
"Kars’ta" and not "karşı", "uskudar" finds "Üsküdar’da". What is typed with its marks is looked for with them; without
them, as typed if the texts have that, else with any marks.

Sources:
    SQLite FTS5 Extension, 3 (query syntax) and 5.1 (bm25). Endings: `gazetteer.inflection`, `gazetteer.russian`.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gazetteer.inflection import stems
from gazetteer.russian import is_form, is_russian, plain, stem
from gazetteer.turkish import APOSTROPHES, fold, search_key

__all__ = ["Found", "Phrase", "Query", "WordIndex", "marked_ranges", "snippet"]

_WORD = re.compile(r"[^\W_]+")
_QUOTES = str.maketrans("“”„«»", '"""""')
_QUERY_PART = re.compile(rf'"([^"]*)"?|([^\s"{APOSTROPHES}]+)(?:[{APOSTROPHES}]\w*)?')
_LONGEST_QUERY = 300
_MOST_PARTS = 12
_MOST_FORMS = 120
_MOST_CANDIDATES = 1_500
_LONGEST_ENDING = 14
_SHORTEST_STEM = 3
_SOFTENED = {"p": "b", "t": "d", "k": "g", "ç": "c"}
_SNIPPET = 260
_ALL = (0, (1 << 63) - 1)
_TO_BLANK = str.maketrans(dict.fromkeys(APOSTROPHES, " "))


class Found(NamedTuple):
    """A text of the index."""

    id: int
    score: float
    """Higher is better; comparable inside one search only."""


class Phrase(NamedTuple):
    """Words in a row: what to mark of a text; a single word is the shortest."""

    head: tuple[str, ...]
    """All but the last, folded, as they are."""
    forms: frozenset[str]
    """What the last may be, folded."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked, ready for the index."""

    expression: str
    """In FTS5's language; empty where nothing can be found."""
    phrases: tuple[Phrase, ...]
    """What is looked for."""
    parts: tuple[str, ...] = ()
    """Where any of several words are looked for, an expression for each: who has more of them comes first."""


class WordIndex:
    """The index and its words, in a database that has the tables of `schema`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use a connection; transactions are the caller's."""
        self._connection = connection

    def add(self, rows: Iterable[tuple[int, str]]) -> set[str]:
        """Add texts under their numbers; returns their words, which `add_words` must get before the end."""
        words: set[str] = set()
        prepared = []
        for number, text in rows:
            folded = _prepared(text)
            words.update(_WORD.findall(folded))
            prepared.append((number, folded))
        self._connection.executemany("INSERT INTO paragraph_index (rowid, text) VALUES (?, ?)", prepared)
        return words

    def add_words(self, words: Iterable[str]) -> None:
        """Add to the list of words; those that are there already are kept."""
        rows = sorted((search_key(word), word) for word in words)
        self._connection.executemany("INSERT OR IGNORE INTO words (bare, word) VALUES (?, ?)", rows)

    def remove(self, rows: Iterable[tuple[int, str]]) -> None:
        """Take texts out; they must be given as they were added."""
        self._connection.executemany(
            "INSERT INTO paragraph_index (paragraph_index, rowid, text) VALUES ('delete', ?, ?)",
            ((number, _prepared(text)) for number, text in rows),
        )

    def query(self, asked: str, *, is_wide: bool = False) -> Query:
        """Return what to look for. Never raises: whatever is no word is left out.

        Args:
            asked: Words, and "phrases" in quotation marks.
            is_wide: Find texts with any of the words, and with the stems that the words may have.
        """
        parts: list[str] = []
        phrases: list[Phrase] = []
        for match in list(_QUERY_PART.finditer(_clean(asked)))[:_MOST_PARTS]:
            words = _WORD.findall(_prepared(match[1] if match[1] is not None else match[2]))
            if not words:
                continue
            last = self._forms(words[-1], is_wide)
            if match[1] is None and len(words) > 1:
                last = [words[-1], *last]
            head = " ".join(words[:-1])
            parts.append("(" + " OR ".join(f'"{f"{head} {form}".strip()}"' for form in last or [words[-1]]) + ")")
            phrases.append(Phrase(tuple(words[:-1]), frozenset(last)))
        several = tuple(parts) if is_wide and len(parts) > 1 else ()
        return Query((" OR " if is_wide else " AND ").join(parts), tuple(phrases), several)

    def _forms(self, word: str, is_wide: bool) -> list[str]:
        """Return the words of the index that are a word with or without endings."""
        if is_russian(word):
            return self._declined(plain(word))
        found = self._inflected(word)
        if is_wide or not found:
            for stem in stems(word):
                if len(stem.text) >= _SHORTEST_STEM:
                    found += self._inflected(fold(stem.text))
        return sorted(set(found), key=lambda form: (len(form), form))[:_MOST_FORMS]

    def _inflected(self, stem: str) -> list[str]:
        bare = search_key(stem)
        if not bare:
            return []
        candidates = self._candidates(bare, stem)
        strict = [word for word in candidates if _is_form(word, stem)]
        if strict:
            return strict
        return [word for word in candidates if _is_form(search_key(word), bare)]

    def _declined(self, word: str) -> list[str]:
        """Return the words of the index that may be forms of a Russian word; е and ё are one letter."""
        bare = search_key(stem(word))
        rows = self._connection.execute(
            "SELECT word FROM words WHERE bare >= ? AND bare < ? LIMIT ?",
            (bare, bare + "\U0010ffff", _MOST_CANDIDATES),
        )
        found = sorted((one for (one,) in rows if is_form(plain(one), word)), key=lambda form: (len(form), form))
        return found[:_MOST_FORMS]

    def _candidates(self, bare: str, stem: str) -> list[str]:
        beginnings = [bare]
        if stem[-1] in _SOFTENED and len(bare) >= _SHORTEST_STEM:
            beginnings.append(bare[:-1] + _SOFTENED[stem[-1]])
        ending = _LONGEST_ENDING if len(bare) >= _SHORTEST_STEM else 0
        rows: list[tuple[str]] = []
        for beginning in beginnings:
            rows += self._connection.execute(
                "SELECT word FROM words WHERE bare >= ? AND bare < ? AND length(bare) <= ? LIMIT ?",
                (beginning, beginning + "\U0010ffff", len(bare) + ending, _MOST_CANDIDATES),
            )
        return [word for (word,) in rows]

    def count(self, query: Query, among: tuple[int, int] | None = None) -> int:
        """Return how many texts a query finds; `among` as in `find`."""
        if not query.expression:
            return 0
        sql = "SELECT count(*) FROM paragraph_index WHERE paragraph_index MATCH ? AND rowid BETWEEN ? AND ?"
        return int(self._connection.execute(sql, (query.expression, *(among or _ALL))).fetchone()[0])

    def matching(
        self, asked: str, among: tuple[int, int] | None = None, *, is_wide: bool | None = None
    ) -> tuple[Query, int]:
        """Return what to look for, and how many texts have it.

        Args:
            asked: As for `query`.
            among: As for `find`.
            is_wide: Whether texts with any of the words are meant; None where none has them all.
        """
        query = self.query(asked, is_wide=bool(is_wide))
        total = self.count(query, among)
        if total or is_wide is not None:
            return query, total
        query = self.query(asked, is_wide=True)
        return query, self.count(query, among)

    def find(self, query: Query, limit: int, offset: int, among: tuple[int, int] | None = None) -> list[Found]:
        """Return the texts that a query finds, best first.

        Args:
            query: What to look for.
            limit: How many at most.
            offset: How many of the best to leave out.
            among: First and last number of the texts to look in; all where None.
        """
        if not query.expression:
            return []
        by_parts = f"{_parts_had(query)} DESC, " if query.parts else ""
        rows = self._connection.execute(
            "SELECT rowid, rank FROM paragraph_index WHERE paragraph_index MATCH ? AND rowid BETWEEN ? AND ?"  # noqa: S608  our own words
            f" ORDER BY {by_parts}rank, rowid LIMIT ? OFFSET ?",
            (query.expression, *(among or _ALL), *query.parts, limit, offset),
        )
        return [Found(number, -rank) for number, rank in rows]

    def levels(self, query: Query, among: tuple[int, int] | None = None) -> dict[int, int]:
        """Return how many texts have how many of several words, the most first: `find` has them in this order."""
        if not query.parts:
            return {1: self.count(query, among)}
        rows = self._connection.execute(
            f"SELECT {_parts_had(query)} AS words, count(*) FROM paragraph_index"  # noqa: S608  our own words
            " WHERE paragraph_index MATCH ? AND rowid BETWEEN ? AND ? GROUP BY words ORDER BY words DESC",
            (*query.parts, query.expression, *(among or _ALL)),
        )
        return dict(rows.fetchall())


def _parts_had(query: Query) -> str:
    """Return SQL for how many parts of a query a text has."""
    return " + ".join(
        ["(rowid IN (SELECT rowid FROM paragraph_index WHERE paragraph_index MATCH ?))"] * len(query.parts)
    )


def marked_ranges(text: str, phrases: Sequence[Phrase]) -> tuple[tuple[int, int], ...]:
    """Return where a text has what is looked for: stretches of the text, half-open, in order."""
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(fold(text))]
    single = frozenset[str]().union(*(phrase.forms for phrase in phrases if not phrase.head))
    marked = {(start, end) for word, start, end in words if word in single}
    for head, forms in (phrase for phrase in phrases if phrase.head):
        for place in range(len(head), len(words)):
            before = words[place - len(head) : place]
            if words[place][0] in forms and tuple(word for word, _, _ in before) == head:
                marked.add((before[0][1], words[place][2]))
    found: list[tuple[int, int]] = []
    for start, end in sorted(marked):
        if not found or start >= found[-1][1]:
            found.append((start, end))
        else:
            found[-1] = (found[-1][0], max(found[-1][1], end))
    return tuple(found)


def snippet(text: str, ranges: Sequence[tuple[int, int]], length: int = _SNIPPET) -> tuple[int, int]:
    """Return the stretch of a text to show: the one with the most marked words, from a word's start to a word's end."""
    best, most = 0, 0
    for place, (start, _) in enumerate(ranges):
        inside = {text[a:b] for a, b in ranges[place:] if b <= start + length * 2 // 3}
        if len(inside) > most:
            best, most = start, len(inside)
    start = max(best - length // 3, 0)
    end = min(start + length, len(text))
    start = max(end - length, 0) if end == len(text) else start
    if start:
        start = text.find(" ", start, best) + 1 or start
    if end < len(text):
        end = text.rfind(" ", best, end) if text.rfind(" ", best, end) > best else end
    return start, end


def _is_form(word: str, stem: str) -> bool:
    return word == stem or any(fold(found.text) == stem for found in stems(word))


def _prepared(text: str) -> str:
    """Return a text as the index holds it: folded, an ending behind an apostrophe as a word of its own."""
    return fold(unicodedata.normalize("NFC", text).translate(_TO_BLANK))


def _clean(asked: str) -> str:
    return asked[:_LONGEST_QUERY].translate(_QUOTES).replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")
