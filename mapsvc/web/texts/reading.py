"""An ingested text, page by page: what a passage found by search or named on a place's page is part of."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from mapsvc.texts.passages import last_seq, paragraphs_from
from mapsvc.texts.store import Document, TextStore
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.contexts.texts import TextPage
from mapsvc.web.languages import current_language
from mapsvc.web.originals import PER_PAGE, SHOWN, Originals, document_key, source_of
from mapsvc.web.pages import shell
from mapsvc.web.parameters import page_number
from mapsvc.web.state import state
from mapsvc.web.texts.tellings import check_page, pager

__all__ = ["bp"]

bp = Blueprint("reading", __name__)


@bp.get("/texts/<key>")
def text_page(key: str) -> str:
    """Show a page of a text, with the names of places marked.

    Raises:
        ParameterError: The text has no such page.
    """
    store = state().texts
    document = _document(store, key) if store is not None else None
    if store is None or document is None:
        abort(404)
    atlas, lang = state().atlas, current_language()
    number = page_number(request.args)
    count = last_seq(store, document.id) + 1
    check_page(number, count, PER_PAGE)
    originals = Originals(atlas, store, lang)
    source = source_of(atlas, document)
    title = in_words(source.title, lang) if source is not None else document.name
    shown = [one for one in paragraphs_from(store, document.id, (number - 1) * PER_PAGE, PER_PAGE) if one.kind in SHOWN]
    page = TextPage(
        shell=shell(f"{title} · {number}", title),
        title=title,
        file=document.name,
        lang=source.language if source is not None else "tr",
        originals=tuple(originals.original(one) for one in shown),
        pager=pager("reading.text_page", number, count, PER_PAGE, key=key),
        source_href=f"{page_url('pages.sources')}#source-{source.key}" if source is not None else "",
    )
    return render_template("text.html", page=page)


def _document(store: TextStore, key: str) -> Document | None:
    return next((one for one in store.documents() if document_key(one) == key), None)
