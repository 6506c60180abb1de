"""The data of the service: journeys as GeoJSON, and whether the service is well."""

from __future__ import annotations

import json

from flask import Blueprint, Response, request

from mapsvc import __version__
from mapsvc.web.parameters import choice
from mapsvc.web.state import state

__all__ = ["blueprint"]

blueprint = Blueprint("api", __name__)


@blueprint.get("/api/journeys/<journey_id>.geojson")
def journey_geojson(journey_id: str) -> Response:
    """Answer with an itinerary of a journey; any site's scripts may read it."""
    atlas = state().atlas
    itineraries = [itinerary.id for itinerary in atlas.journey(journey_id).itineraries]
    collection = atlas.geojson(journey_id, choice(request.args, "itinerary", itineraries))
    return Response(
        json.dumps(collection, ensure_ascii=False, separators=(",", ":")),
        content_type="application/geo+json",
        headers={
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Cache-Control": "no-cache",
        },
    )


@blueprint.get("/healthz")
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
