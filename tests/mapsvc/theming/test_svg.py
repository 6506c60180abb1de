from __future__ import annotations

import pytest

from mapsvc.theming.svg import CleanSvg, SvgMistake, clean_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">\n'


def refused(body: str) -> list[SvgMistake]:
    found = clean_svg(f"{HEAD}{body}</svg>".encode())
    assert isinstance(found, tuple), found.content
    return list(found)


HOSTILE = [
    ("<script>alert(1)</script>", "<script>"),
    ('<g onload="alert(1)"/>', "onload=alert(1)"),
    ('<path d="M0 0" ONCLICK="x()"/>', "ONCLICK=x()"),
    ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", "<foreignObject>"),
    ("<style>@import url(https://e.example/a.css)</style>", "<style>"),
    ('<image href="https://e.example/a.png"/>', "<image>"),
    ('<use href="https://e.example/a.svg#x"/>', "https://e.example/a.svg#x"),
    ('<use xlink:href="data:image/svg+xml;base64,AAAA"/>', "data:image/svg+xml;base64,AAAA"),
    ('<use href=" javascript:alert(1)"/>', " javascript:alert(1)"),
    ('<a href="https://e.example"><path d="M0 0"/></a>', "<a>"),
    ('<rect fill="url(https://e.example/#a)"/>', "fill=url(https://e.example/#a)"),
    ("<rect style=\"fill:url( '//e.example/a' )\"/>", "fill=url( '//e.example/a' )"),
    ('<rect style="background:url(//e.example/a)"/>', "background=url(//e.example/a)"),
    ('<rect fill="expression(alert(1))"/>', "fill=expression(alert(1))"),
    ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
    ('<animate attributeName="x" values="1;2"/>', "<animate>"),
    ('<filter><feImage href="x"/></filter>', "<filter>"),
    ("<?xml-stylesheet href='https://e.example/a.css'?>", "<?xml-stylesheet …?>"),
    ('<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "<html> of HTML"),
    ("<g>" * 60 + "</g>" * 60, "more than 5,000 elements"),
]


@pytest.mark.parametrize(("body", "got"), HOSTILE, ids=range(len(HOSTILE)))
def test_what_could_run_or_fetch_is_refused_with_its_line(body: str, got: str) -> None:
    """Script, handlers, foreign content, links, addresses, animation, style sheets: each is named where it stands."""
    mistakes = refused(body)
    assert mistakes[0].got == got
    assert mistakes[0].line == 2


def test_a_document_type_ends_the_reading() -> None:
    """Where entities could be defined nothing is read: a billion laughs are never heard."""
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    found = clean_svg(f"{laughs}{HEAD}<text>&b;</text></svg>".encode())
    assert isinstance(found, tuple)
    assert [(one.line, one.got) for one in found] == [(1, "<!DOCTYPE …>")]


@pytest.mark.parametrize(
    "content", [b"<svg", b"", b"<html/>", b"\xff\xfe<\0", b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    """Torn files, other documents, drawings without a size."""
    assert isinstance(clean_svg(content), tuple)


def test_a_drawing_is_written_anew_without_what_programs_noted() -> None:
    """Shapes stay; notes of programs and comments go; style attributes become attributes; ids are the house's own."""
    body = (
        '<!-- x --><metadata><rdf/></metadata><sodipodi:namedview xmlns:sodipodi="urn:s" bordercolor="#fff"/>'
        '<defs><linearGradient id="g"><stop offset="0" style="stop-color:#123;-inkscape-x:1"/></linearGradient></defs>'
        '<path d="M0 0H9" fill="url(#g)" data-name="L1"/><use xlink:href="#g"/><text>A &amp; B</text>'
    )
    made = clean_svg(f"{HEAD}{body}</svg>".encode())
    assert isinstance(made, CleanSvg), made
    assert made.content.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><defs><linearGradient id="house-g">'
        '<stop offset="0" stop-color="#123"></stop></linearGradient></defs>'
        '<path d="M0 0H9" fill="url(#house-g)"></path>'
        '<use href="#house-g"></use><text>A &amp; B</text></svg>'
    )
    assert (made.width, made.height) == (40, 20)
