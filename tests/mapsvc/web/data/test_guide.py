"""The page of the data, the description of the dataset, site map and robots.txt."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, URIRef

from helpers import find, parse_html, text_of
from mapsvc.formats import FORMATS

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_each_way_has_three_steps_and_a_real_address(client: FlaskClient, lang: str) -> None:
    """What is to be pasted answers, what is to be pressed is there."""
    tree = parse_html(client.get(f"/data?lang={lang}").data)
    main = find(tree, "main")[0]
    assert [len(find(way, "li")) for way in find(main, "ol")] == [3] * 7
    for code in find(main, "code"):
        assert client.get(text_of(code).removeprefix("http://localhost")).status_code == 200
    for link in find(main, "a"):
        href = str(link.get("href"))
        assert client.get(href.removeprefix("http://localhost")).status_code == 200, href
    labels = {text_of(link) for link in find(main, "a")}
    assert {form.label for form in FORMATS.values()} <= labels


def test_the_dataset_is_described_for_search_engines(client: FlaskClient) -> None:
    """schema.org Dataset: licence, time, place, and downloads that answer."""
    tree = parse_html(client.get("/data?lang=en").data)
    described = [json.loads(text_of(script)) for script in find(tree, "script", type="application/ld+json")]
    dataset = next(one for one in described if one["@type"] == "Dataset")
    assert dataset["license"].startswith("https://creativecommons.org/")
    assert dataset["temporalCoverage"].startswith("1920-05")
    for download in dataset["distribution"]:
        answer = client.get(download["contentUrl"].removeprefix("http://localhost"))
        assert answer.status_code == 200
        assert answer.mimetype == download["encodingFormat"] or "ogc" in download["contentUrl"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own reader uses what rdflib deprecates
def test_the_catalogue_is_dcat(client: FlaskClient) -> None:
    """Rdflib reads the JSON-LD; the terms are those of DCAT and Dublin Core."""
    answer = client.get("/data/dcat.jsonld")
    assert answer.content_type == "application/ld+json"
    graph = Graph().parse(data=answer.get_data(as_text=True), format="json-ld")
    dcat, dcterms = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"
    dataset = next(graph.subjects(predicate=URIRef(f"{dcat}distribution")))
    assert len(list(graph.objects(dataset, URIRef(f"{dcterms}title")))) == 3
    assert next(graph.objects(dataset, URIRef(f"{dcterms}license")))
    assert len(list(graph.objects(dataset, URIRef(f"{dcat}distribution")))) > 10


def test_the_site_map_has_every_page_in_every_language(client: FlaskClient) -> None:
    """Each address answers; no page of a place or a stop is missing."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").data)  # noqa: S314  it is ours
    addresses = [str(entry.findtext(f"{SITEMAP}loc")).removeprefix("http://localhost") for entry in root]
    assert len(addresses) == len(set(addresses)) > 300
    assert {"/", "/data", "/places/moskova", "/journeys/voroshilov-1933/stops/izmir"} <= set(addresses)
    for address in addresses[::25]:
        assert client.get(address).status_code == 200, address
    assert all(len(entry) == 4 for entry in root)


def test_crawlers_are_kept_from_endless_questions(client: FlaskClient) -> None:
    """robots.txt names the site map, by its whole address."""
    text = client.get("/robots.txt").get_data(as_text=True)
    assert "Disallow: /search\n" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text
