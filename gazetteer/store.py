"""The gazetteer: all places, by id, by name and by nearness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from gazetteer.errors import PlaceNotFoundError, QueryError, RecordError
from gazetteer.lookup import Candidate, Lookup
from gazetteer.place import LonLat, Place, PlaceId, PlaceType
from gazetteer.records import read_places
from gazetteer.sphere import EARTH_RADIUS_KM

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Gazetteer"]


class Gazetteer:
    """A collection of places. It does not change; what look-ups need is built when it is first asked for.

    Examples:
        >>> gazetteer = Gazetteer.shipped()
        >>> gazetteer.place("harkov").modern_name()
        'Kharkiv'
        >>> [(found.place.id, found.matched) for found in gazetteer.find("Odesa’da")]
        [('odesa', "case suffix 'da' removed: period name (tr)")]
    """

    def __init__(self, places: Iterable[Place]) -> None:
        """Take in places, whose order is kept.

        Raises:
            ValueError: Two places have the same id.
        """
        self._places = tuple(places)
        self._by_id = {place.id: place for place in self._places}
        if len(self._by_id) < len(self._places):
            raise ValueError(f"two places with one id: got {len(self._places)} places, {len(self._by_id)} ids")

    @staticmethod
    def shipped() -> Gazetteer:
        """Return the gazetteer that comes with the package; it is read once.

        Raises:
            RecordError: A shipped record is wrong; the first mistake is named, `mapsvc check` lists all.
        """
        return _shipped()

    @property
    def places(self) -> tuple[Place, ...]:
        """All places, in the order of the files."""
        return self._places

    @property
    def by_id(self) -> Mapping[PlaceId, Place]:
        """All places by their id."""
        return MappingProxyType(self._by_id)

    def __len__(self) -> int:
        """Return the number of places."""
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        """Go through the places in the order of the files."""
        return iter(self._places)

    def __contains__(self, place_id: object) -> bool:
        """Tell whether there is a place with this id."""
        return place_id in self._by_id

    def place(self, place_id: str) -> Place:
        """Return the place with an id.

        Raises:
            PlaceNotFoundError: There is none.
        """
        try:
            return self._by_id[place_id]  # type: ignore[index]  # any text may be asked for
        except KeyError:
            raise PlaceNotFoundError(place_id) from None

    def replacement(self, place_id: str) -> PlaceId | None:
        """Return the place that a former id leads to; None for an id that was never published or is still in use."""
        return self._former.get(place_id)

    def lineage(self, place: Place) -> tuple[Place, ...]:
        """Return a place, the place it lay in, and so on up; a parent that is not in the gazetteer ends the line."""
        line = [place]
        while (parent_id := line[-1].parent) is not None and parent_id in self._by_id:
            parent = self._by_id[parent_id]
            if parent in line:  # records are checked for circles, but places may also come from elsewhere
                break
            line.append(parent)
        return tuple(line)

    def children(self, place_id: str) -> tuple[Place, ...]:
        """Return the places that lay directly in a place."""
        return tuple(place for place in self._places if place.parent == place_id)

    def find(
        self, name: str, year: int | None = None, near: LonLat | None = None, limit: int = 5
    ) -> tuple[Candidate, ...]:
        """Return the places that a name may mean, the most likely first; see `lookup`.

        Args:
            name: Any name of a place in any case, with or without Turkish endings, diacritics, small errors.
            year: The year that the text tells of; it decides between names of different times.
            near: A point near which the place is expected.
            limit: The most candidates, 1 to 100.

        Raises:
            QueryError: The name is empty, has no letter or is too long; or year, point or limit is out of range.

        Examples:
            >>> [found.matched for found in Gazetteer.shipped().find("Eskisehir")]
            ['diacritics left out: period name (tr)']
            >>> Gazetteer.shipped().find("Atlantis")
            ()
        """
        return self._lookup.find(name, year, near, limit)

    def nearest(self, point: LonLat, limit: int = 5, max_distance_km: float = 100.0) -> tuple[tuple[Place, float], ...]:
        """Return the places nearest to a point, each with its distance in kilometres, the nearest first.

        Countries, regions and places without a footprint are left out: their one point says little about nearness.

        Raises:
            QueryError: The point is not on the Earth, or the limit is below 1.
        """
        lon, lat = point
        if not (abs(lon) <= 180 and abs(lat) <= 90):
            raise QueryError("point", tuple(point), "longitude from -180 to 180, latitude from -90 to 90")
        if limit < 1:
            raise QueryError("limit", limit, "1 or more")
        import numpy as np  # noqa: PLC0415  with the first question, as in lookup

        places, vectors = self._vectors
        if not places:
            return ()
        distances_km = 2 * EARTH_RADIUS_KM * np.arcsin(
            np.clip(np.linalg.norm(vectors - _unit_vectors([point]), axis=1) / 2, 0, 1)
        )  # fmt: skip
        order = np.argsort(distances_km, kind="stable")[:limit].tolist()
        return tuple(
            (places[n], float(distances_km[n])) for n in order if distances_km[n] <= max_distance_km
        )  # fmt: skip

    @cached_property
    def _former(self) -> dict[str, PlaceId]:
        return {former: place.id for place in self._places for former in place.replaces}

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup(self._places)

    @cached_property
    def _vectors(self) -> tuple[tuple[Place, ...], npt.NDArray[np.float64]]:
        vague = (PlaceType.COUNTRY, PlaceType.REGION)
        placed = [(p, p.footprint.point) for p in self._places if p.footprint is not None and p.type not in vague]
        return tuple(place for place, _ in placed), _unit_vectors([point for _, point in placed])


def _unit_vectors(points: list[LonLat]) -> npt.NDArray[np.float64]:
    """Return the points on a sphere of radius 1, a row of x, y, z each."""
    import numpy as np  # noqa: PLC0415

    lon, lat = np.radians(np.array(points, dtype=np.float64).reshape(-1, 2)).T
    return np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1)


@cache
def _shipped() -> Gazetteer:
    places, mistakes = read_places(files("gazetteer") / "data" / "places")
    if mistakes:
        raise mistakes[0] if len(mistakes) == 1 else _first_of(mistakes)
    return Gazetteer(places)


def _first_of(mistakes: tuple[RecordError, ...]) -> RecordError:
    first = mistakes[0]
    first.add_note(f"and {len(mistakes) - 1} more: `mapsvc check` lists all")
    return first
