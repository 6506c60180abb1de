"""Answers for programs: data that any site's scripts may read and that caches ask after."""

from __future__ import annotations

from flask import Response

from mapsvc import __version__

__all__ = ["data_answer"]


def data_answer(text: str, media_type: str) -> Response:
    """Return data as an answer that says its licence and version; the page cache adds ETag and compression."""
    return Response(
        text,
        content_type=media_type,
        headers={
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Cache-Control": "no-cache",
            "Link": '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
            "X-Mapsvc-Version": __version__,
        },
    )
