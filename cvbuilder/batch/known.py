"""Which names a batch has seen, in 16 bytes for each: a table of numbers, with a place in a file for each name.

A dictionary of a million names takes 150 MB and more; this takes 24 to 48 bytes a name, and never holds the name. Two
names may have one number (once in some millions of runs of a million documents), so who asks looks the place up.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b

_EMPTY = 0


class Known:
    """A table by open addressing, at most two thirds full; a later place of a name replaces the earlier."""

    def __init__(self) -> None:
        self._keys = array("Q", bytes(8 * 1024))
        self._places = array("Q", bytes(8 * 1024))
        self._many = 0

    def __len__(self) -> int:
        return self._many

    def place(self, name: str) -> int | None:
        """Return the place that was remembered of a name; None for one that was not seen."""
        slot = self._slot(_number(name))
        return None if self._keys[slot] == _EMPTY else self._places[slot]

    def remember(self, name: str, place: int) -> None:
        """Keep a name with its place."""
        if 3 * self._many >= 2 * len(self._keys):
            self._grow()
        self._set(_number(name), place)

    def _set(self, number: int, place: int) -> None:
        slot = self._slot(number)
        self._many += self._keys[slot] == _EMPTY
        self._keys[slot] = number
        self._places[slot] = place

    def _slot(self, number: int) -> int:
        """The slot of a number, or the empty one where it would stand."""
        keys = self._keys
        last = len(keys) - 1
        slot = number & last
        while keys[slot] not in (_EMPTY, number):
            slot = (slot + 1) & last
        return slot

    def _grow(self) -> None:
        keys, places = self._keys, self._places
        self._keys, self._places = array("Q", bytes(16 * len(keys))), array("Q", bytes(16 * len(keys)))
        self._many = 0
        for number, place in zip(keys, places, strict=True):
            if number != _EMPTY:
                self._set(number, place)


def _number(name: str) -> int:
    """A number of 64 bits for a name, never 0."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") or 1
