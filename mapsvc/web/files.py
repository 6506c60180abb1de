"""Static files at `/assets/<fingerprint>/<name>`, to be kept by browsers for a year."""

from __future__ import annotations

import posixpath
import re

from flask import Blueprint, Flask, Response, abort, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response as WerkzeugResponse

from mapsvc.maps.style import with_cyrillic_first
from mapsvc.web.headers import admit_style
from mapsvc.web.languages import current_language
from mapsvc.web.state import state

__all__ = ["asset_url", "blueprint", "inline_styles", "module_urls", "register"]

blueprint = Blueprint("files", __name__)
_RELATIVE_URL = re.compile(r"""url\(["']?([^"'#:)]+)["']?\)""")
_IMPORT = re.compile(r"""^import [^;]*?["'](\./[^"']+)["'];""", re.MULTILINE)
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_ALL = ("Cross-Origin-Resource-Policy", "cross-origin")
_ASKED_ACROSS = (".js", ".json", ".woff2")
"""Files that a page without an origin, an embed in a sandbox, gets only where they say that anyone may have them."""


@blueprint.get("/assets/<fingerprint>/<path:name>")
def asset(fingerprint: str, name: str) -> WerkzeugResponse:
    """Answer with a static file; an address of another release leads to the file of this one."""
    assets = state().assets
    found = assets.by_name.get(name)
    if found is None:
        abort(404)
    if fingerprint != assets.fingerprint:
        moved = redirect(assets.url(name, request.script_root), 302)
        moved.headers["Cache-Control"] = "no-cache"
        return moved
    is_asked_across = found.name.endswith(_ASKED_ACROSS) and not found.name.startswith("leaflet/")
    openness = ("Access-Control-Allow-Origin", "*") if is_asked_across else _FOR_ALL
    headers = dict([("Cache-Control", _FOR_EVER), openness])
    return Response(found.content, content_type=found.media_type, headers=headers)


@blueprint.get("/favicon.ico")
def favicon() -> WerkzeugResponse:
    """Lead browsers that look for the old address to the icon."""
    return redirect(asset_url("img/icon.svg"), 301)


def asset_url(name: str) -> str:
    """Return the address of a static file, for templates."""
    return state().assets.url(name, request.script_root)


def inline_styles(*names: str) -> Markup:
    """Return style sheets of ours as one text to stand in the page, for templates.

    The first paint then waits for no second request, which on a slow phone is worth a third of the time.
    """
    assets = state().assets

    def absolute(match: re.Match[str]) -> str:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), match[1]))
        return f"url({assets.url(name, request.script_root)})"

    texts = []
    for sheet in names:
        text = assets.by_name[sheet].content.decode()
        if current_language() == "ru":
            text = with_cyrillic_first(text)
        texts.append(_RELATIVE_URL.sub(absolute, text))
    return admit_style("\n" + "".join(texts))


def module_urls(entry: str) -> list[str]:
    """Return the addresses of a module of ours and of all that it imports, for templates to load side by side.

    Without them a browser learns of each module only when it has read the one before.
    """
    assets = state().assets
    found, waiting = [], [entry]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            folder = posixpath.dirname(name)
            imported = _IMPORT.findall(assets.by_name[name].content.decode())
            waiting += [posixpath.normpath(posixpath.join(folder, target)) for target in imported]
    return [assets.url(name, request.script_root) for name in found]


def register(app: Flask) -> None:
    """Serve the static files of an app and give its templates their addresses and texts."""
    app.register_blueprint(blueprint)
    app.add_template_global(asset_url)
    app.add_template_global(inline_styles)
    app.add_template_global(module_urls)
