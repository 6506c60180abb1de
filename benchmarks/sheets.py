"""Compares `mapsvc sheet` with what one would print a journey with otherwise: time, bytes, memory, as ratios to ours.

    pip install -e '.[benchmarks]'; python benchmarks/sheets.py

The scene is the same for all: the land of the basemap, İsmet Paşa's legs by their lines, his stops with number, name
and dates, on A4. Each rival runs in a process of its own: cold is the process with its first map, warm its second.
What a rival cannot do is said beside it; what is not installed here is named as not tried.
"""

# ruff: noqa: PLC0415  each rival is loaded only in the process that measures it

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

JOURNEY = "ismet-pasa-1932"
DPI = 300
A4_IN = (8.27, 11.69)
Maker = Callable[[str], bytes]
"""Makes the map in a language; rivals write our Turkish labels whatever they are asked for."""


def scene() -> tuple[list[Any], list[list[tuple[float, float]]], list[tuple[float, float, str]]]:
    """Return land as shapely polygons, legs and stops in degrees: what every rival draws."""
    from mapsvc.maps import journey_scene
    from mapsvc.maps.basemap import Basemap
    from mapsvc.service import Atlas

    made = journey_scene(Atlas.shipped(), JOURNEY, "travelled", "tr")
    land = Basemap.load("overview").land_geometry()
    legs = [[(point.lon, point.lat) for point in leg.points] for leg in made.legs]
    stops = [(stop.point.lon, stop.point.lat, f"{stop.number} {stop.name} {stop.dates}") for stop in made.stops]
    return [land], legs, stops


def ours(form: str) -> Maker:
    """Return a maker of our own sheet, which also has legend, scale, insets, text and code."""
    from mapsvc.service import Atlas
    from mapsvc.sheets.making import make_sheet
    from mapsvc.sheets.options import Form, Output, SheetOptions

    atlas = Atlas.shipped()
    output = Output(Form(form), DPI)
    return lambda lang: make_sheet(atlas, JOURNEY, SheetOptions(lang=lang), output, "https://maps.example.org").pages[0]


def cartopy(form: str) -> Maker:
    """Return a maker of the scene with cartopy and matplotlib, in a conic projection."""
    import io

    import matplotlib as mpl

    mpl.use("Agg")
    import cartopy.crs as ccrs
    import matplotlib.pyplot as plt

    land, legs, stops = scene()
    plain = ccrs.PlateCarree()

    def make(lang: str) -> bytes:
        figure = plt.figure(figsize=A4_IN)
        axes = figure.add_subplot(projection=ccrs.LambertConformal(36, 50, standard_parallels=(43, 57)))
        axes.set_extent((25, 50, 38, 61), plain)
        axes.add_geometries(land, plain, facecolor="#fbf8f0", edgecolor="#8ea6a8")
        axes.gridlines(draw_labels=True)
        for leg in legs:
            axes.plot(*zip(*leg, strict=True), color="#9c2a2a", transform=plain)
        for lon, lat, told in stops:
            axes.plot(lon, lat, "o", color="#9c2a2a", transform=plain)
            axes.text(lon + 0.3, lat, told, transform=plain, fontsize=8)
        stream = io.BytesIO()
        figure.savefig(stream, format=form, dpi=DPI)
        plt.close(figure)
        return stream.getvalue()

    return make


def staticmaps(form: str) -> Maker:
    """Return a maker with py-staticmaps, without tiles: lines and numbers on white, PNG only."""
    import io

    import staticmaps as sm

    if form != "png":
        raise LookupError("writes PNG and SVG, no PDF")
    _land, legs, stops = scene()

    def make(lang: str) -> bytes:
        context = sm.Context()
        context.set_tile_provider(sm.tile_provider_None)
        for leg in legs:
            context.add_object(sm.Line([sm.create_latlng(lat, lon) for lon, lat in leg], color=sm.RED, width=6))
        for lon, lat, _told in stops:
            context.add_object(sm.Marker(sm.create_latlng(lat, lon), color=sm.RED, size=30))
        stream = io.BytesIO()
        context.render_pillow(round(A4_IN[0] * DPI), round(A4_IN[1] * DPI)).save(stream, "png")
        return stream.getvalue()

    return make


def folium(form: str) -> Maker:
    """Return a maker with folium's `_to_png`, a browser's screenshot, its Leaflet taken from this machine."""
    import folium as fo
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    from mapsvc.resources import leaflet_dir

    if form != "png":
        raise LookupError("writes PNG only, at the screen's resolution")
    driver = shutil.which("chromedriver")
    if driver is None:
        raise LookupError("no chromedriver on this machine")
    land, legs, stops = scene()

    def make(lang: str) -> bytes:
        drawn = fo.Map((50, 36), zoom_start=5, tiles=None, width=794, height=1123)
        drawn.default_js = [("leaflet", f"file://{leaflet_dir()}/leaflet.js")]
        drawn.default_css = [("leaflet_css", f"file://{leaflet_dir()}/leaflet.css")]
        fo.GeoJson(land[0].__geo_interface__).add_to(drawn)
        for leg in legs:
            fo.PolyLine([(lat, lon) for lon, lat in leg], color="#9c2a2a").add_to(drawn)
        for lon, lat, told in stops:
            fo.CircleMarker((lat, lon), tooltip=told).add_to(drawn)
        options = webdriver.ChromeOptions()
        for one in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=794,1123"):
            options.add_argument(one)
        return bytes(drawn._to_png(1, webdriver.Chrome(options, Service(driver))))

    return make


RIVALS: dict[str, Callable[[str], Maker]] = {
    "mapsvc": ours, "cartopy": cartopy, "py-staticmaps": staticmaps, "folium": folium,
}  # fmt: skip


def work(name: str, form: str, target: str) -> None:
    """Make maps in this process and print what they took."""
    try:
        make = RIVALS[name](form)
        first = make("tr")
        between = time.perf_counter()
        made = make("en")  # another map: what was drawn before does not help
    except ImportError as error:
        print(json.dumps({"missing": str(error)}))
        return
    except LookupError as error:
        print(json.dumps({"cannot": str(error)}))
        return
    warm = time.perf_counter() - between
    same = make("tr") == first
    Path(target).write_bytes(made)
    usage = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        json.dumps(
            {"rest": time.perf_counter() - between, "warm": warm, "bytes": len(made), "mb": usage / 1000, "same": same}
        )
    )


def main() -> None:
    """Run all and print a table."""
    folder = Path(tempfile.mkdtemp(prefix="sheets-"))
    for form in ("pdf", "png"):
        base: dict[str, float] = {}
        print(f"{form}: seconds cold (a process with its first map) and warm, bytes, peak memory; x = times ours")
        for name in RIVALS:
            started = time.perf_counter()
            command = [sys.executable, __file__, name, form, str(folder / f"{name}.{form}")]
            ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
            whole = time.perf_counter() - started
            if ran.returncode != 0:
                print(f"  {name:14} failed: {ran.stderr.strip().splitlines()[-1]}")
                continue
            told = json.loads(ran.stdout.splitlines()[-1])
            if "warm" not in told:
                print(f"  {name:14} not tried: {told.get('cannot') or 'not installed here, ' + told['missing']}")
                continue
            figures = {"cold": whole - told["rest"], "warm": told["warm"], "bytes": told["bytes"], "mb": told["mb"]}
            base = base or figures
            ratio = {key: figures[key] / base[key] for key in figures}
            print(
                f"  {name:14} cold {figures['cold']:6.2f} s ({ratio['cold']:4.1f}x)  warm {figures['warm']:6.3f} s "
                f"({ratio['warm']:5.1f}x)  {figures['bytes']:>9,} bytes ({ratio['bytes']:4.1f}x)  "
                f"{figures['mb']:5.0f} MB ({ratio['mb']:4.1f}x)  same bytes again: {'yes' if told['same'] else 'no'}"
            )
    print(f"the pictures are in {folder}")


if __name__ == "__main__":
    work(*sys.argv[1:4]) if len(sys.argv) > 3 else main()
