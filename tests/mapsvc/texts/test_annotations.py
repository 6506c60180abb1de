from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mapsvc.cli import cli
from mapsvc.texts.annotations import document_annotations, import_annotations
from mapsvc.texts.links import NewLink, links, replace_links
from mapsvc.texts.store import StoredLink, TextStore
from routes.itinerary import Journey
from routes.journey_file import read_journey_file

DATA = Path(__file__).resolve().parents[2] / "data"
KIEV = "urn:mapsvc:journey:karadeniz-1931:travelled:kiev"
VISIT = "urn:mapsvc:journey:karadeniz-1931:travelled:odesa:odesa-fabrika"
FIRST = "Heyet 3 Mayıs 1932 günü Odesa’ya vardı."


@pytest.fixture
def journeys() -> list[Journey]:
    return [read_journey_file(DATA / "journeys" / "karadeniz-1931.yaml").journey]


@pytest.fixture
def filled(take: Callable[..., object], store: Path, folder: Path) -> TextStore:
    """Return a store with one text and two links."""
    take(folder)
    rows = [
        NewLink(0, "karadeniz-1931", "travelled", "odesa", "odesa-fabrika", 0, 20, 0.7, "both say Odesa"),
        NewLink(1, "karadeniz-1931", "travelled", "kiev", "", 41, 80, 1.0, "evidence", origin="evidence"),
    ]
    replace_links(store, 1, "karadeniz-1931", rows)
    return TextStore.open(store)


def _exported(store: TextStore, **options: bool) -> list[dict[str, Any]]:
    return list(document_annotations(store, store.documents()[0], **options))


def _changed(record: dict[str, Any], about: str | None = None, **changes: object) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(record)) | changes
    if about is not None:
        copy["body"][0]["source"] = about
    return copy


def _links(store: TextStore) -> list[StoredLink]:
    return list(links(store))


def test_links_come_out_with_all_they_say(filled: TextStore) -> None:
    """Target by SHA-256 and position; body, reason, confidence, status and origin."""
    visit, stop = _exported(filled)
    assert visit["body"][0] == {"type": "SpecificResource", "purpose": "linking", "source": VISIT}
    assert visit["body"][1]["value"] == "both say Odesa"
    assert (visit["mapsvc:confidence"], visit["mapsvc:status"], visit["mapsvc:origin"]) == (
        0.7,
        "proposed",
        "automatic",
    )
    assert stop["body"][0]["source"] == KIEV
    assert visit["id"] != stop["id"]


def test_no_wording_leaves_without_being_asked_for(filled: TextStore) -> None:
    """The texts are other people's."""
    assert "Heyet" not in json.dumps(_exported(filled), ensure_ascii=False)
    quoted = _exported(filled, with_quotes=True)[0]["target"]["selector"][1]
    assert (quoted["type"], quoted["exact"], quoted["suffix"][:3]) == ("TextQuoteSelector", FIRST[:20], FIRST[20:23])


@pytest.mark.parametrize("with_quotes", [False, True])
def test_what_comes_back_unchanged_changes_nothing(
    filled: TextStore, journeys: list[Journey], with_quotes: bool
) -> None:
    """Export and import are a circle."""
    before = _links(filled)
    report = import_annotations(filled, _exported(filled, with_quotes=with_quotes), journeys)
    assert (report.taken, report.unchanged, report.problems) == (0, 2, [])
    assert _links(filled) == before


def test_a_rejected_link_is_kept_as_such(filled: TextStore, journeys: list[Journey]) -> None:
    """What people decide overrules what was found."""
    report = import_annotations(filled, [_changed(_exported(filled)[0], **{"mapsvc:status": "rejected"})], journeys)
    assert report.taken == 1
    assert [(link.status, link.origin) for link in _links(filled)] == [("rejected", "import"), ("proposed", "evidence")]


def test_a_new_link_of_another_tool_is_somebodys_word(filled: TextStore, journeys: list[Journey]) -> None:
    """Without our status and confidence it is confirmed and certain."""
    record = _changed(_exported(filled)[0], KIEV)
    for name in ("status", "confidence", "origin"):
        del record[f"mapsvc:{name}"]
    assert import_annotations(filled, [record], journeys).taken == 1
    new = next(link for link in _links(filled) if link.stop == "kiev" and link.start == 0)
    assert (new.status, new.confidence, new.origin) == ("confirmed", 1.0, "import")


def test_a_link_over_two_paragraphs_is_one_for_each(filled: TextStore, journeys: list[Journey]) -> None:
    """The store keeps links by paragraph."""
    record = _changed(_exported(filled)[0], KIEV)
    record["target"]["selector"] |= {"start": 30, "end": 60}
    assert import_annotations(filled, [record], journeys).taken == 2


def test_links_that_are_not_named_stay(filled: TextStore, journeys: list[Journey]) -> None:
    """An import takes nothing away."""
    import_annotations(filled, [], journeys)
    assert len(_links(filled)) == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"about": "urn:mapsvc:journey:karadeniz-1931:travelled:nowhere"}, "body: got .*nowhere"),
        ({"about": "https://example.org/odesa"}, "expected urn:mapsvc:journey:JOURNEY"),
        ({"mapsvc:status": "perhaps"}, "mapsvc:status: got 'perhaps'; expected proposed or confirmed or rejected"),
        ({"motivation": "identifying", "body": "urn:mapsvc:place:odesa"}, "name of a place: got"),
        ({"type": "Page"}, "type: got 'Page'"),
    ],
)
def test_what_does_not_hold_is_listed_and_handed_back(
    filled: TextStore, journeys: list[Journey], changes: dict[str, Any], message: str
) -> None:
    """Nothing is lost: the annotation comes back whole, with the reason."""
    record = _changed(_exported(filled)[0], **changes)
    report = import_annotations(filled, [record, _exported(filled)[1]], journeys)
    assert (report.taken, report.unchanged, report.left) == (0, 1, [record])
    assert re.search(message, report.problems[0].what)
    assert report.problems[0].annotation == record["id"]


def test_a_stretch_outside_the_text_is_refused(filled: TextStore, journeys: list[Journey]) -> None:
    """Positions count the code points of that file."""
    record = _exported(filled)[0]
    record["target"]["selector"]["end"] = 100_000
    assert "expected inside the" in import_annotations(filled, [record], journeys).problems[0].what


def test_a_text_that_is_not_there_is_named(filled: TextStore, journeys: list[Journey]) -> None:
    """Its links wait in the file until it is."""
    record = _exported(filled)[0]
    record["target"]["source"] = {"schema:name": "elsewhere.txt"}
    assert "got 'elsewhere.txt'; expected a text in the store" in (
        import_annotations(filled, [record], journeys).problems[0].what
    )


def test_a_quote_finds_its_place_in_a_newer_version(
    filled: TextStore, journeys: list[Journey], take: Callable[..., object], folder: Path
) -> None:
    """Where the file has changed the words lead; without them the annotation is handed back."""
    quoted, bare = _exported(filled, with_quotes=True)[0], _exported(filled)[0]
    text = folder / "telling.txt"
    text.write_text("Önsöz eklendi.\n\n" + text.read_text(encoding="utf-8"), encoding="utf-8")
    take(folder)
    assert "another version" in import_annotations(filled, [bare], journeys).problems[0].what
    report = import_annotations(filled, [_changed(quoted, KIEV)], journeys)
    assert (report.taken, report.moved) == (1, 1)
    assert any(link.start == 16 and link.stop == "kiev" for link in _links(filled))


def test_a_quote_that_stands_nowhere_is_refused(filled: TextStore, journeys: list[Journey]) -> None:
    """No guess is made."""
    record = _exported(filled, with_quotes=True)[0]
    record["target"]["selector"][1]["exact"] = "bambaşka sözler"
    assert "quote: got 'bambaşka sözler'" in import_annotations(filled, [record], journeys).problems[0].what


def run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], input=text, prog_name="mapsvc")


@pytest.fixture
def commands(filled: TextStore, store: Path, monkeypatch: pytest.MonkeyPatch) -> TextStore:
    monkeypatch.setenv("MAPSVC_STORE", str(store))
    return filled


def test_the_command_writes_one_collection(commands: TextStore) -> None:
    """Result on stdout, the sum on stderr."""
    result = run("annotations", "export")
    whole = json.loads(result.stdout)
    assert (whole["type"], whole["total"], whole["first"]["type"]) == ("AnnotationCollection", 2, "AnnotationPage")
    assert result.stderr == "mapsvc: 2 annotations of 1 texts\n"


def test_the_command_writes_a_page_for_each_text(commands: TextStore, tmp_path: Path) -> None:
    """A folder takes a collection and its pages."""
    pages = tmp_path / "pages"
    pages.mkdir()
    run("annotations", "export", "-o", pages)
    assert sorted(one.name for one in pages.iterdir()) == ["collection.jsonld", "page-1.jsonld"]
    assert json.loads((pages / "collection.jsonld").read_text())["first"] == "page-1.jsonld"


def test_the_command_says_what_was_not_taken(commands: TextStore, tmp_path: Path) -> None:
    """Our links are to a journey that is not shipped: listed on stdout, kept whole, exit code 1."""
    exported, left = tmp_path / "a.jsonld", tmp_path / "left.jsonld"
    run("annotations", "export", "-o", exported)
    result = run("annotations", "import", exported, "--left", left)
    assert result.exit_code == 1
    assert "0 links taken (0 found by their quotes), 0 were there already, 2 not taken" in result.stderr
    assert len(json.loads(left.read_text())["items"]) == 2


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a": 1}', "null", '"\\ud800"'])
def test_no_file_makes_the_command_fail_without_a_name(commands: TextStore, text: str) -> None:
    """Bad JSON and JSON that is no annotation are told."""
    result = run("annotations", "import", "-", text=text)
    assert result.exit_code == 1
    assert type(result.exception).__name__ in ("ParameterError", "AnnotationError")


def test_an_import_of_nothing_says_so(commands: TextStore) -> None:
    """Nothing taken may be a mistake in the file."""
    result = run("annotations", "import", "-", text="[]")
    assert (result.exit_code, "there is no annotation in it" in result.stderr) == (0, True)
