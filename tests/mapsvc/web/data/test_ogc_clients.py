"""OGC API - Features as clients of others read it: GDAL (QGIS reads through it), OWSLib, an OpenAPI validator."""

from __future__ import annotations

from collections.abc import Iterator

import pyogrio
import pytest
from openapi_spec_validator import validate
from owslib.ogcapi.features import Features

from helpers import Running, serving
from mapsvc.accounts import Accounts
from mapsvc.features import Catalogue, Query
from mapsvc.service import Atlas

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def catalogue(shipped: Atlas) -> Catalogue:
    return Catalogue(shipped, Accounts(shipped), lambda: None)


def test_gdal_reads_every_collection_completely(server: Running, catalogue: Catalogue) -> None:
    """All features, through all pages, with their geometry types and all properties."""
    source = f"OAPIF:{server.url}/ogc"
    layers = dict(pyogrio.list_layers(source).tolist())
    assert set(layers) == {collection.id for collection in catalogue}
    for collection in catalogue:
        meta, _fids, _geometry, columns = pyogrio.raw.read(source, layer=collection.id)
        expected = collection.rows.page(Query(limit=100_000))
        assert set(meta["fields"]) == set(collection.properties)
        ids = columns[list(meta["fields"]).index("id")]
        assert sorted(ids) == sorted(feature.id for feature in expected.features)
        if collection.geometry:
            assert layers[collection.id] == collection.geometry


def test_gdal_filters(server: Running, catalogue: Catalogue) -> None:
    """By box and by attribute."""
    source = f"OAPIF:{server.url}/ogc"
    inside = pyogrio.raw.read(source, layer="stops", bbox=(26, 40, 30, 42))[3][0]
    by_party = pyogrio.raw.read(source, layer="stops", where="journey = 'voroshilov-1933' AND place = 'izmir'")[3][0]
    assert 0 < len(inside) < catalogue["stops"].rows.page(Query()).total
    assert len(by_party) >= 1


def test_owslib_lists_and_reads(server: Running, catalogue: Catalogue) -> None:
    """Collections, features with filters and a single one."""
    client = Features(f"{server.url}/ogc")
    assert set(client.feature_collections()) == {collection.id for collection in catalogue}
    found = client.collection_items("places", bbox=[26, 40, 30, 42], limit=5)
    assert found["numberReturned"] == 5 < found["numberMatched"]
    assert client.collection_items("stops", datetime_="1932-05-01")["numberMatched"] > 0
    stop = client.collection_item("stops", "voroshilov-1933.travelled.izmir")
    assert stop["properties"]["name"] == "İzmir"


def test_the_definition_is_openapi(server: Running) -> None:
    """OpenAPI 3.0 by its own schema, and every path in it exists."""
    client = Features(f"{server.url}/ogc")
    definition = client.api()
    validate(definition)
    assert "/collections/mentions/items" in definition["paths"]
