"""From a text to the places that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gazetteer.geoparsing.confidence import Ground, Signs, Way, confidence
from gazetteer.geoparsing.found import Found
from gazetteer.geoparsing.layout import Context, Layout
from gazetteer.geoparsing.lexicon import Guard, Lexicon
from gazetteer.geoparsing.metonymy import is_listed_with, is_metonym, is_metonym_in_citation, is_prose
from gazetteer.geoparsing.recognition import Recogniser
from gazetteer.geoparsing.resolution import Resolved, resolve
from gazetteer.geoparsing.ships import is_ship_again, ships_of
from gazetteer.geoparsing.textmap import CleanText
from gazetteer.place import PlaceType
from gazetteer.store import Gazetteer
from gazetteer.turkish import APOSTROPHES, fold

__all__ = ["Mention", "Reason", "explained", "geoparse"]

_BEHIND = tuple(APOSTROPHES)
_OFTEN, _SHORT = 3, 3


class Mention(NamedTuple):
    """A spot of a text that names a place; a tuple, since there are a hundred thousand and speed counts."""

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


class Reason(NamedTuple):
    """Why a stretch counts as a mention of a place."""

    ground: Ground
    way: Way
    share: float
    """What the place has of the likelihood of all that bear the name."""
    signs: Signs
    """What else speaks for it or against it."""


def geoparse(text: str, source: str = "", gazetteer: Gazetteer | None = None) -> tuple[Mention, ...]:
    """Return the places that a Turkish text names, in its order. Never raises, whatever the text.

    Args:
        text: The raw text, as the file has it.
        source: What to call it in the result.
        gazetteer: The shipped places with others; their names come before those of the lists.

    Examples:
        >>> found = geoparse("Heyet Lozan Konferansı için Odessa’dan ayrıldı.")
        >>> [(one.surface, one.name, one.metonym) for one in found]
        [('Lozan', 'Lozan', True), ('Odessa', 'Odesa', False)]
    """
    return tuple(mention for mention, _ in _mentions(text, source, gazetteer))


def explained(text: str, source: str = "") -> Iterator[tuple[Mention, Reason]]:
    """Yield what `geoparse` returns, each mention with the reason for it."""
    yield from _mentions(text, source)


def _mentions(text: str, source: str, gazetteer: Gazetteer | None = None) -> Iterator[tuple[Mention, Reason]]:
    clean = CleanText(text)
    folded = fold(clean.text)
    layout = Layout(text)
    gazetteer = Gazetteer.shipped() if gazetteer is None else gazetteer
    names = _recogniser(gazetteer).find(clean.text, folded)

    def is_story(offset: int) -> bool:
        return layout.context(clean.raw_offset(offset)) is not Context.BIBLIOGRAPHIC

    places = resolve(names, clean.text, folded, is_story, gazetteer)
    metonyms = _metonyms(clean.text, folded, names, places)
    times = Counter(one.name.text for one in names)
    for found, place, stands_for_other in zip(names, places, metonyms, strict=True):
        start, end = clean.raw_span(found.start, found.end)
        context = layout.context(start)
        if context is Context.BIBLIOGRAPHIC and is_prose(clean.text, found.end):
            context = Context.FOOTNOTE
        is_weak = found.name.guard in (Guard.PERSON, Guard.RARE) and found.ground > Ground.PLACE_WORD
        if context is Context.BIBLIOGRAPHIC and (is_weak or found.ground is Ground.SETTING):
            continue  # in a citation it is an author
        metonym = stands_for_other or (
            context is Context.BIBLIOGRAPHIC
            and is_metonym_in_citation(clean.text, folded, found.start, found.end, place.type)
        )
        signs = Signs(
            found.name.guard in (Guard.WORD, Guard.RARE),
            clean.text.startswith(_BEHIND, found.end),
            times[found.name.text] >= _OFTEN,
            found.end - found.start <= _SHORT,
            found.is_extended,
        )
        sure = confidence(found.ground, place.type, place.way, place.share, signs)
        mention = Mention(
            source, start, end, text[start:end], place.name, place.place, place.type, place.lat, place.lon,
            metonym, context, sure,
        )  # fmt: skip
        yield mention, Reason(found.ground, place.way, place.share, signs)


def _metonyms(text: str, folded: str, names: Sequence[Found], places: Sequence[Resolved]) -> list[bool]:
    """Return which names stand for something else, outside citations; a list of capitals goes with its last."""
    ships = ships_of(text)
    metonyms: list[bool] = []
    following = -1
    for place, one in zip(reversed(places), reversed(names), strict=True):
        is_one = (
            is_metonym(text, folded, one.start, one.end, place.type, place.name, following)
            or (bool(ships) and is_ship_again(folded, one.start, one.end, ships))
            or (bool(metonyms) and metonyms[-1] and is_listed_with(text, one.end, following, place.name))
        )
        metonyms.append(is_one)
        following = one.start
    return metonyms[::-1]


@lru_cache(maxsize=2)
def _recogniser(gazetteer: Gazetteer) -> Recogniser:
    return Recogniser(Lexicon.of(gazetteer))
