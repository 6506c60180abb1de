from __future__ import annotations

import io
import re
import struct
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import page as conformance
import pypdf
import pytest

from mapsvc.maps.plate import PlateOptions, draw_plate
from mapsvc.service import Atlas
from mapsvc.sheets.extract import extract
from mapsvc.sheets.making import file_name, make_sheet
from mapsvc.sheets.options import Form, Kind, Output, SheetOptions

BASE = "https://maps.example.org"
ISMET, VOROSHILOV = "ismet-pasa-1932", "voroshilov-1933"
SVG = "{http://www.w3.org/2000/svg}"
SMALLEST_MM = 7 * 25.4 / 72
THINNEST_MM = 0.25
LYING = {"kind": Kind.WORKSHEET, "orientation": "landscape", "level": 3}
SPECIAL = [{"panel": (900.0, 600.0)}, {"kind": Kind.TIMELINE, "poster": "a1"}, {"blank": "all"}, LYING]


def pdf(shipped: Atlas, journey: str = ISMET, **options: Any) -> bytes:
    return make_sheet(shipped, journey, SheetOptions(**options), Output(), BASE).pages[0]


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("options", [*({"kind": kind} for kind in Kind), *SPECIAL], ids=str)
def test_a_pdf_is_accessible_and_archival(shipped: Atlas, options: dict[str, Any]) -> None:
    """PDF/UA-1 and PDF/A-2a, by a checker that passes veraPDF's corpus."""
    made = pdf(shipped, lang="ru", **options)
    reports = [conformance.validate_pdf_bytes(made, profile=profile) for profile in ("ua1", "2a")]
    found = {failure.rule_id: failure.message for report in reports for failure in report.failures}
    if b"\r\nendstream" in made:
        # A compressed stream whose last byte happens to be a carriage return: the checker takes it for the line's end.
        found.pop("PDFA2A-STREAM-LENGTH-001", None)
    assert found == {}


def test_a_panel_says_where_it_is_cut(shipped: Atlas) -> None:
    """Trim box = the size that was asked for; the bleed is 3 mm around it; every run writes the same."""
    made = pdf(shipped, panel=(900.0, 600.0))
    (page,) = pypdf.PdfReader(io.BytesIO(made)).pages
    sizes = [(float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4) for box in (page.trimbox, page.bleedbox)]
    assert sizes == [pytest.approx((900, 600), abs=0.01), pytest.approx((906, 606), abs=0.01)]
    assert page.mediabox.width > page.bleedbox.width
    assert made == pdf(shipped, panel=(900.0, 600.0))


@pytest.mark.parametrize("kind", list(Kind))
def test_the_same_input_gives_the_same_bytes(shipped: Atlas, kind: Kind) -> None:
    """No clock and no chance is in a file."""
    assert pdf(shipped, kind=kind, seed=3) == pdf(shipped, kind=kind, seed=3)


@pytest.mark.parametrize(
    ("lang", "title", "inside"),
    [
        (
            "tr",
            "İsmet Paşa’nın Sovyetler Birliği yolculuğu, 1932 – Okuma yaprağı",
            "Mustafa Kemal Paşa uğurlama törenine",
        ),
        ("ru", "Поездка Исмет-паши в Советский Союз, 1932 год – Раздаточный лист", "Остановки"),
    ],
)
def test_text_can_be_taken_out_with_the_right_letters(shipped: Atlas, lang: str, title: str, inside: str) -> None:
    """Title and language are set, fonts are embedded and cut, Turkish and Cyrillic letters come out right."""
    reader = pypdf.PdfReader(io.BytesIO(pdf(shipped, kind=Kind.HANDOUT, lang=lang)))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.trailer["/Root"]["/Lang"]) == (title, lang)
    assert inside in words(" ".join(one.extract_text() for one in reader.pages))
    fonts = {
        str(font.get_object()["/BaseFont"]) for one in reader.pages for font in one["/Resources"]["/Font"].values()
    }
    assert all(re.fullmatch(r"/[A-Z]{6}\+PT(Serif|Sans)-\w+", font) for font in fonts), fonts


def test_a_handout_reads_in_the_order_of_travel(shipped: Atlas) -> None:
    """Who takes the text out, or has it read aloud, gets the stops in order, the two columns one after the other."""
    reader = pypdf.PdfReader(io.BytesIO(pdf(shipped, kind=Kind.HANDOUT, lang="en")))
    text = words(" ".join(one.extract_text() for one in reader.pages))
    openings = [stop.passages[0].text["en"][:30] for stop in extract(shipped, ISMET, SheetOptions()).first.stops]
    places = [text.find(words(opening)) for opening in openings]
    assert -1 not in places
    assert all(before < after for before, after in pairwise(places))


def figures(node: Any) -> list[Any]:
    """Return the figures below an element of the structure tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [figure for one in node for figure in figures(one)]
    if not isinstance(node, dict):
        return []
    return ([node] if node.get("/S") == "/Figure" else []) + figures(node.get("/K", []))


def test_the_map_tells_the_route_to_those_who_do_not_see_it(shipped: Atlas) -> None:
    """Its alternative text names the stops in order, with their days."""
    reader = pypdf.PdfReader(io.BytesIO(pdf(shipped, lang="en")))
    alts = [str(figure["/Alt"]) for figure in figures(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])]
    assert len(alts) == 2
    assert re.search(r"The route: 1 Ankara .*4 Odessa .*7 Leningrad .*10 Istanbul", alts[0])
    assert alts[1].startswith("QR code: https://maps.example.org/journeys/")


@pytest.mark.parametrize("paper", ["a4", "a3", "letter"])
@pytest.mark.parametrize(
    ("journey", "itinerary"), [(ISMET, ""), (ISMET, "programme"), (ISMET, "both"), (VOROSHILOV, "")]
)
def test_a_handout_has_two_to_six_pages(shipped: Atlas, journey: str, itinerary: str, paper: str) -> None:
    """On the largest paper and the smallest, whatever the journey."""
    made = pdf(shipped, journey, kind=Kind.HANDOUT, itinerary=itinerary, paper=paper, lang="en")
    assert 2 <= len(pypdf.PdfReader(io.BytesIO(made)).pages) <= 6


@pytest.mark.parametrize("paper", ["a4", "a3", "letter"])
@pytest.mark.parametrize(("lang", "blank", "orientation"), [("ru", "all", "portrait"), ("tr", "names", "landscape")])
def test_map_task_and_word_bank_share_a_page(
    shipped: Atlas, paper: str, lang: str, blank: str, orientation: str
) -> None:
    """The map takes the height that the words around it leave; the questions are overleaf."""
    options = {"lang": lang, "blank": blank, "orientation": orientation, "paper": paper}
    reader = pypdf.PdfReader(io.BytesIO(pdf(shipped, VOROSHILOV, kind=Kind.WORKSHEET, **options)))
    assert len(reader.pages) == 2
    assert ("Вопросы" if lang == "ru" else "Sorular") in reader.pages[1].extract_text()[:40]


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_worksheet_is_one_sheet_printed_on_both_sides(shipped: Atlas, orientation: str, level: int) -> None:
    """The map in front, all questions with their lines behind, also in the longest language on the lowest paper."""
    made = pdf(shipped, kind=Kind.WORKSHEET, lang="ru", paper="letter", orientation=orientation, level=level)
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 2


def test_pages_have_the_size_that_was_asked_for(shipped: Atlas) -> None:
    """Paper, a panel with bleed and marks, parts of a poster."""

    def sizes(**options: Any) -> list[tuple[int, int]]:
        reader = pypdf.PdfReader(io.BytesIO(pdf(shipped, **options)))
        boxes = [one.mediabox for one in reader.pages]
        return [(round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) for box in boxes]

    assert sizes(orientation="landscape") == [(297, 210)]
    assert sizes(paper="letter", orientation="portrait") == [(216, 279)]
    assert sizes(panel=(600.0, 400.0)) == [(624, 424)]
    assert sizes(poster="a2") == [(210, 297)] * 4


def test_a_picture_has_the_pixels_of_its_resolution(shipped: Atlas) -> None:
    """A4 at 100 dpi."""
    made = make_sheet(shipped, ISMET, SheetOptions(kind=Kind.CARDS), Output(Form.PNG, 100), BASE)
    assert {struct.unpack(">II", one[16:24]) for one in made.pages} == {(827, 1169)}


Box = tuple[float, float, float, float, str]


def box_of_text(text: ElementTree.Element) -> Box:
    """Return where the letters of a run are: from above its small letters to below, without the spaces at its start."""
    x, y, length, size = (float(text.get(key) or 0) for key in ("x", "y", "textLength", "font-size"))
    said = "".join(text.itertext())
    indent = (len(said) - len(said.lstrip())) * 0.22 * size
    return x + indent + 0.05, y - 0.62 * size, x + length - 0.05, y + 0.12 * size, said


def box_of_picture(picture: ElementTree.Element) -> Box:
    x, y, width, height = (float(picture.get(key) or 0) for key in ("x", "y", "width", "height"))
    return x + 0.1, y + 0.1, x + width - 0.1, y + height - 0.1, "picture"


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(("ink", "lang", "paper"), [("mono", "ru", "letter"), ("colour", "tr", "a4")])
def test_nothing_is_too_small_too_thin_beyond_the_margin_or_upon_another(
    shipped: Atlas, kind: Kind, ink: str, lang: str, paper: str
) -> None:
    """No type below 7 points, no line below a quarter of a millimetre, nothing where printers cannot print.

    Runs of letters and pictures lie apart. What is inside the map is looked at by the tests of the plate.
    """
    made = make_sheet(shipped, VOROSHILOV, SheetOptions(kind, lang, ink, paper), Output(Form.SVG), BASE)
    for one in made.pages:
        root = ElementTree.fromstring(one)  # noqa: S314  our own
        width, height = (float((root.get(side) or "").removesuffix("mm")) for side in ("width", "height"))
        groups = {group.get("id"): group for group in root}
        for text in groups["text"]:
            x, y = float(text.get("x") or 0), float(text.get("y") or 0)
            said = "".join(text.itertext())
            assert float(text.get("font-size") or 0) >= SMALLEST_MM - 1e-3, said
            assert x >= 9.9, said
            assert x + float(text.get("textLength") or 0) <= width - 9.9, said
            assert 9.9 <= y <= height - 9.9, said
        boxes = sorted(
            [box_of_text(text) for text in groups["text"]] + [*map(box_of_picture, groups.get("pictures", ()))]
        )
        overlaps = [
            (one[4], other[4])
            for at, one in enumerate(boxes)
            for other in boxes[at + 1 :]
            if other[0] < one[2] and other[1] < one[3] and one[1] < other[3]
        ]
        assert overlaps == []
        for path in groups.get("lines", ()):
            if path.get("stroke"):
                assert float(path.get("stroke-width") or 0) >= THINNEST_MM


def test_a_true_scale_is_true(shipped: Atlas) -> None:
    """The bar is as long as its kilometres are at that scale, to a hundredth; the drawing is not scaled after."""
    plate = draw_plate(
        extract(shipped, ISMET, SheetOptions()).scene(), 190, 240, PlateOptions(scale_denominator=20_000_000)
    )
    assert plate.scale_denominator == 20_000_000
    assert plate.bar_mm == pytest.approx(plate.bar_km * 1e6 / 20_000_000, rel=0.01)


def test_a_file_says_in_its_name_what_it_is() -> None:
    """Journey, kind, language, and the ink where it is not colour."""
    assert file_name(ISMET, SheetOptions(kind=Kind.CARDS, lang="ru")) == "ismet-pasa-1932-cards-ru"
    assert file_name(ISMET, SheetOptions(ink="mono")) == "ismet-pasa-1932-map-tr-mono"
