"""Documents: pages, paragraphs, footnotes, tables, each with its place in the raw text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.documents import DocumentReader, Kind, MappedText, Paragraph, read_document
from gazetteer.documents.layout import call_pattern

RULE = " " * 40
PROSE = """Heyet sabah erkenden istasyona vardı ve orada kalabalık bir halk topluluğu
tarafından karşılandı. Trenden inenler rıhtıma kadar yürüdüler; vapur akşam
üstü hareket etti ve ertesi gün öğleye doğru limana girdi. Gemide verilen
yemekte iki memleketin dostluğu anıldı.1 Gece sakin geçti."""


def texts(paragraphs: tuple[Paragraph, ...] | list[Paragraph], kind: Kind = Kind.BODY) -> list[str]:
    return [one.text for one in paragraphs if one.kind is kind]


def assert_offsets(raw: str, paragraphs: tuple[Paragraph, ...] | list[Paragraph]) -> None:
    """Each character of each paragraph is the raw one that it says, but for blanks."""
    for one in paragraphs:
        for place, letter in enumerate(one.text):
            start, end = one.content.to_raw(place, place + 1)
            assert raw[start:end] == letter or (letter == " " and raw[start:end].isspace())


@given(st.text(alphabet=st.sampled_from("aİıŞ1259.,’'\"- \n\t\f\r|*•²\u200f\xad\u2028ÖZ"), max_size=400))
@settings(max_examples=300)
def test_offsets_always_slice_to_the_letter(raw: str) -> None:
    """Whatever the text, no paragraph says a place that is not its own."""
    assert_offsets(raw, read_document(raw))


@given(st.text(max_size=300))
def test_any_text_is_read(raw: str) -> None:
    """No text raises, and no letter or digit is lost."""
    paragraphs = read_document(raw)
    assert_offsets(raw, paragraphs)
    kept = {spot for one in paragraphs for spot in range(one.start, one.end)}
    assert [letter for spot, letter in enumerate(raw) if letter.isalnum() and spot not in kept] == []


def test_lines_become_paragraphs() -> None:
    """Line ends inside a paragraph are blanks; a blank line ends it."""
    raw = "Tren Odesa\nistasyonuna girdi.\n\nHeyet indi.\n"
    assert texts(read_document(raw)) == ["Tren Odesa istasyonuna girdi.", "Heyet indi."]


def test_words_broken_at_line_ends_are_joined() -> None:
    """The hyphen goes where the word goes on; before a capital and between figures it stays."""
    raw = "Heyet Mosko-\nva’ya, oradan Türk-\nSovyet sınırına gitti (s. 12-\n14)."
    assert texts(read_document(raw)) == ["Heyet Moskova’ya, oradan Türk-Sovyet sınırına gitti (s. 12-14)."]


def test_a_hyphen_that_the_text_writes_elsewhere_stays() -> None:
    """A word with a hyphen of its own keeps it where it is broken there."""
    raw = "Bu sosyo-politik durum ile sosyo-\npolitik tarih ayrıdır."
    assert texts(read_document(raw)) == ["Bu sosyo-politik durum ile sosyo-politik tarih ayrıdır."]


def test_double_spaced_lines_make_one_paragraph() -> None:
    """Where a blank line follows each line, a paragraph ends with a sentence on a line that is not full."""
    raw = "\n\n".join(
        (
            *PROSE.splitlines(),
            "Bu satır da tam genişlikte başlayan yeni bir paragrafın ilk satırıdır",
            "ve böyle biter.",
        )
    )
    assert [text[:12] for text in texts(read_document(raw))] == ["Heyet sabah ", "Bu satır da "]


def test_short_paragraphs_stay_apart() -> None:
    """A blank line between sentences ends a paragraph, however short the text is."""
    assert len(texts(read_document("Bir cümle var.\n\nKaradeniz güzel.\n\nÜsküdar da.\n\nBitti."))) == 4


def test_a_paragraph_goes_on_over_the_page() -> None:
    """Footnotes and page numbers between its halves are not in it."""
    raw = f"{PROSE} Sabahleyin\n{RULE}\n1 Son Posta, 3 Mayıs 1932, s. 2.\n17\n\fliman göründü.\n18\n\fSon."
    paragraphs = read_document(raw)
    assert texts(paragraphs)[0].endswith("Gece sakin geçti. Sabahleyin liman göründü.")
    assert texts(paragraphs, Kind.PAGE_HEADER) == ["17", "18"]
    assert [one.page for one in paragraphs if one.kind is Kind.BODY] == [1, 3]


def test_a_page_may_begin_with_one_blank() -> None:
    """So do texts whose form feeds were lost."""
    page = "\n".join(["Yolculuk uzun sürdü ve herkes yoruldu; yine de kimse şikâyet etmedi o gün"] * 20)
    paragraphs = read_document(f"{page}\n ve gece oldu.")
    assert (paragraphs[-1].text[-13:], len(texts(paragraphs))) == ("ve gece oldu.", 1)


def test_running_heads_are_told_apart() -> None:
    """A line that comes again at the top of pages is no text."""
    days = ("Salı", "Çarşamba", "Perşembe", "Cuma")
    head = "YOLCULUK TARİHİ DERGİSİ"
    pages = [f"{head} {number}\n\n{day} günü {PROSE}\nSonra {day}." for number, day in enumerate(days)]
    paragraphs = read_document("\f".join(pages))
    assert len(texts(paragraphs, Kind.PAGE_HEADER)) == 4
    assert not any("DERGİSİ" in text for text in texts(paragraphs))


def test_footnotes_that_read_alike_are_no_running_heads() -> None:
    """Newspapers cited at the foot of each page differ in their numbers only, as running heads do."""
    pages = []
    for number, day in zip(range(1, 9, 2), ("Salı", "Çarşamba", "Perşembe", "Cuma"), strict=True):
        notes = f"{number} Vakit, {number} Mayıs 1932, s. 2.\n{number + 1} Yeni Adana,\n{number} Mayıs 1932, s. 2."
        body = PROSE.replace("anıldı.1", f"anıldı.{number}").replace("geçti.", f"geçti.{number + 1} Sonra")
        body = "\n".join(f"{line} {day}" for line in body.splitlines())
        pages.append(f"{body}\n{RULE}\n{notes}\n{number + 40}")
    paragraphs = read_document("\n\f".join(pages))
    assert texts(paragraphs, Kind.PAGE_HEADER) == ["41", "43", "45", "47"]
    assert [one.label for one in paragraphs if one.kind is Kind.FOOTNOTE] == [str(number) for number in range(1, 9)]
    assert texts(paragraphs, Kind.FOOTNOTE)[-1] == "Yeni Adana, 7 Mayıs 1932, s. 2."


def test_two_footnotes_of_one_number_hang_on_two_calls_or_one_on_none() -> None:
    """Where numbering starts anew on a page, a call still leads to one footnote."""
    raw = f"{PROSE}\n{RULE}\n1 Vakit, s. 2.\n\nYeni bölüm başlar ve sürer.\n{RULE}\n1 Akşam, s. 3.\n"
    calls = [(one.seq, call.start) for one in read_document(raw) for call in one.calls]
    assert len(calls) == len(set(calls)) == 1


def test_a_footnote_may_begin_with_a_figure_or_an_address() -> None:
    """Behind one that ended, the next number begins a footnote whatever follows it."""
    body = PROSE.replace("anıldı.1 Gece", "anıldı.1 Orada yemek yendi.2 Oyun oynandı.3 Gece")
    notes = "1 Vakit, s. 2.\n2 http://ornek.org/gezi.html\n3 1932 yılı baharında yazılmıştır."
    paragraphs = read_document(f"{body}\n{RULE}\n{notes}\n")
    assert texts(paragraphs, Kind.FOOTNOTE) == [
        "Vakit, s. 2.", "http://ornek.org/gezi.html", "1932 yılı baharında yazılmıştır.",
    ]  # fmt: skip
    assert [call.label for call in paragraphs[0].calls] == ["1", "2", "3"]


def test_a_footnote_may_stand_on_the_page_behind_its_call() -> None:
    """A full page puts the footnotes of its last lines on the next one."""
    raw = f"{PROSE}\n\fSabah oldu.\n{RULE}\n1 Vakit, s. 2.\n"
    paragraphs = read_document(raw)
    (note,) = (one for one in paragraphs if one.kind is Kind.FOOTNOTE)
    assert [call.footnote for call in paragraphs[0].calls] == [note.seq]


def test_footnotes_hang_on_their_markers() -> None:
    """Behind a rule or not, a footnote is known by its number and by the call above it."""
    for between in (f"\n{RULE}\n", "\n\n"):
        paragraphs = read_document(f"{PROSE}{between}1 Son Posta, 3 Mayıs 1932, s. 2.\n")
        (note,) = (one for one in paragraphs if one.kind is Kind.FOOTNOTE)
        (call,) = paragraphs[0].calls
        assert (note.label, note.text) == ("1", "Son Posta, 3 Mayıs 1932, s. 2.")
        assert (call.footnote, call.label, paragraphs[0].text[call.start : call.end]) == (note.seq, "1", "1")


def test_a_torn_number_is_put_together() -> None:
    """Scans take numbers apart."""
    prose = PROSE.replace("1 Gece", "1 Gece")
    notes = "\n".join(f"{number} Vakit, {number} Mayıs 1932." for number in range(1, 10))
    called = prose.replace("anıldı.1", "".join(f"anıldı.{number} Sonra " for number in range(1, 11)))
    paragraphs = read_document(f"{called}\n{RULE}\n{notes}\n1 0 Akşam, s. 4.")
    assert [one.label for one in paragraphs if one.kind is Kind.FOOTNOTE] == [str(number) for number in range(1, 11)]


def test_a_date_at_a_line_begin_is_no_footnote() -> None:
    """A day and its month may begin a line of the narrative."""
    paragraphs = read_document("Yola çıkıldı.2\n\n3 Nisan sabahı varıldı.\n26 Nisan akşamı dönüldü.")
    assert texts(paragraphs, Kind.FOOTNOTE) == []


def test_a_footnote_goes_on_on_the_next_page() -> None:
    """Lines behind the rule that begin without a number belong to the last footnote."""
    raw = f"{PROSE}\n{RULE}\n1 Uzun bir açıklama başlar ve\n\fSabah oldu.\n{RULE}\nertesi sayfada biter.\n"
    (note,) = texts(read_document(raw), Kind.FOOTNOTE)
    assert note == "Uzun bir açıklama başlar ve ertesi sayfada biter."


NOTE_PAGE = f"""{PROSE.replace(".1 Gece", ". Gece")} Kurul şöyle
demişti:

“Buraya gelmekten büyük bir mutluluk duyuyoruz, bunu böyle biliniz.”2 Yazar bunu
Deniz Kıyısı adlı

kitabında anlatır ve o günkü kalabalığın çok büyük olduğunu söyler; ertesi gün de yazısı sürer,
bu yazının sonunda iki memleketin gençlerinin her yıl yeniden buluşmalarını diler ve böylece bitirir.

2 Vakit, 3 Mayıs 1932, s. 4.
"""


def test_a_footnote_goes_on_in_lines_set_smaller() -> None:
    """Without a rule, an open footnote goes on where longer lines begin, below a body that breaks off."""
    first = f"{PROSE}\n\n1 Uzun bir açıklama başlar ve\n"
    raw = f"{first}\f{NOTE_PAGE}"
    notes = texts(read_document(raw), Kind.FOOTNOTE)
    assert notes[0].startswith("Uzun bir açıklama başlar ve kitabında anlatır")
    assert texts(read_document(raw))[-1].endswith("Deniz Kıyısı adlı")


def test_a_footnote_does_not_go_on_above_the_calls_of_the_next_ones() -> None:
    """What calls a footnote of the page is body, even where a quotation is set apart below a colon."""
    raw = f"{PROSE}\n\n1 Uzun bir açıklama başlar ve\n\f{NOTE_PAGE}"
    (said,) = (one for one in read_document(raw) if "mutluluk" in one.text)
    assert (said.kind, [call.label for call in said.calls]) == (Kind.BODY, ["2"])


def test_a_call_may_be_torn() -> None:
    """Scans take the numbers of markers apart as well."""
    body = "\n".join(PROSE.replace(".1 Gece", ".1 0 Gece").splitlines())
    notes = "\n".join(f"{number} Vakit, {number} Mayıs 1932." for number in range(1, 10))
    calls = " ".join(f"Sonra gidildi.{number}" for number in range(1, 10))
    paragraphs = read_document(f"{calls}\n\n{notes}\n\f{body}\n\n10 Akşam, s. 4.\n")
    assert [call.label for one in paragraphs for call in one.calls] == [str(number) for number in range(1, 11)]


def test_rows_of_a_table_stand_alone() -> None:
    """Behind a caption, each date begins a row; a line without one goes on with it."""
    rows = "1 Mayıs Varış,\n\n2 Mayıs Limanı ve şehri\n\nziyaret,\n\n3 Mayıs Hareket."
    raw = f"Tablo 1: Program\n\n{rows}\n\nBöylece gezi bitti."
    paragraphs = read_document(raw)
    assert texts(paragraphs, Kind.TABLE_ROW) == [
        "1 Mayıs Varış,",
        "2 Mayıs Limanı ve şehri ziyaret,",
        "3 Mayıs Hareket.",
    ]
    assert texts(paragraphs) == ["Böylece gezi bitti."]


def test_columns_are_rows() -> None:
    """Cells of HTML and Markdown tables make a row each."""
    assert texts(read_document("| Gün | Yer |\n| 1 | Kiev |"), Kind.TABLE_ROW) == ["| Gün | Yer |", "| 1 | Kiev |"]


def test_headings_are_told_apart() -> None:
    """A short line without a stop between paragraphs is a heading."""
    assert texts(read_document(f"{PROSE}\n\nOdesa Günleri\n\n{PROSE}"), Kind.HEADING) == ["Odesa Günleri"]


def test_a_heading_may_follow_a_heading() -> None:
    """A section begins with its first part often."""
    raw = f"{PROSE}\n\n2- Kıyıdaki Günler\n\nİlk Sabah\n\n{PROSE}"
    assert texts(read_document(raw), Kind.HEADING) == ["2- Kıyıdaki Günler", "İlk Sabah"]


def test_a_long_heading_stands_alone_between_sentences() -> None:
    """Nearly as wide as the page; a line torn from its sentence is none."""
    line = "Heyetin Karadeniz Kıyısındaki Şehirlerde Gördüğü Kurum ve Fabrikalar"
    assert texts(read_document(f"{PROSE}\n\n{line}\n\n{PROSE}\n"), Kind.HEADING) == [line]
    assert texts(read_document(f"{PROSE[:-1]}\n\n{line}\n\n{PROSE}\n"), Kind.HEADING) == []


def test_a_numbered_heading_stands_below_a_full_line() -> None:
    """Where blank lines say nothing, the number of a section tells its heading."""
    lines = [*PROSE.splitlines()[:-1], "yemekte iki memleketin dostluğu anıldı ve gece de herkes çok rahat uyudu.110"]
    raw = "\n\n".join([*lines, "3- Limandaki Görüşmeler", *PROSE.splitlines()])
    assert texts(read_document(raw), Kind.HEADING) == ["3- Limandaki Görüşmeler"]


def test_signs_that_are_not_seen_are_left_out() -> None:
    """Marks of direction could show a text in an order that it does not have."""
    assert texts(read_document("Odesa\u202e’ya\u200f git\xadti.")) == ["Odesa’ya gitti."]


def test_long_paragraphs_are_cut_behind_sentences() -> None:
    """A line of a million characters stays bearable, and nothing of it is lost."""
    raw = "Bir cümle daha. " * 62_500
    paragraphs = read_document(raw)
    assert max(len(one.text) for one in paragraphs) <= 8_000
    assert sum(one.text.count("cümle") for one in paragraphs) == 62_500
    assert all(one.text.rstrip().endswith(".") for one in paragraphs)


def test_a_word_without_end_is_read() -> None:
    """What grew with the square of a word's length would not end here."""
    paragraphs = read_document("a" * 400_000)
    assert sum(len(one.text) for one in paragraphs) == 400_000


def test_pieces_go_on_counting() -> None:
    """A document that comes in pieces has the pages, footnotes and offsets of the whole."""
    first, second = f"{PROSE}\n{RULE}\n1 Akşam, s. 1.\n", f"\f{PROSE.replace('.1', '.2')}\n{RULE}\n2 Vakit, s. 3.\n"
    reader = DocumentReader()
    apart = reader.feed(MappedText.plain(first)) + reader.feed(MappedText.plain(second, len(first)))
    assert tuple(apart) == read_document(first + second)
    assert reader.pages == 2


@pytest.mark.parametrize("file", ["000_59677961f147f108.txt", "001_59a8525e37afcabc.txt", "003_9e83f0b958ec4a2d.txt"])
def test_nearly_every_footnote_of_the_articles_is_called(texts_dir: Path, file: str) -> None:
    """The articles' footnotes find their markers: all but those whose marker the scan has lost."""
    raw = (texts_dir / file).read_bytes().decode()
    paragraphs = read_document(raw)
    assert_offsets(raw, paragraphs)
    notes = {one.seq for one in paragraphs if one.kind is Kind.FOOTNOTE}
    called = {call.footnote for one in paragraphs for call in one.calls}
    assert len(notes & called) >= 0.95 * len(notes)


def test_footnotes_of_one_number_that_nothing_calls_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book whose chapters number their notes anew has thousands of such on one page: no text takes hours."""
    looked: list[str] = []

    def counted(label: str) -> re.Pattern[str]:
        looked.append(label)
        return call_pattern(label)

    monkeypatch.setattr("gazetteer.documents.reader.call_pattern", counted)
    monkeypatch.setattr("gazetteer.documents.layout.call_pattern", counted)

    paragraphs = read_document("Heyet geldi.\n____\n" + "1  Ahmet, s. 1.\n\n" * 500)

    assert len(paragraphs) > 400
    assert len(looked) < 1_000
