"""Addresses of pages, and texts of ours in the visitor's language: what every page needs of both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request, url_for

from mapsvc.web.languages import chosen_language
from mapsvc.web.state import state

__all__ = ["absolute", "base_url", "in_words", "page_url"]


def page_url(endpoint: str, **values: str | None) -> str:
    """Return the address of a page; a language that the visitor chose by `?lang=` goes along."""
    query: dict[str, Any] = {"lang": chosen_language(), **values}
    return url_for(endpoint, **query)


def base_url() -> str:
    """Return the address of the service as others reach it, without a slash at the end."""
    return (state().settings.public_url or request.url_root).rstrip("/")


def absolute(address: str) -> str:
    """Return an address of ours as others reach it: at `MAPSVC_PUBLIC_URL`, else where this request came in.

    Args:
        address: What `url_for` gives, with the path that the service is mounted at.
    """
    return base_url() + address.removeprefix(request.script_root)


def in_words(text: Mapping[str, str], lang: str) -> str:
    """Return a text of ours in a language, else in English."""
    return text.get(lang) or text["en"]
