"""The service while someone writes: data are read again when they change, and mistakes are shown in the browser.

A WSGI layer in front of the whole service, for `mapsvc serve --reload` only. Where something in MAPSVC_DATA or in the
theme is wrong, pages give way to a list of the mistakes, with file and line; once it is mended they come back. Each
page has a script that asks every second whether there is something new, and then loads the page again.
"""

from __future__ import annotations

import hashlib
import html
import threading
import time
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

from flask import Flask
from werkzeug.wrappers import Request, Response

from mapsvc.data_folder import DataFolder, state_of
from mapsvc.failures import EXPECTED
from mapsvc.settings import Settings

__all__ = ["Reloading"]

_LOOK_EVERY_S = 0.3
_ROOM = "/reload/"
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A mistake in the data</title>
<link rel="stylesheet" href="{root}/reload/reload.css">
</head>
<body>
<main>
<h1>A mistake in the data</h1>
<p>The page comes back by itself when this is mended and saved.</p>
<ol>
{mistakes}
</ol>
</main>
</body>
</html>
"""


class Reloading:
    """WSGI application that is made anew when the files behind it change."""

    def __init__(self, settings: Settings, make: Callable[[Settings], Flask]) -> None:
        """Make the service, or keep what is wrong.

        Args:
            settings: How the service runs.
            make: Makes it; raises one of the expected errors where the data are wrong.
        """
        self._settings, self._make = settings, make
        self._app: Flask | None = None
        self._mistakes: tuple[str, ...] = ()
        self._seen: object = None
        self._looked_s = 0.0
        self._lock = threading.Lock()
        self._look()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer with the service as the files are now, or with what is wrong in them."""
        self._look()
        # What a browser kept may be of an older state: it gets everything anew, and as plain text.
        plain = {name: value for name, value in environ.items() if name not in _LEFT_OUT}
        return self._answer(Request(plain))(plain, start_response)

    def _answer(self, request: Request) -> Response:
        if request.path.startswith(_ROOM):
            return self._own(request.path.removeprefix(_ROOM))
        if self._app is None and request.path == "/healthz":
            return Response("{}", content_type="application/json")
        if self._mistakes and (self._app is None or _wants_page(request)):
            return self._mistaken(request)
        if self._app is None:
            return Response("", 503)
        response = Response.from_app(self._app.wsgi_app, request.environ, buffered=True)
        response.headers["Cache-Control"] = "no-store"
        if response.mimetype == "text/html":
            response.set_data(response.get_data().replace(b"</body>", self._script(request).encode() + b"</body>"))
        return response

    def _look(self) -> None:
        """Make the service anew where a file has changed."""
        with self._lock:
            if time.monotonic() - self._looked_s < _LOOK_EVERY_S:
                return
            seen = self._files()
            if seen != self._seen:
                self._seen = seen
                try:
                    self._app, self._mistakes = self._make(self._settings), ()
                except EXPECTED as error:
                    self._mistakes = tuple(str(error).splitlines())
            self._looked_s = time.monotonic()

    def _files(self) -> tuple[tuple[str, int, int], ...]:
        data, theme = self._settings.data, self._settings.theme
        return (*(DataFolder(data).state() if data is not None else ()), *state_of([theme] if theme else []))

    def _own(self, name: str) -> Response:
        """Return the state that pages ask for, or the script or style sheet of this room."""
        if name == "state":
            return Response(self._state(), headers={"Cache-Control": "no-store"}, content_type="text/plain")
        if name not in ("reload.js", "reload.css"):
            return Response("", 404)
        kind = "text/javascript" if name.endswith(".js") else "text/css"
        return Response((files("mapsvc.reloading") / name).read_bytes(), content_type=kind)

    def _state(self) -> str:
        return hashlib.blake2b(repr((self._seen, self._mistakes)).encode(), digest_size=8).hexdigest()

    def _script(self, request: Request) -> str:
        return (
            f'<script type="module" src="{html.escape(request.root_path)}/reload/reload.js?{self._state()}"></script>'
        )

    def _mistaken(self, request: Request) -> Response:
        listed = "\n".join(f"<li><code>{html.escape(one)}</code></li>" for one in self._mistakes)
        page = _PAGE.format(root=html.escape(request.root_path), mistakes=listed)
        page = page.replace("</body>", self._script(request) + "</body>")
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": _POLICY}
        return Response(page, 500, headers, content_type="text/html; charset=utf-8")


_LEFT_OUT = frozenset({"HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"})


def _wants_page(request: Request) -> bool:
    return request.path != "/healthz" and "text/html" in request.headers.get("Accept", "")
