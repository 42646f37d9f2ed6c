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
_MARKS = (range(0x300, 0x370), range(0x20D0, 0x20F1), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_ATTACHED = "\u200c\u200d\u2060\ufeff\u00ad" + "".join(chr(code) for codes in _MARKS for code in codes)
"""Marks, selectors and joiners, which stand in one cluster with what is before them (UAX 14, LB 9; UAX 29)."""
GLUE = frozenset("\u00a0\u2007\u202f\u2060\u200d\ufeff")
"""After these no line ends; nor before them, but after a space (UAX 14, LB 8a, 11, 12)."""
WORD_JOINERS = frozenset("\u2060\ufeff")
NEVER_FIRST = frozenset("々〻")
"""Iteration marks, which repeat what stands before them (UAX 14, class NS)."""

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


SPACE, HAN, OPEN, CLOSE, DASH, ELLIPSIS, INTERPUNCT, CONNECTOR, LATIN = Kind
"""The kinds by themselves: Python 3.11 takes ten times as long for `Kind.HAN`, and every atom is asked for its kind."""

IDEOGRAPHIC_SPACE = "\u3000"
_SPACES = " \t\n\r\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u200b\u3000"
_LETTERS = (
    ("!", "\u2001"), ("\u2007", "\u2007"), ("\u200c", "\u2e7f"),
    ("\ua640", "\ua7ff"), ("\uab30", "\uab6f"), ("\ufb00", "\ufb06"),
)  # fmt: skip
"""Letters and signs of Latin and its neighbours: also those above the Han, and the Latin ligatures."""
_CONTEXTUAL = "—⸺…·“”‘’"
_CLASSES = {
    "s": _SPACES, "t": "\u2009", "n": "–", "d": "—", "D": "⸺", "e": "…", "i": "·", "q": "“”‘’",
    "o": OPENING, "c": CLOSING + COMMAS + STOPS, "k": CONNECTORS, "a": _ATTACHED,
}  # fmt: skip

LETTERS = "lanidDeq"
"""The classes that make up words outside of Chinese."""
PLAIN = frozenset(LETTERS + "s")


@lru_cache(4096)
def class_of(character: str) -> str:
    """Return a letter for what a character is to `tokens`: l is any Latin letter or sign, x any Han character."""
    for letter, characters in _CLASSES.items():
        if character in characters:
            return letter
    return "l" if any(first <= character <= last for first, last in _LETTERS) else "x"


@lru_cache(2)
def tokens(chinese: bool) -> re.Pattern[str]:
    """Return the pattern that cuts a run into tokens by its characters' classes, its groups named by Kind, or QUOTE.

    In a Chinese run dash, ellipsis, interpunct and quotes are full-width marks; in any other they belong to
    the Latin word that they touch. The thin spaces about a dash belong to its word. Every character is in some token.
    RUN: several Han characters that carry no marks; each of them is a token.
    Classes, since a pattern of the characters themselves takes longer to compile than a paragraph to be set.
    """
    letters, marks = LETTERS, ""
    if chinese:
        letters = "lan"
        marks = "|(?P<DASH>(?:dd|[dD])a*)|(?P<ELLIPSIS>ee?a*)|(?P<INTERPUNCT>ia*)|(?P<QUOTE>qa*)"
    wide = "|(?P<RUN>xx+(?!a))|(?P<OPENING>oa*)|(?P<CLOSING>ca*)|(?P<CONNECTOR>ka*)|(?P<HAN>.a*)"
    return re.compile(f"(?P<LATIN>[{letters}]+(?:t[nd]t[{letters}]+)*)|(?P<SPACE>[st]+){marks}{wide}")


def attached_start(text: str) -> int:
    """Return how many marks and joiners stand at the start of a text."""
    return len(text) - len(text.lstrip(_ATTACHED))


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
        if mark == "’" and place and _is_letter(text, place - 1) and _is_letter(text, place + 1):
            latin = True  # an apostrophe: no closing quote has letters on both of its sides
        elif mark in QUOTES_OPENING:
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


def _is_letter(text: str, place: int) -> bool:
    """True if a Latin letter stands at a place of a text."""
    letter = text[place : place + 1]
    return letter.isalpha() and _is_latin(letter)


def visible_edge(word: str, first: bool) -> str:
    """The first or last character of a word that is neither a mark on another one nor invisible."""
    found = word.strip(_ATTACHED) or word
    return found[0] if first else found[-1]


def takes_autospace(character: str) -> bool:
    """True for a Latin letter, digit or sign that keeps a quarter em from a Han character (CLREQ 3.2.6)."""
    return character.isalnum() or character in "+#%°&@_=*$€£¥`"
