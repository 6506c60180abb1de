"""Pages with ingested texts: the original under our account, names as links, footnotes, the atlas, the search."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from gazetteer import Gazetteer
from gazetteer.place import NameKind, Place, PlaceId, PlaceType, Toponym
from helpers import HTML, ROOT, find, parse_html, text_of
from mapsvc.app import create_app
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.texts.ingest import ingest
from mapsvc.texts.linking import link_texts
from mapsvc.texts.links import NewLink, replace_links
from mapsvc.texts.naming import recogniser
from routes.itinerary import Evidence
from routes.journey_file import read_journey_file

TEXT = ROOT / "tests" / "data" / "texts" / "karadeniz-1931.txt"
JOURNEY = ROOT / "tests" / "data" / "journeys" / "karadeniz-1931.yaml"
HOSTILE = """Heyet <script>alert(1)</script> Ankara'dan "><img src=x onerror=alert(1)> Odesa'ya {{ 7*7 }} gitti.\n"""
HOSTILE_NAME = "<b onmouseover=alert(1)>.txt"


def black_sea(shipped: Atlas) -> Atlas:
    """Return the invented journey among the shipped places and its own factory."""
    name = Toponym("Irmak Fabrikası", "tr", "Latn", NameKind.PERIOD)
    factory = PlaceId("odesa-irmak-fabrikasi"), PlaceType.BUILDING, "factory", (name,), None, PlaceId("odesa")
    places = [*shipped.gazetteer, Place(*factory)]
    return Atlas(Gazetteer(places), (read_journey_file(JOURNEY).journey,), shipped.lines)


@pytest.fixture(scope="module")
def client(shipped: Atlas, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a service that tells the invented journey and has its text, and a hostile one."""
    folder = tmp_path_factory.mktemp("originals")
    (folder / HOSTILE_NAME).write_text(HOSTILE, encoding="utf-8")
    atlas = black_sea(shipped)
    store = folder / "texts.sqlite"
    outcomes = list(ingest(store, [TEXT, folder / HOSTILE_NAME], recogniser()))
    assert [one.error for one in outcomes] == [None, None]
    link_texts(store, atlas.journeys, atlas.gazetteer)
    return create_app(Settings(store=store, cache_mb=0), atlas).test_client()


def stop(client: FlaskClient, stop_id: str) -> bytes:
    answer = client.get(f"/journeys/karadeniz-1931/stops/{stop_id}?lang=en")
    assert answer.status_code == 200
    return answer.data


def test_under_an_account_stands_the_original_that_it_cites(client: FlaskClient) -> None:
    """The paragraph is whole, its broken words joined, in its own language, with source and page."""
    tree = parse_html(stop(client, "ankara"))
    originals = find(tree, "figure", class_="original original-body")
    assert "Ankara'dan trenle ayrıldı" in text_of(originals[0])
    assert [quote.get("lang") for quote in find(originals[0], "blockquote")] == ["tr"]
    (caption,) = list(originals[0].iter(HTML + "figcaption"))
    assert "A Tour of the Black Sea, page 1" in text_of(caption)


def test_the_journey_leads_to_the_originals_of_its_accounts(client: FlaskClient) -> None:
    """Each account in the list has its way to the paragraph that it tells."""
    tree = parse_html(client.get("/journeys/karadeniz-1931?lang=en").data)
    ways = {link.get("href") for link in find(tree, "a") if text_of(link) == "The original wording"}
    assert "/journeys/karadeniz-1931/stops/ankara?lang=en#passage-ankara-p1" in ways


def test_what_is_cited_is_told_from_the_rest_of_its_paragraph(client: FlaskClient) -> None:
    """Evidence is a range: its words are marked, those around it are not."""
    tree = parse_html(stop(client, "ankara"))
    cited = "".join(text_of(one) for one in tree.iter() if "is-cited" in (one.get("class") or ""))
    assert "ayrıldı" in cited
    assert "denize açıldı" not in cited


def test_names_are_links_to_their_places_and_carry_their_point(client: FlaskClient) -> None:
    """A name works without a script, and the script finds it on the map."""
    tree = parse_html(stop(client, "ankara"))
    named = {link.get("data-place"): link for link in find(tree, "a") if "named" in (link.get("class") or "")}
    assert named["ankara"].get("href") == "/places/ankara?lang=en"
    lon, lat = (float(part) for part in (named["ankara"].get("data-at") or "").split())
    assert (round(lon), round(lat)) == (33, 40)


def test_footnotes_are_reachable_and_lead_back(client: FlaskClient) -> None:
    """The call leads to the note under the paragraph, the note to the call."""
    tree = parse_html(stop(client, "ankara"))
    calls = {link.get("href") for link in find(tree, "a", role="doc-noteref")}
    backs = {link.get("href") for link in find(tree, "a", role="doc-backlink")}
    ids = {f"#{element.get('id')}" for element in tree.iter() if element.get("id")}
    assert calls
    assert calls <= ids
    assert backs <= ids
    notes = [text_of(item) for one in find(tree, "ol", class_="notes") for item in one.iter(HTML + "li")]
    assert any("Akşam, 6 Mayıs 1931" in note for note in notes)


def test_a_paragraph_stands_once_on_a_page(client: FlaskClient) -> None:
    """Further accounts that cite it point to where it stands; no id is there twice."""
    for stop_id in ("ankara", "istanbul", "odesa", "kiev"):
        tree = parse_html(stop(client, stop_id))
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), stop_id


def test_no_path_leads_to_an_original_that_is_not_there(client: FlaskClient) -> None:
    """Unknown texts and pages are 404 and 400."""
    assert client.get("/texts/000000000000").status_code == 404
    tree = parse_html(stop(client, "ankara"))
    (way,) = {
        link.get("href", "").partition("?")[0] for one in find(tree, "figcaption") for link in one.iter(HTML + "a")
    }
    assert client.get(way).status_code == 200
    assert client.get(f"{way}?page=2").status_code == 400


def test_the_atlas_counts_what_the_texts_name(client: FlaskClient) -> None:
    """Places are listed with their mentions; a text and our own account can be chosen."""
    tree = parse_html(client.get("/places?lang=en").data)
    listed = {one.get("id"): text_of(one) for one in find(tree, "li", class_="place-row")}
    assert "2 mentions" in listed["place-odesa"] or "3 mentions" in listed["place-odesa"]
    values = {option.get("value") for option in find(tree, "option")}
    assert "karadeniz-1931" in values
    for value in values - {""}:
        name = "type" if value in {kind.value for kind in PlaceType} else "document"
        name = "year" if (value or "").isdecimal() and len(value or "") == 4 else name
        assert client.get(f"/places?{name}={value}").status_code == 200, value


def test_the_page_of_a_place_quotes_the_texts(client: FlaskClient) -> None:
    """Our accounts first, then the originals, the name marked, with the way to page and stop."""
    tree = parse_html(client.get("/places/kiev?lang=en").data)
    quoted = find(tree, "li", class_="excerpt is-original")
    assert quoted
    assert {text_of(mark)[:4] for one in quoted for mark in one.iter(HTML + "mark")} == {"Kiev"}
    ways = [link.get("href", "") for one in quoted for link in one.iter(HTML + "a")]
    assert any(way.startswith("/texts/") for way in ways)


def test_words_of_the_texts_are_found(client: FlaskClient) -> None:
    """A word broken at a line's end too; footnote numbers are left out of what is shown."""
    tree = parse_html(client.get("/search?q=agirlandilar&lang=tr").data)
    (quoted,) = find(tree, "li", class_="excerpt is-original")
    assert "ağırlandılar. Odesa'dan" in text_of(quoted)


def test_passages_with_more_of_the_words_come_first(client: FlaskClient) -> None:
    """Where none has them all: texts before our accounts then, if these have fewer of them."""

    def listed(query: str) -> list[bool]:
        tree = parse_html(client.get(f"/search?q={query}&lang=tr").data)
        return [
            "is-original" in (one.get("class") or "")
            for one in find(tree, "li")
            if "excerpt" in (one.get("class") or "")
        ]

    assert listed("istasyon")[0] is False
    found = listed("istasyon+trenle+xyzzy")
    assert found[0] is True
    assert False in found


@pytest.mark.parametrize("address", ["/places", "/places/odesa", "/search?q=heyet", "/sources"])
def test_a_hostile_text_stays_text(client: FlaskClient, address: str) -> None:
    """Neither words nor the file's name become markup anywhere."""
    answer = client.get(address)
    assert answer.status_code == 200
    tree = parse_html(answer.data)
    assert [image for image in find(tree, "img") if image.get("src") == "x"] == []
    assert [one for one in tree.iter() if one.get("onmouseover") or one.get("onerror")] == []
    assert b"<script>alert" not in answer.data


def test_what_a_footnote_tells_is_read_where_it_is_called(shipped: Atlas, tmp_path: Path) -> None:
    """An account whose evidence is a footnote has an original too."""
    list(ingest(tmp_path / "texts.sqlite", [TEXT], None))
    raw = TEXT.read_text(encoding="utf-8")
    start = raw.index("Nalân Hanım, “Kiev")
    atlas = black_sea(shipped)
    (journey,) = atlas.journeys
    (itinerary, *others) = journey.itineraries
    kiev = next(one for one in itinerary.stops if one.id == "kiev")
    note = Evidence(kiev.evidence[0].source, start, start + 10)
    told = replace(kiev, passages=(replace(kiev.passages[0], evidence=(note,)),), visits=())
    stops = tuple(told if one is kiev else one for one in itinerary.stops)
    journey = replace(journey, itineraries=(replace(itinerary, stops=stops), *others))
    app = create_app(Settings(store=tmp_path / "texts.sqlite", cache_mb=0), replace(atlas, journeys=(journey,)))
    page = stop(app.test_client(), "kiev").decode()
    assert 'id="original-' in page
    assert "Kiev Mektubu" in page


def test_only_cited_contradictions_are_shown_as_such(shipped: Atlas, tmp_path: Path) -> None:
    """What was only found to contradict is right in two of three cases: it waits for a curator."""
    (tmp_path / "own.txt").write_text("Güneş vapuru geldi.\n\nYıldız vapuru gitti.\n", encoding="utf-8")
    store = tmp_path / "texts.sqlite"
    list(ingest(store, [tmp_path / "own.txt"], None))
    kind = {"reason": "r", "origin": "contradiction"}
    links = [
        NewLink(0, "karadeniz-1931", "travelled", "odesa", "", 0, 19, 0.5, **kind),
        NewLink(1, "karadeniz-1931", "travelled", "odesa", "", 21, 41, 1.0, **kind),
    ]
    assert replace_links(store, 1, "karadeniz-1931", links) == 2
    page = stop(create_app(Settings(store=store, cache_mb=0), black_sea(shipped)).test_client(), "odesa").decode()
    assert "Where the texts contradict" in page
    assert "Yıldız" in page
    assert "Güneş" not in page


def test_a_changed_text_is_not_cited(client: FlaskClient, shipped: Atlas, tmp_path: Path) -> None:
    """Offsets of another version would point anywhere: evidence is matched by SHA-256."""
    changed = tmp_path / TEXT.name
    changed.write_text("Önce bir satır.\n\n" + TEXT.read_text(encoding="utf-8"), encoding="utf-8")
    list(ingest(tmp_path / "texts.sqlite", [changed], None))
    atlas = black_sea(shipped)
    app = create_app(Settings(store=tmp_path / "texts.sqlite", cache_mb=0), atlas)
    tree = parse_html(stop(app.test_client(), "ankara"))
    assert find(tree, "figure") == []


def test_a_place_that_only_a_text_names_has_its_page(shipped: Atlas, tmp_path: Path) -> None:
    """It is listed, and its page has a map, its site and each passage; what is not known of it is left out."""
    (tmp_path / "far.txt").write_text(
        "Heyet Budapeşte’ye de uğradı.\n\nBudapeşte’de iki gün kalındı.\n", encoding="utf-8"
    )
    list(ingest(tmp_path / "texts.sqlite", [tmp_path / "far.txt"], recogniser()))
    app = create_app(Settings(store=tmp_path / "texts.sqlite", cache_mb=0), shipped).test_client()
    (way,) = {link.get("href") for link in find(parse_html(app.get("/places?lang=en").data), "a")
              if "budapeste" in (link.get("href") or "")} - {"#place-budapeste.settlement"}  # fmt: skip
    tree = parse_html(app.get(way or "").data)
    assert [text_of(mark) for mark in find(tree, "mark")] == ["Budapeşte", "Budapeşte"]
    assert "47." in text_of(find(tree, "dl", class_="facts")[0])
    assert app.get("/places/nowhere.settlement").status_code == 404
