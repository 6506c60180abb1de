"""Journeys side by side: the same day after departure in one row, and the places where both delegations were."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from mapsvc.web.addresses import page_url
from mapsvc.web.comparing.days import Column
from mapsvc.web.contexts.comparing import DayRow, PlaceLink, SharedPlace
from mapsvc.web.place_words import kind_text

__all__ = ["day_rows", "shared_counts", "shared_places", "undated"]


def day_rows(columns: Sequence[Column]) -> tuple[DayRow, ...]:
    """Return the days counted from each departure, with their own dates."""
    sides = [{day.number: column.cell(day, is_dated=True) for day in column.chronicle().days} for column in columns]
    numbers = sorted(set().union(*sides))
    return tuple(
        DayRow(_("Day %(number)d", number=number), tuple(side.get(number) for side in sides)) for number in numbers
    )


def shared_places(columns: Sequence[Column]) -> tuple[SharedPlace, ...]:
    """Return the places where all were, in the first one's order of travel, with what happened at each."""
    first, *others = columns
    common = [place for place in first.places() if all(place in other.places() for other in others)]
    shared = []
    for place_id in common:
        place, lang = first.present.place(place_id), first.present.lang
        shared.append(
            SharedPlace(
                id=place_id,
                name=place.name(lang),
                modern_name=place.modern_name(lang) or "",
                kind=kind_text(place.type.value, place.subtype),
                href=page_url("one_place.place_page", place_id=place_id),
                sides=tuple(column.at(place_id) for column in columns),
            )
        )
    return tuple(shared)


def shared_counts(columns: Sequence[Column], shared: Sequence[SharedPlace]) -> tuple[tuple[str, str], ...]:
    """Return the figures above the comparison: number and what it counts."""
    days = [column.chronicle().days for column in columns]
    counts = [(str(one[-1].number), ngettext("day: %(title)s", "days: %(title)s", one[-1].number, title=column.title))
              for one, column in zip(days, columns, strict=True) if one]  # fmt: skip
    both = ngettext("place where both were", "places where both were", len(shared))
    return (*counts, (str(len(shared)), both))


def undated(columns: Sequence[Column]) -> tuple[tuple[str, tuple[PlaceLink, ...]], ...]:
    """Return, by column, the stops that no date puts on a day."""
    found = (
        (column.title, tuple(column.place(stop) for stop in column.chronicle().undated_stops)) for column in columns
    )
    return tuple((title, stops) for title, stops in found if stops)
