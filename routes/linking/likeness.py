"""How well a sentence fits a target: words and dates, as log-likelihood ratios against any other sentence.

Sources:
    Ponte and Croft 1998, A language modeling approach to information retrieval, SIGIR; Zhai and Lafferty 2004, A study
    of smoothing methods for language models, TOIS 22(2): a word of a text comes from its topic with odds `_TOPIC`,
    else from the language at large.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from math import log

import numpy as np
from numpy.typing import NDArray

from routes.edtf import Edtf
from routes.linking.alignment import Matrix
from routes.linking.narrative import Sentence
from routes.linking.target import Account, Target

__all__ = ["Likeness", "date_fits"]

_TOPIC = 0.15
_TEMPER = 0.6
"""Words of a sentence are not independent, so that their evidence counts for less than its sum."""
_LEAST_WORDS = 20_000
"""Words that rarity is counted among at least: in a short text a word that stands once is still a rare one."""
_SAME_DAY, _NEXT_DAY, _OTHER_DATE = 2.0, 0.5, -3.0
"""The next day may be meant where a night lies between, but a target of that very day fits better."""
_SAME_DAY_BEFORE, _OTHER_DAY_BEFORE, _OTHER_YEAR_BEFORE = 0.5, -0.7, -1.5
"""For the day that the text named last, some sentences ago; a bare year dates only its own sentence."""
_OTHER_TIME = -3.0
"""For a passage that names other years only."""
_YEAR = timedelta(days=366)
"""Days that a text may name of a year: of how many a target's time makes out, so much its day says."""


class Likeness:
    """Compares words with targets; the rarer a shared word, the more it says."""

    def __init__(self, targets: Sequence[Target], counts: Counter[str]) -> None:
        """Weigh the words of the targets' accounts.

        Args:
            targets: In the order of the itinerary; each has an account.
            counts: How often each token occurs in the document.
        """
        self._accounts: list[Account] = [account for target in targets for account in target.accounts]
        sizes = [len(target.accounts) for target in targets]
        self._first = np.cumsum([0, *sizes[:-1]])
        known = Counter(word for account in self._accounts for word in account)
        total = max(counts.total() + known.total(), _LEAST_WORDS)
        self._rarity = {word: total / (counts[word] + known[word]) for word in counts | known}
        postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, account in enumerate(self._accounts):
            for word in account:
                share = _TOPIC / len(account) * self._rarity[word]
                postings[word].append((number, log(1 - _TOPIC + share) - log(1 - _TOPIC)))
        self._postings = {
            word: (np.array([number for number, _ in listed]), np.array([weight for _, weight in listed]))
            for word, listed in postings.items()
        }

    def fits(self, words: Sequence[str]) -> NDArray[np.float64]:
        """Return for each target how well words fit the best of its accounts."""
        return np.asarray(np.maximum.reduceat(self._of_accounts(words), self._first))

    def told(self, words: Sequence[str], target: int) -> Account:
        """Return the account of a target that fits words best."""
        last = self._first[target + 1] if target + 1 < len(self._first) else len(self._accounts)
        of_target = self._of_accounts(words)[self._first[target] : last]
        return self._accounts[int(self._first[target] + of_target.argmax())]

    def rarest(self, words: Iterable[str]) -> list[str]:
        """Return words, the rarest first."""
        return sorted(words, key=lambda word: (-self._rarity.get(word, 0.0), word))

    def _of_accounts(self, words: Sequence[str]) -> NDArray[np.float64]:
        fits = np.full(len(self._accounts), len(words) * log(1 - _TOPIC))
        for word in words:
            if word in self._postings:
                numbers, weights = self._postings[word]
                fits[numbers] += weights
        return _TEMPER * fits


def date_fits(sentences: Sequence[Sentence], targets: Sequence[Target]) -> Matrix:
    """Return how well the dates of each sentence (row) fit each target; without one the last day still holds."""
    fits = np.zeros((len(sentences), len(targets)))
    last: tuple[Edtf, ...] = ()
    dated = [column for column, target in enumerate(targets) if target.earliest]
    known: dict[tuple[tuple[Edtf, ...], tuple[Edtf, ...]], NDArray[np.float64]] = {}
    for row, sentence in enumerate(sentences):
        dates = tuple(date for date in sentence.dates if date.is_day) or sentence.dates
        if (dates, last) not in known:  # most sentences name no date, after the same one as those before them
            known[dates, last] = np.array([_date_fit(dates, last, targets[column]) for column in dated])
        fits[row, dated] = known[dates, last] + (0.0 if sentence.is_in_time else _OTHER_TIME)
        last = tuple(date for date in dates if date.is_day)[-1:] or last
    return fits


def _date_fit(dates: Sequence[Edtf], last: Sequence[Edtf], target: Target) -> float:
    if dates:
        if any(target.is_within(date) for date in dates):
            if dates[0].is_day and any(map(target.is_end, dates)):
                return _SAME_DAY
            is_same = any(target.is_within(date, timedelta(0)) for date in dates)
            return min(_SAME_DAY if is_same else _NEXT_DAY, _said_by_day(target)) if dates[0].is_day else 0.0
        return _OTHER_DATE
    if last:
        if any(target.is_within(date) for date in last):
            return min(_SAME_DAY_BEFORE, _said_by_day(target)) if last[0].is_day else 0.0
        return _OTHER_DAY_BEFORE if _is_same_year(last, target) else _OTHER_YEAR_BEFORE
    return 0.0


def _said_by_day(target: Target) -> float:
    """Return what a day within a target's time says at most: the longer that time, the more falls into it by chance."""
    if target.earliest is None or target.latest is None:
        return 0.0
    return max(log(_YEAR / max(target.latest - target.earliest, timedelta(days=1))), 0.0)


def _is_same_year(dates: Sequence[Edtf], target: Target) -> bool:
    if target.earliest is None or target.latest is None:
        return False
    return any(target.earliest.year <= date.latest.year and date.earliest.year <= target.latest.year for date in dates)
