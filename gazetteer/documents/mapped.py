"""Text that knows where each of its characters came from: a cleaned copy with a map back to the raw file.

A cleaned text leaves things out (line breaks inside words, markup, blanks of torn words) and writes others anew
(an entity, a blank for a line break). The map is a list of runs, so that it stays small beside the text.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["MappedText", "MappedTextBuilder", "Run"]

_WIDTH = 4
_CODE = "I" if array("I").itemsize == _WIDTH else "L"


class Run(NamedTuple):
    """A stretch of a text and the stretch of the raw file that it stands for.

    Where both are equally long they go character by character; else the stretch of text stands as a whole for the
    raw one, as a letter does for its entity.
    """

    start: int
    """Where the run begins in the text; it ends where the next begins."""
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text and its runs, in the order of the text; the raw stretches never go back."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def plain(cls, text: str, raw_start: int = 0) -> MappedText:
        """Return a text that is the raw file's own, from an offset on."""
        return cls(text, (Run(0, raw_start, raw_start + len(text)),) if text else ())

    @property
    def raw_start(self) -> int:
        """Offset in the raw file where the text begins; 0 for the empty text."""
        return self.runs[0].raw_start if self.runs else 0

    @property
    def raw_end(self) -> int:
        """Offset in the raw file where the text ends; 0 for the empty text."""
        return self.runs[-1].raw_end if self.runs else 0

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw stretch of a stretch of the text; an empty stretch gives an empty one.

        Raises:
            IndexError: The stretch is not inside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"stretch {start}-{end} is not inside a text of {len(self.text)} characters")
        if start == end:
            spot = self._raw_of(start)[0] if start < len(self.text) else self.raw_end
            return spot, spot
        return self._raw_of(start)[0], self._raw_of(end - 1)[1]

    def from_raw(self, raw_start: int, raw_end: int) -> tuple[int, int] | None:
        """Return the stretch of the text that a raw stretch has in it; None where it has nothing there."""
        found: list[int] = []
        for run, end in self._with_ends(raw_start):
            if run.raw_start >= raw_end:
                break
            if run.raw_end <= raw_start:
                continue
            if run.raw_end - run.raw_start == end - run.start:
                first = run.start + max(raw_start - run.raw_start, 0)
                last = end - max(run.raw_end - raw_end, 0)
            else:
                first, last = run.start, end
            found += (first, last)
        return (found[0], found[-1]) if found else None

    def through(self, outer: MappedText) -> MappedText:
        """Return this text mapped one level further, where its raw offsets are those of another mapped text."""
        if len(outer.runs) == 1 and outer.runs[0].raw_end - outer.runs[0].raw_start == len(outer.text):
            shift = outer.runs[0].raw_start
            if not shift:
                return self
            return MappedText(self.text, tuple(Run(s, a + shift, b + shift) for s, a, b in self.runs))
        builder = MappedTextBuilder()
        for run, end in self._with_ends():
            if run.raw_end - run.raw_start == end - run.start:
                for offset in range(run.start, end):
                    spot = run.raw_start + offset - run.start
                    builder.add(self.text[offset], *outer.to_raw(spot, spot + 1))
            else:
                builder.add(self.text[run.start : end], *outer.to_raw(run.raw_start, run.raw_end))
        return builder.build()

    def cut(self, start: int, end: int) -> MappedText:
        """Return a stretch of the text with its map."""
        builder = MappedTextBuilder()
        place = max(bisect_right(self.runs, start, key=lambda run: run.start) - 1, 0)
        while place < len(self.runs) and self.runs[place].start < end:
            run, run_end = self.runs[place], self._end_of(place)
            place += 1
            first, last = max(run.start, start), min(run_end, end)
            if first >= last:
                continue
            is_even = run.raw_end - run.raw_start == run_end - run.start
            low = run.raw_start + (first - run.start if is_even else 0)
            high = run.raw_end - (run_end - last if is_even else 0)
            builder.add(self.text[first:last], low, high)
        return builder.build()

    def to_bytes(self) -> bytes:
        """Return the runs for keeping: three numbers of 32 bits each, little-endian."""
        return _little_endian(array(_CODE, [number for run in self.runs for number in run])).tobytes()

    @classmethod
    def from_bytes(cls, text: str, kept: bytes) -> MappedText:
        """Return a text with the runs that `to_bytes` gave."""
        numbers = array(_CODE)
        numbers.frombytes(kept)
        numbers = _little_endian(numbers)
        return cls(text, tuple(Run(*numbers[at : at + 3]) for at in range(0, len(numbers), 3)))

    def _with_ends(self, from_raw: int = 0) -> Iterator[tuple[Run, int]]:
        """Yield each run with its end in the text, beginning near a raw offset."""
        first = max(bisect_right(self.runs, from_raw, key=lambda run: run.raw_start) - 1, 0) if from_raw else 0
        for place in range(first, len(self.runs)):
            yield self.runs[place], self._end_of(place)

    def _end_of(self, place: int) -> int:
        """Return where a run ends in the text."""
        return self.runs[place + 1].start if place + 1 < len(self.runs) else len(self.text)

    def _raw_of(self, offset: int) -> tuple[int, int]:
        """Return the raw stretch of one character."""
        place = bisect_right(self.runs, offset, key=lambda run: run.start) - 1
        run, end = self.runs[place], self._end_of(place)
        if run.raw_end - run.raw_start == end - run.start:
            raw = run.raw_start + offset - run.start
            return raw, raw + 1
        return run.raw_start, run.raw_end


def _little_endian(numbers: array[int]) -> array[int]:
    """Return numbers so that their bytes are the same on every machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class MappedTextBuilder:
    """Puts a mapped text together from left to right; stretches that continue each other become one run."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._is_even = False

    def __len__(self) -> int:
        return self._length

    @property
    def last(self) -> str:
        """The last character so far; empty at the beginning."""
        return self._parts[-1][-1] if self._parts else ""

    def add(self, text: str, raw_start: int, raw_end: int) -> None:
        """Append a stretch; equally long ones go character by character, else the text stands for the whole."""
        if not text:
            return
        is_even = len(text) == raw_end - raw_start
        if is_even and self._is_even and self._runs[-1].raw_end == raw_start:
            self._runs[-1] = self._runs[-1]._replace(raw_end=raw_end)
        else:
            self._runs.append(Run(self._length, raw_start, raw_end))
        self._is_even = is_even
        self._parts.append(text)
        self._length += len(text)

    def build(self) -> MappedText:
        """Return what was put together."""
        return MappedText("".join(self._parts), tuple(self._runs))
