"""Measures how well linking finds the curator's evidence again when it is run blind.

    python -m benchmarks.linking FOLDER_WITH_TEXTS [-v | --left-out]

What is measured, for each shipped itinerary and each text that its evidence lies in:

found       All ranges of evidence count: of stops, passages, visits, legs (at either end) and contradictions. A range
            is found when a paragraph that holds some of it is linked to the same stop, and for a visit's evidence to
            the same visit. `strictly`: the linked sentences themselves overlap the range.
precision   The share of links that name a stop, and for links to visits the visit, whose evidence their sentences
            overlap. `lenient` leaves out links to sentences without any evidence: these may be right, since not all
            that is told is evidence. `strict` takes all of them for wrong.

Blind means: `find_links` never sees a range of evidence. It does see our accounts of stops and visits, their places,
dates and order, and what we say of contradictions, all of which was written from the text.

Neither is fair, so one reader judged links by hand, from paragraph and account: of 99 links that overlap their
evidence, drawn at random with two seeds, all were right; of all 136 that do not, 43 were. That makes 87 % of 720 links
right (95 %: 0.84 to 0.88): 91 % of those that tell, 66 % of those to contradictions; 93 % for the journey of 1933, 88 %
for 1932, 78 to 81 % for those told in passing. Of forty paragraphs without a link, drawn at random, five tell a stop or
visit, all of them beside the telling of 1932: an invitation, and talks that the end of the text tells once more.

The weights of linking were chosen while looking at the journeys of 1932 and 1933, its rules for texts that tell a
journey in passing while looking at the four others too: expect somewhat less elsewhere.
`--left-out` says how much hangs on the weights: those of contradictions and visits are chosen anew on all journeys but
one and measured on it.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from gazetteer.documents import Paragraph, read_document
from gazetteer.store import Gazetteer
from routes.itinerary import Evidence, Itinerary, Journey
from routes.journeys import shipped_journeys
from routes.linking import Link, contradictions, find_links, sentences, telling, turkish_names, year_of

KINDS = ("stop", "passage", "visit", "leg", "contradiction")
# Module, name of the weight, values tried: the one in use is among them.
WEIGHTS = (
    (contradictions, "_LEAST", (3.0, 4.0, 5.0)),
    (contradictions, "_MOST", (3, 4)),
    (telling, "_LEAST_VISIT", (1.25, 1.5, 2.0)),
    (telling, "_COMMON", (0.1, 0.2)),
)


@dataclass(frozen=True)
class Range:
    """A range of evidence and what it is evidence of."""

    kind: str
    stops: tuple[str, ...]
    visit: str
    evidence: Evidence

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a stretch of the file has some of it."""
        return start < self.evidence.end and self.evidence.start < end


@dataclass
class Result:
    """What came out for one itinerary, or for all."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    strictly: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    missed: list[Range] = field(default_factory=list)
    wrong: list[tuple[str, Link]] = field(default_factory=list)

    def add(self, other: Result) -> None:
        """Add another's counts."""
        for mine, its in (
            (self.wanted, other.wanted), (self.found, other.found), (self.strictly, other.strictly),
            (self.links, other.links),
        ):  # fmt: skip
            mine.update(its)
        self.seconds += other.seconds

    @property
    def recall(self) -> float:
        """Share of all ranges that are found."""
        return self.found.total() / self.wanted.total()

    @property
    def strict(self) -> float:
        """Share of all links that are right."""
        return self.links["right"] / max(self.links["right"] + self.links["wrong"] + self.links["outside"], 1)


@dataclass(frozen=True)
class Case:
    """An itinerary and a text that its evidence lies in."""

    journey: Journey
    itinerary: Itinerary
    file: str
    paragraphs: tuple[Paragraph, ...]
    ranges: tuple[Range, ...]


def cases(folder: Path) -> Iterator[Case]:
    """Yield what is measured."""
    for journey in shipped_journeys():
        for source in journey.sources:
            path = folder / source.file
            if not path.is_file():
                print(f"{path} is not there; left out")
                continue
            paragraphs = read_document(path.read_bytes().decode("utf-8"))
            for itinerary in journey.itineraries:
                ranges = tuple(dict.fromkeys(one for one in _ranges(itinerary) if one.evidence.source == source.file))
                if ranges:
                    yield Case(journey, itinerary, source.file, paragraphs, ranges)


def _ranges(itinerary: Itinerary) -> Iterator[Range]:
    for stop in itinerary.stops:
        here = (stop.id,)
        yield from (Range("stop", here, "", one) for one in stop.evidence)
        yield from (Range("passage", here, "", one) for passage in stop.passages for one in passage.evidence)
        notes = [*stop.notes, *(note for visit in stop.visits for note in visit.notes)]
        yield from (Range("contradiction", here, "", one) for note in notes for one in note.evidence)
        yield from (Range("visit", here, visit.id, one) for visit in stop.visits for one in visit.evidence)
    for leg in itinerary.legs:
        ends = (leg.from_stop, leg.to_stop)
        yield from (Range("leg", ends, "", one) for one in leg.evidence)
        yield from (Range("contradiction", ends, "", one) for note in leg.notes for one in note.evidence)


def measure(case: Case) -> Result:
    """Link blind and compare with the evidence."""
    result = Result()
    start = time.perf_counter()
    text = sentences(case.paragraphs, year_of(case.journey))
    is_source = any(one.kind == "visit" for one in case.ranges)
    names = turkish_names(Gazetteer.shipped())
    links = find_links(text, case.itinerary, names, is_source=is_source, is_cited=True)
    result.seconds = time.perf_counter() - start
    by_seq = {paragraph.seq: paragraph for paragraph in case.paragraphs}
    for one in case.ranges:
        right = [link for link in links if link.stop in one.stops and one.visit in ("", link.visit)]
        evidence = one.evidence
        is_found = any(by_seq[link.paragraph].content.from_raw(evidence.start, evidence.end) for link in right)
        result.wanted[one.kind] += 1
        result.found[one.kind] += is_found
        result.strictly[one.kind] += any(one.overlaps(link.start, link.end) for link in right)
        if not is_found:
            result.missed.append(one)
    for link in links:
        verdict = _verdict(link, [one for one in case.ranges if one.overlaps(link.start, link.end)])
        result.links[verdict] += 1
        result.links[f"{'visit' if link.visit else 'stop'} {verdict}"] += 1
        result.links[f"confidence {min(int(link.confidence * 10), 9) / 10:.1f} {verdict}"] += 1
        if verdict != "right":
            result.wrong.append((verdict, link))
    return result


def _verdict(link: Link, beside: Sequence[Range]) -> str:
    """Return whether a link is right, wrong or outside all evidence."""
    if not beside:
        return "outside"
    return "right" if any(link.stop in one.stops and link.visit in ("", one.visit) for one in beside) else "wrong"


def report(name: str, result: Result) -> None:
    """Print the figures."""
    total = result.wanted.total()
    print(f"\n{name}  ({result.seconds:.2f} s)")
    print(f"  found      {result.recall:6.1%}  {result.found.total()}/{total}", end="")
    print(f"; strictly {result.strictly.total() / total:.1%}")
    print("             " + ", ".join(f"{kind} {result.found[kind]}/{result.wanted[kind]}" for kind in KINDS))
    for what, prefix in (("all links", ""), ("to stops", "stop "), ("to visits", "visit ")):
        right, wrong, outside = (result.links[prefix + verdict] for verdict in ("right", "wrong", "outside"))
        if right + wrong:
            print(f"  precision  {what:9}  lenient {right / (right + wrong):.1%} of {right + wrong}", end="")
            print(f", strict {right / (right + wrong + outside):.1%} of {right + wrong + outside}")


def report_confidence(result: Result) -> None:
    """Print how often links of each confidence are right; those outside all evidence are left out."""
    print("\nconfidence and links that are right")
    for decile in (f"{tenth / 10:.1f}" for tenth in range(10)):
        right, wrong = (result.links[f"confidence {decile} {verdict}"] for verdict in ("right", "wrong"))
        if right + wrong:
            print(f"  {decile}-  {right / (right + wrong):6.1%}  of {right + wrong}")


def report_mistakes(result: Result) -> None:
    """Print what was missed and what is wrong."""
    for one in result.missed:
        print(f"    missed  {one.kind:13} {'/'.join(one.stops)} {one.visit} {one.evidence.start}-{one.evidence.end}")
    for kind, link in result.wrong:
        print(f"    {kind:8}{link.stop} {link.visit} {link.start}-{link.end} {link.confidence:.2f} {link.reason}")


def together(listed: Sequence[Case]) -> Result:
    """Return the sum of what comes out for some cases."""
    whole = Result()
    for case in listed:
        whole.add(measure(case))
    return whole


def leave_out(listed: Sequence[Case]) -> None:
    """Choose the weights on one journey, measure on the other."""
    journeys = sorted({case.journey.id for case in listed})
    tried = list(product(*(values for _, _, values in WEIGHTS)))
    results: dict[tuple[float, ...], dict[str, Result]] = {}
    for values in tried:
        for (module, name, _), value in zip(WEIGHTS, values, strict=True):
            setattr(module, name, value)
        results[values] = {one: together([case for case in listed if case.journey.id == one]) for one in journeys}
    for left_out in journeys:
        seen = [one for one in journeys if one != left_out]
        # As many found as can be at a strict precision of 0.85; where none has that, the most precise.
        best = max(tried, key=lambda values: _worth([results[values][one] for one in seen]))
        result = results[best][left_out]
        chosen = ", ".join(
            f"{name.strip('_').lower()} {value}" for (_, name, _), value in zip(WEIGHTS, best, strict=True)
        )
        report(f"{left_out}, weights chosen on {' and '.join(seen)}: {chosen}", result)


def _worth(seen: Sequence[Result]) -> tuple[bool, float, float]:
    strict = min(one.strict for one in seen)
    recall = min(one.recall for one in seen)
    return (True, recall, strict) if strict >= 0.85 else (False, strict, recall)


def main(arguments: Sequence[str]) -> None:
    """Measure the shipped journeys with the texts of a folder."""
    folders = [one for one in arguments if not one.startswith("-")]
    listed = list(cases(Path(folders[0] if folders else "../shared/texts")))
    if "--left-out" in arguments:
        leave_out(listed)
        return
    whole = Result()
    for case in listed:
        result = measure(case)
        whole.add(result)
        report(f"{case.journey.id} {case.itinerary.id}, {case.file}", result)
        if "-v" in arguments:
            report_mistakes(result)
    report("all", whole)
    report_confidence(whole)


if __name__ == "__main__":
    main(sys.argv[1:])
