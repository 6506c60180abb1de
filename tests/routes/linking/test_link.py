from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from gazetteer.documents import read_document
from routes.itinerary import Itinerary
from routes.linking import Link, find_links, may_tell, sentences, worth_linking

from .conftest import TEXT, names

Told = Callable[[str], dict[tuple[str, str], str]]
Find = Callable[[str], tuple[Link, ...]]


def test_each_stop_and_visit_is_linked_to_what_tells_it(told: Told) -> None:
    """Every part of the journey is found in a text that tells it."""
    found = told(TEXT)
    assert {stop for stop, _ in found} == {"ankara", "odesa", "kiev", "batum"}
    assert found["ankara", ""].startswith("Kurul, Nalân")
    assert "dokuma" in found["odesa", "v-fabrika"]
    assert "kayıklarına" in found["odesa", "v-muze"]
    assert "manastırı" in found["kiev", ""]
    assert "çay bahçeleri" in found["batum", ""]


def test_what_lies_outside_the_journey_is_not_linked(links: Find) -> None:
    """The history before it tells no stop."""
    assert all("sözleşmesi" not in TEXT[link.start : link.end] for link in links(TEXT))


def test_links_lie_in_their_paragraphs(links: Find) -> None:
    """A link's stretch is inside the paragraph it names."""
    paragraphs = {one.seq: one for one in read_document(TEXT)}
    for link in links(TEXT):
        assert paragraphs[link.paragraph].start <= link.start < link.end <= paragraphs[link.paragraph].end


def test_a_link_says_why_in_one_line(links: Find) -> None:
    """Whoever checks a link sees what it rests on."""
    reasons = {(link.stop, link.visit): link.reason for link in links(TEXT)}
    assert "Irmak Fabrikası" in reasons["odesa", "v-fabrika"]
    assert "1931-05-05" in reasons["ankara", ""]
    assert all(reason and "\n" not in reason for reason in reasons.values())


def test_the_same_text_gives_the_same_links(links: Find) -> None:
    """No clock, no chance."""
    assert links(TEXT) == links(TEXT)


def test_one_sentence_may_tell_several_visits(told: Told) -> None:
    """Texts list what was seen in one go."""
    found = told("8 Mayıs’ta Odesa’da Irmak Fabrikası’ndaki dokuma tezgâhları ve Deniz Müzesi’nin kayıkları görüldü.")
    assert {visit for _, visit in found} >= {"v-fabrika", "v-muze"}


def test_one_sentence_may_tell_several_stops(told: Told) -> None:
    """Goals in a row are stops each."""
    found = told("Kurul 10 Mayıs’ta Kiev’deki manastırı gezdi, oradan Batum’a geçildi.")
    assert "Batum" in found["batum", ""] and "Kiev" in found["kiev", ""]


def test_a_clock_time_tells_the_visit(told: Told) -> None:
    """What happened at half past ten is told by the sentence with that time."""
    text = "Kurul 8 Mayıs’ta Odesa’ya vardı. Saat 10.30’da bir yer gezildi. Sonra dinlenildi."
    assert "10.30" in told(text)["odesa", "v-fabrika"]


def test_a_day_between_two_stops_links_the_one_whose_day_it_is(told: Told) -> None:
    """A sentence that leaves on the 9th and arrives on the 10th tells both."""
    found = told("9 Mayıs’ta yeniden yola çıkan kurul ertesi gün Kiev’e vardı ve manastırı gezdi.")
    assert "9 Mayıs" in found["odesa", ""]


def test_another_year_is_another_journey(told: Told) -> None:
    """The same places in another year tell nothing of it."""
    text = TEXT + "\n\n14 Eylül 1925 günü Odesa’da iki bakan buluştu. Odesa’daki bu görüşme uzun sürdü.\n"
    assert "bakan" not in told(text)["odesa", ""]


def test_a_text_that_tells_too_little_is_not_linked(travelled: Itinerary) -> None:
    """A text that only mentions a city does not tell the journey; its own source is always linked."""
    mention = sentences(read_document("Odesa’da 8 Mayıs 1931’de büyük bir yangın çıktı.\n"), 1931)
    assert find_links(mention, travelled, names) == ()
    assert find_links(mention, travelled, names, is_source=True)


def test_a_programme_is_told_by_tables(itineraries: tuple[Itinerary, ...]) -> None:
    """What was planned is linked to the rows of the programme, what was done to the narrative."""
    text = TEXT + "\nTablo 1: Gezinin Programı\n7 Mayıs Odesa’ya varış, şehirde gezinti\n10 Mayıs Kiev’e varış\n"
    said = sentences(read_document(text), 1931)
    planned = find_links(said, itineraries[1], names, is_source=True)
    assert [(link.stop, text[link.start : link.end]) for link in planned] == [
        ("prog-odesa", "7 Mayıs Odesa’ya varış, şehirde gezinti")
    ]
    done = find_links(said, itineraries[0], names, is_source=True)
    rows = [(link.stop, link.reason) for link in done if text[link.start : link.end].endswith("varış")]
    assert rows == [("kiev", "row of a table: same day at kiev")]


def test_a_footnote_that_tells_something_is_linked(links: Find) -> None:
    """Texts tell some visits in footnotes; a citation tells nothing."""
    text = (
        "Kurul 8 Mayıs’ta Odesa’ya vardı.1 Akşam tiyatroya gidildi.2\n\n\n\n"
        "1  Konuklar Irmak Fabrikası’nda usta Veysel’in dokuma tezgâhlarını da gördüler.\n"
        "2  Vakit, 9 Mayıs 1931, s. 1.\n"
    )
    notes = [(link.visit, text[link.start : link.end]) for link in links(text) if link.reason.startswith("footnote")]
    assert {visit for visit, _ in notes} == {"", "v-fabrika"}
    assert all("Veysel" in stretch for _, stretch in notes)


@pytest.mark.parametrize("text", ["", "\n", "1932", "....", "’’’", "A" * 5000, "x. " * 50])
def test_no_text_makes_linking_fail(links: Find, text: str) -> None:
    """Whatever a file holds, linking gives links or none."""
    assert all(link.confidence <= 0.99 for link in links(text))


def test_an_itinerary_without_dates_is_linked_by_words(travelled: Itinerary) -> None:
    """Dates help, but are not needed."""
    from dataclasses import replace

    def undated(stops: Sequence[object]) -> tuple[object, ...]:
        return tuple(
            replace(stop, arrival=None, departure=None, visits=tuple(replace(v, when=None) for v in stop.visits))  # type: ignore[type-var,attr-defined]
            for stop in stops
        )

    plain = replace(travelled, stops=undated(travelled.stops))  # type: ignore[arg-type]
    found = find_links(sentences(read_document(TEXT), None), plain, names, is_source=True)
    assert {link.stop for link in found} == {"ankara", "odesa", "kiev", "batum"}


def test_a_quick_look_tells_texts_that_cannot_tell_a_journey(travelled: Itinerary) -> None:
    """Texts that name hardly any of its places need no linking."""
    assert may_tell(TEXT, travelled, names)
    assert not may_tell("Odesa’da bir yangın çıktı.", travelled, names)


def test_what_introduces_the_table_is_the_programme_s(itineraries: tuple[Itinerary, ...]) -> None:
    """Where a programme comes from is told before its rows; it stands with the first stop."""
    text = "Gezinin planı şöyleydi:\n\nTablo 1: Program\n\n7 Mayıs Odesa’ya varış, gezinti,\n\n8 Mayıs hareket."
    links = find_links(sentences(read_document(text), 1931), itineraries[1], names, is_source=True)
    assert [(link.stop, link.reason) for link in links if link.paragraph == 0] == [
        ("prog-odesa", "introduces the table")
    ]


def _noted(links: Find, note: str) -> set[str]:
    text = f"Kurul 5 Mayıs’ta Ankara’dan trenle ayrıldı.1 Kurul 8 Mayıs’ta Odesa’ya vardı.\n\n\n\n1  {note}\n"
    return {link.stop for link in links(text) if link.reason.startswith("footnote")}


def test_a_footnote_tells_by_its_day(links: Find) -> None:
    """Footnotes tell the end of a story where its beginning is told: the day says which stop is meant."""
    assert "batum" in _noted(links, "Batum’un çay bahçeleri ancak 13 Mayıs 1931 tarihinde görülebilmiştir.")


def test_a_citation_is_not_told_by_its_day(links: Find) -> None:
    """The day of a newspaper is not that of a stop: a citation has no verb."""
    assert _noted(links, "Batum Postası, 13 Mayıs 1931, s. 2.") == set()


def test_who_speaks_of_the_next_place_is_not_there(links: Callable[[str], tuple[Link, ...]]) -> None:
    """Going there tells it; saying that one will come back from there does not."""

    def goes(sentence: str) -> bool:
        found = links(TEXT.replace("gördüler, usta Veysel", f"gördüler. {sentence} Usta Veysel"))
        return any("names kiev on the way" in link.reason for link in found)

    assert goes("Oradan Kiev’e hareket edildi.")
    assert not goes("Bir konuk, Kiev’den dönüşte yine görüşmeyi umduğunu belirtmiştir.")


def test_what_names_neither_year_nor_places_is_not_worth_linking(travelled: Itinerary) -> None:
    """Of a library only the pages are read that may tell the journey, with those around them."""
    page = "Bu sayfada 1926 yılının başka işleri uzun uzun anlatılır.\n\n" * 900
    whole = read_document(f"{page}1931 yılının gezisi.\n\n{TEXT}\n{page}")
    kept = worth_linking(whole, travelled, names, 1931)
    assert 0 < len(kept) < len(whole)
    assert {one.text for one in read_document(TEXT)} <= {one.text for one in kept}
    assert worth_linking(read_document(page), travelled, names, 1931) == ()
    assert worth_linking(read_document(TEXT), travelled, names, 1932) == read_document(TEXT)


def test_what_was_left_out_counts_as_telling_other_things(travelled: Itinerary) -> None:
    """A page of a library that names a place in passing is not taken for a telling, for want of the rest."""
    text = sentences(
        read_document("Konuklar iki gün kaldı, fabrika ve müze gezdi. Odesa’da çay bahçeleri görüldü."), 1931
    )
    alone = find_links(text, travelled, names, is_source=True)
    among = find_links(text, travelled, names, is_source=True, left_out=10_000)
    assert len(among) < len(alone)


def test_a_name_that_two_stops_share_is_that_of_the_stop_told(travelled: Itinerary) -> None:
    """Two cities may have a museum of one name: going there leads to no other city."""

    def shared(place: str) -> Sequence[str]:
        return (*names(place), "Deniz Müzesi") if place == "kiev" else names(place)

    text = TEXT.replace("Müzesi’ndeki balıkçı kayıklarına baktılar", "Müzesi’ne gidip balıkçı kayıklarına baktılar")
    found = find_links(sentences(read_document(text), 1931), travelled, shared, is_source=True)
    assert not any("names kiev on the way" in link.reason for link in found)
    assert any(link.visit == "v-muze" for link in found)
