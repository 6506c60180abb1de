from __future__ import annotations

from routes.journey_file import parse_journey
from routes.linking.target import Target, spotter_of, targets

from .conftest import JOURNEY, names


def _odesa(journey: str) -> Target:
    itinerary = parse_journey("j.yaml", journey).journey.itineraries[0]
    listed = targets(itinerary, names, spotter_of(itinerary, names))
    return next(target for target in listed if target.stop == "odesa" and not target.visit)


def test_a_stop_without_a_day_of_departure_lasts_as_long_as_its_visits() -> None:
    """A stop whose end no text tells is not over with the first thing that was done there."""
    longer = JOURNEY.replace("departure: 1931-05-09", "departure: null").replace(
        "when: 1931-05-08\n", "when: 1931-05-09\n"
    )
    latest = _odesa(longer).latest
    assert latest is not None and latest.day == 9


def test_a_time_of_months_is_not_brief() -> None:
    """A day tells a stop by itself only where the stop's time is known to some weeks."""
    assert _odesa(JOURNEY).is_brief
    assert not _odesa(JOURNEY.replace("departure: 1931-05-09", "departure: 1931-09-30")).is_brief
