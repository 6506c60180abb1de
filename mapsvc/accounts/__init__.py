"""Our own accounts of the journeys, as texts that can be searched and in which places are named."""

from mapsvc.accounts.account import Account
from mapsvc.accounts.collection import Accounts, Found, NamedPlace
from mapsvc.accounts.entries import EntryNaming
from mapsvc.accounts.namings import Naming

__all__ = ["Account", "Accounts", "EntryNaming", "Found", "NamedPlace", "Naming"]
