"""A bundle has all that it links to, nothing of a server, and the same bytes each time."""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from helpers import parse_html
from mapsvc import LANGUAGES
from mapsvc.bundle.cover import SUMS
from mapsvc.bundle.editions import Edition, Wish, atlas_of
from mapsvc.bundle.links import check_links, missing_parts
from mapsvc.bundle.making import make
from mapsvc.errors import BundleError
from mapsvc.service import Atlas
from mapsvc.settings import Settings
from mapsvc.texts.files import find_files
from mapsvc.texts.ingest import ingest_files
from mapsvc.texts.naming import recogniser
from routes.errors import JourneyNotFoundError

pytestmark = pytest.mark.slow
ADDRESSES = ("href", "src", "action", "data-code", "data-qr")


def test_every_link_of_every_page_leads_to_a_file(bundle: Path) -> None:
    """Read by a parser of HTML, not by what made them: links, pictures, scripts, style sheets, forms."""
    dead = []
    for page in sorted(bundle.rglob("*.html")):
        for element in parse_html(page.read_bytes()).iter():
            for name in ADDRESSES:
                parts = urlsplit(element.get(name) or "")
                if not parts.path or parts.scheme or page.name == "404.html":
                    continue
                if not (page.parent / unquote(parts.path)).is_file():
                    dead.append((page.name, element.get(name)))
    assert dead == []


def test_every_part_that_a_link_names_is_there(files: dict[str, bytes]) -> None:
    """A shared link opens where it should, with a script or without."""
    assert missing_parts(files) == []


def test_pages_are_of_the_wanted_journey_only_and_in_all_languages(files: dict[str, bytes]) -> None:
    """Nothing leads to a journey that was left out."""
    names = {lang: {name.partition("/")[2] for name in files if name.startswith(f"{lang}/")} for lang in LANGUAGES}
    pages = {lang: {name for name in found if name.endswith(".html")} for lang, found in names.items()}
    assert pages["tr"] == pages["en"] == pages["ru"]
    assert {"index.html", "journey-frunze-1921.html", "search.html", "places.html", "people.html"} <= pages["tr"]
    assert [name for name in files if "voroshilov" in name or "ismet" in name] == []


def test_a_page_says_what_it_may_load_and_runs_nothing_else(files: dict[str, bytes]) -> None:
    """A policy in its head, no module, no style inside, no address of the maker."""
    page = files["tr/journey-frunze-1921.html"].decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "unsafe" not in policy[1]
    assert re.search(r"script-src 'self' file: 'sha256-[^ ]+'", policy[1])
    assert 'type="module"' not in page
    assert "<style" not in page
    assert 'rel="canonical"' not in page  # nobody said where it will be
    assert "?lang=" not in page


def test_the_sums_are_those_of_the_files(files: dict[str, bytes]) -> None:
    """As `sha256sum -c` reads them: every file but the list itself."""
    told = dict(line.split("  ")[::-1] for line in files[SUMS].decode().splitlines())
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != SUMS}


def test_the_same_wish_gives_the_same_bytes_by_several_processes(wish: Wish, files: dict[str, bytes]) -> None:
    """No clock, no order of chance."""
    told: list[int] = []
    assert make(wish, told.append, workers=2) == files
    assert told[-1] >= len(LANGUAGES)


def test_a_public_address_gives_links_and_previews(wish: Wish) -> None:
    """What networks show, and what a page of others may frame."""
    public = Wish(Settings(public_url="https://maps.example.org/x"), wish.journeys, with_sheets=False)
    files = make(public, workers=1)
    page = files["en/journey-frunze-1921.html"].decode()
    assert '<link rel="canonical" href="https://maps.example.org/x/en/journey-frunze-1921.html">' in page
    assert "en/preview-frunze-1921.png" in files
    assert "en/embed-frunze-1921.html" in files


def test_texts_are_seen_only_where_they_are_wished_for(tmp_path: Path) -> None:
    """Without, the app that is asked does not even know that there is a store."""
    (tmp_path / "own.txt").write_text("Heyet sabahleyin Trabzon’a vardı; limanda yaldızlı bir kayık bekliyordu.\n")
    settings = Settings(store=tmp_path / "store.sqlite")
    outcomes = ingest_files(settings.store_path, list(find_files([tmp_path / "own.txt"])), recogniser())
    assert [one.error for one in outcomes] == [None]
    for with_texts in (False, True):
        wish = Wish(settings, ("frunze-1921",), with_texts, with_sheets=False)
        client = Edition(wish, atlas_of(wish, Atlas.shipped())).app.test_client()
        assert ("/texts/" in client.get("/sources?lang=tr").text) is with_texts
        assert ("yaldızlı" in client.get("/search?q=kay%C4%B1k&lang=tr").text) is with_texts


def test_an_unknown_journey_is_said(wish: Wish) -> None:
    """With those that there are."""
    with pytest.raises(JourneyNotFoundError, match="no journey with the id 'x'; known: "):
        make(Wish(wish.settings, ("x",)))


def test_a_dead_link_is_refused() -> None:
    """Before anything is written."""
    page = b'<a href="b.html">b</a>'
    with pytest.raises(
        BundleError, match=r"cannot make tr/a\.html of the bundle: it links to b\.html, which is not there"
    ):
        check_links({"tr/a.html": page})
    check_links({"tr/a.html": page, posixpath.join("tr", "b.html"): b""})
    with pytest.raises(BundleError, match="an address that leads nowhere"):
        check_links({"tr/a.js": b"'/-bundle-/x'"})
