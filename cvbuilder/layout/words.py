"""Where a Latin word may be broken: after its hyphens, in URLs where a reader expects it, by hyphenation.

Takes a word without spaces, gives its break places. Sources: UAX 14 (HY, BA; no break before a
number, LB 25), the Chicago Manual's rule for URLs (before a mark, after a double slash).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from cvbuilder.layout.hyphenation import hyphen_places

SOFT_HYPHEN = "\u00ad"
HYPHEN_PENALTY = 130.0
URL_PENALTY = 20.0
EXPLICIT_PENALTY = 110.0

# An address may stand in brackets; without a scheme it is told by a host's letters, as 3.9/4.0 is none.
_URL = re.compile(r"https?://|www\.|(?<![\w.+-])[\w.+-]+@[\w-]+\.|^\W{0,3}(?:[a-z\d-]+\.)+[a-z]{2,}/")
_OPENS_ADDRESS = "“”‘’<>\"'([{"
_AFTER_ADDRESS = re.compile('[“”‘’<>"]')
_URL_BREAK = re.compile(r"(?<=//)(?=\w)|(?<=[\w/])(?=[/?&=#._~%-]+\w)(?!//)(?<!/)|(?<=@)(?=\w)")
_EXPLICIT = re.compile(
    r"(?<=[^\W\d_][^\W\d_]-)(?=[^\W\d_]{2})|(?<=[^\W\d_][–—])(?=[^\W\d_])|(?<=[\d%][–—])(?=[^\W\d_]{2})"
    r"|(?<=[^\s\d%]—)(?=[\w“‘(])|(?<=^—)(?=\w)|(?<=[–—]\u2009)(?=\S)"
)
_HYPHENABLE = re.compile(r"[^\W\d_]{6,}")


class WordBreak(Struct, frozen=True, gc=False):
    """A place in a word where a line may end: before the character at `index`; `hyphen` adds one there."""

    index: int
    penalty: float
    hyphen: bool = False


def divided(word: str, hyphenate: bool, exceptions: tuple[str, ...] = ()) -> tuple[WordBreak, ...]:
    """Return the break places of a word, their indices in the word without its soft hyphens.

    A soft hyphen is a place that the author chose; a word that has one has no other (UAX 14, SHY).
    """
    if SOFT_HYPHEN not in word:
        return word_breaks(word, hyphenate, exceptions)
    parts = word.split(SOFT_HYPHEN)
    places = dict.fromkeys(accumulate(len(part) for part in parts[:-1]))
    whole = "".join(parts)
    return tuple(
        WordBreak(place, HYPHEN_PENALTY, True) for place in places if place and whole[place : place + 1].isalnum()
    )


@lru_cache(8192)
def word_breaks(word: str, hyphenate: bool, exceptions: tuple[str, ...] = ()) -> tuple[WordBreak, ...]:
    """Return the break places of a word, in order; `hyphenate` turns English hyphenation on.

    `exceptions` are words with the places where they may be divided (`data-base`); one without a hyphen
    is never divided. They are told by their letters, whatever the case.
    """
    if len(word) < 5:
        return ()
    address = _URL.search(word)
    if address is not None:
        return _address_breaks(word, address.start())
    found = {match.start(): WordBreak(match.start(), EXPLICIT_PENALTY) for match in _EXPLICIT.finditer(word)}
    if hyphenate and not found:
        places = _hyphen_places(word, exceptions)
        found.update((index, WordBreak(index, HYPHEN_PENALTY, True)) for index in places)
    return tuple(found[index] for index in sorted(found))


def _address_breaks(word: str, start: int) -> tuple[WordBreak, ...]:
    """The places of an address that begins at `start`, as far as it goes, and of the words around it."""
    start += len(word) - start - len(word[start:].lstrip(_OPENS_ADDRESS))
    close = _AFTER_ADDRESS.search(word, start)
    end = len(word) if close is None else close.start()
    found = [WordBreak(match.start(), URL_PENALTY) for match in _URL_BREAK.finditer(word, start, end)]
    around = [match.start() for match in _EXPLICIT.finditer(word)]
    found += [WordBreak(place, EXPLICIT_PENALTY) for place in around if place < start or place > end]
    return tuple(sorted(found, key=lambda place: place.index))


def _hyphen_places(word: str, exceptions: tuple[str, ...]) -> list[int]:
    """Hyphenation points of the word's one stretch of letters; none in capitals, names, camel case or with digits."""
    match = _HYPHENABLE.search(word)
    if match is None or sum(map(str.isalnum, word)) != len(match.group()):
        return []
    letters = match.group()
    for exception in exceptions:
        if exception.replace("-", "").lower() == letters.lower():
            return [match.start() + place for place in accumulate(map(len, exception.split("-")[:-1]))]
    if not letters.isascii() or not (letters[1:].islower()):
        return []
    if letters[0].isupper():
        return []
    return [match.start() + place for place in hyphen_places(letters)]
