"""Contradictions and clock times in the visitor's language; what is foreign says its own."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from helpers import find, parse_html, text_of


def _read(client: FlaskClient, stop: str, note: str, lang: str) -> tuple[str, str | None]:
    tree = parse_html(client.get(f"/journeys/ismet-pasa-1932/stops/{stop}?lang={lang}").data)
    (box,) = [one for one in find(tree, "div") if one.get("id") == f"note-{note}"]
    (read,) = [one for one in find(box, "span") if one.get("class") == "read"]
    (words,) = find(read, "span")[-1:]
    return text_of(words).strip(), words.get("lang")


@pytest.mark.parametrize(
    ("lang", "square", "chair"),
    [("tr", "Kızıl Meydan", "Kodatski"), ("en", "Red Square", "Kodatsky"), ("ru", "Красная площадь", "Кодацкий")],
)
def test_a_reading_is_in_the_visitors_language(client: FlaskClient, lang: str, square: str, chair: str) -> None:
    """A place and a person have their names; nobody meets an id."""
    assert _read(client, "moskova", "moskova-may-day-square", lang) == (square, None)
    assert chair in client.get(f"/journeys/ismet-pasa-1932/stops/leningrad?lang={lang}").text


def test_what_a_text_should_have_printed_says_its_language(client: FlaskClient) -> None:
    """Words of the source stay Turkish on every page, and a screen reader is told."""
    assert _read(client, "sivastopol", "sivastopol-spelling", "en") == ("Sivastopol’a", "tr")
    assert _read(client, "sivastopol", "sivastopol-spelling", "tr") == ("Sivastopol’a", None)


@pytest.mark.parametrize(("lang", "clock"), [("tr", "08.00"), ("en", "08:00"), ("ru", "08:00")])
def test_clock_times_are_written_as_the_language_writes_them(client: FlaskClient, lang: str, clock: str) -> None:
    """In dates and in our accounts alike."""
    tree = parse_html(client.get(f"/journeys/ismet-pasa-1932/stops/odesa?lang={lang}").data)
    page = text_of(find(tree, "main")[0])
    assert clock in page
    other = {"08.00": "08:00", "08:00": "08.00"}[clock]
    assert other not in page
