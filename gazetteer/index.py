"""Finds search keys among hundreds of thousands: the same key, or one with a typing error or two.

Algorithm:
    One error: two keys differ by one insertion, deletion, substitution or swap of neighbours only if leaving out
    at most one letter of each can make them equal. So the hashes of all keys with one letter left out are kept in
    one sorted array; a query asks it for its own hash and the hashes of its own deletions, and the few keys found
    are measured. About nine hashes of eight bytes a key: 16 MB for 200,000 keys.
    Two errors: the keys of fitting length are measured one by one, by rapidfuzz in C, within some milliseconds.

Sources:
    Deletions: Mor and Fraenkel 1982, A hash code method for detecting and correcting spelling errors,
    doi:10.1145/358728.358752.
    Distance: optimal string alignment (Damerau 1964, doi:10.1145/363958.363994).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

__all__ = ["KeyIndex"]

_MASK = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15  # odd, hence invertible modulo 2^64; its bits are spread like those of the golden ratio
_INVERSE = pow(_BASE, -1, 1 << 64)
_KEY_BITS = 24
_MOST_KEYS = 1 << _KEY_BITS
_LOW = np.uint64(_MOST_KEYS - 1)
_LONGEST_KEY = 64
"""Keys that are longer are found only exactly: so long a name with an error is found by its parts."""
_BLOCK = 20_000


class KeyIndex:
    """The distinct keys of a gazetteer, numbered in the order in which they came first.

    Nothing is built before the first question with an error is asked; asking is safe from several threads.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        """Number the keys.

        Raises:
            ValueError: There are more than 16 million of them.
        """
        self._numbers: dict[str, int] = {}
        for key in keys:
            self._numbers.setdefault(key, len(self._numbers))
        if len(self._numbers) >= _MOST_KEYS:
            raise ValueError(f"too many keys for the index: got {len(self._numbers)}; expected under {_MOST_KEYS}")
        self._keys: Sequence[str] = tuple(self._numbers)

    def __len__(self) -> int:
        """Return the number of distinct keys."""
        return len(self._keys)

    def key(self, number: int) -> str:
        """Return the key with this number."""
        return self._keys[number]

    def number(self, key: str) -> int | None:
        """Return the number of a key, or None where it is not in the index."""
        return self._numbers.get(key)

    def with_one_error(self, key: str) -> tuple[int, ...]:
        """Return the numbers of the keys that one typing error makes out of `key`, in rising order."""
        if not 1 < len(key) <= _LONGEST_KEY or not self._keys:
            return ()
        hashes = np.array(_hashes(key), dtype=np.uint64)
        table = self._deletions
        first = np.searchsorted(table, hashes)
        last = np.searchsorted(table, hashes | _LOW, side="right")
        found: set[int] = set()
        for start, end in zip(first.tolist(), last.tolist(), strict=True):
            if start != end:
                found.update((table[start:end] & _LOW).tolist())
        keys, distance = self._keys, OSA.distance
        return tuple(sorted(number for number in found if distance(key, keys[number], score_cutoff=1) == 1))

    def with_two_errors(self, key: str) -> tuple[int, ...]:
        """Return the numbers of the keys that two typing errors make out of `key`, in rising order."""
        if not 2 < len(key) <= _LONGEST_KEY:
            return ()
        found: list[int] = []
        for length in range(len(key) - 2, len(key) + 3):
            if length not in self._by_length:
                continue
            numbers, keys = self._by_length[length]
            hits = process.extract(key, keys, scorer=OSA.distance, score_cutoff=2, limit=None)
            found += (numbers[place] for _, distance, place in hits if distance == 2)
        return tuple(sorted(found))

    @cached_property
    def _by_length(self) -> dict[int, tuple[array[int], list[str]]]:
        by_length: dict[int, tuple[array[int], list[str]]] = {}
        for number, key in enumerate(self._keys):
            numbers, keys = by_length.setdefault(len(key), (array("I"), []))
            numbers.append(number)
            keys.append(key)
        return by_length

    @cached_property
    def _deletions(self) -> npt.NDArray[np.uint64]:
        """The table: in each entry the hash in the high bits, the key's number in the low ones; sorted."""
        parts = [np.empty(0, dtype=np.uint64)]
        for length, (numbers, keys) in self._by_length.items():
            if not 0 < length <= _LONGEST_KEY:
                continue
            for start in range(0, len(keys), _BLOCK):  # in blocks, so that building needs little memory besides
                block = keys[start : start + _BLOCK]
                low = np.array(numbers[start : start + _BLOCK], dtype=np.uint64)[:, np.newaxis]
                parts.append(((_hashes_of_block(block, length) & ~_LOW) | low).ravel())
        table = np.concatenate(parts)
        table.sort()
        return table


def _hashes(key: str) -> list[int]:
    """Return the hash of a key, then those of the key without its first, second, ... letter; low bits cleared.

    The hash is the sum of letter x base^place modulo 2^64; a deletion moves the letters behind it one place down.
    Each is stirred at the end, since the high bits alone are kept.
    """
    before, power, prefixes = 0, 1, []
    for letter in map(ord, key):
        prefixes.append(before)
        before = before + letter * power & _MASK
        power = power * _BASE & _MASK
    prefixes.append(before)
    total = before
    hashes = [total]
    for place in range(len(key)):
        hashes.append(prefixes[place] + (total - prefixes[place + 1]) * _INVERSE & _MASK)
    high = _MASK ^ (_MOST_KEYS - 1)
    return [(value ^ value >> 29) * _BASE & high for value in hashes]


def _hashes_of_block(keys: Sequence[str], length: int) -> npt.NDArray[np.uint64]:
    """Return for keys of one length what `_hashes` returns, a row for each key."""
    letters = np.array(keys, dtype=f"<U{length}").view("<u4").reshape(len(keys), length).astype(np.uint64)
    powers = np.array([pow(_BASE, place, 1 << 64) for place in range(length)], dtype=np.uint64)
    prefixes = np.zeros((len(keys), length + 1), dtype=np.uint64)
    np.cumsum(letters * powers, axis=1, out=prefixes[:, 1:])
    total = prefixes[:, -1:]
    hashes = np.concatenate((total, prefixes[:, :-1] + (total - prefixes[:, 1:]) * np.uint64(_INVERSE)), axis=1)
    return np.asarray((hashes ^ hashes >> np.uint64(29)) * np.uint64(_BASE), dtype=np.uint64)
