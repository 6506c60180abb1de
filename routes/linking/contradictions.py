"""Where a text prints what the journey's data say it contradicts: a programme's row, a list of names, a footnote.

A contradiction belongs to a stop, a visit or a leg, but the spots that contradict one another stand anywhere in a
text: each sentence, row and footnote is looked at. What is known of it is what we say of it: the few words as
printed, our reading, and the reason, with the names and dates in it. The ranges of its evidence are not looked at.

Source: the odds of words are those of `likeness`; the weights were tried on each journey without the other
(`benchmarks/linking.py --left-out`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gazetteer.turkish import search_key
from routes.edtf import Edtf
from routes.itinerary import Contradiction, Itinerary
from routes.linking.alignment import Matrix
from routes.linking.likeness import Likeness
from routes.linking.naming import Spotter
from routes.linking.narrative import Sentence, Telling, find_dates, split_sentences
from routes.linking.speech import has_verb
from routes.linking.target import Target, tokens
from routes.linking.words import stem

__all__ = ["Contradicted", "contradicted"]

_LEAST, _LEAST_ELSEWHERE = 4.0, 7.0
_MOST, _MOST_PROVEN = 3, 5
"""Spots taken of each contradiction; it takes two, and few have more. More where the words or a day prove them."""
_FARTHEST_BEHIND = 10.0
"""Behind the clearest spot of a contradiction by so much, none is another side of it."""
_PRINTED, _SAME_DAY = 4.0, 4.0
_PAPERS = frozenset(map(stem, ("gazete", "gazeteci", "dipnot", "sayı", "kaynak")))
"""Words of a contradiction that speaks of what is cited: for others the day of a newspaper in a footnote is none."""
_UNPROVEN, _UNPROVEN_IN_PASSING = 1.0, 2.0
_OTHER_TIME = -2.0
"""For a passage that names other years only: what contradicts is mostly said of the same time."""
_NO_ODDS = 0.05
"""Odds of a stop that count for nothing; those of its own account add up to three."""
_CALLED = 0.4
"""Newspapers cited read alike: their names and dates count from these odds of the account that cites them."""


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A sentence, by its place in the text, that prints a side of a contradiction."""

    sentence: int
    target: Target
    """The stop as a whole; of a leg the end that is told nearer by."""
    shared: tuple[str, ...]
    """Tokens that it shares with what we say of the contradiction, the rarest first."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What our data say of a contradiction."""

    stops: tuple[tuple[int, ...], ...]
    """The stop that it belongs to, of a leg both ends: the places of all targets of each, the whole first."""
    owners: tuple[tuple[int, ...], ...]
    """The same, or the visit alone."""
    printed: str
    dates: frozenset[Edtf]
    accounts: tuple[frozenset[str], ...]


def contradicted(
    text: Sequence[Sentence], words: Sequence[Sequence[str]], itinerary: Itinerary, targets: Sequence[Target],
    spotter: Spotter, by_target: Matrix, *, is_told: bool = True, is_in_passing: bool = False,
) -> Iterator[Contradicted]:  # fmt: skip
    """Yield the sentences of a text that print what is contradicted.

    Args:
        text: All its sentences, rows and footnotes.
        words: Their tokens.
        itinerary: Whose contradictions are looked for.
        targets: Of the itinerary.
        spotter: Finds the itinerary's places.
        by_target: How likely each sentence of the body (row) tells each target; empty where no body was told.
        is_told: The text tells the itinerary; another one must be clearer.
        is_in_passing: It mostly tells other things, in which the same names return.
    """
    said = list(_all_said(itinerary, targets, spotter))
    if not said or not text:
        return
    known = [Target("", "", 0, "", "", None, None, one.accounts) for one in said]
    likeness = Likeness(known, Counter(word for sentence in words for word in sentence))
    fits = np.array([likeness.fits(sentence) for sentence in words])
    read = _Read(text, by_target, _UNPROVEN_IN_PASSING if is_in_passing else _UNPROVEN)
    least = _LEAST if is_told else _LEAST_ELSEWHERE
    for number, one in enumerate(said):
        signs, is_proven = read.signs(one)
        scores = fits[:, number] + signs
        least_here = max(least, scores.max() - _FARTHEST_BEHIND)
        best = sorted(np.flatnonzero(scores >= least_here).tolist(), key=lambda at: (-scores[at], at))
        for place in (at for rank, at in enumerate(best) if rank < (_MOST_PROVEN if is_proven[at] else _MOST)):
            account = likeness.told(words[place], number)
            shared = likeness.rarest(word for word in words[place] if word in account)
            whole = one.stops[int(np.argmax([read.odds((stop,))[place] for stop in one.stops]))][0]
            yield Contradicted(place, targets[whole], tuple(shared))


def _all_said(itinerary: Itinerary, targets: Sequence[Target], spotter: Spotter) -> Iterator[_Said]:
    number = {(target.stop, target.visit): place for place, target in enumerate(targets)}
    year = next((target.earliest.year for target in targets if target.earliest), None)
    members = {
        stop.id: tuple(number[stop.id, visit] for visit in ("", *(visit.id for visit in stop.visits)))
        for stop in itinerary.stops
    }
    for stop in itinerary.stops:
        here = (members[stop.id],)
        yield from (_said(here, here, note, year, spotter) for note in stop.notes)
        for visit in stop.visits:
            yield from (_said(here, ((number[stop.id, visit.id],),), note, year, spotter) for note in visit.notes)
    for leg in itinerary.legs:
        ends = (members[leg.from_stop], members[leg.to_stop])
        yield from (_said(ends, ends, note, year, spotter) for note in leg.notes)


def _said(
    stops: tuple[tuple[int, ...], ...], owners: tuple[tuple[int, ...], ...], note: Contradiction, year: int | None,
    spotter: Spotter,
) -> _Said:  # fmt: skip
    reason = note.reason["tr"]
    told = (*(reason[start:end] for start, end in split_sentences(reason)), note.as_printed)
    accounts = tuple(account for account in (frozenset(tokens(one, spotter)) for one in told) if account)
    dates = (date for one in (*told, note.read_as or "") for date in find_dates(one, year) if date.is_day)
    printed = search_key(note.as_printed)
    return _Said(stops, owners, printed, frozenset(dates), accounts or (frozenset({note.id}),))


_key = lru_cache(maxsize=8_192)(search_key)  # a text is read for each journey anew


class _Read:
    """What the sentences of a text are asked for each contradiction, all of them at once."""

    def __init__(self, text: Sequence[Sentence], by_target: Matrix, unproven: float) -> None:
        self.by_target, self.unproven = by_target, unproven
        self.printed = [_key(sentence.text) for sentence in text]
        self.dated = [(place, sentence.dates) for place, sentence in enumerate(text) if sentence.dates]
        self.is_note = np.array([sentence.telling is Telling.NOTE for sentence in text])
        self.is_cited = [is_note and not has_verb(one.text) for is_note, one in zip(self.is_note, text, strict=True)]
        self.rows = _rows_of_body(text)
        self.other_time = np.array([0.0 if sentence.is_in_time else _OTHER_TIME for sentence in text])

    def signs(self, said: _Said) -> tuple[Matrix, NDArray[np.bool_]]:
        """Return what each sentence gains by its very words, by a day, and by standing where the stop is told.

        Second, whether it has the very words or a day: what shares names alone must be clearer.
        """
        near = np.log((self.odds(said.stops) + _NO_ODDS) / _NO_ODDS)
        found = np.array([_PRINTED if said.printed and said.printed in printed else 0.0 for printed in self.printed])
        is_of_papers = any(not _PAPERS.isdisjoint(account) for account in said.accounts)
        for place, dates in self.dated:
            if is_of_papers or not self.is_cited[place]:
                found[place] += _SAME_DAY * any(date in said.dates for date in dates)
        is_proven = found > 0.0
        found[self.is_note & (self.odds(said.owners) < _CALLED)] = 0.0
        return np.asarray(near + found + self.other_time - np.where(is_proven, 0.0, self.unproven)), is_proven

    def odds(self, groups: Sequence[Sequence[int]]) -> Matrix:
        """Return how likely each sentence is read where one of the likeliest group of targets is told."""
        if not len(self.by_target):
            return np.zeros(len(self.rows))
        likely = np.max([self.by_target[:, list(targets)].sum(axis=1) for targets in groups], axis=0)
        return np.asarray(np.where(self.rows >= 0, likely[self.rows], 0.0))


def _rows_of_body(text: Sequence[Sentence]) -> NDArray[np.int64]:
    """Return for each sentence the one of the body where it is read: itself, or where a footnote is called; else -1."""
    body = [sentence.start for sentence in text if sentence.telling is Telling.BODY]
    found: list[int] = []
    for sentence in text:
        at = sentence.start if sentence.called_at is None else sentence.called_at
        found.append(-1 if sentence.telling is Telling.TABLE or not body else max(bisect_right(body, at) - 1, 0))
    return np.array(found, dtype=np.int64)
