"""Which language answers a request: `?lang=`, else the browser's wish, else Turkish."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from flask import Flask, g, request
from flask_babel import Babel
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from mapsvc.resources import translations_dir
from mapsvc.web.parameters import DEFAULT_LANGUAGE, LANGUAGES, choice
from mapsvc.web.state import state

__all__ = ["chosen_language", "current_language", "language_links", "negotiated", "register"]


def negotiated(accept_language: str, default: str = DEFAULT_LANGUAGE) -> str:
    """Return the language of the service that a browser's Accept-Language header asks for most, else the house's.

    >>> negotiated("de, en-GB;q=0.8, tr;q=0.5")
    'en'
    >>> negotiated("de")
    'tr'
    """
    # Not werkzeug's best_match: it takes a lesser wish that we have to the letter before a greater one such as en-GB.
    for wish, quality in parse_accept_header(accept_language, LanguageAccept):
        spoken = wish.partition("-")[0].lower()  # a language code: ASCII, no text
        if quality > 0 and spoken in LANGUAGES:
            return spoken
    return default


def current_language() -> str:
    """Return the language of the current request: tr, en or ru.

    Raises:
        ParameterError: `?lang=` names no language of the service.
    """
    if "language" not in g:
        # Should `lang` be unreadable, the error page itself still needs a language.
        g.language = negotiated(request.headers.get("Accept-Language", ""), state().atlas.theme.language)
        g.language = choice(request.args, "lang", LANGUAGES) or g.language
    return str(g.language)


def chosen_language() -> str | None:
    """Return the language that the visitor chose by `?lang=`; None where none, or none that we speak, was."""
    return next((lang for lang in request.args.getlist("lang") if lang in LANGUAGES), None)


def language_links() -> tuple[tuple[str, str], ...]:
    """Return (language, address) of the current page in each language, every other parameter kept."""
    others = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    here = quote(request.script_root + request.path)
    return tuple((lang, f"{here}?{urlencode([*others, ('lang', lang)])}") for lang in LANGUAGES)


def register(app: Flask) -> None:
    """Give an app its translations, and refuse an unknown `?lang=` before any view runs."""
    app.config["BABEL_DEFAULT_LOCALE"] = DEFAULT_LANGUAGE
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(translations_dir())
    Babel(app, locale_selector=current_language, default_locale=DEFAULT_LANGUAGE)
    app.before_request(_check_language)


def _check_language() -> None:
    current_language()
