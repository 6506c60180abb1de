"""Static files at `/assets/<fingerprint>/<name>`, to be kept by browsers for a year."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from mapsvc.web.state import state

__all__ = ["blueprint", "register"]

blueprint = Blueprint("files", __name__)
_FOR_EVER = "public, max-age=31536000, immutable"


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
    return Response(found.content, content_type=found.media_type, headers={"Cache-Control": _FOR_EVER})


@blueprint.get("/favicon.ico")
def favicon() -> WerkzeugResponse:
    """Lead browsers that look for the old address to the icon."""
    return redirect(asset_url("img/icon.svg"), 301)


def asset_url(name: str) -> str:
    """Return the address of a static file, for templates."""
    return state().assets.url(name, request.script_root)


def register(app: Flask) -> None:
    """Serve the static files of an app and give its templates `asset_url`."""
    app.register_blueprint(blueprint)
    app.add_template_global(asset_url)
