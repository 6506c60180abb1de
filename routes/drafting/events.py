"""What a text tells of travelling, sentence by sentence: arrivals, departures, visits, each with its day and words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from gazetteer.documents import Kind, Paragraph
from gazetteer.geoparsing import DateMention, Mention
from gazetteer.place import PlaceType
from gazetteer.store import Gazetteer
from gazetteer.turkish import fold, search_key
from routes.drafting.motion import EventKind, kind_of, relations_of
from routes.drafting.verbs import Deed, Verb, mode_in, next_verb, vessel_in
from routes.edtf import Edtf
from routes.errors import EdtfError
from routes.itinerary import TravelMode
from routes.linking.naming import Relation
from routes.linking.narrative import split_sentences

__all__ = ["NOWHERE", "Event", "Site", "Told", "events_of"]

Spot = TypeVar("Spot", Mention, DateMention)


@dataclass(frozen=True, slots=True)
class Site:
    """A place as far as a draft needs it."""

    place: str | None
    """Id in the gazetteer."""
    name: str
    type: PlaceType
    lon: float | None
    lat: float | None

    @property
    def key(self) -> str:
        """What two mentions of one place have in common."""
        return self.place or self.name


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a sentence tells of a place."""

    kind: EventKind
    city: Site
    """The place of the stop."""
    venue: Site | None
    """Where in it, for a visit."""
    day: Edtf | None
    """As the sentence has it."""
    is_day_stated: bool
    """The text names the day itself, not "the next day" or a clock time alone."""
    start: int
    end: int
    """Code points of the raw file: the sentence."""
    footnotes: tuple[str, ...]
    mode: TravelMode | None
    vessel: str | None
    sentence: int
    """Number of the sentence in the text."""
    is_present: bool = False
    """It says that somebody is there."""
    is_plan: bool = False
    is_outing: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells of travelling."""

    events: tuple[Event, ...]
    """In the order of the text."""
    days: tuple[tuple[int, Edtf], ...]
    """The days that it states, each with the number of its sentence."""
    named: tuple[tuple[int, Site], ...] = ()
    """The towns that it names, each with the number of its sentence."""
    sentences: int = 0
    """How many it has."""


NOWHERE = Site(None, "", PlaceType.SETTLEMENT, None, None)
"""Where the travellers are, for what names no place."""

_OFFICE = re.compile(
    r"\s+(?:\w+\s+)?(?:mebus|milletvekil|vali|büyükelçi|elçi|sefir|belediye|kolordu|halkı|müdür|bakan)"
)
_LONG_AGO = re.compile(r"\b(?:yıl|sene|ay) (?:önce|evvel)")
_CITATION = re.compile(r"\bs\.\s?\d|\bbakınız\b|\bbkz\b|\ba\.g\.[em]\b")
_HAS_DAY = re.compile(r"\d\D{0,3}[a-zçğıöşü]{3}|\d[./]\d{1,2}[./]\d")
_QUAY_WORDS = frozenset({"quay", "station", "port", "street", "square"})
_CITY_TYPES = (PlaceType.SETTLEMENT, PlaceType.QUARTER)
_QUOTES = re.compile(r"[“”\"]")


def events_of(
    paragraphs: Iterable[Paragraph], mentions: Sequence[Mention], dates: Sequence[DateMention], gazetteer: Gazetteer,
    year: int | None = None,
) -> Told:  # fmt: skip
    """Return the events of a text's body.

    Args:
        paragraphs: Of the document.
        mentions: Names of places in it, by their raw offsets.
        dates: The same for dates.
        gazetteer: Knows which place lies in which.
        year: Of the journey: dates without a year are of it, whatever year a speech named before, unless the paragraph
            has a whole date of another year before them.
    """
    reader = _Reader(mentions, dates, gazetteer, year)
    found: list[Event] = []
    for paragraph in paragraphs:
        if paragraph.kind is Kind.BODY:
            found += reader.of_paragraph(paragraph)
    return Told(tuple(found), tuple(reader.days), tuple(reader.named), reader.sentence)


class _Reader:
    def __init__(
        self, mentions: Sequence[Mention], dates: Sequence[DateMention], gazetteer: Gazetteer, year: int | None
    ) -> None:
        self.year = year
        usable = [one for one in mentions if not one.metonym and str(one.context) == "narrative"]
        self.mentions = sorted(usable, key=lambda one: one.start)
        self.dates = sorted(dates, key=lambda one: one.start)
        self.gazetteer = gazetteer
        self.sentence = 0
        self.days: list[tuple[int, Edtf]] = []
        self.named: list[tuple[int, Site]] = []
        self.base: date | None = None
        self.year_here: int | None = None  # that of the last whole date of the paragraph

    def of_paragraph(self, paragraph: Paragraph) -> Iterator[Event]:
        text = paragraph.text
        self.year_here = None
        spoken = _spoken(text)
        names = [
            (inside, one)
            for one in _within(self.mentions, paragraph.start, paragraph.end)
            if (inside := paragraph.content.from_raw(one.start, one.end)) and not _covers(spoken, inside[0])
        ]
        dates = [
            (inside, one)
            for one in _within(self.dates, paragraph.start, paragraph.end)
            if (inside := paragraph.content.from_raw(one.start, one.end)) and not _covers(spoken, inside[0])
        ]
        for first, last in split_sentences(text):
            self.sentence += 1
            here = [((a - first, b - first), one) for (a, b), one in names if first <= a < last]
            days = [((a - first, b - first), one) for (a, b), one in dates if first <= a < last]
            start, end = paragraph.content.to_raw(first, last)
            notes = tuple(call.label for call in paragraph.calls if first <= call.start < last + 2)
            yield from self._of_sentence(text[first:last], here, days, (start, end, notes))

    def _of_sentence(
        self, text: str, names: list[tuple[tuple[int, int], Mention]],
        days: list[tuple[tuple[int, int], DateMention]], where: tuple[int, int, tuple[str, ...]],
    ) -> Iterator[Event]:  # fmt: skip
        folded = fold(text)
        times = self._times(text, days)
        self.named += ((self.sentence, sites[0]) for _, name in names if (sites := self._sites(name)) and not sites[1])
        if _LONG_AGO.search(folded) or _CITATION.search(folded):
            return
        self.days += ((self.sentence, time.edtf) for _, time in times if time.is_stated)
        is_told = False
        for event in self._of_names(text, folded, names, times, where):
            is_told = True
            yield event
        verb = next_verb(folded, 0)
        if not is_told and verb is not None and verb.deed is Deed.DEPART and not verb.is_plan and times:
            time = _nearest(times, verb.end)
            if time is not None:
                yield Event(
                    EventKind.DEPARTURE, NOWHERE, None, time.edtf, time.is_stated, *where, mode_in(folded),
                    vessel_in(text), self.sentence,
                )  # fmt: skip

    def _of_names(
        self, text: str, folded: str, names: list[tuple[tuple[int, int], Mention]], times: Sequence[tuple[int, _Time]],
        where: tuple[int, int, tuple[str, ...]],
    ) -> Iterator[Event]:  # fmt: skip
        """Yield what a sentence tells of the places that it names."""
        relations = relations_of(folded, [span for span, _ in names])
        for ((_, end), mention), relation in zip(names, relations, strict=True):
            if _OFFICE.match(folded, end):
                continue
            verb = next_verb(folded, end)
            sites = self._sites(mention)
            kind = kind_of(relation, verb, folded[end:], None if sites is None else sites[1] is not None)
            if sites is None or kind is None:
                continue
            time = _nearest(times, verb.end if verb else len(text))
            is_plan = verb is not None and verb.is_plan and not _sets_out(folded, verb)
            is_outing = verb is not None and verb.is_outing
            city, venue = sites
            yield Event(
                kind, city, venue, time.edtf if time else None, time is not None and time.is_stated, *where,
                mode_in(folded), vessel_in(text), self.sentence, relation is Relation.AT, is_plan, is_outing,
            )  # fmt: skip

    def _times(self, text: str, days: Sequence[tuple[tuple[int, int], DateMention]]) -> list[tuple[int, _Time]]:
        """Return the times of a sentence by their places; a clock time is stated where its day is."""
        times = [
            (start, time)
            for (start, end), mention in days
            if not _is_cited(text, start, end) and (time := self._time(mention)) is not None
        ]
        stated = {time.edtf.earliest.date() for _, time in times if time.is_stated}
        return [(at, _Time(time.edtf, time.edtf.earliest.date() in stated)) for at, time in times]

    def _time(self, mention: DateMention) -> _Time | None:
        """Read a date: in the journey's year where its paragraph says no other, on the day told last where none is."""
        text = mention.edtf
        surface = fold(mention.surface)
        is_stated = _HAS_DAY.search(surface) is not None
        year = self.year_here or self.year
        if year is not None and mention.is_inferred:
            text = re.sub(r"(?<![\d-])[0-9X]{4}(?=-)", f"{year:04}", text)
        if not is_stated and self.base is not None and mention.is_inferred:
            day = self.base = self.base + timedelta(days=_step(surface))
            text = day.isoformat() + (text[text.index("T") :] if "T" in text and "/" not in text else "")
        try:
            edtf = Edtf.parse(text)
        except EdtfError:
            return None
        if is_stated and (edtf.is_day or _is_night(edtf)):
            self.base = edtf.earliest.date()
            if not mention.is_inferred:
                self.year_here = self.base.year
        return _Time(edtf, is_stated)

    def _known(self, name: str) -> str | None:
        """Return the place of the gazetteer that has exactly this name."""
        if not search_key(name):
            return None
        found = self.gazetteer.find(name[:100], limit=1)
        return found[0].place.id if found and found[0].matched.startswith("exact") else None

    def _sites(self, mention: Mention) -> tuple[Site, Site | None] | None:
        """Return the place that would be the stop, and the venue in it; None for countries and regions."""
        place_id = mention.place or self._known(mention.name)
        here = Site(place_id, mention.name, mention.type, mention.lon, mention.lat)
        place = self.gazetteer.place(place_id) if place_id is not None and place_id in self.gazetteer else None
        is_city = mention.type in _CITY_TYPES and not (place is not None and place.subtype in _QUAY_WORDS)
        if is_city or (mention.type is PlaceType.WATER and place is not None and place.subtype == "bay"):
            return here, None
        if mention.type in (PlaceType.BUILDING, PlaceType.STREET, PlaceType.QUARTER):
            line = self.gazetteer.lineage(place)[1:] if place is not None else ()
            city = next((one for one in line if one.type is PlaceType.SETTLEMENT), None)
            if city is None:
                return NOWHERE, here
            point = city.footprint.point if city.footprint else None
            return (
                Site(city.id, city.name(), city.type, point.lon if point else None, point.lat if point else None),
                here,
            )
        return None


@dataclass(frozen=True, slots=True)
class _Time:
    edtf: Edtf
    is_stated: bool


def _is_night(edtf: Edtf) -> bool:
    return edtf.is_interval and (edtf.latest - edtf.earliest).days < 2


def _nearest(times: Sequence[tuple[int, _Time]], verb_end: int) -> _Time | None:
    """Return the time of an event: of those up to its verb the last; where there is none, the first behind it."""
    before = [time for start, time in times if start < verb_end]
    return before[-1] if before else (times[0][1] if times else None)


def _is_cited(text: str, start: int, end: int) -> bool:
    """Whether a date is that of a newspaper: behind a comma, and nothing follows."""
    return text[:start].rstrip().endswith(",") and text[end : end + 1] in ("", ".", ";", ",")


def _step(surface: str) -> int:
    """Return how many days "ertesi gün" and its like go on."""
    return 1 if surface.startswith("ertesi") or "sonra" in surface else -1 if "önce" in surface else 0


def _sets_out(folded: str, plan: Verb) -> bool:
    """Whether they not only mean to go, but set out: "gitmek üzere ... hareket etti"."""
    verb = next_verb(folded, plan.end)
    return verb is not None and verb.deed is Deed.DEPART and not verb.is_plan


def _spoken(text: str) -> list[tuple[int, int]]:
    """Return the stretches between quotation marks: speech tells other things than the journey."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _QUOTES.finditer(text):
        if match[0] == "“" or (match[0] == '"' and opened is None):
            opened = match.start()
        elif opened is not None:
            found.append((opened, match.end()))
            opened = None
    return found


def _covers(stretches: Iterable[tuple[int, int]], spot: int) -> bool:
    return any(start <= spot < end for start, end in stretches)


def _within(spots: Sequence[Spot], start: int, end: int) -> Sequence[Spot]:
    first, last = (bisect_left(spots, offset, key=lambda one: one.start) for offset in (start, end))
    return spots[first:last]
