"""Where an account of ours names a person, a vessel or an institution that has an entry.

A name may wear Turkish endings, with the apostrophe of a proper name ("Suriç’in") or without ("Komiserliğinin"); what
stands behind it must then be an ending that grammar allows. In Russian every word of it may be declined, and the title
behind a name ("Кемаль-паша") may be missing. A spot that names a place stays the place's, unless the
entry's name is longer: "Lenin Ziraat Akademisi" is no Lenin, but "İzmir vapuru" is the ship and not the city.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazetteer.inflection import stems
from gazetteer.russian import DeclinedNames, plain
from gazetteer.turkish import APOSTROPHES, fold
from mapsvc.accounts.namings import Naming
from routes.entries import Entry

__all__ = ["EntryFinder", "EntryNaming"]

_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_TITLE = re.compile(r"-(?:паша|бей|ханым)\Z")


@dataclass(frozen=True, slots=True)
class EntryNaming:
    """A spot of a text that names what an entry is about."""

    start: int
    end: int
    """Half-open; the name with the endings that stand at it without an apostrophe."""
    entry: str


class EntryFinder:
    """Finds the names of the entries of one journey in accounts of one language."""

    def __init__(self, entries: Iterable[Entry], journey_id: str, lang: str) -> None:
        """Take in the names.

        Args:
            entries: Those whose names do not mean anything in this journey are left out.
            journey_id: The journey whose accounts are read.
            lang: The language of the accounts.
        """
        self._by_first_word: dict[str, list[tuple[str, str]]] = {}
        self._is_turkish = lang == "tr"
        entries = tuple(entries)
        names = {
            (_comparable(name), entry.id)
            for entry in entries
            if journey_id in entry.journeys
            for name in (entry.names.get(lang) or entry.names["en"], *entry.variants)
        }
        for name, entry_id in sorted(names, key=lambda one: (-len(one[0]), one)):
            first = _WORD.search(name)
            if first is not None:
                self._by_first_word.setdefault(first[0], []).append((name[first.start() :], entry_id))
        self._russian = DeclinedNames(
            {
                (name, entry.id)
                for entry in entries
                if lang == "ru" and journey_id in entry.journeys and lang in entry.names
                for name in (entry.names[lang], _TITLE.sub("", entry.names[lang]))
            }
        )

    def find(self, text: str, places: Sequence[Naming] = ()) -> tuple[EntryNaming, ...]:
        """Return the names in a text in their order; of names that overlap, the first and longest one.

        Args:
            text: An account.
            places: The spots of it that name places.
        """
        comparable = _comparable(text)
        found: list[EntryNaming] = []
        done = 0
        for word in _WORD.finditer(comparable):
            if word.start() < done:
                continue
            naming = self._at(text, comparable, word.start())
            if naming is not None and not _is_of_place(naming, places):
                found.append(naming)
                done = naming.end
        return tuple(found)

    def _at(self, text: str, comparable: str, start: int) -> EntryNaming | None:
        """Return the longest name that begins at a word; the word may be cut by an ending."""
        rest = _WORD.match(comparable, start)
        assert rest is not None  # noqa: S101  the caller has found a word there
        for cut in range(len(rest[0]), 1, -1):
            for name, entry_id in self._by_first_word.get(rest[0][:cut], ()):
                end = start + len(name)
                if not comparable.startswith(name, start) or not _has_capital(text[start:end]):
                    continue
                whole = _end_of_word(comparable, end)
                if whole == end or (self._is_turkish and _is_inflected(comparable[start:whole], name)):
                    return EntryNaming(start, whole, entry_id)
        return next((EntryNaming(start, end, entry_id) for end, entry_id in self._russian.at(plain(text), start)), None)


def _has_capital(name: str) -> bool:
    """Return whether a spot is written as a name: "Us" is a surname, "us" is not."""
    return any(letter.isupper() for letter in name)


def _end_of_word(comparable: str, end: int) -> int:
    """Return where the word ends that runs on behind a name; the name's own end where it does not."""
    rest = _WORD.match(comparable, end)
    return rest.end() if rest is not None else end


def _is_inflected(surface: str, name: str) -> bool:
    return any(stem.text == name for stem in stems(surface))


def _is_of_place(naming: EntryNaming, places: Sequence[Naming]) -> bool:
    """Return whether a place has the spot: names as long or longer are the place's."""
    return any(
        place.start < naming.end and naming.start < place.end and place.end - place.start >= naming.end - naming.start
        for place in places
    )


def _comparable(text: str) -> str:
    """Return a text of the same length in small letters, with one sign for every apostrophe."""
    return fold(text).translate(_QUOTES)
