"""The page of people, vessels and institutions: who and what the journeys name."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_babel import gettext as _

from mapsvc.web.contexts.pages import PeoplePage
from mapsvc.web.languages import current_language
from mapsvc.web.pages import shell
from mapsvc.web.state import state
from mapsvc.web.who import entry_groups

__all__ = ["bp"]

bp = Blueprint("people", __name__)


@bp.get("/people")
def people_page() -> str:
    """Show every entry with its evidence and the stops that name it."""
    lang = current_language()
    description = _("People, vessels and institutions of the journeys, each with what the sources tell.")
    page = PeoplePage(shell(_("Who is who"), description), entry_groups(state().atlas, state().accounts, lang))
    return render_template("people.html", page=page)
