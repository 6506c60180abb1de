from __future__ import annotations

import struct
import threading
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from flask.testing import FlaskClient

from helpers import find, parse_html, text_of
from mapsvc.errors import PressBusyError
from mapsvc.press import Job
from mapsvc.sheets.options import Kind
from mapsvc.web.printing.kept import KeptSheets

ISMET = "/print/ismet-pasa-1932"


def page(client: FlaskClient, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200, response.get_data(as_text=True)[:500]
    return parse_html(response.get_data())


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
@pytest.mark.parametrize("journey", ["ismet-pasa-1932", "voroshilov-1933"])
def test_every_kind_can_be_chosen_seen_and_taken(client: FlaskClient, journey: str, kind: str) -> None:
    """The page shows its pages as pictures that load, and leads to files."""
    address = f"/print/{journey}?lang=tr" + (f"&kind={kind}" if kind != "map" else "")
    tree = page(client, address)
    pictures = [img for img in find(tree, "img") if "/print/" in (img.get("src") or "")]
    assert pictures
    looks = [one for one in find(tree, "div") if (one.get("class") or "").startswith("sheet-page look-")]
    assert len(looks) == 1, "the page has the colour of its journey"
    shown = client.get(pictures[0].get("src"))
    width, height = struct.unpack(">II", shown.data[16:24])
    assert (pictures[0].get("width"), pictures[0].get("height")) == (str(width), str(height))
    assert all(img.get("alt") for img in pictures)


def test_a_pdf_is_sent_and_kept_out_of_the_page_cache(client: FlaskClient) -> None:
    """It has a cache of its own; the browser asks whether it changed."""
    first = client.get(f"{ISMET}.pdf?kind=timeline&lang=en")
    again = client.get(f"{ISMET}.pdf?kind=timeline&lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, first.mimetype) == (200, "application/pdf")
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert 'filename="ismet-pasa-1932-timeline-en.pdf"' in first.headers["Content-Disposition"]
    assert (again.status_code, again.data) == (304, b"")


def test_the_address_on_the_sheet_leads_back_to_it(client: FlaskClient) -> None:
    """Every option is in it, the language too."""
    tree = page(client, f"{ISMET}?kind=worksheet&level=2&seed=7&blank=dates&ink=mono&lang=ru")
    address = next(a.get("href") or "" for a in find(tree, "a") if "address" in (a.get("class") or ""))
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert asked == {"kind": "worksheet", "lang": "ru", "ink": "mono", "blank": "dates", "level": "2", "seed": "7"}
    again = page(client, f"{urlsplit(address).path}?{urlsplit(address).query}")
    assert text_of(find(again, "h1")[0]) == text_of(find(tree, "h1")[0])


def test_what_a_form_sends_becomes_a_short_address(client: FlaskClient) -> None:
    """Empty and usual options go; the language stays."""
    sent = f"{ISMET}?kind=worksheet&lang=en&paper=a4&orientation=&ink=mono&blank=&level=1&seed=1&from=&to=&scale="
    response = client.get(sent)
    assert response.status_code == 302
    assert response.headers["Location"] == f"{ISMET}?kind=worksheet&ink=mono&lang=en"


def test_the_form_shows_what_was_chosen(client: FlaskClient) -> None:
    """A teacher sees the options of the sheet that a colleague shared."""
    tree = page(client, f"{ISMET}?itinerary=both&from=kiev&paper=a3&lang=en")
    chosen = {
        select.get("name"): next((option.get("value") for option in select if option.get("selected") is not None), None)
        for select in find(tree, "select")
    }
    assert (chosen["itinerary"], chosen["from"], chosen["paper"]) == ("both", "kiev", "a3")


def test_worksheet_and_answers_lead_to_each_other(client: FlaskClient) -> None:
    """With the same seed and level."""
    tree = page(client, f"{ISMET}?kind=worksheet&level=3&seed=5&lang=en")
    link = next(a for a in find(tree, "a") if text_of(a) == "The answers to it")
    assert link.get("href") == f"{ISMET}?kind=answers&level=3&seed=5&lang=en"


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        (f"{ISMET}?kind=puzzle&lang=en", 400, "“kind” is “puzzle”; possible here: map, handout"),
        (f"{ISMET}?paper=a5&lang=en", 400, "“paper” is “a5”"),
        (f"{ISMET}?lang=fr", 400, "lang"),
        (f"{ISMET}?from=moskova&to=odesa&lang=en", 400, "“to” is “odesa”; possible here: a stop after 'moskova'"),
        (f"{ISMET}?panel=0x0&lang=en", 400, "“panel” is “0x0”"),
        (f"{ISMET}?panel=10000x10000&lang=en", 400, "“panel” is “10000x10000”"),
        (f"{ISMET}?from=atlantis&lang=en", 400, "“from” is “atlantis”"),
        (f"{ISMET}?seed=1&seed=2&lang=en", 400, "“seed” is “1, 2”; possible here: one value"),
        (f"{ISMET}.png?page=9&dpi=50&lang=en", 400, "“page” is “9”; possible here: a whole number from 1 to 1"),
        (f"{ISMET}.png?dpi=600&lang=en", 400, "“dpi” is “600”; possible here: a whole number from 50 to 300"),
        (f"{ISMET}.png?panel=900x600&dpi=300&lang=en", 400, "at most 149 at this size; PDF and SVG are sharp at any"),
        ("/print/ismet?lang=en", 404, "Nothing is kept at this address"),
        (f"{ISMET}.docx?lang=en", 404, "Nothing is kept at this address"),
        (f"{ISMET}?from=%3Cscript%3E&lang=en", 400, "“from” is “<script>”"),
    ],
)
def test_bad_input_gets_a_page_that_names_the_parameter(
    client: FlaskClient, address: str, status: int, said: str
) -> None:
    """A plain page, no traceback, nothing unescaped."""
    response = client.get(address)
    assert response.status_code == status
    assert said in text_of(find(parse_html(response.get_data()), "main")[0])


def test_a_class_that_asks_at_once_has_its_sheet_made_once() -> None:
    """Thirty ask for one sheet while it is being made: one makes it, all get it."""
    kept, made, start = KeptSheets(1_000), [], threading.Event()
    job = Job("map", "{}", "pdf")

    def make(asked: Job) -> tuple[bytes, ...]:
        start.wait(5)
        made.append(asked)
        return (b"sheet",)

    answers: list[tuple[bytes, ...]] = []
    threads = [threading.Thread(target=lambda: answers.append(kept.pages(job, make))) for _ in range(30)]
    for thread in threads:
        thread.start()
    start.set()
    for thread in threads:
        thread.join()
    assert (made, answers) == ([job], [(b"sheet",)] * 30)


def test_kept_sheets_take_no_more_room_than_they_may() -> None:
    """The least recently asked for goes; what is larger than all is not kept."""
    kept, made = KeptSheets(10), []

    def make(job: Job) -> tuple[bytes, ...]:
        made.append(job.data)
        return (b"x" * (20 if job.data == "large" else 4),)

    for data in ("a", "b", "a", "c", "b", "large", "large"):
        kept.pages(Job("map", data, "pdf"), make)
    assert made == ["a", "b", "c", "b", "large", "large"]


def test_a_mistake_in_making_is_not_kept() -> None:
    """The next who asks has another try."""
    kept = KeptSheets(10)

    def fail(job: Job) -> tuple[bytes, ...]:
        raise ValueError(job.data)

    for _ in range(2):
        with pytest.raises(ValueError, match="a"):
            kept.pages(Job("map", "a", "pdf"), fail)
    assert kept.pages(Job("map", "a", "pdf"), lambda _job: (b"1",)) == (b"1",)


def test_the_same_sheet_is_pressed_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page and its picture need one press between them."""
    from mapsvc import press

    pressed: list[Job] = []
    real = press.press_apart

    def counted(job: Job) -> tuple[bytes, ...]:
        pressed.append(job)
        return real(job)

    monkeypatch.setattr(press, "press_apart", counted)
    client = app.test_client()
    address = f"{ISMET}?kind=cards&seed=77&lang=en"
    tree = page(client, address)
    for img in find(tree, "img"):
        if "/print/" in (img.get("src") or ""):
            assert client.get(img.get("src") or "").status_code == 200
    assert len(pressed) == 1


def test_a_busy_press_says_when_to_ask_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thirty-first of a class is told to wait; nothing has failed."""
    from mapsvc import press

    def busy(job: Job) -> tuple[bytes, ...]:
        raise PressBusyError(60.0)

    monkeypatch.setattr(press, "press_apart", busy)
    answer = app.test_client().get(f"{ISMET}.pdf?kind=cards&seed=78")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
