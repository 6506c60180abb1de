"""Which file of the bundle an address of the service becomes; None for what needs a server.

All pages of a language lie in one folder, so that an address is the same whichever page it stands on: what a script
takes from another page, or from a list, then leads to the right place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from mapsvc import LANGUAGES
from mapsvc.formats import FORMATS
from mapsvc.service import Atlas

__all__ = ["CODES", "DATA", "HOST", "MOUNT", "STATIC", "Kept", "Names"]

HOST = "http://bundle.invalid"
"""A host that cannot be: RFC 2606."""
MOUNT = "/-bundle-"
"""Where the app believes to be mounted: every address that it writes, wherever it writes it, begins so."""
STATIC = "static"
DATA = "data"
CODES = "codes/"
_PAGES: Mapping[str, str] = {
    "pages.home": "index",
    "pages.about": "about",
    "pages.sources": "sources",
    "people.people_page": "people",
    "open_data.open_data": "data",
    "bundled.search": "search",
    "bundled.sheets": "print-{journey_id}",
    "pages.journey_page": "journey-{journey_id}",
    "pages.stop_page": "stop-{journey_id}.{stop_id}",
    "one_place.place_page": "place-{place_id}",
    "places.places": "places",
    "reading.text_page": "text-{key}",
    "compare.compare": "compare",
    "embedding.embed": "embed-{journey_id}",
}
_OWN: Mapping[str, tuple[str, ...]] = {
    "pages.journey_page": ("itinerary",),
    "embedding.embed": ("itinerary",),
    "one_place.place_page": ("page",),
    "places.places": ("page",),
    "reading.text_page": ("page",),
}
"""Parameters that make another page; all others are for the scripts, or for nobody."""
_STEADY = {"search.search": "bundled.search", "printing.print_page": "bundled.sheets"}
"""Pages that a server works out for each visitor, and what stands in the bundle for them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An address that has a file in the bundle."""

    file: str
    """Its path there, with forward slashes."""
    ask: str
    """What the app is asked for it, below its mount; empty for what is not asked of the app."""
    used: frozenset[str] = frozenset()
    """Names of the parameters that are in the file's name."""


class Names:
    """The names of the files of a bundle."""

    def __init__(
        self, app: Flask, atlas: Atlas, places: Collection[str] | None, *, has_previews: bool, has_sheets: bool
    ) -> None:
        """Know what there is.

        Args:
            app: The service, for its addresses.
            atlas: The journeys.
            places: Ids of the places that have a page; None where all have.
            has_previews: Whether pages show networks a picture, which needs a public address.
            has_sheets: Whether there are sheets to print.
        """
        self._places = places
        self._left_out = frozenset() if has_sheets else frozenset({"bundled.sheets"})
        self._match = app.url_map.bind("bundle.invalid").match
        self._build = app.url_map.bind("bundle.invalid").build
        self._journeys = tuple(atlas.journeys)
        self._has_previews = has_previews
        self._special: Mapping[str, Callable[[Mapping[str, str], Mapping[str, str], str], Kept | None]] = {
            "files.asset": lambda values, _query, _lang: Kept(f"{STATIC}/{values['fingerprint']}/{values['name']}", ""),
            "layers.layers": self._layers,
            "compare.compare": self._compare,
            "api.journey_data": self._data,
            "previews.site_preview": self._preview,
            "previews.journey_picture": self._preview,
            "previews.stop_picture": self._preview,
            "codes.link_code": self._code,
        }

    def kept(self, path: str, query: Mapping[str, str], lang: str) -> Kept | None:
        """Return the file that an address becomes.

        Args:
            path: The path below the mount.
            query: Its parameters.
            lang: The language of the page that it stands on; `lang` of the query goes before it.
        """
        try:
            endpoint, values = self._match(path, method="GET")
        except RequestRedirect as redirect:
            return self.kept(redirect.new_url.removeprefix(HOST).partition("?")[0], query, lang)
        except HTTPException:
            return None
        lang = query.get("lang", lang) if query.get("lang", lang) in LANGUAGES else lang
        endpoint = _STEADY.get(endpoint, endpoint)
        if endpoint in self._special:
            return self._special[endpoint](values, query, lang)
        return self._page(endpoint, values, query, lang) if self._has(endpoint, values) else None

    def _has(self, endpoint: str, values: Mapping[str, str]) -> bool:
        """Return whether a page is in the bundle."""
        if endpoint == "one_place.place_page" and self._places is not None and values["place_id"] not in self._places:
            return False
        return endpoint in _PAGES and endpoint not in self._left_out

    def _page(self, endpoint: str, values: Mapping[str, str], query: Mapping[str, str], lang: str) -> Kept:
        own = {name: query[name] for name in _OWN.get(endpoint, ()) if query.get(name)}
        if own.get("itinerary") in {
            one.itineraries[0].id for one in self._journeys if one.id == values.get("journey_id")
        }:
            del own["itinerary"]  # the first one's plain address
        stem = ".".join((_PAGES[endpoint].format(**values), *own.values()))
        ask = f"{self._build(endpoint, values)}?{urlencode({**own, 'lang': lang})}"
        return Kept(f"{lang}/{stem}.html", ask, frozenset({*_OWN.get(endpoint, ()), "lang"}))

    def _compare(self, _values: Mapping[str, str], query: Mapping[str, str], lang: str) -> Kept:
        """Name a comparison after what is compared: two journeys in one order, a programme with its journey."""
        ids = [one.id for one in self._journeys]
        planned = [one.id for one in self._journeys if len(one.itineraries) > 1]
        used = frozenset({"with", "journey", "other", "lang"})
        if planned and query.get("with", "programme") == "programme":
            journey = query["journey"] if query.get("journey") in planned else planned[0]
            own = {"with": "programme", "journey": journey}
            stem = "compare" if journey == planned[0] else f"compare.{journey}"
        else:
            first = query["journey"] if query.get("journey") in ids else ids[0]
            second = query.get("other", "")
            second = second if second in ids else next((one for one in ids if one != first), first)
            first, second = sorted((first, second), key=ids.index)
            own = {"with": "delegations", "journey": first, "other": second}
            is_plain = not planned and [first, second] == ids[:2]
            stem = "compare" if is_plain or len(ids) == 1 else f"compare.{first}.{second}"
        return Kept(f"{lang}/{stem}.html", f"/compare?{urlencode({**own, 'lang': lang})}", used)

    def _layers(self, _values: Mapping[str, str], query: Mapping[str, str], lang: str) -> Kept:
        journey = query.get("journey", "")
        own = {"journey": journey} if journey else {}
        stem = f"layers-{journey}" if journey else "layers"
        return Kept(
            f"{lang}/{stem}.json", f"/layers.json?{urlencode({**own, 'lang': lang})}", frozenset({"journey", "lang"})
        )

    def _data(self, values: Mapping[str, str], query: Mapping[str, str], lang: str) -> Kept | None:
        """Name a journey's data as `mapsvc export --all` does, which writes them."""
        journey = next((one for one in self._journeys if one.id == values["journey_id"]), None)
        if journey is None:
            return None
        stem = f"{DATA}/journeys/{journey.id}-{query.get('itinerary') or journey.itineraries[0].id}"
        suffix = FORMATS[values["form"]].suffix
        name = stem + (suffix if values["form"] == "geojson" else f"-{lang}{suffix}")
        return Kept(name, "", frozenset({"itinerary", "lang"}))

    def _preview(self, values: Mapping[str, str], _query: Mapping[str, str], lang: str) -> Kept | None:
        """Keep one preview a journey, which its stops share, and one of the whole; no other picture."""
        if not self._has_previews or values.get("name", "preview.png") != "preview.png":
            return None
        journey = values.get("journey_id", "")
        path = f"/journeys/{journey}/preview.png" if journey else "/preview.png"
        name = f"preview-{journey}.png" if journey else "preview.png"
        return Kept(f"{lang}/{name}", f"{path}?lang={lang}", frozenset({"itinerary", "lang"}))

    def _code(self, _values: Mapping[str, str], query: Mapping[str, str], _lang: str) -> Kept | None:
        """Name the code of a link to elsewhere after the link, which it shows in every language."""
        if not query.get("url", "").startswith("http"):
            return None  # a page of ours, whose address the app does not know
        own = urlencode({name: value for name, value in query.items() if name != "lang"})
        digest = hashlib.sha256(own.encode()).hexdigest()[:12]
        return Kept(f"{CODES}{digest}.svg", f"/share/link.svg?{own}", frozenset({*query, "lang"}))
