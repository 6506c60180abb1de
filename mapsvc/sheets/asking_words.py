"""Questions of names and people, and what became of the programme."""

from __future__ import annotations

from datetime import date

from mapsvc.dates import span_text
from mapsvc.sheets.people import Mentioned, is_named, mentioned
from mapsvc.sheets.questions import Asked, Question, Shape, match, parted, shuffled
from mapsvc.sheets.words import plural, say
from routes.itinerary import Stop
from routes.programme import Change, StopChange, compare

__all__ = ["changes", "people", "todays_names"]

_MOST_TEXTS = 4
_FEWEST_TEXTS = 3


def todays_names(asked: Asked) -> Question | None:
    """Ask for the names of today."""
    of = asked.of
    stops = [stop for telling in of.tellings for stop in telling.stops]
    pairs = {of.name(stop): of.modern_name(stop) for stop in stops if of.modern_name(stop)}
    return match("today", say("q_today", of.lang), pairs, asked.chance("todays_names"))


def people(asked: Asked) -> Question | None:
    """Ask who is named where: sentences to read, each with the number that its stop has on the map."""
    of, chance = asked.of, asked.chance("people")
    found = mentioned(of)
    events = [one for one in found if one.is_event]
    if len({one.stop.place for one in events}) >= _FEWEST_TEXTS:
        found = events
    chosen: dict[str, Mentioned] = {}
    for one in shuffled(found, chance):
        if of.name(one.stop) not in chosen and not any(_is_shared(one, other) for other in chosen.values()):
            chosen[of.name(one.stop)] = one
    places = list(chosen)[:_MOST_TEXTS]
    if len(places) < _FEWEST_TEXTS:
        return None
    read = sorted((chosen[place] for place in places), key=lambda one: one.stop.seq)
    return Question(
        "people", Shape.MATCH, say("q_people_both" if of.is_both else "q_people", of.lang),
        tuple(chosen[place].person for place in places), tuple(parted(places, chance)), tuple(places),
        texts=tuple(f"{one.stop.seq}\t{one.sentence}" for one in read),
    )  # fmt: skip


def _is_shared(one: Mentioned, other: Mentioned) -> bool:
    """Return whether a sentence names both people: then each would have two right answers."""
    return is_named(one.core, other.sentence) or is_named(other.core, one.sentence)


def changes(asked: Asked) -> Question | None:
    """Ask what became of the programme; what the map shows of the dates is read there."""
    of = asked.of
    tellings = {one.id: one for one in of.journey.itineraries}
    if not {"programme", "travelled"} <= set(tellings) or not of.is_whole:
        return None
    lang, rows, answers = of.lang, [], []
    for one in compare(tellings["programme"], tellings["travelled"]).stops:
        stop = one.planned or one.travelled
        if stop is None:
            continue
        planned, made = (
            span_text(side.arrival, side.departure, lang, year=False) if side else "–"
            for side in (one.planned, one.travelled)
        )
        change = _change(one, lang)
        # What the map shows is read there: printed here, it would tell which line of the map is which stop's.
        if (one.planned if asked.is_planned else one.travelled) is None:
            answers.append(change)
        else:
            answers.append(f"{planned if asked.is_planned else made}\t{change}")
            planned, made = ("", made) if asked.is_planned else (planned, "")
        rows.append(f"{of.name(stop)}\t{planned}\t{made}")
    head = (say("stops", lang), say("planned_dates", lang), say("travelled_dates", lang), say("change", lang))
    prompt = say("q_changes_programme" if asked.is_planned else "q_changes", lang)
    return Question("changes", Shape.TABLE, prompt, tuple(rows), head, tuple(answers))


def _change(one: StopChange, lang: str) -> str:
    """Return what became of a stop, as the days on the sheet tell it."""
    if one.planned is None or one.travelled is None:
        return say((Change.ADDED if one.planned is None else Change.DROPPED).value, lang)
    (came, left), (came_then, left_then) = _days(one.planned), _days(one.travelled)
    if came is None or came_then is None or left is None or left_then is None:
        return say("same", lang)
    parts = []
    for days, more, fewer in (
        ((came_then - came).days, "later", "earlier"),
        ((left_then - came_then).days - (left - came).days, "longer", "shorter"),
    ):
        if days:
            parts.append(say(more if days > 0 else fewer, lang, days=plural("day_count", lang, abs(days))))
    return ", ".join(parts) or say("same", lang)


def _days(stop: Stop) -> tuple[date | None, date | None]:
    """Return a stop's first and last day."""
    first, last = stop.arrival or stop.departure, stop.departure or stop.arrival
    if first is None or last is None or first.is_open or last.is_open:
        return None, None
    return first.earliest.date(), last.latest.date()
