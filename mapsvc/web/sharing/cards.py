"""The card of a page: its permanent address, its preview picture and its data, for networks and search engines."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from flask import request

from mapsvc.web.addresses import absolute, base_url
from mapsvc.web.contexts.sharing import Card

__all__ = ["card_of", "url_in"]

_EMBEDDED = ("pages.journey_page", "pages.stop_page")
"""Pages whose addresses other sites show as a map."""
_ITS_OWN = ("document", "itinerary", "journey", "other", "page", "q", "type", "with", "year")
"""Parameters that make another page; day, view and layers only show a page in another state."""


def card_of(
    lang: str | None, *, image: str = "", image_alt: str = "", kind: str = "website", json_ld: str = ""
) -> Card:
    """Return the card of the page that is being answered.

    Args:
        lang: The language that the visitor chose; None where the browser's wish decides.
        image: Address of the preview picture.
        image_alt: What the picture shows.
        kind: Open Graph's word for the page.
        json_ld: schema.org data as safe markup.
    """
    return Card(
        url=url_in(lang),
        default_url=url_in(None),
        image=absolute(image) if image else "",
        image_alt=image_alt,
        kind=kind,
        json_ld=json_ld,
        oembed=_oembed(url_in(lang)) if request.endpoint in _EMBEDDED else "",
    )


def _oembed(url: str) -> str:
    """Return where a site learns how to embed a page; the form of the answer is still to be said."""
    return f"{base_url()}/oembed?{urlencode({'url': url})}&format="


def url_in(lang: str | None) -> str:
    """Return the absolute address of the page that is being answered, in a language or in that of the browser."""
    query = [(name, value) for name in _ITS_OWN for value in request.args.getlist(name)[:1]]
    query += [("lang", lang)] if lang else []
    path = quote(request.script_root + request.path)
    return absolute(f"{path}?{urlencode(query)}" if query else path)
