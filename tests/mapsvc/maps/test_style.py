from __future__ import annotations

from dataclasses import fields
from itertools import combinations
from pathlib import Path

import pytest

from mapsvc.maps.palette import JOURNEY_KEYS, LIGHT, NIGHT, Palette, colour_difference, contrast_ratio
from mapsvc.maps.style import OUTLINES, Looks, Role, Shape, css_variables, strokes
from mapsvc.resources import static_dir
from routes.itinerary import TravelMode

ISMET, VOROSHILOV = Looks().of("ismet-pasa-1932"), Looks().of("voroshilov-1933")
MANY = Looks(("ismet-pasa-1932", "voroshilov-1933", *(f"journey-{at}" for at in range(6))))
READ_ON = [
    ("ink", "paper"), ("ink", "land"), ("ink", "raised"), ("muted", "paper"), ("muted", "land"), ("link", "paper"),
    *((f"journey_{key}", ground) for key in JOURNEY_KEYS for ground in ("paper", "land", "raised", "casing")),
    *(("on_journey", f"journey_{key}") for key in JOURNEY_KEYS), ("named", "paper"), ("on_journey", "named"),
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
def test_journeys_differ_in_more_than_colour(mode: TravelMode) -> None:
    """In grey print eight journeys are told apart by symbol and by line, whatever the mode."""
    styles = [MANY.of(journey_id) for journey_id in MANY.journey_ids]
    assert len({style.shape for style in styles}) == len(styles) == len(JOURNEY_KEYS)
    assert len({strokes(style, mode) for style in styles}) == len(styles)


@pytest.mark.parametrize("palette", [LIGHT, NIGHT], ids=["light", "night"])
def test_journeys_differ_in_colour(palette: Palette) -> None:
    """No two of the eight colours look alike: six hundredths in Oklab are seen side by side."""
    for one, other in combinations(JOURNEY_KEYS, 2):
        assert colour_difference(palette.journey(one), palette.journey(other)) >= 6


def test_journeys_of_others_take_the_looks_that_are_free_and_then_come_again() -> None:
    """The shipped journeys keep their looks; a journey looks the same beside every other."""
    keys = [MANY.of(journey_id).key for journey_id in MANY.journey_ids]
    assert keys[:2] == ["a", "b"]
    assert keys[2:4] == ["g", "h"]  # that no shipped journey has, here or elsewhere
    assert sorted(keys) == list(JOURNEY_KEYS)
    more = Looks((*MANY.journey_ids, "the-ninth"))
    assert [more.of(journey_id).key for journey_id in MANY.journey_ids] == keys
    assert more.of("the-ninth").key in JOURNEY_KEYS


def test_the_live_map_cuts_the_symbols_as_the_picture_draws_them() -> None:
    """`live.css` has the outlines of the shapes with corners, on a box of 1.45 radii around the middle."""
    sheet = (static_dir() / "css" / "live.css").read_text("utf-8")
    for shape in list(Shape)[2:]:
        corners = ", ".join(f"{50 + x * 50 / 1.45:.0f}% {50 + y * 50 / 1.45:.0f}%" for x, y in OUTLINES[shape])
        assert f".{shape.value} {{ --out: -36%; --corners: {corners}; }}" in sheet


@pytest.mark.parametrize("journey_id", ["ismet-pasa-1932", "voroshilov-1933", "a-journey-of-others"])
def test_the_modes_of_a_journey_differ_by_line(journey_id: str) -> None:
    """Rail, ship, road and foot never look the same."""
    style = Looks().of(journey_id)
    for one, other in combinations(TravelMode, 2):
        assert strokes(style, one) != strokes(style, other)


@pytest.mark.parametrize("mode", TravelMode)
def test_a_programme_is_drawn_lighter_than_its_journey(mode: TravelMode) -> None:
    """What was planned is thinner than what was travelled, and its stops are hollow."""
    planned = Looks().of("ismet-pasa-1932", "programme")
    assert planned.is_hollow
    widest = [max(s.width_px for s in strokes(style, mode) if s.role is Role.HUE) for style in (planned, ISMET)]
    assert widest[0] < widest[1]
