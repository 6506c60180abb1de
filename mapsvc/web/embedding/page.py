"""`/embed/<id>`: the map of a journey for a frame in somebody else's page, with as much story as is asked for.

It is the page of the journey without what surrounds it: the same values, the same parts of templates, the same scripts.
`/embed.js` is the script with which a page around it takes up the height that it tells.
"""

from __future__ import annotations

from dataclasses import fields, replace

from flask import Blueprint, Response, render_template, request, url_for
from markupsafe import Markup

from mapsvc.web.addresses import absolute, page_url
from mapsvc.web.contexts.embedding import EmbedPage
from mapsvc.web.contexts.pages import ItineraryLink, JourneyPage, MapView
from mapsvc.web.embedding.asked import Asked, asked_from
from mapsvc.web.frame import chosen
from mapsvc.web.headers import admit_frames
from mapsvc.web.pages import itinerary_of_stop, journey_view
from mapsvc.web.parameters import choice
from mapsvc.web.state import state
from routes.errors import JourneyNotFoundError
from routes.itinerary import Itinerary, Journey

__all__ = ["bp"]

bp = Blueprint("embedding", __name__)
_DATA_THEMES = {"auto": "", "light": "light", "dark": "night"}


@bp.get("/embed/<journey_id>")
def embed(journey_id: str) -> str:
    """Show a journey in a frame.

    Raises:
        JourneyNotFoundError: No journey has the id, or it has no such stop.
        ParameterError: Something else of the address cannot be read.
    """
    asked = asked_from(request.args)
    shown = state().atlas.journey(journey_id)
    stop_id, telling = _telling(shown)
    admit_frames(state().settings.embed_ancestors)
    view = journey_view(shown, telling, has_layers=False)
    itinerary = chosen(shown, telling)
    full_href = page_url("pages.journey_page", journey_id=shown.id, itinerary=itinerary)
    values = {one.name: getattr(view, one.name) for one in fields(JourneyPage)}
    values["map"] = _within(view.map)
    values["timeline"] = view.timeline if asked.has_timeline else None
    values["itineraries"] = _itinerary_links(shown, view.itineraries, asked)
    page = EmbedPage(
        **values,
        stop_id=stop_id,
        has_story=asked.has_story,
        theme=_DATA_THEMES[asked.theme],
        is_asleep=asked.start == "press",
        full_href=full_href,
        full_url=absolute(full_href),
        sources_href=page_url("pages.sources"),
    )
    return render_template("embed.html", page=page)


@bp.get("/embed.js")
def host_script() -> Response:
    """Answer with the script for pages around an embed; its address never changes, for it stands in their text."""
    headers = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
    headers["Cache-Control"] = "public, max-age=86400"
    asset = state().assets.by_name["js/embed-host.js"]
    return Response(asset.content, content_type=asset.media_type, headers=headers)


def _telling(shown: Journey) -> tuple[str, Itinerary]:
    """Return the stop that the address asks for, if any, and the itinerary: the one asked for, else the stop's own."""
    itinerary = choice(request.args, "itinerary", [one.id for one in shown.itineraries])
    stops = list(dict.fromkeys(request.args.getlist("stop")))
    if not stops:
        return "", state().atlas.itinerary(shown.id, itinerary)
    known = tuple(stop.id for one in shown.itineraries if itinerary in (None, one.id) for stop in one.stops)
    if len(stops) > 1 or stops[0] not in known:
        raise JourneyNotFoundError("stop", stops[0], known)
    return stops[0], itinerary_of_stop(shown, stops[0])


def _within(view: MapView) -> MapView:
    """Return the map with links that stay in the frame; all that a journey's map has lead to stops in the page."""
    picture = str(view.picture).replace("<a ", '<a target="_self" ')
    return replace(view, picture=Markup(picture))  # noqa: S704  it was markup before, and what is put in is ours


def _itinerary_links(shown: Journey, links: tuple[ItineraryLink, ...], asked: Asked) -> tuple[ItineraryLink, ...]:
    """Return the ways to the embeds of the other itineraries, that look and open as this one."""
    query = {**asked.query(), **({"lang": request.args["lang"]} if "lang" in request.args else {})}
    embeds = []
    for link, one in zip(links, shown.itineraries, strict=True):
        href = url_for("embedding.embed", journey_id=shown.id, itinerary=chosen(shown, one), **query)  # type: ignore[arg-type]  # values are texts
        embeds.append(replace(link, href=href))
    return tuple(embeds)
