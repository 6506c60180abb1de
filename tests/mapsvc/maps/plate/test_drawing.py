from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from mapsvc.errors import ParameterError
from mapsvc.maps.plate import Blank, Ink, PlateOptions, draw_plate, overlaps
from mapsvc.maps.scene import Scene, journey_scene

if TYPE_CHECKING:
    from mapsvc.service import Atlas

SVG = "{http://www.w3.org/2000/svg}"
A4 = (277.0, 165.0)


@pytest.fixture
def scene(shipped: Atlas) -> Scene:
    return journey_scene(shipped, "ismet-pasa-1932", "travelled", "tr")


def test_a_plate_is_an_svg_of_its_size_on_paper(scene: Scene) -> None:
    """Typst, Inkscape and browsers take millimetres from the root."""
    root = ET.fromstring(draw_plate(scene, *A4).svg)  # noqa: S314  our own drawing
    assert (root.get("width"), root.get("height")) == ("277mm", "165mm")


def test_the_same_scene_gives_the_same_bytes(scene: Scene) -> None:
    """A sheet can be printed again, and kept by what is in it."""
    assert draw_plate(scene, *A4).svg == draw_plate(scene, *A4).svg


def test_nothing_lies_on_anything_else(scene: Scene) -> None:
    """Names, numbers, key and frame keep off one another."""
    plate = draw_plate(scene, *A4)
    assert overlaps(plate) == []
    assert plate.left_out == ()


def test_letters_are_text(scene: Scene) -> None:
    """A designer can change a name, a reader can select it."""
    root = ET.fromstring(draw_plate(scene, *A4).svg)  # noqa: S314  our own drawing
    words = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert {"Leningrad", "KARADENİZ", "Ankara"} <= words


def test_a_scale_at_which_the_route_does_not_fit_is_refused(scene: Scene) -> None:
    """The message says which scale would do."""
    with pytest.raises(ParameterError, match=r"parameter 'scale': got '1:1000000', expected 1:1\d000000 or smaller"):
        draw_plate(scene, *A4, PlateOptions(scale_denominator=1_000_000))


def test_names_left_out_leave_lines_to_write_on(scene: Scene) -> None:
    """The numbers stay; no name of a stop is in the file."""
    svg = draw_plate(scene, *A4, PlateOptions(ink=Ink.MONO, blank=frozenset({Blank.NAMES}))).svg
    assert "Harkov<" not in svg
    assert 'class="rule"' in svg
