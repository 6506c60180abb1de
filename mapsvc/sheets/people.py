"""Who is named in the accounts of which stop: people that the entries know, found by the names that accounts use."""

from __future__ import annotations

import re

from mapsvc.sheets.extract import Extract
from routes.entries import EntryKind
from routes.itinerary import LocalText, Stop

__all__ = ["people_by_stop"]


def people_by_stop(of: Extract) -> dict[str, tuple[str, ...]]:
    """Return the people whom the accounts of exactly one stop name, by that stop's id."""
    entries = [
        entry for entry in of.atlas.entries
        if entry.kind is EntryKind.PERSON and of.journey.id in entry.journeys
    ]  # fmt: skip
    found: dict[str, list[str]] = {}
    # A name that two stops share would have two right answers: all stops count, also those beyond the stretch.
    told = [(stop, _told(stop, of.lang)) for stop in of.whole[0].stops]
    for entry in entries:
        names = {told_name for name in entry.names.values() for told_name in (name,)} | set(entry.variants)
        pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))
        at = {stop.place: stop for stop, text in told if pattern.search(text)}
        if len(at) == 1:
            (stop,) = at.values()
            found.setdefault(stop.id, []).append(entry.names.get(of.lang) or entry.names["en"])
    shown = {stop.id for stop in of.first.stops}
    return {stop_id: tuple(names) for stop_id, names in found.items() if stop_id in shown}


def _told(stop: Stop, lang: str) -> str:
    texts: list[LocalText] = [passage.text for passage in stop.passages] + [visit.summary for visit in stop.visits]
    return " ".join(text.get(lang) or text["en"] for text in texts)
