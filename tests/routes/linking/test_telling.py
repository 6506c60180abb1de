from __future__ import annotations

from collections.abc import Callable

from routes.linking import Link

Find = Callable[[str], tuple[Link, ...]]

_OTHER = " ".join(
    f"Bu bölümde {what} üzerine yazılmış eski bir inceleme özetlenir."
    for what in ("tuz", "kömür", "pamuk", "tütün", "demir", "bakır", "fındık", "üzüm", "incir", "zeytin") * 4
)


def _told(links: Find, mention: str) -> dict[tuple[str, str], str]:
    text = f"{_OTHER}\n\n{mention}\n\n{_OTHER}\n"
    return {(link.stop, link.visit): text[link.start : link.end] for link in links(text)}


def test_a_mention_in_passing_names_the_place_or_the_day(links: Find) -> None:
    """In a text of other things, words that a stop's account also has do not tell the stop."""
    assert _told(links, "Nalân Hanım’ın başkanlığında bir kurul da trenle yola çıktı.") == {}
    assert "Nalân" in _told(links, "Nalân Hanım’ın başkanlığında bir kurul Ankara’dan yola çıktı.")["ankara", ""]
    assert "Nalân" in _told(links, "Nalân Hanım’ın başkanlığında bir kurul 5 Mayıs günü yola çıktı.")["ankara", ""]


def test_the_sentences_around_a_mention_belong_to_it(links: Find) -> None:
    """One sentence names the place, the next goes on."""
    mention = "Konuklar 8 Mayıs’ta Odesa’ya vardı. Konuklar iki gün kaldı, fabrika ve müze gezdi."
    assert _told(links, mention)["odesa", ""] == mention


def test_each_paragraph_of_a_mention_has_a_sign_of_it(links: Find) -> None:
    """A long stay takes in whatever else falls into its time; what names place, day or who travels belongs to it."""
    mention = "Konuklar 8 Mayıs’ta Odesa’ya vardı, iki gün kaldı, fabrika ve müze gezdi."
    strange = "Fabrika için o gün başka konuklar da iki müze gezdi."
    assert "başka konuklar" in _told(links, f"{mention} {strange}")["odesa", ""]
    assert _told(links, f"{mention}\n\n{strange}")["odesa", ""] == mention


def test_a_text_that_only_mentions_a_journey_is_not_asked_for_the_rest_of_it(links: Find) -> None:
    """What is in a journey was found in one of its texts: not in each of them."""
    found = _told(links, "Kurul 10 Mayıs’ta Kiev’e geçti ve manastırı gezdi. Tren Odesa’dan geliyordu.")
    assert {stop for stop, _ in found} <= {"kiev", "odesa"}
    assert ("kiev", "") in found
    assert not any(visit for _, visit in found)


def test_a_visit_whose_day_is_named_is_told_in_passing_too(links: Find) -> None:
    """The day of a visit at its stop tells it, also where other words are used."""
    found = _told(links, "Konuklar 8 Mayıs 1931 günü Odesa’ya vardı, iki gün kaldı, müze gezdi.")
    assert "8 Mayıs" in found["odesa", "v-muze"]
