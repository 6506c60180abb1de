"""The ways to an itinerary as data, for pages."""

from __future__ import annotations

from flask import url_for

from mapsvc.formats import FORMATS
from mapsvc.web.contexts.pages import DataLink
from mapsvc.web.frame import chosen
from routes.itinerary import Itinerary, Journey

__all__ = ["data_links"]


def data_links(shown: Journey, telling: Itinerary, lang: str) -> tuple[DataLink, ...]:
    """Return the ways to an itinerary in every format, with names and accounts in a language."""
    itinerary = chosen(shown, telling)
    return tuple(
        DataLink(
            form.label,
            url_for("api.journey_data", journey_id=shown.id, form=form.key, itinerary=itinerary, lang=lang),
            form.media_type,
        )
        for form in FORMATS.values()
    )
