"""A long itinerary as several: what a page, a map or a sheet can hold is a stretch of it.

A journey of thousands of stops would make pages of megabytes and maps of nothing but symbols. So each itinerary is cut
into parts, which are itineraries of their own: the first keeps the id, the next are `<id>-2`, `<id>-3` ...
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from routes.itinerary import Itinerary, Journey

__all__ = ["MOST_STOPS", "in_parts"]

MOST_STOPS = 250
"""Stops of a part; the longest journey that ships has some thirty."""
_WORDS = {"tr": "durak", "en": "stops", "ru": "остановки"}


def in_parts(journey: Journey, most: int = MOST_STOPS) -> Journey:
    """Return a journey whose itineraries have at most so many stops; a leg from part to part is in neither."""
    if all(len(one.stops) <= most for one in journey.itineraries):
        return journey
    taken = {one.id for one in journey.itineraries}
    parts = tuple(part for one in journey.itineraries for part in _parts(one, most, taken))
    return replace(journey, itineraries=parts)


def _parts(whole: Itinerary, most: int, taken: set[str]) -> Iterator[Itinerary]:
    if len(whole.stops) <= most:
        yield whole
        return
    for number, first in enumerate(range(0, len(whole.stops), most), 1):
        stops = whole.stops[first : first + most]
        ids = {stop.id for stop in stops}
        legs = tuple(leg for leg in whole.legs if leg.from_stop in ids and leg.to_stop in ids)
        span = f"{first + 1}–{first + len(stops)}"
        title = {lang: f"{text}, {_WORDS.get(lang, _WORDS['en'])} {span}" for lang, text in whole.title.items()}
        yield Itinerary(whole.id if number == 1 else _free(f"{whole.id}-{number}", taken), title, stops, legs)


def _free(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "-x"
    taken.add(wanted)
    return wanted
