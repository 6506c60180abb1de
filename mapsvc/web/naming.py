"""Cuts accounts where a page first names a person, a vessel or an institution, and leads from there to its entry."""

from __future__ import annotations

from collections.abc import Callable

from mapsvc.accounts import Accounts
from mapsvc.web.contexts_entries import AccountPiece

__all__ = ["FirstMentions"]


class FirstMentions:
    """What one page has named so far; accounts are to be given in the order of the page."""

    def __init__(self, accounts: Accounts, journey_id: str, lang: str, href: Callable[[str], str]) -> None:
        """Begin a page.

        Args:
            accounts: Knows which account names what.
            journey_id: The journey that the page tells of.
            lang: The language of the page.
            href: Gives the way to an entry by its id.
        """
        self._accounts, self._journey_id, self._lang, self._href = accounts, journey_id, lang, href
        self._named: list[str] = []

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of the entries that were named, in the order of their first mention."""
        return tuple(self._named)

    def pieces(self, account_id: str, text: str) -> tuple[AccountPiece, ...]:
        """Return an account's text, cut where it names something for the first time on the page."""
        pieces: list[AccountPiece] = []
        done = 0
        for naming in self._accounts.entries(self._journey_id, account_id, self._lang):
            if naming.entry in self._named:
                continue
            self._named.append(naming.entry)
            pieces += [AccountPiece(text[done : naming.start])] if naming.start > done else []
            pieces.append(AccountPiece(text[naming.start : naming.end], self._href(naming.entry)))
            done = naming.end
        return (*pieces, AccountPiece(text[done:])) if done < len(text) else tuple(pieces)
