"""HTML and Markdown as text, with a map back to the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.documents import DocumentReader, Kind
from mapsvc.texts.html import html_text
from mapsvc.texts.markdown import markdown_parts, markdown_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Odesa&#39;ya <b>var&#305;ş</b></p><script>alert('Kiev')</script><p>Son", "Odesa'ya varış\n\nSon"),
        ("<head><title>x</title><style>a{}</style><body>Kiev", "Kiev"),
        ("<!-- Harkov --><!doctype html><?php x ?>Kiev", "Kiev"),
        ("a < b &amp;&nbsp;c &unknown; d", "a < b &\xa0c &unknown; d"),
        ("<table><tr><td>1<td>2<tr><td>3", " \t1 \t2\n\n \t3"),
        ('<a title="a>b">Kiev</a><img src=x onerror="alert(1)">', "Kiev"),
        ("Kiev <a href='x", "Kiev "),
        ("<SCRIPT>x</SCRIPT >Kiev<br>Odesa", "Kiev\nOdesa"),
        ("<template><p>x</p></template>Kiev", "Kiev"),
    ],
)
def test_html_is_what_a_reader_sees(source: str, text: str) -> None:
    """Scripts, styles and comments are no text; broken markup ends nothing."""
    assert html_text(source).text.strip("\n") == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Yol\n\n**Odesa**'ya [varış](https://example.org)[^1]\n\n[^1]: Vakit", "Yol\n\nOdesa'ya varış1\n\n1 Vakit"),
        ("> alıntı\n- madde\n***\n`kod` \\*yıldız\\*", "alıntı\nmadde\n\nkod *yıldız*"),
        ("**İs**tanbul ve Mos*ko*va", "İstanbul ve Moskova"),
        ("3 * 4 ve snake_case_adı", "3 * 4 ve snake_case_adı"),
        ("Kiev <script>alert(1)</script>&amp; Odesa\nsatır", "Kiev & Odesa\nsatır"),
    ],
)
def test_markdown_loses_its_signs(source: str, text: str) -> None:
    """The words stay, in their order."""
    assert markdown_text(source).text == text


@given(st.text(alphabet=st.sampled_from("<>&;/!-p#b 'x\"[]()^*_`\n=39scriptİ"), max_size=200))
def test_maps_lead_back_to_the_file(source: str) -> None:
    """What is not written anew is the file's own character."""
    for read in (html_text, markdown_text):
        mapped = read(source)
        for place, letter in enumerate(mapped.text):
            start, end = mapped.to_raw(place, place + 1)
            assert 0 <= start < end <= len(source)
            assert source[start:end] == letter or source[start] in "&< \n" or letter in " \n\t"


@pytest.mark.parametrize("hostile", ["<", '<a "', "<!--", "&", "<a ' ", "</script", "[", "**", "<a b=" + "'" * 7])
def test_hostile_markup_is_read_in_one_pass(hostile: str) -> None:
    """A megabyte of openings is no trap."""
    assert len(html_text(hostile * (400_000 // len(hostile))).text) <= 400_100
    assert len(markdown_text(hostile * (100_000 // len(hostile))).text) <= 100_100


def test_what_follows_a_footnote_in_markdown_is_no_part_of_it() -> None:
    """A note ends at a blank line, unless what follows is indented; tables and paragraphs behind it are body."""
    source = (
        "Odesa’ya vardı[^1], sonra Kiev’e[^2].\n\n[^1]: Bkz. s. 12\n[^2]: İkinci not.\n\n    Not sürüyor.\n\n"
        "| Yer | Gün |\n| --- | --- |\n| Moskova | 28 |\n\nErtesi gün dinlendi[^3].\n\n"
        "[^3]: Son not.\n# Dönüş\n\nYola çıktı.\n"
    )
    reader = DocumentReader()
    read = [one for part in markdown_parts(source) for one in reader.feed(part)]
    notes = [(one.label, one.text) for one in read if one.kind is Kind.FOOTNOTE]
    assert notes == [("1", "Bkz. s. 12"), ("2", "İkinci not. Not sürüyor."), ("3", "Son not.")]
    assert [one.text for one in read if one.kind is Kind.TABLE_ROW][-1] == "| Moskova | 28 |"
    assert [one.text for one in read if one.kind is Kind.HEADING] == ["Dönüş"]
    assert all(source[slice(*one.content.to_raw(0, 4))] == one.text[:4] for one in read if one.kind is Kind.BODY)


def test_many_footnotes_in_markdown_are_read_in_one_go() -> None:
    """Every note ends a part, and a part is found without looking through the whole text again."""
    parts = list(markdown_parts("Söz[^1].\n\n[^1]: Not.\n\n" * 5_000 + "Son."))
    assert len(parts) == 5_001
