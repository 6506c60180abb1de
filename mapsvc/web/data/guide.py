"""The page of the data, and what machines look for first: a description of the dataset, site map, robots.txt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import gettext as _

from mapsvc import LANGUAGES
from mapsvc.dataset import dataset, dcat
from mapsvc.formats.xml import add, document
from mapsvc.web.addresses import absolute, base_url, in_words
from mapsvc.web.contexts.open_data import JourneyData, OpenDataPage, Way
from mapsvc.web.contexts.pages import DataLink
from mapsvc.web.data.answers import data_answer
from mapsvc.web.data.asked import only
from mapsvc.web.data_links import data_links
from mapsvc.web.frame import shell
from mapsvc.web.languages import current_language
from mapsvc.web.sharing.structured import json_ld
from mapsvc.web.state import state

__all__ = ["bp"]

bp = Blueprint("open_data", __name__)
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_ENDLESS = ("/search", "/api/", "/ogc/collections/", "/reconcile")
"""Addresses that answer any question: a crawler would never end."""


@bp.get("/data")
def open_data() -> str:
    """Show what data there are and how a person takes them into a program."""
    lang, base = current_language(), base_url()
    journeys = tuple(
        JourneyData(_title(journey, itinerary, lang), data_links(journey, itinerary, lang))
        for journey in state().atlas.journeys
        for itinerary in journey.itineraries
    )
    services = (
        DataLink("OGC API – Features", f"{base}/ogc", "application/json"),
        DataLink("JSON API", f"{base}/api", "text/html"),
        DataLink("Reconciliation Service API 0.2", f"{base}/reconcile", "application/json"),
        DataLink("oEmbed 1.0", f"{base}/oembed?url={base}/journeys/ismet-pasa-1932", "application/json"),
        DataLink("DCAT (JSON-LD)", f"{base}/data/dcat.jsonld", "application/ld+json"),
    )
    description = _("Places, journeys and passages as open data: for maps, tables, globes, calendars and programs.")
    described = json_ld(dataset(state().atlas, lang, base))
    page = OpenDataPage(shell(_("Open data"), description), _ways(base), journeys, services, described)
    return render_template("open_data.html", page=page)


def _title(journey: Any, itinerary: Any, lang: str) -> str:
    title = in_words(journey.short_title, lang)
    return title if len(journey.itineraries) == 1 else f"{title}: {in_words(itinerary.title, lang)}"


def _ways(base: str) -> tuple[Way, ...]:
    reconcile, geojson = f"{base}/reconcile", f"{base}/api/journeys/ismet-pasa-1932.geojson"
    return (
        Way("QGIS", _("all places, stops, legs, visits and mentions as layers"), (
            _("In the browser panel choose “WFS / OGC API – Features”, then “New connection”."),
            _("Paste the address and choose the version “OGC API – Features”."),
            _("Drag a collection to the map.")), f"{base}/ogc"),
        Way("WordPress", _("a journey or one of its stops on a page of your own site"), (
            _("Copy the address of the journey or the stop."),
            _("Paste it on a line of its own: the map appears in its place."),
            _("Anywhere else, “Share” and then “Embed” on its page give the code of a frame.")),
            f"{base}/journeys/voroshilov-1933"),
        Way("OpenRefine", _("your column of place names with our ids, coordinates and other names"), (
            _("In the menu of the column choose “Reconcile”, “Start reconciling…”."),
            _("Press “Add standard service…” and paste the address."),
            _("Start; then “Add columns from reconciled values” fills in coordinates and names.")), reconcile),
        Way(_("A globe program"), _("a journey with names, dates and texts on the globe"), (
            _("Take the KML of a journey from the list below."),
            _("Open the file in the program."),
            _("Press a stop to read its text; the time slider shows the days.")), ""),
        Way(_("A spreadsheet"), _("a row for each stop, visit and leg"), (
            _("Take the CSV of a journey from the list below."),
            _("Open it; the columns are separated by commas, the letters are UTF-8."),
            _("What the columns mean stands in the description beside it (-metadata.json).")), ""),
        Way(_("A calendar"), _("stops and visits on the days when they happened"), (
            _("Take the iCalendar file of a journey from the list below."),
            _("Open it with your calendar, best as a calendar of its own."),
            _("Go to April 1932 or October 1933.")), ""),
        Way("Python", _("a journey as a table with geometries"), (
            _("Install geopandas."),
            _("Read the address of a GeoJSON below with geopandas.read_file()."),
            _("Each row has its evidence: file, characters, footnotes.")), geojson),
    )  # fmt: skip


@bp.get("/data/dcat.jsonld")
def catalogue() -> Response:
    """Answer with the description of the dataset in the words of DCAT and Dublin Core."""
    only(request.args, ("lang",))
    text = json.dumps(dcat(state().atlas, current_language(), base_url()), ensure_ascii=False, indent=1)
    return data_answer(text, "application/ld+json")


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """Answer with the address of every page in every language."""
    root = Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for path in _pages():
        entry = add(root, "url")
        add(entry, "loc", absolute(path))
        for lang in LANGUAGES:
            alternate = {"rel": "alternate", "hreflang": lang, "href": f"{absolute(path)}?lang={lang}"}
            add(entry, "xhtml:link", attributes=alternate)
    return Response(document(root), content_type="application/xml; charset=utf-8")


def _pages() -> Iterator[str]:
    for endpoint in ("pages.home", "compare.compare", "places.places", "pages.sources", "pages.about"):
        yield url_for(endpoint)
    yield url_for("open_data.open_data")
    for journey in state().atlas.journeys:
        yield url_for("pages.journey_page", journey_id=journey.id)
        for itinerary in journey.itineraries:
            for stop in itinerary.stops:
                yield url_for("pages.stop_page", journey_id=journey.id, stop_id=stop.id)
    for place in sorted(state().atlas.gazetteer.places, key=lambda place: place.id):
        yield url_for("one_place.place_page", place_id=place.id)


@bp.get("/robots.txt")
def robots() -> Response:
    """Answer with what crawlers may read: everything but endless questions."""
    lines = ["User-agent: *", *(f"Disallow: {request.script_root}{path}" for path in _ENDLESS)]
    lines += [f"Sitemap: {base_url()}/sitemap.xml", ""]
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")
