"""The journeys in the formats of other programs."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from mapsvc import LANGUAGES
from mapsvc.formats import FORMATS
from mapsvc.formats.telling import Telling
from mapsvc.web.addresses import base_url
from mapsvc.web.data.answers import data_answer
from mapsvc.web.data.asked import only
from mapsvc.web.parameters import choice
from mapsvc.web.state import state

__all__ = ["bp"]

bp = Blueprint("api", __name__)


@bp.get(f"/api/journeys/<journey_id>.<any({', '.join(FORMATS)}):form>")
def journey_data(journey_id: str, form: str) -> Response:
    """Answer with an itinerary of a journey in one of the formats."""
    telling, written = _telling(journey_id), FORMATS[form]
    answer = data_answer(written.write(telling), written.media_type)
    name = f"{telling.journey.id}-{telling.itinerary.id}{written.suffix}"
    # Programs read GeoJSON where it is; what a spreadsheet or globe opens is a file with a name.
    answer.headers["Content-Disposition"] = (
        f"{'inline' if form in ('geojson', 'lpf') else 'attachment'}; filename={name}"
    )
    if form == "csv":
        described = _with_query(url_for("api.table_description", journey_id=journey_id))
        answer.headers.add("Link", f'<{described}>; rel="describedby"; type="application/csvm+json"')
    return answer


@bp.get("/api/journeys/<journey_id>.csv-metadata.json")
def table_description(journey_id: str) -> Response:
    """Answer with what the columns of a journey's table mean (CSV on the Web)."""
    from mapsvc.formats.table import describe  # noqa: PLC0415  loaded for those who ask for tables

    telling = _telling(journey_id)
    table = _with_query(url_for("api.journey_data", journey_id=journey_id, form="csv"))
    return data_answer(describe(telling, table), "application/csvm+json")


def _with_query(address: str) -> str:
    """Return an address with what this request asks for."""
    asked = {name: request.args[name] for name in ("itinerary", "lang") if name in request.args}
    return f"{address}?{urlencode(asked)}" if asked else address


def _telling(journey_id: str) -> Telling:
    """Return what is asked for: the journey, `?itinerary=` and `?lang=`.

    Raises:
        JourneyNotFoundError: There is no such journey or itinerary.
        ParameterError: The language is none of those that there are, or a parameter is unknown.
    """
    only(request.args, ("itinerary", "lang"))
    atlas = state().atlas
    journey = atlas.journey(journey_id)
    itinerary_id = request.args.get("itinerary")
    lang = choice(request.args, "lang", LANGUAGES) or LANGUAGES[0]
    return Telling(atlas, journey, atlas.itinerary(journey_id, itinerary_id), lang, base_url())
