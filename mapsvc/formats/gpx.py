"""A journey as GPX 1.1: stops as waypoints, each leg as a track along its line.

GPX times are UTC. A text gives the clock of the place, mostly without an hour: times therefore stand in the
descriptions, in words, and the elements `time` are left out rather than invented.

Sources:
    GPX 1.1 Schema Documentation, https://www.topografix.com/GPX/1/1/; the order of elements is the schema's.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gazetteer.place import LonLat
from mapsvc.formats.telling import LICENCE_ADDRESS, Telling
from mapsvc.formats.xml import add, document

__all__ = ["write"]

_NAMESPACE = "http://www.topografix.com/GPX/1/1"


def write(telling: Telling) -> str:
    """Return the document; points are lat/lon attributes in degrees, WGS 84, as GPX has them."""
    root = Element("gpx", {"xmlns": _NAMESPACE, "version": "1.1", "creator": "mapsvc"})
    metadata = add(root, "metadata")
    add(metadata, "name", telling.title)
    add(metadata, "desc", f"{telling.summary}\n\n{telling.rights}")
    copyright_ = add(metadata, "copyright", attributes={"author": "mapsvc"})
    add(copyright_, "license", LICENCE_ADDRESS)
    if telling.base_url is not None:
        _link(metadata, telling.address, telling.title)
    for stop, point in telling.stops():
        waypoint = add(root, "wpt", attributes=_position(point))
        add(waypoint, "name", f"{stop.seq} {telling.name(stop.place)}")
        add(waypoint, "cmt", telling.days(stop))
        add(waypoint, "desc", "\n\n".join(telling.account(stop)))
        if telling.base_url is not None:
            _link(waypoint, telling.stop_address(stop), telling.name(stop.place))
        add(waypoint, "type", "stop")
    for leg, path in telling.legs():
        track = add(root, "trk")
        add(track, "name", telling.leg_name(leg))
        length = "" if path.length_km is None else f"{path.length_km:.0f} km. "
        add(track, "desc", f"{telling.leg_manner(leg)}. {length}{telling.sources(leg.evidence)}")
        add(track, "type", leg.mode.value)
        segment = add(track, "trkseg")
        for point in path.points:
            add(segment, "trkpt", attributes=_position(point))
    return document(root)


def _link(parent: Element, address: str, text: str) -> None:
    link = add(parent, "link", attributes={"href": address})
    add(link, "text", text)


def _position(point: LonLat) -> dict[str, str]:
    return {"lat": f"{point.lat:.5f}", "lon": f"{point.lon:.5f}"}
