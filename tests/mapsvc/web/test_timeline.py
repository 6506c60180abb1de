"""The timeline of a journey: every day with its stops, nights and visits, in words and as a drawing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from helpers import find, parse_html, text_of
from mapsvc.web.timeline import DAY_PX, Moment, placed

ISMET, VOROSHILOV = "/journeys/ismet-pasa-1932", "/journeys/voroshilov-1933"


@pytest.mark.parametrize(
    ("moments", "spots"),
    [
        ((Moment(0, 0.75), Moment(1, None)), (0.75, 1.625)),
        ((Moment(0, None), Moment(0, 0.5)), (0.375, 0.5)),
        ((Moment(0, 0.2), Moment(None, None), Moment(1, 0.2)), (0.2, 0.7, 1.2)),
        ((Moment(0, 0.2), Moment(None, None)), (0.2, 2.0)),
        ((Moment(1, 0.9), Moment(1, 0.1)), (1.9, 1.9)),
        ((Moment(None, None), Moment(None, None)), (1.0, 2.0)),
        ((), ()),
    ],
)
def test_moments_stand_in_the_order_of_travel(moments: tuple[Moment, ...], spots: tuple[float, ...]) -> None:
    """Clocks at their hours, days spread, unknown ones between; clocks that contradict never turn the order round."""
    assert placed(moments, 2) == spots


def days(client: FlaskClient, path: str) -> list[str]:
    tree = parse_html(client.get(path).data)
    strip = next(element for element in find(tree, "ol") if element.get("class") == "tl-days")
    return [" ".join(text_of(said).split()) for said in find(strip, "span")]


def test_every_day_is_told_in_words(client: FlaskClient) -> None:
    """Stops, visits, kilometres and nights of each day stand in the page, for those without script or sight."""
    told = days(client, f"{ISMET}?lang=en")
    assert len(told) == 18
    assert told[4] == "27 April 1932, Kiev; 6 visits and events; 654 km; night on the train"
    assert told[15] == "8 May 1932, on the train to Sevastopol; 1 visit or event; night on the train"
    assert told[16].endswith("night at sea")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("tr", "27 Nisan 1932, Kiev; 6 ziyaret ya da olay; 654 km; gece trende"), ("ru", "27 апреля 1932")],
)
def test_days_speak_the_visitors_language(client: FlaskClient, lang: str, said: str) -> None:
    """Dates, names and nights in Turkish and Russian."""
    assert days(client, f"{ISMET}?lang={lang}")[4].startswith(said)


def test_a_day_of_the_address_is_marked(client: FlaskClient) -> None:
    """`?day=` is known to the server: the strip marks it without a script."""
    tree = parse_html(client.get(f"{ISMET}?day=1932-04-29").data)
    marked = [link.get("data-day") for link in find(tree, "a") if link.get("aria-current") == "date"]
    assert marked == ["1932-04-29"]


def test_a_day_outside_the_journey_is_refused(client: FlaskClient) -> None:
    """With the days that there are."""
    answer = client.get(f"{ISMET}?day=1933-10-29&lang=en")
    assert answer.status_code == 400
    assert b"1932-04-23" in answer.data


def test_the_band_runs_without_a_gap_from_the_first_day_to_the_last(client: FlaskClient) -> None:
    """Stays and legs in turn; each begins where the one before ended."""
    for path, count in ((ISMET, 18), (f"{ISMET}?itinerary=programme", 14), (VOROSHILOV, 14)):
        drawn = re.findall(rb'class="tl-\w+(?: is-open)?" d="M([\d.]+) 9H([\d.]+)"', client.get(path).data)
        assert (float(drawn[0][0]), float(drawn[-1][1])) == (0, 40 * count)
        assert [end for _, end in drawn[:-1]] == [start for start, _ in drawn[1:]]


def test_what_no_text_dates_is_said_apart(client: FlaskClient) -> None:
    """Voroshilov's arrival in Odessa stands on no day."""
    page = client.get(f"{VOROSHILOV}?lang=en").get_data(as_text=True)
    assert "without a day in the texts: Odessa" in page


def test_the_heading_spans_all_days_that_are_drawn(client: FlaskClient) -> None:
    """A mission that stayed on is shown to the last day that is told, and the heading says so."""
    tree = parse_html(client.get("/journeys/bekir-sami-1920?lang=en").data)
    heading = next(element for element in find(tree, "p") if element.get("class") == "tl-now")
    assert " ".join(text_of(heading).split()) == "11 May – 27 August 1920 109 days"


def test_a_stay_is_drawn_on_the_days_that_texts_tell(client: FlaskClient) -> None:
    """Of Erzurum one day is known, of Ankara in December the first event: the band leaves open what lies before."""
    page = client.get("/journeys/bekir-sami-1920?lang=en").text
    legs = re.findall(r'<path class="tl-unknown is-open" d="M(\d+) 9H(\d+)"', page)
    (stay,) = re.findall(r'<path class="tl-stay" d="M(\d+) 9H(\d+)" data-stop="erzurum"', page)
    assert [legs[0][1], legs[1][0]] == list(stay)
    assert {int(edge) // DAY_PX for edge in stay} == {(date(1920, 6, 24) - date(1920, 5, 11)).days}
    page = client.get("/journeys/frunze-1921?lang=en").text
    begins = re.findall(r'<path class="tl-stay" d="M(\d+) [^"]*" data-stop="ankara"', page)
    assert [int(edge) // DAY_PX for edge in begins] == [(date(1921, 12, 25) - date(1921, 11, 21)).days]
