"""Links between a text and an itinerary: the curator's evidence first, then what is found without it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gazetteer.documents.document import Paragraph
from gazetteer.turkish import fold
from routes.itinerary import Itinerary
from routes.linking.alignment import Matrix
from routes.linking.contradictions import contradicted
from routes.linking.likeness import Likeness, date_fits
from routes.linking.narrative import Sentence, Telling, may_be_of, years_named
from routes.linking.reason import words_reason
from routes.linking.speech import has_verb
from routes.linking.target import PlaceNames, Target, place_token, spotter_of, targets, tokens
from routes.linking.telling import Told, tell

__all__ = ["CONTRADICTION", "PROGRAMME", "Link", "find_links", "may_tell", "tells", "worth_linking"]

CONTRADICTION = "contradiction"
"""Origin of a link to what prints a side of a contradiction: it belongs to the stop, and need not tell it."""

PROGRAMME = "programme"
"""Id of an itinerary that was planned: told by the tables of a text, and not by its narrative."""

_LEAST_NOTE = 3.0
_LEAST_SHARED = 3
_CLEAR_NOTE = 6.0
"""Fit from which a footnote that tells something tells its stop wherever it is called."""
_MOST_CITED = 8
"""Words that more footnotes have are those of what they cite: names of authors, of newspapers, of archives."""
_NOTE, _ROW, _CONTRADICTED = 0.6, 0.5, 0.5
_INTRODUCES = re.compile(r":\W*\d*\W*\Z|\b(?:tablo|çizelge|program)")
_MOST_SENTENCES = 5_000
"""Told in one go; bounds the memory for a text of any length."""
_LEAST_STOPS = 1 / 3
_STRETCH = 12_000
"""Letters of some pages."""
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a paragraph that tells a stop, or a visit."""

    itinerary: str
    stop: str
    visit: str
    """Empty for the stop as a whole."""
    paragraph: int
    """`seq` of the paragraph."""
    start: int
    end: int
    """Code points of the raw file, half-open: from the first sentence of the paragraph that tells it to the last."""
    confidence: float
    reason: str
    """Why, in one line."""
    origin: str = "automatic"
    """`evidence` where the curator says so; `contradiction`."""


def find_links(
    text: Sequence[Sentence], itinerary: Itinerary, names: PlaceNames, is_source: bool = False, is_cited: bool = False,
    left_out: int = 0,
) -> tuple[Link, ...]:  # fmt: skip
    """Find what of an itinerary a text tells and what in it contradicts the telling, without looking at its evidence.

    Args:
        text: The document's sentences, in the order of the file.
        itinerary: What may be told.
        names: Names of its places in the language of the text.
        is_source: The itinerary was read from this text; another text must tell at least a third of its stops.
        is_cited: The journey cites the text: it may contradict even where it tells too few stops.
        left_out: How many sentences of the document, about, were not worth linking.
    """
    if not itinerary.stops or not text:
        return ()
    found: list[Link] = []
    for start in range(0, len(text), _MOST_SENTENCES):
        found += _Linker(text[start : start + _MOST_SENTENCES], itinerary, names, left_out).links()
    if is_source or tells(found, itinerary):
        return tuple(found)
    found.clear()
    for start in range(0, len(text) if is_cited else 0, _MOST_SENTENCES):
        found += _Linker(text[start : start + _MOST_SENTENCES], itinerary, names).contradictions()
    return tuple(found)


def tells(links: Iterable[Link], itinerary: Itinerary) -> bool:
    """Whether links show that a text tells an itinerary: surely at least a third of its stops, and two."""
    sure = {link.stop for link in links if link.confidence >= _SURE}
    return len(sure) >= max(2, _LEAST_STOPS * len(itinerary.stops))


def may_tell(text: str, itinerary: Itinerary, names: PlaceNames, year: int | None = None) -> bool:
    """Whether a text names the year, or none, and enough places of an itinerary to be worth linking; quick."""
    if year is not None and not may_be_of(years_named(text), year):
        return False
    places = {stop.place for stop in itinerary.stops}
    return len(_named(text, places, names)) >= max(2, _LEAST_STOPS * len(places))


def worth_linking(
    paragraphs: Sequence[Paragraph], itinerary: Itinerary, names: PlaceNames, year: int | None = None
) -> tuple[Paragraph, ...]:
    """Return the stretches of a text that may tell an itinerary; none where they name too few of its places. Quick.

    A stretch of some pages may tell it that names, with those around it, the year, or none, and two of the places: what
    a library says of other times and places is not read sentence by sentence.
    """
    places = {stop.place for stop in itinerary.stops}
    stretches = list(_stretches(paragraphs))
    texts = ["\n".join(one.text for one in stretch) for stretch in stretches]
    years = [years_named(text) if year is not None else frozenset[int]() for text in texts]
    named = [_named(text, places, names) for text in texts]
    found: list[Paragraph] = []
    named_in_all: set[str] = set()
    for place, stretch in enumerate(stretches):
        around = slice(max(place - 1, 0), place + 2)
        is_of_time = year is None or may_be_of(frozenset().union(*years[around]), year)
        if is_of_time and len(set().union(*named[around])) >= min(2, len(places)):
            found += stretch
            named_in_all |= named[place]
    return tuple(found) if len(named_in_all) >= max(2, _LEAST_STOPS * len(places)) else ()


def _named(text: str, places: Iterable[str], names: PlaceNames) -> set[str]:
    return {place for place in places if any(name in text for name in names(place))}


def _stretches(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    stretch: list[Paragraph] = []
    length = 0
    for one in paragraphs:
        stretch.append(one)
        length += len(one.text)
        if length >= _STRETCH:
            yield stretch
            stretch, length = [], 0
    if stretch:
        yield stretch


class _Linker:
    def __init__(
        self, text: Sequence[Sentence], itinerary: Itinerary, names: PlaceNames, left_out: int = 0
    ) -> None:  # fmt: skip
        self.itinerary, self.left_out = itinerary, left_out
        self.spotter = spotter_of(itinerary, names)
        self.targets = targets(itinerary, names, self.spotter)
        self.text = text
        self.words = [tokens(sentence.text, self.spotter) for sentence in text]
        self.likeness = Likeness(self.targets, Counter(word for words in self.words for word in words))
        self.found: dict[tuple[int, str, str], Link] = {}

    def links(self) -> list[Link]:
        if self.itinerary.id == PROGRAMME:
            self._tell(Telling.TABLE)
            self._introduction()
            self._contradicted(np.zeros((0, 0)))
        else:
            told = self._tell(Telling.BODY)
            if len(told.by_stop):
                self._notes(told.by_stop)
            self._rows()
            self._contradicted(told.by_target, is_in_passing=told.is_in_passing)
        return sorted(self.found.values(), key=lambda link: (link.start, link.stop, link.visit))

    def contradictions(self) -> list[Link]:
        self._contradicted(np.zeros((0, 0)), is_told=False)
        return sorted(self.found.values(), key=lambda link: (link.start, link.stop, link.visit))

    def _rows_of(self, telling: Telling) -> list[int]:
        return [place for place, sentence in enumerate(self.text) if sentence.telling is telling]

    def _tell(self, telling: Telling) -> Told:
        rows = self._rows_of(telling)
        told = tell(
            [self.text[row] for row in rows], [self.words[row] for row in rows], self.targets, self.likeness,
            self.spotter, self.left_out,
        )  # fmt: skip
        for finding in told.findings:
            self._add(rows[finding.sentence], self.targets[finding.target], finding.confidence, finding.reason)
        return told

    def _notes(self, by_stop: Matrix) -> None:
        """Link footnotes that tell something: by their words, rather to the stop in whose account they are called.

        Sentences with a verb tell by their days and by all their words; others cite, and have the days of newspapers.
        """
        body = [self.text[row].start for row in self._rows_of(Telling.BODY)]
        whole = {target.stop_number: target for target in self.targets if not target.visit}
        notes = self._rows_of(Telling.NOTE)
        times = Counter(word for row in notes for word in self.words[row])
        for row in notes:
            sentence = self.text[row]
            is_told = has_verb(sentence.text)
            words = [word for word in self.words[row] if is_told or times[word] <= _MOST_CITED]
            called_at = sentence.start if sentence.called_at is None else sentence.called_at
            prior = by_stop[max(bisect_right(body, called_at) - 1, 0)]
            odds = np.log([prior[target.stop_number] + 0.01 for target in self.targets])
            fits = self.likeness.fits(words)
            if is_told:
                fits = fits + date_fits([sentence], self.targets)[0]
            scores = fits + odds
            best = int(scores.argmax())
            account = self.likeness.told(words, best)
            shared = self.likeness.rarest(word for word in words if word in account)
            if scores[best] < _LEAST_NOTE or len(shared) < _LEAST_SHARED:
                continue
            target = self.targets[best]
            reason = "footnote: " + words_reason(sentence, shared, target)
            clearest = self.targets[int(fits.argmax())]
            is_clear = is_told and fits.max() >= _CLEAR_NOTE
            for one in (target, clearest) if is_clear else (target,):
                self._add(row, one, _NOTE, reason)
                self._add(row, whole[one.stop_number], _NOTE, reason)

    def _rows(self) -> None:
        """Link rows of tables, which tell a programme, to what came of them: the stop at the place on the day."""
        for row in self._rows_of(Telling.TABLE):
            for target in self.targets:
                is_named = place_token(target.place) in self.words[row]
                if not target.visit and is_named and any(map(target.is_within, self.text[row].dates)):
                    self._add(row, target, _ROW, f"row of a table: same day at {target.place}")

    def _introduction(self) -> None:
        """Link what introduces the table, by name or by a colon, to the first stop: it tells whose programme it is."""
        table = next(iter(self._rows_of(Telling.TABLE)), 0)
        before = [row for row in self._rows_of(Telling.BODY) if row < table]
        if before and _INTRODUCES.search(fold(self.text[before[-1]].text)):
            self._add(before[-1], self.targets[0], _ROW, "introduces the table")

    def _contradicted(self, by_target: Matrix, *, is_told: bool = True, is_in_passing: bool = False) -> None:
        """Link what prints a side of a contradiction to the stop that the contradiction belongs to."""
        found_in = contradicted(
            self.text,
            self.words,
            self.itinerary,
            self.targets,
            self.spotter,
            by_target,
            is_told=is_told,
            is_in_passing=is_in_passing,
        )
        for found in found_in:
            reason = "a contradiction: " + words_reason(self.text[found.sentence], found.shared, found.target)
            self._add(found.sentence, found.target, _CONTRADICTED, reason, CONTRADICTION)

    def _add(
        self, row: int, target: Target, confidence: float, reason: str, origin: str = "automatic"
    ) -> None:  # fmt: skip
        """Keep one link a paragraph and target: over all its sentences, with the best of their reasons."""
        sentence = self.text[row]
        key = (sentence.paragraph, target.stop, target.visit)
        link = Link(
            self.itinerary.id, target.stop, target.visit, sentence.paragraph, sentence.start, sentence.end,
            round(min(confidence, 0.99), 3), reason, origin,
        )  # fmt: skip
        self.found[key] = _joined((self.found[key], link)) if key in self.found else link


def _joined(links: Iterable[Link]) -> Link:
    listed = list(links)
    best = max(listed, key=lambda link: (link.origin != CONTRADICTION, link.confidence))
    return replace(best, start=min(link.start for link in listed), end=max(link.end for link in listed))
