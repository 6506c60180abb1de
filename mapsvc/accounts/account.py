"""An account: what we tell, in our own words, of a stop or of a visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazetteer.place import PlaceId
from routes.edtf import Edtf
from routes.itinerary import Evidence, Itinerary, Journey, LocalText, Stop, Visit

__all__ = ["Account", "accounts_of"]


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of a stop, or of a visit paid during it."""

    id: str
    """Unique in its journey: the id of the passage or of the visit."""
    journey: Journey
    itinerary: Itinerary
    stop: Stop
    visit: Visit | None
    """None where the account tells the stop as a whole."""
    place: PlaceId
    """What it is about: the venue, or the stop's place."""
    text: LocalText
    evidence: tuple[Evidence, ...]

    @property
    def anchor(self) -> str:
        """Return where it stands on the page of its stop."""
        return f"passage-{self.id}" if self.visit is None else f"visit-{self.id}"

    @property
    def date(self) -> Edtf | None:
        """Return when it happened: the visit's date, else the stop's."""
        of_visit = self.visit.when if self.visit is not None else None
        return of_visit or self.stop.arrival or self.stop.departure

    @property
    def year(self) -> int | None:
        """Return the year of its date; None where no text dates it."""
        if self.date is None:
            return None
        return (self.date.latest if self.date.is_open else self.date.earliest).year

    def told(self, lang: str) -> tuple[str, str]:
        """Return the text and the language that it is in: the one asked for, else English."""
        return (self.text[lang], lang) if self.text.get(lang) else (self.text["en"], "en")


def accounts_of(journey: Journey) -> Iterator[Account]:
    """Yield the accounts of a journey, in the order in which its pages tell them."""
    for itinerary in journey.itineraries:
        for stop in itinerary.stops:
            for passage in stop.passages:
                yield Account(
                    passage.id, journey, itinerary, stop, None, stop.place, passage.text, passage.evidence
                )  # fmt: skip
            for visit in stop.visits:
                yield Account(visit.id, journey, itinerary, stop, visit, visit.place, visit.summary, visit.evidence)
