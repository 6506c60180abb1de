"""Journeys in the visitor's language: values of `routes` and `gazetteer` to the parts of a page.

Holds no address rules beyond `url_for` and draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal
from flask_babel import gettext as _
from flask_babel import ngettext

from gazetteer.errors import PlaceNotFoundError
from gazetteer.place import Place, PlaceId
from mapsvc.dates import clock_text, date_text, span_text, weekday_text
from mapsvc.maps.scene import VENUE_PRECISION_M
from mapsvc.service import Atlas
from mapsvc.web.contexts.entries import AccountPiece
from mapsvc.web.contexts.pages import Day, EvidenceView, LegView, NoteView, PassageView, StopView, VisitView
from mapsvc.web.naming import FirstMentions
from routes.edtf import Edtf
from routes.errors import EdtfError
from routes.itinerary import (
    Basis,
    Certainty,
    Contradiction,
    Evidence,
    Itinerary,
    Journey,
    Leg,
    LocalText,
    Passage,
    Source,
    Stop,
    Visit,
)  # fmt: skip
from routes.lines import LegPath

__all__ = ["MAIN_PARTY", "Presenter", "evidence_views"]

MAIN_PARTY = "main"


def _in_language(text: LocalText, lang: str) -> tuple[str, str]:
    """Return a text and the language it is really in: the visitor's, else English."""
    return (text[lang], lang) if text.get(lang) else (text["en"], "en")


def _note_label(kind: str) -> str:
    labels: dict[str, str] = {
        "date": _("The date"),
        "weekday": _("The day of the week"),
        "order": _("The order of events"),
        "night": _("Which night"),
        "speed": _("The speed"),
        "place": _("Which place"),
        "name": _("The name"),
        "newspaper": _("The newspaper cited"),
        "programme": _("Programme and journey"),
        "text": _("Two accounts"),
    }
    return labels.get(kind) or str(_("A contradiction"))


def _mode_label(leg: Leg, lang: str, atlas: Atlas) -> str:
    modes: dict[str, str] = {
        "rail": _("by train"),
        "ship": _("by ship"),
        "road": _("by road"),
        "foot": _("on foot"),
        "unknown": _("by what means is not told"),
    }
    plain = modes[leg.mode.value]
    if leg.vessel and leg.mode.value == "ship":
        return str(_("aboard the %(vessel)s", vessel=atlas.vessel_name(leg.vessel, lang)))
    # What a train is called are the text's own Turkish words, not a name.
    return f"{plain} ({leg.vessel})" if leg.vessel and lang == "tr" else plain


def _path_label(path: LegPath) -> str:
    labels: dict[str, str] = {
        "sea-lane": _("a sea lane computed for this map"),
        "rail-stations": _("a chain of stations of the historical line"),
        "road": _("the road, generalised"),
        "straight": _("a straight line; the course is not told"),
    }
    return labels[path.path_basis.value]


def _close_point(venue: Place) -> str:
    if venue.footprint is None or venue.footprint.precision_m > VENUE_PRECISION_M:
        return ""
    return f"{venue.footprint.point.lon:.5f} {venue.footprint.point.lat:.5f}"


def evidence_views(
    items: Sequence[Evidence], sources: Sequence[Source], lang: str, source_href: Callable[[str], str]
) -> tuple[EvidenceView, ...]:
    """Return where claims stand in sources, each with its way to the sources page."""
    views = []
    for item in items:
        source = next(s for s in sources if s.file == item.source)
        name = source.author or _in_language(source.title, lang)[0]
        short = name.split()[-1] if source.author else _("source %(key)s", key=source.key)
        views.append(
            EvidenceView(short, source_href(source.key), ", ".join(item.footnotes), f"{item.start}–{item.end}")
        )
    return tuple(views)


@dataclass(frozen=True, slots=True)
class Presenter:
    """One journey's itinerary, seen in one language."""

    atlas: Atlas
    journey: Journey
    itinerary: Itinerary
    lang: str
    stop_href: Callable[[str], str]
    source_href: Callable[[str], str]
    mentions: FirstMentions | None = None
    """Marks what the accounts name; None leaves them plain."""

    def km(self, length_km: float) -> str:
        """Return kilometres as a reader of the language writes them; tenths only below ten."""
        rounded = round(length_km, 1) if length_km < 10 else round(length_km)
        return str(format_decimal(rounded, locale=self.lang)) + " " + ("км" if self.lang == "ru" else "km")

    def evidence(self, items: Sequence[Evidence]) -> tuple[EvidenceView, ...]:
        """Return where claims stand, each with its way to the sources page."""
        return evidence_views(items, self.journey.sources, self.lang, self.source_href)

    def notes(self, notes: Sequence[Contradiction]) -> tuple[NoteView, ...]:
        """Return contradictions with their label and reason."""
        views = []
        for note in notes:
            reason, lang = _in_language(note.reason, self.lang)
            label = _note_label(note.kind)
            views.append(
                NoteView(
                    note.id,
                    label,
                    note.as_printed,
                    *self.reading(note.read_as),
                    self.journey.sources[0].language,
                    reason,
                    lang,
                    self.evidence(note.evidence),
                )
            )
        return tuple(views)

    def reading(self, read_as: str | None) -> tuple[str, str]:
        """Return how we read a contradiction, and its language.

        A date, or the name of a place or an entry, in the visitor's; what a text should have printed in the text's.
        """
        if not read_as:
            return "", self.lang
        try:
            return date_text(Edtf.parse(read_as), self.lang), self.lang
        except EdtfError:
            pass  # no date: the id of a place or an entry, or words
        try:
            return self.place(PlaceId(read_as)).name(self.lang), self.lang
        except PlaceNotFoundError:
            pass
        entry = next((one for one in self.atlas.entries if one.id == read_as), None)
        if entry is not None:
            return _in_language(entry.names, self.lang)
        return read_as, self.journey.sources[0].language

    def passage(self, passage: Passage) -> PassageView:
        """Return an account in the visitor's language, or in English."""
        text, lang = _in_language(passage.text, self.lang)
        return PassageView(passage.id, text, self.pieces(passage.id, text), lang, self.evidence(passage.evidence))

    def pieces(self, account_id: str, text: str) -> tuple[AccountPiece, ...]:
        """Return an account's text, cut where it first names people, vessels and institutions."""
        return self.mentions.pieces(account_id, text) if self.mentions else (AccountPiece(text),)

    def party(self, party_id: str) -> str:
        """Return a side group's name; empty for the main party."""
        if party_id == MAIN_PARTY:
            return ""
        party = next(p for p in self.journey.parties if p.id == party_id)
        return _in_language(party.name, self.lang)[0]

    def place(self, place_id: PlaceId) -> Place:
        """Return the gazetteer's place."""
        return self.atlas.place(place_id)

    def place_note(self, place: Place) -> tuple[str, str]:
        """Return what is puzzling about a place's name, or how its spot was found, and its language; may be empty."""
        return _in_language(place.note, self.lang) if place.note else ("", self.lang)

    def visit(self, visit: Visit) -> VisitView:
        """Return something done at a venue."""
        venue = self.place(visit.place)
        summary, lang = _in_language(visit.summary, self.lang)
        note, note_lang = self.place_note(venue)
        return VisitView(
            id=visit.id,
            when=date_text(visit.when, self.lang, clock=False),
            clock=clock_text(visit.when, self.lang),
            venue=venue.name(self.lang),
            venue_modern=venue.modern_name(self.lang) or "",
            venue_note=note,
            venue_note_lang=note_lang,
            party=self.party(visit.party),
            party_id=visit.party,
            is_inferred=visit.date_basis is Basis.INFERRED,
            at=_close_point(venue),
            pieces=self.pieces(visit.id, summary),
            lang=lang,
            evidence=self.evidence(visit.evidence),
            notes=self.notes(visit.notes),
        )

    def days(self, visits: Sequence[Visit]) -> tuple[Day, ...]:
        """Return visits by day, in the order of the file; undated ones last."""
        grouped: dict[str, list[VisitView]] = {}
        dates: dict[str, str] = {}
        for visit in visits:
            label = date_text(visit.when, self.lang, clock=False)
            if visit.when is not None and "/" not in visit.when.text:
                label = f"{label}, {weekday_text(visit.when.earliest, self.lang)}"
            grouped.setdefault(label, []).append(self.visit(visit))
            if visit.when is not None and visit.when.is_day:
                dates[label] = visit.when.earliest.date().isoformat()
        undated = grouped.pop("", None)
        days = [Day(label, tuple(items), dates.get(label, "")) for label, items in grouped.items()]
        return (*days, Day("", tuple(undated))) if undated else tuple(days)

    def leg_to(self, stop: Stop) -> LegView | None:
        """Return how the party came to a stop; None for the first."""
        leg = next((leg for leg in self.itinerary.legs if leg.to_stop == stop.id), None)
        if leg is None:
            return None
        origin = next(s for s in self.itinerary.stops if s.id == leg.from_stop)
        path = self.atlas.path_of(leg, self.itinerary)
        basis, basis_lang = _in_language(path.length_basis, self.lang)
        return LegView(
            mode=leg.mode.value,
            label=_mode_label(leg, self.lang, self.atlas),
            origin=self.place(origin.place).name(self.lang),
            departure=date_text(leg.departure, self.lang),
            arrival=date_text(leg.arrival, self.lang),
            length=self.km(path.length_km) if path.length_km and leg.mode.told else "",
            length_basis=basis,
            basis_lang=basis_lang,
            path_basis=_path_label(path),
            is_inferred=leg.mode_basis is Basis.INFERRED,
            notes=self.notes(leg.notes),
            evidence=self.evidence(leg.evidence),
        )

    def stop(self, stop: Stop, *, whole: bool) -> StopView:
        """Return a stop: whole for its own page, else with its first passage and a word on the rest."""
        place = self.place(stop.place)
        passages = stop.passages if whole else stop.passages[:1]
        reason, reason_lang = _in_language(stop.inferred_from, self.lang) if stop.inferred_from else ("", self.lang)
        return StopView(
            id=stop.id,
            number=stop.seq,
            name=place.name(self.lang),
            modern_name=place.modern_name(self.lang) or "",
            days=span_text(stop.arrival, stop.departure, self.lang),
            arrival=date_text(stop.arrival, self.lang),
            departure=date_text(stop.departure, self.lang),
            is_inferred=stop.date_basis is Basis.INFERRED,
            inferred_from=reason,
            inferred_lang=reason_lang,
            is_certain=stop.certainty is Certainty.CERTAIN,
            party=self.party(stop.party),
            party_id=stop.party,
            href=self.stop_href(stop.id),
            leg=self.leg_to(stop),
            passages=tuple(self.passage(p) for p in passages),
            more="" if whole else self.more(stop),
            has_visits=bool(stop.visits),
            notes=self.notes(stop.notes) if whole else (),
            evidence=self.evidence(stop.evidence),
        )

    def more(self, stop: Stop) -> str:
        """Return what the stop's page has beyond the list: passages, visits, contradictions."""
        passages = len(stop.passages) - 1
        notes = len(stop.notes) + sum(len(visit.notes) for visit in stop.visits)
        parts = [
            ngettext("%(num)d more passage", "%(num)d more passages", passages) if passages > 0 else "",
            ngettext("%(num)d visit or event", "%(num)d visits and events", len(stop.visits)) if stop.visits else "",
            ngettext("%(num)d contradiction", "%(num)d contradictions", notes) if notes else "",
        ]
        return ", ".join(part for part in parts if part)
