"""One telling of an itinerary, a text's body or a table: which sentence tells which stop and which visits.

What each rule rests on:

- a sentence tells the stop that its words and dates and its place in the text make likely (`alignment`);
- a sentence that goes to, comes from or is at a place of the next stop or the one before tells that stop too;
- a sentence tells several visits where each explains words that the others leave unexplained;
- what is in an itinerary was found in its text: a visit or stop that no sentence was found for gets the likeliest one;
- a text that tells a journey in passing mostly tells of other things: there a stop's place or its day must be named in
  a run of sentences that tells it, and in each paragraph of the run place, day or who travels; no stop is told by its
  neighbours, and a visit that is left must have its day named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from routes.edtf import Edtf
from routes.linking.alignment import Matrix, posterior, transitions
from routes.linking.likeness import Likeness, date_fits
from routes.linking.naming import Relation, Spotter
from routes.linking.narrative import Sentence
from routes.linking.reason import words_reason
from routes.linking.speech import goes_on as goes_on_of
from routes.linking.speech import reports_speech
from routes.linking.target import Target, place_token
from routes.linking.words import bare

__all__ = ["Finding", "Told", "tell"]

_LEAST = 0.4
"""A sentence tells a stop from this likelihood on."""
_TELLS = -0.3
"""How much rather any sentence of a text tells the journey than not, as a log-likelihood ratio."""
_MUCH, _LEAST_SHARE, _LESS = 0.4, 0.02, 0.5
"""A text of which less tells the journey is the less believed, the smaller its share: a prior learned from the text."""
_FARTHEST = 12.0
_LEAST_VISIT = 1.5
_COMMON = 0.15
"""Words that a larger share of the itinerary's visits has, such as the travellers' names, tell none from another."""
_TRAVELLERS, _RARE = 0.5, 0.02
"""Words of that share of the stops' accounts and of few of the text's sentences: mostly who travels."""
_CLEAR_VISIT = 0.3
_ORDER = 0.5
"""Weight of the order of visits against their words."""
_LEAST_LIKELY_VISIT = -1.0
_NAMED, _SAID, _LEFT = 0.5, 0.5, 0.3
"""Confidence of a stop named from its neighbour, of a speech that goes on, of what was left without a sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, by its place in the telling, that tells a target."""

    sentence: int
    target: int
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was found, and how likely each sentence tells each stop and each target."""

    findings: tuple[Finding, ...]
    by_stop: Matrix
    by_target: Matrix
    is_in_passing: bool = False
    """The text mostly tells other things."""


def tell(
    sentences: Sequence[Sentence], words: Sequence[Sequence[str]], targets: Sequence[Target], likeness: Likeness,
    spotter: Spotter, left_out: int = 0,
) -> Told:  # fmt: skip
    """Find what the sentences of a telling tell.

    Args:
        sentences: In the order of the text.
        words: Their tokens.
        targets: Of the itinerary, in its order.
        likeness: Of these targets.
        spotter: Finds the itinerary's places.
        left_out: How many sentences of the text are not there, since they tell other things.
    """
    if not sentences:
        return Told((), np.zeros((0, 0)), np.zeros((0, 0)))
    teller = _Teller(sentences, words, targets, likeness, spotter, left_out)
    return Told(tuple(teller.findings()), teller.by_stop, teller.odds, teller.is_in_passing)


class _Teller:
    def __init__(
        self, sentences: Sequence[Sentence], words: Sequence[Sequence[str]], targets: Sequence[Target],
        likeness: Likeness, spotter: Spotter, left_out: int,
    ) -> None:  # fmt: skip
        self.sentences, self.words, self.targets = sentences, words, targets
        self.likeness, self.spotter = likeness, spotter
        stop_of = np.array([target.stop_number for target in targets])
        self.stop_count = int(stop_of.max()) + 1
        self.whole = [int(np.flatnonzero(stop_of == stop)[0]) for stop in range(self.stop_count)]
        self.visits_of = [np.flatnonzero(stop_of == stop)[1:] for stop in range(self.stop_count)]
        self.places_of = [
            {target.place for target in targets if target.stop_number == stop} for stop in range(self.stop_count)
        ]
        self.common = _common_words(targets)
        self.dates = date_fits(sentences, targets)
        self.fits = np.array([likeness.fits(each) for each in words]) + self.dates
        going = transitions(stop_of.tolist())
        self.odds = self._odds(going, _TELLS)
        # A text that mostly tells other things is asked again, with the share found as what is to be expected.
        share = float(self.odds.sum()) / (len(sentences) + left_out)
        self.is_in_passing = share < _MUCH
        if self.is_in_passing:
            self.odds = self._odds(going, _TELLS + _LESS * np.log(max(share, _LEAST_SHARE) / _MUCH))
        self.by_stop = np.array([self.odds[:, stop_of == stop].sum(axis=1) for stop in range(self.stop_count)]).T
        self.anchored = self._anchored() if self.is_in_passing else np.ones_like(self.by_stop, dtype=bool)

    def _anchored(self) -> NDArray[np.bool_]:
        """Return which sentences tell which stops: in a run that names place or day, each paragraph with a sign."""
        tells = self.by_stop >= _LEAST
        travellers = self._travellers()
        found = np.zeros_like(tells)
        for stop, places in enumerate(self.places_of):
            signs = frozenset(map(place_token, places))
            for run in _runs(np.flatnonzero(tells[:, stop]).tolist()):
                named = [
                    row for row in run if not signs.isdisjoint(self.words[row]) or self._is_dated(row, self.whole[stop])
                ]
                if named:
                    named += (row for row in run if not travellers.isdisjoint(self.words[row]))
                    told_in = {self.sentences[row].paragraph for row in named}
                    found[[row for row in run if self.sentences[row].paragraph in told_in], stop] = True
        return found

    def _travellers(self) -> frozenset[str]:
        """Return the words that most stops' accounts have and few sentences of the text."""
        accounts: list[set[str]] = [set() for _ in range(self.stop_count)]
        for target in self.targets:
            accounts[target.stop_number].update(*target.accounts)
        told = Counter(word for account in accounts for word in account if not word.startswith("@"))
        times = Counter(word for words in self.words for word in words)
        least, most = max(2, _TRAVELLERS * self.stop_count), _RARE * len(self.words)
        return frozenset(word for word, count in told.items() if count >= least and times[word] < most)

    def _is_dated(self, row: int, target: int) -> bool:
        """Whether a sentence names a day of a target whose time is known to some weeks."""
        aim, days = self.targets[target], [date for date in self.sentences[row].dates if date.is_day]
        return any(aim.is_end(day) or (aim.is_brief and aim.is_within(day, timedelta(0))) for day in days)

    def _odds(self, going: Matrix, tells: float) -> Matrix:
        """Return how likely each sentence tells each target, by its words and days and its place in the text."""
        digressions = np.zeros((len(self.sentences), self.stop_count))
        states = np.clip(np.hstack([self.fits + tells, digressions]), -_FARTHEST, _FARTHEST)
        return posterior(states, going, first=len(self.targets))[:, : len(self.targets)]

    def findings(self) -> Iterator[Finding]:
        told: set[int] = set()
        speech: int | None = None
        for row, goes_on in enumerate(goes_on_of([sentence.text for sentence in self.sentences])):
            here = list(self._of_sentence(row, by_order=speech is None or not goes_on))
            visits = [finding.target for finding in here if self.targets[finding.target].visit]
            if visits or not goes_on:
                speech = visits[0] if visits and reports_speech(self.sentences[row].text) else None
            elif speech is not None:
                here += self._said_on(row, speech)
            for finding in (*here, *self._neighbours(row), *self._dated(row)):
                told.add(finding.target)
                yield finding
        for target in range(len(self.targets)):
            if target not in told and (not self.is_in_passing or self.targets[target].visit):
                yield from self._likeliest(target)

    def _of_sentence(self, row: int, *, by_order: bool) -> Iterator[Finding]:
        for stop in np.flatnonzero((self.by_stop[row] >= _LEAST) & self.anchored[row]):
            likely = float(self.by_stop[row, stop])
            yield Finding(row, self.whole[stop], likely, self._reason(row, self.whole[stop]))
            yield from self._visits(row, int(stop), by_order=by_order)

    def _said_on(self, row: int, visit: int) -> Iterator[Finding]:
        """Yield the visit at which a speech is held that goes on in a sentence, and its stop."""
        for target in (visit, self.whole[self.targets[visit].stop_number]):
            yield Finding(row, target, _SAID, "a speech goes on that was held there")

    def _visits(self, row: int, stop: int, *, by_order: bool) -> Iterator[Finding]:
        """Yield the visits that a sentence tells: each takes its words away, and the next must explain the rest.

        The first may be known by the order of the visits alone, but not where a speech goes on.
        """
        likely = float(self.by_stop[row, stop])
        left = list(self.visits_of[stop])
        words = [word for word in self.words[row] if word not in self.common]
        share = self.odds[row] / likely
        while left and words:
            scores = self._visit_scores(self.likeness.fits(words), row, share)
            best = max(left, key=lambda target: (scores[target], -target))
            is_first = by_order and len(left) == len(self.visits_of[stop])
            if scores[best] < _LEAST_VISIT and not (is_first and share[best] >= _CLEAR_VISIT):
                return
            confidence = likely * min(0.95, max(float(share[best]), 0.5))
            yield Finding(row, int(best), confidence, self._reason(row, int(best)))
            explained = self.likeness.told(words, int(best))
            words = [word for word in words if word not in explained]
            left.remove(best)

    def _visit_scores(self, fits: NDArray[np.float64], row: int, share: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(fits + self.dates[row] + _ORDER * np.log(share + 0.02))

    def _neighbours(self, row: int) -> Iterator[Finding]:
        """Yield the stops beside the one told, as long as the sentence names them as goals, origins or spots.

        Who speaks of a place is not there.
        """
        here = int(self.by_stop[row].argmax())
        if self.is_in_passing or self.by_stop[row, here] < _LEAST or reports_speech(self.sentences[row].text):
            return
        spots = [spot for spot in self.spotter.spots(self.sentences[row].text) if spot.relation is not Relation.NONE]
        # Two museums may have one name: then that of the stop told is meant.
        named = {place for spot in spots if self.places_of[here].isdisjoint(spot.places) for place in spot.places}
        ahead = self._run(here, 1, named)
        passed = {place for stop in ahead for place in self.places_of[stop]}
        for stop in (*ahead, *self._run(here, -1, named - passed)):
            yield Finding(row, self.whole[stop], _NAMED, f"names {self.targets[self.whole[stop]].place} on the way")

    def _dated(self, row: int) -> Iterator[Finding]:
        """Yield the stop beside the one told where the sentence's own day is its day, and not that of the other."""
        here = int(self.by_stop[row].argmax())
        days = [date for date in self.sentences[row].dates if date.is_day]
        if self.by_stop[row, here] < _LEAST or any(self._is_of(day, here) for day in days):
            return
        for stop in (here - 1, here + 1):
            if 0 <= stop < self.stop_count and self._is_dated(row, self.whole[stop]):
                yield Finding(row, self.whole[stop], _NAMED, "a day of this stop, told with the one beside it")

    def _is_of(self, day: Edtf, stop: int) -> bool:
        return self.targets[self.whole[stop]].is_within(day, timedelta(0))

    def _run(self, here: int, step: int, named: set[str]) -> list[int]:
        found: list[int] = []
        stop = here + step
        while 0 <= stop < self.stop_count and self.places_of[stop] & named:
            found.append(stop)
            stop += step
        return found

    def _likeliest(self, target: int) -> Iterator[Finding]:
        """Yield the sentence that tells a target most likely, where none was found for it."""
        aim = self.targets[target]
        at_stop = self.by_stop[:, aim.stop_number]
        if aim.visit:
            scores = self.fits[:, target] + np.log(at_stop + 1e-4) + _ORDER * np.log(self.odds[:, target] + 0.02)
            row = int(scores.argmax())
            if scores[row] > _LEAST_LIKELY_VISIT:
                if self.is_in_passing and not (at_stop[row] >= _LEAST and self._is_dated(row, target)):
                    return
                yield Finding(row, target, _LEFT, "no sentence tells it better: " + self._reason(row, target))
            return
        beside = [stop for stop in (aim.stop_number - 1, aim.stop_number + 1) if 0 <= stop < self.stop_count]
        row = int((10 * at_stop + self.by_stop[:, beside].sum(axis=1)).argmax())
        yield Finding(row, target, _LEFT, "not named; here the stops beside it are told")

    def _reason(self, row: int, target: int) -> str:
        sentence, aim = self.sentences[row], self.targets[target]
        account = self.likeness.told(self.words[row], target)
        shared = self.likeness.rarest(word for word in self.words[row] if word in account)
        spots = self.spotter.spots(sentence.text)
        named = [
            bare(sentence.text[spot.start : spot.end])
            for spot in spots
            if any(place_token(place) in account for place in spot.places)
        ]
        return words_reason(sentence, shared, aim, tuple(dict.fromkeys(named)))


def _runs(rows: Sequence[int]) -> Iterator[list[int]]:
    """Yield the stretches of numbers that follow one another."""
    first = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] > rows[place - 1] + 1:
            yield list(rows[first:place])
            first = place


def _common_words(targets: Sequence[Target]) -> frozenset[str]:
    """Return the words that many visits have in common."""
    visits = [frozenset[str]().union(*target.accounts) for target in targets if target.visit]
    counts = Counter(word for account in visits for word in account)
    return frozenset(word for word, count in counts.items() if count > max(1, _COMMON * len(visits)))
