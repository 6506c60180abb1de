"""Footnotes, citations and bibliography in raw text."""

from __future__ import annotations

from gazetteer.geoparsing.layout import Context, Layout

PAGE = (
    "Heyet Odesa’ya vardı.1 Sonra Kiev’e geçti.\n"
    + " " * 30
    + "\n1  B. Yazar, Gezi Yazıları, Ankara, 1990, s. 3. "
    + "Yazar bu kitapta heyetin Harkov’da uzun süre kaldığını da anlatmaktadır.\n"
)


def context(text: str, word: str) -> Context:
    return Layout(text).context(text.index(word))


def test_a_rule_begins_the_footnotes() -> None:
    """A line of blanks is what extractors leave of a rule."""
    assert context(PAGE, "Odesa") is Context.NARRATIVE
    assert context(PAGE, "Ankara") is Context.BIBLIOGRAPHIC


def test_prose_in_a_footnote_is_no_citation() -> None:
    """A sentence with a predicate is prose."""
    assert context(PAGE, "Harkov") is Context.FOOTNOTE


def test_the_next_page_is_body_again() -> None:
    """A form feed, a line that begins with one blank, or a page's number ends the footnotes."""
    assert context(PAGE + "\fTren Moskova’ya girdi.", "Moskova") is Context.NARRATIVE
    assert context(PAGE + "Satır\n" * 30 + " Tren Moskova’ya girdi.\n" + "Satır\n" * 30, "Moskova") is Context.NARRATIVE
    assert context(PAGE + "\n45 \n\nTren Moskova’ya girdi.", "Moskova") is Context.NARRATIVE


def test_without_a_rule_the_next_number_begins_them() -> None:
    """The number must be called above."""
    text = "Heyet Odesa’ya vardı.1\n1 B. Yazar, Gezi, Ankara, 1990.\n"
    assert context(text, "Ankara") is Context.BIBLIOGRAPHIC
    assert context(text.replace("vardı.1", "vardı."), "Ankara") is Context.NARRATIVE


def test_a_date_begins_no_footnote() -> None:
    """A line of the body may begin with a day of a month."""
    text = "Heyet geldi.1\n1 Mayıs günü Ankara’daydı.\n"
    assert context(text, "Ankara") is Context.NARRATIVE


def test_the_bibliography_is_citations() -> None:
    """Behind its heading all is bibliographic."""
    text = "Heyet Odesa’ya vardı. " * 20 + "\nKAYNAKÇA\nYazar, B., Gezi, Ankara 1990.\n"
    assert context(text, "Ankara") is Context.BIBLIOGRAPHIC


def test_a_lost_page_does_not_end_the_count() -> None:
    """Numbers go on behind pages that a scan lost, but no stray figure is taken for one of them."""
    rule = "\n" + " " * 30 + "\n"
    first = f"Heyet geldi.1{rule}1  A. Yazar, Gezi, Ankara, 1990.\n\f"
    assert context(first + f"Tren kalktı.30{rule}30  B. Yazar, Yol, Kiev, 1991.\n", "Kiev") is Context.BIBLIOGRAPHIC
    stray = (
        first
        + f"Tren kalktı.2{rule}900 kişi vardı.\n2  B. Yazar, Yol, Kiev, 1991.\n\fSonra.3{rule}3  C. Yazar, Odesa.\n"
    )
    assert context(stray, "Odesa") is Context.BIBLIOGRAPHIC


def test_an_excerpt_may_begin_with_any_number() -> None:
    """The first number must hang on a word, without a blank."""
    assert context("Heyet geldi.21\n21  A. Yazar, Gezi, Ankara, 1990.\n", "Ankara") is Context.BIBLIOGRAPHIC
    assert context("Heyet saat 21\n21 kişiyle Ankara’ya vardı.\n", "Ankara") is Context.NARRATIVE


def test_without_pages_a_note_ends_where_the_next_word_had_room() -> None:
    """A line that ends a sentence though it was not full ends a paragraph."""
    note = "1  A. Deneme Yazarı, Uzun Bir Yolculuğun Bütün Hikâyesi, Deneme Yayınları,\nAnkara, 1990, s. 3.\n"
    body = "Ertesi sabah erkenden kalkan tren, akşama doğru Harkov’a vardı ve orada\nbekledi.\n"
    assert context("Heyet geldi.1\n" + note + body, "Ankara") is Context.BIBLIOGRAPHIC
    assert context("Heyet geldi.1\n" + note + body, "Harkov") is Context.NARRATIVE


def test_notes_of_markdown_and_of_lists_are_notes() -> None:
    """Bracketed numbers at a line's beginning, to the end of the paragraph."""
    text = "Heyet geldi.[^1] Sonra gitti.\n\n[^1]: A. Yazar, Gezi, Ankara, 1990, s. 3.\n\nTren Kiev’deydi.\n"
    assert context(text, "Ankara") is Context.BIBLIOGRAPHIC
    assert context(text, "Kiev") is Context.NARRATIVE
    assert context(text.replace("[^1]:", "[1]").replace("[^1]", "[1]"), "Ankara") is Context.BIBLIOGRAPHIC
    assert context("[1] Ankara", "Ankara") is Context.NARRATIVE


def test_what_stands_before_see_and_in_long_quotations_is_told() -> None:
    """Prose around a citation stays prose."""
    rule = "Heyet geldi.1\n" + " " * 30 + "\n"
    assert context(rule + "1  Odesa’daki günler için bkz. A. Yazar, Gezi, Ankara, 1990.\n", "Odesa") is Context.FOOTNOTE
    assert (
        context(rule + "1  Odesa’daki günler için bkz. A. Yazar, Gezi, Ankara, 1990.\n", "Ankara")
        is Context.BIBLIOGRAPHIC
    )
    quoted = "“heyetin Odesa’da geçirdiği günler boyunca hep aynı otelde kaldığı ve gezdiği”"
    assert context(f"{rule}1  A. Yazar, Gezi, 1990, s. 3: {quoted}, 1932, s. 7.\n", "Odesa") is Context.FOOTNOTE
