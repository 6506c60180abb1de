"""A column of a comparison: the days, stops and events of one itinerary in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from gazetteer.place import PlaceId
from mapsvc.dates import clock_text, date_text, span_text, weekday_text
from mapsvc.service import Atlas
from mapsvc.web.addresses import in_words, page_url
from mapsvc.web.contexts.comparing import (
    Account,
    Cell,
    Distances,
    Event,
    Heading,
    LegRow,
    PlaceLink,
    SharedSide,
    StopSide,
    Way,
)
from mapsvc.web.contexts.pages import LegView
from mapsvc.web.languages import current_language
from mapsvc.web.presenting import MAIN_PARTY, Presenter
from routes.chronicle import Chronicle, Day, DayLeg, DayVisit, Night, Sureness, chronicle
from routes.edtf import Edtf
from routes.itinerary import Basis, Itinerary, Journey, Leg, Passage, Stop, TravelMode, Visit

__all__ = ["Column", "column", "day_text"]

_MOST_EVENTS = 6
"""Events of a day or place that are listed; the stop's page has them all."""
_LONGEST = 110
"""Letters of an account that stands among the venues of a day."""


def column(atlas: Atlas, shown: Journey, telling: Itinerary, title: str, *, is_planned: bool = False) -> Column:
    """Return the column of one itinerary; a programme tells its few events in sentences, a journey by venues."""

    def stop_href(stop_id: str) -> str:
        return page_url("pages.stop_page", journey_id=shown.id, stop_id=stop_id)

    def source_href(key: str) -> str:
        return f"{page_url('pages.sources')}#source-{key}"

    present = Presenter(atlas, shown, telling, current_language(), stop_href, source_href)
    stops = tuple(stop for stop in telling.stops if stop.party == MAIN_PARTY)
    legs = {stop.id: leg for stop in stops if (leg := present.leg_to(stop)) is not None}
    return Column(present, title, stops, legs, is_planned)


def day_text(day: date, lang: str, *, year: bool = False) -> str:
    """Return a day with its weekday."""
    edtf = Edtf.parse(day.isoformat())
    return f"{date_text(edtf, lang, year=year)}, {weekday_text(edtf.earliest, lang)}"


def _doubt(sureness: Sureness) -> str:
    words: dict[Sureness, str] = {Sureness.INFERRED: _("inferred"), Sureness.POSSIBLE: _("possible day")}
    return words.get(sureness, "")


def _short(text: str, longest: int) -> str:
    """Return the beginning of a text, to a whole word; all of it where no length is set."""
    if not longest or len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:") + " …"


@dataclass(frozen=True, slots=True)
class Column:
    """One itinerary of the comparison."""

    present: Presenter
    title: str
    stops: tuple[Stop, ...]
    """Those of the main party."""
    legs: Mapping[str, LegView]
    """How it came to each, by the stop's id."""
    is_planned: bool

    @property
    def heading(self) -> Heading:
        """What stands above the column."""
        journey, telling = self.present.journey, self.present.itinerary
        first = telling is journey.itineraries[0]
        href = page_url("pages.journey_page", journey_id=journey.id, itinerary=None if first else telling.id)
        dated = [edtf for stop in self.stops for edtf in (stop.arrival, stop.departure) if edtf is not None]
        days = span_text(dated[0], dated[-1], self.present.lang) if dated else ""
        return Heading(journey.id, self.title, href, days, self._figures(), self.is_planned)

    def _figures(self) -> str:
        """Return how far the main party travelled, by mode."""
        lengths: dict[TravelMode, float] = {}
        for leg in self.present.itinerary.legs:
            if leg.party == MAIN_PARTY:
                lengths[leg.mode] = lengths.get(leg.mode, 0.0) + (self._length_km(leg) or 0.0)
        names: dict[TravelMode, str] = {
            TravelMode.RAIL: _("by rail"),
            TravelMode.SHIP: _("by sea"),
            TravelMode.ROAD: _("by road"),
            TravelMode.FOOT: _("on foot"),
        }
        return " · ".join(
            f"{self.present.km(lengths[mode])} {name}" for mode, name in names.items() if lengths.get(mode)
        )

    def _length_km(self, leg: Leg) -> float | None:
        return self.present.atlas.path_of(leg, self.present.itinerary).length_km

    def distances(self) -> Distances:
        """Return the legs of the main party with their lengths and what these rest on."""
        legs = (leg for leg in self.present.itinerary.legs if leg.party == MAIN_PARTY)
        return Distances(self.heading, tuple(self._leg_row(leg) for leg in legs))

    def _leg_row(self, leg: Leg) -> LegRow:
        told = self.legs.get(leg.to_stop)
        href = self.present.stop_href(leg.to_stop)
        if told is None:
            return LegRow(self._ends(leg), "", "", "", self.present.lang, href)
        basis = told.length_basis if told.length else ""
        return LegRow(self._ends(leg), told.label, told.length, basis, told.basis_lang, href)

    def _ends(self, leg: Leg) -> str:
        names = {
            stop.id: self.present.place(stop.place).name(self.present.lang) for stop in self.present.itinerary.stops
        }
        return f"{names[leg.from_stop]} – {names[leg.to_stop]}"

    def chronicle(self) -> Chronicle:
        """Return the days of the main party."""
        return chronicle(self.present.itinerary, self._length_km)

    def place(self, stop: Stop, doubt: str = "") -> PlaceLink:
        """Return the way to a stop."""
        name = self.present.place(stop.place).name(self.present.lang)
        return PlaceLink(name, stop.place, self.present.stop_href(stop.id), doubt)

    def cell(self, day: Day, *, is_dated: bool) -> Cell:
        """Return a day; with its date where the row does not say it."""
        events = tuple(self._day_event(one) for one in day.visits[:_MOST_EVENTS])
        rest = len(day.visits) - len(events)
        ended = [one for one in day.legs if one.length_km]
        places = {one.stop.id: self.place(one.stop, _doubt(one.sureness)) for one in day.stops}
        return Cell(
            date=day_text(day.date, self.present.lang) if is_dated else "",
            places=tuple(places.values()),
            ways=tuple(self._way(one) for one in day.legs),
            events=events,
            more=ngettext("%(num)d more event", "%(num)d more events", rest) if rest else "",
            more_href=self.present.stop_href(day.visits[-1].stop.id) if rest else "",
            night=self._night(day.night),
            length=self.present.km(day.length_km) if day.length_km and len(ended) > 1 else "",
        )

    def _way(self, under_way: DayLeg) -> Way:
        """Return a leg that runs on a day, with the clock times that lie on it."""
        lang, leg = self.present.lang, under_way.leg
        told = self.legs.get(leg.to_stop)
        text = self._ends(leg)
        if told is not None:
            text = f"{text}, {told.label}"
        departure, arrival = clock_text(under_way.departure, lang), clock_text(under_way.arrival, lang)
        times = [_("leaves %(clock)s", clock=departure)] if departure else []
        times += [_("arrives %(clock)s", clock=arrival)] if arrival else []
        length = self.present.km(under_way.length_km) if under_way.length_km else ""
        return Way(leg.mode.value, text, ", ".join(times), length)

    def _night(self, night: Night | None) -> str:
        """Return where the night after a day was spent, where that was under way."""
        if night is None or night.leg is None:
            return ""
        words: dict[TravelMode, str] = {
            TravelMode.RAIL: _("night on the train"),
            TravelMode.SHIP: _("night at sea"),
            TravelMode.UNKNOWN: _("night on the way"),
        }
        return words.get(night.leg.mode) or str(_("night on the road"))

    def _day_event(self, one: DayVisit) -> Event:
        return self.event(one.stop, one.visit, sureness=one.sureness)

    def event(self, stop: Stop, visit: Visit, *, sureness: Sureness | None = None, is_whole: bool = False) -> Event:
        """Return something planned or done: its venue, or what it was where that says more."""
        lang, is_elsewhere = self.present.lang, visit.place != stop.place
        by_venue = not is_whole and not self.is_planned and is_elsewhere
        venue = self.present.place(visit.place).name(lang)
        doubt = _doubt(sureness) if sureness else _doubt(Sureness(visit.date_basis.value))
        return Event(
            when=date_text(visit.when, lang, year=False, clock=False),
            clock=clock_text(visit.when, lang),
            venue=venue if by_venue or (is_whole and is_elsewhere) else "",
            text="" if by_venue else _short(in_words(visit.summary, lang), _LONGEST if sureness else 0),
            lang=lang if by_venue or lang in visit.summary else "en",
            href=f"{self.present.stop_href(stop.id)}#visit-{visit.id}",
            party=self.present.party(visit.party),
            doubt=doubt,
            evidence=self.present.evidence(visit.evidence),
        )

    def stay(self, stop: Stop) -> StopSide:
        """Return a stop as the column has it."""
        return StopSide(
            span_text(stop.arrival, stop.departure, self.present.lang, year=False),
            self.present.stop_href(stop.id),
            stop.date_basis is Basis.INFERRED,
            self.present.evidence(stop.evidence),
        )

    def at(self, place: PlaceId) -> SharedSide:
        """Return what was done at a place: the stays there with all their events, and events there from elsewhere."""
        calls = [stop for stop in self.stops if stop.place == place]
        done = [
            (stop, visit)
            for stop in self.stops
            for visit in stop.visits
            if place in (stop.place, visit.place) and visit.party == MAIN_PARTY
        ]
        passage = next((passage for stop in calls for passage in stop.passages), None)
        events = tuple(self.event(stop, visit, is_whole=True) for stop, visit in done[:_MOST_EVENTS])
        rest = len(done) - len(events)
        return SharedSide(
            self.heading,
            tuple(self.stay(stop) for stop in calls),
            self._account(passage) if passage is not None else None,
            events,
            ngettext("%(num)d more event", "%(num)d more events", rest) if rest else "",
            self.present.stop_href(done[-1][0].id) if rest else "",
        )

    def _account(self, passage: Passage) -> Account:
        lang = self.present.lang
        evidence = self.present.evidence(passage.evidence)
        return Account(in_words(passage.text, lang), lang if lang in passage.text else "en", evidence)

    def places(self) -> Sequence[PlaceId]:
        """Return where the main party was, stops and venues, in the order of travel."""
        ways = (place for stop in self.stops for place in (stop.place, *(visit.place for visit in stop.visits)))
        return list(dict.fromkeys(ways))
