"""The documents of OGC API - Features: values in, JSON values out. Knows no request.

Sources:
    OGC 17-069r4 (Part 1: Core), sections 7 and 8; OGC 18-058r1 (Part 2: CRS).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mapsvc import __version__
from mapsvc.features import Collection, Feature, Page, Query
from mapsvc.features.crs import CRS84, SUPPORTED, geometry_in

__all__ = [
    "CONFORMANCE",
    "GEOJSON",
    "HTML",
    "JSON",
    "OPENAPI",
    "collection",
    "collections",
    "feature",
    "items",
    "landing",
]

JSON, HTML, GEOJSON = "application/json", "text/html", "application/geo+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
_SPEC = "http://www.opengis.net/spec/ogcapi-features-"
CONFORMANCE = (
    *(f"{_SPEC}1/1.0/conf/{name}" for name in ("core", "oas30", "html", "geojson")),
    f"{_SPEC}2/1.0/conf/crs",
)
_LICENCE = "CC BY 4.0, the makers of mapsvc; coordinates marked geonames: GeoNames, CC BY 4.0"
_GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
Address = Callable[..., str]
"""Makes an absolute address of a path below `/ogc` and parameters."""


def _link(href: str, rel: str, media_type: str, title: str) -> dict[str, str]:
    return {"href": href, "rel": rel, "type": media_type, "title": title}


def _pair(address: Address, path: str, as_json: str = JSON, **query: Any) -> list[dict[str, str]]:
    """Return the links of a document to itself and to its page."""
    return [
        _link(address(path, **query, f="json"), "self", as_json, "This document"),
        _link(address(path, **query, f="html"), "alternate", HTML, "This document as a page"),
    ]


def landing(title: str, description: str, address: Address) -> dict[str, Any]:
    """Return the landing page."""
    return {
        "title": title,
        "description": description,
        "links": [
            *_pair(address, ""),
            _link(address("/api"), "service-desc", OPENAPI, "The definition of this API (OpenAPI 3.0)"),
            _link(address("/api", f="html"), "service-doc", HTML, "The definition of this API as a page"),
            _link(address("/conformance"), "conformance", JSON, "What this API conforms to"),
            _link(address("/collections"), "data", JSON, "The collections"),
        ],
    }


def collections(every: Iterable[Collection], licence: tuple[str, str], address: Address) -> dict[str, Any]:
    """Return the list of collections; licence is its address and its name."""
    return {
        "links": [*_pair(address, "/collections"), _link(licence[0], "license", HTML, licence[1])],
        "crs": list(SUPPORTED),
        "collections": [collection(one, licence, address) for one in every],
    }


def collection(one: Collection, licence: tuple[str, str], address: Address) -> dict[str, Any]:
    """Return the description of a collection."""
    path = f"/collections/{one.id}"
    described: dict[str, Any] = {
        "id": one.id,
        "title": one.title,
        "description": one.description,
        "itemType": "feature",
        "crs": list(SUPPORTED),
        "storageCrs": CRS84,
        "links": [
            *_pair(address, path),
            _link(address(f"{path}/items", f="json"), "items", GEOJSON, "The features"),
            _link(address(f"{path}/items", f="html"), "items", HTML, "The features as a page"),
            _link(licence[0], "license", HTML, licence[1]),
        ],
    }
    extent, known = one.rows.extent(), {}
    if extent.bbox is not None:
        known["spatial"] = {"bbox": [[round(edge, 5) for edge in extent.bbox]], "crs": CRS84}
    if extent.days is not None:
        first, last = extent.days.first.isoformat(), extent.days.last.isoformat()
        known["temporal"] = {"interval": [[f"{first}T00:00:00Z", f"{last}T23:59:59Z"]], "trs": _GREGORIAN}
    return described | ({"extent": known} if known else {})


def items(
    one: Collection, query: Query, crs: str, page: Page, asked: dict[str, str], address: Address
) -> dict[str, Any]:
    """Return a page of features.

    Args:
        one: Their collection.
        query: What was asked.
        crs: Reference system of the geometries.
        page: The answer.
        asked: The parameters as they came, without `f` and `offset`.
        address: Makes addresses.
    """
    path = f"/collections/{one.id}/items"
    links = _pair(address, path, GEOJSON, **asked, **({"offset": query.offset} if query.offset else {}))
    links.append(_link(address(f"/collections/{one.id}", f="json"), "collection", JSON, one.title))
    after = query.offset + query.limit
    if after < page.total:
        links.append(_link(address(path, **asked, offset=after, f="json"), "next", GEOJSON, "The next features"))
    if query.offset:
        before = max(0, query.offset - query.limit)
        links.append(_link(address(path, **asked, offset=before, f="json"), "prev", GEOJSON, "The features before"))
    return {
        "type": "FeatureCollection",
        "features": [_geojson(one, crs) for one in page.features],
        "licence": _LICENCE,
        "version": __version__,
        "numberMatched": page.total,
        "numberReturned": len(page.features),
        "links": links,
    }


def feature(one: Collection, found: Feature, crs: str, address: Address) -> dict[str, Any]:
    """Return a feature with its links."""
    path = f"/collections/{one.id}/items/{found.id}"
    links = [
        *_pair(address, path, GEOJSON),
        _link(address(f"/collections/{one.id}", f="json"), "collection", JSON, one.title),
    ]
    return {**_geojson(found, crs), "links": links}


def _geojson(one: Feature, crs: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": geometry_in(crs, one.geometry),
        "properties": dict(one.properties),
    }
