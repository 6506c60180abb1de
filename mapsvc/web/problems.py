"""Errors -> answers: RFC 9457 problem documents for data, a page that helps on for people.

Holds the one table of error class -> status code; the domain's errors know no HTTP.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as WerkzeugResponse

from gazetteer.errors import PlaceNotFoundError
from mapsvc.errors import CollectionNotFoundError, ParameterError, PressBusyError
from routes.errors import JourneyNotFoundError

__all__ = ["Problem", "register"]

_LOG = logging.getLogger("mapsvc")
_STATUS: dict[type[Exception], HTTPStatus] = {
    JourneyNotFoundError: HTTPStatus.NOT_FOUND,
    PlaceNotFoundError: HTTPStatus.NOT_FOUND,
    CollectionNotFoundError: HTTPStatus.NOT_FOUND,
    ParameterError: HTTPStatus.BAD_REQUEST,
    PressBusyError: HTTPStatus.SERVICE_UNAVAILABLE,
}
_DATA_ADDRESSES = ("/api/", "/ogc", "/oembed", "/reconcile", "/healthz")
_LONGEST_ECHO = 200
_RETRY_AFTER_S = "30"
"""A sheet takes a second or two; by then the queue before the press is short again."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong with a request, before it is written as a document or a page."""

    status: HTTPStatus
    detail: str
    """One sentence in English for the data services; pages say it in the visitor's language."""
    error: Exception

    @property
    def type(self) -> str:
        """Return the problem type: stable, relative to the service."""
        return f"/problems/{self.status.phrase.lower().replace(' ', '-')}"


PageWriter = Callable[[Problem], str]


def register(app: Flask, write_page: PageWriter) -> None:
    """Answer every error of an app by `write_page` for people and as a problem document for programs."""
    for kind in _STATUS:
        app.register_error_handler(kind, partial(_on_known_error, write_page))
    app.register_error_handler(HTTPException, partial(_on_http_error, write_page))
    app.register_error_handler(Exception, partial(_on_surprise, write_page))


def _on_known_error(write_page: PageWriter, error: Exception) -> Response:
    status = next(_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS)
    return _answer(write_page, Problem(status, str(error), error))


def _on_http_error(write_page: PageWriter, error: HTTPException) -> WerkzeugResponse:
    if error.response is not None or (error.code or 500) < 400:
        return error.get_response()
    status = HTTPStatus(error.code or 500)
    response = _answer(write_page, Problem(status, error.description or status.description, error))
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After", "WWW-Authenticate"):
            response.headers[name] = value
    return response


def _on_surprise(write_page: PageWriter, error: Exception) -> Response:
    # The whole story is for whoever runs the service; the visitor learns only that it was our fault.
    _LOG.error("%s %s failed", request.method, request.path[:_LONGEST_ECHO], exc_info=error)
    problem = Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "The service made a mistake; it has been logged.", error)
    try:
        return _answer(write_page, problem)
    except Exception:  # the error page itself may be what is broken
        _LOG.exception("the error page failed too")
        return Response(problem.detail, 500, content_type="text/plain; charset=utf-8")


def _answer(write_page: PageWriter, problem: Problem) -> Response:
    """Return the problem in the form that the address's readers understand."""
    if request.path.startswith(_DATA_ADDRESSES):
        response = _document(problem)
    else:
        response = Response(write_page(problem), content_type="text/html; charset=utf-8")
    response.status_code = problem.status
    response.headers["Cache-Control"] = "no-store"
    if problem.status is HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers.setdefault("Retry-After", _RETRY_AFTER_S)
    return response


def _document(problem: Problem) -> Response:
    """Return the problem as application/problem+json."""
    document: dict[str, object] = {
        "type": problem.type,
        "title": problem.status.phrase,
        "status": problem.status.value,
        "detail": problem.detail[: 4 * _LONGEST_ECHO],
        "instance": request.path[:_LONGEST_ECHO],
    }
    if isinstance(problem.error, ParameterError):
        document |= {"parameter": problem.error.name, "expected": problem.error.expected}
    if isinstance(problem.error, JourneyNotFoundError):
        document["known"] = list(problem.error.known)
    return Response(
        json.dumps(document, ensure_ascii=False),
        content_type="application/problem+json",
        headers={"Access-Control-Allow-Origin": "*"},
    )
