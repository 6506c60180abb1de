from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from mapsvc.page_svg import placeholder
from mapsvc.press import press
from mapsvc.service import Atlas
from mapsvc.sheets.making import job_of
from mapsvc.sheets.options import Form, Kind, Output, SheetOptions

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
ISMET = "ismet-pasa-1932"


def pages(shipped: Atlas, **options: object) -> list[ElementTree.Element]:
    wanted = SheetOptions(**options)  # type: ignore[arg-type]  # the tests' own words
    job = job_of(shipped, ISMET, wanted, Output(Form.SVG), "https://maps.example.org")
    return [ElementTree.fromstring(page) for page in press(job)]  # noqa: S314  our own


def texts(page: ElementTree.Element) -> str:
    return " ".join("".join(text.itertext()) for text in page.iter(f"{SVG}text"))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("tr", "İsmet Paşa’nın Sovyetler Birliği yolculuğu, 1932"),
        ("ru", "Поездка Исмет-паши в Советский Союз, 1932 год"),
    ],
)
def test_text_stays_text(shipped: Atlas, lang: str, said: str) -> None:
    """A designer can select and change it; Turkish and Cyrillic letters are right."""
    page = pages(shipped, kind=Kind.TIMELINE, lang=lang)[0]
    assert said in texts(page)
    assert not list(page.iter(f"{SVG}use"))
    fonts = {text.get("font-family") for text in page.iter(f"{SVG}text")}
    assert all(font and font.startswith("'PT ") and "serif" in font for font in fonts)


def test_layers_have_names_and_the_map_keeps_its_own(shipped: Atlas) -> None:
    """Inkscape shows them as layers; a unit is a millimetre."""
    (page,) = pages(shipped, lang="en")
    layers = [group.get(f"{INKSCAPE}label") for group in page if group.get(f"{INKSCAPE}groupmode") == "layer"]
    assert layers == ["Map and code", "Text"]
    size = (page.get("width"), page.get("height"), page.get("viewBox"))
    assert size == ("210mm", "297mm", "0 0 210 297")
    drawings = list(page.iter(f"{SVG}svg"))[1:]
    boxes = [tuple(round(float(one.get(key) or 0)) for key in ("x", "y", "width", "height")) for one in drawings]
    assert len(boxes) == 2
    assert (boxes[0][0], boxes[0][2]) == (10, 190)
    assert all(x >= 10 and y >= 10 and x + w <= 200 and y + h <= 287 for x, y, w, h in boxes)


def test_lines_and_bars_are_drawn_where_they_stand(shipped: Atlas) -> None:
    """The bars of the timeline lie between the margins."""
    page = pages(shipped, kind=Kind.TIMELINE, lang="en")[0]
    paths = [path for group in page if group.get("id") == "lines" for path in group.iter(f"{SVG}path")]
    assert len(paths) > 40
    assert {path.get("stroke") for path in paths if path.get("stroke")} >= {"#22201c"}


def test_a_poster_is_one_page_for_a_designer(shipped: Atlas) -> None:
    """Parts are for printers."""
    (page,) = pages(shipped, poster="a2", lang="en")
    assert sorted(str(page.get(side)) for side in ("width", "height")) == ["420mm", "594mm"]


def test_a_placeholder_has_the_shape_of_what_it_stands_for() -> None:
    """It is put in for the drawing, and the drawing again for it."""
    made = ElementTree.fromstring(placeholder('<svg viewBox="1 2 30 40"><g/></svg>'))  # noqa: S314  our own
    assert made.get("viewBox") == "1 2 30 40"
    assert json.dumps(made[0].attrib) == '{"x": "1", "y": "2", "width": "30", "height": "40"}'
