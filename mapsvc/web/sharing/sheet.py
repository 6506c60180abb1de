"""The share sheet of a page: its permanent link, a QR code of it, citations and pictures to take away.

`/share/…?path=` speaks of pages of this service only: other addresses are refused, so that nobody can have codes or
citations made here for a site of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from flask import Blueprint, Response, current_app, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from mapsvc.errors import ParameterError
from mapsvc.qr import qr_code
from mapsvc.web.addresses import absolute, in_words, page_url
from mapsvc.web.contexts.sharing import Citation, FileLink, ShareView
from mapsvc.web.house import exhibit_title
from mapsvc.web.languages import chosen_language, current_language
from mapsvc.web.parameters import KNOWN, choice
from mapsvc.web.sharing.citing import Work, bibtex, chicago, ris
from mapsvc.web.state import state
from routes.itinerary import Source

__all__ = ["bp", "map_files", "share_view"]

bp = Blueprint("sharing", __name__)

_PAGES = frozenset({"pages.home", "pages.journey_page", "pages.stop_page", "one_place.place_page", "compare.compare"})
"""Pages that can be shared."""
_EMBEDDED = frozenset({"pages.journey_page", "pages.stop_page"})
"""Those whose map other sites can show."""
_STATE = KNOWN | {"part", "view", "layers", "labels"}
"""Parameters that a shared link may carry: what the server reads, and what `state.js` writes."""
_VALUE = re.compile(r"[\w .,:;/+~-]{0,80}")
_FRAGMENT = re.compile(r"[a-z0-9-]{0,120}")
_LONGEST_PATH = 600


def share_view(title: str, pictures: Sequence[FileLink] = (), print_href: str = "") -> ShareView:
    """Return the share sheet of the page that is being answered.

    Args:
        title: What the page is called.
        pictures: Pictures of its map.
        print_href: The page for printing.
    """
    path = _own_path()
    values = {name: str(value) for name, value in (request.view_args or {}).items()}
    works = works_of(request.endpoint or "", values, absolute(quote(request.script_root) + path))
    return ShareView(
        url=works[0].url,
        title=title,
        qr_href=page_url("sharing.qr", path=path),
        qr_action=url_for("sharing.qr"),
        citations=tuple(Citation(chicago(work), work.title_lang or work.lang) for work in works),
        citation_files=(
            FileLink("BibTeX", page_url("sharing.citation", form="bib", path=path), _FORMS["bib"]),
            FileLink("RIS", page_url("sharing.citation", form="ris", path=path), _FORMS["ris"]),
        ),
        pictures=tuple(pictures),
        print_href=print_href,
        embed_href=page_url("embed_code.embed_code", path=path) if request.endpoint in _EMBEDDED else "",
    )


def map_files(endpoint: str, **values: str | None) -> tuple[FileLink, ...]:
    """Return the ways to a map as a picture."""
    return tuple(
        FileLink(label, page_url(endpoint, name=f"map.{label.lower()}", **values), media_type)
        for label, media_type in (("SVG", "image/svg+xml"), ("PNG", "image/png"))
    )


_FORMS = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}


def _own_path() -> str:
    """Return path and query of the page that is being answered, with what makes it another page."""
    own = [(name, request.args[name]) for name in ("itinerary", "journey", "other", "with") if name in request.args]
    own += [("lang", lang)] if (lang := chosen_language()) else []
    return quote(request.path) + (f"?{urlencode(own)}" if own else "")


@bp.get("/share/qr.svg")
def qr() -> Response:
    """Answer with the QR code of a page of ours in the state that `?path=` tells.

    Raises:
        ParameterError: It is no page of ours.
    """
    path, _endpoint, _values = _page_asked_for()
    svg = qr_code(absolute(quote(request.script_root) + path)).svg()
    # States of pages are without number: the visitor's browser may keep them, the page cache need not.
    return Response(
        svg, content_type="image/svg+xml; charset=utf-8", headers={"Cache-Control": "private, max-age=3600"}
    )


@bp.get(f"/share/cite.<any({', '.join(_FORMS)}):form>")
def citation(form: str) -> Response:
    """Answer with the citation of a page of ours and of the articles that it rests on.

    Raises:
        ParameterError: It is no page of ours.
    """
    path, endpoint, values = _page_asked_for()
    works = works_of(endpoint, values, absolute(quote(request.script_root) + path))
    text = bibtex(works) if form == "bib" else ris(works)
    name = "-".join(value for value in values.values()) or "mapsvc"
    headers = {"Content-Disposition": f"attachment; filename={name}.{form}", "Cache-Control": "private, max-age=3600"}
    return Response(text, content_type=f"{_FORMS[form]}; charset=utf-8", headers=headers)


def _page_asked_for() -> tuple[str, str, dict[str, str]]:
    """Return the address that `?path=` names, written anew from what is known of it, with its endpoint and values."""
    asked = " ".join(request.args.getlist("path"))
    expected = "the path of a page here, such as /journeys/ismet-pasa-1932"
    wrong = ParameterError("path", "".join(sign if sign.isprintable() else "?" for sign in asked[:80]), expected)
    if not asked.startswith("/") or asked.startswith(("//", "/\\")) or len(asked) > _LONGEST_PATH:
        raise wrong
    try:
        parts = urlsplit(asked)
        endpoint, values = current_app.url_map.bind("localhost").match(parts.path, method="GET")
    except (HTTPException, ValueError):
        raise wrong from None
    if endpoint not in _PAGES:
        raise wrong
    query = [(name, value) for name, value in parse_qsl(parts.query) if name in _STATE and _VALUE.fullmatch(value)]
    address = quote(parts.path) + (f"?{urlencode(query)}" if query else "")
    fragment = f"#{parts.fragment}" if parts.fragment and _FRAGMENT.fullmatch(parts.fragment) else ""
    return address + fragment, str(endpoint), dict(values)


def works_of(endpoint: str, values: dict[str, str], url: str) -> tuple[Work, ...]:
    """Return what is cited for a page: itself, then the articles behind it."""
    lang = choice(request.args, "lang", ("tr", "en", "ru")) or current_language()
    atlas = state().atlas
    journey = atlas.journey(values["journey_id"]) if "journey_id" in values else None
    if journey is not None and "stop_id" in values:
        stops = [stop for telling in journey.itineraries for stop in telling.stops if stop.id == values["stop_id"]]
        if not stops:
            raise ParameterError("path", values["stop_id"][:80], "a stop of the journey")
        stop = stops[0]
        told = [stop.evidence, *(one.evidence for one in stop.passages), *(one.evidence for one in stop.visits)]
        spots = [spot for spots in told for spot in spots]
        cited = {spot.source for spot in spots}
        title = atlas.place(stop.place).name(lang)
        page = Work(f"{journey.id}-{stop.id}", title, lang, url=url, part_of=in_words(journey.title, lang))
        return (page, *_articles([source for source in journey.sources if source.file in cited]))
    if journey is not None:
        return (Work(journey.id, in_words(journey.title, lang), lang, url=url), *_articles(journey.sources))
    if "place_id" in values:
        place = atlas.place(values["place_id"])  # type: ignore[arg-type]  # any text may be asked for
        return (Work(place.id, place.name(lang), lang, url=url, part_of=_("Places of the texts")), *_all_articles())
    title = exhibit_title() if endpoint == "pages.home" else _("Comparison of the journeys")
    return (Work(endpoint.partition(".")[2], title, lang, url=url), *_all_articles())


def _all_articles() -> tuple[Work, ...]:
    return _articles([source for journey in state().atlas.journeys for source in journey.sources])


def _articles(sources: Sequence[Source]) -> tuple[Work, ...]:
    """Return the articles as works; their English titles, since the texts as we have them print only those."""
    works = {}
    for source in sources:
        note = _("Article; text file %(file)s, SHA-256 %(hash)s", file=source.file, hash=source.sha256)
        author = source.author or ""
        works[source.key] = Work(
            f"source-{source.key}", source.title["en"], source.language, author, note=note, title_lang="en"
        )
    return tuple(works[key] for key in sorted(works))
