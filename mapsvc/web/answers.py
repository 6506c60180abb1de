"""Answers for programs: data that any site's scripts may read and that caches ask after."""

from __future__ import annotations

from flask import Response

__all__ = ["data_answer"]


def data_answer(text: str, media_type: str) -> Response:
    """Return data as an answer to GET; the page cache adds ETag and compression."""
    return Response(
        text,
        content_type=media_type,
        headers={
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Cache-Control": "no-cache",
        },
    )
