"""Accounts as the reading pages show them: words around what was found, where they stand, the way there."""

from __future__ import annotations

from flask_babel import ngettext

from mapsvc.accounts import Account, Found
from mapsvc.dates import date_text
from mapsvc.errors import ParameterError
from mapsvc.service import Atlas
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.contexts.texts import Excerpt, Pager
from mapsvc.web.texts.snippets import excerpt

__all__ = ["account_excerpt", "account_href", "check_page", "pager", "passage_count", "stop_label"]


def stop_label(account: Account, atlas: Atlas, lang: str) -> str:
    """Return the journey and the stop of an account; of a programme also that."""
    parts = [in_words(account.journey.short_title, lang)]
    if account.itinerary is not account.journey.itineraries[0]:
        parts.append(in_words(account.itinerary.title, lang))
    parts.append(f"{account.stop.seq} {atlas.place(account.stop.place).name(lang)}")
    return " · ".join(parts)


def account_href(account: Account) -> str:
    """Return where an account stands on the page of its stop."""
    address = page_url("pages.stop_page", journey_id=account.journey.id, stop_id=account.stop.id)
    return f"{address}#{account.anchor}"


def account_excerpt(found: Found, atlas: Atlas, lang: str) -> Excerpt:
    """Return an account with the spots found in it marked."""
    text, used = found.account.told(lang)
    return Excerpt(
        pieces=excerpt(text, found.marks),
        lang=used,
        where=stop_label(found.account, atlas, lang),
        when=date_text(found.account.date, lang, clock=False),
        href=account_href(found.account),
        is_account=True,
        journey_id=found.account.journey.id,
    )


def passage_count(number: int) -> str:
    """Return a number of passages in words."""
    return str(ngettext("%(num)d passage", "%(num)d passages", number))


def check_page(number: int, total: int, size: int) -> None:
    """Refuse a page that a list does not have.

    Raises:
        ParameterError: There is no such page.
    """
    last = max(1, -(-total // size))
    if number > last:
        raise ParameterError("page", str(number), f"a whole number from 1 to {last}")


def pager(endpoint: str, number: int, total: int, size: int, **values: str | None) -> Pager:
    """Return the ways to the pages before and after one of a list."""
    last = max(1, -(-total // size))

    def href(page: int) -> str:
        if not 1 <= page <= last:
            return ""
        return page_url(endpoint, page=str(page) if page > 1 else None, **values)

    return Pager(number, last, href(number - 1), href(number + 1))
