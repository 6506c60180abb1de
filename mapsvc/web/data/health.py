"""Whether the service is well."""

from __future__ import annotations

import json

from flask import Blueprint, Response

from mapsvc import __version__
from mapsvc.web.state import state

__all__ = ["bp"]

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def health() -> Response:
    """Answer that the service is well: it only starts with its data whole, so answering at all says much."""
    atlas = state().atlas
    report = {
        "status": "ok",
        "version": __version__,
        "journeys": len(atlas.journeys),
        "places": len(atlas.gazetteer),
    }
    return Response(json.dumps(report), content_type="application/json", headers={"Cache-Control": "no-store"})
