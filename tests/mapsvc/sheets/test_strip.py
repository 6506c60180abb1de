from __future__ import annotations

from typing import Any

import pytest

from mapsvc.service import Atlas
from mapsvc.sheets.extract import Extract, extract
from mapsvc.sheets.options import SheetOptions
from mapsvc.sheets.strip import timeline_part
from routes.chronicle import MAIN_PARTY

A4_LYING_MM = (277.0, 190.0)


def strip(shipped: Atlas, journey: str) -> tuple[Extract, dict[str, Any]]:
    of = extract(shipped, journey, SheetOptions(lang="en"))
    return of, timeline_part(of, *A4_LYING_MM, 1.0)


def names_on(part: dict[str, Any]) -> set[str]:
    rows = [row for band in part["bands"] for row in band["rows"]]
    return {bar["label"] for row in rows for bar in row["bars"]} | {
        name
        for row in rows
        for cell in row["cells"]
        for name in (*cell["stays"], *(event["name"] for event in cell["events"]))
    }


@pytest.mark.parametrize("journey", ["ismet-pasa-1932", "voroshilov-1933", "bekir-sami-1920", "frunze-1921"])
def test_every_dated_stop_is_on_the_strip(shipped: Atlas, journey: str) -> None:
    """Also of a journey over months: Moscow, reached after ten weeks, is not cut off."""
    of, part = strip(shipped, journey)
    assert {of.name(stop) for stop in of.first.stops if stop.party == MAIN_PARTY} <= names_on(part) | set(
        part["undated"].replace(":", ",").split(", ")
    )


def test_a_name_without_room_stands_under_the_day_that_has_most_of_its_stay(shipped: Atlas) -> None:
    """The night in Büyükdere Bay began after Galata Quay: above that name it would be read as the quay's town."""
    cells = strip(shipped, "ismet-pasa-1932")[1]["bands"][0]["rows"][0]["cells"]
    assert cells[1]["stays"] == []
    assert "Büyükdere Bay" in cells[2]["stays"]


def test_what_is_listed_under_a_day_begins_with_a_capital(shipped: Atlas) -> None:
    """English writes "ruins of Pergamon" within a sentence."""
    assert "Ruins of Pergamon" in names_on(strip(shipped, "voroshilov-1933")[1])


def test_days_on_which_nothing_is_told_are_one_column(shipped: Atlas) -> None:
    """Forty-three days between two telegrams would be a page of empty days."""
    _, part = strip(shipped, "bekir-sami-1920")
    assert sum(len(band["days"]) for band in part["bands"]) < 12
    assert {"date": "12 May – 23 June", "weekday": "43 days"} in part["bands"][0]["days"]
    for band in part["bands"]:
        assert [len(row["cells"]) for row in band["rows"]] == [len(band["days"])] * len(band["rows"])
        assert max((bar["end"] for row in band["rows"] for bar in row["bars"]), default=0) <= len(band["days"])


def test_days_on_which_something_happens_are_columns_of_their_own(shipped: Atlas) -> None:
    """The journeys that are told day by day have all their days."""
    _, part = strip(shipped, "ismet-pasa-1932")
    assert [day["date"] for band in part["bands"] for day in band["days"] if "–" in day["date"]] == []
