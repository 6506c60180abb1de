"""The house whose style the pages wear: its logo, name and footer, and the colours of the window."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, request
from flask_babel import gettext as _

from mapsvc.theming.serving import FOLDER
from mapsvc.theming.theme import Footer, Picture
from mapsvc.web.languages import current_language
from mapsvc.web.state import state
from routes.journeys import shipped_journeys

__all__ = ["HouseLogo", "HouseView", "exhibit_title", "house", "register", "tells_both_visits"]

_VISITS = {"ismet-pasa-1932", "voroshilov-1933"}


@dataclass(frozen=True, slots=True)
class HouseLogo:
    """A picture of the logo."""

    url: str
    width: int
    height: int
    css_class: str
    """When it shows: on light ground, on dark ground, or always."""


@dataclass(frozen=True, slots=True)
class HouseView:
    """What templates say of the house."""

    name: str
    """Empty for our own look."""
    logos: tuple[HouseLogo, ...]
    """One, or one for each ground; none for our own look."""
    logo_alt: str
    footer: Footer
    paper: str
    """Colour of the window by day."""
    paper_by_night: str


def house() -> HouseView:
    """Return the house in the visitor's language, for templates."""
    theme, lang = state().atlas.theme, current_language()
    logos: list[HouseLogo] = []
    if theme.logo is not None:
        shown = [(theme.logo.light, " by-day"), (theme.logo.night, " by-night")]
        given = [(picture, css) for picture, css in shown if picture is not None]
        logos = [_logo(picture, css if len(given) > 1 else "") for picture, css in given]
    return HouseView(
        theme.name if theme.file else "", tuple(logos), theme.logo_alt(lang), theme.footer_in(lang),
        theme.light.paper, theme.night.paper,
    )  # fmt: skip


def exhibit_title() -> str:
    """Return what all journeys together are called: ours by their theme, others by their house."""
    if any(one.id in _ids() for one in shipped_journeys()):
        title: str = _("Journeys between Ankara and Moscow")
        return title
    return house().name or str(_("Journeys"))


def tells_both_visits() -> bool:
    """Return whether both state visits are told, which our own introductions speak of; a bundle may leave one out."""
    return _ids() >= _VISITS


def _ids() -> set[str]:
    return {journey.id for journey in state().atlas.journeys}


def _logo(picture: Picture, css: str) -> HouseLogo:
    """Return a logo with its size as shown, 40 px high at most, so that nothing moves when it arrives."""
    height = min(picture.height, 40)
    width = max(1, round(picture.width * height / picture.height))
    url = state().assets.url(f"{FOLDER}/{picture.name}", request.script_root)
    return HouseLogo(url, width, height, f"house-logo{css}")


def register(app: Flask) -> None:
    """Give an app's templates the house."""
    app.add_template_global(house)
    app.add_template_global(exhibit_title)
    app.add_template_global(tells_both_visits)
