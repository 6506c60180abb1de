"""W3C Web Annotation collections: complete, paged, valid JSON-LD, positions that fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from pyld import jsonld

from mapsvc.app import create_app
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.texts.ingest import ingest
from mapsvc.texts.naming import recogniser

TEXT = "1932 yılında heyet Odesa’ya geldi. 😀 Ertesi gün Kiev’e gidildi."
# The W3C's context as far as we use its terms; no test reaches the network.
ANNO = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "dc": "http://purl.org/dc/elements/1.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
        "Annotation": "oa:Annotation", "SpecificResource": "oa:SpecificResource", "TextualBody": "oa:TextualBody",
        "TextPositionSelector": "oa:TextPositionSelector", "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage", "Text": "http://purl.org/dc/dcmitype/Text",
        "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "linking": "oa:linking",
        "identifying": "oa:identifying", "commenting": "oa:commenting",
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"}, "value": "rdf:value", "format": "dc:format",
        "language": "dc:language", "label": "rdfs:label",
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "first": {"@type": "@id", "@id": "as:first"}, "last": {"@type": "@id", "@id": "as:last"},
        "next": {"@type": "@id", "@id": "as:next"}, "prev": {"@type": "@id", "@id": "as:prev"},
        "partOf": {"@type": "@id", "@id": "as:partOf"}, "total": "as:totalItems", "startIndex": "as:startIndex",
    }
}  # fmt: skip


def load(url: str, _options: object = None) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": ANNO}


def everything(client: FlaskClient, kind: str) -> list[dict[str, Any]]:
    collection = client.get(f"/api/annotations/{kind}").get_json(force=True)
    items: list[dict[str, Any]] = []
    path = collection.get("first", "")
    while path:
        answer = client.get(path.removeprefix("http://localhost"))
        assert answer.content_type.startswith("application/ld+json")
        page = json.loads(answer.data)
        assert page["startIndex"] == len(items)
        items += page["items"]
        path = page.get("next", "")
    assert len(items) == collection["total"]
    return items


@pytest.fixture
def with_text(shipped: Atlas, tmp_path: Path) -> FlaskClient:
    (tmp_path / "own.txt").write_text(TEXT, "utf-8")
    list(ingest(tmp_path / "store.sqlite", [tmp_path / "own.txt"], recogniser()))
    return create_app(Settings(store=tmp_path / "store.sqlite"), shipped).test_client()


def test_all_evidence_is_there(client: FlaskClient, shipped: Atlas) -> None:
    """Every stretch that a stop, visit, leg or passage rests on, without any text ingested."""
    items = everything(client, "evidence")
    spots = {(item["target"]["source"]["schema:name"], item["target"]["selector"]["start"]) for item in items}
    assert len({item["id"] for item in items}) == len(items)
    for journey in shipped.journeys:
        for itinerary in journey.itineraries:
            for part in (*itinerary.stops, *itinerary.legs, *(v for s in itinerary.stops for v in s.visits)):
                assert {(spot.source, spot.start) for spot in part.evidence} <= spots


def test_positions_count_code_points(with_text: FlaskClient) -> None:
    """Also behind a sign that browsers count as two; the wording itself is not given."""
    items = everything(with_text, "mentions")
    found = [TEXT[i["target"]["selector"]["start"] : i["target"]["selector"]["end"]] for i in items]
    assert found == ["Odesa", "Kiev"]
    assert not any("TextQuoteSelector" in json.dumps(item) for item in items)


def test_pages_are_json_ld(client: FlaskClient, with_text: FlaskClient) -> None:
    """A JSON-LD reader expands them: every annotation has its target, its body and its motivation as IRIs."""
    for one, kind in ((client, "evidence"), (with_text, "mentions")):
        page = json.loads(one.get(f"/api/annotations/{kind}/1").data)
        page["items"] = page["items"][:20]
        expanded = jsonld.expand(page, {"documentLoader": load})
        listed = expanded[0]["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
        assert len(listed) == len(page["items"])
        for annotation in listed:
            assert annotation["@type"] == ["http://www.w3.org/ns/oa#Annotation"]
            for member in ("hasBody", "hasTarget", "motivatedBy"):
                assert annotation[f"http://www.w3.org/ns/oa#{member}"]


def test_what_is_not_there_is_said(client: FlaskClient) -> None:
    """A page beyond the last, a kind that does not exist; an empty collection has no page."""
    for path in ("evidence/999", "evidence/0", "castles", "evidence/99999999999999"):
        assert client.get(f"/api/annotations/{path}").status_code == 404
    empty = client.get("/api/annotations/mentions").get_json(force=True)
    assert (empty["total"], "first" in empty) == (0, False)
