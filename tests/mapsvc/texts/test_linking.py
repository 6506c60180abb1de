from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gazetteer.place import NameKind, Place, PlaceId, PlaceType, Toponym
from gazetteer.store import Gazetteer
from mapsvc.texts import schema
from mapsvc.texts.linking import link_texts
from mapsvc.texts.links import NewLink, import_links, links
from mapsvc.texts.store import TextStore
from routes import linking
from routes.itinerary import Journey
from routes.journey_file import read_journey_file

DATA = Path(__file__).resolve().parents[2] / "data"
NAMES = {"ankara": "Ankara", "istanbul": "İstanbul", "odesa": "Odesa", "kiev": "Kiev"}


@pytest.fixture
def journey() -> Journey:
    return read_journey_file(DATA / "journeys" / "karadeniz-1931.yaml").journey


@pytest.fixture
def gazetteer() -> Gazetteer:
    return Gazetteer(
        Place(
            id=PlaceId(place), type=PlaceType.SETTLEMENT, subtype=None, footprint=None, parent=None,
            toponyms=(Toponym(name, "tr", "Latn", NameKind.PERIOD),),
        )
        for place, name in NAMES.items()
    )  # fmt: skip


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return a copy of the invented text that may be changed."""
    copy = tmp_path / "karadeniz-1931.txt"
    copy.write_bytes((DATA / "texts" / "karadeniz-1931.txt").read_bytes())
    return copy


def _told(store: Path) -> set[tuple[str, str, str, str]]:
    opened = TextStore.open(store)
    found = {(link.itinerary, link.stop, link.visit, link.origin) for link in links(opened)}
    opened.close()
    return found


Take = Callable[..., object]


def test_evidence_comes_first_in_the_very_file(
    take: Take, store: Path, text: Path, journey: Journey, gazetteer: Gazetteer
) -> None:
    """The ranges of a journey file count for the text with its SHA-256, and are certain."""
    take(text)
    assert link_texts(store, [journey], gazetteer) > 0
    told = _told(store)
    assert {("travelled", stop, "", "evidence") for stop in ("ankara", "istanbul", "odesa", "kiev")} <= told
    assert ("travelled", "odesa", "odesa-fabrika", "evidence") in told
    assert ("programme", "prog-odesa", "", "evidence") in told


def test_a_changed_file_is_linked_by_its_words(
    take: Take, store: Path, text: Path, journey: Journey, gazetteer: Gazetteer
) -> None:
    """Ranges of another version would point anywhere."""
    text.write_bytes("Önsöz.\n\n".encode() + text.read_bytes())
    take(text)
    link_texts(store, [journey], gazetteer)
    told = _told(store)
    assert {("travelled", stop, "", "automatic") for stop in ("ankara", "istanbul", "odesa", "kiev")} <= told
    assert all(origin != "evidence" for *_, origin in told)


def test_evidence_holds_in_a_changed_file_where_its_paragraph_does(
    take: Take, store: Path, text: Path, journey: Journey, gazetteer: Gazetteer
) -> None:
    """A correction elsewhere does not undo the curator's work, however often texts are linked anew."""
    take(text)
    link_texts(store, [journey], gazetteer)
    before = _told(store)
    text.write_bytes("Önsöz.\n\n".encode() + text.read_bytes())
    for _ in range(2):
        take(text)
        link_texts(store, [journey], gazetteer)
        assert _told(store) == before


def test_linking_again_changes_nothing(
    take: Take, store: Path, text: Path, journey: Journey, gazetteer: Gazetteer
) -> None:
    """What is linked is passed over; linked anew, it is the same."""
    take(text)
    link_texts(store, [journey], gazetteer)
    before = _told(store)
    assert link_texts(store, [journey], gazetteer) == 0
    with sqlite3.connect(store) as connection:
        connection.execute("DELETE FROM linked")
    connection.close()
    assert link_texts(store, [journey], gazetteer) > 0
    assert _told(store) == before


def test_a_journey_that_changed_is_linked_anew(
    take: Take, store: Path, text: Path, journey: Journey, gazetteer: Gazetteer
) -> None:
    """Also a text that another journey is linked to already: whoever writes a journey sees its originals at once."""
    take(text)
    other = replace(journey, id="other-1931")
    assert link_texts(store, [journey], gazetteer) > 0
    assert link_texts(store, [journey, other], gazetteer) > 0
    (first, *rest) = journey.itineraries
    shorter = replace(journey, itineraries=(replace(first, stops=first.stops[:2], legs=first.legs[:1]), *rest))
    link_texts(store, [shorter, other], gazetteer)
    opened = TextStore.open(store)
    stops = {link.stop for link in links(opened) if (link.journey, link.itinerary) == (journey.id, first.id)}
    opened.close()
    assert stops <= {stop.id for stop in first.stops[:2]}


def test_what_people_decided_stays(take: Take, store: Path, text: Path, journey: Journey, gazetteer: Gazetteer) -> None:
    """A rejected link is not proposed again."""
    take(text)
    link_texts(store, [journey], gazetteer)
    opened = TextStore.open(store)
    some = next(link for link in links(opened) if link.stop == "kiev")
    seq = opened.paragraph(some.paragraph)
    opened.close()
    assert seq is not None
    refused = NewLink(
        seq.seq, journey.id, some.itinerary, some.stop, some.visit, some.start, some.end, 1.0, "not so", "rejected",
        "import",
    )  # fmt: skip
    import_links(store, 1, [refused])
    link_texts(store, [replace(journey, title={**journey.title, "en": "Changed"})], gazetteer)
    opened = TextStore.open(store)
    same = [link for link in links(opened) if (link.paragraph, link.stop, link.visit) == (some.paragraph, "kiev", "")]
    opened.close()
    assert [link.status for link in same] == ["rejected"]


def test_another_text_is_not_linked(
    take: Take, store: Path, tmp_path: Path, journey: Journey, gazetteer: Gazetteer
) -> None:
    """A text that tells no journey has no links, and its years all the same."""
    other = tmp_path / "other.txt"
    other.write_text("1925 yılında Odesa’da bir yangın çıktı.\n\nAnkara sessizdi.\n", encoding="utf-8")
    take(other)
    assert link_texts(store, [journey], gazetteer) == 0
    with sqlite3.connect(store) as connection:
        assert connection.execute("SELECT year FROM paragraphs ORDER BY seq").fetchall() == [(1925,), (1925,)]


def test_a_paragraph_has_the_year_of_the_stop_it_tells(
    take: Take, store: Path, text: Path, journey: Journey, gazetteer: Gazetteer
) -> None:
    """Texts give a year once; paragraphs are filtered by it."""
    take(text)
    link_texts(store, [journey], gazetteer)
    with sqlite3.connect(store) as connection:
        assert connection.execute("SELECT DISTINCT year FROM paragraphs WHERE kind = 'body'").fetchall() == [(1931,)]


def test_the_store_and_the_linking_call_contradictions_the_same() -> None:
    """The pages read the word from the store's side, which loads no linking."""
    assert schema.CONTRADICTION == linking.CONTRADICTION
