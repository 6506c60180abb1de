"""What a sheet says and draws, as the JSON that its template lays out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from mapsvc import __version__
from mapsvc.dates import days_text
from mapsvc.maps.style import OUTLINES, Shape
from mapsvc.maps.wording import in_language
from mapsvc.qr import qr_code
from mapsvc.service import Atlas
from mapsvc.sheets.cards import cards_part
from mapsvc.sheets.classroom import around_map_mm, worksheet_part
from mapsvc.sheets.drawing import Drawn, draw
from mapsvc.sheets.extract import Extract, extract
from mapsvc.sheets.house import house_faces, house_logo, house_part
from mapsvc.sheets.options import Kind, SheetOptions
from mapsvc.sheets.paper import Page, page_of
from mapsvc.sheets.reading import handout_part
from mapsvc.sheets.sentences import unbroken
from mapsvc.sheets.strip import timeline_part
from mapsvc.sheets.words import plural, say

__all__ = ["TEMPLATES", "document", "sheet_address"]

TEMPLATES: Mapping[Kind, str] = {
    Kind.MAP: "map", Kind.HANDOUT: "handout", Kind.WORKSHEET: "worksheet", Kind.ANSWERS: "worksheet",
    Kind.TIMELINE: "timeline", Kind.CARDS: "cards",
}  # fmt: skip
_HEAD_MM, _FOOT_MM, _GAP_MM = 15.0, 21.0, 1.5
_COVERAGE_MM = 5.0
"""More of a foot, where it says what the sources leave out."""
_FOOTER_MM = 7.0
_UPRIGHT_SHARE, _LYING_SHARE = 0.46, 0.62
"""How much of a page's height the map of a handout takes."""
_LOWEST, _LEAST_MM = 1.9, 150.0
_MAPS = 6
"""Each is about 200 KB."""
_RULE = "#9c917c"
"""Thin lines on white; the palette's own rule is for coloured paper and would not print."""
_ON_ACCOUNTS = {
    Kind.HANDOUT: ("accounts", "note_ranges"),
    Kind.WORKSHEET: ("accounts",),
    Kind.ANSWERS: ("accounts",),
}
"""What the kinds that tell in our words say of it; handouts alone have notes."""


def sheet_address(base: str, journey_id: str, options: SheetOptions) -> str:
    """Return the permanent address of a sheet: every option that is not the usual one, and the language."""
    return f"{base}/print/{journey_id}?{urlencode(options.query() | {'lang': options.lang})}"


def document(atlas: Atlas, journey_id: str, options: SheetOptions, base: str, *, is_tiled: bool = True) -> str:
    """Return what the template of a sheet reads.

    Args:
        atlas: Places, journeys and lines.
        journey_id: Which journey.
        options: What is wanted.
        base: Address of the service, without a slash at its end.
        is_tiled: Whether a poster is cut into parts.

    Raises:
        JourneyNotFoundError: There is no such journey.
        ParameterError: An option names what the journey does not have.
    """
    of = extract(atlas, journey_id, options)
    page, drawn = _map(_Same(atlas), journey_id, replace(options, seed=1, level=1), is_tiled)
    data: dict[str, Any] = _frame(of, options, page)
    if drawn is not None:
        data["map"] = {"svg": drawn.svg, "width": drawn.width_mm, "height": drawn.height_mm, "alt": drawn.alt}
    data |= _part(of, options, page, drawn)
    return _sealed(data, base, journey_id, options)


def _part(of: Extract, options: SheetOptions, page: Page, drawn: Drawn | None) -> dict[str, Any]:
    """Return what only this kind of sheet has."""
    if options.kind is Kind.HANDOUT:
        return handout_part(of)
    if options.kind in (Kind.WORKSHEET, Kind.ANSWERS):
        return worksheet_part(of, options, drawn.scale if drawn is not None else None)
    if options.kind is Kind.TIMELINE:
        return timeline_part(of, page.inner_width_mm, page.inner_height_mm, page.unit)
    return cards_part(of, options) if options.kind is Kind.CARDS else {}


@dataclass(frozen=True, slots=True)
class _Same:
    """An atlas as part of a key: it is equal to itself only."""

    atlas: Atlas

    def __hash__(self) -> int:
        return id(self.atlas)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.atlas is self.atlas


@lru_cache(maxsize=_MAPS)
def _map(same: _Same, journey_id: str, options: SheetOptions, is_tiled: bool) -> tuple[Page, Drawn | None]:
    """Return the page, and the map in the room that the page has for it.

    The last maps are remembered: who looks at a sheet takes it as PDF next, and the sheets of a class differ in their
    questions only.
    """
    if options.kind in (Kind.TIMELINE, Kind.CARDS):
        return page_of(options, is_wide=False, is_tiled=is_tiled), None
    of = extract(same.atlas, journey_id, options)
    scene = of.scene()
    box = scene.bounds
    is_wide = (box.east - box.west) * 0.62 > box.north - box.south
    page = page_of(options, is_wide=is_wide, is_tiled=is_tiled)
    width, height = page.inner_width_mm, page.inner_height_mm
    if options.kind is Kind.MAP:
        height -= (_HEAD_MM + _foot_mm(of) + 2 * _GAP_MM) * page.unit
        return page, draw(scene, width, height, page.unit, options, of.insets())
    if options.kind is Kind.HANDOUT:
        share = _UPRIGHT_SHARE if height > width else _LYING_SHARE
        return page, draw(scene, _narrow(width, height * share, is_wide), height * share, page.unit, options)
    # Worksheet and answers have one map, as high as the words around it let it be.
    height -= _FOOTER_MM + around_map_mm(of, options, width, page.unit)
    return page, draw(scene, _narrow(width, height, is_wide), height, page.unit, options)


def _narrow(width_mm: float, height_mm: float, is_wide: bool) -> float:
    """Return the width of a map on part of a page: what goes from north to south has no use for a low wide one."""
    return width_mm if is_wide else min(width_mm, max(height_mm * _LOWEST, _LEAST_MM))


def _frame(of: Extract, options: SheetOptions, page: Page) -> dict[str, Any]:
    """Return what all sheets have: title, colours, sources, the page."""
    lang = of.lang
    parts = [_days(of), plural("stop_count", lang, len(of.main_stops)).replace(" ", "\u00a0")]
    if of.is_both:
        parts.insert(1, " / ".join(in_language(one.title, lang) for one in of.tellings))
    elif of.whole[0] is not of.journey.itineraries[0]:
        parts.insert(1, in_language(of.first.title, lang))
    if not of.is_whole:
        ends = of.main_stops[0], of.main_stops[-1]
        parts.append(say("stretch", lang, start=of.name(ends[0]), end=of.name(ends[1])))
    kind = say(options.kind.value, lang)
    if options.kind in (Kind.WORKSHEET, Kind.ANSWERS, Kind.CARDS):
        kind += f" · {say('level', lang, n=options.level)} · {say('series', lang, n=options.seed)}"
    return {
        "kind": options.kind.value,
        "kind_name": kind,
        "lang": lang,
        "title": in_language(of.journey.title, lang),
        "subtitle": " · ".join(part for part in parts if part),
        "page": _page(page) | {"foot": _foot_mm(of)},
        "look": _look(of, options) | house_faces(of.atlas.theme),
        "house": house_part(of.atlas.theme, lang),
        "logo": house_logo(of.atlas.theme, lang, is_mono=options.ink == "mono"),
        "coverage": _coverage(of),
        "sources": [_source(of, at) for at in range(len(of.journey.sources))],
        "say": {
            key: say(key, lang)
            for key in ("sources", "ground", "stops", "side_stops", "name_line", "class_line", "date_line",
                        "questions", "answer", "yours", "cut", "place_in_order", "tile", "assemble", "english_accounts",
                        "undated", "night", "glue")
        } | {"accounts": " ".join(say(key, lang) for key in _ON_ACCOUNTS.get(options.kind, ()))},
    }  # fmt: skip


def _foot_mm(of: Extract) -> float:
    return _FOOT_MM + _COVERAGE_MM * (of.journey.coverage is not None)


def _coverage(of: Extract) -> dict[str, str]:
    """Return what the sources leave out, where they tell the journey only in part."""
    if of.journey.coverage is None:
        return {"text": "", "lang": of.lang}
    note = of.journey.coverage.note
    return {"text": in_language(note, of.lang), "lang": of.lang if of.lang in note else "en"}


def _days(of: Extract) -> str:
    dated = [date for stop in of.main_stops for date in (stop.arrival, stop.departure) if date is not None]
    return days_text(dated, of.lang)


def _page(page: Page) -> dict[str, Any]:
    tiles = page.tiles
    return {
        "width": page.width_mm, "height": page.height_mm, "margin": page.margin_mm, "unit": page.unit,
        "bleed": page.bleed_mm, "marks": page.marks_mm, "head": _HEAD_MM, "gap": _GAP_MM,
        "tiles": None if tiles is None else {
            "columns": tiles.columns, "rows": tiles.rows, "width": tiles.width_mm, "height": tiles.height_mm,
            "margin": tiles.margin_mm, "overlap": tiles.overlap_mm,
        },
    }  # fmt: skip


def _look(of: Extract, options: SheetOptions) -> dict[str, Any]:
    """Return the colours, and the shape of a stop's number; on a bad copier all that is not white is black."""
    style = of.atlas.looks.of(of.journey.id, of.first.id)
    shape = {"is_round": style.shape is Shape.DISC, "corners": OUTLINES.get(style.shape, ())}
    if options.ink == "mono":
        black = "#000000"
        return shape | {"mono": True, "ink": black, "muted": black, "rule": black, "hue": black, "tint": "#ffffff"}
    of_house = style.palette
    colours = {"ink": of_house.ink, "muted": of_house.muted, "rule": _RULE, "hue": style.hue, "tint": of_house.paper}
    return shape | colours | {"mono": False}


def _source(of: Extract, at: int) -> str:
    source = of.journey.sources[at]
    title = unbroken(in_language(source.title, of.lang))
    return f"{source.author}, {title}" if source.author else f"{title} ({say('source_key', of.lang, key=source.key)})"


def _sealed(data: dict[str, Any], base: str, journey_id: str, options: SheetOptions) -> str:
    """Return the document with its address, its code, and the version that its content has."""
    address = sheet_address(base, journey_id, options)
    digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode() + address.encode()).hexdigest()
    # The code on a pupil's sheet leads to where one reads on: from the sheet's own page the answers are one step away.
    is_key = options.kind is Kind.ANSWERS
    itinerary = {"itinerary": options.itinerary} if options.itinerary not in ("", "both") else {}
    online = f"{base}/journeys/{journey_id}?{urlencode(itinerary | {'lang': options.lang})}"
    target = address if is_key else online
    data |= {
        "address": address,
        "version": f"mapsvc {__version__} · {digest[:8]}",
        "code": {
            "svg": qr_code(target).svg(),
            "alt": say("code_alt", options.lang, address=target),
            "label": say("code_sheet" if is_key else "code_journey", options.lang),
        },
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
