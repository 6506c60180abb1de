"""What of this service an address means that somebody would like to embed: a journey, perhaps at one of its stops."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from flask import current_app, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from mapsvc import LANGUAGES
from mapsvc.errors import ParameterError
from mapsvc.web.addresses import absolute, base_url, in_words
from mapsvc.web.embedding.asked import Asked, asked_from
from mapsvc.web.frame import chosen
from mapsvc.web.pages import itinerary_of_stop
from mapsvc.web.state import state
from routes.errors import JourneyNotFoundError
from routes.itinerary import Itinerary, Journey, Stop

__all__ = ["Target", "target_at", "target_of"]

_ENDPOINTS = ("pages.journey_page", "pages.stop_page", "embedding.embed")
_LONGEST = 600
_STATE = {"day": re.compile(r"\d{4}-\d\d-\d\d"), "view": re.compile(r"[-.,0-9]{5,40}")}
"""What a page's script keeps in its address, and an embed opens with."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be embedded."""

    journey: Journey
    itinerary: Itinerary
    stop: Stop | None
    lang: str | None
    """None where the visitor's browser decides."""
    state: tuple[tuple[str, str], ...]
    """Day and view, as the address has them."""
    asked: Asked
    """How the embed looks, where the address is that of an embed."""

    def title(self, lang: str) -> str:
        """Return what it is called."""
        title = in_words(self.journey.title, lang)
        if self.stop is None:
            return title
        return f"{state().atlas.place(self.stop.place).name(lang)} · {title}"

    def embed_url(self, asked: Asked, lang: str | None = None) -> str:
        """Return the absolute address of its embed; the embed's language is the target's own, else the one given."""
        query = {"stop": self.stop.id if self.stop else None, "lang": self.lang or lang, **dict(self.state)}
        itinerary = None if self.stop else chosen(self.journey, self.itinerary)  # a stop has but one
        path = url_for("embedding.embed", journey_id=self.journey.id, itinerary=itinerary, **query, **asked.query())  # type: ignore[arg-type]  # values are texts
        return absolute(path)

    def page_url(self) -> str:
        """Return the absolute address of its own page."""
        if self.stop is not None:
            return absolute(
                url_for("pages.stop_page", journey_id=self.journey.id, stop_id=self.stop.id, lang=self.lang)
            )
        itinerary = chosen(self.journey, self.itinerary)
        return absolute(url_for("pages.journey_page", journey_id=self.journey.id, itinerary=itinerary, lang=self.lang))


def target_of(url: str) -> Target | None:
    """Return what an absolute address means; None where it is not ours, or of no page that is embedded."""
    if len(url) > _LONGEST or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    for own in (urlsplit(base_url()), urlsplit(request.url_root)):
        root = own.path.rstrip("/")
        is_here = _host(parts.netloc) == _host(own.netloc) and parts.path.startswith(f"{root}/")
        if parts.scheme in ("http", "https") and is_here:
            return target_at(parts._replace(scheme="", netloc="", path=parts.path[len(root) :]).geturl())
    return None


def _host(netloc: str) -> str:
    """Return a host with its port, without the port that goes without saying."""
    return re.sub(r":(80|443)\Z", "", netloc.lower())


def target_at(path: str) -> Target | None:
    """Return what the path of a page of ours means, with its query and fragment; None where nothing to be embedded."""
    if not path.startswith("/") or path.startswith("//") or len(path) > _LONGEST:
        return None
    try:
        parts = urlsplit(path)
        endpoint, values = current_app.url_map.bind("localhost").match(parts.path, method="GET")
        query: MultiDict[str, str] = MultiDict(parse_qs(parts.query, max_num_fields=40))
        if endpoint not in _ENDPOINTS:
            return None
        journey = state().atlas.journey(values["journey_id"])
        is_embed = endpoint == "embedding.embed"
        stop_id = (
            values.get("stop_id") or (query.get("stop") if is_embed else None) or _stop_in(journey, parts.fragment)
        )
        itinerary = (
            itinerary_of_stop(journey, stop_id)
            if stop_id
            else state().atlas.itinerary(journey.id, query.get("itinerary"))
        )
        asked = asked_from(query) if is_embed else Asked()
    except (HTTPException, ValueError, ParameterError, JourneyNotFoundError):
        return None
    lang = query.get("lang")
    if lang not in (None, *LANGUAGES):
        return None
    stop = next((one for one in itinerary.stops if one.id == stop_id), None)
    kept = tuple((name, query[name]) for name, form in _STATE.items() if form.fullmatch(query.get(name, "")))
    return Target(journey, itinerary, stop, lang, kept, asked)


def _stop_in(journey: Journey, fragment: str) -> str:
    """Return the stop that a fragment names, itself or by one of its visits; empty where none."""
    for itinerary in journey.itineraries:
        for stop in itinerary.stops:
            if fragment == f"stop-{stop.id}" or any(fragment == f"visit-{visit.id}" for visit in stop.visits):
                return stop.id
    return ""
