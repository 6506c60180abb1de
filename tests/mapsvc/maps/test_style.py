from __future__ import annotations

from dataclasses import fields
from itertools import combinations
from pathlib import Path

import pytest

from mapsvc.maps.style import LIGHT, NIGHT, Palette, Role, contrast_ratio, css_variables, journey_style, strokes
from mapsvc.resources import static_dir
from routes.itinerary import TravelMode

ISMET, VOROSHILOV = journey_style("ismet-pasa-1932"), journey_style("voroshilov-1933")
READ_ON = [
    ("ink", "paper"), ("ink", "land"), ("ink", "raised"), ("muted", "paper"), ("muted", "land"), ("link", "paper"),
    ("journey_a", "paper"), ("journey_b", "paper"), ("journey_c", "paper"), ("journey_a", "land"),
    ("journey_b", "land"), ("on_journey", "journey_a"), ("on_journey", "journey_b"), ("on_journey", "journey_c"),
    ("water_name", "sea"), ("state_name", "land"), ("town", "land"), ("muted", "raised"),
]  # fmt: skip


@pytest.mark.parametrize("palette", [LIGHT, NIGHT], ids=["light", "night"])
@pytest.mark.parametrize(("text", "ground"), READ_ON)
def test_text_can_be_read_on_its_ground(palette: Palette, text: str, ground: str) -> None:
    """Every colour of text has the contrast that WCAG 2.2 AA asks of small type, by day and by night."""
    assert contrast_ratio(getattr(palette, text), getattr(palette, ground)) >= 4.5


def test_the_style_sheet_is_made_from_the_palette() -> None:
    """`static/css/palette.css` is what `css_variables` gives; write it anew when this fails."""
    path: Path = static_dir() / "css" / "palette.css"
    assert path.read_text("utf-8") == css_variables()


def test_every_colour_reaches_the_style_sheet_by_day_and_by_night() -> None:
    """No colour of the palette is left out of either theme."""
    sheet = css_variables()
    for field in fields(Palette):
        assert sheet.count(f"--{field.name.replace('_', '-')}: ") == 3  # day, night by choice, night by the system


@pytest.mark.parametrize("mode", TravelMode)
def test_two_journeys_differ_in_more_than_colour(mode: TravelMode) -> None:
    """In grey print the journeys are told apart by symbol and by line, whatever the mode."""
    assert ISMET.shape is not VOROSHILOV.shape
    assert strokes(ISMET, mode) != strokes(VOROSHILOV, mode)


@pytest.mark.parametrize("journey_id", ["ismet-pasa-1932", "voroshilov-1933", "a-journey-of-others"])
def test_the_modes_of_a_journey_differ_by_line(journey_id: str) -> None:
    """Rail, ship, road and foot never look the same."""
    style = journey_style(journey_id)
    for one, other in combinations(TravelMode, 2):
        assert strokes(style, one) != strokes(style, other)


@pytest.mark.parametrize("mode", TravelMode)
def test_a_programme_is_drawn_lighter_than_its_journey(mode: TravelMode) -> None:
    """What was planned is thinner than what was travelled, and its stops are hollow."""
    planned = journey_style("ismet-pasa-1932", "programme")
    assert planned.is_hollow
    widest = [max(s.width_px for s in strokes(style, mode) if s.role is Role.HUE) for style in (planned, ISMET)]
    assert widest[0] < widest[1]
