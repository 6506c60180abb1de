"""A journey file to begin with: commented, sound for the reader, and marked wherever something is still to do."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from gazetteer.turkish import search_key
from routes.errors import JourneyFileError

__all__ = ["NO_EVIDENCE", "SOME_PLACES", "TO_DO", "proposed_id", "skeleton"]

TO_DO = "To do"
"""What a text begins with that is still to be written; the checks look for it."""
NO_EVIDENCE = (0, 1)
"""The range that stands for evidence still to be found."""
SOME_PLACES = {"first": "ankara", "second": "istanbul"}
"""The stops of a skeleton and the places that stand there until others are written."""
_NO_TEXT = ("text.txt", "0" * 64)


def skeleton(journey_id: str, source: tuple[str, bytes] | None = None) -> str:
    """Return the text of a journey file for an id.

    Args:
        journey_id: Small ASCII letters, digits, single hyphens.
        source: Name and content of the text that tells the journey.

    Raises:
        JourneyFileError: The id cannot be one; proposes another.
    """
    good = proposed_id(journey_id)
    if journey_id != good or not good:
        expected = f"small letters a-z, digits and single hyphens, such as {good or 'my-journey-1932'}"
        raise JourneyFileError(journey_id, 1, "not an id of a journey", journey_id, expected)
    name, sha256 = _NO_TEXT if source is None else (source[0], hashlib.sha256(source[1]).hexdigest())
    text = (files("routes") / "data" / "skeleton.yaml").read_text(encoding="utf-8")
    return text.format(id=journey_id, file=_quoted(name), sha256=sha256)


def proposed_id(name: str) -> str:
    """Return the id that is nearest to a name: `Uzmanların gezisi 1932` gives `uzmanlarin-gezisi-1932`.

    Letters that are not Latin are left out; a name of nothing else gives the empty text.
    """
    words = ("".join(filter(str.isascii, search_key(word))) for word in name.replace("-", " ").split())
    return "-".join(filter(None, words))[:80].strip("-")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
