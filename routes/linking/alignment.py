"""Which target each sentence of a text tells, where a text tells targets mostly in their order.

A hidden Markov model: hidden is what the author speaks of, seen is how well each sentence fits each target. From a
target the author stays, goes on to one of the next, comes back, jumps, or digresses; each stop has its own
digression, so that a text that comes back from one goes on where it was.

Sources:
    Rabiner 1989, A tutorial on hidden Markov models, Proc. IEEE 77(2): forward-backward with scaling.
    The odds of going on follow from the order of a telling alone; none was fitted to a text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Matrix", "posterior", "transitions"]

Matrix = NDArray[np.float64]

_STAY, _ON, _BACK, _WHOLE, _AWAY, _NEXT_STOP, _JUMP = 0.35, 0.25, 0.05, 0.15, 0.10, 0.08, 0.02
_DIGRESS, _RETURN, _LATER, _ELSEWHERE = 0.85, 0.08, 0.05, 0.02
_STEP = 0.5
"""Each further target that is passed over halves the odds."""


def transitions(stops: Sequence[int]) -> Matrix:
    """Return the odds of going from each state to each.

    Args:
        stops: For each target the number of its stop, in the order of the itinerary; the first target of a stop is the
            stop as a whole.

    Returns:
        A matrix of targets and then one digression a stop, rows adding up to 1.
    """
    of_stop = np.asarray(stops)
    count, stop_count = len(of_stop), int(of_stop.max()) + 1
    whole = np.array([int(np.flatnonzero(of_stop == stop)[0]) for stop in range(stop_count)])
    odds = np.zeros((count + stop_count, count + stop_count))
    ahead = np.array([_STEP**distance for distance in range(stop_count + 1)])
    for state in range(count):
        stop = int(of_stop[state])
        members = np.flatnonzero(of_stop == stop)
        odds[state, state] += _STAY
        odds[state, whole[stop]] += _WHOLE
        odds[state, count + stop] += _AWAY
        later, earlier = members[members > state], members[members < state]
        _share(odds[state], later, _ON, [_STEP**distance for distance in range(len(later))])
        _share(odds[state], earlier, _BACK)
        _enter_next(odds[state], of_stop, stop, _NEXT_STOP, ahead)
        odds[state, :count] += _JUMP / count
    for stop in range(stop_count):
        row = odds[count + stop]
        row[count + stop] += _DIGRESS
        _share(row, np.flatnonzero(of_stop == stop), _RETURN)
        _enter_next(row, of_stop, stop, _LATER, ahead)
        row[:count] += _ELSEWHERE / count
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _share(row: Matrix, states: NDArray[np.int64], total: float, weights: Sequence[float] | None = None) -> None:
    """Give states a share each of some odds; where there are none the odds are left out."""
    if len(states):
        shares = np.ones(len(states)) if weights is None else np.asarray(weights)
        row[states] += total * shares / shares.sum()


def _enter_next(row: Matrix, of_stop: NDArray[np.int64], stop: int, total: float, ahead: Matrix) -> None:
    """Give the next stops their share: half as much for each that is passed over, evenly among a stop's targets."""
    states = np.flatnonzero(of_stop > stop)
    sizes = np.bincount(of_stop)
    weights = [float(ahead[of_stop[state] - stop - 1] / sizes[of_stop[state]]) for state in states]
    _share(row, states, total, weights)


def posterior(fits: Matrix, odds: Matrix, first: int) -> Matrix:
    """Return how likely each state is for each sentence, given all sentences.

    Args:
        fits: Log-likelihood ratio of each sentence (row) under each state against a digression.
        odds: As `transitions` gives them.
        first: State before the first sentence: texts begin with something else, the digression of the first stop.

    Returns:
        A matrix of the shape of `fits`, rows adding up to 1.
    """
    count = len(fits)
    seen = np.exp(fits - fits.max(axis=1, keepdims=True)) + 1e-300
    forward, backward = np.empty_like(seen), np.ones_like(seen)
    before = np.eye(len(odds))[first]
    for place in range(count):
        row = (before @ odds) * seen[place]
        forward[place] = before = row / row.sum()
    for place in range(count - 2, -1, -1):
        row = odds @ (seen[place + 1] * backward[place + 1])
        backward[place] = row / row.sum()
    both = forward * backward
    return np.asarray(both / both.sum(axis=1, keepdims=True))
