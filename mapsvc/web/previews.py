"""Pictures of the maps to take away, and the preview that networks show beside a link: 1200 by 630 pixels.

PNG is made by the press in a process of its own; the page cache keeps what was made.
"""

from __future__ import annotations

import base64
import threading
from dataclasses import replace
from html import escape
from math import cos, radians

from flask import Blueprint, Response, request

from gazetteer.errors import PlaceNotFoundError
from mapsvc.dates import span_text
from mapsvc.maps import Scene, draw, journey_scene, overview_scene, stop_scene
from mapsvc.maps.labels import text_width_px
from mapsvc.maps.palette import Palette
from mapsvc.maps.plate import PlateOptions
from mapsvc.maps.plate.options import INKSCAPE, UNIT_MM
from mapsvc.press import picture_png
from mapsvc.service import Atlas
from mapsvc.web.addresses import in_words
from mapsvc.web.frame import journey_days
from mapsvc.web.house import exhibit_title
from mapsvc.web.journeys import pair
from mapsvc.web.languages import current_language
from mapsvc.web.pages import itinerary_of_stop, stop_address
from mapsvc.web.parameters import choice
from mapsvc.web.state import state
from mapsvc.web.texts.place_maps import scene_of_place

__all__ = ["PREVIEW_SIZES", "bp", "preview_svg"]

bp = Blueprint("previews", __name__)

_WIDTH_PX, _HEIGHT_PX = 1200, 630
_TEXT_PX = 500
"""Width of the column of words; the map has the rest."""
_MARGIN_PX = 56
_ENLARGED = 1.25
"""How much larger than on a sheet the map's letters stand in a preview, in pixels to a unit."""
_LEAST_DENOMINATOR = 5_000_000
"""Closer up a preview would show one stretch of line on bare ground: rivers, borders and names stand farther apart."""
_PX_PER_MM = 8.0
"""Of maps to take away: 203 dpi."""
PREVIEW_SIZES = {
    "preview.png": (_WIDTH_PX, _HEIGHT_PX),
    "preview-600.png": (600, 315),
    "preview-240.png": (240, 126),
}
"""The preview of a journey or a stop by the name of its file, in pixels, the largest first: networks take that one, who
embeds a map may have room for a smaller one only."""
_FILES = f"any('map.svg', 'map.png', {str(tuple(PREVIEW_SIZES))[1:-1]})"
_TWICE = 2
_MOST_DAYS = 2
"""Journeys whose days the first page's preview says."""
_ONE_AT_A_TIME = threading.Lock()


@bp.get("/preview.png")
def site_preview() -> Response:
    """Answer with the preview of the first page."""
    atlas, lang = state().atlas.on_screen(), current_language()
    days = [journey_days(one.itineraries[0], lang) for one in pair(atlas.journeys)[:_MOST_DAYS]]
    scene = overview_scene(atlas, lang, stop_address)
    return _preview(scene, "", exhibit_title(), days, atlas.looks.palette.ink)


@bp.get(f"/journeys/<journey_id>/<{_FILES}:name>")
def journey_picture(journey_id: str, name: str) -> Response:
    """Answer with a picture of a journey's map."""
    atlas, lang = _atlas(name), current_language()
    journey = atlas.journey(journey_id)
    wanted = choice(request.args, "itinerary", [one.id for one in journey.itineraries])
    telling = atlas.itinerary(journey_id, wanted)
    scene = journey_scene(atlas, journey.id, telling.id, lang)
    lines = [journey_days(telling, lang)]
    lines += [in_words(telling.title, lang)] if len(journey.itineraries) > 1 else []
    file_name = f"{journey.id}-{telling.id}"
    return _picture(name, scene, file_name) or _preview(
        scene, "", in_words(journey.title, lang), lines, _hue(journey.id), name
    )


@bp.get(f"/journeys/<journey_id>/stops/<stop_id>/<{_FILES}:name>")
def stop_picture(journey_id: str, stop_id: str, name: str) -> Response:
    """Answer with a picture of a stop's map."""
    atlas, lang = _atlas(name), current_language()
    journey = atlas.journey(journey_id)
    telling = itinerary_of_stop(journey, stop_id)
    stop = next(one for one in telling.stops if one.id == stop_id)
    place = atlas.place(stop.place)
    # A preview is seen from afar: the lands around tell more than venues on bare ground.
    scene = stop_scene(atlas, journey.id, telling.id, stop.id, lang, stop_address, is_close=name not in PREVIEW_SIZES)
    lines = [place.modern_name(lang) or "", span_text(stop.arrival, stop.departure, lang)]
    title = place.name(lang)
    return _picture(name, scene, f"{journey.id}-{stop.id}") or _preview(
        scene, in_words(journey.title, lang), title, lines, _hue(journey.id), name
    )


@bp.get("/places/<place_id>/<any('map.svg', 'map.png'):name>")
def place_picture(place_id: str, name: str) -> Response:
    """Answer with a picture of a place's map.

    Raises:
        PlaceNotFoundError: No place has this id, or nobody knows where it lay.
    """
    place = state().atlas.place(place_id)  # type: ignore[arg-type]  # any text may be asked for
    scene, _is_close = scene_of_place(state().atlas, place, current_language())
    if scene is None:
        raise PlaceNotFoundError(place_id)
    # Sheets are drawn of journeys; the spots of places stand in the page's picture, which needs no style sheet either.
    drawn = draw(replace(scene, palette=state().atlas.looks.palette))
    svg = drawn[: drawn.index("</svg>") + len("</svg>")]
    from mapsvc.maps.picture import frame_of  # noqa: PLC0415  what draws is loaded with the first drawing

    frame = frame_of(scene)
    size_px = (round(_TWICE * frame.width_px), round(_TWICE * frame.height_px))
    return _file(name, svg, size_px, scene.title, place.id)


def _atlas(name: str) -> Atlas:
    """Return the atlas in the colours of the screen for a preview, of paper for a map to take away."""
    return state().atlas.on_screen() if name in PREVIEW_SIZES else state().atlas


def _hue(journey_id: str) -> str:
    return state().atlas.on_screen().looks.of(journey_id).hue


def _picture(name: str, scene: Scene, file_name: str) -> Response | None:
    """Answer with the map itself, as a file; None where the preview is asked for."""
    if name in PREVIEW_SIZES:
        return None
    from mapsvc.maps.plate import draw_plate  # noqa: PLC0415  as above

    plate = draw_plate(scene, *_map_size_mm(scene))
    size_px = (round(plate.width_mm * _PX_PER_MM), round(plate.height_mm * _PX_PER_MM))
    return _file(name, plate.svg, size_px, scene.title, file_name)


def _file(name: str, svg: str, size_px: tuple[int, int], title: str, file_name: str) -> Response:
    if name == "map.svg":
        return _answer(svg.encode(), "image/svg+xml; charset=utf-8", f"{file_name}.svg")
    with _ONE_AT_A_TIME:
        content = picture_png(svg, *size_px, title=title, paper=state().atlas.looks.palette.paper)
    return _answer(content, "image/png", f"{file_name}.png")


def _preview(
    scene: Scene, above: str, title: str, lines: list[str], hue: str, name: str = "preview.png"
) -> Response:  # fmt: skip
    svg = preview_svg(scene, above, title, lines, hue)
    with _ONE_AT_A_TIME:
        content = picture_png(svg, *PREVIEW_SIZES[name], title=title, paper=scene.palette.paper)
    return _answer(content, "image/png", "")


def _answer(content: bytes, media_type: str, file_name: str) -> Response:
    # Networks and other people's pages may show the pictures.
    headers = {"Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "public, max-age=3600"}
    if file_name:
        headers["Content-Disposition"] = f"attachment; filename={file_name}"
    return Response(content, content_type=media_type, headers=headers)


def _map_size_mm(scene: Scene) -> tuple[float, float]:
    """Return the size of a map to take away: A4 without margins, lying where the map is wider than high."""
    box = scene.bounds
    is_wide = (box.east - box.west) * cos(radians((box.south + box.north) / 2)) > box.north - box.south
    return (277.0, 190.0) if is_wide else (190.0, 277.0)


def preview_svg(scene: Scene, above: str, title: str, lines: list[str], hue: str) -> str:
    """Return the preview: words on the left, the map on the right.

    Args:
        scene: What the map shows.
        above: A small line over the title; may be empty.
        title: In large type, over as many lines as it takes.
        lines: In small type below it; empty ones are left out.
        hue: Colour of the journey.
    """
    width_mm, height_mm = (side * UNIT_MM / _ENLARGED for side in (_WIDTH_PX - _TEXT_PX, _HEIGHT_PX))
    from mapsvc.maps.plate import draw_plate  # noqa: PLC0415  as for maps to take away

    plate = draw_plate(scene, width_mm, height_mm, PlateOptions(has_key=False))
    if plate.scale_denominator < _LEAST_DENOMINATOR:
        plate = draw_plate(
            scene, width_mm, height_mm, PlateOptions(has_key=False, scale_denominator=_LEAST_DENOMINATOR)
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {INKSCAPE} viewBox="0 0 {_WIDTH_PX} {_HEIGHT_PX}">'
        f'<rect width="{_WIDTH_PX}" height="{_HEIGHT_PX}" fill="{scene.palette.paper}"/>'
        f'<g transform="translate({_TEXT_PX} 0)scale({_ENLARGED})">{plate.body}</g>'
        f'<rect width="{_TEXT_PX}" height="{_HEIGHT_PX}" fill="{scene.palette.paper}"/>'
        f'<rect x="{_TEXT_PX}" width="1.5" height="{_HEIGHT_PX}" fill="{scene.palette.rule}"/>'
        f"{_words(above, title, [line for line in lines if line], hue, scene.palette)}</svg>"
    )


def _words(above: str, title: str, lines: list[str], hue: str, colours: Palette) -> str:
    room = _TEXT_PX - 2 * _MARGIN_PX
    size = next(px for px in (60, 52, 46, 40, 34) if len(_wrapped(title, px, room)) <= 3 or px == 34)
    parts, y = [f'<rect x="{_MARGIN_PX}" y="84" width="72" height="7" fill="{hue}"/>'], 130.0
    for line in _wrapped(above, 21, room, "sans") if above else []:
        parts.append(_line(line, y, 21, colours.muted, "Mapsvc Sans"))
        y += 28
    y += size
    for line in _wrapped(title, size, room):
        parts.append(_line(line, y, size, colours.ink, "Mapsvc Serif", "700"))
        y += size * 1.15
    y += 10
    for text in lines:
        for line in _wrapped(text, 24, room, "sans"):
            parts.append(_line(line, y, 24, hue if text is lines[-1] and above else colours.muted, "Mapsvc Sans"))
            y += 34
    return "".join([*parts, _house(colours)])


def _house(colours: Palette) -> str:
    """Return whose map it is: the house's logo, or its name, or ours."""
    theme = state().atlas.theme
    if theme.logo is None:
        return _line(theme.name, _HEIGHT_PX - 48, 20, colours.muted, "Mapsvc Sans")
    picture = theme.logo.light
    data = base64.b64encode(picture.content).decode()
    height = min(48.0, (_TEXT_PX - 2 * _MARGIN_PX) * picture.height / picture.width)
    return (
        f'<image x="{_MARGIN_PX}" y="{_HEIGHT_PX - 44 - height:.1f}" height="{height:.1f}" '
        f'width="{height * picture.width / picture.height:.1f}" '
        f'href="data:{picture.media_type.partition(";")[0]};base64,{data}"/>'
    )


def _line(text: str, y: float, size_px: int, fill: str, face: str, weight: str = "400") -> str:
    return (
        f'<text x="{_MARGIN_PX}" y="{y:.1f}" font-family="\'{face}\'" font-size="{size_px}" font-weight="{weight}" '
        f'fill="{fill}">{escape(text)}</text>'
    )


def _wrapped(text: str, size_px: int, room_px: float, face: str = "serif-bold") -> list[str]:
    """Break a text into lines that fit."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_px(longer, face, size_px) <= room_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
