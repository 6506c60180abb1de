"""An ingested text as TEI P5, read by a TEI library."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from delb import Document as TeiDocument
from lxml import etree

from gazetteer import Gazetteer
from mapsvc.cli import cli
from mapsvc.formats.tei import text_to_tei
from mapsvc.texts.ingest import ingest
from mapsvc.texts.naming import recogniser
from mapsvc.texts.store import TextStore

TEXT = """Yolculuk Üzerine Kısa Bir Not

Heyet 26 Nisan 1932’de Odesa’ya geldi ve akşam Kiev’e hareket etti.[1] Ertesi gün <script>alert(1)</script> & İzmir
Vapuru limandaydı. Sonra Moskova’ya geçildi.

[1] Bu bilgi Ankara’da tutulan bir defterdendir.
"""


@pytest.fixture
def store(tmp_path: Path) -> TextStore:
    (tmp_path / "own.txt").write_text(TEXT, "utf-8")
    list(ingest(tmp_path / "store.sqlite", [tmp_path / "own.txt"], recogniser()))
    return TextStore.open(tmp_path / "store.sqlite")


def test_places_are_marked_and_listed(store: TextStore) -> None:
    """Each name points to its place, which has names, coordinates and ids of other gazetteers."""
    document = TeiDocument(text_to_tei(store, store.documents()[0], Gazetteer.shipped()))
    named = [node.full_text for node in document.css_select("body placeName")]
    assert {"Odesa", "Kiev", "Moskova"} <= set(named)
    xml_id = "{http://www.w3.org/XML/1998/namespace}id"
    listed = {str(node.attributes[xml_id].value) for node in document.css_select("listPlace place")}
    pointed = {str(node.attributes["ref"].value) for node in document.css_select("body placeName[ref]")}
    assert pointed
    assert {pointer.removeprefix("#") for pointer in pointed} == listed
    assert len(document.css_select("listPlace place location geo")) >= 3


def test_the_words_are_those_of_the_text(store: TextStore) -> None:
    """Nothing is added, lost or executed: markup of the text is text, and the file on disk is untouched."""
    text = text_to_tei(store, store.documents()[0], Gazetteer.shipped())
    tree = etree.fromstring(text.encode())
    ns = {"t": "http://www.tei-c.org/ns/1.0"}
    told = " ".join("".join(tree.find("t:text", ns).itertext()).split())
    assert "<script>alert(1)</script> &" in told
    assert not tree.xpath("//*[local-name()='script']")
    for paragraph in store.paragraphs(store.documents()[0].id):
        words = [word for word in paragraph.text.split() if word.isalpha()]
        assert all(word in told for word in words)
    assert Path(store.documents()[0].path).read_text("utf-8") == TEXT


def test_the_header_says_which_text(store: TextStore) -> None:
    """By name and hash; paragraphs say which characters of the file they stand for."""
    document = store.documents()[0]
    tree = etree.fromstring(text_to_tei(store, document, Gazetteer.shipped()).encode())
    ns = {"t": "http://www.tei-c.org/ns/1.0"}
    assert tree.findtext(".//t:sourceDesc/t:bibl/t:idno", namespaces=ns) == document.sha256
    for paragraph in tree.iterfind(".//t:body//t:p", ns):
        start, end = (int(part) for part in paragraph.get("n").split("-"))
        assert 0 <= start < end <= len(TEXT)


def test_the_command_writes_it(store: TextStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the text's number or name; an unknown one is named."""
    monkeypatch.setenv("MAPSVC_STORE", str(store.path))
    result = CliRunner().invoke(cli, ["texts", "tei", "own.txt", "-o", str(tmp_path / "own.xml")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "own.xml").read_text("utf-8") == text_to_tei(store, store.documents()[0], Gazetteer.shipped())
    unknown = CliRunner().invoke(cli, ["texts", "tei", "other.txt"])
    assert "0 texts are called 'other.txt'" in str(unknown.exception)
