"""Hyphenation by Liang's patterns (Word Hy-phen-a-tion by Com-put-er, 1983).

Takes a word of small letters, gives the places where it may be divided. The patterns are those of
hyph_en_US, compiled in the build; they are read when the first word asks.
"""

from __future__ import annotations

from functools import lru_cache

from cvbuilder.resources import resource_text

LEFT, RIGHT = 2, 3
"""Letters that stay before the first and after the last division."""


def hyphen_places(word: str) -> list[int]:
    """Return the indices before which a word may be divided."""
    patterns, longest = _patterns()
    padded = f".{word}."
    levels = [0] * (len(padded) + 1)
    for start in range(len(padded)):
        for end in range(start + 2, min(start + longest, len(padded)) + 1):
            digits = patterns.get(padded[start:end])
            if digits is None:
                continue
            for place, digit in enumerate(digits, start):
                levels[place] = max(levels[place], int(digit))
    return [place for place in range(LEFT, len(word) - RIGHT + 1) if levels[place + 1] % 2]


@lru_cache(1)
def _patterns() -> tuple[dict[str, str], int]:
    """The patterns with their digits, and the length of the longest."""
    parts = resource_text("locales", "en", "hyphenation.txt").split()
    patterns = dict(zip(parts[::2], parts[1::2], strict=True))
    return patterns, max(map(len, patterns))
