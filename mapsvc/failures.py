"""Which errors are the data's or the user's, to be said in one line; every other is a mistake of ours."""

from __future__ import annotations

from gazetteer.errors import GazetteerError
from mapsvc.errors import MapServiceError
from routes.errors import RouteError

__all__ = ["EXPECTED"]

EXPECTED: tuple[type[Exception], ...] = (MapServiceError, RouteError, GazetteerError)
