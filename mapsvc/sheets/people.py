"""Who is named in the accounts of which stop: people that the entries know, found by the names that accounts use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.russian import is_form, is_russian, plain
from mapsvc.sheets.extract import Extract
from mapsvc.sheets.sentences import has_day, sentences
from routes.entries import Entry, EntryKind
from routes.itinerary import LocalText, Stop

__all__ = ["Mentioned", "is_named", "mentioned"]

_SHORTEST, _LONGEST = 40, 230
"""Of a sentence that is worth reading and that a class reads at once."""
_TITLES = re.compile(r"^(?:General|Profesör|Professor|генерал|профессор) |[ -](?:Bey|Hanım|Paşa|Pasha|бей|ханым|паша)$")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A person in a sentence of our account of a stop."""

    person: str
    core: str
    """The name without title and first name."""
    stop: Stop
    sentence: str
    is_event: bool
    """Whether the sentence tells of something that happened there; others may speak of people who were elsewhere."""


def mentioned(of: Extract) -> list[Mentioned]:
    """Return people whom the accounts of one place alone name, in sentences that name no stop and no other of them."""
    entries = [
        entry for entry in of.atlas.entries
        if entry.kind is EntryKind.PERSON and of.journey.id in entry.journeys
    ]  # fmt: skip
    # A name that two places share would have two right answers: all stops count, also those beyond the stretch.
    told = [(stop, " ".join(text["en"] for text in _texts(stop))) for stop in of.whole[0].stops]
    places = [of.name(stop) for stop in of.whole[0].stops]
    found = []
    for entry in entries:
        pattern = _pattern(sorted(_names(entry)))
        if len({stop.place for stop, text in told if pattern.search(text)}) != 1:
            continue
        person = entry.names.get(of.lang)
        if not person:
            continue
        core = _TITLES.sub("", person).split()[-1]
        for stop in of.first.stops:
            for is_event, texts in ((True, [visit.summary for visit in stop.visits]), (False, _passages(stop))):
                naming = [one for one in _sentences(texts, of.lang) if is_named(core, one)]
                fitting = [one for one in naming if not any(is_named(place.split()[-1], one) for place in places)]
                if fitting:
                    found.append(Mentioned(person, core, stop, fitting[0], is_event))
                    break
    return found


def _names(entry: Entry) -> set[str]:
    return set(entry.names.values()) | set(entry.variants)


def _pattern(names: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))


def _passages(stop: Stop) -> list[LocalText]:
    return [passage.text for passage in stop.passages]


def _texts(stop: Stop) -> list[LocalText]:
    return _passages(stop) + [visit.summary for visit in stop.visits]


def _sentences(texts: list[LocalText], lang: str) -> list[str]:
    """Return the sentences of accounts that stand for themselves."""
    return [one for text in texts for one in sentences(text.get(lang) or "") if _is_fit(one, lang)]


def _is_fit(sentence: str, lang: str) -> bool:
    """Return whether a sentence can be read at once and tells no date, which would stand on the map's lines."""
    return _SHORTEST <= len(sentence) <= _LONGEST and not has_day(sentence, lang)


def is_named(name: str, sentence: str) -> bool:
    """Return whether a sentence has a name, with the ending of a case or without.

    >>> is_named("Kodatski", "Akşam yemeğinde Kodatski’nin konukları vardı."), is_named("Вавилов", "он писал Вавилову")
    (True, True)
    """
    if not is_russian(name):
        return re.search(rf"\b{re.escape(name)}", sentence) is not None
    words = (plain(word).lower() for word in re.findall(r"\w+", sentence) if word[0].isupper())
    return any(is_form(word, plain(name).lower()) for word in words)
