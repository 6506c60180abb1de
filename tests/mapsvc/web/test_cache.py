"""The page cache, in front of a small WSGI app that counts how often it is asked."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import brotli
import pytest
from werkzeug.test import Client

from mapsvc.web.cache import PageCache

PAGE = "<p>" + "Ankara, Eskişehir, İzmir " * 100


class Counting:
    """A WSGI app that answers with its address, language and query, and keeps what it was asked."""

    def __init__(self, status: str = "200 OK", **headers: str) -> None:
        self.status, self.headers = status, {"Content-Type": "text/html; charset=utf-8", **headers}
        self.asked: list[tuple[str, str, str]] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"]))
        start_response(self.status, list(self.headers.items()))
        language = environ.get("HTTP_ACCEPT_LANGUAGE", "")
        return [f"{PAGE}{environ['PATH_INFO']}?{environ['QUERY_STRING']} {language}".encode()]


def cached(app: Counting, capacity_bytes: int = 1_000_000) -> Client:
    return Client(PageCache(app, capacity_bytes))


def test_a_page_is_rendered_once() -> None:
    """The second visitor gets the first one's page."""
    app = Counting()
    client = cached(app)
    first, second = client.get("/a"), client.get("/a")
    assert first.data == second.data
    assert len(app.asked) == 1


@pytest.mark.parametrize(
    ("accepts", "coding", "unpack"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("gzip;q=0.5, br;q=0", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("", None, bytes),
        ("identity", None, bytes),
        ("nonsense;q=x;;,", None, bytes),
    ],
)
def test_each_visitor_gets_a_coding_that_the_browser_takes(accepts: str, coding: str | None, unpack: Any) -> None:
    """Brotli before gzip before none; the content is the same in each, and says which it is."""
    answer = cached(Counting()).get("/a", headers={"Accept-Encoding": accepts})
    assert answer.headers.get("Content-Encoding") == coding
    assert unpack(answer.data).decode().startswith(PAGE)
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_codings_have_etags_of_their_own() -> None:
    """A strong ETag names bytes, so each coding has another."""
    client = cached(Counting())
    tags = {client.get("/a", headers={"Accept-Encoding": coding}).headers["ETag"] for coding in ("br", "gzip", "")}
    assert len(tags) == 3


@pytest.mark.parametrize(("first", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_page_kept_in_one_coding_is_there_in_all(first: str, unpack: Any) -> None:
    """Browsers take packed pages, so no other is kept at first; who asks for another gets the same page."""
    app = Counting()
    client = cached(app)
    packed = client.get("/a", headers={"Accept-Encoding": first})
    other = client.get("/a", headers={"Accept-Encoding": "gzip, br;q=0" if first == "br" else "br"})
    assert other.headers["Content-Encoding"] != first
    plain, again = client.get("/a"), client.get("/a")
    assert plain.data == again.data == unpack(packed.data)
    assert plain.headers["ETag"] == again.headers["ETag"] != packed.headers["ETag"]
    assert plain.headers["Content-Type"] == packed.headers["Content-Type"]
    assert "Content-Encoding" not in plain.headers
    assert int(plain.headers["Content-Length"]) == len(plain.data)
    assert len(app.asked) == 1


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_who_has_the_page_gets_304(form: str) -> None:
    """A matching If-None-Match is answered without a body, but with what a cache needs to refresh its copy."""
    client = cached(Counting(**{"Cache-Control": "no-cache"}))
    tag = client.get("/a").headers["ETag"]
    answer = client.get("/a", headers={"If-None-Match": form.format(tag)})
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Vary" in answer.headers
    assert "Content-Type" not in answer.headers


@pytest.mark.parametrize("tag", ['"other"', "", '"', "\xff", '"x' + "a" * 5000])
def test_any_other_etag_gets_the_page(tag: str) -> None:
    """A condition that names another page, or is damaged, is as good as none."""
    client = cached(Counting())
    assert client.get("/a", headers={"If-None-Match": tag}).status_code == 200


def test_head_is_get_without_the_body() -> None:
    """HEAD has GET's headers, length included, and costs no rendering of its own."""
    app = Counting()
    client = cached(app)
    head, get = client.head("/a"), client.get("/a")
    assert head.data == b""
    assert dict(head.headers) == dict(get.headers)
    assert app.asked == [("GET", "/a", "")]


def test_parameters_that_nobody_reads_make_no_new_page() -> None:
    """Marks that other sites add to links neither fill the cache nor reach the app."""
    app = Counting()
    client = cached(app)
    for query in (
        "lang=en&itinerary=programme",
        "itinerary=programme&utm_source=x&lang=en",
        "fbclid=1&itinerary=programme&lang=en",
    ):
        client.get(f"/a?{query}")
    assert app.asked == [("GET", "/a", "itinerary=programme&lang=en")]


def test_pages_are_kept_apart_by_language_and_host() -> None:
    """Nobody gets another's language, and an address with a foreign host cannot poison the page of ours."""
    app = Counting()
    client = cached(app)
    client.get("/a", headers={"Accept-Language": "tr"})
    client.get("/a", headers={"Accept-Language": "ru,tr;q=0.5"})
    client.get("/a", headers={"Accept-Language": "tr", "Host": "evil.example"})
    assert len(app.asked) == 3


def test_assets_are_the_same_for_all() -> None:
    """Files that speak no language are kept once."""
    app = Counting()
    client = cached(app)
    client.get("/assets/1/a.css", headers={"Accept-Language": "tr"})
    client.get("/assets/1/a.css", headers={"Accept-Language": "ru", "Host": "other.example"})
    assert len(app.asked) == 1


@pytest.mark.parametrize(
    "app", [Counting("404 NOT FOUND"), Counting("500 OOPS"), Counting(**{"Cache-Control": "no-store"})]
)
def test_only_good_answers_are_kept(app: Counting) -> None:
    """Errors and answers of the moment are asked for every time, and come through as they are."""
    client = cached(app)
    answers = [client.get("/a"), client.get("/a")]
    assert {answer.status for answer in answers} == {app.status}
    assert len(app.asked) == 2


def test_answers_to_a_visitor_s_own_question_are_compressed_and_not_kept() -> None:
    """Questions are endless: kept, their answers would push out the pages that everyone reads."""
    app = Counting(**{"Cache-Control": "private, no-cache"})
    client = cached(app)
    first, second = (client.get("/search?q=a", headers={"Accept-Encoding": "br"}) for _ in range(2))
    assert len(app.asked) == 2
    assert first.headers["Content-Encoding"] == "br"
    assert brotli.decompress(first.data) == brotli.decompress(second.data)
    again = client.get("/search?q=a", headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_other_methods_go_straight_through() -> None:
    """A POST is neither answered from the cache nor kept."""
    app = Counting()
    client = cached(app)
    client.get("/a")
    client.post("/a")
    client.options("/a")
    assert [method for method, _path, _query in app.asked] == ["GET", "POST", "OPTIONS"]


def test_what_is_least_asked_for_goes_first() -> None:
    """The cache stays within its size, and a page asked for again is rendered again."""
    app = Counting()
    client = cached(app, capacity_bytes=9_000)  # two pages in one coding, not three
    for path in ("/a", "/b", "/a", "/c", "/a", "/b"):
        client.get(path)
    assert [path for _method, path, _query in app.asked] == ["/a", "/b", "/c", "/b"]


def test_without_room_nothing_is_kept_but_all_is_answered() -> None:
    """A capacity of nought switches keeping off; compression, ETag and 304 remain."""
    app = Counting()
    client = cached(app, capacity_bytes=0)
    tag = client.get("/a", headers={"Accept-Encoding": "br"}).headers["ETag"]
    answer = client.get("/a", headers={"Accept-Encoding": "br", "If-None-Match": tag})
    assert answer.status_code == 304
    assert len(app.asked) == 2


def test_small_and_binary_answers_are_left_alone() -> None:
    """What would not get smaller is sent as it is to everyone, under one ETag."""
    client = cached(Counting(**{"Content-Type": "image/png"}))
    answer = client.get("/a", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["ETag"] == client.get("/a").headers["ETag"]


def test_a_changed_store_of_texts_empties_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was removed from the store is not shown from memory."""
    monkeypatch.setattr("mapsvc.web.cache._LOOK_EVERY_S", -1.0)
    store, shown = tmp_path / "texts.sqlite", ["first"]
    store.write_bytes(b"one")

    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [shown[0].encode()]

    client = Client(PageCache(app, 1_000_000, store))
    assert client.get("/").text == "first"
    shown[0] = "second"
    assert client.get("/").text == "first"
    store.write_bytes(b"changed")
    assert client.get("/").text == "second"
