"""Requirements of `gazetteer.plausibility` and `gazetteer.sphere`."""

from __future__ import annotations

import pytest

from gazetteer.place import Footprint, LonLat, NameKind, Place, PlaceId, PlaceType, Toponym
from gazetteer.plausibility import plausibility
from gazetteer.sphere import distance_km


def named(kind: NameKind, when: str | None = None) -> Toponym:
    return Toponym("Akova", "tr", "Latn", kind, when)


def place(type_: PlaceType = PlaceType.SETTLEMENT, subtype: str | None = None, precision_m: int = 1000) -> Place:
    footprint = Footprint(LonLat(30, 40), precision_m, "editors", "made up")
    return Place(PlaceId("akova"), type_, subtype, (named(NameKind.PERIOD),), footprint, None)


def test_a_bare_name_means_the_town_rather_than_what_is_called_after_it() -> None:
    """City before town before village, settlement before quarter before building."""
    city, town, village = (place(subtype=subtype) for subtype in ("city", "town", "village"))
    quarter, building = place(PlaceType.QUARTER), place(PlaceType.BUILDING)
    toponym = named(NameKind.PERIOD)
    weights = [plausibility(one, toponym, None, None) for one in (city, town, quarter, building)]
    assert weights == sorted(weights, reverse=True)
    assert plausibility(town, toponym, None, None) > plausibility(village, toponym, None, None)


@pytest.mark.parametrize(
    ("likelier", "less_likely", "year"),
    [
        (named(NameKind.PERIOD), named(NameKind.MODERN), 1932),
        (named(NameKind.MODERN), named(NameKind.PERIOD), 2020),
        (named(NameKind.HISTORICAL, "../1914"), named(NameKind.PERIOD), 1900),
        (named(NameKind.PERIOD, "1924/1991"), named(NameKind.HISTORICAL, "../1914"), 1932),
        (named(NameKind.PERIOD), named(NameKind.HISTORICAL), 1932),
    ],
)
def test_the_year_prefers_the_name_that_was_in_use(likelier: Toponym, less_likely: Toponym, year: int) -> None:
    """By its dates where it has them, else by its kind."""
    assert plausibility(place(), likelier, year, None) > plausibility(place(), less_likely, year, None)


def test_nearness_falls_with_the_distance_and_never_to_nothing() -> None:
    """Inside the footprint it is as good as no hint at all."""
    toponym, one = named(NameKind.PERIOD), place(precision_m=20_000)
    weights = [plausibility(one, toponym, None, LonLat(lon, 40)) for lon in (30.1, 31, 33, 60, -150)]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == pytest.approx(plausibility(one, toponym, None, None), rel=0.01)
    assert weights[-1] > 0


@pytest.mark.parametrize(
    ("start", "end", "length_km"),
    [
        (LonLat(28.98, 41.01), LonLat(30.73, 46.48), 623.8),  # Istanbul - Odesa, on the ellipsoid
        (LonLat(0, 90), LonLat(123, -90), 20_003.9),  # pole to pole
        (LonLat(179.5, 0), LonLat(-179.5, 0), 111.3),  # over the antimeridian
        (LonLat(37.6, 55.8), LonLat(37.6, 55.8), 0.0),
    ],
)
def test_distances_are_those_of_the_ellipsoid_but_for_little(start: LonLat, end: LonLat, length_km: float) -> None:
    """Within 0.6 %, as the sphere allows; the same both ways."""
    assert distance_km(start, end) == pytest.approx(length_km, rel=0.006)
    assert distance_km(start, end) == pytest.approx(distance_km(end, start))
