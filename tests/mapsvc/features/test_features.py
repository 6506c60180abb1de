"""Collections of features: what they hold and what can be asked of them."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from mapsvc.accounts import Accounts
from mapsvc.errors import CollectionNotFoundError
from mapsvc.features import BBox, Catalogue, Query, Span
from mapsvc.features.in_memory import meets
from mapsvc.service import Atlas
from mapsvc.texts.ingest import ingest
from mapsvc.texts.linking import link_texts
from mapsvc.texts.naming import recogniser
from mapsvc.texts.store import TextStore

ALL = Query(limit=100_000)
STRAITS = BBox(26.0, 40.0, 30.0, 42.0)


@pytest.fixture(scope="module")
def catalogue(shipped: Atlas) -> Catalogue:
    return Catalogue(shipped, Accounts(shipped), lambda: None)


@pytest.fixture(scope="module")
def with_texts(shipped: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "own.txt").write_text("1932 yılında Odesa’dan Kiev’e gidildi. Sonra Moskova’ya geçildi.", "utf-8")
    store_path = folder / "store.sqlite"
    list(ingest(store_path, [folder / "own.txt"], recogniser()))
    link_texts(store_path, shipped.journeys, shipped.gazetteer)
    store = TextStore.open(store_path)
    return Catalogue(shipped, Accounts(shipped), lambda: store)


def test_collections_hold_everything_once(catalogue: Catalogue, shipped: Atlas) -> None:
    """Every place, stop, leg, visit and passage is a feature, and ids are unique and fit for an address."""
    itineraries = [itinerary for journey in shipped.journeys for itinerary in journey.itineraries]
    expected = {
        "places": len(shipped.gazetteer.places),
        "stops": sum(len(one.stops) for one in itineraries),
        "legs": sum(len(one.legs) for one in itineraries),
        "visits": sum(len(stop.visits) for one in itineraries for stop in one.stops),
        "passages": sum(len(stop.passages) for one in itineraries for stop in one.stops),
    }
    for name, count in expected.items():
        page = catalogue[name].rows.page(ALL)
        assert page.total == len(page.features) == count
        assert len({feature.id for feature in page.features}) == count
        assert all(feature.id.isascii() and "/" not in feature.id for feature in page.features)
    assert {collection.id for collection in catalogue} == {*expected, "mentions"}


def test_features_have_the_properties_that_are_promised(catalogue: Catalogue) -> None:
    """Each value is null or of its type, and each feature is found by its id."""
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool}
    for collection in catalogue:
        for feature in collection.rows.page(Query(limit=300)).features:
            assert list(feature.properties) == list(collection.properties)
            for name, value in feature.properties.items():
                assert value is None or isinstance(value, kinds[collection.properties[name].type]), (name, value)
            assert collection.rows.one(feature.id) == feature
        assert collection.rows.one("no-such") is None


def test_a_box_finds_what_meets_it(catalogue: Catalogue) -> None:
    """Points inside, lines that cross; nothing without a geometry."""
    for name in ("places", "stops", "legs", "visits"):
        found = catalogue[name].rows.page(Query(bbox=STRAITS, limit=1000)).features
        assert 0 < len(found) < catalogue[name].rows.page(ALL).total
        for feature in found:
            assert feature.geometry is not None
            if feature.geometry["type"] == "Point":
                lon, lat = feature.geometry["coordinates"]
                assert STRAITS.west <= lon <= STRAITS.east
                assert STRAITS.south <= lat <= STRAITS.north


def test_a_box_over_the_antimeridian_is_two() -> None:
    """West greater than east means across 180 degrees, as RFC 7946 has it."""
    boxes = np.array([(179.0, 0, 179.0, 0), (-179.0, 0, -179.0, 0), (0.0, 0, 0.0, 0), (np.nan,) * 4])
    assert meets(boxes, BBox(170, -10, -170, 10)).tolist() == [True, True, False, False]
    assert meets(boxes, BBox(-170, -10, 170, 10)).tolist() == [False, False, True, False]


def test_days_find_what_was_then(catalogue: Catalogue) -> None:
    """A day finds the stop that spans it; an open side has no end."""
    stops = catalogue["stops"].rows
    found = {f.id for f in stops.page(Query(span=Span(date(1932, 5, 1), date(1932, 5, 1)), limit=100)).features}
    assert "ismet-pasa-1932.travelled.moskova" in found
    assert not any(one.startswith("voroshilov") for one in found)
    later = stops.page(Query(span=Span(date(1933, 1, 1), None), limit=100)).features
    assert later
    assert all(feature.id.startswith("voroshilov") for feature in later)
    assert stops.page(Query(span=Span(None, date(1900, 1, 1)))).total == 0


def test_properties_and_pages(catalogue: Catalogue) -> None:
    """Conditions all hold at once; pages follow one another without gap or repeat; an unknown value finds nothing."""
    places = catalogue["places"].rows
    query = {"equal": {"type": "building", "parent": "moskova"}}
    whole = places.page(Query(**query, limit=1000))  # type: ignore[arg-type]
    assert whole.total == len(whole.features) > 5
    parts = [places.page(Query(**query, limit=3, offset=at)).features for at in range(0, whole.total, 3)]  # type: ignore[arg-type]
    assert tuple(feature for part in parts for feature in part) == whole.features
    assert places.page(Query(equal={"type": "galaxy"})).total == 0


def test_extents_cover_their_features(catalogue: Catalogue) -> None:
    """Where and when a collection lies, for clients that look before they ask."""
    extent = catalogue["stops"].rows.extent()
    assert extent.bbox is not None
    assert extent.days is not None
    assert extent.days.first.year == 1920
    assert extent.days.last.year == 1933
    assert extent.bbox.west < 28
    assert extent.bbox.east > 37
    assert catalogue["passages"].rows.extent().bbox is None


def test_mentions_come_from_the_texts_where_there_are_any(with_texts: Catalogue) -> None:
    """The database finds them by box, year, property and page."""
    mentions = with_texts["mentions"].rows
    whole = mentions.page(ALL)
    assert [feature.properties["name"] for feature in whole.features] == ["Odesa", "Kiev", "Moskova"]
    assert all(feature.properties["source"] == "own.txt" for feature in whole.features)
    assert mentions.page(Query(equal={"place": "kiev"})).total == 1
    assert mentions.page(Query(equal={"metonym": True})).total == 0
    assert mentions.page(Query(bbox=BBox(29, 45, 32, 47))).features[0].properties["place"] == "odesa"
    assert mentions.page(Query(bbox=BBox(170, -10, -170, 10))).total == 0
    assert mentions.page(Query(span=Span(date(1932, 1, 1), date(1932, 12, 31)))).total == 3
    assert mentions.page(Query(limit=1, offset=1)).features == whole.features[1:2]
    assert mentions.one(whole.features[2].id) == whole.features[2]
    assert mentions.one("1; DROP TABLE mentions") is None
    assert mentions.extent().bbox is not None


def test_unknown_collection_is_named(catalogue: Catalogue) -> None:
    """The message says which there are."""
    with pytest.raises(CollectionNotFoundError, match="places, stops, legs, visits, passages, mentions"):
        catalogue["castles"]


def test_own_accounts_stand_in(catalogue: Catalogue) -> None:
    """Without ingested texts mentions are those of our accounts, surfaces as they stand there."""
    page = catalogue["mentions"].rows.page(Query(limit=20, equal={"place": "odesa"}))
    assert page.total > 3
    assert all("Odesa" in str(feature.properties["surface"]) for feature in page.features)
