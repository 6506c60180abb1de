"""What the case of a name and the verb behind it tell: they arrive, leave, set out, see, pass or wish to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from routes.drafting.verbs import Deed, Verb
from routes.linking.naming import Relation, relation_of

__all__ = ["EventKind", "kind_of", "relations_of"]

_ENDING = re.compile(r"\s?['’‘ʼ`´]?\s?([a-zçğıöşü]{1,6})?(?![^\W\d_])")
_HEAD = re.compile(r"\s+([a-zçğıöşü]{4,})(?:\s?['’]\s?([a-z]{1,5}))?")
_HEAD_CASE = re.compile(r"[ıiuü]n(?:[dt][ae]n?|[ae])\Z")
_ROUTE = re.compile(r"\s+(?:güzergah|yoluyla|üzerinden|yolu ile)")
_BEHIND_NAME = re.compile(r"\A(?:[-–]\w+)*")


class EventKind(StrEnum):
    """What an event says of a place."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    HEADING = "heading"
    """They set out for it."""
    VIA = "via"
    """A route leads through it."""
    WISH = "wish"
    VISIT = "visit"


def kind_of(relation: Relation, verb: Verb | None, rest: str, is_venue: bool | None) -> EventKind | None:
    """Return what a name in some relation, and the verb behind it, tell; None where nothing of the journey.

    Args:
        relation: What the case of the name says.
        verb: The next verb of travel.
        rest: The folded sentence behind the name.
        is_venue: Whether it names a place inside a city; None for what is no place to stop at.
    """
    if relation is Relation.LISTED and _ROUTE.match(_BEHIND_NAME.sub("", rest)):
        return EventKind.VIA
    if is_venue is None:
        return None
    if verb is None:
        return EventKind.VISIT if relation is Relation.AT else None
    if verb.is_plan:
        return _planned(relation, verb, is_venue)
    motion = {
        (Relation.TO, Deed.ARRIVE): EventKind.ARRIVAL,
        (Relation.TO, Deed.DEPART): EventKind.HEADING,
        (Relation.FROM, Deed.DEPART): EventKind.DEPARTURE,
    }.get((relation, verb.deed))
    if motion is None and relation is Relation.AT and verb.is_halt:
        motion = EventKind.ARRIVAL
    is_there = verb.deed is Deed.VISIT or is_venue or relation is Relation.AT
    return motion or (EventKind.VISIT if is_there else None)


def _planned(relation: Relation, verb: Verb, is_venue: bool) -> EventKind | None:
    """Return what a verb tells that speaks of what is to come."""
    if relation is Relation.TO and verb.deed is not Deed.VISIT:
        return EventKind.HEADING
    is_wish = verb.deed is Deed.VISIT and relation is Relation.NONE and not is_venue
    return EventKind.WISH if is_wish else None


def relations_of(folded: str, spans: Sequence[tuple[int, int]]) -> list[Relation]:
    """Return what the case of each name says; of several in a row the last one's case holds for all."""
    found: list[Relation] = []
    for _, end in spans:
        match = _ENDING.match(folded, end)
        relation = relation_of(match[1]) if match and match[1] else Relation.NONE
        if relation is Relation.NONE and not (match and match[1]):
            head = _HEAD.match(folded, end)
            case = _HEAD_CASE.search(head[1]) if head else None
            ending = head[2] if head and head[2] else case[0][1:] if case else ""
            relation = relation_of(ending) if ending else relation
        found.append(relation)
    for place in range(len(spans) - 2, -1, -1):
        between = folded[spans[place][1] : spans[place + 1][0]]
        if found[place] is Relation.NONE and re.fullmatch(r"\s*(?:[-–]|,|ve)\s*", between):
            is_route = between.strip() in ("-", "–")
            found[place] = Relation.LISTED if is_route else found[place + 1]
            if is_route and found[place + 1] is Relation.NONE:
                found[place + 1] = Relation.LISTED
    return found
