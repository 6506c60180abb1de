"""What an embed is asked to show: `?story=&timeline=&theme=&start=`, as said in its address."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from mapsvc.web.parameters import choice

__all__ = ["STARTS", "THEMES", "Asked", "asked_from", "height_px"]

THEMES = ("auto", "light", "dark")
"""As the visitor's system wishes, or always the one."""
STARTS = ("load", "press")
"""Whether the map comes to life as it loads, or is a picture until somebody presses it: long articles stay light."""
_YES_NO = ("0", "1")
_BESIDE_PX = 680
"""From this width on the story stands beside the map, as `embed.css` has it."""
_FOOT_PX, _TIMELINE_PX = 36, 122


@dataclass(frozen=True, slots=True)
class Asked:
    """How an embed looks and opens; the defaults are those of its bare address."""

    has_story: bool = True
    has_timeline: bool = False
    theme: str = THEMES[0]
    start: str = STARTS[0]

    def query(self) -> dict[str, str]:
        """Return what of it an address has to say: all that is not the default."""
        said = {
            "story": "" if self.has_story else "0",
            "timeline": "1" if self.has_timeline else "",
            "theme": self.theme if self.theme != THEMES[0] else "",
            "start": self.start if self.start != STARTS[0] else "",
        }
        return {name: value for name, value in said.items() if value}


def asked_from(args: MultiDict[str, str]) -> Asked:
    """Read an address.

    Raises:
        ParameterError: A value is none of those that there are.
    """
    return Asked(
        has_story=choice(args, "story", _YES_NO) != "0",
        has_timeline=choice(args, "timeline", _YES_NO) == "1",
        theme=choice(args, "theme", THEMES) or THEMES[0],
        start=choice(args, "start", STARTS) or STARTS[0],
    )


def height_px(width_px: int, asked: Asked) -> int:
    """Return how high a frame of a width should be, about; the embed itself then tells the height to the pixel.

    >>> height_px(640, Asked()), height_px(900, Asked()), height_px(280, Asked(has_story=False))
    (676, 612, 276)
    """
    if not asked.has_story:
        map_px = min(640, max(240, round(0.62 * width_px)))
    elif width_px < _BESIDE_PX:
        map_px = min(640, max(420, round(1.5 * width_px)))
    else:
        map_px = min(680, max(440, round(0.64 * width_px)))
    return map_px + _FOOT_PX + (_TIMELINE_PX if asked.has_timeline else 0)
