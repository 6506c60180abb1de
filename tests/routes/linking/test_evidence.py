from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gazetteer.documents import read_document
from routes.itinerary import Contradiction, Evidence, Itinerary
from routes.linking import Link, contradiction_links, evidence_links, under_evidence

from .conftest import TEXT


def _with_evidence(travelled: Itinerary, stop: str, *stretches: str) -> Itinerary:
    """Return the itinerary with the evidence of one stop, and no other."""
    evidence = tuple(Evidence("t.txt", TEXT.index(one), TEXT.index(one) + len(one)) for one in stretches)
    stops = tuple(
        replace(one, evidence=evidence if one.id == stop else (), passages=(), visits=()) for one in travelled.stops
    )
    return replace(travelled, stops=stops, legs=())


def _link(stop: str, visit: str, words: str, paragraph: int, origin: str = "automatic") -> Link:
    start = TEXT.index(words)
    return Link("travelled", stop, visit, paragraph, start, start + len(words), 0.9, "r", origin)


def test_evidence_makes_links_that_are_certain(travelled: Itinerary) -> None:
    """The curator's word is taken as it stands."""
    itinerary = _with_evidence(travelled, "kiev", "manastırı gezdi")
    links = evidence_links(read_document(TEXT), itinerary, "t.txt")
    assert [(one.stop, one.confidence, one.origin, TEXT[one.start : one.end]) for one in links] == [
        ("kiev", 1.0, "evidence", "manastırı gezdi")
    ]


def test_evidence_of_another_file_makes_none(travelled: Itinerary) -> None:
    """Code points count in their own file only."""
    itinerary = _with_evidence(travelled, "kiev", "manastırı gezdi")
    assert evidence_links(read_document(TEXT), itinerary, "other.txt") == ()


def test_two_ranges_in_a_paragraph_are_one_link(travelled: Itinerary) -> None:
    """The store keeps one link a paragraph, stop and visit."""
    itinerary = _with_evidence(travelled, "odesa", "Vapur 8 Mayıs", "kayıklarına baktılar")
    links = evidence_links(read_document(TEXT), itinerary, "t.txt")
    assert [TEXT[one.start : one.end][:5] + TEXT[one.start : one.end][-8:] for one in links] == ["Vapurbaktılar"]


def test_evidence_is_never_overruled() -> None:
    """Where evidence gives a stretch to one stop, nothing gives it to another."""
    evidence = [_link("kiev", "", "manastırı gezdi", 3, "evidence")]
    other = _link("odesa", "", "manastırı gezdi", 3)
    elsewhere = _link("batum", "", "çay bahçeleri", 3)
    assert under_evidence([other, elsewhere], evidence) == (*evidence, elsewhere)


def test_evidence_is_not_said_twice() -> None:
    """An automatic link that says the same as the evidence falls."""
    evidence = [_link("kiev", "", "manastırı gezdi", 3, "evidence")]
    assert under_evidence([_link("kiev", "", "Kurul 10 Mayıs", 3)], evidence) == tuple(evidence)


def test_a_visit_is_found_where_evidence_names_only_its_stop() -> None:
    """Evidence of a stop leaves room for links to its visits."""
    evidence = [_link("odesa", "", "usta Veysel", 2, "evidence")]
    visit = _link("odesa", "v-fabrika", "usta Veysel", 2)
    assert under_evidence([visit], evidence) == (*evidence, visit)


def test_links_of_found_texts_give_way(travelled: Itinerary, links: Callable[[str], tuple[Link, ...]]) -> None:
    """Put together, evidence comes with what was found beside it."""
    evidence = evidence_links(read_document(TEXT), _with_evidence(travelled, "kiev", "manastırı gezdi"), "t.txt")
    both = under_evidence(links(TEXT), evidence)
    assert [one.origin for one in both if one.stop == "kiev"] == ["evidence"]
    assert {one.stop for one in both} == {"ankara", "odesa", "kiev", "batum"}


def test_evidence_of_a_contradiction_takes_nothing_from_what_tells() -> None:
    """A row of a programme may contradict several stops; it still tells the one that it tells."""
    contradicted = [_link("kiev", "", "çay bahçeleri", 3, "contradiction")]
    telling = _link("batum", "", "çay bahçeleri", 3)
    guessed = _link("odesa", "", "çay bahçeleri", 3, "contradiction")
    assert set(under_evidence([telling, guessed], [], contradicted)) == {*contradicted, telling}
    evidence = [_link("kiev", "", "manastırı gezdi", 3, "evidence")]
    assert under_evidence([], evidence, contradicted) == tuple(evidence)


def test_evidence_of_contradictions_makes_links_of_its_own(travelled: Itinerary) -> None:
    """They belong to the stop, also those of its visits and legs, but need not tell it."""
    at = TEXT.index("çay bahçeleri")
    note = Contradiction("n", "name", "çay", None, {"tr": "x", "en": "x"}, (Evidence("t.txt", at, at + 13),))
    stops = tuple(replace(one, notes=(note,) if one.id == "kiev" else ()) for one in travelled.stops)
    (link,) = contradiction_links(read_document(TEXT), replace(travelled, stops=stops), "t.txt")
    assert (link.stop, link.visit, link.origin, TEXT[link.start : link.end]) == (
        "kiev", "", "contradiction", "çay bahçeleri",
    )  # fmt: skip
