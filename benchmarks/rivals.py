"""The same journey as its user would put it on a page without mapsvc: plain folium, bare Leaflet, no library at all.

Each rival gets what is good for it: our texts, our lines, compression, the same server. The files that folium takes
from other hosts are stood in for by files of the same size from this machine, Leaflet itself by the real one; that
they come from four other hosts, each with its own name look-up and handshake, is left out in folium's favour.
"""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import folium

from mapsvc.app import create_app
from mapsvc.assets import Assets
from mapsvc.service import Atlas
from mapsvc.settings import Settings

JOURNEY = "ismet-pasa-1932"
# Compressed sizes of the files that folium 0.20 asks other hosts for, as those hosts send them.
CDN_BYTES = {
    "jquery": 30_300,
    "bootstrap.bundle": 23_900,
    "bootstrap.min.css": 24_600,
    "awesome-markers.js": 2_100,
    "awesome-markers.css": 1_300,
    "fontawesome": 18_600,
    "glyphicons": 1_200,
    "rotate": 500,
}
STYLE = "body{margin:0;font:16px/1.5 serif}#map{height:60vh}"


@dataclass(frozen=True, slots=True)
class Site:
    """A page and the files that it loads from this machine."""

    name: str
    files: dict[str, tuple[str, bytes]]
    """Address to media type and content; `/` is the page."""
    marks: str
    """CSS selector of what shows the route."""
    built_ms: float
    """How long Python took for the page."""
    foreign: int = 0
    """Requests that would go to other hosts."""


def rivals() -> list[Site]:
    """Return the three rivals' sites."""
    atlas = Atlas.shipped()
    data = atlas.geojson(JOURNEY)
    stops = [one for one in data["features"] if one["properties"]["kind"] == "stop"]
    legs = [one for one in data["features"] if one["properties"]["kind"] == "leg"]
    told = {stop.id: " ".join(p.text["en"] for p in stop.passages) for stop in atlas.itinerary(JOURNEY).stops}
    listed = "".join(
        f"<li><h3>{html.escape(one['properties']['name'])}</h3><p>{html.escape(told[one['properties']['id']])}</p></li>"
        for one in stops
    )
    builders: tuple[Callable[..., Site], ...] = (without_library, bare_leaflet, plain_folium)
    return [build(stops, legs, told, listed) for build in builders]


def without_library(_stops: list[Any], _legs: list[Any], _told: dict[str, str], _listed: str) -> Site:
    """Our own page, picture of the map included, in one file: styles inside, no script, no font, no other request."""
    client = create_app(Settings()).test_client()
    began = time.perf_counter()
    page = client.get(f"/journeys/{JOURNEY}", headers={"Accept-Language": "en"}).get_data(as_text=True)
    built_ms = ms_since(began)
    assets = Assets.shipped().by_name
    styles = "".join(assets[f"css/{name}.css"].content.decode() for name in ("palette", "app", "map"))
    page = re.sub(r"<script\b.*?</script>|<style>.*?</style>|<link\b[^>]*>", "", page, flags=re.DOTALL)
    styles = re.sub(r"@font-face\s*\{[^}]*\}", "", styles)
    markup = page.replace("</head>", f"<style>{styles}</style></head>")
    return Site("page without a library", {"/": ("text/html; charset=utf-8", markup.encode())}, "a.stop", built_ms)


def bare_leaflet(stops: list[Any], legs: list[Any], told: dict[str, str], listed: str) -> Site:
    """Leaflet, the route as GeoJSON in the page, circle markers with pop-ups; no tiles."""
    began = time.perf_counter()
    features = {"type": "FeatureCollection", "features": [slim(one, told) for one in (*legs, *stops)]}
    script = (
        "const map=L.map('map');const data=" + json.dumps(features, ensure_ascii=False).replace("</", "<\\/") + ";"
        "const layer=L.geoJSON(data,{pointToLayer:(f,at)=>L.circleMarker(at,{radius:6,className:'stop'}),"
        "onEachFeature:(f,l)=>{if(f.properties.text)l.bindPopup(f.properties.text)}}).addTo(map);"
        "map.fitBounds(layer.getBounds());"
    )
    head = '<link rel="stylesheet" href="/leaflet.css"><script src="/leaflet.js"></script>'
    page = document(f'<div id="map"></div><ol>{listed}</ol><script>{script}</script>', head)
    return Site("bare Leaflet page", {"/": page, **leaflet()}, "path.stop", ms_since(began))


def plain_folium(stops: list[Any], legs: list[Any], told: dict[str, str], _listed: str) -> Site:
    """What folium's documentation shows: a map, lines, markers with pop-ups; default tiles off."""
    began = time.perf_counter()
    chart = folium.Map(tiles=None)
    for leg in legs:
        folium.PolyLine([(lat, lon) for lon, lat in leg["geometry"]["coordinates"]]).add_to(chart)
    for one in stops:
        lon, lat = one["geometry"]["coordinates"]
        folium.Marker((lat, lon), popup=told[one["properties"]["id"]], tooltip=one["properties"]["name"]).add_to(chart)
    chart.fit_bounds(chart.get_bounds())
    markup = chart.get_root().render()
    built_ms = ms_since(began)
    files: dict[str, tuple[str, bytes]] = leaflet()
    foreign = re.findall(r'(?:src|href)="(https://[^"]+)"', markup)
    for address in foreign:
        local = "/cdn/" + address.rpartition("/")[2]
        markup = markup.replace(address, local)
        files.setdefault(local, stand_in(address))
    files["/"] = ("text/html; charset=utf-8", markup.encode())
    return Site("plain folium map", files, ".leaflet-marker-icon", built_ms, len(foreign))


def stand_in(address: str) -> tuple[str, bytes]:
    """Return a file of another host as this machine has it, or one of the same compressed size."""
    name = address.rpartition("/")[2]
    for own, file in leaflet().items():
        if own == f"/{name}":
            return file
    size = next((size for part, size in CDN_BYTES.items() if part in address.lower()), 1_000)
    noise = "".join(format(hash_of(number), "08x") for number in range(size // 4))
    media_type = "text/css" if ".css" in name else "text/javascript"
    return media_type, f"/*{noise}*/".encode()  # random digits: half their length when compressed


def hash_of(number: int) -> int:
    """Return a number that looks random and is the same in every run."""
    return (number * 2_654_435_761 + 12_345) % 2**32 ^ (number * 40_503 % 65_536) << 11 & 0xFFFFFFFF


def leaflet() -> dict[str, tuple[str, bytes]]:
    """Return Leaflet's files at addresses of our own."""
    assets = Assets.shipped().by_name
    names = ("leaflet.js", "leaflet.css", "images/marker-icon.png", "images/marker-shadow.png")
    return {f"/{name}": (assets[f"leaflet/{name}"].media_type, assets[f"leaflet/{name}"].content) for name in names}


def document(body: str, head: str) -> tuple[str, bytes]:
    """Return a whole page."""
    frame = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Journey</title><style>{STYLE}</style>{head}'
    return "text/html; charset=utf-8", f"{frame}<main>{body}</main></html>".encode()


def slim(feature: dict[str, Any], told: dict[str, str]) -> dict[str, Any]:
    """Return a feature with its text and nothing else, as one would write it by hand."""
    text = told.get(feature["properties"].get("id", ""), "")
    return {"type": "Feature", "geometry": feature["geometry"], "properties": {"text": html.escape(text)}}


def ms_since(began: float) -> float:
    """Return milliseconds since a reading of the clock."""
    return (time.perf_counter() - began) * 1000
