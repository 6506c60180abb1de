"""What a theme puts among the static files: the palette's style sheet, the logo, the fonts."""

from __future__ import annotations

from collections.abc import Iterator

from mapsvc.maps.style import FACES, css_variables, font_faces
from mapsvc.theming.theme import Face, FaceFile, Logo, Picture, Theme

__all__ = ["FOLDER", "served_files", "style_sheet"]

FOLDER = "theme"
"""Part of the address of what a house brings along."""
_FORMATS = {"woff2": "woff2", "ttf": "truetype", "otf": "opentype"}
_HOUSE = """\
.house-logo { width: auto; height: auto; max-height: 40px; max-width: 12rem; }
.embed .house-logo { max-height: 1.5em; margin-right: 0.75em; vertical-align: middle; }
.masthead .home-link .house-logo { width: auto; height: min(2.25em, 40px); max-width: 12rem; margin-right: 1rem; object-fit: contain; object-position: left; }
@media (max-width: 48rem) { .masthead .home-link .house-logo { height: 28px; max-width: 4.75rem; margin-right: 0; } }
@media (max-width: 26rem) { .masthead .home-link a { width: auto; } .masthead .home-link .house-logo { max-width: 3.5rem; } }
.house-name { font-weight: 600; color: var(--ink); }
"""  # noqa: E501  a style sheet
_TWO_LOGOS = """\
.house-logo.by-night, :root[data-theme="night"] .house-logo.by-day { display: none; }
:root[data-theme="night"] .house-logo.by-night { display: inline; }
@media (prefers-color-scheme: dark) {
:root:not([data-theme="light"]) .house-logo.by-day { display: none; }
:root:not([data-theme="light"]) .house-logo.by-night { display: inline; }
}
"""


def style_sheet(theme: Theme) -> str:
    """Return the sheet that stands in the place of `css/palette.css`; the same for our own look."""
    faces = _faces(theme.serif, "serif") + _faces(theme.sans, "sans")
    house = _HOUSE if theme.file else ""
    house += _TWO_LOGOS if theme.logo is not None and theme.logo.night is not None else ""
    return css_variables(theme.light, theme.night, faces) + house


def served_files(theme: Theme) -> Iterator[tuple[str, bytes, str]]:
    """Yield name, content and media type of what the house brings along."""
    if theme.logo is not None:
        for picture in _pictures(theme.logo):
            yield f"{FOLDER}/{picture.name}", picture.content, picture.media_type
    for font in (*theme.serif.files, *theme.sans.files):
        yield f"{FOLDER}/{font.name}", font.content, font.media_type


def _pictures(logo: Logo) -> list[Picture]:
    return [picture for picture in (logo.light, logo.night) if picture is not None]


def _faces(face: Face, kind: str) -> str:
    """Return the rules of one of our two families, with what the house has in the place of our files.

    The names of the families stay, so that style sheets, maps and scripts need not know whose letters they set.
    """
    ours = [one for one in FACES if one[0].startswith(kind)]
    if face.families:
        return font_faces(ours, {file: _local(face.families, weight) for file, _, weight in ours})
    if not face.files:
        return font_faces(ours)
    weights = {font.weight for font in face.files}
    # Letters that the house's font does not have come from ours; a bold that it does not have is made from its own.
    return font_faces([one for one in ours if one[2] in weights]) + "".join(
        _rule(font, ours[0][1]) for font in face.files
    )


def _local(families: tuple[str, ...], weight: int) -> str:
    styles = ("", " Regular", "-Regular") if weight == 400 else (" Bold", "-Bold")
    return "".join(f'local("{family}{style}"), ' for family in families for style in styles)


def _rule(font: FaceFile, family: str) -> str:
    form = _FORMATS[font.name.rpartition(".")[2]]
    adjust = f" size-adjust: {font.size_adjust * 100:g}%;" if font.size_adjust != 1 else ""
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {font.weight}; font-display: swap;{adjust} '
        f'src: url("../{FOLDER}/{font.name}") format("{form}"); }}\n'
    )
