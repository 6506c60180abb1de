"""The handout: the stops in order with dates, ways and passages, each passage with its footnote."""

from __future__ import annotations

from typing import Any

from babel.numbers import format_decimal

from mapsvc.dates import clock_text, date_text, span_text
from mapsvc.maps.wording import in_language
from mapsvc.sheets.extract import Extract
from mapsvc.sheets.sentences import unbroken
from mapsvc.sheets.words import say
from routes.chronicle import MAIN_PARTY
from routes.itinerary import Basis, Certainty, Evidence, Itinerary, Leg, Passage, Stop

__all__ = ["handout_part", "way_text"]


def handout_part(of: Extract) -> dict[str, Any]:
    """Return the summary and the stops of every telling, groups apart behind the main party."""
    tellings = []
    for telling in of.tellings:
        main = [stop for stop in telling.stops if stop.party == MAIN_PARTY]
        side = [stop for stop in telling.stops if stop.party != MAIN_PARTY]
        tellings.append(
            {
                "title": in_language(telling.title, of.lang) if of.is_both else "",
                "groups": [
                    {"title": title, "stops": [_stop(of, telling, stop) for stop in stops]}
                    for title, stops in (("", main), (_side_title(of, side), side))
                    if stops
                ],
            }
        )
    summary = in_language(of.journey.summary, of.lang) if of.is_whole else ""
    return {"summary": unbroken(summary), "tellings": tellings}


def _side_title(of: Extract, stops: list[Stop]) -> str:
    """Return what groups apart are called; their name where it is one."""
    parties = list(dict.fromkeys(stop.party for stop in stops))
    if len(parties) == 1:
        return in_language(next(party.name for party in of.journey.parties if party.id == parties[0]), of.lang)
    return say("side_stops", of.lang)


def _stop(of: Extract, telling: Itinerary, stop: Stop) -> dict[str, Any]:
    leg = next((leg for leg in telling.legs if leg.to_stop == stop.id), None)
    modern, dates = of.modern_name(stop), span_text(stop.arrival, stop.departure, of.lang, year=False)
    is_sure = stop.certainty is Certainty.CERTAIN
    return {
        "number": stop.seq,
        "is_hollow": of.atlas.looks.of(of.journey.id, telling.id).is_hollow or not is_sure,
        "is_sure": is_sure,
        "name": of.name(stop),
        "modern": say("today", of.lang, name=modern) if modern else "",
        "dates": unbroken(dates),
        "inferred": say("inferred", of.lang) if stop.date_basis is Basis.INFERRED and dates else "",
        "way": unbroken(way_text(of, leg, told=dates)) if leg is not None else "",
        "passages": [_passage(of, passage) for passage in stop.passages],
    }


def way_text(of: Extract, leg: Leg, told: str = "") -> str:
    """Return how a leg was travelled: mode or ship, length, departure and arrival, but no days told before."""
    lang = of.lang
    vessel = of.atlas.vessel_name(leg.vessel, lang) if leg.vessel and leg.mode.value == "ship" else ""
    how = say("aboard", lang, vessel=vessel) if vessel else ""
    parts = [how or say(f"by_{leg.mode.value}", lang)]
    length = of.length_km(leg)
    if length and leg.mode.told:
        rounded = round(length, 1) if length < 10 else round(length)
        parts.append(f"{format_decimal(rounded, locale=lang)} {say('km', lang)}")
    ends = [date_text(end, lang, year=False) for end in (leg.departure, leg.arrival)]
    days = {date_text(end, lang, year=False, clock=False) for end in (leg.departure, leg.arrival)}
    clocks = [clock_text(end, lang) for end in (leg.departure, leg.arrival)]
    has_clock = any(end is not None and "T" in end.text for end in (leg.departure, leg.arrival))
    if all(ends) and not has_clock:
        parts.append(span_text(leg.departure, leg.arrival, lang, year=False))
    elif all(ends) and len(days) > 1:
        parts.append(" – ".join(ends))
    elif all(clocks) and ends[0] != ends[1]:
        parts.append(f"{ends[0]} – {clocks[1]}")
    elif any(ends):
        parts.append(max(ends, key=len))  # of one day the end that tells the hour
    return ", ".join(part for part in parts if part != told)


def _passage(of: Extract, passage: Passage) -> dict[str, str]:
    lang = of.lang if passage.text.get(of.lang) else "en"
    note = "; ".join(_evidence(of, item) for item in passage.evidence)
    return {"text": unbroken(passage.text[lang]), "lang": lang, "note": note}


def _evidence(of: Extract, item: Evidence) -> str:
    source = next(one for one in of.journey.sources if one.file == item.source)
    name = source.author.split()[-1] if source.author else say("source_key", of.lang, key=source.key)
    notes = f", {say('note_number', of.lang)}\u00a0{', '.join(item.footnotes)}" if item.footnotes else ""
    return f"{name}, {item.start}–{item.end}{notes}"
