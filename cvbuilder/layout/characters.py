"""Classes of characters for mixed Chinese and Latin text: what may begin or end a line, what is squeezed.

Sources: CLREQ (Requirements for Chinese Text Layout) 3.1.3 and 3.1.6 for the sets of prohibition and
for punctuation width, UAX 14 for Latin, GB/T 15834 for the marks. Nothing here knows faces or sizes.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

EAST_ASIAN = "\u2e80"
"""From here on Unicode holds East Asian writing; what stands below is set as Latin (UAX 11, UAX 24)."""
OPENING = "（《〈「『【〔〖［｛￥＄￡"
CLOSING = "）》〉」』】〕〗］｝"
COMMAS = "，、；"
STOPS = "。．！？："
CONNECTORS = "～／％"
QUOTES_OPENING = "“‘"
_MARKS = "\u0300-\u036f\u20d0-\u20f0\ufe00-\ufe0f\U000e0100-\U000e01ef\u200d"

BRACKETS_OPENING = frozenset("([{$£€¥“‘")
"""Latin signs that open, whatever stands before them."""
LATIN_OPENING = BRACKETS_OPENING | frozenset("<#@\"'§±")
"""These and signs that open where they stand alone: `C#` ends in none, nor does `"OK"`."""
BRACKETS_CLOSING = frozenset(")]}>.,;:!?%’”…–—-/°‰℃·")
"""Latin signs that close, whatever follows them."""
LATIN_CLOSING = BRACKETS_CLOSING | frozenset("\"'")


class Kind(IntEnum):
    """The class of an atom of text."""

    SPACE = 0
    HAN = 1
    OPENING = 2
    CLOSING = 3
    DASH = 4
    ELLIPSIS = 5
    INTERPUNCT = 6
    CONNECTOR = 7
    LATIN = 8


IDEOGRAPHIC_SPACE = "\u3000"
_SPACES = " \t\n\r\u2002-\u2008\u200a\u200b\u3000"
_LETTERS = (
    "!-\u00b6\u00b8-\u2001\u2009\u200c-\u2013\u2015-\u2017\u201a\u201b\u201e-\u2025\u2027-\u2e39\u2e3b-\u2e7f"
    "\ua640-\ua7ff\uab30-\uab6f\ufb00-\ufb06"  # Latin and Cyrillic letters above the Han, the Latin ligatures
)
_CONTEXTUAL = "—⸺…·“”‘’"
_WIDE = (
    rf"|(?P<OPENING>[{OPENING}])|(?P<CLOSING>[{CLOSING}{COMMAS}{STOPS}])|(?P<CONNECTOR>[{CONNECTORS}])"
    rf"|(?P<HAN>.[{_MARKS}]*)"
)


@lru_cache(2)
def tokens(chinese: bool) -> re.Pattern[str]:
    """Return the pattern that cuts a run into tokens, its groups named by Kind, or QUOTE.

    In a Chinese run dash, ellipsis, interpunct and quotes are full-width marks; in any other they belong to
    the Latin word that they touch. Every character is in some token.
    """
    if chinese:
        marks = r"|(?P<DASH>——|[—⸺])|(?P<ELLIPSIS>……|…)|(?P<INTERPUNCT>·)|(?P<QUOTE>[“”‘’])"
        return re.compile(rf"(?P<LATIN>[{_LETTERS}]+)|(?P<SPACE>[{_SPACES}]+){marks}{_WIDE}", re.DOTALL)
    return re.compile(rf"(?P<LATIN>[{_LETTERS}{_CONTEXTUAL}]+)|(?P<SPACE>[{_SPACES}]+){_WIDE}", re.DOTALL)


def is_chinese(language: str) -> bool:
    """True for the languages whose runs are set by Chinese conventions."""
    return language.partition("-")[0] in ("zh", "ja")


def is_latin(text: str) -> bool:
    """True for a paragraph with letters and nothing East Asian: its dashes and quotes are Latin in any document."""
    return bool(text) and max(text) < EAST_ASIAN and any(map(str.isalpha, text))


def latin_quotes(text: str) -> frozenset[int]:
    """Return the places of those curly quotes of a Chinese text that stand in a Latin context.

    A quote is Latin between two Latin neighbours (spaces passed over), as in `don’t` or `the “big” one`;
    a closing quote goes with its opening one. CLREQ 3.1.2: one code point, two widths.
    """
    found: set[int] = set()
    open_quotes: list[tuple[str, bool]] = []
    for match in re.finditer("[“”‘’]", text):
        place, mark = match.start(), match.group()
        between = _is_latin(text[:place].rstrip(" ")[-1:]) and _is_latin(text[place + 1 :].lstrip(" ")[:1])
        if mark in QUOTES_OPENING:
            open_quotes.append((mark, between))
            latin = between
        elif mark == "’" and between and not (open_quotes and open_quotes[-1][0] == "‘"):
            latin = True
        else:
            latin = open_quotes.pop()[1] if open_quotes else between
        if latin:
            found.add(place)
    return frozenset(found)


def _is_latin(character: str) -> bool:
    return "!" <= character < EAST_ASIAN and character not in _CONTEXTUAL


def takes_autospace(character: str) -> bool:
    """True for a Latin letter, digit or sign that keeps a quarter em from a Han character (CLREQ 3.2.6)."""
    return character.isalnum() or character in "+#%°&@_=*$€£¥`"
