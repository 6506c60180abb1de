from __future__ import annotations

from itertools import combinations

import pytest

from mapsvc.maps.labels import Box, Line, Symbol, place_labels, text_width_px

WIDE = Box(-500, -500, 500, 500)


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
