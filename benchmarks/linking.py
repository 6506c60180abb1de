"""Measures how well linking finds the curator's evidence again when it is run blind.

    python -m benchmarks.linking FOLDER_WITH_TEXTS [-v]

What is measured, for each shipped itinerary and the text it was read from:

found       A range of evidence counts as found when a paragraph that holds some of it is linked to the same stop, and
            for a visit's evidence to the same visit. `strictly`: the linked sentences themselves overlap the range.
            Claims are the ranges of stops, passages, visits and legs (a leg's at either end). What contradicts
            something (`notes`) stands by its nature in other parts of the text (a programme's row, a list of names, a
            footnote); it is told apart, and counts as found at the same stop.
precision   Of the links whose sentences overlap any evidence of the itinerary, the share whose stop that evidence
            names; for links to visits, also the share whose visit it names. `outside`: links to sentences without
            evidence, which may be right (not all that is told is evidence) and count for neither; `cautious` takes
            all of them for wrong.

Blind means: `find_links` never sees an evidence range. It does see our accounts of stops and visits, their places,
dates and order, which were written from the text. The weights of linking were chosen while looking at these two texts,
there being no third one with a journey of its own: expect somewhat less elsewhere.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gazetteer.documents import Paragraph, read_document
from gazetteer.store import Gazetteer
from routes.itinerary import Evidence, Itinerary, Journey
from routes.journeys import shipped_journeys
from routes.linking import Link, find_links, sentences, turkish_names, year_of

CLAIMS = ("stop", "passage", "visit", "leg")


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


def ranges(itinerary: Itinerary, file: str) -> list[Range]:
    """Return the ranges of an itinerary's evidence in a file, each once a kind and target."""
    return [one for one in dict.fromkeys(_ranges(itinerary)) if one.evidence.source == file]


def _ranges(itinerary: Itinerary) -> Iterator[Range]:
    for stop in itinerary.stops:
        here = (stop.id,)
        yield from (Range("stop", here, "", one) for one in stop.evidence)
        yield from (Range("passage", here, "", one) for passage in stop.passages for one in passage.evidence)
        notes = [*stop.notes, *(note for visit in stop.visits for note in visit.notes)]
        yield from (Range("note", here, "", one) for note in notes for one in note.evidence)
        yield from (Range("visit", here, visit.id, one) for visit in stop.visits for one in visit.evidence)
    for leg in itinerary.legs:
        ends = (leg.from_stop, leg.to_stop)
        yield from (Range("leg", ends, "", one) for one in leg.evidence)
        yield from (Range("note", ends, "", one) for note in leg.notes for one in note.evidence)


def measure(journey: Journey, itinerary: Itinerary, paragraphs: Sequence[Paragraph], file: str) -> Result:
    """Link blind and compare with the evidence."""
    result = Result()
    start = time.perf_counter()
    links = find_links(
        sentences(paragraphs, year_of(journey)), itinerary, turkish_names(Gazetteer.shipped()), is_source=True
    )
    result.seconds = time.perf_counter() - start
    wanted = ranges(itinerary, file)
    by_seq = {paragraph.seq: paragraph for paragraph in paragraphs}
    for one in wanted:
        right = [link for link in links if link.stop in one.stops and one.visit in ("", link.visit)]
        evidence = one.evidence
        is_found = any(by_seq[link.paragraph].content.from_raw(evidence.start, evidence.end) for link in right)
        result.wanted[one.kind] += 1
        result.found[one.kind] += is_found
        result.strictly[one.kind] += any(one.overlaps(link.start, link.end) for link in right)
        if not is_found:
            result.missed.append(one)
    for link in links:
        _judge(link, [one for one in wanted if one.overlaps(link.start, link.end)], result)
    return result


def _judge(link: Link, beside: Sequence[Range], result: Result) -> None:
    """Count a link as right, wrong or outside all evidence."""
    if not beside:
        result.links["outside"] += 1
        result.wrong.append(("outside", link))
        return
    is_right = any(link.stop in one.stops for one in beside)
    result.links["right" if is_right else "wrong"] += 1
    decile = f"{min(int(link.confidence * 10), 9) / 10:.1f}"
    result.links[f"confidence {decile} {'right' if is_right else 'wrong'}"] += 1
    if not is_right:
        result.wrong.append(("stop", link))
    if link.visit:
        is_visit = any(link.visit == one.visit for one in beside)
        result.links["visit right" if is_visit else "visit wrong"] += 1
        if is_right and not is_visit:
            result.wrong.append(("visit", link))


def report(name: str, result: Result) -> None:
    """Print the figures."""
    links = result.links
    claims = sum(result.wanted[kind] for kind in CLAIMS)
    found = sum(result.found[kind] for kind in CLAIMS)
    strictly = sum(result.strictly[kind] for kind in CLAIMS)
    notes = f"{result.found['note']}/{result.wanted['note']}"
    inside = links["right"] + links["wrong"]
    visits = links["visit right"] + links["visit wrong"]
    print(f"\n{name}  ({result.seconds:.2f} s)")
    print(f"  claims found     {found / claims:6.1%}  {found}/{claims}; strictly {strictly / claims:.1%}")
    print("    " + ", ".join(f"{kind} {result.found[kind]}/{result.wanted[kind]}" for kind in CLAIMS), end="")
    print(f"; contradictions {notes}")
    print(
        f"  precision, stop  {links['right'] / inside:6.1%}  {links['right']}/{inside}; outside {links['outside']}",
        end="",
    )
    print(f"; cautious {links['right'] / (inside + links['outside']):.1%}")
    print(f"  precision, visit {links['visit right'] / visits:6.1%}  {links['visit right']}/{visits}")


def report_confidence(result: Result) -> None:
    """Print how often links of each confidence name the right stop."""
    print("\nconfidence and stops that are right")
    for decile in (f"{tenth / 10:.1f}" for tenth in range(10)):
        right, wrong = (result.links[f"confidence {decile} {side}"] for side in ("right", "wrong"))
        if right + wrong:
            print(f"  {decile}-  {right / (right + wrong):6.1%}  of {right + wrong}")


def main(arguments: Sequence[str]) -> None:
    """Measure the shipped journeys with the texts of a folder."""
    folder = Path(arguments[0] if arguments else "../shared/texts")
    whole = Result()
    for journey in shipped_journeys():
        for source in journey.sources:
            path = folder / source.file
            if not path.is_file():
                print(f"{path} is not there; left out")
                continue
            paragraphs = read_document(path.read_bytes().decode("utf-8"))
            for itinerary in journey.itineraries:
                if not any(one.kind == "visit" for one in ranges(itinerary, source.file)):
                    continue
                result = measure(journey, itinerary, paragraphs, source.file)
                whole.add(result)
                report(f"{journey.id} {itinerary.id}", result)
                if "-v" in arguments:
                    _report_mistakes(result)
    report("all", whole)
    report_confidence(whole)


def _report_mistakes(result: Result) -> None:
    for one in result.missed:
        print(f"    missed  {one.kind:8} {'/'.join(one.stops)} {one.visit} {one.evidence.start}-{one.evidence.end}")
    for kind, link in result.wrong:
        print(f"    {kind:8}{link.stop} {link.visit} {link.start}-{link.end} {link.confidence:.2f} {link.reason}")


if __name__ == "__main__":
    main(sys.argv[1:])
