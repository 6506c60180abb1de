"""What of a house style stands on a sheet: faces, logo, name and footer. The colours come with the journey's look."""

from __future__ import annotations

import base64
from typing import Any

from mapsvc.theming import Theme
from mapsvc.theming.theme import Face, Picture

__all__ = ["font_folder", "house_faces", "house_logo", "house_part"]


def house_faces(theme: Theme) -> dict[str, list[str]]:
    """Return the families that text is set in, the house's first; only files count, for the press knows no other."""
    return {"serif": _families(theme.serif, "PT Serif"), "sans": _families(theme.sans, "PT Sans")}


def _families(face: Face, ours: str) -> list[str]:
    return [*dict.fromkeys(font.family for font in face.files), ours]


def font_folder(theme: Theme) -> str:
    """Return where the press finds the house's fonts; empty where it has none."""
    files = (*theme.serif.files, *theme.sans.files)
    if not files:
        return ""
    from mapsvc.theming.fonts import press_folder  # noqa: PLC0415  most houses set our letters

    return press_folder(files)


def house_part(theme: Theme, lang: str) -> dict[str, Any]:
    """Return the house's name and footer in a language; nothing of our own look."""
    footer = [{"text": part.text, "href": part.href} for part in theme.footer_in(lang)]
    return {"name": theme.name if theme.file else "", "footer": footer}


def house_logo(theme: Theme, lang: str, *, is_mono: bool) -> dict[str, Any] | None:
    """Return the logo as SVG with what it says; None where there is none for this ink."""
    picture = theme.logo_on_paper(is_mono=is_mono)
    if picture is None:
        return None
    return {"svg": _svg(picture), "alt": theme.logo_alt(lang), "ratio": round(picture.width / picture.height, 4)}


def _svg(picture: Picture) -> str:
    """Return a picture as SVG, pixels within one: the press takes one form."""
    if picture.name.endswith(".svg"):
        return picture.content.decode()
    data = base64.b64encode(picture.content).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture.width} {picture.height}" {size}>'
        f'<image {size} href="data:{picture.media_type};base64,{data}"/></svg>'
    )
