from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from routes.linking.alignment import posterior, transitions


def test_odds_of_going_on_add_up_to_one() -> None:
    """Each row is a distribution, whatever the itinerary."""
    for stops in ([0], [0, 0, 0], [0, 1, 2], [0, 0, 1, 2, 2, 2]):
        odds = transitions(stops)
        assert odds.shape == (len(stops) + stops[-1] + 1,) * 2
        assert np.allclose(odds.sum(axis=1), 1)
        assert (odds >= 0).all()


def test_the_next_stop_is_likelier_than_one_before_or_far_ahead() -> None:
    """A narrative goes forward, mostly by one."""
    odds = transitions([0, 1, 2, 3])
    assert odds[1, 2] > odds[1, 3] > odds[1, 0]


def test_a_digression_leads_back_to_its_own_stop() -> None:
    """Each stop has its own digression, so that the place in the journey is kept."""
    odds = transitions([0, 1, 2])
    assert odds[3 + 1, 1] > odds[3 + 1, 0]
    assert odds[3 + 1, 3 + 1] > 0.5


def test_posterior_is_that_of_all_paths_counted() -> None:
    """Forward-backward gives what adding up every path gives."""
    odds = transitions([0, 0, 1])
    fits = np.random.default_rng(7).normal(size=(4, len(odds)))
    seen = np.exp(fits)
    counted = np.zeros_like(fits)
    for path in product(range(len(odds)), repeat=4):
        weight = odds[3, path[0]] * seen[0, path[0]]
        for step in range(1, 4):
            weight *= odds[path[step - 1], path[step]] * seen[step, path[step]]
        for step, state in enumerate(path):
            counted[step, state] += weight
    assert posterior(fits, odds, first=3) == pytest.approx(counted / counted.sum(axis=1, keepdims=True))


def test_long_texts_do_not_run_out_of_numbers() -> None:
    """Likelihoods of thousands of sentences stay finite."""
    found = posterior(np.full((3000, 4), -12.0), transitions([0, 1]), first=2)
    assert np.isfinite(found).all()
