from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from mapsvc.maps.labels import Box, Line, Symbol, text_width_px
from mapsvc.maps.placing import place_labels, stranger_cost

WIDE = Box(-500, -500, 500, 500)
STRANGERS = json.loads((Path(__file__).parents[2] / "data" / "strangers.json").read_text("utf-8"))


def _symbol(x: float, y: float, name: str = "Odesa", priority: int = 0, **more: bool) -> Symbol:
    lines = (Line(name, "serif-bold", 16, "name"), Line("26 Nisan", "sans", 12, "date"))
    return Symbol(f"{x}/{y}", Box(x - 10, y - 10, x + 10, y + 10), lines, priority, **more)


def test_a_label_stands_right_of_its_symbol_where_there_is_room() -> None:
    """The first choice of a good atlas: beside the symbol, on its right, not touching it."""
    (label,) = place_labels([_symbol(0, 0)], WIDE)
    assert label.align == "start"
    assert label.box.left == 14
    assert label.leader is None


def test_a_label_keeps_inside_the_frame() -> None:
    """At the right edge it changes sides."""
    (label,) = place_labels([_symbol(480, 0)], WIDE)
    assert label.align == "end"
    assert label.box.within(WIDE)


def test_a_label_rather_leaves_the_route_uncovered() -> None:
    """A line to the right sends the label elsewhere."""
    (label,) = place_labels([_symbol(0, 0)], WIDE, route=[(x, 0.0) for x in range(12, 90, 4)])
    assert label.align != "start" or label.box.top > 0 or label.box.bottom < 0


def test_a_crowded_label_goes_farther_away_with_a_leader_line() -> None:
    """Where no spot beside the symbol is free, a line shows what the label belongs to."""
    walls = [Box(-60, -26, -10, 26), Box(10, -26, 60, 26), Box(-60, -26, 60, -10), Box(-60, 10, 60, 26)]
    (label,) = place_labels([_symbol(0, 0)], WIDE, walls)
    assert label.leader is not None
    assert not any(label.box.overlaps(wall) for wall in walls)


def test_a_label_loses_its_date_before_its_name() -> None:
    """What follows the name gives way first."""
    frame = Box(-70, -11, 70, 11)
    (label,) = place_labels([_symbol(0, 0)], frame)
    assert [line.text for line in label.lines] == ["Odesa"]


@pytest.mark.parametrize("case", STRANGERS, ids=lambda case: case["what"])
def test_a_label_pays_for_lying_nearer_to_another_symbol(case: dict[str, Any]) -> None:
    """The cases that bind the picture and `static/js/place.js` alike."""
    cost = stranger_cost(Box(*case["label"]), Box(*case["own"]), [Box(*other) for other in case["others"]])
    assert cost == pytest.approx(case["cost"])


def test_a_label_keeps_away_from_the_number_of_another_place() -> None:
    """Batum stands beside its own number, not beside that of Tiflis."""
    batum, tiflis = _symbol(0, 0, "Batum"), _symbol(78, 0, "Tiflis", 9)
    (label,) = [one for one in place_labels([batum, tiflis], WIDE) if one.id == batum.id]
    assert label.align == "end"


def test_two_names_stand_under_one_another_where_the_frame_is_narrow() -> None:
    """Dikili is not lost because it shares a label with Bergama."""
    lines = (Line("Dikili · Bergama", "serif-bold", 16, "name"),)
    (label,) = place_labels([Symbol("a", Box(-10, -10, 10, 10), lines, 0)], Box(-60, -80, 60, 80))
    assert [line.text for line in label.lines] == ["Dikili", "Bergama"]


def test_a_label_makes_room_for_one_that_can_stand_nowhere_else() -> None:
    """First come, first served is not the last word: the first moves where that is the better for both."""
    frame = Box(-90, -12, 75, 12)
    labels = place_labels([_symbol(0, 0, "Kiev", 0), _symbol(2, 0, "Salsk", 1)], frame)
    assert len(labels) == 2


def test_a_label_without_room_is_left_out() -> None:
    """Better no label than one upon another."""
    assert place_labels([_symbol(0, 0, is_required=False)], WIDE, [WIDE]) == ()


def test_the_weightier_symbol_is_placed_first() -> None:
    """Where two want the only free spot, priority decides, not order."""
    frame = Box(-12, -12, 75, 12)
    labels = place_labels([_symbol(0, 0, "Salsk", 4), _symbol(2, 0, "Kiev", 0)], frame)
    assert [label.lines[0].text for label in labels] == ["Kiev"]


def test_labels_never_overlap_in_a_crowd() -> None:
    """Forty symbols on a small sheet: no label lies on another, nor on a symbol."""
    symbols = [_symbol((at * 97) % 900 - 450, (at * 61) % 900 - 450, f"Şehir {at}") for at in range(40)]
    labels = place_labels(symbols, WIDE)
    assert len(labels) > 25
    boxes = [label.box for label in labels]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert not any(box.overlaps(symbol.box) for box in boxes for symbol in symbols)


@pytest.mark.parametrize("face", ["serif", "serif-bold", "sans"])
def test_letters_of_all_languages_have_their_own_width(face: str) -> None:
    """Turkish, Russian and Ukrainian letters are measured, not guessed."""
    assert text_width_px("i", face, 10) < text_width_px("m", face, 10)
    assert text_width_px("İ", face, 10) == text_width_px("I", face, 10)
    assert text_width_px("Ш", face, 10) > text_width_px("і", face, 10)
    assert text_width_px("ğ", face, 10) == text_width_px("g", face, 10)


def test_spacing_counts_once_a_letter() -> None:
    """Spaced lettering is as wide as its letters and the room after each."""
    assert text_width_px("AB", "sans", 10, 0.5) == pytest.approx(text_width_px("AB", "sans", 10) + 10)
