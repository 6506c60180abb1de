"""Points and lines of other programs -> the beginning of a journey: stops at places, legs, and what is left to do.

A point becomes a stop at the place of the gazetteer that bears its name nearby; where there is none a place record is
proposed. A date is taken only where the file has one; means of travel, evidence and words stay to be written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from gazetteer import Gazetteer
from gazetteer.errors import QueryError
from gazetteer.place import LonLat, Place
from gazetteer.sphere import distance_km
from mapsvc.errors import ImportedFileError
from mapsvc.importing.found import MOST_SPOTS, Found, Spot, Track
from routes.edtf import Edtf
from routes.errors import EdtfError
from routes.skeleton import TO_DO, proposed_id

__all__ = ["Start", "start"]

_NEAR_KM = 30.0
"""From a point to a place that bears its name: a city with its suburbs, and a hand that points on a small map."""
_JOIN_KM = 30.0
"""From the end of a track to the stop where it ends."""
_LEAST_SCORE = 0.5
"""Of a place for a name without a point."""
_MOST_POINTS = 500
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NUMBERED = re.compile(r"^\s*\d{1,4}[.):]?\s+|\s*\([^()]*\)")
"""A number before a name, a second name in brackets: `1 Sivastopol (Sevastopol)`."""
_KINDS = {"rail": "rail-stations", "ship": "sea-lane", "road": "road", "foot": "road"}


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a journey, in the files of a data folder."""

    id: str
    journey: str
    """YAML; says in comments what is left to do."""
    places: str
    """YAML of the places that the gazetteer lacks; empty where it has all."""
    lines: tuple[dict[str, Any], ...]
    """GeoJSON features."""


@dataclass(frozen=True, slots=True)
class _Stop:
    id: str
    place: str
    arrival: str | None
    departure: str | None
    point: LonLat | None


def start(found: Sequence[Found], gazetteer: Gazetteer, journey_id: str | None = None) -> Start:
    """Return the beginning of a journey.

    Args:
        found: What the files have.
        gazetteer: The places that there are.
        journey_id: Its id; else made of the first file's name.

    Raises:
        ImportedFileError: There is nothing that could be a stop, or too much.
    """
    spots = [spot for one in found for spot in one.spots]
    tracks = [track for one in found for track in one.tracks]
    if not spots:  # a line alone begins and ends somewhere
        spots = [
            Spot(track.name, point) for track in tracks if track.points for point in (track.points[0], track.points[-1])
        ]
    size = max([len(spots), *(len(track.points) for track in tracks)], default=0)
    if not spots or len(spots) > MOST_SPOTS or size > MOST_SPOTS * 100:
        got = "no point and no line" if not spots else f"{size:,} points"
        raise ImportedFileError(found[0].file, got, f"1 to {MOST_SPOTS:,} points")
    new_id = (
        journey_id or proposed_id(found[0].file.replace("\\", "/").rpartition("/")[2].partition(".")[0]) or "journey"
    )
    return _Starter(new_id, gazetteer, found[0].file).made(spots, tracks, [note for one in found for note in one.notes])


class _Starter:
    """Gathers the parts of one journey."""

    def __init__(self, journey_id: str, gazetteer: Gazetteer, file: str) -> None:
        self._id, self._gazetteer, self._file = journey_id, gazetteer, file
        self._to_do: list[str] = []
        self._records: dict[str, str] = {}
        self._points: dict[str, LonLat | None] = {}
        self._taken: set[str] = set()

    def made(self, spots: Sequence[Spot], tracks: Sequence[Track], notes: Sequence[str]) -> Start:
        stops = [self._stop(spot, number) for number, spot in enumerate(spots, 1)]
        lines = [self._line(track, number) for number, track in enumerate(tracks, 1) if len(track.points) > 1]
        text = "".join(self._journey(stops, lines))
        general = [
            "all that begins with To do, in your own words; `mapsvc check` lists it with its lines",
            "sources: the text that tells the journey, and evidence in it: `mapsvc evidence TEXT WORDS`",
            *notes,
        ]
        comments = "".join(f"# To do: {_plain(one)}\n" for one in [*general, *self._to_do])
        return Start(self._id, comments + text, "\n".join(self._records.values()), tuple(lines))

    def _stop(self, spot: Spot, number: int) -> _Stop:
        place = self._place(spot, number)
        stop_id, further = place, 1
        while stop_id in self._taken:
            further += 1
            stop_id = f"{place}-{further}"
        self._taken.add(stop_id)
        arrival, departure = self._date(spot.arrival, stop_id), self._date(spot.departure, stop_id)
        footprint = self._gazetteer.place(place).footprint if place in self._gazetteer else None
        return _Stop(stop_id, place, arrival, departure, footprint.point if footprint else spot.point)

    def _place(self, spot: Spot, number: int) -> str:
        """Return the id of the place that a point means; proposes a record where there is none."""
        if spot.place is not None and spot.place in self._gazetteer:
            return spot.place
        known = self._known(spot)
        if known is not None:
            return str(known.id)
        place_id = proposed_id(spot.name)[:60].strip("-") or f"{self._id[:50]}-place-{number}"
        while place_id in self._gazetteer or (place_id in self._points and self._points[place_id] != spot.point):
            place_id = f"{place_id}-{number}"
        if place_id not in self._points:
            self._points[place_id] = spot.point
            self._records[place_id] = self._record(place_id, spot, number)
            what = f"place {place_id}: not in the gazetteer"
            self._to_do.append(f"{what}; correct its record" if spot.point else f"{what}; where does it lie?")
        return place_id

    def _known(self, spot: Spot) -> Place | None:
        plain = _NUMBERED.sub("", spot.name).strip()
        for name in dict.fromkeys((spot.name, plain)):
            try:
                candidates = self._gazetteer.find(name, near=spot.point)
            except QueryError:  # no name that could be one
                continue
            for one in candidates:
                if _fits(one.place, one.score, spot.point):
                    return one.place
        return None

    def _record(self, place_id: str, spot: Spot, number: int) -> str:
        from gazetteer.place import PlaceType  # noqa: PLC0415
        from mapsvc.adding import Candidate, record_text  # noqa: PLC0415  loads the towns, which few imports need

        source = f"point of the imported file {_plain(self._file)[-80:]}; exactness to be seen"
        name = _plain(spot.name)[:80] or f"{self._id} {number}"
        return record_text(place_id, name, Candidate(name, spot.point, 5_000, source), PlaceType.SETTLEMENT, None)

    def _date(self, text: str | None, stop_id: str) -> str | None:
        """Return a date of the file as EDTF; None, and something to do, where it is not surely one."""
        if text is None:
            return None
        turkish = _GERMAN.fullmatch(text.strip())
        if turkish is not None:
            text = f"{turkish[3]}-{int(turkish[2]):02}-{int(turkish[1]):02}"
        try:
            return Edtf.parse(re.sub(r"(T\d\d:\d\d).*", r"\1", text.strip().removesuffix("T00:00:00Z"))).text
        except EdtfError:
            self._to_do.append(f"stop {stop_id}: the file says {text[:60]!r}; write it as YYYY-MM-DD")
            return None

    def _line(self, track: Track, number: int) -> dict[str, Any]:
        mode = track.mode if track.mode in _KINDS else None
        basis = {"tr": f"İçe aktarılan {_plain(self._file)[-80:]}", "en": f"imported from {_plain(self._file)[-80:]}"}
        coordinates = [[round(point.lon, 5), round(point.lat, 5)] for point in _simple(track.points)]
        properties = {"id": f"{self._id[:60]}-{number}", "kind": _KINDS.get(mode or "", "road"), "mode": mode,
                      "from": "?", "to": "?", "basis": basis}  # fmt: skip
        return {
            "type": "Feature",
            "properties": properties,
            "geometry": {"type": "LineString", "coordinates": coordinates},
        }

    def _journey(self, stops: Sequence[_Stop], lines: Sequence[dict[str, Any]]) -> Iterator[str]:
        to_do = f'{{tr: "{TO_DO}", en: "{TO_DO}"}}'
        yield f"id: {self._id}\ntitle: {to_do}\nshort_title: {to_do}\nsummary: {to_do}\nsources:\n"
        yield f'  - {{key: a, file: text.txt, sha256: "{"0" * 64}", language: tr, title: {to_do}}}\n'
        yield f"parties:\n  - {{id: main, name: {to_do}}}\nitineraries:\n  - id: travelled\n"
        yield "    title: {tr: Yapılan yolculuk, en: As travelled, ru: Как ездили}\n    stops:\n"
        for stop in stops:
            yield f"      - id: {stop.id}\n        place: {stop.place}\n"
            yield from (f"        {name}: {date}\n" for name, date in
                        (("arrival", stop.arrival), ("departure", stop.departure)) if date)  # fmt: skip
            yield f'        evidence: ["a:0-1"]\n        passages:\n          - id: {stop.id}-p1\n'
            yield f'            text: {to_do}\n            evidence: ["a:0-1"]\n'
        if len(stops) > 1:
            yield "    legs:\n"
        free = list(lines)
        for before, after in pairwise(stops):
            yield from self._leg(before, after, free)
        self._to_do += [f"line {line['properties']['id']}: joins no two stops that follow each other" for line in free]

    def _leg(self, before: _Stop, after: _Stop, free: list[dict[str, Any]]) -> Iterator[str]:
        line = next((one for one in free if _joins(one, before, after)), None)
        mode, drawn = None, ""
        if line is not None:
            free.remove(line)
            properties = line["properties"]
            properties["from"], properties["to"], mode = before.place, after.place, properties.pop("mode")
            drawn = f", line: {properties['id']}" if mode else ""
            if not mode:
                self._to_do.append(f"leg {before.id} - {after.id}: with its mode add line: {properties['id']}")
        yield f'      - {{from: {before.id}, to: {after.id}, mode: {mode or "null"}{drawn}, evidence: ["a:0-1"]}}\n'


def _fits(place: Place, score: float, point: LonLat | None) -> bool:
    """Whether a place that bears a point's name is the one: near it, or, where it lies nowhere, surely meant."""
    if point is None:
        return score >= _LEAST_SCORE
    where = place.footprint
    return where is not None and distance_km(where.point, point) <= max(_NEAR_KM, where.precision_m / 1000)


def _joins(line: dict[str, Any], before: _Stop, after: _Stop) -> bool:
    ends = [LonLat(*line["geometry"]["coordinates"][place]) for place in (0, -1)]
    if before.point is None or after.point is None:
        return False
    return any(
        distance_km(before.point, first) <= _JOIN_KM and distance_km(after.point, last) <= _JOIN_KM
        for first, last in (ends, ends[::-1])
    )


def _simple(points: Sequence[LonLat]) -> Iterable[LonLat]:
    """Return a line of few points: a recorder writes one a second, and a page draws them all."""
    if len(points) <= _MOST_POINTS:
        return points
    import shapely  # noqa: PLC0415  for long tracks only

    line, tolerance = shapely.LineString(points), 1e-4
    while shapely.get_num_coordinates(line) > _MOST_POINTS:
        line, tolerance = shapely.simplify(line, tolerance), tolerance * 2
    return [LonLat(*spot) for spot in shapely.get_coordinates(line).tolist()]


def _plain(text: str) -> str:
    """Return a text that stays on its line."""
    return "".join(letter if letter.isprintable() else " " for letter in json.loads(json.dumps(text)))
