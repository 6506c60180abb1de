from __future__ import annotations

from gazetteer.documents import read_document
from routes.journey_file import parse_journey
from routes.linking import Link, find_links, sentences

from .conftest import JOURNEY, TEXT, names

_NOTE = """
        notes:
          - id: odesa-muhendis
            kind: name
            as_printed: Nevzat Mühendis
            read_as: Mühendis Nevzat
            reason: {tr: "Nevzat, heyet listesinde muhasebeci, sonraki raporda mühendis diye geçer.", en: x}
            evidence: ["t:0-10"]
"""
_TEXT = f"""{TEXT.replace("çay bahçeleri görüldü.", "çay bahçeleri görüldü.1")}
Batum’un çay bahçeleri o yıl genişletilmişti. Muhasebeci Nevzat’ın adı listede bulunmaktadır.

1 Güneş, 9 Mayıs 1931, s. 2.
"""


def _links(note: str) -> tuple[Link, ...]:
    before = "        visits:\n          - id: v-fabrika"
    itinerary = parse_journey("j.yaml", JOURNEY.replace(before, note[1:] + before)).journey.itineraries[0]
    return find_links(sentences(read_document(_TEXT), 1931), itinerary, names, is_source=True)


def _stretches(links: tuple[Link, ...], stop: str) -> list[str]:
    return [_TEXT[link.start : link.end] for link in links if link.stop == stop and not link.visit]


def test_what_contradicts_a_stop_is_found_wherever_it_stands() -> None:
    """A contradiction's spots lie outside the account of its stop as a rule."""
    assert not any("Nevzat" in text for text in _stretches(_links("\n"), "odesa"))
    assert any("Nevzat" in text for text in _stretches(_links(_NOTE), "odesa"))


def test_a_link_by_a_contradiction_says_so() -> None:
    """Whoever checks the link sees that the paragraph need not tell the stop."""
    (link,) = (link for link in _links(_NOTE) if "Nevzat" in _TEXT[link.start : link.end] and link.stop == "odesa")
    assert (link.confidence, link.reason) == (0.5, "a contradiction: both say listede, Muhasebeci, Nevzat")


def test_newspapers_cited_elsewhere_are_left_alone() -> None:
    """Citations read alike: days of one count where the stop is told that calls it, and nowhere else."""
    note = _NOTE.replace("Nevzat Mühendis", "9 Mayıs 1931")
    assert not any("Güneş" in text for text in _stretches(_links(note), "odesa"))
    before = "        passages: [{id: p4"
    itinerary = parse_journey("j.yaml", JOURNEY.replace(before, note[1:] + before)).journey.itineraries[0]
    links = find_links(sentences(read_document(_TEXT), 1931), itinerary, names, is_source=True)
    assert any("Güneş" in text for text in _stretches(links, "batum"))


def test_the_day_of_a_newspaper_counts_where_newspapers_contradict() -> None:
    """Of other contradictions it says nothing: a text cites the papers of a day for whatever happened then."""

    def found(reason: str) -> bool:
        said = "Nevzat, heyet listesinde muhasebeci, sonraki raporda mühendis diye geçer."
        note = _NOTE.replace("odesa-muhendis", "batum-gun").replace("Nevzat Mühendis", "çay bahçelerinde")
        note = note.replace(said, reason)
        before = "        passages: [{id: p4"
        itinerary = parse_journey("j.yaml", JOURNEY.replace(before, note[1:] + before)).journey.itineraries[0]
        links = find_links(sentences(read_document(_TEXT), 1931), itinerary, names, is_source=True)
        return any("Güneş" in text for text in _stretches(links, "batum"))

    assert found("Gazeteler bunu 9 Mayıs 1931 günü yazar.")
    assert not found("Bu iş 9 Mayıs 1931 günü olmuştur.")


def test_a_cited_text_that_tells_nothing_may_contradict() -> None:
    """Text stands against text: another source is asked for the very words, and for nothing else."""
    before = "        visits:\n          - id: v-fabrika"
    note = _NOTE.replace("Nevzat Mühendis", "Mühendis Nevzat’ın listede")
    itinerary = parse_journey("j.yaml", JOURNEY.replace(before, note[1:] + before)).journey.itineraries[0]
    other = read_document("Eski bir kitap.\n\nHeyet raporunda mühendis Nevzat'ın listede, muhasebeci olduğu yazılıdır.")
    links = find_links(sentences(other, 1931), itinerary, names, is_cited=True)
    assert {(link.stop, link.origin) for link in links} == {("odesa", "contradiction")}
    assert find_links(sentences(other, 1931), itinerary, names) == ()


def test_what_has_the_very_words_is_taken_more_often_than_what_shares_names() -> None:
    """Names return all over a text; the words that are contradicted stand where they are contradicted."""
    before = "        visits:\n          - id: v-fabrika"
    itinerary = parse_journey("j.yaml", JOURNEY.replace(before, _NOTE[1:] + before)).journey.itineraries[0]

    def spots(sentence: str) -> int:
        text = TEXT + "\n" + "\n\n".join(f"{sentence}" for _ in range(6)) + "\n"
        links = find_links(sentences(read_document(text), 1931), itinerary, names, is_source=True)
        return sum(link.origin == "contradiction" for link in links)

    assert spots("Listede Nevzat Mühendis diye biri anılır.") == 5
    assert spots("Listede muhasebeci Nevzat diye biri anılır.") == 3


def test_names_prove_less_where_a_journey_is_told_in_passing() -> None:
    """A text of other things names the same people for other reasons; the very words still count."""
    before = "        visits:\n          - id: v-fabrika"
    itinerary = parse_journey("j.yaml", JOURNEY.replace(before, _NOTE[1:] + before)).journey.itineraries[0]
    others = " ".join(f"Eski bir inceleme {what} ticaretini özetler." for what in ("tuz", "kömür", "pamuk") * 15)

    def is_found(sentence: str, text: str) -> bool:
        read = sentences(read_document(f"{text}\n\n{sentence}\n"), 1931)
        links = find_links(read, itinerary, names, is_source=True)
        return any(link.origin == "contradiction" for link in links)

    assert is_found("Muhasebeci Nevzat eski kitapta küçük dükkânda anılır.", TEXT)
    assert not is_found("Muhasebeci Nevzat eski kitapta küçük dükkânda anılır.", others)
    assert is_found("Nevzat Mühendis eski kitapta küçük dükkânda anılır.", others)
