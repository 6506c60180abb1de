from __future__ import annotations

import numpy as np

from mapsvc.maps.labels import Box
from mapsvc.maps.leaders import cutting, leaders_of, over_route, through_boxes

OWN = Box(-10, -10, 10, 10)
EAST, NORTH = leaders_of(OWN, np.array([(100.0, 0.0), (0.0, -100.0)]), np.array([True, True]))


def test_a_label_beside_its_symbol_has_no_line() -> None:
    """Its points are where nothing is, so that it crosses nothing."""
    (none,) = leaders_of(OWN, np.array([(14.0, 0.0)]), np.array([False]))
    assert np.isinf(none).all()


def test_lines_know_the_boxes_that_they_run_through() -> None:
    """Whatever holds a part of the line is crossed."""
    crossed = through_boxes(np.array([EAST, NORTH]), np.array([(50.0, -5.0, 70.0, 5.0)]))
    assert crossed.tolist() == [[True], [False]]


def test_a_line_may_leave_its_own_symbol_along_the_route() -> None:
    """A symbol lies on its way; only what the line meets farther on is crossed."""
    near, far = np.array([(6.0, 0.0), (12.0, 1.0)]), np.array([(60.0, 2.0), (-60.0, 0.0)])
    assert over_route(EAST[None], OWN, near, 4.0).tolist() == [False]
    assert over_route(np.array([EAST, NORTH]), OWN, far, 4.0).tolist() == [True, False]


def test_lines_that_cut_each_other_are_told_from_those_that_do_not() -> None:
    """Two crossed lines would lead to the wrong names."""
    other = leaders_of(Box(40, 40, 60, 60), np.array([(50.0, -80.0)]), np.array([True]))[0]
    assert cutting(np.array([EAST, NORTH]), other).tolist() == [True, False]
