"""What the data are as a whole, for catalogues of data: schema.org Dataset, DCAT with Dublin Core.

Sources:
    https://schema.org/Dataset; W3C, Data Catalog Vocabulary (DCAT) Version 3; DCMI Metadata Terms.
"""

from __future__ import annotations

from typing import Any

from mapsvc import LANGUAGES, __version__
from mapsvc.formats import FORMATS
from mapsvc.maps.wording import in_language
from mapsvc.service import Atlas
from routes.edtf import Edtf
from routes.geodesy import bbox

__all__ = ["LICENCES", "dataset", "dcat"]

_CC_BY = "https://creativecommons.org/licenses/by/4.0/"
_CC_0 = "https://creativecommons.org/publicdomain/mark/1.0/"
LICENCES = (
    ("journeys, accounts, entries, borders", "the makers of mapsvc", _CC_BY),
    ("coordinates marked geonames, towns of the geoparser", "GeoNames", _CC_BY),
    ("land, coasts, lakes, rivers", "Natural Earth", _CC_0),
)
"""Part of the data, whose it is, licence. The source texts belong to their authors and are no part of it."""
_NAME = {
    "tr": "Tarihî metinlerin anlattığı yolculuklar ve andığı yerler",
    "en": "Journeys that historical texts tell, and the places that they name",
    "ru": "Поездки, о которых рассказывают исторические тексты, и названные в них места",
}


def dataset(atlas: Atlas, lang: str, base_url: str) -> dict[str, Any]:
    """Return the dataset in the words of schema.org, without a context."""
    first, last = _days(atlas)
    return {
        "@type": "Dataset",
        "@id": f"{base_url}/data",
        "url": f"{base_url}/data",
        "name": in_language(_NAME, lang),
        "description": _description(atlas, lang),
        "inLanguage": list(LANGUAGES),
        "version": __version__,
        "license": _CC_BY,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "mapsvc"},
        "temporalCoverage": f"{first}/{last}",
        "spatialCoverage": {"@type": "Place", "geo": {"@type": "GeoShape", "box": _box(atlas)}},
        "citation": [source.author or source.file for source in _sources(atlas)],
        "distribution": [
            {"@type": "DataDownload", "name": name, "encodingFormat": media_type, "contentUrl": address}
            for name, media_type, address in _distributions(atlas, base_url)
        ],
    }


def dcat(atlas: Atlas, lang: str, base_url: str) -> dict[str, Any]:
    """Return the dataset as a DCAT catalogue of one, JSON-LD with its context inside."""
    first, last = _days(atlas)
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": f"{base_url}/data#dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": [{"@value": text, "@language": code} for code, text in _NAME.items()],
        "dcterms:description": {"@value": _description(atlas, lang), "@language": lang},
        "dcterms:language": list(LANGUAGES),
        "dcterms:publisher": {"@type": "foaf:Agent", "foaf:name": "mapsvc"},
        "dcterms:license": {"@id": _CC_BY},
        "dcterms:rights": [f"{part}: {whose}, {licence}" for part, whose, licence in LICENCES],
        "dcterms:source": [source.file for source in _sources(atlas)],
        "dcterms:temporal": {
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": {"@value": first, "@type": "xsd:date"},
            "dcat:endDate": {"@value": last, "@type": "xsd:date"},
        },
        "dcat:version": __version__,
        "dcat:landingPage": {"@id": f"{base_url}/data"},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcterms:title": name,
                "dcat:accessURL": {"@id": address},
                "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
                "dcterms:license": {"@id": _CC_BY},
            }
            for name, media_type, address in _distributions(atlas, base_url)
        ],
    }


def _description(atlas: Atlas, lang: str) -> str:
    return " ".join(in_language(journey.summary, lang) for journey in atlas.journeys)


def _sources(atlas: Atlas) -> list[Any]:
    return list({source.file: source for journey in atlas.journeys for source in journey.sources}.values())


def _days(atlas: Atlas) -> tuple[str, str]:
    """Return the first and the last day that any journey has."""
    stops = [stop for journey in atlas.journeys for itinerary in journey.itineraries for stop in itinerary.stops]
    dates: list[Edtf] = [
        date for stop in stops for date in (stop.arrival, stop.departure) if date is not None and not date.is_open
    ]
    if not dates:
        return "..", ".."
    return min(d.earliest for d in dates).date().isoformat(), max(d.latest for d in dates).date().isoformat()


def _box(atlas: Atlas) -> str:
    """Return south, west, north, east, as schema.org writes a box."""
    points = [place.footprint.point for place in atlas.gazetteer.places if place.footprint is not None]
    box = bbox(points)
    return "" if box is None else f"{box.south:.2f} {box.west:.2f} {box.north:.2f} {box.east:.2f}"


def _distributions(atlas: Atlas, base_url: str) -> list[tuple[str, str, str]]:
    """Return name, media type and address of each form in which the data can be had."""
    found = [
        ("OGC API - Features", "application/geo+json", f"{base_url}/ogc"),
        ("JSON API", "application/json", f"{base_url}/api/openapi.json"),
    ]
    for journey in atlas.journeys:
        for itinerary in journey.itineraries:
            for form in FORMATS.values():
                address = f"{base_url}/api/journeys/{journey.id}.{form.key}?itinerary={itinerary.id}"
                name = f"{in_language(journey.short_title, 'en')}, {itinerary.id}, {form.label}"
                found.append((name, form.media_type.partition(";")[0], address))
    return found
