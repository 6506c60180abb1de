"""`create_app`: builds the service out of its parts. Nothing is global; two apps can live side by side."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from mapsvc.accounts import Accounts
from mapsvc.assets import Assets
from mapsvc.features import Catalogue
from mapsvc.reconciling import Suggestions
from mapsvc.resources import templates_dir
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.texts.present import PresentTexts
from mapsvc.web import files, headers, house, languages, layers, moved, pages, people, previews, problems
from mapsvc.web.cache import PageCache
from mapsvc.web.comparing import page as comparing
from mapsvc.web.data import BLUEPRINTS
from mapsvc.web.embedding import code_page, oembed
from mapsvc.web.embedding import page as embedding
from mapsvc.web.printing import page as printing
from mapsvc.web.problem_page import problem_page
from mapsvc.web.sharing import codes
from mapsvc.web.sharing import sheet as sharing
from mapsvc.web.state import State, attach
from mapsvc.web.texts import one_place, places, reading, search

__all__ = ["create_app"]

_PAGES = (
    pages.bp, people.bp, previews.bp, sharing.bp, places.bp, one_place.bp, reading.bp, search.bp, comparing.bp,
    layers.blueprint, embedding.bp, oembed.bp, code_page.bp,
)  # fmt: skip


def create_app(settings: Settings, atlas: Atlas | None = None) -> Flask:
    """Return the WSGI application.

    Args:
        settings: How the service runs.
        atlas: What it shows; by default the shipped places and journeys, with those of the settings' folder.

    Raises:
        DataFolderError: Something in the settings' folder of data is wrong; says file and line.
        RecordError: A place record is wrong; says file and line.
        JourneyFileError: A journey file is wrong; says file and line.
        StoreError: There is a store of texts, but it cannot be read.
        ResourceMissingError: A file that belongs to the service is not there.
    """
    app = Flask("mapsvc", static_folder=None, template_folder=str(templates_dir()))
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.url_map.strict_slashes = False
    atlas = atlas or Atlas.load(settings.data, settings.theme)
    attach(app, _state(settings, atlas))
    for part in (languages, headers, house, moved, files, codes, printing):
        part.register(app)
    for blueprint in (*_PAGES, *BLUEPRINTS):
        app.register_blueprint(blueprint)
    problems.register(app, problem_page)
    capacity_bytes = settings.cache_mb * 1_000_000
    cached = PageCache(app.wsgi_app, capacity_bytes, settings.store_path, atlas.theme.language)
    app.wsgi_app = cached  # type: ignore[method-assign]  # Flask's own way
    if settings.proxy:
        hops = settings.proxy
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops, x_prefix=hops)  # type: ignore[method-assign]
    return app


def _state(settings: Settings, atlas: Atlas) -> State:
    accounts, texts = Accounts(atlas), PresentTexts(settings.store_path)
    features, suggestions = Catalogue(atlas, accounts, texts), Suggestions(atlas.gazetteer)
    return State(atlas, Assets.shipped(atlas.theme), settings, accounts, features, suggestions, texts)
