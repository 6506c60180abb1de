from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from mapsvc.maps.palette import LIGHT, NIGHT, Palette, colour_difference, contrast_ratio
from mapsvc.theming.colours import APART, GRAPHICS, TEXTS
from mapsvc.theming.reading import read_theme
from routes.errors import JourneyFileErrors

EXAMPLES = sorted((Path(__file__).parents[3] / "mapsvc" / "theming" / "examples").glob("*/theme.yaml"))


def palettes() -> list[tuple[str, Palette]]:
    themes = [(path.parent.name, read_theme(path).theme) for path in EXAMPLES]
    of_examples = [
        (f"{name}-{kind}", getattr(one, kind)) for name, one in themes for kind in ("light", "night", "print")
    ]
    return [("light", LIGHT), ("night", NIGHT), *of_examples]


@pytest.mark.parametrize(("name", "palette"), palettes())
def test_every_pair_that_the_interface_uses_is_seen(name: str, palette: Palette) -> None:
    """WCAG 2.2 AA: 4.5 for text, 3 for lines and symbols; journeys side by side differ to the eye."""
    colours = asdict(palette)
    low = [pair for pair in TEXTS if contrast_ratio(colours[pair[0]], colours[pair[1]]) < 4.5]
    low += [pair for pair in GRAPHICS if contrast_ratio(colours[pair[0]], colours[pair[1]]) < 3]
    alike = [(a, b) for a, b, needed in APART if colour_difference(colours[a], colours[b]) < needed]
    assert (name, low, alike) == (name, [], [])


@pytest.mark.parametrize(
    ("colours", "said"),
    [
        ('muted: "#9a9a9a"', "muted #9a9a9a and paper #f4efe4; got 'contrast 2.45'; expected at least 4.5 for text"),
        ('paper: "#777777"', "ink #22201c and paper #777777; got 'contrast 3.63'; expected at least 4.5 for text"),
        ('focus: "#c9c0a0"', "focus #c9c0a0 and paper #f4efe4; got 'contrast 1.59'; expected at least 3 for lines and"),
        (
            'journey_a: "#1f5674"',
            "journey_a #1f5674 and journey_b #1f5673; got 'difference 0.2'; expected at least 6 to",
        ),
        ('sea: "#faf7ef"', "land #fbf8f0 and sea #faf7ef; got 'difference 0.3'; expected at least 2 to be told apart"),
    ],
)
def test_a_pair_that_fails_is_named_with_its_ratio_and_the_needed_one(tmp_path: Path, colours: str, said: str) -> None:
    """The line is that of the colour that the file gives."""
    path = tmp_path / "theme.yaml"
    path.write_text(f"name: A\ncolours:\n  light:\n    {colours}\n", encoding="utf-8")
    with pytest.raises(JourneyFileErrors) as caught:
        read_theme(path)
    assert f"{path}:4: colours, light: {said}" in str(caught.value)
