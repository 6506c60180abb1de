"""A journey as KML 2.3 for globe programs: a folder of stops with dates and accounts, a folder of legs.

Only elements that KML 2.2 already had are used, so that older programs read it as well. Days without a clock time
are given as days (`TimeSpan`), which programs with a time slider understand.

Sources:
    OGC 12-007r2, OGC KML 2.3, sections 9 (Feature), 10 (Geometry), 15 (TimePrimitive), 12 (Style).
"""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from gazetteer.place import LonLat
from mapsvc.formats.telling import Telling
from mapsvc.formats.xml import add, document
from mapsvc.maps.wording import word
from routes.edtf import Edtf
from routes.itinerary import Leg, Stop, TravelMode
from routes.lines import LegPath

__all__ = ["write"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
"""Of KML 2.3 as well: its schema kept the namespace and counts in the attribute `version`."""
_OPAQUE, _THIN_PX, _WIDE_PX = "ff", "2", "3"


def write(telling: Telling) -> str:
    """Return the document; coordinates are lon,lat in degrees, WGS 84."""
    root = Element("kml", {"xmlns": _NAMESPACE, "version": "2.3"})
    whole = add(root, "Document", attributes={"id": telling.journey.id})
    add(whole, "name", telling.title)
    add(whole, "open", "1")
    add(whole, "description", _paragraphs([telling.summary, telling.rights]))
    hue = _kml_colour(telling.atlas.looks.of(telling.journey.id, telling.itinerary.id).hue)
    _styles(whole, hue)
    stops = _folder(whole, word("stop", telling.lang))
    for stop, point in telling.stops():
        _stop(stops, telling, stop, point)
    legs = _folder(whole, word("route_is", telling.lang, stops="").rstrip(": ."))
    for leg, path in telling.legs():
        _leg(legs, telling, leg, path)
    return document(root)


def _styles(parent: Element, hue: str) -> None:
    stop = add(parent, "Style", attributes={"id": "stop"})
    add(add(stop, "IconStyle"), "color", hue)
    for mode in TravelMode:
        line = add(add(parent, "Style", attributes={"id": mode.value}), "LineStyle")
        add(line, "color", hue)
        add(line, "width", _WIDE_PX if mode is TravelMode.RAIL else _THIN_PX)


def _folder(parent: Element, name: str) -> Element:
    folder = add(parent, "Folder")
    add(folder, "name", name)
    add(folder, "open", "1")
    return folder


def _stop(folder: Element, telling: Telling, stop: Stop, point: LonLat) -> None:
    placemark = add(folder, "Placemark", attributes={"id": stop.id})
    add(placemark, "name", f"{stop.seq} {telling.name(stop.place)}")
    if telling.base_url is None:
        address = []
    else:
        link = escape(telling.stop_address(stop), quote=True)
        address = [f'<a href="{link}">{link}</a>']
    add(placemark, "description", _paragraphs(telling.account(stop)) + "".join(address))
    _time_span(placemark, stop.arrival, stop.departure)
    add(placemark, "styleUrl", "#stop")
    add(add(placemark, "Point"), "coordinates", _position(point))


def _leg(folder: Element, telling: Telling, leg: Leg, path: LegPath) -> None:
    placemark = add(folder, "Placemark", attributes={"id": f"{leg.from_stop}--{leg.to_stop}"})
    add(placemark, "name", telling.leg_name(leg))
    length = "" if path.length_km is None else f"{path.length_km:.0f} km"
    add(placemark, "description", _paragraphs([telling.leg_manner(leg), length, telling.sources(leg.evidence)]))
    _time_span(placemark, leg.departure, leg.arrival)
    add(placemark, "styleUrl", f"#{leg.mode.value}")
    line = add(placemark, "LineString")
    add(line, "tessellate", "1")
    add(line, "coordinates", " ".join(_position(point) for point in path.points))


def _time_span(placemark: Element, first: Edtf | None, last: Edtf | None) -> None:
    """Add the days from the first to the last; an open or unknown side stays open."""
    begin = first.earliest.date().isoformat() if first is not None and not first.is_open else None
    end = last.latest.date().isoformat() if last is not None and not last.is_open else None
    if begin is None and end is None:
        return
    span = add(placemark, "TimeSpan")
    if begin is not None:
        add(span, "begin", begin)
    if end is not None:
        add(span, "end", end)


def _paragraphs(texts: list[str]) -> str:
    """Return HTML, which is what programs take a description for."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def _position(point: LonLat) -> str:
    return f"{point.lon:.5f},{point.lat:.5f}"


def _kml_colour(hue: str) -> str:
    """Return `#rrggbb` as KML's aabbggrr."""
    return _OPAQUE + hue[5:7] + hue[3:5] + hue[1:3]
