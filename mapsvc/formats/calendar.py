"""A journey as iCalendar (RFC 5545): an event a stop and a visit, on its day or days.

Clock times are those of the place and carry no zone ("floating" in the RFC's word). What no text dates has no event.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from gazetteer.place import PlaceId
from mapsvc.formats.telling import Telling
from mapsvc.maps.wording import in_language
from routes.edtf import Edtf
from routes.itinerary import Basis, Certainty, Stop, Visit

__all__ = ["write"]

_STAMP = datetime(2026, 1, 1, tzinfo=UTC)
"""When the events were made known (DTSTAMP is required): one moment, so that the same input gives the same bytes."""
_DAY = timedelta(days=1)


def write(telling: Telling) -> str:
    """Return the calendar; lines end in CR LF and are folded, as the RFC asks."""
    calendar = Calendar()
    calendar.add("prodid", "-//mapsvc//journeys//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", telling.title)
    calendar.add("x-wr-calname", telling.title)
    calendar.add("description", f"{telling.summary}\n\n{telling.rights}")
    for stop in telling.itinerary.stops:
        for event in (_stop(telling, stop), *(_visit(telling, stop, visit) for visit in stop.visits)):
            if event is not None:
                calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode()


def _stop(telling: Telling, stop: Stop) -> Event | None:
    event = _event(telling, stop.id, stop.place, stop.arrival, stop.departure)
    if event is None:
        return None
    event.add("summary", f"{stop.seq} {telling.name(stop.place)}")
    event.add("description", "\n\n".join(telling.account(stop)))
    if stop.certainty is not Certainty.CERTAIN or stop.date_basis is Basis.INFERRED:
        event.add("status", "TENTATIVE")
    if telling.base_url is not None:
        event.add("url", telling.stop_address(stop))
    return event


def _visit(telling: Telling, stop: Stop, visit: Visit) -> Event | None:
    event = _event(telling, f"{stop.id}-{visit.id}", visit.place, visit.when, None)
    if event is None:
        return None
    event.add("summary", telling.name(visit.place))
    told = [in_language(visit.summary, telling.lang), *(telling.contradiction(note) for note in visit.notes)]
    event.add("description", "\n\n".join([*told, telling.sources(visit.evidence)]))
    if visit.date_basis is Basis.INFERRED:
        event.add("status", "TENTATIVE")
    if telling.base_url is not None:
        event.add("url", f"{telling.stop_address(stop)}#visit-{visit.id}")
    return event


def _event(telling: Telling, key: str, place: PlaceId, first: Edtf | None, last: Edtf | None) -> Event | None:
    """Return an event with its time and place; None where nothing dates it."""
    times = _times(first, last)
    if times is None:
        return None
    event = Event()
    event.add("uid", f"{telling.journey.id}.{telling.itinerary.id}.{key}@mapsvc")
    event.add("dtstamp", _STAMP)
    event.add("dtstart", times[0])
    if times[1] is not None:
        event.add("dtend", times[1])
    event.add("location", telling.name(place))
    point = telling.point(place)
    if point is not None:
        event.add("geo", (round(point.lat, 5), round(point.lon, 5)))
    event.add("transp", "TRANSPARENT")
    return event


def _times(first: Edtf | None, last: Edtf | None) -> tuple[Any, Any] | None:
    """Return start and end: two instants where both are known to the minute, else whole days; the end is exclusive."""
    known = [edtf for edtf in (first, last) if edtf is not None and not edtf.is_open]
    if not known:
        return None
    start, end = known[0], known[-1]
    if start.is_instant and end.is_instant and start.earliest <= end.latest:
        return start.earliest, end.latest if end.latest > start.earliest else None
    days: tuple[date, date] = (start.earliest.date(), end.latest.date())
    return min(days), max(days) + _DAY
