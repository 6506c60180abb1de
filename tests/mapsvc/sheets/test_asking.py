from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapsvc.service import Atlas
from mapsvc.sheets.asking import questions
from mapsvc.sheets.cards import card_answer, card_order, cards_part
from mapsvc.sheets.classroom import worksheet_part
from mapsvc.sheets.extract import Extract, extract
from mapsvc.sheets.options import Kind, SheetOptions
from mapsvc.sheets.questions import Question, Shape
from mapsvc.sheets.sentences import has_day
from routes.geodesy import length_km
from routes.itinerary import TravelMode

JOURNEYS = st.sampled_from(["ismet-pasa-1932", "voroshilov-1933"])
LANGUAGES = st.sampled_from(["tr", "en", "ru"])
SEEDS = st.integers(0, 999_999)
LEVELS = st.integers(1, 3)
QUICK = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def by_key(made: tuple[Question, ...]) -> dict[str, Question]:
    return {question.key: question for question in made}


def names(of: Extract) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for stop in of.first.stops:
        found.setdefault(of.name(stop), []).append(stop.seq)
    return found


@QUICK
@given(journey=JOURNEYS, lang=LANGUAGES, seed=SEEDS, level=LEVELS)
def test_worksheet_and_answer_sheet_ask_the_same(
    shipped: Atlas, journey: str, lang: str, seed: int, level: int
) -> None:
    """The key has every question of the sheet, word for word, and an answer to each item; the sheet has none."""
    sheet = SheetOptions(kind=Kind.WORKSHEET, lang=lang, seed=seed, level=level)
    of = extract(shipped, journey, sheet)
    asked = worksheet_part(of, sheet, 8_000_000)
    key = worksheet_part(of, SheetOptions(kind=Kind.ANSWERS, lang=lang, seed=seed, level=level), 8_000_000)
    assert len(asked["questions"]) >= 3
    for question, answered in zip(asked["questions"], key["questions"], strict=True):
        assert question["answer"] == []
        assert {**answered, "answer": []} == question
        assert len(answered["answer"]) == max(len(answered["items"]), 1)


@QUICK
@given(journey=JOURNEYS, lang=LANGUAGES, seed=SEEDS)
def test_answers_are_what_the_data_say(shipped: Atlas, journey: str, lang: str, seed: int) -> None:
    """Order, mode, today's names and dates are looked up again, another way."""
    of = extract(shipped, journey, SheetOptions(lang=lang))
    made = by_key(questions(of, 1, seed))
    seqs = names(of)
    order = made["order"]
    assert all(len(seqs[name]) == 1 for name in order.items)
    ranked = [name for _, name in sorted(zip(order.answer, order.items, strict=True))]
    assert ranked == sorted(order.items, key=lambda name: seqs[name][0])
    ships = {
        frozenset(of.name(stop) for stop in of.first.stops if stop.id in (leg.from_stop, leg.to_stop))
        for leg in of.first.legs
        if leg.mode is TravelMode.SHIP
    }
    mode = made["mode"]
    for name, mark in zip(mode.items, mode.answer, strict=True):
        assert (frozenset(name.split(" – ")) in ships) == bool(mark)
    if "today" in made:
        today = {of.name(stop): of.modern_name(stop) for stop in of.first.stops}
        assert [today[name] for name in made["today"].items] == list(made["today"].answer)


@QUICK
@given(seed=SEEDS, scale=st.integers(1_000_000, 15_000_000))
def test_distances_are_the_shortest_ways_of_the_ellipsoid(shipped: Atlas, seed: int, scale: int) -> None:
    """Kilometres are geodesic, millimetres those kilometres at the map's scale."""
    of = extract(shipped, "ismet-pasa-1932", SheetOptions(lang="en"))
    question = by_key(questions(of, 2, seed, scale))["measure"]
    points = {of.name(stop): of.place(stop.place).footprint for stop in of.first.stops}
    ends = [points[name] for name in points if f"from {name} " in question.prompt or f"to {name} " in question.prompt]
    assert len(ends) == 2
    assert ends[0] is not None
    assert ends[1] is not None
    km = length_km(ends[0].point, ends[1].point)
    told = question.answer[0].replace(",", "").replace("\u00a0", " ")
    assert told.startswith(f"{round(km)} km; {round(km * 1e6 / scale)} mm")


def test_nothing_is_measured_without_a_scale(shipped: Atlas) -> None:
    """A sheet whose map has no scale asks for no distance."""
    of = extract(shipped, "ismet-pasa-1932", SheetOptions())
    assert "measure" not in by_key(questions(of, 2, 1))


@QUICK
@given(seed=SEEDS)
def test_no_leg_is_measured_twice_on_a_sheet(shipped: Atlas, seed: int) -> None:
    """Who is asked how much longer a way was than the flight of a crow has measured that flight already."""
    of = extract(shipped, "ismet-pasa-1932", SheetOptions(lang="en", itinerary="programme"))
    made = by_key(questions(of, 3, seed, 7_500_000))
    start, _, end = made["detour"].prompt.split(":")[0].partition(" – ")
    assert f"from {start} to {end} as" not in made["measure"].prompt


def test_the_programme_is_compared_stop_by_stop(shipped: Atlas) -> None:
    """Kharkov and Dneprostroy were dropped, Leningrad came two days later; its dates are read from the map."""
    of = extract(shipped, "ismet-pasa-1932", SheetOptions(lang="en"))
    question = by_key(questions(of, 3, 1))["changes"]
    told = dict(zip((item.split("\t")[0] for item in question.items), question.answer, strict=True))
    assert (told["Kharkov"], told["Dneprostroy"], told["Leningrad"]) == (
        "dropped",
        "dropped",
        "4–6 May\t2 days later, 1 day longer",
    )
    assert question.shape is Shape.TABLE


def test_what_has_no_programme_is_not_asked_for_it(shipped: Atlas) -> None:
    """The visit of 1933 has one telling."""
    assert "changes" not in by_key(questions(extract(shipped, "voroshilov-1933", SheetOptions()), 3, 1))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_another_seed_asks_otherwise(shipped: Atlas, level: int) -> None:
    """Two groups of a class can get different sheets."""
    of = extract(shipped, "ismet-pasa-1932", SheetOptions())
    assert questions(of, level, 1, 8_000_000) != questions(of, level, 2, 8_000_000)


@QUICK
@given(journey=JOURNEYS, seed=SEEDS)
def test_the_cards_are_mixed_and_their_key_is_the_journey(shipped: Atlas, journey: str, seed: int) -> None:
    """Every stop has one card, and the letters in order are those of the stops in order."""
    of = extract(shipped, journey, SheetOptions())
    order = card_order(of, seed)
    assert [stop.id for _, stop in order] == [stop.id for stop in of.main_stops]
    assert [letter for letter, _ in order] != sorted(letter for letter, _ in order)


@pytest.mark.parametrize("journey", ["bekir-sami-1920", "moscow-treaty-1921", "frunze-1921", "tevfik-rustu-1926"])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_journey_of_a_few_stops_has_something_to_ask(shipped: Atlas, journey: str, level: int) -> None:
    """What a level does not find, the others give; no way is measured that no text tells."""
    of = extract(shipped, journey, SheetOptions(lang="en"))
    made = questions(of, level, 1, 8_000_000)
    assert len(made) >= 2
    assert len(by_key(made)) == len(made)
    assert all(question.prompt and all(question.answer) for question in made if question.shape is Shape.LINES)
    told = [answer for question in made for answer in question.answer if question.key == "measure"]
    assert [answer for answer in told if "The way itself" in answer] == []


def test_cards_of_several_groups_are_put_in_order_group_by_group(shipped: Atlas) -> None:
    """No text says whether the ambassador left Moscow before the minister came to Odessa."""
    of = extract(shipped, "tevfik-rustu-1926", SheetOptions(lang="en"))
    told = card_answer(of, 1).split("; ")
    assert [part.split(":")[0] for part in told] == ["Tevfik Rüştü Bey and his delegation", "Ambassador Zekai Bey"]
    assert [len(part.split(": ")[1].split(" → ")) for part in told] == [1, 2]


@QUICK
@given(journey=JOURNEYS, lang=LANGUAGES, seed=SEEDS, level=LEVELS, blank=st.sampled_from(["names", "dates", "all"]))
def test_no_question_tells_what_the_map_leaves_out(
    shipped: Atlas, journey: str, lang: str, seed: int, level: int, blank: str
) -> None:
    """Without dates on the map none is told with its stop; without its route none has to be seen."""
    of = extract(shipped, journey, SheetOptions(lang=lang))
    made = by_key(questions(of, level, seed, 8_000_000, blank))
    if blank != "names":
        assert not {"dates", "arrival", "stay", "source"} & set(made)
        told = [
            part for one in made.values() if one.key not in ("changes", "calendar") for part in (one.prompt, *one.texts)
        ]
        assert [part for part in told if has_day(part, lang)] == []
    assert ("mode" in made) <= (blank != "all")


@QUICK
@given(journey=JOURNEYS, lang=LANGUAGES, seed=SEEDS, level=LEVELS)
def test_what_is_joined_never_stands_side_by_side(
    shipped: Atlas, journey: str, lang: str, seed: int, level: int
) -> None:
    """A line across is no answer; and a person stands in one of the sentences only."""
    of = extract(shipped, journey, SheetOptions(lang=lang))
    for one in questions(of, level, seed, 8_000_000):
        if one.shape is Shape.MATCH:
            assert sorted(one.others) == sorted(one.answer)
            assert not any(other == right for other, right in zip(one.others, one.answer, strict=True))
        if one.key == "people":
            assert len(one.texts) == len(one.items) == len(set(one.answer))


def test_the_hardest_questions_are_of_sources(shipped: Atlas) -> None:
    """What a source prints is told with its wrong weekday, in the words of the language; the answer is our reading."""
    of = extract(shipped, "voroshilov-1933", SheetOptions(lang="en"))
    question = by_key(questions(of, 3, 1, 5_000_000))["source"]
    assert "Monday, 30 November" in question.prompt
    assert question.answer[0].startswith("It must be 30 October. ")


@pytest.mark.parametrize("level", [1, 2])
def test_cards_without_dates_have_none_in_their_accounts(shipped: Atlas, level: int) -> None:
    """From the second level on, no day tells the order of the cards."""
    options = SheetOptions(kind=Kind.CARDS, lang="en", level=level)
    cards = cards_part(extract(shipped, "ismet-pasa-1932", options), options)["cards"]
    assert any(has_day(card["text"] + card["dates"], "en") for card in cards) == (level == 1)
