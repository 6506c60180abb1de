"""House style: one theme file puts the name, colours, fonts, logo and footer of a house in the place of ours.

`Theme` is the value that renderers take; `OURS` is the look without a file.
"""

from __future__ import annotations

from mapsvc.theming.theme import Theme

__all__ = ["OURS", "Theme"]

OURS = Theme()
"""Our own look."""
