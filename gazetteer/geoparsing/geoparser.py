"""From a text to the places that it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gazetteer.geoparsing.layout import Context, Layout
from gazetteer.geoparsing.lexicon import Guard, Lexicon
from gazetteer.geoparsing.metonymy import is_metonym, is_metonym_in_citation, is_prose
from gazetteer.geoparsing.recognition import Recogniser
from gazetteer.geoparsing.resolution import resolve
from gazetteer.geoparsing.textmap import CleanText
from gazetteer.place import PlaceType
from gazetteer.turkish import fold

__all__ = ["Mention", "geoparse"]

_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Mention:
    """A spot of a text that names a place."""

    source: str
    """Name of the text's file, without folder."""
    start: int
    end: int
    """Code points of the raw text, half-open; endings of the word are outside."""
    surface: str
    """The raw stretch, with its line breaks and torn letters."""
    name: str
    """The standard Turkish name in the text's time."""
    place: str | None
    """Id in the curated gazetteer."""
    type: PlaceType
    lat: float | None
    lon: float | None
    metonym: bool
    """It stands for a government, a treaty or a body that is named after it."""
    context: Context
    confidence: float
    """How sure it is that this place is meant, 0 to 1."""


def geoparse(text: str, source: str = "") -> tuple[Mention, ...]:
    """Return the places that a Turkish text names, in its order. Never raises, whatever the text.

    Args:
        text: The raw text, as the file has it.
        source: What to call it in the result.

    Examples:
        >>> found = geoparse("Heyet Lozan Konferansı için Odessa’dan ayrıldı.")
        >>> [(one.surface, one.name, one.metonym) for one in found]
        [('Lozan', 'Lozan', True), ('Odessa', 'Odesa', False)]
    """
    clean = CleanText(text)
    folded = fold(clean.text)
    layout = Layout(text)
    mentions: list[Mention] = []
    names = _recogniser().find(clean.text, folded)

    def is_story(offset: int) -> bool:
        return layout.context(clean.raw_offset(offset)) is not Context.BIBLIOGRAPHIC

    for found, place in zip(names, resolve(names, clean.text, is_story), strict=True):
        start, end = clean.raw_span(found.start, found.end)
        context = layout.context(start)
        if context is Context.BIBLIOGRAPHIC and is_prose(clean.text, found.end):
            context = Context.FOOTNOTE
        if context is Context.BIBLIOGRAPHIC and found.name.guard is Guard.PERSON and found.evidence < _SURE:
            continue  # in a citation it is an author
        metonym = is_metonym(clean.text, folded, found.start, found.end, place.type, place.name) or (
            context is Context.BIBLIOGRAPHIC
            and is_metonym_in_citation(clean.text, folded, found.start, found.end, place.type)
        )
        mentions.append(
            Mention(
                source, start, end, text[start:end], place.name, place.place, place.type, place.lat, place.lon,
                metonym, context, place.confidence,
            )
        )  # fmt: skip
    return tuple(mentions)


@cache
def _recogniser() -> Recogniser:
    return Recogniser(Lexicon.shipped())
