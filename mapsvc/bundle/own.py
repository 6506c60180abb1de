"""The app that a bundle is asked of: the service, and pages of ours for what a server would work out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flask import Blueprint, Flask, render_template, request
from flask_babel import gettext as _

from mapsvc.app import create_app
from mapsvc.bundle.papers import papers_of
from mapsvc.errors import BundleError
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.contexts.bundled import BundledSearchPage, BundledSheetsPage
from mapsvc.web.contexts.comparing import ComparePage
from mapsvc.web.frame import shell
from mapsvc.web.languages import current_language
from mapsvc.web.state import state

__all__ = ["bundled_app"]

_NO_STORE = Path(__file__).with_name("no-store.sqlite")
"""Not there: without --with-texts nothing of the store is seen, not even that there is one."""


def bundled_app(settings: Settings, atlas: Atlas, *, with_texts: bool) -> Flask:
    """Return the service as a bundle is asked of it: no cache, no street map, no texts unless they are wanted."""
    store = settings.store_path if with_texts else _NO_STORE
    quiet = replace(settings, cache_mb=0, tiles_url=None, tiles_attribution=None, public_url=None, store=store)
    app = create_app(quiet, atlas)
    app.register_blueprint(_pages())
    # Templates leave out what only a server can do, and what only a public address gives a meaning.
    app.jinja_env.globals.update(is_bundle=True, is_public=settings.public_url is not None, pair_url=_pair_url)
    return app


def _pair_url(page: ComparePage, name: str, value: str) -> str:
    """Return the comparison that a form would ask for after one more choice."""
    chosen = {one.name: key for one in page.selections for key, _text, is_chosen in one.options if is_chosen}
    hidden = {key: one for key, one in page.hidden if key != "lang"}
    for other, before in chosen.items():
        if other != name and before == value:
            chosen[other] = chosen[name]  # nothing is compared with itself: the two change places
    return page_url("compare.compare", **{**hidden, **chosen, name: value})


def _pages() -> Blueprint:
    bundled = Blueprint("bundled", __name__)
    bundled.add_url_rule("/bundled/search", view_func=_search, endpoint="search")
    bundled.add_url_rule("/bundled/sheets/<journey_id>", view_func=_sheets, endpoint="sheets")
    return bundled


def _search() -> str:
    words = {
        "none": _("Nothing was found for “%(query)s”.", query="{query}"),
        "places": _("Places"),
        "passages": _("Passages"),
    }
    described = shell(_("Search"), _("Find places and passages."))
    return render_template("bundled_search.html", page=BundledSearchPage(described, words, page_url("places.places")))


def _sheets(journey_id: str) -> str:
    lang = current_language()
    journey = state().atlas.journey(journey_id)
    title = in_words(journey.title, lang)
    if request.args.get("lang") != lang:
        raise BundleError(request.path, "it was asked for without its language")
    page = BundledSheetsPage(
        shell(f"{_('Print a sheet')} · {title}", _("Print a sheet")),
        title,
        page_url("pages.journey_page", journey_id=journey.id),
        papers_of(journey.id, lang),
    )
    return render_template("bundled_sheets.html", page=page)
