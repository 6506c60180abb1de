"""What a view may know of its app: the atlas, accounts and texts, the assets and the settings it was created with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from mapsvc.accounts import Accounts
from mapsvc.assets import Assets
from mapsvc.features import Catalogue
from mapsvc.reconciling import Suggestions
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.texts.present import PresentTexts
from mapsvc.texts.store import TextStore

__all__ = ["State", "attach", "state"]

_KEY = "mapsvc"


@dataclass(frozen=True, slots=True)
class State:
    """The values of one app; only the store of texts changes while it runs."""

    atlas: Atlas
    assets: Assets
    settings: Settings
    accounts: Accounts
    features: Catalogue
    suggestions: Suggestions
    present_texts: PresentTexts

    @property
    def texts(self) -> TextStore | None:
        """The store of texts as it is now; None where no text was ingested."""
        return self.present_texts()


def attach(app: Flask, values: State) -> None:
    """Keep the values with the app."""
    app.extensions[_KEY] = values


def state() -> State:
    """Return the values of the app that answers the current request."""
    return cast(State, current_app.extensions[_KEY])
