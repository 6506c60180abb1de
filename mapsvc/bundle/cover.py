"""What lies around the pages of a bundle: its first page, the page for what is not there, words for the guard."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, render_template
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup

from mapsvc import LANGUAGES, __version__
from mapsvc.assets import without_comments
from mapsvc.bundle.naming import HOST, STATIC
from mapsvc.service import Atlas

__all__ = ["MARK", "SUMS", "cover", "sums"]

MARK = "bundle.json"
"""Says what a folder is; one that has it may be replaced by a newer bundle."""
SUMS = "SHA256SUMS"
_LANGUAGE_NAMES = {"tr": "Türkçe", "en": "English", "ru": "Русский"}
_README = {"tr": "OKUBENI.txt", "en": "README.txt", "ru": "PROCHTI-MENYA.txt"}
_CHOOSE = Path(__file__).with_name("choose.js")
_HEADERS = f"""\
# Read by Netlify, Cloudflare Pages and others. What has a fingerprint in its address never changes.
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Cache-Control: public, max-age=600, stale-while-revalidate=86400
/{STATIC}/*
  Cache-Control: public, max-age=31536000, immutable
"""


def cover(
    app: Flask, atlas: Atlas, fingerprint: str, public_url: str, titles: Mapping[str, str], *, with_texts: bool
) -> dict[str, bytes]:
    """Return the files at the top of a bundle.

    Args:
        app: The app that the bundle is asked of.
        atlas: What is in it.
        fingerprint: Of the static files.
        public_url: Where it will be reached; empty where nobody knows.
        titles: Of the front pages, by language, as markup.
        with_texts: Whether the original wording is inside.
    """
    first = atlas.theme.language
    ordered = (first, *(one for one in LANGUAGES if one != first))
    languages = [(one, _LANGUAGE_NAMES[one], Markup(titles[one])) for one in ordered]  # noqa: S704  cut out of our pages
    choose = without_comments(_CHOOSE.read_text("utf-8"))
    folder = f"{STATIC}/{fingerprint}"
    script = f"{folder}/js/choose-{hashlib.sha256(choose.encode()).hexdigest()[:12]}.js"
    shared = {"name": atlas.theme.name, "languages": languages, "folder": folder, "script": script, "static": STATIC}
    told = {"titles": [one.title for one in atlas.journeys], "with_texts": with_texts}
    with app.test_request_context("/", base_url=HOST):
        pages = {
            "index.html": render_template("bundle/start.html", **shared),
            "404.html": render_template("bundle/missing.html", root=_root(public_url), missing=_missing(), **shared),
        }
        pages |= {
            _README[lang]: render_template(f"bundle/README.{lang}.txt", **shared, **told).strip() + "\n"
            for lang in LANGUAGES
        }
    kind = {"kind": "mapsvc bundle", "version": __version__, "journeys": [one.id for one in atlas.journeys]}
    pages |= {script: choose, "_headers": _HEADERS, ".nojekyll": ""}
    pages[MARK] = json.dumps({**kind, "texts": with_texts}, indent=1) + "\n"
    return {name: text.encode() for name, text in pages.items()}


def sums(digests: Collection[tuple[str, str]]) -> bytes:
    """Return a list of (file, SHA-256) as `sha256sum -c` reads it."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests)).encode()


def _root(public_url: str) -> str:
    """Return the path of the first page; a page for whatever is not there cannot know how deep it is asked for."""
    return f"{urlsplit(public_url).path.rstrip('/')}/"


def _missing() -> list[tuple[str, str, str]]:
    found = []
    for lang in LANGUAGES:
        with force_locale(lang):
            found.append((lang, _LANGUAGE_NAMES[lang], str(_("Nothing is kept at this address"))))
    return found
