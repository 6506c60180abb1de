from __future__ import annotations

import json
import re
from typing import Any

import pytest

from mapsvc.errors import ParameterError
from mapsvc.service import Atlas
from mapsvc.sheets.documents import document, sheet_address
from mapsvc.sheets.options import Kind, SheetOptions

BASE = "https://maps.example.org"
ISMET = "ismet-pasa-1932"


def made(shipped: Atlas, journey: str = ISMET, **options: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(document(shipped, journey, SheetOptions(**options), BASE))
    return data


@pytest.mark.parametrize("paper", ["a4", "a3", "letter"])
def test_worksheet_and_answers_have_one_map_at_one_scale(shipped: Atlas, paper: str) -> None:
    """A distance that a pupil measures is the one that the answer sheet tells."""
    sheet = made(shipped, kind=Kind.WORKSHEET, paper=paper, level=2)
    key = made(shipped, kind=Kind.ANSWERS, paper=paper, level=2)
    scales = [re.search(r"1 ?: ?[\d\u00a0\u202f .]+", one["map"]["svg"]) for one in (sheet, key)]
    assert scales[0] is not None
    assert scales[1] is not None
    assert scales[0][0] == scales[1][0]
    assert [{**one, "answer": []} for one in key["questions"]] == sheet["questions"]


def test_a_worksheet_does_not_give_its_names_away(shipped: Atlas) -> None:
    """What is to be written on the map is not in its drawing, nor in the words told to those who do not see it."""
    data = made(shipped, kind=Kind.WORKSHEET, lang="en")
    names = ("Leningrad", "Kharkov", "Sevastopol")
    drawn = re.sub(r"<title>.*?</title>|<desc>.*?</desc>", "", data["map"]["svg"], flags=re.S)
    assert [name for name in names if f">{name}<" in drawn] == []
    assert [name for name in names if name in data["map"]["alt"]] == []
    assert set(names) <= set(data["bank"][0]["words"])


def test_a_worksheet_does_not_give_its_dates_away(shipped: Atlas) -> None:
    """The same for dates: of stops and of the ways between them."""
    data = made(shipped, kind=Kind.WORKSHEET, lang="en", blank="dates")
    drawn = re.sub(r"<title>.*?</title>|<desc>.*?</desc>", "", data["map"]["svg"], flags=re.S)
    assert re.findall(r">[^<>]*(?:April|May)[^<>]*<", drawn) == []
    assert "May" not in data["map"]["alt"]
    assert "7 Leningrad" in data["map"]["alt"]


def test_the_address_on_a_sheet_has_all_that_was_chosen(shipped: Atlas) -> None:
    """A pupil's copy can be found again."""
    options = SheetOptions(kind=Kind.CARDS, lang="ru", seed=9, from_stop="kiev")
    assert sheet_address(BASE, ISMET, options) == f"{BASE}/print/{ISMET}?kind=cards&lang=ru&from=kiev&seed=9"
    assert made(shipped, kind=Kind.CARDS, lang="ru", seed=9, from_stop="kiev")["address"] in json.dumps(
        made(shipped, kind=Kind.CARDS, lang="ru", seed=9, from_stop="kiev")
    )


def test_the_version_follows_the_content(shipped: Atlas) -> None:
    """The same sheet has the same one, another sheet another."""
    first, same, other = (made(shipped, kind=Kind.CARDS, seed=seed)["version"] for seed in (1, 1, 2))
    assert first == same != other
    assert re.fullmatch(r"mapsvc [\d.]+ · [0-9a-f]{8}", first)


def test_mono_is_black_and_white(shipped: Atlas) -> None:
    """No grey and no colour, which a bad copier loses."""
    look = made(shipped, kind=Kind.TIMELINE, ink="mono")["look"]
    assert {look[key] for key in ("ink", "muted", "rule", "hue", "tint")} == {"#000000", "#ffffff"}


def test_a_scale_at_which_the_journey_does_not_fit_is_said(shipped: Atlas) -> None:
    """The message names the option."""
    with pytest.raises(ParameterError, match="parameter 'scale'"):
        made(shipped, scale=100_000)


@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
@pytest.mark.parametrize("journey", [ISMET, "voroshilov-1933"])
def test_every_text_of_a_handout_says_its_language(shipped: Atlas, journey: str, lang: str) -> None:
    """An account that is not translated yet is marked as English, for those who have it read aloud."""
    data = made(shipped, journey, kind=Kind.HANDOUT, lang=lang)
    stops = [stop for telling in data["tellings"] for group in telling["groups"] for stop in group["stops"]]
    passages = [passage for stop in stops for passage in stop["passages"]]
    assert passages
    assert {passage["lang"] for passage in passages} <= {lang, "en"}
    assert all(passage["note"] for passage in passages)


def test_a_handout_heads_its_stops_as_its_map_shows_them(shipped: Atlas) -> None:
    """Its numbers have the symbols of the map, inferred dates are called so, and no day is told twice in a line."""
    data = made(shipped, itinerary="both", kind=Kind.HANDOUT, lang="en")
    travelled, programme = ([stop for part in one["groups"] for stop in part["stops"]] for one in data["tellings"])
    assert [stop["number"] for stop in travelled if not stop["is_hollow"]] == list(range(1, 11))
    assert not any(stop["is_sure"] for stop in travelled[10:])
    assert all(stop["is_hollow"] and stop["is_sure"] for stop in programme)
    assert travelled[2]["way"].replace("\u00a0", " ") == "aboard the Gruzia, 18 km, 24 April, 17:45"
    other = made(shipped, "voroshilov-1933", kind=Kind.HANDOUT, lang="en")["tellings"][0]["groups"][0]["stops"]
    assert (other[0]["dates"], other[0]["inferred"]) == ("25\u00a0October", "date inferred")
    assert (other[16]["dates"], other[16]["way"]) == ("7\u00a0November", "by ship, 27\u00a0km")


def test_the_timeline_has_each_day_once_and_each_bar_within_its_band(shipped: Atlas) -> None:
    """From the first day to the last, without a gap."""
    data = made(shipped, kind=Kind.TIMELINE, lang="en")
    days = [day["date"] for band in data["bands"] for day in band["days"]]
    assert (days[0], days[-1], len(days), len(set(days))) == ("23 April", "10 May", 18, 18)
    for band in data["bands"]:
        for row in band["rows"]:
            assert len(row["cells"]) == len(band["days"])
            assert all(0 <= bar["begin"] < bar["end"] <= len(band["days"]) for bar in row["bars"])


@pytest.mark.parametrize("paper", ["a4", "a3", "letter"])
@pytest.mark.parametrize(("lang", "name"), [("tr", "TÜRKİYE"), ("en", "TURKEY"), ("ru", "ТУРЦИЯ")])
def test_a_map_names_the_state_whose_middle_it_cuts_off(shipped: Atlas, paper: str, lang: str, name: str) -> None:
    """A map of a visit to Turkey that shows its west says that it is Turkey."""
    assert f">{name}<" in made(shipped, "voroshilov-1933", paper=paper, lang=lang)["map"]["svg"]


@pytest.mark.parametrize("kind", [Kind.MAP, Kind.HANDOUT, Kind.TIMELINE])
def test_a_sheet_says_what_the_sources_leave_out(shipped: Atlas, kind: Kind) -> None:
    """A straight line between two towns is no route; of a journey told whole there is nothing to say."""
    told = made(shipped, "moscow-treaty-1921", kind=kind, lang="en")
    assert told["coverage"]["text"].startswith("The texts tell only the meeting at Kars")
    assert "7 January – 19 February 1921" in told["subtitle"]
    assert made(shipped, kind=kind)["coverage"]["text"] == ""


def test_the_code_of_a_worksheet_does_not_lead_to_its_answers(shipped: Atlas) -> None:
    """A pupil's code opens the journey, to read on; the teacher's the sheet. Both bear their sheet's address."""
    sheet, key = (made(shipped, kind=kind, lang="en") for kind in (Kind.WORKSHEET, Kind.ANSWERS))
    assert f"{BASE}/journeys/{ISMET}?lang=en" in sheet["code"]["alt"]
    assert f"{BASE}/print/{ISMET}?kind=worksheet" in sheet["address"]
    assert key["address"] in key["code"]["alt"]
