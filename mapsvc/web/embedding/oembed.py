"""`/oembed`: what a site has to know that shows one of our addresses as a map, as JSON or XML.

Sources:
    oEmbed 1.0, https://oembed.com: parameters (2.2), answers (2.3), errors (2.3.5), discovery (4).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from mapsvc.errors import ParameterError
from mapsvc.web.addresses import absolute, base_url
from mapsvc.web.data.answers import data_answer
from mapsvc.web.embedding.asked import height_px
from mapsvc.web.embedding.markup import frame_markup
from mapsvc.web.embedding.target import Target, target_of
from mapsvc.web.frame import chosen
from mapsvc.web.languages import current_language
from mapsvc.web.parameters import echo
from mapsvc.web.previews import PREVIEW_SIZES
from mapsvc.web.state import state

__all__ = ["bp"]

bp = Blueprint("oembed", __name__)
_WIDTH_PX, _WIDEST_PX = 800, 1200
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_DAY_S = 86_400


@bp.get("/oembed")
def oembed() -> Response:
    """Answer for one address; parameters that the specification does not know are passed over, as it asks.

    Raises:
        ParameterError: No address is given, or a size is no number.
    """
    form = request.args.get("format", "json")
    if form not in ("json", "xml"):
        abort(501, f"format {echo(form)!r}: expected json or xml")
    url = request.args.get("url", "")
    if not url:
        raise ParameterError("url", "", "the address of a journey or a stop here")
    target = target_of(url)
    if target is None:
        abort(404, f"url {echo(url)!r}: expected the address of a journey or a stop at {base_url()}")
    if state().settings.frame_ancestors == "none":
        abort(401, "no site may frame the maps of this service (MAPSVC_FRAME_ANCESTORS); link to the page")
    answer = _answer(target, _largest("maxwidth"), _largest("maxheight"))
    if form == "xml":
        response = data_answer(_xml(answer), "text/xml; charset=utf-8")
    else:
        response = data_answer(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", "application/json")
    # Addresses and sizes are without number: whoever asks may keep the answer, the page cache need not.
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _xml(answer: Mapping[str, Any]) -> str:
    from xml.etree.ElementTree import Element  # noqa: PLC0415  loaded for those who ask for XML

    from mapsvc.formats.xml import add, document  # noqa: PLC0415  as above

    root = Element("oembed")
    for name, value in answer.items():
        add(root, name, str(value))
    return document(root)


def _largest(name: str) -> int | None:
    """Return a limit of the size in pixels; None where none is set."""
    values = list(dict.fromkeys(request.args.getlist(name)))
    if not values:
        return None
    if len(values) > 1 or not _NUMBER.fullmatch(values[0]):
        raise ParameterError(name, echo(", ".join(values)), "a whole number of pixels from 1 to 999999")
    return int(values[0])


def _answer(target: Target, widest: int | None, highest: int | None) -> dict[str, Any]:
    """Return the parameters of the answer, in the order of the specification."""
    title = target.title(target.lang or current_language())
    width = min(_WIDEST_PX, widest or _WIDTH_PX)
    height = min(height_px(width, target.asked), highest or height_px(width, target.asked))
    frame = frame_markup(target.embed_url(target.asked), title, target.page_url(), str(width), height)
    return {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": state().atlas.theme.name,
        "provider_url": f"{base_url()}/",
        "cache_age": _DAY_S,
        **_thumbnail(target, widest, highest),
        "html": frame,
        "width": width,
        "height": height,
    }


def _thumbnail(target: Target, widest: int | None, highest: int | None) -> dict[str, Any]:
    """Return the largest preview within the limits; nothing where none is small enough."""
    for name, (width, height) in PREVIEW_SIZES.items():
        if width <= (widest or width) and height <= (highest or height):
            values = {"journey_id": target.journey.id, "name": name, "lang": target.lang}
            if target.stop is not None:
                path = url_for("previews.stop_picture", stop_id=target.stop.id, **values)  # type: ignore[arg-type]  # values are texts
            else:
                itinerary = chosen(target.journey, target.itinerary)
                path = url_for("previews.journey_picture", itinerary=itinerary, **values)  # type: ignore[arg-type]  # values are texts
            return {"thumbnail_url": absolute(path), "thumbnail_width": width, "thumbnail_height": height}
    return {}
