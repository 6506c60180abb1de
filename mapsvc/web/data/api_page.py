"""The page about the JSON API, made of its definition."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Blueprint, render_template, url_for

from mapsvc.web.addresses import absolute, base_url
from mapsvc.web.contexts.api import ApiPage, Operation
from mapsvc.web.data.lists_definition import definition
from mapsvc.web.frame import shell
from mapsvc.web.state import state

__all__ = ["bp"]

bp = Blueprint("api_page", __name__)
_EXAMPLES = {"/api/geocode": "?name=Harkof&year=1932", "/api/search": "?q=fabrika&limit=5", "/oembed": "?url="}


@bp.get("/api")
def api_page() -> str:
    """Show each address with its parameters."""
    document = definition(base_url(), list(state().features))
    operations = tuple(_operation(path, methods["get"]) for path, methods in document["paths"].items())
    frame = shell("JSON API", str(document["info"]["summary"]))
    return render_template(
        "api.html", page=ApiPage(frame, base_url(), url_for("api_lists.openapi"), operations)
    )  # fmt: skip


def _operation(path: str, get: dict[str, Any]) -> Operation:
    example = "" if "{" in path else path + _EXAMPLES.get(path, "")
    if path == "/oembed":
        first = state().atlas.journeys[0].id
        example += quote(absolute(url_for("pages.journey_page", journey_id=first)), safe="")
    parameters = tuple((one["name"], one["description"], _kind(one["schema"])) for one in get["parameters"])
    return Operation(path, get["summary"], example, parameters)


def _kind(schema: dict[str, Any]) -> str:
    """Return in short what a parameter takes: "integer, 1 to 1000"."""
    if "enum" in schema:
        return ", ".join(schema["enum"])
    kind = str(schema["type"])
    return f"{kind}, {schema['minimum']} to {schema['maximum']}" if "minimum" in schema else kind
