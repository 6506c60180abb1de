from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import shapely

from mapsvc.errors import ParameterError
from mapsvc.maps.plate import Blank, Ink, Plate, PlateOptions, draw_plate, overlaps
from mapsvc.maps.scene import Scene, journey_scene, stop_scene

if TYPE_CHECKING:
    from mapsvc.service import Atlas

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
A4 = (277.0, 165.0)
PAPERS = {
    "A4 landscape": (277, 160, 0.25), "A4 portrait": (190, 230, 0.25), "A3 landscape": (400, 255, 0.33),
    "A3 portrait": (277, 370, 0.33), "Letter landscape": (259, 165, 0.25), "Letter portrait": (196, 220, 0.25),
    "panel": (980, 600, 0.5), "handout A4": (190, 127, 0.25), "handout Letter, lying": (231, 121, 0.25),
}  # fmt: skip
BLANKS = (frozenset[Blank](), frozenset({Blank.NAMES}), frozenset({Blank.DATES}), frozenset(Blank))
LEAST_MM, LEAST_PT = 0.25, 7.0


@pytest.fixture
def scene(shipped: Atlas) -> Scene:
    return journey_scene(shipped, "ismet-pasa-1932", "travelled", "tr")


def _tree(plate: Plate) -> ET.Element:
    return ET.fromstring(plate.svg)  # noqa: S314  our own drawing


def _scenes(atlas: Atlas, lang: str) -> Iterator[tuple[Scene, list[Scene]]]:
    for journey in atlas.journeys:
        for itinerary in journey.itineraries:
            closer = [stop_scene(atlas, journey.id, itinerary.id, stop.id, lang) for stop in itinerary.stops]
            closer.sort(key=lambda one: -len(one.venues))
            yield journey_scene(atlas, journey.id, itinerary.id, lang), closer


def test_a_plate_is_an_svg_of_its_size_on_paper(scene: Scene) -> None:
    """Typst, Inkscape and browsers take millimetres from the root."""
    root = _tree(draw_plate(scene, *A4))
    assert (root.get("width"), root.get("height")) == ("277mm", "165mm")
    assert root.get("lang") == "tr"


def test_the_same_scene_gives_the_same_bytes(scene: Scene) -> None:
    """A sheet can be printed again, and kept by what is in it."""
    assert draw_plate(scene, *A4).svg == draw_plate(scene, *A4).svg


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_nothing_lies_on_anything_else(shipped: Atlas, lang: str, paper: str) -> None:
    """Every itinerary, language, paper and measure of blanks: none on another, or on the frame; none missing."""
    width, height, unit_mm = PAPERS[paper]
    is_whole_page = "handout" not in paper  # on a handout nothing is left out, and no city has a closer map
    for (scene, closer), blank in product(_scenes(shipped, lang), BLANKS if is_whole_page else BLANKS[:1]):
        options = PlateOptions(blank=blank, unit_mm=unit_mm)
        plate = draw_plate(scene, width, height, options, closer if is_whole_page else ())
        assert overlaps(plate) == [], scene.id
        assert plate.left_out == (), scene.id


def test_the_measure_sees_what_overlaps(scene: Scene) -> None:
    """A map crowded onto a stamp of the same type is told, not passed over."""
    plate = draw_plate(scene, 60, 45)
    assert overlaps(plate) or plate.left_out


@pytest.mark.parametrize("lang", ["tr", "ru"])
def test_names_keep_off_the_route(shipped: Atlas, lang: str) -> None:
    """At most one label of a sheet lies on a line of the route: where nothing else is free."""
    for scene, _ in _scenes(shipped, lang):
        plate = draw_plate(scene, *A4)
        crossed = set()
        for leg in scene.legs:
            for point in leg.points:
                x, y = plate.window.to_px(point)
                crossed |= {what for what, box in plate.boxes if what.startswith("label") and box.holds(x, y)}
        assert len(crossed) <= 1, scene.id


def test_what_symbols_hide_is_not_in_the_key(shipped: Atlas) -> None:
    """The road to Bergama lies under its stops: who looks for the key's sign would not find it on the map."""
    scene = journey_scene(shipped, "voroshilov-1933", "travelled", "en")
    key = draw_plate(scene, 190, 230).svg.split('id="panel-key"')[1]
    assert "by rail" in key
    assert "by road" not in key


def test_stops_that_are_not_certain_differ_from_planned_ones(shipped: Atlas) -> None:
    """Both are hollow; the edge of what is not certain is dashed, on the map and in the key."""
    planned, travelled = (journey_scene(shipped, "ismet-pasa-1932", one, "en") for one in ("programme", "travelled"))
    dashed = 'stroke-dasharray="4 2"'
    unsure = sum(not stop.is_certain for stop in travelled.stops)
    assert draw_plate(planned, *A4).svg.count(dashed) == 0
    assert draw_plate(travelled, *A4).svg.count(dashed) == unsure + 1


def test_days_stand_beside_their_own_leg(shipped: Atlas) -> None:
    """Between two ways over the sea nobody could tell whose they are."""
    scene = journey_scene(shipped, "voroshilov-1933", "travelled", "tr")
    plate = draw_plate(scene, *A4)
    boxes = {what.removeprefix("days "): box for what, box in plate.boxes if what.startswith("days")}
    lines = {leg.id: [plate.window.to_px(point) for point in leg.points] for leg in scene.legs}
    far = {leg.id: leg for leg in scene.legs if leg.dates in ("25–26 Ekim", "7 Kasım") and leg.id in boxes}
    assert len(far) == 2
    for leg in far:
        (other,) = far.keys() - {leg}
        own, strange = (
            shapely.distance(shapely.box(*boxes[leg]), shapely.LineString(lines[one])) for one in (leg, other)
        )
        assert own + 4 < strange


def test_dates_left_out_of_a_list_leave_lines_too(scene: Scene) -> None:
    """Where one label tells of several places, each has its line, and the answers fill it."""
    blank = PlateOptions(blank=frozenset({Blank.DATES}))
    asked = draw_plate(scene, *A4, blank).svg
    answered = draw_plate(scene, *A4, replace(blank, is_solved=True)).svg
    assert re.search(r">2, 10 İstanbul</text>", asked)
    assert "2, 10 İstanbul 24 Nisan, 10 Mayıs</text>" in answered


@pytest.mark.parametrize("itinerary", ["travelled", "programme"])
def test_every_date_left_out_has_its_line(shipped: Atlas, itinerary: str) -> None:
    """However crowded the map: a date of the word bank without a line would puzzle pupils."""
    scene = journey_scene(shipped, "ismet-pasa-1932", itinerary, "ru")
    answers = draw_plate(scene, 190, 180, PlateOptions(Ink.MONO, frozenset({Blank.DATES}), is_solved=True)).svg
    written = " ".join(re.findall(r">([^<>]+)</text>", answers))
    assert {stop.dates for stop in scene.stops if stop.dates and stop.dates not in written} == set()


def test_symbols_stay_in_the_key_where_the_route_is_left_out(shipped: Atlas) -> None:
    """Questions ask for the numbers of the programme's stops."""
    travelled, planned = (journey_scene(shipped, "ismet-pasa-1932", one, "en") for one in ("travelled", "programme"))
    both = replace(travelled, stops=(*travelled.stops, *planned.stops), legs=(*travelled.legs, *planned.legs))
    key = draw_plate(both, *A4, PlateOptions(blank=frozenset({Blank.ROUTE}))).svg.split('id="panel-key"')[1]
    assert 'class="fill-' in key
    assert 'class="hollow-' in key
    assert "by rail" not in key


@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_every_date_stays_where_names_are_left_out(shipped: Atlas, lang: str) -> None:
    """Questions of worksheets ask for the dates on the map: Büyükdere's was dropped beside the road to Ankara."""
    scene = journey_scene(shipped, "ismet-pasa-1932", "travelled", lang)
    drawn = draw_plate(scene, 190, 205.5, PlateOptions(blank=frozenset({Blank.NAMES}))).svg
    written = " ".join(re.findall(r">([^<>]+)</text>", drawn))
    assert [stop.name for stop in scene.stops if stop.dates not in written] == []


def test_signs_of_dates_are_in_the_key_where_dates_are(scene: Scene) -> None:
    """What "[1]" means helps nobody on a map whose dates are to be filled in; the answers show them."""
    blank = PlateOptions(blank=frozenset({Blank.DATES}))
    assert "[1]" not in draw_plate(scene, *A4, blank).svg
    assert "[1]" in draw_plate(scene, *A4, replace(blank, is_solved=True)).svg


def test_the_list_of_a_closer_map_begins_with_capitals(shipped: Atlas) -> None:
    """Russian writes "редакция газеты" within a sentence."""
    scene, closer = next(one for one in _scenes(shipped, "ru") if one[0].id == "ismet-pasa-1932-travelled")
    assert re.search(r">\d+ Редакция газеты", draw_plate(scene, *A4, PlateOptions(), closer).svg)


def test_letters_are_text(scene: Scene) -> None:
    """A designer can change a name, a reader can select it; fonts are named with fallbacks."""
    root = _tree(draw_plate(scene, *A4))
    words = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert {"Leningrad", "KARADENİZ", "Ankara"} <= words
    families = {element.get("font-family") for element in root.iter() if element.get("font-family")}
    assert all(family is not None and family.startswith("'PT S") and family.endswith("serif") for family in families)


def test_layers_are_named_for_designers(scene: Scene) -> None:
    """Inkscape shows the groups as layers, the ground undermost."""
    root = _tree(draw_plate(scene, *A4))
    layers = [group.get(f"{INKSCAPE}label") for group in root.iter(f"{SVG}g") if group.get(f"{INKSCAPE}groupmode")]
    assert layers[0] == "Sea"
    assert {"Land", "Route", "Names of stops", "Stops", "Key and closer maps"} <= set(layers)


@pytest.mark.parametrize("ink", Ink)
def test_nothing_is_too_small_to_print(shipped: Atlas, ink: Ink) -> None:
    """No type below 7 points; in black no line below 0.25 mm."""
    for scene, closer in _scenes(shipped, "ru"):
        plate = draw_plate(scene, *A4, PlateOptions(ink), closer)
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', plate.svg)]
        assert min(sizes) * plate.unit_mm / 25.4 * 72 >= LEAST_PT
        if ink is Ink.MONO:
            widths = _widths(_tree(plate), 1.0)
            assert min(widths) * plate.unit_mm >= LEAST_MM - 1e-6


def _widths(element: ET.Element, scale: float) -> list[float]:
    found = re.search(r"scale\(([\d.]+)\)", element.get("transform", ""))
    scale *= float(found.group(1)) if found else 1.0
    widths = [float(element.get("stroke-width", 0)) * scale] if element.get("stroke-width") else []
    return widths + [width for child in element for width in _widths(child, scale)]


def test_a_black_plate_holds_black_and_white_alone(scene: Scene) -> None:
    """But for rivers and degrees, which may fade on a copier, it has no grey and no colour."""
    colours = set(re.findall(r'(?:fill|stroke)="(#\w+)"', draw_plate(scene, *A4, PlateOptions(Ink.MONO)).svg))
    assert colours <= {"#000000", "#ffffff", "#555555", "#777777"}


def test_a_scale_at_which_the_route_does_not_fit_is_refused(scene: Scene) -> None:
    """The message says which scale would do."""
    with pytest.raises(ParameterError, match=r"parameter 'scale': got '1:1000000', expected 1:1\d000000 or smaller"):
        draw_plate(scene, *A4, PlateOptions(scale_denominator=1_000_000))


def test_a_paper_too_small_for_a_map_is_refused(scene: Scene) -> None:
    """The message says how large it must be."""
    with pytest.raises(
        ParameterError, match=r"parameter 'paper': got 'a map of 20 x 20 mm', expected sides of 37.5 mm"
    ):
        draw_plate(scene, 20, 20)


def test_names_left_out_leave_lines_to_write_on(scene: Scene) -> None:
    """The numbers stay; no name of a stop is in the file."""
    svg = draw_plate(scene, *A4, PlateOptions(Ink.MONO, frozenset({Blank.NAMES}))).svg
    assert "Harkov<" not in svg
    assert svg.count('class="rule"') >= len({stop.name for stop in scene.stops})


def test_the_answers_stand_where_the_questions_left_room(scene: Scene) -> None:
    """Blank map and answer sheet agree, line by line."""
    blank = frozenset({Blank.NAMES, Blank.DATES})
    asked, answered = (draw_plate(scene, *A4, PlateOptions(blank=blank, is_solved=solved)) for solved in (False, True))
    spots = re.compile(r'class="rule" d="([^"]+)"')
    assert spots.findall(asked.svg) == spots.findall(answered.svg)
    assert "Harkov<" in answered.svg


def test_a_route_left_out_leaves_the_numbers(scene: Scene) -> None:
    """Pupils draw it; the key does not speak of lines that are not there."""
    svg = draw_plate(scene, *A4, PlateOptions(blank=frozenset({Blank.ROUTE}))).svg
    assert 'id="layer-route"' not in svg
    assert "demiryolu" not in svg
    assert svg.count('id="stop-') == len(scene.stops)


def test_a_city_with_many_visits_has_a_closer_map(shipped: Atlas) -> None:
    """Moscow's two stays share one, its venues numbered and listed."""
    scene, closer = next(one for one in _scenes(shipped, "tr") if one[0].id == "ismet-pasa-1932-travelled")
    plate = draw_plate(scene, *A4, PlateOptions(), closer)
    assert plate.insets[0] == "inset-ismet-pasa-1932-travelled-moskova"
    assert "6, 8, 11 Moskova" in plate.svg
    assert "Bolşoy Tiyatrosu" in plate.svg


def test_names_from_data_are_escaped(scene: Scene) -> None:
    """A name may hold any letters."""
    stops = (replace(scene.stops[0], name='<script>"&'), *scene.stops[1:])
    svg = draw_plate(replace(scene, stops=stops, title="<b>"), *A4).svg
    assert "<script>" not in svg
    ET.fromstring(svg)  # noqa: S314  must be well-formed


def test_programme_and_journey_on_one_line_both_show(shipped: Atlas) -> None:
    """The programme's line runs beside the journey's, not under it."""
    travelled, planned = (
        journey_scene(shipped, "ismet-pasa-1932", itinerary, "tr") for itinerary in ("travelled", "programme")
    )
    legs = (*(replace(leg, id=f"planned-{leg.id}") for leg in planned.legs), *travelled.legs)
    root = _tree(draw_plate(replace(travelled, legs=legs), *A4))
    lines = {
        leg.get("id"): path.get("d")
        for leg in root.iter(f"{SVG}g")
        if "-leg-" in leg.get("id", "")
        for path in [next(iter(leg))]
    }
    assert len(lines) == len(legs)
    assert len(set(lines.values())) == len(legs)


def test_a_small_picture_beside_words_has_neither_key_nor_frame(scene: Scene) -> None:
    """Link previews show the map alone, in the same drawing."""
    plate = draw_plate(scene, 140, 126, PlateOptions(has_key=False))
    assert overlaps(plate) == []
    assert "layer-panels" not in plate.svg
    assert "layer-frame" not in plate.svg


def test_a_stop_is_drawn_with_its_venues(shipped: Atlas) -> None:
    """The closer map of a city names each venue, on ground that is projected for it alone."""
    scene = stop_scene(shipped, "ismet-pasa-1932", "travelled", "moskova", "tr")
    plate = draw_plate(scene, 190, 150)
    assert overlaps(plate) == []
    assert all(venue.name in plate.svg for venue in scene.venues)


def test_small_type_of_a_black_plate_is_bold(shipped: Atlas) -> None:
    """A copier loses thin strokes first: at 200 dpi, blurred and cut to black and white, regular type is gone."""
    scene, closer = next(_scenes(shipped, "ru"))
    root = _tree(draw_plate(scene, *A4, PlateOptions(Ink.MONO), closer))

    def thin(element: ET.Element, weight: str) -> Iterator[str]:
        weight = element.get("font-weight", weight)
        if element.text and element.tag in (f"{SVG}text", f"{SVG}tspan", f"{SVG}textPath") and weight != "700":
            yield element.text
        for child in element:
            yield from thin(child, weight)

    assert list(thin(root, "400")) == []


def test_legs_have_their_days_beside_them(scene: Scene) -> None:
    """Unless the dates, or the route, are for pupils to find."""
    root = _tree(draw_plate(scene, *A4))
    texts = {text.text for group in root.iter(f"{SVG}g") if group.get("id") == "layer-days" for text in group.iter()}
    assert {"23–24 Nisan", "9–10 Mayıs"} <= texts
    for blank in (Blank.DATES, Blank.ROUTE):
        assert "layer-days" not in draw_plate(scene, *A4, PlateOptions(blank=frozenset({blank}))).svg
