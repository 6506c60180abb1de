"""Addresses with a place's former id lead to the place, for good: ids are permanent."""

from __future__ import annotations

from flask import Flask, redirect, request, url_for
from werkzeug.wrappers import Response

from mapsvc.web.state import state

__all__ = ["register"]

_ARGUMENTS = ("place_id", "record_id", "feature_id")
_LISTS = ("name", "collection_id")


def register(app: Flask) -> None:
    """Look at the addresses of places before any view does."""
    app.before_request(_lead_on)


def _lead_on() -> Response | None:
    """Return the way to the place that has replaced the one asked for; None where nothing is to be done."""
    arguments = request.view_args or {}
    if any(arguments.get(name, "places") != "places" for name in _LISTS):
        return None
    for name in _ARGUMENTS:
        now = state().atlas.gazetteer.replacement(arguments.get(name, ""))
        if now is not None:
            query = request.args.to_dict()
            return redirect(url_for(str(request.endpoint), **{**arguments, name: now}, **query), 301)  # type: ignore[arg-type]
    return None
