"""The page cache: a WSGI layer in front of Flask that keeps rendered answers, compressed once.

Places and journeys cannot change while the service runs, so a page is rendered once per language and kept, least
recently asked for out first; what says that it is `private`, the answer to a visitor's own question, is not kept.
The store of texts can change: once a second its files are looked at, and then nothing is kept any longer, so that
a text that was removed is not shown from memory.
An answer from here costs two dictionary look-ups: the first finds the request as it came (address and the headers
that matter), the second is only taken when a request of that form is new. A page is kept in the codings that were
asked for, which is brotli for nearly all visitors: so every page fits into a few megabytes.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import brotli
from werkzeug.datastructures import Headers
from werkzeug.http import parse_accept_header, parse_etags
from werkzeug.wrappers import Response

from mapsvc.web.languages import negotiated
from mapsvc.web.parameters import DEFAULT_LANGUAGE, KNOWN

__all__ = ["PageCache"]

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]
HeaderList = list[tuple[str, str]]

_REQUEST_FORMS = 8_192
"""How many requests' forms are remembered; then all are forgotten, which costs each one dearer answer."""
_LONGEST_FORM = 2_048
_WORTH_COMPRESSING = 512
_LOOK_EVERY_S = 1.0
_COMPRESSIBLE = ("text/", "application/json", "application/geo+json", "application/manifest+json", "image/svg+xml")
_SAME_FOR_ALL = ("/assets/",)
"""Addresses whose answers depend on nothing but the address."""
_STRICT = ("/api/", "/ogc", "/reconcile")
"""Addresses that refuse parameters they do not know, and so must see them."""
_VARY = "Accept-Encoding, Accept-Language"


def _state_of(store: Path | None) -> tuple[tuple[int, int] | None, ...]:
    """Return what tells a changed store from an unchanged one: time and size of its file and of its log."""
    found: list[tuple[int, int] | None] = []
    for path in (store, store.with_name(store.name + "-wal")) if store else ():
        try:
            status = path.stat()
        except OSError:
            found.append(None)
        else:
            found.append((status.st_mtime_ns, status.st_size))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reply:
    """One encoding of one answer, ready to send."""

    body: bytes
    headers: HeaderList
    headers_304: HeaderList
    etag: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One answer in the codings that were asked for: most visitors take the same one, and the others cost room."""

    headers: Headers
    fingerprint: str
    replies: dict[str, _Reply]
    """By content coding: br, gzip, identity; where packing does not pay, all are identity."""

    @property
    def size_bytes(self) -> int:
        """How much memory it takes, about."""
        different = {id(reply): reply for reply in self.replies.values()}.values()
        return sum(len(reply.body) + 1_024 for reply in different)

    def with_coding(self, coding: str) -> _Entry:
        """Return an entry that has a coding too."""
        known, reply = next(iter(self.replies.items()))
        body = _UNPACK[known](reply.body) if reply is not self.replies.get("identity") else reply.body
        return replace(self, replies=_replies(body, self.headers, self.fingerprint, coding) | self.replies)


class PageCache:
    """WSGI middleware that answers GET and HEAD of pages it has seen before."""

    def __init__(
        self, app: WsgiApp, capacity_bytes: int, watched: Path | None = None, language: str = DEFAULT_LANGUAGE
    ) -> None:
        """Put a cache in front of an app; a capacity of 0 still compresses and answers 304, but keeps nothing.

        Args:
            app: What renders the pages.
            capacity_bytes: How much is kept.
            watched: The store of texts; when it changes, all that was kept is let go.
            language: Of those who ask for none that we speak.
        """
        self._language = language
        self._app = app
        self._capacity_bytes = capacity_bytes
        self._watched = watched
        self._seen = _state_of(watched)
        self._looked_s = time.monotonic()
        self._size_bytes = 0
        self._entries: OrderedDict[tuple[str, ...], _Entry] = OrderedDict()
        self._forms: dict[tuple[str | None, ...], tuple[tuple[str, ...], str]] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from the cache, or from the app and keep the answer."""
        get = environ.get
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD"):
            return self._app(environ, start_response)
        if self._watched is not None and time.monotonic() - self._looked_s > _LOOK_EVERY_S:
            self._look()
        form = (
            environ["PATH_INFO"],
            get("QUERY_STRING"),
            get("HTTP_ACCEPT_ENCODING"),
            get("HTTP_ACCEPT_LANGUAGE"),
            get("HTTP_HOST"),
            environ["wsgi.url_scheme"],
            get("SCRIPT_NAME"),
        )
        known = self._forms.get(form)
        if known is not None:
            key, coding = known
            try:
                self._entries.move_to_end(key)
                reply = self._entries[key].replies[coding]
            except KeyError:  # let go since, perhaps by another thread this very moment
                pass
            else:
                return _send(reply, get("HTTP_IF_NONE_MATCH"), method, start_response)
        return self._resolve(environ, form, start_response)

    def _look(self) -> None:
        """Let all go that was kept, where the store has changed."""
        self._looked_s = time.monotonic()
        state = _state_of(self._watched)
        if state != self._seen:
            with self._lock:
                self._seen = state
                self._entries.clear()
                self._forms.clear()
                self._size_bytes = 0

    def _resolve(
        self, environ: Environ, form: tuple[str | None, ...], start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request whose form is new: find its page among those kept, or have it rendered."""
        key = _key(environ, self._language)
        coding = _coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        known = self._entries.get(key)
        is_kept = True
        if known is None:
            response = self._render(environ)
            wish = response.headers.get("Cache-Control", "")
            if response.status_code != 200 or "no-store" in wish:
                return response(environ, start_response)
            is_kept = self._capacity_bytes > 0 and "private" not in wish
            entry = _entry(response, coding, is_kept=is_kept)
        else:
            entry = known if coding in known.replies else known.with_coding(coding)
        if is_kept and entry is not known:
            self._keep(key, entry)
        self._remember(form, key, coding)
        return _send(
            entry.replies[coding], environ.get("HTTP_IF_NONE_MATCH"), environ["REQUEST_METHOD"], start_response
        )

    def _render(self, environ: Environ) -> Response:
        """Return the app's whole answer to a plain GET of this address, without parameters that nobody reads."""
        query = _known_query(environ)
        inner = {name: value for name, value in environ.items() if name not in _CONDITIONS}
        inner |= {"REQUEST_METHOD": "GET" if environ["REQUEST_METHOD"] == "HEAD" else environ["REQUEST_METHOD"]}
        inner |= {"QUERY_STRING": query}
        return Response.from_app(self._app, inner, buffered=True)

    def _keep(self, key: tuple[str, ...], entry: _Entry) -> None:
        """Keep an answer, and let the least recently asked for go until all fit."""
        if entry.size_bytes > self._capacity_bytes:
            return
        with self._lock:
            if key in self._entries:
                self._size_bytes -= self._entries.pop(key).size_bytes
            self._entries[key] = entry
            self._size_bytes += entry.size_bytes
            while self._size_bytes > self._capacity_bytes:
                _oldest, gone = self._entries.popitem(last=False)
                self._size_bytes -= gone.size_bytes

    def _remember(self, form: tuple[str | None, ...], key: tuple[str, ...], coding: str) -> None:
        """Remember which reply a request of this form gets; long forms are not worth their memory."""
        if key not in self._entries or sum(len(part or "") for part in form) > _LONGEST_FORM:
            return
        with self._lock:
            if len(self._forms) >= _REQUEST_FORMS:
                self._forms.clear()
            self._forms[form] = (key, coding)


_CONDITIONS = frozenset({"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_RANGE"})


def _send(reply: _Reply, if_none_match: str | None, method: str, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with a reply, or with 304 where the visitor has it already."""
    if if_none_match is not None and _is_ours(reply.etag, if_none_match):
        start_response("304 Not Modified", reply.headers_304)
        return []
    start_response("200 OK", reply.headers)
    return [] if method == "HEAD" else [reply.body]


def _is_ours(etag: str, if_none_match: str) -> bool:
    """Return whether a condition names this reply, also among others, weakened by a proxy, or by a star.

    >>> _is_ours('"a"', 'W/"b", W/"a"'), _is_ours('"a"', '"ab"')
    (True, False)
    """
    return if_none_match == etag or parse_etags(if_none_match).contains_weak(etag.strip('"'))


def _known_query(environ: Environ) -> str:
    """Return the parameters that the service reads, in the order of their names."""
    query: str = environ.get("QUERY_STRING", "")
    if not query or environ["PATH_INFO"].startswith(_STRICT):
        return query
    pairs = parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=None)
    return urlencode(sorted((name, value) for name, value in pairs if name in KNOWN))


def _key(environ: Environ, language: str) -> tuple[str, ...]:
    """Return what an answer depends on; `language` is that of those who ask for none that we speak."""
    path, query = environ["PATH_INFO"], _known_query(environ)
    if path.startswith(_SAME_FOR_ALL):
        return (path, query)
    return (
        path,
        query,
        negotiated(environ.get("HTTP_ACCEPT_LANGUAGE", ""), language),
        environ.get("HTTP_HOST", ""),
        environ["wsgi.url_scheme"],
        environ.get("SCRIPT_NAME", ""),
    )


def _coding(accept_encoding: str) -> str:
    """Return the content coding to send: brotli before gzip before none, as far as the visitor takes it.

    >>> _coding("gzip, deflate, br"), _coding("gzip;q=1.0, br;q=0"), _coding("")
    ('br', 'gzip', 'identity')
    """
    accepted = parse_accept_header(accept_encoding)
    return next((coding for coding in ("br", "gzip") if accepted[coding] > 0), "identity")


def _entry(response: Response, coding: str, *, is_kept: bool) -> _Entry:
    """Prepare an answer in a coding."""
    body = response.get_data()
    fingerprint = hashlib.blake2b(body, digest_size=6)  # of one address, and sent with each of its small files
    fingerprint.update(response.headers.get("Content-Security-Policy", "").encode())
    tag = fingerprint.hexdigest()
    return _Entry(response.headers, tag, _replies(body, response.headers, tag, coding, is_kept=is_kept))


def _replies(
    body: bytes, headers: Headers, fingerprint: str, coding: str, *, is_kept: bool = True
) -> dict[str, _Reply]:
    """Pack a body, lightly where it is sent only once; what would not get smaller is sent as it is to everyone."""
    is_worth_it = headers.get("Content-Type", "").startswith(_COMPRESSIBLE) and len(body) >= _WORTH_COMPRESSING
    if is_worth_it and coding in _PACK:
        packed = _PACK[coding](body, is_kept=is_kept)
        if len(packed) < len(body):
            return {coding: _reply(packed, headers, f"{fingerprint}-{coding}", coding)}
    plain = _reply(body, headers, fingerprint, None)
    return {"identity": plain} if is_worth_it and coding == "identity" else dict.fromkeys(("identity", *_PACK), plain)


def _reply(body: bytes, headers: Headers, fingerprint: str, coding: str | None) -> _Reply:
    etag = f'"{fingerprint}"'
    kept = [(name, value) for name, value in headers if name.lower() not in ("content-length", "etag", "vary")]
    is_file = "immutable" in headers.get("Cache-Control", "")  # the same for readers of every language
    kept += [("ETag", etag), ("Vary", "Accept-Encoding" if is_file else _VARY)]
    not_modified = [(name, value) for name, value in kept if not name.lower().startswith("content-t")]
    full = [*kept, ("Content-Length", str(len(body)))]
    if coding is not None:
        full.append(("Content-Encoding", coding))
    return _Reply(body, full, not_modified, etag)


def _gzip(body: bytes, *, is_kept: bool) -> bytes:
    return gzip.compress(body, 9 if is_kept else 5, mtime=0)  # mtime: the same page gives the same bytes


def _brotli(body: bytes, *, is_kept: bool) -> bytes:
    # Quality 11 takes a second for a megabyte; 9 is within 4 % of its size and takes a tenth of the time.
    quality = (11 if len(body) < 200_000 else 9) if is_kept else 4
    return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality))


_PACK = {"gzip": _gzip, "br": _brotli}
_UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress}
