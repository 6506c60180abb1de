"""The search, on our own accounts."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from helpers import HTML, find, parse_html, text_of


def answer(client: FlaskClient, query: str, lang: str = "en") -> Element:
    got = client.get("/search", query_string={"q": query, "lang": lang})
    assert got.status_code == 200
    return parse_html(got.data)


def places(tree: Element) -> list[str]:
    """Return the ids of the places found."""
    links = [link.get("href", "") for one in find(tree, "ul", class_="names") for link in one.iter(HTML + "a")]
    return [link.removeprefix("/places/").partition("?")[0] for link in links]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Kharkiv", "harkov"),
        ("харьков", "harkov"),
        ("HARKOV", "harkov"),
        ("Eskisehir", "eskisehir"),
        ("Odesa'da", "odesa"),
        ("Moskva", "moskova"),
        ("Petersburg", "leningrad"),
        ("Büyükd", "buyukdere"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(client: FlaskClient, query: str, place: str) -> None:
    """Period and modern names, any script and case, without marks, with endings, with an error, half typed."""
    assert place in places(answer(client, query))


def test_why_a_place_was_found_is_said_in_the_visitor_s_language(client: FlaskClient) -> None:
    """The name that fits, its language and what it is."""
    assert "Kharkiv" in text_of(answer(client, "Kharkiv", "tr"))
    assert "today’s name" in text_of(answer(client, "Kharkiv"))


def test_passages_are_found_and_marked(client: FlaskClient) -> None:
    """What fits stands in a mark element, and the passage leads to its stop."""
    tree = answer(client, "fabrikayı", "tr")
    marks = [text_of(mark) for mark in find(tree, "mark")]
    assert marks
    assert all("abrika" in mark for mark in marks)
    assert all(link.get("href", "").startswith("/journeys/") for item in find(tree, "li", class_="excerpt")
               for link in item.iter(HTML + "a"))  # fmt: skip


def test_results_come_in_pages(client: FlaskClient) -> None:
    """The pages of a search lead to one another, keep the question, and end."""
    first = answer(client, "İsmet Paşa", "tr")
    following = next(link.get("href", "") for link in find(first, "a", rel="next"))
    second = parse_html(client.get(following).data)
    assert find(second, "mark")
    assert client.get("/search?q=fabrika&page=500").status_code == 400


def test_an_empty_question_offers_examples(client: FlaskClient) -> None:
    """The page explains itself, and each example finds something."""
    for lang in ("tr", "en", "ru"):
        tree = parse_html(client.get(f"/search?lang={lang}").data)
        (line,) = find(tree, "p", class_="examples")
        for link in line.iter(HTML + "a"):
            found = parse_html(client.get(link.get("href", "")).data)
            assert places(found) or find(found, "mark"), link.get("href")


def test_nothing_found_is_said_with_the_question(client: FlaskClient) -> None:
    """The visitor sees what was looked for."""
    assert "“qqqqzz”" in text_of(answer(client, "qqqqzz"))


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
    'a" NEAR(b',
    "* ^ : - + ( )",
    "\0\x01\x7f\ufeff",
    "\u202egnirts",
    "İ" * 9000,
    "{{ 7*7 }} {% raw %}",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_question_is_a_question(client: FlaskClient, query: str) -> None:
    """It is shown escaped, looked for, and answered with a page that parses strictly."""
    got = client.get("/search", query_string={"q": query, "lang": "en"})
    assert got.status_code == 200
    tree = parse_html(got.data)
    assert [image for image in find(tree, "img") if image.get("src") == "x"] == []
    (field,) = find(tree, "input", id="question")
    assert len(field.get("value", "")) <= 200


def test_bytes_that_are_no_text_are_a_question_too(client: FlaskClient) -> None:
    """Lone surrogates and broken UTF-8 in the address do no harm."""
    assert client.get("/search?q=%ff%fe%ed%a0%80").status_code == 200


def test_the_search_box_is_on_every_page(client: FlaskClient) -> None:
    """It has a label and keeps the language that the visitor chose."""
    for address in ("/", "/about", "/journeys/ismet-pasa-1932", "/places/moskova"):
        tree = parse_html(client.get(f"{address}?lang=ru").data)
        (form,) = find(tree, "form", class_="find")
        assert form.get("action") == "/search"
        names = {one.get("name"): one.get("value") for one in form.iter(HTML + "input")}
        assert names["lang"] == "ru"
        assert "q" in names
        assert [label for label in form.iter(HTML + "label") if label.get("for") == "find"]


def test_answers_are_not_kept(client: FlaskClient) -> None:
    """Questions are endless; the page cache is for pages."""
    assert "private" in client.get("/search?q=Moskova").headers["Cache-Control"]
