"""Counts how many stops of the shipped journeys `mapsvc draft` finds in their texts, and how many it invents.

    python -m benchmarks.draft FOLDER_WITH_TEXTS

A proposed stop is found where it pairs, in order, with a stop of the journey as travelled at the same place (the
longest common run of places). What pairs with none is invented. Stops of side groups count apart: a draft knows one
party. A day is right where the proposed arrival overlaps the journey's; `given` counts those that propose one and
whose stop has one.

From texts that tell no journey nothing should be proposed. The words and rules of drafting were written while looking
at these texts: expect less elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gazetteer.store import Gazetteer
from routes.drafting import draft
from routes.edtf import Edtf
from routes.itinerary import Stop
from routes.journeys import shipped_journeys


def pairs(proposed: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest common run of places, as positions in both."""
    lengths = [[0] * (len(wanted) + 1) for _ in range(len(proposed) + 1)]
    for a in range(len(proposed) - 1, -1, -1):
        for b in range(len(wanted) - 1, -1, -1):
            is_same = proposed[a] == wanted[b]
            lengths[a][b] = lengths[a + 1][b + 1] + 1 if is_same else max(lengths[a + 1][b], lengths[a][b + 1])
    found, a, b = [], 0, 0
    while a < len(proposed) and b < len(wanted):
        if proposed[a] == wanted[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif lengths[a + 1][b] >= lengths[a][b + 1]:
            a += 1
        else:
            b += 1
    return found


def measure(name: str, collection: dict[str, Any], stops: Sequence[Stop]) -> tuple[int, int, int]:
    """Print and return how many stops were wanted, found, invented."""
    features = [one["properties"] for one in collection["features"] if one["properties"]["kind"] == "stop"]
    main = [stop for stop in stops if stop.party == "main"]
    others = [stop for stop in stops if stop.party != "main"]
    matched = pairs([one["place"] or one["name"] for one in features], [str(stop.place) for stop in main])
    invented = [one for place, one in enumerate(features) if place not in {a for a, _ in matched}]
    given = [(features[a]["arrival"], main[b].arrival) for a, b in matched]
    days = [(Edtf.parse(a), b) for a, b in given if a is not None and b is not None]
    right = sum(a.earliest.date() <= b.latest.date() and b.earliest.date() <= a.latest.date() for a, b in days)
    print(f"{name}: {len(matched)} of {len(main)} stops found, {len(invented)} invented", end="")
    print(f"; {right} of {len(days)} days right; side groups' {len(others)} stops not looked for")
    missed = [stop.id for place, stop in enumerate(main) if place not in {b for _, b in matched}]
    print(f"  missed: {', '.join(missed) or 'none'}; invented: {', '.join(one['id'] for one in invented) or 'none'}")
    return len(main), len(matched), len(invented)


def main(arguments: Sequence[str]) -> None:
    """Draft from the texts of a folder and compare."""
    folder = Path(arguments[0] if arguments else "../shared/texts")
    gazetteer = Gazetteer.shipped()
    for journey in shipped_journeys():
        travelled = journey.itineraries[0]
        file = travelled.stops[0].evidence[0].source
        path = folder / file
        if not path.is_file():
            print(f"{path} is not there; left out")
            continue
        text = path.read_bytes().decode("utf-8")
        for year in (None, int(journey.id[-4:])):
            collection = draft(text, file, gazetteer, year)
            asked = "without --year" if year is None else f"--year {year}"
            measure(f"{journey.id} {asked} (read as {collection['year']})", collection, travelled.stops)
    known = {stop.evidence[0].source for journey in shipped_journeys() for stop in journey.itineraries[0].stops}
    for path in sorted(folder.glob("*.txt")):
        if path.name not in known:
            features = draft(path.read_bytes().decode("utf-8"), path.name, gazetteer)["features"]
            stops = [one["id"] for one in features if one["properties"]["kind"] == "stop"]
            print(f"{path.name}, which tells no journey of ours: proposes {', '.join(stops) or 'nothing'}")


if __name__ == "__main__":
    main(sys.argv[1:])
