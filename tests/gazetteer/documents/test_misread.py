"""Footnotes whose numbers a scan misread, or that look like a page or a day; the texts are ours."""

from __future__ import annotations

from gazetteer.documents import Kind, Paragraph, read_document

BODY = "Heyet sabah erkenden istasyona vardı{0}. Halk onu alkışladı{1}. Akşam yemek\nverildi{2}. Gece sakin geçti.\n\n"


def labels(raw: str) -> list[tuple[str | None, str]]:
    """Return each footnote that is called, by its number and how it begins."""
    read = read_document(raw)
    called = {call.footnote: call.label for one in read for call in one.calls}
    return [(called.get(one.seq), one.text) for one in _notes(read)]


def _notes(read: tuple[Paragraph, ...]) -> list[Paragraph]:
    return [one for one in read if one.kind is Kind.FOOTNOTE]


def test_a_sign_between_two_footnotes_is_the_number_left_out() -> None:
    """Where the body calls it: a letter, a mark or wrong digits."""
    for sign in ("M", "w", "*", '"', "11"):
        raw = BODY.format(1, 2, 3) + f"1 Vakit, s. 2.\n{sign} Akşam, s. 1.\n3 Vakit, s. 5.\n"
        assert labels(raw) == [("1", "Vakit, s. 2."), ("2", "Akşam, s. 1."), ("3", "Vakit, s. 5.")]


def test_a_sign_that_nothing_calls_begins_no_footnote() -> None:
    """It belongs to the footnote that it stands in; so does one in the midst of a sentence."""
    raw = BODY.format(1, "", 3) + "1 Vakit, s. 2.\nM Akşam, s. 1.\n3 Vakit, s. 5.\n"
    assert labels(raw)[0] == ("1", "Vakit, s. 2. M Akşam, s. 1.")
    raw = BODY.format(1, 2, 3) + "1 Vakit gazetesinin ve\nM Akşam, s. 1.\n3 Vakit, s. 5.\n"
    assert len(labels(raw)) == 2


def test_the_first_and_the_last_of_a_page_may_be_misread() -> None:
    """Above the first number that is called, behind a blank line; and below the last."""
    raw = BODY.format(1, 2, 3) + "w Vakit, s. 2.\n2 Akşam, s. 1.\nM Vakit, s. 5.\n"
    assert labels(raw) == [("1", "Vakit, s. 2."), ("2", "Akşam, s. 1."), ("3", "Vakit, s. 5.")]


def test_a_footnote_whose_call_is_lost_stands_with_the_others() -> None:
    """It is no paragraph of the body."""
    raw = BODY.format("", 2, 3) + "1 Vakit, s. 2.\n2 Akşam, s. 1.\n3 Vakit, s. 5.\n"
    assert labels(raw) == [(None, "Vakit, s. 2."), ("2", "Akşam, s. 1."), ("3", "Vakit, s. 5.")]


def test_a_nought_may_be_misread_in_the_call() -> None:
    """For a quotation mark, at the end of a sentence."""
    raw = _counted(8) + 'Vardı9. Geldi1". Gitti11.\n\n9 Vakit, s. 9.\n10 Akşam, s. 1.\n11 Vakit, s. 11.\n'
    assert [label for label, _ in labels(raw)] == [str(number) for number in range(1, 12)]


def test_a_number_before_a_month_begins_a_footnote_where_it_is_called() -> None:
    """Or is no day; else it is a day of the footnote before it."""
    for number, call in ((38, "38"), (24, "24"), (24, "")):
        body = f"Heyet vardı{number - 1}. Halk onu alkışladı{call}.\n\n{number - 1} Vakit, s. 2.\n"
        raw = _counted(number - 2) + body + f"{number} Mayıs 1926 grevi için bkz. Akşam.\n"
        last = labels(raw)[-1]
        assert last == ((call, "Mayıs 1926 grevi için bkz. Akşam.") if call else ("23", f"Vakit, s. 2. {raw[-37:-1]}"))


def _counted(last: int) -> str:
    """Return pages with the footnotes up to a number, four each."""
    words = ("gemi", "liman", "tren", "köprü", "saray", "okul", "bahçe", "çarşı", "kale", "pazar")
    pages = [range(first, min(first + 4, last + 1)) for first in range(1, last + 1, 4)]
    return "".join(
        " ".join(f"Söz {word} üzerineydi{number}." for number in page)
        + "\n\n"
        + "".join(f"{number} {word.title()}, s. {number}.\n" for number in page)
        + "\f"
        for page, word in zip(pages, words, strict=False)
    )


def test_a_footnote_with_a_blank_before_it_begins_no_page() -> None:
    """Where pages begin with a blank the next number of the footnotes does not."""
    lines = "\n".join(f"{number}. satırda heyetin yolculuğu uzun uzun anlatılır ve bitmez" for number in range(40))
    page = f"{lines}\nHeyet vardı1. Halk onu alkışladı2.\n\n1 Vakit, s. 2.\n 2 Akşam, s. 1.\n"
    raw = f" {page}\n Ertesi sayfada {lines}\nbitti.\n"
    assert [label for label, _ in labels(raw)] == ["1", "2"]


def test_a_number_apart_behind_the_verb_calls() -> None:
    """A blank before it, the full stop behind it."""
    assert labels("Heyet ertesi gün dönmüştür 1. 20 Kasım günü kaldı.\n\n1 Vakit, s. 2.\n") == [("1", "Vakit, s. 2.")]
