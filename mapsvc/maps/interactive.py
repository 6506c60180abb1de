"""The interactive map of a scene, composed by folium: the only module that speaks it.

folium writes the map, its lines and its markers into one function, `composeMap`, which the page's module
`js/map.js` calls once Leaflet is there. Nothing is fetched from another host, every element's name is
numbered, so that the same scene gives the same bytes and its hash admits the script, and every text from
data goes through `html.escape` and then through JSON without angle brackets. Here (lon, lat) turns into
Leaflet's (lat, lon).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count

from shapely import LineString

from gazetteer.place import LonLat
from mapsvc.maps.late_templates import compiled_when_used
from mapsvc.maps.layout import GroundName
from mapsvc.maps.scene import FINE_ZOOM, Scene, SceneLeg, SceneSpot, SceneStop, SceneVenue
from mapsvc.maps.style import JourneyStyle, Role, strokes
from mapsvc.maps.underlay import names_under
from mapsvc.maps.wording import word
from routes.itinerary import PathBasis, TravelMode

with compiled_when_used():
    import folium
    from branca.element import Element, Figure, MacroElement
    from folium.template import Template

__all__ = ["MapParts", "compose"]

_WORDS = ("zoom_in", "zoom_out", "whole_route", "layers", "wheel_hint", "map_region", "chosen", "all_shown", "km", "m")
_STOP_PX = 26


@dataclass(frozen=True, slots=True)
class MapParts:
    """What a page needs besides the picture."""

    html: str
    """The element that Leaflet draws into."""
    script: str
    """Defines `composeMap(page)`; for a script element of its own, admitted by its hash."""


class _OfflineMap(folium.Map):
    """A folium map that asks no other host for anything: Leaflet is on the page, the ground is the picture's."""

    default_js = []  # noqa: RUF012  folium declares them as instance variables and reads them only
    default_css = []  # noqa: RUF012


class _Call(MacroElement):
    """Calls a function of the page's module with the map and some data."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            page.{{ this.function }}({{ this._parent.get_name() }}, {{ this.arguments }});
        {% endmacro %}
        """
    )

    def __init__(self, function: str, arguments: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca leaves constructors untyped
        self._name = "Call"
        self.function, self.arguments = function, arguments


def compose(scene: Scene, names: Sequence[GroundName] | None = None, layers: str = "") -> MapParts:
    """Return the interactive map of a scene; the same scene gives the same bytes.

    Args:
        scene: What the map shows.
        names: Other names on the ground than the shipped ones.
        layers: Address of what can be laid over the map, fetched when a visitor asks for it; none is offered without.
    """
    names = names_under(scene) if names is None else names
    bounds = [[scene.bounds.south, scene.bounds.west], [scene.bounds.north, scene.bounds.east]]
    leaflet = _OfflineMap(
        location=[(low + high) / 2 for low, high in zip(*bounds, strict=True)],
        zoom_start=5,
        tiles=None,
        zoom_control=False,
        attributionControl=False,
        scrollWheelZoom=False,
        zoomSnap=0,
        minZoom=2,
        maxZoom=15,
    )
    legs = [_line(leg) for leg in scene.legs]
    stops = [_stop_marker(stop) for stop in scene.stops]
    venues = [_venue_marker(venue, scene.stops[0].style) for venue in scene.venues]
    spots = [_spot_marker(spot) for spot in scene.spots]
    for element in (*legs, *stops, *venues, *spots):
        leaflet.add_child(element)
    numbers = count(1)
    for numbered in _elements(leaflet):
        numbered._id = str(next(numbers))
    leaflet.add_child(_Call("legs", _legs_json(scene.legs, legs)))
    leaflet.add_child(_Call("items", _items_json(scene, stops, venues, spots)))
    done = {"names": _names(names), "words": _words(scene), **({"layers": layers} if layers else {})}
    leaflet.add_child(_Call("done", _json(done)))
    return _parts(leaflet)


def _elements(root: Element) -> Iterable[Element]:
    """Return an element and all below it, in the order in which they were added."""
    yield root
    for child in root._children.values():
        yield from _elements(child)


def _parts(leaflet: _OfflineMap) -> MapParts:
    figure = leaflet.get_root()
    assert isinstance(figure, Figure)  # noqa: S101  a map makes its own figure; this tells the type checker
    with compiled_when_used():  # what the elements write is taken as it is: branca would take it for templates again
        leaflet.render()  # type: ignore[no-untyped-call]
    scripts = [str(script._template_str) for script in figure.script._children.values()]
    lines = (line.strip() for line in "\n".join(scripts).splitlines())
    inner = "\n".join(line for line in lines if line)
    html = f'<div class="folium-map" id="{leaflet.get_name()}"></div>'
    return MapParts(html, f"function composeMap(page) {{\n{inner}\n}}")


def _lat_lon(point: LonLat) -> list[float]:
    """Return Leaflet's order, to about ten metres."""
    return [round(point.lat, 4), round(point.lon, 4)]


_THIN_DEG = 0.004
"""About 300 m: less than the lines between stations are sure of, one pixel at zoom 9."""


def _thinned(leg: SceneLeg) -> tuple[LonLat, ...]:
    """Return a leg's points without those that no eye misses; sea lanes keep all, each holds them off a cape."""
    if leg.mode is TravelMode.SHIP:
        return leg.points
    first, *between, last = LineString(leg.points).simplify(_THIN_DEG).coords
    # Three decimals are 110 m, a third of what was thinned away; stops stay where they are.
    return (LonLat(*first), *(LonLat(round(lon, 3), round(lat, 3)) for lon, lat in between), LonLat(*last))


def _line(leg: SceneLeg) -> folium.PolyLine:
    return folium.PolyLine(  # type: ignore[no-untyped-call]
        [_lat_lon(point) for point in _thinned(leg)],
        class_name=" ".join(["leg", f"hue-{leg.style.key}", *_manner(leg)]),
        color=leg.style.hue,
        weight=strokes(leg.style, leg.mode, is_sure=not leg.is_inferred)[1].width_px,
        interactive=False,
        smooth_factor=0.6,
    )


def _manner(leg: SceneLeg) -> list[str]:
    """Return the classes that all passes of a leg's pen share."""
    faded = leg.is_side or leg.path_basis is PathBasis.STRAIGHT
    return ["is-faded"] * faded + [f"beside-{leg.lane}"] * bool(leg.lane)


def _stop_marker(stop: SceneStop) -> folium.Marker:
    """Return a numbered marker; its accessible name is text inside it, so it needs no script."""
    kinds = ["mark", f"fill-{stop.style.key}", stop.style.shape.value]
    kinds += ["is-hollow"] * (stop.style.is_hollow or not stop.is_certain)
    kinds += ["is-side"] * stop.is_side + ["is-small"] * (stop.number is None)
    number = "" if stop.number is None else str(stop.number)
    html = f'<span class="sr">{escape(stop.spoken)}</span><span class="disc" aria-hidden="true">{number}</span>'
    size = _STOP_PX if stop.number is not None else _STOP_PX // 2
    icon = folium.DivIcon(html=html, icon_size=(size, size), class_name=" ".join(kinds))
    return folium.Marker(_lat_lon(stop.point), icon=icon, rise_on_hover=True)


def _venue_marker(venue: SceneVenue, style: JourneyStyle) -> folium.Marker:
    html = f'<span class="sr">{escape(venue.name)}</span><span class="disc" aria-hidden="true"></span>'
    kinds = f"mark is-venue is-hollow fill-{style.key} {style.shape.value}"
    icon = folium.DivIcon(html=html, icon_size=(12, 12), class_name=kinds)
    return folium.Marker([round(venue.point.lat, 5), round(venue.point.lon, 5)], icon=icon, rise_on_hover=True)


def _spot_marker(spot: SceneSpot) -> folium.Marker:
    """Return a disc as large as its place is often named; the larger lie under the smaller."""
    html = f'<span class="sr">{escape(spot.spoken)}</span><span class="disc" aria-hidden="true"></span>'
    kinds = "mark is-spot" + " is-vague" * spot.is_vague + " is-main" * (spot.rank == 0)
    size = round(2 * spot.radius_px)
    icon = folium.DivIcon(html=html, icon_size=(size, size), class_name=kinds)
    return folium.Marker(_lat_lon(spot.point), icon=icon, z_index_offset=-20 * size)


def _legs_json(legs: Sequence[SceneLeg], lines: Sequence[folium.PolyLine]) -> str:
    """Return each line with the passes of its pen (class, width, dash, round ends) and the stops that it joins."""
    parts = []
    for leg, line in zip(legs, lines, strict=True):
        passes = [
            [
                "casing" if stroke.role is not Role.HUE else f"hue-{leg.style.key}",
                stroke.width_px,
                " ".join(f"{length:g}" for length in stroke.dash_px),
                int(stroke.is_round),
            ]
            for stroke in strokes(leg.style, leg.mode, is_sure=not leg.is_inferred)
        ]
        parts.append(f"[{line.get_name()}, {_json(passes)}, {_json(leg.from_stop)}, {_json(leg.to_stop)}]")
    return f"[{', '.join(parts)}]"


def _items_json(
    scene: Scene, stops: Sequence[folium.Marker], venues: Sequence[folium.Marker], spots: Sequence[folium.Marker]
) -> str:
    """Return what each marker stands for: its id, its place in the page, what its label says and its rank."""
    items = []
    for stop, marker in zip(scene.stops, stops, strict=True):
        facts = {
            "id": stop.id, "href": stop.href, "rank": stop.rank, "name": stop.name, "dates": stop.dates,
            "modern": stop.modern_name, "isSide": stop.is_side, "place": stop.place,
        }  # fmt: skip
        items.append(f"[{marker.get_name()}, {_json(facts)}]")
    for venue, marker in zip(scene.venues, venues, strict=True):
        facts = {
            "id": venue.place, "href": venue.href, "rank": 5, "name": venue.name, "dates": "", "modern": "",
            "isSide": False, "isVenue": True,
        }  # fmt: skip
        items.append(f"[{marker.get_name()}, {_json(facts)}]")
    for spot, marker in zip(scene.spots, spots, strict=True):
        facts = {
            "id": spot.id, "href": spot.href, "rank": 5 + spot.rank, "name": spot.name, "dates": "", "modern": "",
            "isSide": False, "isVenue": True, "from": FINE_ZOOM if spot.is_fine else 0,
        }  # fmt: skip
        items.append(f"[{marker.get_name()}, {_json(facts)}]")
    return f"[{', '.join(items)}]"


def _names(names: Sequence[GroundName]) -> list[list[object]]:
    return [[name.text, name.kind, *_lat_lon(name.point), name.rank, name.angle_deg, name.width_deg] for name in names]


def _words(scene: Scene) -> dict[str, str]:
    instead = {"whole_route": "whole_map", "all_shown": "map_shown"} if scene.spots else {}
    return {key: word(instead.get(key, key), scene.lang, name="{name}") for key in _WORDS}


def _json(value: object) -> str:
    """Return JSON that cannot end the script element it stands in, nor open a comment or a string."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text
