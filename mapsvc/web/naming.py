"""Cuts accounts where they name a person, a vessel, an institution or a place, and leads from there to what is known.

People, vessels and institutions are linked where a page first names them, places where an account does.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from gazetteer.place import Place, PlaceId
from mapsvc.accounts import Accounts
from mapsvc.web.addresses import page_url
from mapsvc.web.contexts.entries import AccountPiece

__all__ = ["FirstMentions"]


class FirstMentions:
    """What one page has named so far; accounts are to be given in the order of the page."""

    def __init__(
        self,
        accounts: Accounts,
        journey_id: str,
        lang: str,
        href: Callable[[str], str],
        drawn: AbstractSet[PlaceId] = frozenset(),
    ) -> None:
        """Begin a page.

        Args:
            accounts: Knows which account names what.
            journey_id: The journey that the page tells of.
            lang: The language of the page.
            href: Gives the way to an entry by its id.
            drawn: The places that the page's map shows.
        """
        self._accounts, self._journey_id, self._lang, self._href = accounts, journey_id, lang, href
        self._drawn = drawn
        self._named: list[str] = []

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of the entries that were named, in the order of their first mention."""
        return tuple(self._named)

    def pieces(self, account_id: str, text: str) -> tuple[AccountPiece, ...]:
        """Return an account's text, cut where it names something for the first time."""
        pieces: list[AccountPiece] = []
        done = 0
        for start, end, piece in sorted(self._links(account_id, text), key=lambda one: (one[0], -one[1])):
            if start < done:  # within a longer name
                continue
            pieces += [AccountPiece(text[done:start])] if start > done else []
            pieces.append(piece)
            done = end
        return (*pieces, AccountPiece(text[done:])) if done < len(text) else tuple(pieces)

    def _links(self, account_id: str, text: str) -> list[tuple[int, int, AccountPiece]]:
        """Return the spots of an account that become links."""
        links = []
        for entry in self._accounts.entries(self._journey_id, account_id, self._lang):
            if entry.entry not in self._named:
                self._named.append(entry.entry)
                piece = AccountPiece(text[entry.start : entry.end], self._href(entry.entry))
                links.append((entry.start, entry.end, piece))
        seen: set[PlaceId] = set()
        for naming, place in self._accounts.named(self._journey_id, account_id, self._lang):
            if place.id not in seen:
                seen.add(place.id)
                href = page_url("one_place.place_page", place_id=place.id)
                piece = AccountPiece(text[naming.start : naming.end], href, is_place=True, at=self._at(place))
                links.append((naming.start, naming.end, piece))
        return links

    def _at(self, place: Place) -> str:
        """Return where a place lies, for a page whose map does not show it."""
        if place.footprint is None or place.id in self._drawn:
            return ""
        return f"{place.footprint.point.lon:.4f} {place.footprint.point.lat:.4f}"
