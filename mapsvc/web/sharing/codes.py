"""QR codes of the addresses that an exhibit in a gallery does not open (`?kiosk=1`): scanned, they open on a telephone.

`/share/link.svg?url=` makes codes of the addresses that our data name, and of pages and files of this service; of no
other, so that nobody can have a code made here for a site of their own.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from flask import Blueprint, Flask, Response, current_app, request, url_for
from werkzeug.exceptions import HTTPException

from mapsvc.errors import ParameterError
from mapsvc.qr import qr_code
from mapsvc.web.addresses import absolute
from mapsvc.web.parameters import echo
from mapsvc.web.place_words import record_urls
from mapsvc.web.state import state

__all__ = ["blueprint", "code_url", "register"]

blueprint = Blueprint("codes", __name__)
_LONGEST = 600
_CREDITS = frozenset({"https://www.geonames.org/"})
"""Where else pages of ours lead."""


@blueprint.get("/share/link.svg")
def link_code() -> Response:
    """Answer with the QR code of an address that the pages lead to.

    Raises:
        ParameterError: They lead nowhere of that name.
    """
    asked = " ".join(request.args.getlist("url"))
    url = _known(asked) if len(asked) <= _LONGEST else ""
    if not url:
        raise ParameterError("url", echo(asked), "an address that a page here leads to, or the path of one of its own")
    headers = {"Cache-Control": "private, max-age=86400"}  # the page cache need not keep a thousand of them
    return Response(qr_code(url).svg(), content_type="image/svg+xml; charset=utf-8", headers=headers)


def code_url(url: str) -> str:
    """Return where the code of an outer address is, for templates."""
    return url_for("codes.link_code", url=url)


def _known(asked: str) -> str:
    """Return the whole address that is asked for; empty where it is none of ours."""
    if asked in _CREDITS | _of_house() or any(asked in record_urls(place) for place in state().atlas.gazetteer):
        return asked
    if not asked.startswith("/") or asked.startswith(("//", "/\\")) or not asked.isprintable():
        return ""
    try:
        parts = urlsplit(asked)
        current_app.url_map.bind("localhost").match(parts.path, method="GET")
    except (HTTPException, ValueError):
        return ""
    query = quote(parts.query, safe="=&%+,:/-._~")
    return absolute(quote(request.script_root) + quote(parts.path, safe="/%")) + (f"?{query}" if query else "")


def _of_house() -> frozenset[str]:
    """Return where the footer of a house leads."""
    footers = state().atlas.theme.footer.values()
    return frozenset(part.href for parts in footers for part in parts if part.href)


def register(app: Flask) -> None:
    """Serve the codes of an app and give its templates their addresses."""
    app.register_blueprint(blueprint)
    app.add_template_global(code_url)
