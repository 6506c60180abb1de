"""The gazetteer as a geopy geocoder, and a curator's question to a public one. The only module that knows geopy.

    >>> locations = GazetteerGeocoder().geocode("Moskova'ya", exactly_one=False, year=1932)
    >>> [(place.address, round(place.latitude)) for place in locations]
    [('Moskova, Rusya, Sovyetler Birliği', 56)]

geopy writes latitude before longitude; that order lives inside this module only. Loading geopy takes longer than
all the rest of the gazetteer, so nothing imports this module but who wants to geocode. A server never does.

Sources:
    geopy, https://geopy.readthedocs.io. Usage policy of the public Nominatim (one request a second, a named user
    agent, attribution): https://operations.osmfoundation.org/policies/nominatim/.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderServiceError, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer.errors import GeocodingUnavailableError, QueryError
from gazetteer.lookup import LONGEST_QUERY, MOST_CANDIDATES
from gazetteer.place import LonLat, Place
from gazetteer.store import Gazetteer
from gazetteer.turkish import search_key

__all__ = ["GazetteerGeocoder", "PublicPlace", "public_geocode"]

USER_AGENT: Final = "mapsvc-gazetteer/1 (historical maps; a curator's single look-ups)"
_WAIT_S = 1.0
_ATTRIBUTION = "© OpenStreetMap contributors, ODbL"


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """Stands where geopy expects a connection: the gazetteer needs none, and must not make one."""

    def get_json(self, url: str, *, timeout: object, headers: object) -> Any:
        raise GeocoderServiceError(f"the gazetteer asks no server: got {url!r}")

    def get_text(self, url: str, *, timeout: object, headers: object) -> Any:
        raise GeocoderServiceError(f"the gazetteer asks no server: got {url!r}")


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Geocodes names of places as texts of 1932-33 write them, without a network.

    Use it like any geocoder of geopy, `geopy.extra.rate_limiter.RateLimiter` included. A `Location` has the
    period names of the place and of what it lay in as `address`, and in `raw` what `mapsvc geocode` prints.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, language: str = "tr") -> None:
        """Take a gazetteer.

        Args:
            gazetteer: Where to look names up; the shipped one where not given.
            language: Language of addresses: tr, en, ru.
        """
        super().__init__(timeout=None, proxies=None, user_agent=USER_AGENT, adapter_factory=_NoNetwork)
        self.gazetteer = Gazetteer.shipped() if gazetteer is None else gazetteer
        self.language = language

    def geocode(
        self,
        query: str,
        exactly_one: bool = True,
        *,
        year: int | None = None,
        near: Any = None,
        limit: int = 5,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the place that a name means.

        Args:
            query: Any name of a place, also inflected or misspelt.
            exactly_one: Return the most likely place, else a list of candidates.
            year: The year that the text tells of.
            near: Where the place is expected: a `Point`, a text "lat, lon" or a tuple (lat, lon).
            limit: The most candidates, where not exactly one.
            timeout: Accepted, as geopy's callers pass it, and without effect: a look-up takes microseconds.

        Returns:
            A `Location`, or a list of them; None where nothing is found. Places without a footprint, such as
            continents, have no location and are left out.

        Raises:
            geopy.exc.GeocoderQueryError: The name is empty or too long, or year, point or limit is out of range.
        """
        try:
            point = None if near is None else _lonlat(near)
            found = self.gazetteer.find(query, year, point, MOST_CANDIDATES)
        except QueryError as error:
            raise GeocoderQueryError(str(error)) from error
        placed = [candidate for candidate in found if candidate.place.footprint is not None]
        return _one_or_list([self._location(c.place, c.to_record()) for c in placed[: _checked(limit)]], exactly_one)

    def reverse(
        self,
        query: Any,
        exactly_one: bool = True,
        *,
        limit: int = 5,
        max_distance_km: float = 100.0,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the place nearest to a point.

        Args:
            query: A `Point`, a text "lat, lon" or a tuple (lat, lon).
            exactly_one: Return the nearest place, else a list, the nearest first.
            limit: The most places, where not exactly one.
            max_distance_km: How far a place may lie from the point.
            timeout: Accepted, and without effect.

        Returns:
            A `Location`, or a list of them; None where no place is near. `raw` has the `distance_km`.

        Raises:
            geopy.exc.GeocoderQueryError: The point cannot be read, or the limit is out of range.
        """
        nearest = self.gazetteer.nearest(_lonlat(query), _checked(limit), max_distance_km)
        locations = []
        for place, distance_km in nearest:
            if place.footprint is not None:
                lon, lat = place.footprint.point
                raw = {"place": place.id, "name": place.name(), "lat": lat, "lon": lon}
                locations.append(self._location(place, {**raw, "distance_km": round(distance_km, 3)}))
        return _one_or_list(locations, exactly_one)

    def _location(self, place: Place, raw: dict[str, object]) -> Location:
        address = ", ".join(above.name(self.language) for above in self.gazetteer.lineage(place))
        return Location(address, Point(raw["lat"], raw["lon"]), raw)


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """What a public geocoder of today knows under a name. Data of OpenStreetMap, with its licence."""

    name: str
    point: LonLat
    identifier: str
    """`osm:relation/2555133`."""
    importance: float
    """How well known the place is, 0 to 1, as the geocoder has it."""
    attribution: str = _ATTRIBUTION

    def to_record(self) -> dict[str, object]:
        """Return what `mapsvc geocode --online` prints; a place of no record of ours has the id None."""
        return {
            "place": None,
            "name": self.name,
            "lat": self.point.lat,
            "lon": self.point.lon,
            "score": round(self.importance, 4),
            "matched": f"public geocoder: {self.identifier} ({self.attribution})",
        }


def public_geocode(
    name: str,
    *,
    language: str = "tr",
    limit: int = 5,
    timeout_s: float = 10.0,
    domain: str = "nominatim.openstreetmap.org",
    scheme: str = "https",
) -> tuple[PublicPlace, ...]:
    """Ask a public Nominatim what it knows under a name; for a curator at the command line.

    At most one question a second is sent, however often this is called.

    Args:
        name: A name of today; history is not its subject.
        language: Language of the answers.
        limit: The most answers, 1 to 40.
        timeout_s: Seconds to wait for an answer.
        domain: Host of the Nominatim to ask.
        scheme: https, or http for one's own Nominatim.

    Raises:
        QueryError: The name is empty or too long.
        GeocodingUnavailableError: There is no network, no answer in time, or a refusal.
    """
    if not search_key(name) or len(name) > LONGEST_QUERY:
        raise QueryError("name to look up", name[:LONGEST_QUERY], f"1 to {LONGEST_QUERY} characters, one a letter")
    ask = _public_geocoder(domain, scheme)
    try:
        found = ask(name, exactly_one=False, limit=limit, language=language, timeout=timeout_s)
        return tuple(_public_place(location) for location in found or ())
    except GeopyError as error:
        got, reason = type(error).__name__, error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        got, reason = "an answer that cannot be read", error
    raise GeocodingUnavailableError(
        f"public geocoder {domain} cannot be asked for {name!r}: got {got}; expected an answer within {timeout_s:g} s; "
        "is there a network? Without --online the gazetteer answers alone"
    ) from reason


@cache
def _public_geocoder(domain: str, scheme: str) -> Callable[..., Any]:
    """Return one limiter for each host, kept, so that the pause holds between calls."""
    geocode = Nominatim(user_agent=USER_AGENT, domain=domain, scheme=scheme).geocode
    # No second try: the limiter would log the first failure with its traceback, and a curator can ask again.
    limited: Callable[..., Any] = RateLimiter(
        geocode, min_delay_seconds=_WAIT_S, max_retries=0, error_wait_seconds=_WAIT_S, swallow_exceptions=False
    )
    return limited


def _public_place(location: Location) -> PublicPlace:
    raw = location.raw
    identifier = f"osm:{raw.get('osm_type', '?')}/{raw.get('osm_id', '?')}"
    importance = min(max(float(raw.get("importance") or 0.0), 0.0), 1.0)
    return PublicPlace(location.address, LonLat(location.longitude, location.latitude), identifier, importance)


def _lonlat(query: Any) -> LonLat:
    """Turn what geopy's callers pass as a point into ours."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # geopy warns of a latitude beyond the poles, then refuses it
            if isinstance(query, (str, Point)):
                point = Point(query)
            else:
                latitude, longitude = tuple(query)[:2]
                point = Point(latitude, longitude)
    except (TypeError, ValueError) as error:
        raise GeocoderQueryError(f"point: got {query!r}; expected 'lat, lon' or (lat, lon) in degrees") from error
    return LonLat(point.longitude, point.latitude)


def _checked(limit: int) -> int:
    if not 1 <= limit <= MOST_CANDIDATES:
        raise GeocoderQueryError(f"limit: got {limit!r}; expected 1 to {MOST_CANDIDATES}")
    return limit


def _one_or_list(locations: list[Location], exactly_one: bool) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations
