from __future__ import annotations

import gzip
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

import pytest

from gazetteer.place import LonLat, PlaceId
from mapsvc.maps.layout import GroundName
from mapsvc.maps.legend import legend_entries, legend_html
from mapsvc.maps.picture import frame_of, picture
from mapsvc.maps.scene import Scene, SceneVenue, journey_scene, overview_scene, stop_scene

if TYPE_CHECKING:
    from mapsvc.service import Atlas

ISMET, VOROSHILOV = "ismet-pasa-1932", "voroshilov-1933"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = """</script><img src=x onerror=alert(1)>"'&"""


@pytest.fixture(scope="module")
def scene(shipped: Atlas) -> Scene:
    return journey_scene(shipped, ISMET, "travelled", "tr")


def hostile(scene: Scene) -> Scene:
    """Return a scene whose every text from data tries to break out."""
    stops = tuple(
        replace(
            stop, id=stop.id + HOSTILE, name=HOSTILE, modern_name=HOSTILE, dates=HOSTILE, spoken=HOSTILE,
            journey=HOSTILE, href="#" + HOSTILE,
        )
        for stop in scene.stops
    )  # fmt: skip
    venue = SceneVenue(PlaceId(HOSTILE), LonLat(30, 50), HOSTILE, (HOSTILE,), "#" + HOSTILE)
    return replace(scene, title=HOSTILE, description=HOSTILE, stops=stops, venues=(venue,))


def svg_of(markup: str) -> Element:
    """Return the picture's tree; the legend after it is left out."""
    return fromstring(markup[: markup.index("</svg>") + 6])  # noqa: S314  our own markup


@pytest.mark.parametrize("journey_id", [ISMET, VOROSHILOV])
@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_every_stop_is_a_link_that_says_what_it_is(shipped: Atlas, journey_id: str, lang: str) -> None:
    """At each of the three sizes: a link to the stop, with its number, name and date for those who listen."""
    scene = journey_scene(shipped, journey_id, "travelled", lang)
    for group in svg_of(picture(scene)).iterfind(f"{SVG}g[@display]"):
        links = [link for link in group.iter(f"{SVG}a") if link.get("class") == "stop"]
        assert [link.get("href") for link in links] == [stop.href for stop in scene.stops]
        assert [link.get("aria-label") for link in links] == [stop.spoken for stop in scene.stops]


def test_a_picture_has_title_and_description(scene: Scene) -> None:
    """The picture names itself and tells the route in words."""
    tree = svg_of(picture(scene))
    assert tree.findtext(f"{SVG}title") == scene.title
    assert tree.findtext(f"{SVG}desc") == scene.description
    assert tree.get("aria-labelledby") == "map-title map-desc"


def test_a_picture_needs_neither_style_nor_script(scene: Scene) -> None:
    """Presentation attributes and classes only: the pages' policy refuses style attributes, sheets have no styles."""
    for element in svg_of(picture(scene)).iter():
        assert element.tag not in (f"{SVG}style", f"{SVG}script")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_texts_from_data_cannot_break_out_of_a_picture(scene: Scene) -> None:
    """Markup in any text stays text."""
    bad = hostile(scene)
    markup = picture(bad, names=[GroundName(HOSTILE, "town", LonLat(32, 52), 1)])
    tree = svg_of(markup)
    assert tree.findtext(f"{SVG}desc") == HOSTILE
    assert not [element for element in tree.iter() if element.tag.endswith(("script", "img"))]
    assert "<img" not in markup
    assert "<script" not in markup


def test_the_same_scene_gives_the_same_bytes(scene: Scene) -> None:
    """A page's ETag rests on it."""
    assert picture(scene) == picture(scene)


def test_three_sizes_of_labels_and_only_the_large_one_without_a_style_sheet(scene: Scene) -> None:
    """A reader without style sheets sees one set of labels."""
    sizes = [g for g in svg_of(picture(scene)).iter(f"{SVG}g") if "at-size" in (g.get("class") or "")]
    assert [g.get("class") for g in sizes] == ["at-size at-s", "at-size at-m", "at-size at-l"]
    assert [g.get("display") for g in sizes] == ["none", "none", None]


def test_a_stop_stands_where_its_place_lies(scene: Scene) -> None:
    """The large size's only Kiev marker is at the projected pixel of Kiev."""
    frame, tree = frame_of(scene), svg_of(picture(scene))
    large = next(g for g in tree.iter(f"{SVG}g") if g.get("class") == "at-size at-l")
    kiev = next(stop for stop in scene.stops if stop.id == "kiev")
    link = next(a for a in large.iter(f"{SVG}a") if a.get("data-stop") == "kiev")
    (group,) = link
    x, y = _numbers(group.get("transform"))
    move_x, move_y, scale = _numbers(large.get("transform"))
    assert (x * scale + move_x, y * scale + move_y) == pytest.approx(frame.to_px(kiev.point), abs=0.7)


def _numbers(transform: str | None) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", transform or "")]


@pytest.mark.parametrize("journey_id", [ISMET, VOROSHILOV])
def test_a_picture_stays_small(shipped: Atlas, journey_id: str) -> None:
    """The first view's budget leaves the picture 20 KB."""
    markup = picture(journey_scene(shipped, journey_id, "travelled", "tr"))
    assert len(gzip.compress(markup.encode(), 9)) <= 20_000


def test_the_legend_says_only_what_is_on_the_map(shipped: Atlas) -> None:
    """Modes that nobody travelled by are not explained."""
    texts = {
        key: [entry.text for entry in legend_entries(journey_scene(shipped, *key, "en"))]
        for key in ((ISMET, "travelled"), (ISMET, "programme"), (VOROSHILOV, "travelled"))
    }
    assert "by road" not in texts[ISMET, "travelled"]
    assert "group apart" in texts[ISMET, "travelled"]
    assert "stop in the programme" in texts[ISMET, "programme"]
    assert "by road" in texts[VOROSHILOV, "travelled"]


def test_the_overviews_legend_tells_the_journeys_apart(shipped: Atlas) -> None:
    """One entry a journey, with its own symbol and line."""
    scene = overview_scene(shipped, "tr")
    assert [entry.style.key for entry in legend_entries(scene)] == list("abcdef")
    assert legend_html(scene).count("<li>") == len(shipped.journeys)


def test_a_citys_picture_marks_its_venues(shipped: Atlas) -> None:
    """Each venue is a link to its visit."""
    scene = stop_scene(shipped, ISMET, "travelled", "moskova", "tr")
    large = next(g for g in svg_of(picture(scene)).iter(f"{SVG}g") if g.get("class") == "at-size at-l")
    links = [a for a in large.iter(f"{SVG}a") if a.get("class") == "venue"]
    assert [link.get("href") for link in links] == [venue.href for venue in scene.venues]
